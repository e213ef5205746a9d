"""What the documents say is so: links lead somewhere, commands exist, code is as quoted."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest
import typer

from infrastructure.settings import Settings
from interface.cli.commands import app
from tests.support import golden
from tests.support.source import ROOT, named

DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
    *sorted((ROOT / "deploy").rglob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
DECISIONS = sorted((ROOT / "docs/adr").glob("[0-9]*.md"))
SECTIONS = ["背景", "决定", "后果", "其他办法"]
LINES_OF_CODE_MAX = 10

FENCE = re.compile(r"^( *)```(.*)\n((?:.*\n)*?)\1```$", re.MULTILINE)
LINK = re.compile(r"\]\(([^()\s]+)\)")
QUOTED = re.compile(r"(?:#|--) (\S+\.(?:py|sql))$")
PATH = re.compile(r"(?:application|deploy|docs|domain|infrastructure|interface|tests)/[\w./-]*")


class Block(NamedTuple):
    """A fenced block: where it stands, what its fence says, and what is in it."""

    document: Path
    said: str
    text: str

    def __str__(self) -> str:
        return f"{named(self.document)}: {self.text.strip().splitlines()[0]}"


class Mention(NamedTuple):
    """Something that a document names in its code, to be looked up."""

    document: Path
    what: str

    def __str__(self) -> str:
        return f"{named(self.document)}: {self.what}"


@cache
def text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def blocks() -> Iterator[Block]:
    for document in DOCUMENTS:
        for _, said, body in FENCE.findall(text(document)):
            yield Block(document, said, dedent(body))


def prose(document: Path) -> str:
    return FENCE.sub("", text(document))


def inline(document: Path) -> list[str]:
    return re.findall(r"`([^`\n]+)`", prose(document))


def mentioned(pattern: str) -> Iterator[Mention]:
    """What a pattern finds in the code of the documents, inline and in shell blocks."""
    for document in DOCUMENTS:
        shell = [each.text for each in BLOCKS if each[:2] in {(document, ""), (document, "sh")}]
        for code in (*inline(document), *shell):
            yield from (Mention(document, found) for found in re.findall(pattern, code))


def anchors(document: Path) -> set[str]:
    """The headings of a document as links name them."""
    titles = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def commands(group: Any, *above: str) -> Iterator[tuple[str, set[str]]]:
    """Every command of the command line with the options that it knows."""
    for name, command in group.commands.items():
        options = {o for each in command.params for o in (*each.opts, *each.secondary_opts)}
        yield " ".join((*above, name)), options | {"--help"}
        if hasattr(command, "commands"):
            yield from commands(command, *above, name)


BLOCKS = list(blocks())
EXCERPTS = [each for each in BLOCKS if QUOTED.match(each.text.partition("\n")[0])]
EXAMPLES = [each for each in BLOCKS if each.said == "python run"]
LINKS = [Mention(each, to) for each in DOCUMENTS for to in LINK.findall(prose(each))]
PATHS = {Mention(each, it) for each in DOCUMENTS for it in inline(each) if PATH.fullmatch(it)}
COMMANDS = dict(commands(typer.main.get_command(app)))
TARGETS = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), re.MULTILINE))


@pytest.mark.parametrize("link", [each for each in LINKS if ":" not in each.what], ids=str)
def test_a_link_leads_to_a_file_and_its_heading(link: Mention) -> None:
    path, _, anchor = link.what.partition("#")
    target = (link.document.parent / path).resolve() if path else link.document

    assert target.exists()
    assert not anchor or anchor in anchors(target)


@pytest.mark.parametrize("make", sorted(set(mentioned(r"\bmake ([a-z]+)"))), ids=str)
def test_a_make_target_that_is_named_exists(make: Mention) -> None:
    assert make.what in TARGETS


@pytest.mark.parametrize(
    "renda", sorted(set(mentioned(r"(?<![\w.-])renda ([a-z]+[^\n|#&)`]*)"))), ids=str
)
def test_a_command_that_is_named_exists_with_its_options(renda: Mention) -> None:
    first, *rest = renda.what.split()
    nested = f"{first} {rest[0]}" if rest else first
    command = nested if nested in COMMANDS else first
    options = {word for word in rest if word.startswith("--")}

    assert command in COMMANDS
    assert options <= COMMANDS[command]


@pytest.mark.parametrize("path", sorted(PATHS), ids=str)
def test_a_file_that_is_named_exists(path: Mention) -> None:
    assert (ROOT / path.what).exists()


@pytest.mark.parametrize("excerpt", EXCERPTS, ids=str)
def test_an_excerpt_is_in_the_code_and_short(excerpt: Block) -> None:
    first, _, quoted = excerpt.text.partition("\n")
    [file] = QUOTED.findall(first)

    assert quoted in text(ROOT / file)
    assert len(quoted.splitlines()) <= LINES_OF_CODE_MAX


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_runs(example: Block) -> None:
    exec(compile(example.text, str(example), "exec"), {})


@pytest.mark.parametrize("decision", DECISIONS, ids=named)
def test_a_decision_is_one_page_of_four_parts_and_in_the_index(decision: Path) -> None:
    index = text(ROOT / "docs/adr/README.md")
    title = text(decision).partition("\n")[0].removeprefix("# ")

    assert SECTIONS == re.findall(r"^## (.+)$", text(decision), re.MULTILINE)
    assert f"| {title[:4]} | [{title[5:]}]({decision.name}) |" in index
    assert title[:4] == decision.name[:4]


def test_every_setting_is_in_the_table() -> None:
    names = {
        str(field.validation_alias or f"RENDA_{name.upper()}")
        for name, field in Settings.model_fields.items()
    }
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", text(ROOT / "README.md"), re.MULTILINE))

    assert names == table - {"PG_BIN"}


@pytest.mark.parametrize("stored", golden.kept(), ids=lambda each: str(each.file.stem))
def test_every_version_of_every_event_is_in_the_changelog(stored: golden.Golden) -> None:
    said = f"`{stored.topic}`" + (f" 第 {stored.version} 版" if stored.version > 1 else "")

    assert said in text(ROOT / "CHANGELOG.md")

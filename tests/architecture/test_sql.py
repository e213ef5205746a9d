"""Every statement says whose ledger it touches; row-level security is the second lock."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.support.source import ROOT, listed, unused

SCHEMA = "infrastructure/postgres/migrations/*"
"""Definitions, not statements: the catalogue test asks row-level security of every table."""

UNBOUND = {
    "infrastructure/postgres/books.sql:behind": "finds work in all ledgers",
    "infrastructure/postgres/contribute.sql:due": "finds work in all ledgers",
    "infrastructure/postgres/directory.sql:*": "the tree of jurisdictions is public",
    "infrastructure/postgres/due_sheet.sql:by": "a part of due, which binds one",
    "infrastructure/postgres/follow_codes.sql:find": "who brings a code names no ledger",
    "infrastructure/postgres/health.sql:*": "positions of all ledgers, content of none",
    "infrastructure/postgres/ledger.sql:advance": "each row that it writes names its ledger",
    "infrastructure/postgres/ledger.sql:append": "each row that it writes names its ledger",
    "infrastructure/postgres/ledger.sql:append_part": "each row that it writes names a ledger",
    "infrastructure/postgres/ledger.sql:end_turn": "each row that it writes names its ledger",
    "infrastructure/postgres/ledger.sql:open_turn": "the ledgers are its scope",
    "infrastructure/postgres/roles.sql:roles": "roles belong to the cluster, not to a ledger",
    "infrastructure/postgres/tokens.sql:*": "a token is a person's, wherever they work",
    "infrastructure/postgres/ballot_box.sql:boxes": "finds work in all ledgers",
    "infrastructure/postgres/under_way.sql:*": "locks a number, and reads nothing",
    "infrastructure/postgres/vault.sql:unsettled": "finds work in all ledgers",
}
"""Statements without a jurisdiction, and why."""

NAMES = "jurisdiction|jurisdictions|ledgers|parents|children|subtree"
BOUND = re.compile(rf"%\(({NAMES})\)[bst]|\{{({NAMES})\}}")
"""The names of parameters that hold jurisdictions."""


class Statement(NamedTuple):
    file: str
    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.name}"


def statements() -> Iterator[Statement]:
    """Every named statement; what stands in a file before the first name is one too."""
    for path in sorted((ROOT / "infrastructure").rglob("*.sql")):
        file = path.relative_to(ROOT).as_posix()
        if listed(file, {SCHEMA: ""}):
            continue
        text = path.read_text(encoding="utf-8")
        before, *parts = re.split(r"^-- name: (\w+)\s*$", text, flags=re.MULTILINE)
        if re.sub(r"--.*", "", before).strip():
            yield Statement(file, "without a name", before)
        for name, body in zip(parts[::2], parts[1::2], strict=True):
            yield Statement(file, name, re.sub(r"--.*", "", body))


STATEMENTS = list(statements())
LOOSE = [str(each) for each in STATEMENTS if not BOUND.search(each.text)]


def test_a_statement_binds_a_jurisdiction() -> None:
    assert [] == [each for each in LOOSE if not listed(each, UNBOUND)]


def test_no_exception_outlives_its_statement() -> None:
    assert [] == unused(UNBOUND, LOOSE)


def test_a_name_stands_for_one_statement_of_its_file() -> None:
    names = [str(each) for each in STATEMENTS]

    assert sorted(set(names)) == sorted(names)

"""A brief as it is read: plain words, Markdown, HTML, and piece by piece with its links."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from typing import Any
from uuid import UUID

from domain.shared.evidence import Reference, pieces


@dataclass(frozen=True, slots=True)
class Said:
    """一段里的一截：文字；若是数，另有第几个数和它的出处。"""

    text: str
    figure: int | None
    href: str


@dataclass(frozen=True, slots=True)
class BriefText:
    """一份简报的全文，同一内容的几种写法；每个数都链接到它的出处。"""

    heading: str
    text: str
    markdown: str
    html: str
    paragraphs: list[list[Said]]


def written(jurisdiction_id: UUID, id: UUID, row: Any, series: str) -> BriefText:
    """The text of a brief; its numbers are those that were counted for it."""
    figures = iter(enumerate(row.figures, 1))
    base = f"/v1/jurisdictions/{jurisdiction_id}/briefs/{id}/figures"
    paragraphs = [list(_said(each, figures, base)) for each in row.paragraphs]
    issue = f"第{row.number}期" if row.number else ""
    heading = " ".join(part for part in (series, issue, row.title) if part)
    return BriefText(
        heading=heading,
        text="\n".join([heading, *("".join(s.text for s in each) for each in paragraphs)]),
        markdown="\n\n".join([f"# {heading}", *map(_markdown, paragraphs)]),
        html="\n".join([f"<h1>{escape(heading)}</h1>", *map(_html, paragraphs)]),
        paragraphs=paragraphs,
    )


def _said(
    paragraph: str, figures: Iterator[tuple[int, dict[str, Any]]], base: str
) -> Iterator[Said]:
    """A number says its unit, unless the words after it do: {visits}次 is not 9次次."""
    parts = list(pieces(paragraph))
    for piece, after in zip_longest(parts, parts[1:]):
        if isinstance(piece, Reference):
            number, figure = next(figures)
            text, unit = figure["text"], figure["unit"]
            if isinstance(after, str) and after.startswith(unit):
                text = text.removesuffix(unit)
            yield Said(text, number, f"{base}/{number}")
        else:
            yield Said(piece, None, "")


def _markdown(paragraph: list[Said]) -> str:
    return "".join(
        f"[{each.text}]({each.href})" if each.href else _plain(each.text) for each in paragraph
    )


def _plain(text: str) -> str:
    r"""Words that Markdown leaves as they are.

    >>> print(_plain("[注]*"))
    \[注\]\*
    """
    return "".join(f"\\{each}" if each in "\\`*_[]<>#|" else each for each in text)


def _html(paragraph: list[Said]) -> str:
    inner = "".join(
        f'<a href="{escape(each.href)}">{escape(each.text)}</a>'
        if each.href
        else escape(each.text)
        for each in paragraph
    )
    return f"<p>{inner}</p>"

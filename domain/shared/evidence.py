"""带据文字 — sentences whose every number is a reference to what it is counted from.

``{activities}`` is a figure of this place up to the day of the text; further parts, after
bars, name another place, another day or a period, and the position that was counted to:
``{activities|130608|2024-01-01..2024-09-30|128}``. ``{a/b}`` is a rate, in percent.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.shared.errors import BadValue

REFERENCE = re.compile(r"\{([^{}]*)\}")
PARTS = re.compile(
    r"(?P<key>[a-z][a-z0-9_.-]*)(/(?P<base>[a-z][a-z0-9_.-]*))?"
    r"(\|(?P<place>[0-9A-Za-z._-]*))?"
    r"(\|((?P<first>\d{4}-\d{2}-\d{2})\.\.)?(?P<last>\d{4}-\d{2}-\d{2})?)?"
    r"(\|(?P<position>[0-9]*))?"
)
DATES = (
    r"\d{4}年?[—-]\d{4}年|\d{4}年(度|代)?(\d{1,2}月)?(\d{1,2}日)?"
    r"|\d{1,2}月(\d{1,2}日)?|\d{1,2}日"
)
ORDINALS = r"第\d+[期届次条章项号名组]|[〔\[]\d{4}[〕\]]\d+号|^\s*[（(]?\d{1,2}[)）.、．]"
FREE = re.compile(rf"《[^》]*》|{DATES}|{ORDINALS}")
"""Titles, dates, ordinals: they count nothing."""

UNIT = r"(人次|件次|户次|个次|[件条名个次户场期人元项处棵])"
WORDS = r"一二三四五六七八九零〇两"
COUNTED = re.compile(rf"[{WORDS}]*[十百千万亿][{WORDS}十百千万亿]*[余多来]?{UNIT}")
QUOTED = re.compile(r"“[^”]*”")
DIGITS = re.compile(r"[\d.,，%％]*\d[\d.,%％]*")


class NumberWithoutEvidence(BadValue):
    """{number} in paragraph {paragraph} has no evidence; refer to a figure instead."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a number is counted from; what is not named is that of the text itself."""

    text: str
    key: str
    base: str
    place: str
    first: date | None
    last: date | None
    position: int | None


Piece = str | Reference


def pieces(paragraph: str) -> Iterator[Piece]:
    """Plain words and references, in order.

    Raises:
        BadValue: a reference that cannot be read.
    """
    end = 0
    for found in REFERENCE.finditer(paragraph):
        if found.start() > end:
            yield paragraph[end : found.start()]
        yield _reference(found[1])
        end = found.end()
    if end < len(paragraph):
        yield paragraph[end:]


def references(paragraphs: Iterable[str]) -> list[Reference]:
    """Every reference of a text, in order; a number that is none is refused.

    >>> [each.key for each in references(["开展活动{activities}，办结率{closed/handled}。"])]
    ['activities', 'closed']
    """
    found = []
    for number, paragraph in enumerate(paragraphs, 1):
        found += [piece for piece in pieces(paragraph) if isinstance(piece, Reference)]
        bare(REFERENCE.sub(" ", paragraph), number)
    return found


def bare(words: str, paragraph: int) -> None:
    """Refuse a number in plain words, in digits or in characters.

    >>> bare("2024年9月，第3期《1+1》工作简报，“万名代表促壮腰”", 1)
    """
    plain = FREE.sub(" ", words)
    found = DIGITS.search(plain) or COUNTED.search(QUOTED.sub(" ", plain))
    if found:
        raise NumberWithoutEvidence(
            field=f"paragraphs[{paragraph - 1}]",
            reason=f"“{found[0]}”没有依据，请写成 {{指标}}",
            number=found[0],
            paragraph=paragraph,
        )


def _reference(text: str) -> Reference:
    found = PARTS.fullmatch(text)
    if not found:
        raise BadValue(field="paragraphs", reason=f"{{{text}}} 应写作 {{指标|行政区|日期}}")
    try:
        first, last = (
            date.fromisoformat(found[name]) if found[name] else None
            for name in ("first", "last")
        )
    except ValueError:
        raise BadValue(field="paragraphs", reason=f"{{{text}}} 里的日期不对") from None
    if first and last and last < first:
        raise BadValue(field="paragraphs", reason=f"{{{text}}} 的结束日期早于开始日期")
    return Reference(
        text,
        found["key"],
        found["base"] or "",
        found["place"] or "",
        first,
        last,
        int(found["position"]) if found["position"] else None,
    )

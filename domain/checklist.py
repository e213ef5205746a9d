"""清单 — what each deputy, group or member is asked to do (八个一、六个一), and what ticks it.

An item with a ``code`` is counted. Where a record of the ledger shows that it was done, the
item is ``ticked_by`` such records; where none does, somebody enters it, with its evidence.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from domain.shared.errors import BadValue
from domain.shared.indicator import Indicator, Kind, check_where
from domain.shared.source import SOURCES, Source

Item = Mapping[str, Any]
"""text, key, code, subject, quantity, frequency, evidence, ticked_by: source and where."""


class Subject(StrEnum):
    """Who is asked to do it, one by one."""

    DEPUTY = "deputy"
    MEMBER = "standing_committee_member"
    GROUP = "group"


FREQUENCIES = {"": 0, "一次": 0, "每年": 12, "每半年": 6, "每季度": 3, "每月": 1}
"""How many months one period has; 0: the whole campaign is one."""

_DEPUTIES: Mapping[str, str] = {
    Source.ACTIVITIES: "participants",
    Source.FILED: "deputies",
    Source.RESOLVED: "deputies",
    Source.MEETINGS: "attendees",
    Source.MATCHINGS: "deputies",
    Source.CHECKLIST: "deputies",
}
_GROUPS: Mapping[str, str] = {
    Source.ACTIVITIES: "groups",
    Source.FILED: "groups",
    Source.RESOLVED: "groups",
    Source.CHECKLIST: "groups",
}
WHO: Mapping[str, Mapping[str, str]] = {
    Subject.DEPUTY: _DEPUTIES,
    Subject.MEMBER: _DEPUTIES,
    Subject.GROUP: _GROUPS,
}
"""Which list of a record names those who have done it, by subject and source."""

TICKING = tuple(str(source) for source in _DEPUTIES if source != Source.CHECKLIST)
"""The sources whose records may tick an item."""

PREFIX = "checklist."
DONE = ".done"


def check(items: list[dict[str, Any]]) -> None:
    """Refuse a checklist that could not be kept.

    Raises:
        BadValue: an item says nothing, or what ticks it cannot.
    """
    codes: set[str] = set()
    for at, item in enumerate(items):
        where = f"plan.checklist[{at}]"
        if not isinstance(item, dict) or not item.get("text"):
            raise BadValue(field=f"{where}.text", reason="清单事项不能为空")
        if code := item.get("code"):
            _check_counted(item, where)
            if code in codes:
                raise BadValue(field=f"{where}.code", reason=f"{code} 出现两次")
            codes.add(code)
        elif item.get("ticked_by"):
            raise BadValue(field=f"{where}.code", reason="写明由什么记录完成的，须有代码")


def indicators(items: list[dict[str, Any]]) -> list[Indicator]:
    """The figures of a checklist: how often each item was done, and by how many.

    What groups are asked to do is done once by each that a record names: what deputies do
    without a group is none of it.
    """
    return [line for item in items if item.get("code") for line in _lines(item)]


def source_of(item: Item) -> str:
    """Which records tick it; those that are entered, where nothing else does."""
    return str((item.get("ticked_by") or {}).get("source", Source.CHECKLIST))


def find(items: list[dict[str, Any]], code: str) -> dict[str, Any] | None:
    """The item with a code."""
    return next((each for each in items if each.get("code") == code), None)


def times(key: str) -> str:
    """Under which key it is counted how often an item was done."""
    return f"{PREFIX}{key}"


def done(key: str) -> str:
    """Under which key it is counted by how many an item was done."""
    return f"{PREFIX}{key}{DONE}"


def period(frequency: str, on: date) -> tuple[date, date]:
    """The days in which an item has to be done once more; all days if it is done once.

    >>> period("每季度", date(2017, 5, 9))
    (datetime.date(2017, 4, 1), datetime.date(2017, 6, 30))
    """
    months = FREQUENCIES[frequency]
    if not months:
        return date.min, date.max
    first = on.replace(month=(on.month - 1) // months * months + 1, day=1)
    following = first.month + months
    until = first.replace(year=first.year + (following > 12), month=(following - 1) % 12 + 1)  # noqa: PLR2004
    return first, date.fromordinal(until.toordinal() - 1)


def _lines(item: Item) -> list[Indicator]:
    source, code = source_of(item), str(item["code"])
    where = (item.get("ticked_by") or {}).get("where", {})
    if source == Source.CHECKLIST:
        where = {"item": [code]}
    text, subject = str(item["text"]), str(item.get("subject", ""))
    of_groups = subject == Subject.GROUP
    take = _GROUPS[source] if of_groups else "records"
    lines = [Indicator(times(code), text, "次", Kind.TIMES, source, take, where)]
    if subject in WHO:
        unit, who = ("个", "完成的小组") if of_groups else ("名", "完成的代表")
        name, take = f"{text}：{who}", WHO[subject][source]
        lines.append(Indicator(done(code), name, unit, Kind.DISTINCT, source, take, where))
    return lines


def _check_counted(item: Item, where: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", str(item["code"])):
        raise BadValue(field=f"{where}.code", reason="只能用小写字母、数字和下划线，以字母开头")
    if item.get("frequency", "") not in FREQUENCIES:
        known = "、".join(each for each in FREQUENCIES if each)
        raise BadValue(field=f"{where}.frequency", reason=f"应为 {known} 之一")
    if (ticked_by := item.get("ticked_by")) is not None:
        _check_facts(ticked_by, str(item.get("subject", "")), f"{where}.ticked_by")


def _check_facts(ticked_by: Any, subject: str, where: str) -> None:
    source = str(ticked_by.get("source")) if isinstance(ticked_by, dict) else ""
    able = WHO.get(subject, _DEPUTIES)
    if source not in able or source == Source.CHECKLIST:
        known = "、".join(each for each in able if each != Source.CHECKLIST)
        raise BadValue(field=f"{where}.source", reason=f"应为 {known} 之一")
    check_where(SOURCES[source], ticked_by.get("where", {}), where)

"""Reads the entries of a scenario that stand for voters' opinions, and checks their sums."""

from collections.abc import Mapping
from typing import Any

from application.scenario.entries import Entries
from application.scenario.model import Opinions, Place
from application.scenario.problems import Path

ROUTED = ("assign", "village", "hand_up")
"""Ways on which a unit handles it."""

ANSWERED = ("on_spot", *ROUTED)


class OpinionEntries(Entries):
    """群众意见"""

    def opinions(self) -> tuple[Opinions, ...]:
        """群众意见"""
        return self._each("opinions", lambda said: said["title"], self._opinions)

    def _opinions(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Opinions:
        campaign = self._campaigns.of(said, path, places)
        first, last = self._span(said, "heard_on", path, campaign, places)
        count, route = said.get("count", 1), said.get("route", "")
        duplicates = said.get("duplicates", 0)
        solved = _number(said, "solved", count - duplicates, 0)
        most = count - duplicates if route == "on_spot" else solved
        entry = Opinions(
            path=path,
            key=key,
            places=places,
            count=count,
            title=said["title"],
            words=said.get("words", "示例意见，原话从略。"),
            channel=said.get("channel", "visit"),
            extent=said.get("extent", "individual"),
            category=said.get("category", ""),
            focus_area=said.get("focus_area", ""),
            place=said.get("place", ""),
            heard_by=said.get("heard_by", "{at}人大代表"),
            campaign=campaign,
            first=first,
            last=last,
            route=route,
            unit=said.get("unit", ""),
            door=said.get("door", "petition"),
            upper=self._upper(said, path, places),
            suggestions=said.get("suggestions", count - duplicates),
            duplicates=duplicates,
            replied=_number(said, "replied", count - duplicates, most),
            solved=solved,
            fed_back=_number(said, "fed_back", count - duplicates, 0),
            reply=said.get("reply", "已按反映的情况处理。"),
            otherwise=said.get("otherwise", "in_progress"),
            confirmed=_number(said, "confirmed", count - duplicates, 0),
        )
        self._check(entry)
        return entry

    def _upper(
        self, said: Mapping[str, Any], path: Path, places: tuple[Place, ...]
    ) -> Place | None:
        """The congress that it is handed up to, where that is not the next one above."""
        return (
            self._atlas.find(said["to"], (*path, "to"), self._problems)
            if "to" in said
            else None
        )

    def _check(self, entry: Opinions) -> None:
        if entry.route in ROUTED and not entry.unit:
            self._say(entry, "unit", "交办须写明承办单位", "例：unit: 市交通运输局")
        if entry.replied and entry.route not in ANSWERED:
            self._say(entry, "route", "答复以前须有去向", f"写 {'、'.join(ANSWERED)} 之一")
        single = entry.count - entry.duplicates
        if not entry.solved <= entry.replied <= single or entry.fed_back > entry.replied:
            reason = (
                f"不重复的 {single} 条，答复 {entry.replied} 条，解决 {entry.solved} 条，"
                f"反馈 {entry.fed_back} 条"
            )
            self._say(
                entry, "solved", reason, "解决的、反馈的不能多于答复的，答复的不能多于不重复的"
            )
        if entry.confirmed > entry.fed_back:
            reason = f"反馈 {entry.fed_back} 条，群众认可 {entry.confirmed} 条"
            self._say(entry, "confirmed", reason, "反馈以后才认可")
        if entry.duplicates and single < len(entry.places):
            self._say(entry, "duplicates", "每一处须先有一条不重复的", "减少重复的")
        if entry.route == "convert" and not len(entry.places) <= entry.suggestions <= single:
            self._say(
                entry, "suggestions", f"{single} 条意见转不成 {entry.suggestions} 件建议",
                "每处至少一件，不多于意见的条数",
            )  # fmt: skip
        if entry.route == "hand_up" and not all(each.parent_code for each in entry.places):
            self._say(entry, "route", "没有上级可以提交", "在 places 里写明上级")

    def _say(self, entry: Opinions, field: str, reason: str, advice: str) -> None:
        self._problems.add((*entry.path, field), reason, advice)


def _number(said: Mapping[str, Any], key: str, every: int, otherwise: int) -> int:
    """How many; ``all`` is every one that does not repeat another."""
    value = said.get(key, otherwise)
    return every if value == "all" else int(value)

"""Reads the entries of a scenario that stand for people and work."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from application.scenario.adopted import Adopted
from application.scenario.model import (
    Activities,
    Campaign,
    Groups,
    Notice,
    Place,
    Things,
)
from application.scenario.places import Atlas
from application.scenario.problems import Path, Problems
from domain.activity.words import LISTS

PATTERNS = {
    "villages": "{at}第{n}村",
    "enterprises": "{at}企业{n}",
    "projects": "{at}项目{n}",
    "targets": "联系对象{n}",
}
"""How numbered things are called where the file says nothing else."""


class Entries:
    """Reads entries against the places and campaigns of the file."""

    def __init__(
        self,
        document: Mapping[str, Any],
        atlas: Atlas,
        campaigns: Adopted,
        problems: Problems,
    ) -> None:
        self._document = document
        self._atlas = atlas
        self._campaigns = campaigns
        self._problems = problems
        self._as_of = date.fromisoformat(document["as_of"])

    def groups(self) -> tuple[Groups, ...]:
        """代表小组"""
        return self._each("groups", lambda said: said.get("name", "groups"), self._groups)

    def activities(self) -> tuple[Activities, ...]:
        """活动记录"""
        return self._each("activities", lambda said: said["kind"], self._activities)

    def _each(
        self, section: str, label: Callable[[Mapping[str, Any]], str], read: Callable[..., Any]
    ) -> tuple[Any, ...]:
        """Each entry under a key that stays when others are put in before it."""
        met: Counter[str] = Counter()
        found = []
        for at, said in enumerate(self._document.get(section, [])):
            name = str(said.get("key") or label(said))
            met[name] += 1
            key = name if met[name] == 1 else f"{name}#{met[name]}"
            path: Path = (section, at)
            places = self._atlas.where(said["at"], (*path, "at"), self._problems)
            if places:
                found.append(read(path, key, places, said))
        return tuple(found)

    def _groups(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Groups:
        return Groups(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            name=said.get("name", "{at}第{n}代表小组"),
            kind=said.get("kind", "area"),
            basis=said.get("basis", ""),
            formed_on=self._day(said, "formed_on", path),
            squad_size=said.get("squad_size", 0),
            officers=said.get("officers", {}),
        )

    def _activities(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Activities:
        campaign = self._campaigns.of(said, path, places)
        first, last = self._span(said, "occurred_on", path, campaign, places)
        return Activities(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            kind=said["kind"],
            campaign=campaign,
            first=first,
            last=last,
            place=said.get("place", ""),
            focus_area=said.get("focus_area", ""),
            checklist_item=said.get("checklist_item", ""),
            note=said.get("note", ""),
            by_groups=said.get("by_groups", False),
            participants=said.get("participants", 0),
            things={
                name: self._things((*path, name), name, said[name])
                for name in LISTS
                if name in said and name != "participants"
            },
            totals=said.get("totals", {}),
            also=tuple(self._also(said, path, places)),
            notice=_notice(said["notice"]) if "notice" in said else None,
            on_leave=said.get("on_leave", 0),
            absent=said.get("absent", 0),
            rounds=said.get("rounds", False),
            from_deputy=said.get("from_deputy", 1),
            person_times=said.get("person_times", 0),
        )

    def _also(
        self, said: Mapping[str, Any], path: Path, places: tuple[Place, ...]
    ) -> Iterator[Campaign]:
        """The campaigns that it served beside its own."""
        for at, key in enumerate(said.get("also", [])):
            campaign = self._campaigns.of({"campaign": key}, (*path, "also", at), places)
            if campaign:
                yield campaign

    def _span(
        self,
        said: Mapping[str, Any],
        single: str,
        path: Path,
        campaign: Campaign | None,
        places: tuple[Place, ...],
    ) -> tuple[date, date]:
        """The days of the records: the one stated, from–to, or while the campaign ran."""
        if single in said:
            on = self._day(said, single, path)
            return on, on
        adoptions = [
            adoption for place in places if campaign and (adoption := campaign.adoption(place))
        ]
        closed = [adoption.closed[0] for adoption in adoptions if adoption.closed]
        last = self._day(said, "to_on", path, min(closed, default=self._as_of))
        launched = max((adoption.launched_on for adoption in adoptions), default=last)
        first = self._day(said, "from_on", path, launched)
        if first > last:
            self._problems.add(
                (*path, "from_on"),
                f"开始（{first}）晚于结束（{last}）",
                "改正 from_on 或 to_on",
            )
            return last, last
        return first, last

    def _day(
        self, said: Mapping[str, Any], key: str, path: Path, otherwise: date | None = None
    ) -> date:
        on = date.fromisoformat(said[key]) if key in said else otherwise or self._as_of
        if on > self._as_of:
            self._problems.add(
                (*path, key),
                f"{on} 晚于本文件的截止日期 as_of（{self._as_of}）",
                "改正日期或 as_of",
            )
        return on

    def _things(self, path: Path, name: str, said: Any) -> Things:
        """Things met, from a number, a list of names, or both."""
        if isinstance(said, int):
            said = {"distinct": said}
        elif isinstance(said, list):
            said = {"names": said}
        names = tuple(said.get("names", []))
        things = Things(
            distinct=said.get("distinct", len(names)),
            names=names,
            pattern=said.get("pattern", PATTERNS[name]),
        )
        numbered = things.distinct - len(names)
        if numbered < 0:
            self._problems.add(
                (*path, "distinct"),
                f"写了 {len(names)} 个名称，多于总数 {things.distinct}",
                "改正总数或名称",
            )
        if numbered > 1 and "{n}" not in things.pattern:
            self._problems.add(
                (*path, "pattern"), "名称里没有编号 {n}，几个会成为同一个", "写上 {n}"
            )
        return things


def _notice(said: Mapping[str, Any]) -> Notice:
    return Notice(said.get("days", 5), said.get("content", ""), said.get("reason", ""))

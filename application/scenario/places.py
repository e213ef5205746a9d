"""Reads the places of a scenario and finds them again by code, name or county/name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from application.onboarding import EDITION, ESTABLISHED_ON, Beginning
from application.scenario.model import Change, Place, Policy
from application.scenario.problems import Path, Problems
from application.scenario.schema import like
from domain.jurisdiction import Level

RANK = {level: at for at, level in enumerate(Level)}


class Atlas:
    """The places of a file, parents before children."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = tuple(sorted(places, key=lambda place: RANK[Level(place.level)]))
        self._named: dict[str, list[Place]] = {}
        by_code = {place.code: place for place in places if place.code}
        for place in self.places:
            over = by_code.get(place.parent_code)
            names = {place.name, place.code, f"{place.parent_code}/{place.name}"}
            names |= {f"{over.name}/{place.name}"} if over else set()
            for name in names - {""}:
                self._named.setdefault(name, []).append(place)

    def find(self, name: str, path: Path, problems: Problems) -> Place | None:
        """The place of a code, a name, or county/name."""
        found = self._named.get(name, [])
        if not found:
            problems.add(
                path,
                f"places 里没有“{name}”",
                "先在 places 里写上它；" + like(name, [place.name for place in self.places]),
            )
        elif len(found) > 1:
            clear = "、".join(f"{place.parent_code}/{place.name}" for place in found)
            problems.add(path, f"有 {len(found)} 个“{name}”", f"写明是哪一个：{clear}")
        return found[0] if len(found) == 1 else None

    def named(self, name: str) -> Place | None:
        """The one place of a name; nothing is said where there is none."""
        found = self._named.get(name, [])
        return found[0] if len(found) == 1 else None

    def where(self, at: Any, path: Path, problems: Problems) -> tuple[Place, ...]:
        """The places that an ``at`` names: one, a list, or the townships of one."""
        if isinstance(at, dict):
            return self._townships(at, path, problems)
        names = at if isinstance(at, list) else [at]
        found = [self.find(name, path, problems) for name in names]
        return tuple(place for place in found if place)

    def below(self, place: Place) -> list[Place]:
        """The places directly under one."""
        return [each for each in self.places if place.code and each.parent_code == place.code]

    def _townships(
        self, at: Mapping[str, Any], path: Path, problems: Problems
    ) -> tuple[Place, ...]:
        over = self.find(at["townships_of"], (*path, "townships_of"), problems)
        if not over:
            return ()
        below = [each for each in self.below(over) if each.level == Level.TOWNSHIP]
        for name in set(at.get("except", [])) - {place.name for place in below}:
            problems.add(
                (*path, "except"),
                f"{over.name}下没有“{name}”",
                like(name, [p.name for p in below]),
            )
        organs = at.get("organs", [])
        found = tuple(
            place
            for place in below
            if (not organs or place.organ in organs) and place.name not in at.get("except", [])
        )
        if not found:
            problems.add(
                path, f"{over.name}下没有这样的乡级单位", "检查 townships、organs 和 except"
            )
        return found


def read_places(document: Mapping[str, Any], problems: Problems) -> Atlas:
    """Every place that the file states, with its parent resolved.

    The numbers laid down for a place hold in its townships as well.
    """
    stated = list(_stated(document))
    codes = {entry["name"]: entry["code"] for _, entry in stated if entry.get("code")}
    places = [_place(path, entry, codes) for path, entry in stated]
    by_code = {place.code: place for place in places if place.code}
    seen: dict[object, Path] = {}
    for place in places:
        if place.id in seen:
            problems.add(place.path, f"{place.name} 写了两次", "删去一处")
        seen[place.id] = place.path
        _check_parent(place, by_code, problems)
        _check_history(place, problems)
    return Atlas(places)


def _stated(document: Mapping[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    for at, entry in enumerate(document["places"]):
        yield ("places", at), entry
        over = {"parent": entry.get("code", ""), "policy": entry.get("policy", [])}
        for organ, below in entry.get("townships", {}).items():
            for number, township in enumerate(below):
                said = township if isinstance(township, dict) else {"name": township}
                path = ("places", at, "townships", organ, number)
                yield path, {"level": "township", "organ": organ, **over, **said}


def _place(path: Path, entry: Mapping[str, Any], codes: Mapping[str, str]) -> Place:
    place = Place(
        path=path,
        code=entry.get("code", ""),
        name=entry["name"],
        level=entry["level"],
        organ=entry["organ"],
        parent_code=codes.get(entry.get("parent", ""), entry.get("parent", "")),
        beginning=None,
        history=tuple(_change(each, codes) for each in entry.get("history", [])),
        policy=tuple(_policy(each) for each in entry.get("policy", [])),
    )
    if "established" not in entry and not place.history:
        return place
    return replace(place, beginning=_beginning(place, entry.get("established", {}), codes))


def _beginning(place: Place, said: Mapping[str, Any], codes: Mapping[str, str]) -> Beginning:
    parent = said.get("parent", place.parent_code)
    on = said.get("established_on")
    return Beginning(
        name=said.get("name", place.name),
        code=said.get("code", place.code),
        edition=said.get("edition", EDITION),
        level=said.get("level", place.level),
        organ=said.get("organ", place.organ),
        parent_code=codes.get(parent, parent),
        on=date.fromisoformat(on) if on else ESTABLISHED_ON,
    )


def _change(said: Mapping[str, Any], codes: Mapping[str, str]) -> Change:
    parent = said.get("parent", "")
    return Change(
        on=date.fromisoformat(said["changed_on"]),
        name=said.get("name", ""),
        code=said.get("code", ""),
        edition=said.get("edition", EDITION),
        level=said.get("level", ""),
        organ=said.get("organ", ""),
        parent_code=codes.get(parent, parent),
    )


def _policy(said: Mapping[str, Any]) -> Policy:
    from_on = date.fromisoformat(said["from_on"])
    return Policy(key=said["key"], value=said["value"], basis=said["basis"], from_on=from_on)


def _check_parent(place: Place, by_code: Mapping[str, Place], problems: Problems) -> None:
    parent = by_code.get(place.parent_code)
    if not place.code and place.level != Level.TOWNSHIP:
        problems.add((*place.path, "code"), "县级以上须写代码", "填六位行政区划代码")
    if place.level == Level.TOWNSHIP and not place.parent_code:
        problems.add((*place.path, "parent"), "乡级单位须写上级", "填上级的代码或名称")
    elif place.parent_code and not parent:
        problems.add(
            (*place.path, "parent"),
            f"places 里没有上级“{place.parent_code}”",
            "上级也要写进 places；"
            + like(place.parent_code, [each.name for each in by_code.values()]),
        )
    elif parent and RANK[Level(parent.level)] >= RANK[Level(place.level)]:
        problems.add(
            (*place.path, "level"),
            f"{place.name}（{place.level}）不能隶属于{parent.name}（{parent.level}）",
            "上级的层级须高于本级：nation、province、prefecture、county、township",
        )


def _check_history(place: Place, problems: Problems) -> None:
    """From its beginning through every change, a place must arrive at what it is today."""
    if place.beginning is None:
        return
    fields = ("name", "code", "level", "organ", "parent_code")
    state = {field: getattr(place.beginning, field) for field in fields}
    on = place.beginning.on
    for at, change in enumerate(place.history):
        path = (*place.path, "history", at)
        if change.on < on:
            problems.add(
                (*path, "changed_on"), f"{change.on} 早于前一次的 {on}", "按日期先后写"
            )
        said = {field: getattr(change, field) for field in fields if getattr(change, field)}
        if said.items() <= state.items():
            problems.add(path, "这次变更什么也没有改变", "原来的名称、代码写在 established 里")
        state, on = state | said, change.on
    for field in fields:
        if state[field] != getattr(place, field):
            problems.add(
                (*place.path, "history"),
                f"各次变更后 {field} 是“{state[field]}”，本条写的是“{getattr(place, field)}”",
                "补上缺少的那次变更",
            )

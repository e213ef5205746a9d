"""Reads the entries of a scenario for who handles suggestions, and which are key ones."""

from collections.abc import Mapping, Sequence
from typing import Any

from application.scenario.answers import classes, judgements
from application.scenario.campaign_entries import numbered
from application.scenario.entries import Entries
from application.scenario.model import (
    Conference,
    HandlingUnits,
    KeyTopics,
    Place,
    Rejection,
    Suggestions,
)
from application.scenario.problems import Path
from application.scenario.schema import like
from domain.suggestion import Route

NUMBERS = (
    "met",
    "face_to_face",
    "promises",
    "promises_kept",
    "text_public",
    "withdrawn",
    "late",
    "redone",
    "cosigners",
    "extended",
    "merged",
)
"""How many suggestions of an entry went so; none, where it is not said."""


class MatterEntries(Entries):
    """承办单位名册、代表建议、重点督办"""

    def matters(self) -> dict[str, Any]:
        """Each under its name in the scenario; a topic names the suggestions it is made of."""
        self._filed: dict[str, Suggestions] = {
            each.key: each
            for each in self._each("suggestions", lambda said: said["title"], self._suggestions)
        }
        return {
            "handling_units": self._each(
                "handling_units", lambda said: said.get("kind", "units"), self._units
            ),
            "suggestions": tuple(self._filed.values()),
            "key_topics": self._each("key_topics", lambda said: said["title"], self._topics),
        }

    def _suggestions(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Suggestions:
        campaign = self._campaigns.of(said, path, places)
        count = said.get("count", 1)
        resolved = count if said.get("resolved") == "all" else said.get("resolved", 0)
        replied = count if said.get("replied") == "all" else said.get("replied", resolved)
        first, last = self._span(said, "filed_on", path, campaign, places)
        return Suggestions(
            path=path,
            key=key,
            places=places,
            count=count,
            title=said["title"],
            text=said.get("text", "示例建议，正文从略。"),
            sponsor=said.get("sponsor", "deputy"),
            focus_area=said.get("focus_area", ""),
            campaign=campaign,
            first=first,
            last=last,
            route=said.get("route", ""),
            due_days=said.get("due_days", 90),
            replied=replied,
            resolved=resolved,
            reply=said.get("reply", "已按建议办理。"),
            outcome=said.get("outcome", "已解决。"),
            classes=classes(said, replied, resolved),
            judgements=judgements(said, replied),
            second_unit=said.get("second_unit", ""),
            conference=self._conference(said, path),
            rejected=_rejection(said["rejected"]) if "rejected" in said else None,
            drawn_from=self._drawn_from(said, path, count),
            categories=self._each_of(said, path, ("category", "categories"), count),
            units=self._each_of(said, path, ("lead_unit", "lead_units"), count),
            refused=said.get("extension_refused", 0),
            made_public=_all_or(said, "made_public", replied),
            occasion=said.get("occasion", ""),
            assisting=self._assisting(said, path, count),
            delegations=said.get("delegations", 1),
            **{name: said.get(name, 0) for name in NUMBERS},
        )

    def _each_of(
        self, said: Mapping[str, Any], path: Path, names: tuple[str, str], count: int
    ) -> tuple[str, ...]:
        """What is said of each suggestion: the same, so many of each, or taking turns."""
        one, several = names
        if one in said and several in said:
            self._problems.add((*path, several), f"已经写了 {one}", "只写其一")
        given = said.get(several, [said.get(one, "")])
        if isinstance(given, Mapping):
            return self._so_many(given, (*path, several), count, whole=True)
        return _in_turn(numbered(given, "承办单位{n}"), count)

    def _assisting(self, said: Mapping[str, Any], path: Path, count: int) -> tuple[str, ...]:
        """Who helps with each: so many of each, the first ones; or all in turn."""
        given = said.get("assisting_units", [""])
        if isinstance(given, Mapping):
            return self._so_many(given, (*path, "assisting_units"), count)
        return _in_turn(numbered(given, "协办单位{n}"), count)

    def _drawn_from(
        self, said: Mapping[str, Any], path: Path, count: int
    ) -> tuple[tuple[str, ...], ...]:
        """Out of which work each came: all of the same, or so many of each, the first ones."""
        given = said.get("drawn_from", [])
        if not isinstance(given, Mapping):
            return ((*given,),) * count
        works = self._so_many(given, (*path, "drawn_from"), count)
        return tuple((work,) if work else () for work in works)

    def _so_many(
        self, given: Mapping[str, int], path: Path, count: int, *, whole: bool = False
    ) -> tuple[str, ...]:
        """So many of each, one after the other; of the rest nothing is said."""
        each = tuple(name for name, n in given.items() for _ in range(n))
        if len(each) > count or (whole and len(each) < count):
            reason = f"各项共 {len(each)} 件，count 是 {count} 件"
            self._problems.add(path, reason, "改正其一")
        return (*each, *[""] * count)[:count]

    def _conference(self, said: Mapping[str, Any], path: Path) -> Conference | None:
        if "conference" not in said:
            return None
        if said.get("route") not in {Route.ASSIGN, Route.HAND_UP}:
            reason, advice = "联席会议研究的是交办的建议", "route 写 assign 或 hand_up"
            self._problems.add((*path, "conference"), reason, advice)
        met = said["conference"]
        return Conference(numbered(met["units"], "成员单位{n}"), met["decision"])

    def _units(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> HandlingUnits:
        known = set(said["names"])
        renamed, closed = said.get("renamed", []), said.get("closed", [])
        for field, each in (
            *(("renamed", it) for it in renamed),
            *(("closed", it) for it in closed),
        ):
            if each["name"] not in known:
                reason = f"names 里没有“{each['name']}”"
                self._problems.add((*path, field), reason, like(each["name"], known))
        return HandlingUnits(
            path=path,
            key=key,
            places=places,
            names=tuple(said["names"]),
            kind=said.get("kind", ""),
            duties=said.get("duties", ""),
            listed_on=self._day(said, "listed_on", path),
            renamed=tuple(
                (each["name"], each["to"], self._day(each, "renamed_on", path))
                for each in renamed
            ),
            closed=tuple(
                (
                    each["name"],
                    each.get("successor", ""),
                    each.get("reason", "机构改革"),
                    self._day(each, "closed_on", path),
                )
                for each in closed
            ),
        )

    def _topics(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> KeyTopics:
        of, count = said["suggestions"], said.get("count", 1)
        filed = self._filed.get(of)
        if filed is None:
            reason = f"没有 key 是“{of}”的建议"
            self._problems.add((*path, "suggestions"), reason, like(of, self._filed))
        elif not filed.route:
            reason, advice = "重点督办的建议须有去向", "给那一批建议写 route"
            self._problems.add((*path, "suggestions"), reason, advice)
        elif any(place not in filed.places for place in places):
            reason, advice = "那一批建议不都是这里提出的", "at 写提出建议的地方"
            self._problems.add((*path, "at"), reason, advice)
        elif count > filed.count // len(filed.places):
            reason = f"每处有 {filed.count // len(filed.places)} 件，督办 {count} 件"
            self._problems.add((*path, "count"), reason, "改正其一")
        on = self._day(said, "set_on", path)
        concluded = said.get("concluded")
        return KeyTopics(
            path=path,
            key=key,
            places=places,
            title=said["title"],
            suggestions=of,
            count=count,
            leader=said["leader"],
            committee=said.get("committee", ""),
            reason=said.get("reason", ""),
            year=said.get("year", on.year),
            on=on,
            findings=tuple(
                (self._day(each, "supervised_on", (*path, "supervised", at)), each["finding"])
                for at, each in enumerate(said.get("supervised", []))
            ),
            concluded=(
                self._day(concluded, "concluded_on", (*path, "concluded")),
                concluded["conclusion"],
            )
            if concluded
            else None,
        )


def _in_turn(words: Sequence[str], count: int) -> tuple[str, ...]:
    return tuple(words[at % len(words)] for at in range(count))


def _all_or(said: Mapping[str, Any], name: str, everything: int) -> int:
    """A number, or all there are."""
    given: int | str = said.get(name, 0)
    return everything if isinstance(given, str) else given


def _rejection(said: Mapping[str, Any]) -> Rejection:
    return Rejection(
        count=said.get("count", 1),
        code=said.get("code", "no_substance"),
        reason=said.get("reason", "没有实际内容"),
        as_letter=said.get("as_letter", False),
    )

"""Reads the entries of a scenario that stand for stations and the reception of voters."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from application.scenario.entries import Entries
from application.scenario.model import (
    Assessment,
    Pause,
    Place,
    Receptions,
    Stations,
    StationStandards,
)
from application.scenario.problems import Path
from application.scenario.schema import like
from domain.shared.standing import STATION_KINDS


class StationEntries(Entries):
    """家站的标准、家站、接待选民"""

    def stationed(self) -> dict[str, Any]:
        """Each under its name in the scenario; the standards first, which stations name."""
        self._standards: dict[str, StationStandards] = {}
        standards = self._each("station_standards", lambda said: said["name"], self._standard)
        return {
            "station_standards": standards,
            "stations": self._each("stations", lambda said: said["kind"], self._stations),
            "receptions": self._each(
                "receptions", lambda said: said.get("place", "接待"), self._receptions
            ),
        }

    def _standard(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> StationStandards:
        withdrawn = said.get("withdrawn")
        standard = StationStandards(
            path=path,
            key=key,
            places=places,
            name=said["name"],
            items=tuple(said["items"]),
            basis=said.get("basis", ""),
            adopted_on=self._day(said, "adopted_on", path),
            revisions=tuple(
                (
                    self._day(each, "revised_on", (*path, "revised", at)),
                    tuple(each["items"]),
                    each.get("basis", ""),
                )
                for at, each in enumerate(said.get("revised", []))
            ),
            withdrawn=(
                self._day(withdrawn, "withdrawn_on", (*path, "withdrawn")),
                withdrawn["reason"],
            )
            if withdrawn
            else None,
        )
        self._standards[key] = standard
        return standard

    def _stations(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Stations:
        campaign = self._campaigns.of({"campaign": "none"} | dict(said), path, places)
        first, last = self._span(said, "established_on", path, campaign, places)
        return Stations(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            kind=said["kind"],
            tier=said["tier"],
            trade=said.get("trade", ""),
            name=said.get("name", f"{{at}}{STATION_KINDS[said['kind']]}"),
            place=said.get("place", ""),
            campaign=campaign,
            first=first,
            last=last,
            under_construction=said.get("under_construction", False),
            stars=said.get("stars", 0),
            closed_on=self._known(said, "closed_on", path),
            completed_on=self._known(said, "completed_on", path),
            starred_by=said.get("starred_by", "上级人大"),
            starred_on=self._known(said, "starred_on", path),
            staff=said.get("staff", {}),
            assessment=self._assessment(said, path, places) if "assessed" in said else None,
            pause=self._pause(said["suspended"], (*path, "suspended"))
            if "suspended" in said
            else None,
        )

    def _assessment(
        self, said: Mapping[str, Any], path: Path, places: tuple[Place, ...]
    ) -> Assessment | None:
        assessed, count = said["assessed"], said.get("count", 1)
        here = (*path, "assessed")
        standard = self._standards.get(assessed["standard"])
        if standard is None:
            near = like(assessed["standard"], self._standards)
            reason = f"没有标准“{assessed['standard']}”"
            self._problems.add((*here, "standard"), reason, near or "写在 station_standards 里")
            return None
        for place in places:
            if place not in standard.places:
                reason = f"{place.name}没有制定标准“{standard.name}”"
                self._problems.add((*here, "standard"), reason, "在它的 at 里加上")
        met = assessed.get("met", "all")
        missing = tuple(assessed.get("missing", []))
        items = standard.items
        if standard.revisions:
            items = standard.revisions[-1][1]
        for item in missing:
            if item not in items:
                self._problems.add((*here, "missing"), f"标准里没有“{item}”", like(item, items))
        if met != "all" and (met > count or (met < count and not missing)):
            reason = f"{count} 个家站，达标 {met} 个"
            self._problems.add((*here, "met"), reason, "没有达标的，用 missing 写明缺什么")
        return Assessment(
            standard=standard,
            met=count if met == "all" else met,
            missing=missing,
            by=assessed.get("by", "{at}人大"),
            on=self._day(assessed, "assessed_on", here),
            rectified_on=self._known(assessed, "rectified_on", here),
        )

    def _pause(self, said: Mapping[str, Any], path: Path) -> Pause:
        on = self._day(said, "suspended_on", path)
        return Pause(on, said["reason"], self._known(said, "resumed_on", path))

    def _known(self, said: Mapping[str, Any], key: str, path: Path) -> date | None:
        return self._day(said, key, path) if key in said else None

    def _receptions(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Receptions:
        campaign = self._campaigns.of(said, path, places)
        first, last = self._span(said, "held_on", path, campaign, places)
        return Receptions(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            place=said.get("place", "{at}代表联络站"),
            campaign=campaign,
            first=first,
            last=last,
            deputies=said.get("deputies", 1),
            participants=said.get("participants", 0),
            voters=said.get("voters"),
            voter_times=said.get("voter_times", said.get("voters", 0)),
            announced_days=said.get("announced_days"),
            published=said.get("published", False),
        )

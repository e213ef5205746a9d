"""Reads the entries of a scenario that stand for stations and the reception of voters."""

from collections.abc import Mapping
from typing import Any

from application.scenario.entries import Entries
from application.scenario.model import Place, Receptions, Stations
from application.scenario.problems import Path
from domain.shared.standing import STATION_KINDS


class StationEntries(Entries):
    """家站、接待选民"""

    def stations(self) -> tuple[Stations, ...]:
        """家站"""
        return self._each("stations", lambda said: said["kind"], self._stations)

    def receptions(self) -> tuple[Receptions, ...]:
        """接待选民"""
        return self._each(
            "receptions", lambda said: said.get("place", "接待"), self._receptions
        )

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
            closed_on=self._day(said, "closed_on", path) if "closed_on" in said else None,
        )

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
            voters=said.get("voters"),
            voter_times=said.get("voter_times", said.get("voters", 0)),
        )

"""Reads the entries of a scenario that stand for deputies, duty reports and duty files."""

from collections.abc import Mapping
from typing import Any

from application.scenario.campaign_entries import CampaignEntries
from application.scenario.duty_records import fates, mandate
from application.scenario.model import Deputies, DutyRecords, DutyReports, Mandate, Place
from application.scenario.problems import Path
from domain.shared.grade import GRADES

BALLOTS = dict.fromkeys(grade.code for scheme in GRADES.values() for grade in scheme.classes)
"""Every grade of every scheme, each once."""


class DutyEntries(CampaignEntries):
    """代表、述职 and 履职登记."""

    def deputies(self) -> tuple[Deputies, ...]:
        """登记的代表"""
        return self._each("deputies", _deputies_label, self._deputies)

    def duty_reports(self) -> tuple[DutyReports, ...]:
        """述职"""
        return self._each("duty_reports", lambda said: said.get("to", "述职"), self._reports)

    def duty_records(self) -> tuple[DutyRecords, ...]:
        """履职登记"""
        return self._each("duty_records", lambda said: said["title"], self._entered)

    def _reports(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> DutyReports:
        campaign = self._campaigns.of(said, path, places)
        first, last = self._span(said, "held_on", path, campaign, places)
        classes = {name: said[name] for name in BALLOTS if name in said}
        returned = sum(classes.values())
        issued = said.get("issued", returned)
        if issued < returned:
            reason = f"发出 {issued} 票，收回 {returned} 票"
            self._problems.add((*path, "issued"), reason, "收回的不能多于发出的")
        return DutyReports(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            campaign=campaign,
            first=first,
            last=last,
            to=said.get("to", "{at}第{n}选区"),
            place=said.get("place", ""),
            present=said.get("present", 0),
            issued=issued,
            classes=classes,
        )

    def _entered(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> DutyRecords:
        first, last = self._span(said, "occurred_on", path, None, places)
        return DutyRecords(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            kind=said["kind"],
            title=said["title"],
            first=first,
            last=last,
            quantity=said.get("quantity", 1),
            evidence=said.get("evidence", "代表履职手册"),
        )

    def _deputies(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Deputies:
        seats = [said, *said.get("also", [])]
        return Deputies(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            prefix=said.get("name", "代表"),
            mandates=tuple(self._mandate(path, seat) for seat in seats),
            constituency=said.get("constituency", ""),
            registered_on=self._day(said, "registered_on", path),
            fates=tuple(fates(said)),
        )

    def _mandate(self, path: Path, seat: Mapping[str, Any]) -> Mandate:
        name = seat.get("congress_of")
        where = (*path, "congress_of")
        return mandate(seat, self._atlas.find(name, where, self._problems) if name else None)


def _deputies_label(said: Mapping[str, Any]) -> str:
    return f"{said['level']}代表"

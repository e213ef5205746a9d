"""Holds duty reports and entries of duty files against the deputies that are registered."""

from collections.abc import Mapping
from uuid import UUID

from application.scenario.model import DutyRecords, DutyReports, Scenario
from application.scenario.problems import Problems

Registered = Mapping[UUID, list[UUID]]


def check_duties(scenario: Scenario, registered: Registered, problems: Problems) -> None:
    """Nobody reports, and nothing is entered, where nobody is registered."""
    entries: list[DutyReports | DutyRecords] = [*scenario.duty_reports, *scenario.duty_records]
    for entry in entries:
        for place in entry.places:
            if not registered.get(place.id):
                problems.add(
                    (*entry.path, "at"),
                    f"{place.name}没有登记代表",
                    "先在 deputies 里登记，编号即可",
                )

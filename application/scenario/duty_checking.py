"""Holds duty reports and entries of duty files against the deputies that are registered."""

from collections.abc import Mapping
from uuid import UUID

from application.scenario.model import DutyRecords, DutyReports, Place, Scenario
from application.scenario.problems import Problems
from domain.shared.grade import GRADES

Registered = Mapping[UUID, list[UUID]]


def check_duties(scenario: Scenario, registered: Registered, problems: Problems) -> None:
    """Nobody reports, and nothing is entered, where nobody is registered; ballots fit there."""
    entries: list[DutyReports | DutyRecords] = [*scenario.duty_reports, *scenario.duty_records]
    for entry in entries:
        for place in entry.places:
            if not registered.get(place.id):
                problems.add(
                    (*entry.path, "at"),
                    f"{place.name}没有登记代表",
                    "先在 deputies 里登记，编号即可",
                )
    for report in scenario.duty_reports:
        for place in report.places:
            _check_grades(report, place, problems)


def _check_grades(entry: DutyReports, place: Place, problems: Problems) -> None:
    """Each grade is one of those that the place lays down for the day."""
    scheme = GRADES[place.rules(entry.first).choice("duty_report_scheme")]
    known = [grade.code for grade in scheme.classes]
    for name in entry.classes:
        if name not in known:
            problems.add(
                (*entry.path, name),
                f"{place.name}的述职评议分为“{scheme.title}”",
                "写 "
                + "、".join(f"{grade.code}（{grade.name}）" for grade in scheme.classes)
                + "；当地另有规定的，在 places 的 policy 里写 duty_report_scheme",
            )

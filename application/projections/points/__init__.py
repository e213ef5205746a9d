"""What a row of a board adds to the figures: pure, so that live, rebuild and replay agree."""

from collections.abc import Callable
from typing import Any

from application.projections.activity_register import ActivityRow
from application.projections.checklist_register import ChecklistRow
from application.projections.deputy_group_register import DeputyGroupRow
from application.projections.deputy_register import DeputyRow
from application.projections.duty_record_register import DutyRecordRow
from application.projections.duty_report_register import DutyReportRow
from application.projections.handling_case_board import HandlingCaseRow
from application.projections.inspection_board import InspectionRow
from application.projections.key_topic_board import KeyTopicRow
from application.projections.livelihood_project_board import LivelihoodProjectRow
from application.projections.livelihood_vote_board import LivelihoodVoteRow
from application.projections.matching_register import MatchingRow
from application.projections.meeting_register import MeetingRow
from application.projections.opinion_board import OpinionRow
from application.projections.pilot_register import PilotRow
from application.projections.points import (
    activity,
    checklist_record,
    deputy,
    deputy_group,
    duty_record,
    duty_report,
    handling_case,
    inspection,
    key_topic,
    livelihood_project,
    livelihood_vote,
    matching,
    meeting,
    opinion,
    pilot,
    reception,
    station,
    suggestion,
    working_body,
)
from application.projections.points.line import Lines, Point
from application.projections.reception_register import ReceptionRow
from application.projections.station_register import StationRow
from application.projections.suggestion_board import SuggestionRow
from application.projections.working_body_register import WorkingBodyRow
from domain.shared.source import Source

Add = Callable[[list[Point], Any, Lines], None]
"""Put what a row adds beside what was found; the lines are those of its campaign."""

COUNTED: dict[type[Any], tuple[Add, frozenset[str]]] = {
    ActivityRow: (activity.add, frozenset({Source.ACTIVITIES, Source.ATTENDANCE})),
    LivelihoodVoteRow: (livelihood_vote.add, frozenset({Source.LIVELIHOOD_VOTES})),
    LivelihoodProjectRow: (
        livelihood_project.add,
        frozenset({Source.LIVELIHOOD_COMPLETED, Source.LIVELIHOOD_PROJECTS}),
    ),
    ChecklistRow: (checklist_record.add, frozenset({Source.CHECKLIST})),
    MatchingRow: (matching.add, frozenset({Source.MATCHINGS})),
    WorkingBodyRow: (working_body.add, frozenset({Source.BODIES})),
    PilotRow: (pilot.add, frozenset({Source.PILOTS})),
    MeetingRow: (meeting.add, frozenset({Source.MEETINGS})),
    SuggestionRow: (
        suggestion.add,
        frozenset({Source.FILED, Source.RESOLVED, Source.HANDLING}),
    ),
    HandlingCaseRow: (handling_case.add, frozenset({Source.HANDLING, Source.CASES})),
    KeyTopicRow: (key_topic.add, frozenset({Source.KEY_TOPICS})),
    OpinionRow: (
        opinion.add,
        frozenset({Source.OPINIONS, Source.OPINIONS_SOLVED, Source.OPINION_HANDLING}),
    ),
    InspectionRow: (
        inspection.add,
        frozenset(
            {
                Source.INSPECTIONS,
                Source.FINDINGS,
                Source.FINDINGS_RECTIFIED,
                Source.FINDINGS_REINSPECTED,
            }
        ),
    ),
    DeputyRow: (deputy.add, frozenset({Source.DEPUTIES, Source.MANDATES})),
    DutyRecordRow: (duty_record.add, frozenset({Source.DUTY_RECORDS})),
    DutyReportRow: (duty_report.add, frozenset({Source.DUTY_REPORTS})),
    DeputyGroupRow: (deputy_group.add, frozenset({Source.GROUPS})),
    ReceptionRow: (reception.add, frozenset({Source.RECEPTIONS})),
    StationRow: (station.add, frozenset({Source.STATIONS, Source.STATIONS_PLANNED})),
}
"""Every row that counts: how, and for the indicators of which sources."""


def sources_of(row: type[Any]) -> frozenset[str]:
    """What the rows of a kind count for; nothing, if they only show."""
    return COUNTED[row][1] if row in COUNTED else frozenset()


_ADD = {row: add for row, (add, _) in COUNTED.items()}


def points(row: Any, lines: Lines) -> list[Point]:
    """Everything that a row adds, wherever it counts; ``lines`` are those of its campaign."""
    found: list[Point] = []
    add = _ADD.get(type(row))
    if add is not None:
        add(found, row, lines)
    return found

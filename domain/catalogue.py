"""Every aggregate there is; importing it registers the topic of every event."""

from functools import cache
from typing import Any

from domain.access_grant import AccessGrant
from domain.activity import Activity
from domain.activity_notice import ActivityNotice
from domain.brief import Brief
from domain.brief_series import BriefSeries
from domain.campaign import Campaign
from domain.checklist_record import ChecklistRecord
from domain.declared_figure import DeclaredFigure
from domain.deputy import Deputy
from domain.deputy_group import DeputyGroup
from domain.duty_record import DutyRecord
from domain.duty_report import DutyReport
from domain.duty_sheet import DutySheet
from domain.evaluation import Evaluation
from domain.group_round import GroupRound
from domain.grouping import Grouping
from domain.handling_case import HandlingCase
from domain.handling_unit import HandlingUnit
from domain.import_batch import ImportBatch
from domain.inspection import Inspection
from domain.inspection_round import InspectionRound
from domain.jurisdiction import Jurisdiction
from domain.key_topic import KeyTopic
from domain.livelihood_project import LivelihoodProject
from domain.livelihood_vote import LivelihoodVote
from domain.matching import Matching
from domain.meeting import Meeting
from domain.opinion import Opinion
from domain.oversight import Oversight
from domain.period_report import PeriodReport
from domain.personal_data import PersonalData
from domain.pilot import Pilot
from domain.received_report import ReceivedReport
from domain.reception import Reception
from domain.reminder import Reminder
from domain.score_sheet import ScoreSheet
from domain.shared.aggregate import Aggregate
from domain.station import Station
from domain.station_standard import StationStandard
from domain.suggestion import Suggestion
from domain.working_body import WorkingBody

AGGREGATES: tuple[type[Aggregate], ...] = (
    Jurisdiction,
    Campaign,
    Deputy,
    DeputyGroup,
    DutyRecord,
    DutyReport,
    DutySheet,
    Grouping,
    GroupRound,
    Activity,
    ActivityNotice,
    Meeting,
    Matching,
    WorkingBody,
    Pilot,
    ChecklistRecord,
    Suggestion,
    HandlingCase,
    HandlingUnit,
    Oversight,
    KeyTopic,
    Opinion,
    Reminder,
    LivelihoodVote,
    LivelihoodProject,
    BriefSeries,
    Brief,
    ScoreSheet,
    Evaluation,
    InspectionRound,
    Inspection,
    PeriodReport,
    ReceivedReport,
    Station,
    StationStandard,
    Reception,
    DeclaredFigure,
    ImportBatch,
    AccessGrant,
    PersonalData,
)


@cache
def events() -> dict[str, type[Any]]:
    """Every stored event class by its topic."""
    return {
        str(vars(event)["TOPIC"]): event
        for aggregate in AGGREGATES
        for event in vars(aggregate).values()
        if isinstance(event, type) and "TOPIC" in vars(event)
    }

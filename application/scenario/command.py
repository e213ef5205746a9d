"""What a scenario asks for: commands on records, in stages that wait for one another."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from application import identity
from application.activity import ActivityUseCases
from application.activity_notice import ActivityNoticeUseCases
from application.brief import BriefUseCases
from application.campaign import CampaignUseCases
from application.checklist_record import ChecklistRecordUseCases
from application.declared_figure import DeclaredFigureUseCases
from application.deputy import DeputyUseCases
from application.deputy_group import DeputyGroupUseCases
from application.duty_record import DutyRecordUseCases
from application.duty_report import DutyReportUseCases
from application.evaluation import EvaluationUseCases
from application.group_round import GroupRoundUseCases
from application.handling_case import HandlingCaseUseCases
from application.handling_unit import HandlingUnitUseCases
from application.inspection import InspectionUseCases
from application.inspection_round import InspectionRoundUseCases
from application.jurisdiction import JurisdictionUseCases
from application.key_topic import KeyTopicUseCases
from application.ledger import Receipt
from application.livelihood_project import LivelihoodProjectUseCases
from application.livelihood_vote import LivelihoodVoteUseCases
from application.matching import MatchingUseCases
from application.meeting import MeetingUseCases
from application.opinion import OpinionUseCases
from application.period_report import PeriodReportUseCases
from application.pilot import PilotUseCases
from application.received_report import ReceivedReportUseCases
from application.reception import ReceptionUseCases
from application.scenario.problems import Path
from application.score_sheet import ScoreSheetUseCases
from application.station import StationUseCases
from application.station_standard import StationStandardUseCases
from application.suggestion import SuggestionUseCases
from application.working_body import WorkingBodyUseCases


class UseCases(Protocol):
    """Everything that a scenario goes through: the same that HTTP has."""

    @property
    def handling_cases(self) -> HandlingCaseUseCases: ...
    @property
    def jurisdictions(self) -> JurisdictionUseCases: ...
    @property
    def campaigns(self) -> CampaignUseCases: ...
    @property
    def deputies(self) -> DeputyUseCases: ...
    @property
    def duty_records(self) -> DutyRecordUseCases: ...
    @property
    def duty_reports(self) -> DutyReportUseCases: ...
    @property
    def deputy_groups(self) -> DeputyGroupUseCases: ...
    @property
    def activities(self) -> ActivityUseCases: ...
    @property
    def livelihood_projects(self) -> LivelihoodProjectUseCases: ...
    @property
    def livelihood_votes(self) -> LivelihoodVoteUseCases: ...
    @property
    def meetings(self) -> MeetingUseCases: ...
    @property
    def matchings(self) -> MatchingUseCases: ...
    @property
    def working_bodies(self) -> WorkingBodyUseCases: ...
    @property
    def pilots(self) -> PilotUseCases: ...
    @property
    def checklist_records(self) -> ChecklistRecordUseCases: ...
    @property
    def stations(self) -> StationUseCases: ...
    @property
    def receptions(self) -> ReceptionUseCases: ...
    @property
    def suggestions(self) -> SuggestionUseCases: ...
    @property
    def inspection_rounds(self) -> InspectionRoundUseCases: ...
    @property
    def inspections(self) -> InspectionUseCases: ...
    @property
    def period_reports(self) -> PeriodReportUseCases: ...
    @property
    def received_reports(self) -> ReceivedReportUseCases: ...
    @property
    def briefs(self) -> BriefUseCases: ...
    @property
    def opinions(self) -> OpinionUseCases: ...
    @property
    def activity_notices(self) -> ActivityNoticeUseCases: ...
    @property
    def group_rounds(self) -> GroupRoundUseCases: ...
    @property
    def handling_units(self) -> HandlingUnitUseCases: ...
    @property
    def key_topics(self) -> KeyTopicUseCases: ...
    @property
    def station_standards(self) -> StationStandardUseCases: ...
    @property
    def score_sheets(self) -> ScoreSheetUseCases: ...
    @property
    def evaluations(self) -> EvaluationUseCases: ...
    @property
    def declared_figures(self) -> DeclaredFigureUseCases: ...


@dataclass(frozen=True, slots=True)
class Command:
    """One request; ``path`` is where the file asks for it."""

    jurisdiction_id: UUID
    name: tuple[str, ...]
    path: Path
    method: Callable[..., Awaitable[Receipt]]
    ids: tuple[UUID, ...]
    facts: dict[str, Any]

    @property
    def command_id(self) -> UUID:
        """Fixed by its name."""
        return identity.named(self.jurisdiction_id, "scenario", *self.name)


Track = list[Command]
"""Commands on one record, one after the other."""


Name = tuple[UUID, tuple[str, ...]]
"""A command among all: whose ledger, and its name there."""

Receipts = Mapping[Name, Receipt]
"""What the ledgers have answered so far; a later stage may look an answer up."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Tracks that do not wait for one another. ``carries``: what follows needs the couriers."""

    title: str
    tracks: list[Track]
    carries: bool = False

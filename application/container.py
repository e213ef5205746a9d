"""Everything the edge needs: commands in, read models out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from application.access_grant import AccessGrantUseCases
from application.activity import ActivityUseCases
from application.activity_notice import ActivityNoticeUseCases
from application.ballot_box import BallotBox
from application.behind import Attendance
from application.brief import BriefUseCases
from application.brief_series import BriefSeriesUseCases
from application.campaign import CampaignUseCases
from application.checklist_record import ChecklistRecordUseCases
from application.declared_figure import DeclaredFigureUseCases
from application.deputy import DeputyUseCases
from application.deputy_group import DeputyGroupUseCases
from application.due_sheet import DueSheet
from application.duty_record import DutyRecordUseCases
from application.duty_report import DutyReportUseCases
from application.duty_sheet import DutySheetUseCases
from application.end_of_term import EndOfTerm
from application.evaluation import EvaluationUseCases
from application.follow import FollowCodes, Following
from application.group_round import GroupRoundUseCases
from application.grouping import GroupingUseCases
from application.handling_case import HandlingCaseUseCases
from application.handling_unit import HandlingUnitUseCases
from application.import_batch import ImportBatchUseCases
from application.import_batch.under_way import UnderWay
from application.import_batch.workbook import Workbooks
from application.inspection import InspectionUseCases
from application.inspection_round import InspectionRoundUseCases
from application.jurisdiction import JurisdictionUseCases
from application.key_topic import KeyTopicUseCases
from application.ledger import Ledger
from application.livelihood_project import LivelihoodProjectUseCases
from application.livelihood_vote import LivelihoodVoteUseCases
from application.matching import MatchingUseCases
from application.meeting import MeetingUseCases
from application.opinion import OpinionUseCases
from application.oversight import OversightUseCases
from application.period_report import PeriodReportUseCases
from application.personal_data import PersonalDataUseCases
from application.pilot import PilotUseCases
from application.promises import Promises
from application.received_report import ReceivedReportUseCases
from application.reception import ReceptionUseCases
from application.score_sheet import ScoreSheetUseCases
from application.snapshot import Snapshots
from application.station import StationUseCases
from application.station_standard import StationStandardUseCases
from application.suggestion import SuggestionUseCases
from application.suggestion_history import SuggestionHistories
from application.suggestion_search import SuggestionSearch
from application.vault import Vault
from application.views import Boards, Directory, Rollups, Tokens
from application.working_body import WorkingBodyUseCases


@dataclass(frozen=True, slots=True)
class Container:
    """Built once by infrastructure/bootstrap.py; ``ready`` says what is wrong, by name."""

    access_grants: AccessGrantUseCases
    activities: ActivityUseCases
    activity_notices: ActivityNoticeUseCases
    campaigns: CampaignUseCases
    checklist_records: ChecklistRecordUseCases
    declared_figures: DeclaredFigureUseCases
    deputies: DeputyUseCases
    end_of_term: EndOfTerm
    duty_records: DutyRecordUseCases
    duty_reports: DutyReportUseCases
    duty_sheets: DutySheetUseCases
    deputy_groups: DeputyGroupUseCases
    groupings: GroupingUseCases
    group_rounds: GroupRoundUseCases
    handling_cases: HandlingCaseUseCases
    handling_units: HandlingUnitUseCases
    import_batches: ImportBatchUseCases
    jurisdictions: JurisdictionUseCases
    oversights: OversightUseCases
    personal_data: PersonalDataUseCases
    key_topics: KeyTopicUseCases
    briefs: BriefUseCases
    brief_series: BriefSeriesUseCases
    score_sheets: ScoreSheetUseCases
    evaluations: EvaluationUseCases
    inspection_rounds: InspectionRoundUseCases
    inspections: InspectionUseCases
    period_reports: PeriodReportUseCases
    received_reports: ReceivedReportUseCases
    opinions: OpinionUseCases
    livelihood_projects: LivelihoodProjectUseCases
    livelihood_votes: LivelihoodVoteUseCases
    matchings: MatchingUseCases
    meetings: MeetingUseCases
    pilots: PilotUseCases
    working_bodies: WorkingBodyUseCases
    receptions: ReceptionUseCases
    stations: StationUseCases
    station_standards: StationStandardUseCases
    suggestions: SuggestionUseCases
    follow_codes: FollowCodes
    following: Following
    attendance: Attendance
    boards: Boards
    directory: Directory
    due_sheet: DueSheet
    promises: Promises
    rollups: Rollups
    snapshots: Snapshots
    suggestion_histories: SuggestionHistories
    suggestion_search: SuggestionSearch
    tokens: Tokens
    under_way: UnderWay
    workbooks: Workbooks
    ready: Callable[[], Awaitable[dict[str, str]]]
    gauges: Callable[[], dict[str, float]]

    @classmethod
    def over(
        cls, ledger: Ledger, vault: Vault, ballot_box: BallotBox, **views: Any
    ) -> "Container":
        """The use cases over one ledger, with its vault and ballot box, and the views."""
        return cls(
            access_grants=AccessGrantUseCases(ledger),
            activities=ActivityUseCases(ledger),
            activity_notices=ActivityNoticeUseCases(ledger),
            campaigns=CampaignUseCases(ledger),
            checklist_records=ChecklistRecordUseCases(ledger),
            declared_figures=DeclaredFigureUseCases(ledger),
            deputies=DeputyUseCases(ledger, vault),
            end_of_term=EndOfTerm(ledger, vault, views["boards"]),
            duty_records=DutyRecordUseCases(ledger),
            duty_reports=DutyReportUseCases(ledger),
            duty_sheets=DutySheetUseCases(ledger),
            deputy_groups=DeputyGroupUseCases(ledger),
            following=Following(ledger, views["boards"], views["follow_codes"]),
            groupings=GroupingUseCases(ledger),
            group_rounds=GroupRoundUseCases(ledger),
            handling_cases=HandlingCaseUseCases(ledger),
            handling_units=HandlingUnitUseCases(ledger),
            import_batches=ImportBatchUseCases(
                ledger, vault, views["boards"], views["under_way"]
            ),
            jurisdictions=JurisdictionUseCases(ledger, views["directory"]),
            oversights=OversightUseCases(ledger),
            personal_data=PersonalDataUseCases(
                ledger, vault, views["boards"], views["directory"]
            ),
            key_topics=KeyTopicUseCases(ledger),
            opinions=OpinionUseCases(ledger, vault),
            briefs=BriefUseCases(
                ledger, views["boards"], views["directory"], views["snapshots"]
            ),
            brief_series=BriefSeriesUseCases(ledger),
            score_sheets=ScoreSheetUseCases(ledger),
            evaluations=EvaluationUseCases(ledger, views["boards"], views["snapshots"]),
            inspection_rounds=InspectionRoundUseCases(ledger),
            inspections=InspectionUseCases(ledger),
            period_reports=PeriodReportUseCases(ledger, views["boards"], views["snapshots"]),
            received_reports=ReceivedReportUseCases(ledger),
            livelihood_projects=LivelihoodProjectUseCases(ledger),
            livelihood_votes=LivelihoodVoteUseCases(ledger, ballot_box),
            matchings=MatchingUseCases(ledger),
            meetings=MeetingUseCases(ledger),
            pilots=PilotUseCases(ledger),
            working_bodies=WorkingBodyUseCases(ledger),
            receptions=ReceptionUseCases(ledger),
            stations=StationUseCases(ledger),
            station_standards=StationStandardUseCases(ledger),
            suggestions=SuggestionUseCases(ledger),
            **views,
        )

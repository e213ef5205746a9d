"""账目 — all boards of a ledger and its figures, folded together from its events.

The figures are a function of the rows: they move by what each touched row adds now, less what
it added before. So a correction needs no rule of its own, and live, rebuild and replay are
the same code.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from application.projections import (
    activity_notice_board,
    activity_register,
    brief_register,
    brief_series_register,
    campaign_board,
    checklist_register,
    declared_figure_register,
    deputy_group_register,
    deputy_register,
    duty_record_register,
    duty_report_register,
    duty_sheet_register,
    evaluation_register,
    grant_register,
    group_round_board,
    grouping_board,
    handling_case_board,
    handling_unit_register,
    import_batch_register,
    inspection_board,
    inspection_round_register,
    key_topic_board,
    livelihood_project_board,
    livelihood_vote_board,
    matching_register,
    meeting_register,
    opinion_board,
    oversight_register,
    period_report_register,
    personal_data_register,
    pilot_register,
    place,
    received_report_register,
    reception_register,
    reminder_register,
    score_sheet_register,
    station_register,
    station_standard_register,
    suggestion_board,
    working_body_register,
)
from application.projections.board import Board, Entry
from application.projections.figures import Figures
from application.projections.points import points
from application.projections.points.line import (
    NO_CAMPAIGN,
    STANDING_LINES,
    Lines,
    campaign_lines,
)
from domain import catalogue

PLACES = Board("place", "jurisdiction", place.PlaceRow, place.fold)
CAMPAIGNS = Board("campaign_board", "campaign", campaign_board.CampaignRow, campaign_board.fold)
DEPUTIES = Board("deputy_register", "deputy", deputy_register.DeputyRow, deputy_register.fold)
DUTY_RECORDS = Board(
    "duty_record_register",
    "duty_record",
    duty_record_register.DutyRecordRow,
    duty_record_register.fold,
)
DUTY_REPORTS = Board(
    "duty_report_register",
    "duty_report",
    duty_report_register.DutyReportRow,
    duty_report_register.fold,
)
DUTY_SHEETS = Board(
    "duty_sheet_register",
    "duty_sheet",
    duty_sheet_register.DutySheetRow,
    duty_sheet_register.fold,
)
GROUPS = Board(
    "deputy_group_register",
    "deputy_group",
    deputy_group_register.DeputyGroupRow,
    deputy_group_register.fold,
)
NOTICES = Board(
    "activity_notice_board",
    "activity_notice",
    activity_notice_board.ActivityNoticeRow,
    activity_notice_board.fold,
)
ROUNDS = Board(
    "group_round_board", "group_round", group_round_board.GroupRoundRow, group_round_board.fold
)
GROUPINGS = Board("grouping_board", "grouping", grouping_board.GroupingRow, grouping_board.fold)
ACTIVITIES = Board(
    "activity_register", "activity", activity_register.ActivityRow, activity_register.fold
)
CHECKLIST = Board(
    "checklist_register",
    "checklist_record",
    checklist_register.ChecklistRow,
    checklist_register.fold,
)
MATCHINGS = Board(
    "matching_register", "matching", matching_register.MatchingRow, matching_register.fold
)
BODIES = Board(
    "working_body_register",
    "working_body",
    working_body_register.WorkingBodyRow,
    working_body_register.fold,
)
PILOTS = Board("pilot_register", "pilot", pilot_register.PilotRow, pilot_register.fold)
MEETINGS = Board(
    "meeting_register", "meeting", meeting_register.MeetingRow, meeting_register.fold
)
SUGGESTIONS = Board(
    "suggestion_board", "suggestion", suggestion_board.SuggestionRow, suggestion_board.fold
)
HANDLING_CASES = Board(
    "handling_case_board",
    "handling_case",
    handling_case_board.HandlingCaseRow,
    handling_case_board.fold,
)
HANDLING_UNITS = Board(
    "handling_unit_register",
    "handling_unit",
    handling_unit_register.HandlingUnitRow,
    handling_unit_register.fold,
)
OVERSIGHTS = Board(
    "oversight_register",
    "oversight",
    oversight_register.OversightRow,
    oversight_register.fold,
)
KEY_TOPICS = Board(
    "key_topic_board", "key_topic", key_topic_board.KeyTopicRow, key_topic_board.fold
)
OPINIONS = Board("opinion_board", "opinion", opinion_board.OpinionRow, opinion_board.fold)
REMINDERS = Board(
    "reminder_register", "reminder", reminder_register.ReminderRow, reminder_register.fold
)
LIVELIHOOD_VOTES = Board(
    "livelihood_vote_board",
    "livelihood_vote",
    livelihood_vote_board.LivelihoodVoteRow,
    livelihood_vote_board.fold,
)
LIVELIHOOD_PROJECTS = Board(
    "livelihood_project_board",
    "livelihood_project",
    livelihood_project_board.LivelihoodProjectRow,
    livelihood_project_board.fold,
)
INSPECTION_ROUNDS = Board(
    "inspection_round_register",
    "inspection_round",
    inspection_round_register.InspectionRoundRow,
    inspection_round_register.fold,
)
INSPECTIONS = Board(
    "inspection_board", "inspection", inspection_board.InspectionRow, inspection_board.fold
)
BRIEF_SERIES = Board(
    "brief_series_register",
    "brief_series",
    brief_series_register.BriefSeriesRow,
    brief_series_register.fold,
)
BRIEFS = Board("brief_register", "brief", brief_register.BriefRow, brief_register.fold)
SCORE_SHEETS = Board(
    "score_sheet_register",
    "score_sheet",
    score_sheet_register.ScoreSheetRow,
    score_sheet_register.fold,
)
EVALUATIONS = Board(
    "evaluation_register",
    "evaluation",
    evaluation_register.EvaluationRow,
    evaluation_register.fold,
)
PERIOD_REPORTS = Board(
    "period_report_register",
    "period_report",
    period_report_register.PeriodReportRow,
    period_report_register.fold,
)
RECEIVED_REPORTS = Board(
    "received_report_register",
    "received_report",
    received_report_register.ReceivedReportRow,
    received_report_register.fold,
)
STATIONS = Board(
    "station_register", "station", station_register.StationRow, station_register.fold
)
RECEPTIONS = Board(
    "reception_register",
    "reception",
    reception_register.ReceptionRow,
    reception_register.fold,
)
STATION_STANDARDS = Board(
    "station_standard_register",
    "station_standard",
    station_standard_register.StationStandardRow,
    station_standard_register.fold,
)
DECLARED = Board(
    "declared_figure_register",
    "declared_figure",
    declared_figure_register.DeclaredRow,
    declared_figure_register.fold,
)
IMPORTS = Board(
    "import_batch_register",
    "import_batch",
    import_batch_register.ImportBatchRow,
    import_batch_register.fold,
)
PERSONAL_DATA = Board(
    "personal_data_register",
    "personal_data",
    personal_data_register.PersonalDataRow,
    personal_data_register.fold,
)
GRANTS = Board("grant_register", "access_grant", grant_register.GrantRow, grant_register.fold)

BOARDS: tuple[Board[Any], ...] = (
    PLACES,
    CAMPAIGNS,
    DEPUTIES,
    DUTY_RECORDS,
    DUTY_REPORTS,
    DUTY_SHEETS,
    GROUPS,
    GROUPINGS,
    ROUNDS,
    NOTICES,
    ACTIVITIES,
    MEETINGS,
    CHECKLIST,
    MATCHINGS,
    BODIES,
    PILOTS,
    SUGGESTIONS,
    HANDLING_CASES,
    HANDLING_UNITS,
    OVERSIGHTS,
    KEY_TOPICS,
    OPINIONS,
    REMINDERS,
    LIVELIHOOD_VOTES,
    LIVELIHOOD_PROJECTS,
    INSPECTION_ROUNDS,
    INSPECTIONS,
    BRIEF_SERIES,
    BRIEFS,
    SCORE_SHEETS,
    EVALUATIONS,
    PERIOD_REPORTS,
    RECEIVED_REPORTS,
    STATIONS,
    STATION_STANDARDS,
    RECEPTIONS,
    DECLARED,
    IMPORTS,
    GRANTS,
    PERSONAL_DATA,
)

CLOCKED: tuple[Board[Any], ...] = (
    SUGGESTIONS, HANDLING_CASES, OPINIONS, INSPECTIONS, STATIONS,
)  # fmt: skip
"""Those whose rows have clocks: what a due sheet is made of."""

BOARD_OF: dict[type[Any], Board[Any]] = {
    event: board
    for board in BOARDS
    for topic, event in catalogue.events().items()
    if topic.partition(".")[0] == board.noun
}


Ready = dict[str, dict[UUID, Lines]]
"""Lines made ready, by organ and campaign."""


@dataclass(slots=True)
class Books:
    """The rows of one ledger that are at hand, and what its figures move by.

    ``rows`` holds every row for a rebuild or a replay, and the touched ones for a live batch;
    ``before`` what those were when it began;
    ``organs`` the kinds of organ that the place has had, each with the position it came with.
    They begin at ``since``, where a live batch goes on, and have come to ``at``.
    """

    since: int = 0
    at: int = field(init=False)
    rows: dict[str, dict[UUID, Entry[Any]]] = field(
        default_factory=lambda: {board.table: {} for board in BOARDS}
    )
    before: dict[UUID, Any] = field(default_factory=dict)
    places: list[tuple[int, place.PlaceRow]] = field(default_factory=list)
    organs: list[tuple[int, str]] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)

    def __post_init__(self) -> None:
        self.at = self.since

    def fold(self, events: Iterable[tuple[int, Any]]) -> None:
        """Bring the rows up to the last of these events, and the figures after them.

        Each comes with its position.
        """
        begun, touched = self.at, []
        for self.at, event in events:
            board = BOARD_OF[type(event)]
            rows = self.rows[board.table]
            id_ = event.originator_id
            entry = rows.get(id_)
            before = entry.row if entry else None
            row = board.fold(before, event)
            if row is None:
                continue
            if entry is None:
                entry = rows[id_] = Entry(id_, 0, self.at, 0, row)
            if entry.position <= begun:
                touched.append((entry, before))
                if before is not None and entry.position <= self.since:
                    self.before[id_] = before
            entry.version = event.originator_version
            entry.position = self.at
            entry.row = row
            if board is PLACES:
                self._place(row)
        self._count(touched)

    def touched(self, board: Board[Any]) -> Iterator[Entry[Any]]:
        """The rows of a board that these events have changed."""
        return (each for each in self.rows[board.table].values() if each.position > self.since)

    def organ(self, position: int) -> str:
        """What kind of organ kept this ledger when it reached a position."""
        for since, organ in reversed(self.organs):
            if since <= position:
                return organ
        return ""

    def _place(self, row: place.PlaceRow) -> None:
        self.places.append((self.at, row))
        if not self.organs or self.organs[-1][1] != row.organ:
            self.organs.append((self.at, row.organ))

    def _count(self, touched: Iterable[tuple[Entry[Any], Any]]) -> None:
        """What each row adds now, less what it added before."""
        ready: Ready = {}
        for entry, before in touched:
            try:
                lines = self.lines(entry, ready)
                if before is not None:
                    was = self._lines_before(entry, before, lines, ready)
                    self.figures.move(points(before, was), -1)
                self.figures.move(points(entry.row, lines), 1)
            except Exception:
                self.at = entry.position  # the event that cannot be counted
                raise

    def lines(self, entry: Entry[Any], ready: Ready) -> Lines:
        """The lines of its campaigns, as the organ that recorded the row may count them."""
        return self._lines(entry.row, self.organ(entry.opened), ready)

    def _lines_before(
        self, entry: Entry[Any], before: Any, lines: Lines, ready: Ready
    ) -> Lines:
        """Those of the row as it was: it may have served other campaigns."""
        if vars(before).get("also_serves") == vars(entry.row).get("also_serves"):
            return lines
        return self._lines(before, self.organ(entry.opened), ready)

    def _lines(self, row: Any, organ: str, ready: Ready) -> Lines:
        """What serves two campaigns counts in each, and once in the standing figures."""
        campaign_id = getattr(row, "campaign_id", None)
        also = vars(row).get("also_serves")
        if not also:
            return self._of(campaign_id, organ, ready) if campaign_id else STANDING_LINES
        together = dict(STANDING_LINES)
        for each in (campaign_id, *also) if campaign_id else also:
            for source, lines in self._of(each, organ, ready).items():
                own = [line for line in lines if line.campaign_id != NO_CAMPAIGN]
                together[source] = (*together.get(source, ()), *own)
        return together

    def _of(self, campaign_id: UUID, organ: str, ready: Ready) -> Lines:
        known = ready.setdefault(organ, {})
        if campaign_id not in known:
            campaign = self.rows[CAMPAIGNS.table].get(campaign_id)
            known[campaign_id] = (
                campaign_lines(campaign.row.root_id, campaign.row.indicators, organ)
                if campaign
                else STANDING_LINES
            )
        return known[campaign_id]

"""实践活动 — adopted at one level, issued down, renamed, carried out, added up again."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain import checklist
from domain import plan as plans
from domain.campaign import events
from domain.campaign.words import (
    AlreadyContinues,
    AlreadySubmitted,
    CampaignClosed,
    CampaignPaused,
    CampaignStopped,
    ContinuesItself,
    NoSuchDocument,
    PeriodReported,
    PhaseBehind,
    Status,
    StepTooEarly,
    WrongStage,
)
from domain.plan import NoSuchPhase, NoSuchStep
from domain.shared import indicator
from domain.shared.aggregate import Aggregate
from domain.shared.errors import BadValue

__all__ = [
    "Campaign",
    "NoSuchPhase",
    "NoSuchStep",
    "PeriodReported",
    "PhaseBehind",
    "Status",
    "WrongStage",
]


class Campaign(Aggregate):
    """实践活动: planned or received → adopted → issued, launched → phases → reports → closed.

    A campaign adopted from a parent's campaign counts into it whatever its local title:
    ``root_id`` is the first campaign of the line, ``parent_id`` the one directly above.
    """

    TOPIC = "campaign"

    Event = events.Event
    Planned = events.Planned
    PlanRevised = events.PlanRevised
    Received = events.Received
    Adopted = events.Adopted
    PartyInformed = events.PartyInformed
    Issued = events.Issued
    Launched = events.Launched
    Continued = events.Continued
    PhaseAdvanced = events.PhaseAdvanced
    Rescheduled = events.Rescheduled
    DocumentSubmitted = events.DocumentSubmitted
    Suspended = events.Suspended
    Resumed = events.Resumed
    Cancelled = events.Cancelled
    BelowInformed = events.BelowInformed
    SuperiorNoted = events.SuperiorNoted
    Reported = events.Reported
    Closed = events.Closed

    def __init__(self) -> None:
        self.title = ""
        self.root_id: UUID | None = None
        self.parent_id: UUID | None = None
        self.given = plans.Plan()
        self.plan = plans.Plan()
        self.indicators: list[indicator.Indicator] = []
        self.status = ""
        self.since = date.min
        self.phase = ""
        self.issued_to: set[UUID] = set()
        self.submitted: set[tuple[str, str, str, str]] = set()
        self.launched = False
        self.before = ""
        self.stopped_on: date | None = None
        self.pauses: list[tuple[date, date]] = []
        self.closed_on: date | None = None
        self.superiors: dict[UUID, dict[str, Any]] = {}
        self.previous_id: UUID | None = None
        self.reported_to: date | None = None

    @classmethod
    def draw_up(
        cls,
        *,
        id: UUID,
        title: str,
        plan: dict[str, Any],
        indicators: list[dict[str, Any]],
        planned_on: date,
    ) -> Self:
        """拟订方案 — the first of a line."""
        _titled(title)
        whole = plans.read(plan)
        return cls.begin(
            cls.Planned,
            id=id,
            title=title,
            plan=whole.state(),
            indicators=[line.state() for line in _joined([], whole, indicators)],
            planned_on=planned_on,
        )

    def revise(
        self,
        *,
        title: str,
        plan: dict[str, Any],
        indicators: list[dict[str, Any]],
        reason: str,
        on: date,
    ) -> None:
        """修改方案 — before it is adopted, as a whole; what came from above stays in it.

        The checklist and the indicators from above are kept, local ones stand beside them.
        """
        self._must_be(Status.PLANNED, Status.RECEIVED)
        _titled(title or self.title)
        whole = plans.localise(self.given, plan)
        locked = [line for line in self.indicators if line.core]
        self.trigger_event(
            self.PlanRevised,
            title=title or self.title,
            plan=whole.state(),
            indicators=[line.state() for line in _joined(locked, whole, indicators)],
            reason=reason,
            revised_on=on,
        )

    @classmethod
    def receive(cls, *, id: UUID, **facts: Any) -> Self:
        """收到上级方案 — carried here from the parent's ledger, exactly once."""
        return cls.begin(cls.Received, id=id, **facts)

    def adopt(
        self,
        *,
        title: str,
        plan: dict[str, Any],
        indicators: list[dict[str, Any]],
        adopted_by: str,
        on: date,
    ) -> None:
        """通过方案 — 主任会议 or presidium; a child keeps the parent's core indicators."""
        self._must_be(Status.PLANNED, Status.RECEIVED)
        whole = plans.localise(self.plan, plan)
        self.trigger_event(
            self.Adopted,
            title=title or self.title,
            plan=whole.state(),
            indicators=[line.state() for line in _joined(self.indicators, whole, indicators)],
            adopted_by=adopted_by,
            adopted_on=on,
        )

    def inform_party(self, *, committee: str, answer: str, on: date) -> None:
        """报告同级党委 — after the directors' meeting has approved it."""
        self._must_be(Status.ADOPTED, Status.LAUNCHED)
        self.trigger_event(
            self.PartyInformed, committee=committee, answer=answer, informed_on=on
        )

    def issue(self, *, to: list[UUID], on: date) -> None:
        """印发 — its indicators, the parent's and its own, are locked for those below."""
        self._must_be(Status.ADOPTED, Status.LAUNCHED)
        new = [place for place in dict.fromkeys(to) if place not in self.issued_to]
        if new:
            self.trigger_event(
                self.Issued,
                title=self.title,
                plan=self.plan.state(),
                indicators=[replace(line, core=True).state() for line in self.indicators],
                root_id=self.root_id,
                to=new,
                issued_on=on,
            )
            for by, told in self.superiors.items():
                self._inform(new, by_jurisdiction_id=by, **told)

    def launch(self, *, on: date) -> None:
        """启动 — the mobilisation was held; the first phase begins."""
        self._must_be(Status.ADOPTED)
        self._must_follow(on)
        phases = self.plan.phases
        self.trigger_event(
            self.Launched, phase=phases[0]["name"] if phases else "", launched_on=on
        )

    def advance(self, *, phase: str, on: date) -> None:
        """转入下一阶段 — by decision, in the order of the plan."""
        self._must_be(Status.LAUNCHED)
        names = [str(each["name"]) for each in self.plan.phases]
        if phase not in names:
            raise NoSuchPhase(phase=phase)
        if self.phase and names.index(phase) <= names.index(self.phase):
            raise PhaseBehind(current=self.phase, phase=phase)
        self.trigger_event(self.PhaseAdvanced, phase=phase, advanced_on=on)

    def reschedule(
        self,
        *,
        phase: str,
        step: str,
        from_on: date | None,
        to_on: date | None,
        reason: str,
        on: date,
    ) -> None:
        """调整时间 — of a phase or of one of its steps, by decision and with the reason."""
        self._must_be(Status.ADOPTED, Status.LAUNCHED)
        plans.span(self.plan, phase, step)
        if not from_on and not to_on:
            raise BadValue(field="to_on", reason="须写明调整到哪一天")
        moved = plans.moved(self.plan, phase, step, from_on, to_on)
        plans.read(moved.state())
        self.trigger_event(
            self.Rescheduled,
            phase=phase,
            step=step,
            from_on=from_on,
            to_on=to_on,
            reason=reason,
            rescheduled_on=on,
        )

    def submit(
        self, *, phase: str, step: str, document: str, submitted_by: str, on: date
    ) -> None:
        """提交材料 — that the plan asks for there; it is late after the last day."""
        self._must_be(Status.LAUNCHED, Status.CLOSED)
        span = plans.span(self.plan, phase, step)
        wanted = plans.documents(span)
        if document not in wanted:
            raise NoSuchDocument(
                where=step or phase, document=document, wanted="、".join(wanted) or "—"
            )
        if (phase, step, document, submitted_by) in self.submitted:
            raise AlreadySubmitted(submitted_by=submitted_by, document=document)
        due_on = plans.last_day(span)
        self.trigger_event(
            self.DocumentSubmitted,
            phase=phase,
            step=step,
            document=document,
            submitted_by=submitted_by,
            due_on=due_on,
            late=due_on is not None and on > due_on,
            submitted_on=on,
        )

    def suspend(self, *, reason: str, on: date) -> None:
        """中止 — nothing that is done from this day on is its work, until it is resumed."""
        self._must_be(Status.ADOPTED, Status.LAUNCHED)
        self._must_follow(on)
        self.trigger_event(self.Suspended, reason=reason, suspended_on=on)
        self._inform_below(reason, on)

    def resume(self, *, reason: str, on: date) -> None:
        """恢复"""
        self._must_be(Status.HALTED)
        self._must_follow(on)
        self.trigger_event(self.Resumed, reason=reason, resumed_on=on)
        self._inform_below(reason, on)

    def cancel(self, *, reason: str, on: date) -> None:
        """取消 — for good; what was done before that day still counts."""
        self._must_be(
            Status.RECEIVED,
            Status.PLANNED,
            Status.ADOPTED,
            Status.LAUNCHED,
            Status.HALTED,
        )
        self._must_follow(on)
        self.trigger_event(self.Cancelled, reason=reason, cancelled_on=on)
        self._inform_below(reason, on)

    def note_superior(self, *, by_jurisdiction_id: UUID, **told: Any) -> None:
        """得知上级活动中止、恢复、取消、结束 — told, not bound; those below learn it in turn.

        A congress below is no subordinate organ: it adopted the campaign by a decision of its
        own, and suspends, cancels or closes it by one. Until then its own goes on, and counts.
        """
        self.trigger_event(self.SuperiorNoted, by_jurisdiction_id=by_jurisdiction_id, **told)
        self._inform(self.issued_to, by_jurisdiction_id=by_jurisdiction_id, **told)

    def follow(self, previous: "Campaign", *, on: date) -> None:
        """接续 — last year's campaign goes on in this one, under whatever title."""
        if previous.id == self.id:
            raise ContinuesItself
        if self.previous_id is not None:
            raise AlreadyContinues(previous=self.previous_id)
        self.trigger_event(
            self.Continued,
            previous_id=previous.id,
            previous_root_id=previous.root_id,
            continued_on=on,
        )

    def must_take(self, on: date) -> None:
        """Work is recorded once it is launched; what was done while it ran may come late.

        Not what was done while it was suspended, nor after the day it was closed.
        """
        if not self.launched:
            raise WrongStage(status=self.status, needed=Status.LAUNCHED)
        for paused_on, resumed_on in self.pauses:
            if paused_on <= on < resumed_on:
                raise CampaignPaused(on=paused_on, resumed_on=resumed_on, done_on=on)
        if self.stopped_on and on >= self.stopped_on:
            raise CampaignStopped(status=self.status, on=self.stopped_on)
        if self.closed_on and on > self.closed_on:
            raise CampaignClosed(on=self.closed_on)

    def report(
        self,
        *,
        period_from: date,
        period_to: date,
        at_position: int,
        at_root: str,
        summary: str,
        on: date,
    ) -> None:
        """报送 — what this ledger says at a position; later change shows as changed since."""
        self._must_be(Status.LAUNCHED, Status.CLOSED)
        if period_to < period_from:
            raise BadValue(field="period_to", reason="结束日期早于开始日期")
        if self.reported_to and period_to <= self.reported_to:
            raise PeriodReported(reported_to=self.reported_to)
        self.trigger_event(
            self.Reported,
            period_from=period_from,
            period_to=period_to,
            at_position=at_position,
            at_root=at_root,
            summary=summary,
            reported_on=on,
        )

    def close(self, *, summary: str, on: date) -> None:
        """总结结束"""
        self._must_be(Status.LAUNCHED)
        self._must_follow(on)
        self.trigger_event(self.Closed, summary=summary, closed_on=on)
        self._inform_below(summary, on)

    def _inform_below(self, reason: str, on: date) -> None:
        """How it stands now, and that it was decided here."""
        facts = {"title": self.title, "status": str(self.status), "reason": reason}
        self._inform(self.issued_to, by_jurisdiction_id=None, **facts, decided_on=on)

    def _inform(self, to: Collection[UUID], **facts: Any) -> None:
        if to:
            self.trigger_event(self.BelowInformed, to=sorted(to), **facts)

    def _must_follow(self, on: date) -> None:
        if on < self.since:
            raise StepTooEarly(status=self.status, since=self.since, on=on)

    def _must_be(self, *needed: Status) -> None:
        if self.status not in needed:
            raise WrongStage(status=self.status, needed="、".join(needed))


def _joined(
    known: list[indicator.Indicator], plan: plans.Plan, indicators: list[dict[str, Any]]
) -> list[indicator.Indicator]:
    """Beside the known lines those that are stated, and those that count its checklist."""
    locked = {line.key for line in known if line.core}
    counting = [line for line in checklist.indicators(plan.checklist) if line.key not in locked]
    return indicator.join(known, [*indicator.read(indicators, core=False), *counting])


def _titled(title: str) -> None:
    if not title.strip():
        raise BadValue(field="title", reason="活动须有名称")

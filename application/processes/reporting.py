"""报送 — a period report goes up, what is asked of it comes down, amendments follow it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Recorded
from application.processes.errand import Errand, Follows, back, command
from domain.period_report import PeriodReport
from domain.received_report import ReceivedReport

REPORT = ("figures", "at_position", "at_root", "digest", "summary")
"""What of a submission goes up; which ledgers it counts stays below, held by its digest."""


def _submitted(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    to: UUID = event.to_jurisdiction_id
    id_ = identity.received(to, event.originator_id)
    told = {name: getattr(event, name) for name in REPORT}
    yield Errand(
        to,
        command(recorded, to),
        ReceivedReport,
        id_,
        lambda: ReceivedReport.receive(
            id=id_,
            campaign_id=event.above_campaign_id,
            title=event.title,
            period_from=event.period_from,
            period_to=event.period_to,
            **told,
            from_jurisdiction_id=recorded.jurisdiction_id,
            from_report_id=event.originator_id,
            due_on=event.due_on,
            late=event.late,
            received_on=event.submitted_on,
        ),
        creates=True,
    )


def _resubmitted(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    told = {name: getattr(event, name) for name in ("number", *REPORT)}
    yield _up(recorded, ReceivedReport.receive_again, event.resubmitted_on, **told)


def _amended(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    told = {name: getattr(event, name) for name in ("number", "indicator", "value", "reason")}
    yield _up(recorded, ReceivedReport.note_amendment, event.amended_on, **told)


def _returned(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    told = {"figures": event.figures, "message": event.message, "on": event.returned_on}
    note = PeriodReport.note_return
    return back(recorded, PeriodReport, event.from_report_id, note, **told)


def _accepted(recorded: Recorded) -> Iterator[Errand]:
    event, note = recorded.event, PeriodReport.note_acceptance
    return back(recorded, PeriodReport, event.from_report_id, note, on=event.accepted_on)


def _up(recorded: Recorded, note: Callable[..., None], on: date, **told: Any) -> Errand:
    to: UUID = recorded.event.to_jurisdiction_id
    id_ = identity.received(to, recorded.event.originator_id)
    return Errand(
        to,
        command(recorded, to),
        ReceivedReport,
        id_,
        lambda it: note(it, on=on, **told),
        creates=False,
    )


FOLLOWS: Follows = {
    PeriodReport.Submitted: _submitted,
    PeriodReport.Resubmitted: _resubmitted,
    PeriodReport.Amended: _amended,
    ReceivedReport.Returned: _returned,
    ReceivedReport.Accepted: _accepted,
}

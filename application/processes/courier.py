"""信使 — what one ledger owes another: a fact read from one log becomes a command to the next.

The command id is fixed by the sender and the position, so crash and retry deliver once.
"""

from collections.abc import Iterator
from uuid import UUID

from application import identity
from application.ledger import Recorded
from application.processes import handing_over, moving, passing_on, reporting
from application.processes.errand import Errand, command
from domain.campaign import Campaign
from domain.handling_case import HandlingCase
from domain.jurisdiction import Jurisdiction
from domain.suggestion import Suggestion

__all__ = ["TOPICS", "Errand", "errands"]

PROCESSES = (handing_over, moving, passing_on, reporting)
"""What crosses between congresses, each with the events that it follows."""

OWN = (Campaign.Issued, Jurisdiction.PolicyIssued, Suggestion.Withdrawn)
TOPICS = frozenset({event.TOPIC for event in OWN}).union(*(it.TOPICS for it in PROCESSES))
"""The events that concern another ledger or record: no other is looked at."""


def errands(recorded: Recorded) -> Iterator[Errand]:
    """Everything that follows elsewhere from one event."""
    event = recorded.event
    match event:
        case Campaign.Issued():
            for child in event.to:
                yield _campaign(recorded, child)
        case Jurisdiction.PolicyIssued():
            for child in event.to:
                yield _policy(recorded, child)
        case Suggestion.Withdrawn(case_id=UUID() as case_id):
            yield _withdrawal(recorded, case_id)
        case _:
            for process in PROCESSES:
                yield from process.errands(recorded)


def _campaign(recorded: Recorded, child: UUID) -> Errand:
    event = recorded.event
    id_ = identity.received(child, event.originator_id)
    return Errand(
        child,
        command(recorded, child),
        Campaign,
        id_,
        lambda: Campaign.receive(
            id=id_,
            title=event.title,
            plan=event.plan,
            indicators=event.indicators,
            root_id=event.root_id,
            parent_id=event.originator_id,
            parent_jurisdiction_id=recorded.jurisdiction_id,
            received_on=event.issued_on,
        ),
        creates=True,
    )


def _policy(recorded: Recorded, child: UUID) -> Errand:
    event = recorded.event
    return Errand(
        child,
        command(recorded, child),
        Jurisdiction,
        child,
        lambda it: it.receive_policy(
            parent_id=recorded.jurisdiction_id,
            title=event.title,
            rules=event.rules,
            locked=event.locked,
            from_on=event.from_on,
        ),
        creates=False,
    )


def _withdrawal(recorded: Recorded, case_id: UUID) -> Errand:
    """In the same ledger: the units need not go on."""
    event, here = recorded.event, recorded.jurisdiction_id
    return Errand(
        here,
        command(recorded, here),
        HandlingCase,
        case_id,
        lambda it: it.leave(
            suggestion_id=event.originator_id, reason=event.reason, on=event.withdrawn_on
        ),
        creates=False,
    )

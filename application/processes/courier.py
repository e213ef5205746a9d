"""信使 — what one ledger owes another: a fact read from one log becomes a command to the next.

The command id is fixed by the sender and the position, so crash and retry deliver once.
"""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from application import identity
from application.ledger import Recorded
from application.processes import handing_over, moving, passing_on, reporting
from application.processes.errand import Errand, Follows, command
from domain.campaign import Campaign
from domain.jurisdiction import Jurisdiction

__all__ = ["TOPICS", "Errand", "errands"]


def errands(recorded: Recorded) -> Iterator[Errand]:
    """Everything that follows elsewhere from one event."""
    follows = FOLLOWS.get(type(recorded.event))
    return follows(recorded) if follows else iter(())


def _issued(recorded: Recorded) -> Iterator[Errand]:
    return (_campaign(recorded, child) for child in recorded.event.to)


def _policy_issued(recorded: Recorded) -> Iterator[Errand]:
    return (_policy(recorded, child) for child in recorded.event.to)


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


def _informed(recorded: Recorded) -> Iterator[Errand]:
    """How a campaign above stands, to each place that this one was issued to."""
    event = recorded.event
    note = partial(
        Campaign.note_superior,
        by_jurisdiction_id=event.by_jurisdiction_id or recorded.jurisdiction_id,
        title=event.title,
        status=event.status,
        reason=event.reason,
        decided_on=event.decided_on,
    )
    for child in event.to:
        id_ = identity.received(child, event.originator_id)
        yield Errand(child, command(recorded, child), Campaign, id_, note, creates=False)


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


FOLLOWS: Follows = {
    Campaign.Issued: _issued,
    Campaign.BelowInformed: _informed,
    Jurisdiction.PolicyIssued: _policy_issued,
    **handing_over.FOLLOWS,
    **moving.FOLLOWS,
    **passing_on.FOLLOWS,
    **reporting.FOLLOWS,
}
"""What crosses between congresses, each with the event that it follows."""

TOPICS = frozenset(event.TOPIC for event in FOLLOWS)
"""The events that concern another ledger or record: no other is looked at."""

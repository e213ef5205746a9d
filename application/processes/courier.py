"""信使 — what one ledger owes another: a fact read from one log becomes a command to the next.

The command id is fixed by the sender and the position, so crash and retry deliver once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Recorded
from domain.campaign import Campaign
from domain.handling_case import HandlingCase
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from domain.suggestion import Suggestion


@dataclass(frozen=True, slots=True)
class Errand:
    """One command to another ledger, under the id that makes it happen once."""

    jurisdiction_id: UUID
    command_id: UUID
    kind: type[Aggregate]
    id: UUID
    decide: Callable[..., Any]
    creates: bool


TOPICS = frozenset(
    event.TOPIC
    for event in (
        Campaign.Issued,
        Jurisdiction.PolicyIssued,
        Suggestion.Offered,
        Suggestion.Accepted,
        Suggestion.Refused,
        Suggestion.Replied,
        Suggestion.Judged,
        Suggestion.Withdrawn,
    )
)
"""The events that concern another ledger or record: no other is looked at."""

ANSWER = ("unit", "text", "mode", "outcome", "common", "scheme", "signatory", "promises")
"""What of a reply goes back to the ledger that handed the matter on."""


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
        case Suggestion.Offered():
            yield _offer(recorded)
        case Suggestion.Accepted():
            yield _back(
                recorded,
                lambda it: it.note_acceptance(
                    above_suggestion_id=event.originator_id, on=event.accepted_on
                ),
            )
        case Suggestion.Refused():
            yield _back(
                recorded,
                lambda it: it.note_refusal(
                    proper_holder=event.proper_holder,
                    reason=event.reason,
                    on=event.refused_on,
                ),
            )
        case Suggestion.Withdrawn(case_id=UUID() as case_id):
            yield Errand(  # in the same ledger: the units need not go on
                recorded.jurisdiction_id,
                _command(recorded, recorded.jurisdiction_id),
                HandlingCase,
                case_id,
                lambda it: it.leave(
                    suggestion_id=event.originator_id,
                    reason=event.reason,
                    on=event.withdrawn_on,
                ),
                creates=False,
            )
        case Suggestion.Replied(from_jurisdiction_id=UUID(), complete=True):
            yield _back(
                recorded,
                lambda it: it.note_answer(
                    on=event.replied_on, **{name: getattr(event, name) for name in ANSWER}
                ),
            )
        case Suggestion.Judged(above_jurisdiction_id=UUID() as above):
            yield _judgement(recorded, above)


def _campaign(recorded: Recorded, child: UUID) -> Errand:
    event = recorded.event
    id_ = identity.received(child, event.originator_id)
    return Errand(
        child,
        _command(recorded, child),
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
        _command(recorded, child),
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


def _offer(recorded: Recorded) -> Errand:
    event = recorded.event
    above = event.to_jurisdiction_id
    id_ = identity.offered(above, event.originator_id, recorded.position)
    return Errand(
        above,
        _command(recorded, above),
        Suggestion,
        id_,
        lambda: Suggestion.receive(
            id=id_,
            title=event.title,
            text=event.text,
            focus_area=event.focus_area,
            category=event.category,
            from_jurisdiction_id=recorded.jurisdiction_id,
            from_suggestion_id=event.originator_id,
            received_on=event.offered_on,
        ),
        creates=True,
    )


def _judgement(recorded: Recorded, above: UUID) -> Errand:
    """It follows the matter to whoever answered it."""
    event = recorded.event
    return Errand(
        above,
        _command(recorded, above),
        Suggestion,
        UUID(str(event.above_suggestion_id)),
        lambda it: it.note_judgement(satisfaction=event.satisfaction, on=event.judged_on),
        creates=False,
    )


def _back(recorded: Recorded, decide: Callable[[Suggestion], None]) -> Errand:
    below = recorded.event.from_jurisdiction_id
    return Errand(
        below,
        _command(recorded, below),
        Suggestion,
        recorded.event.from_suggestion_id,
        decide,
        creates=False,
    )


def _command(recorded: Recorded, to: UUID) -> UUID:
    return identity.carried(recorded.jurisdiction_id, recorded.position, str(to))

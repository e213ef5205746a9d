"""转移 — what crosses between ledgers when a deputy is organised elsewhere from now on."""

from collections.abc import Iterator

from application import identity
from application.ledger import Recorded
from application.processes.errand import Errand, Follows, back, command
from domain.deputy import Deputy
from domain.jurisdiction import Jurisdiction

TOLD = ("person_id", "name", "mandates", "with_person", "suspended_on", "reason")
"""What the other ledger learns of them."""


def _offered(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    to = event.to_jurisdiction_id
    id_ = identity.offered(to, event.originator_id, recorded.position)
    told = {name: getattr(event, name) for name in TOLD}
    yield Errand(
        to,
        command(recorded, to),
        Deputy,
        id_,
        lambda place: Deputy.arrive(
            id=id_,
            from_jurisdiction_id=recorded.jurisdiction_id,
            from_deputy_id=event.originator_id,
            on=event.offered_on,
            ended_on=place.ended_on,
            **told,
        ),
        creates=True,
        beside=[(Jurisdiction, to)],
    )


def _accepted(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    return back(
        recorded,
        Deputy,
        event.from_deputy_id,
        Deputy.note_acceptance,
        to_jurisdiction_id=recorded.jurisdiction_id,
        to_deputy_id=event.originator_id,
        on=event.accepted_on,
    )


def _refused(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    note, told = Deputy.note_refusal, {"reason": event.reason, "on": event.refused_on}
    return back(recorded, Deputy, event.from_deputy_id, note, **told)


FOLLOWS: Follows = {
    Deputy.MoveOffered: _offered,
    Deputy.MoveAccepted: _accepted,
    Deputy.MoveRefused: _refused,
}

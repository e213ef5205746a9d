"""Names that are computed, so that repeating a request finds what it made before."""

from collections.abc import Sequence
from uuid import UUID, uuid5

NAMESPACE = UUID("5b1f4a52-6e3c-5d0e-9b8e-7a6f4c2d1e10")


def place(code: str) -> UUID:
    """The id of the jurisdiction first known by a code. A later code does not change it."""
    return uuid5(NAMESPACE, f"jurisdiction:{code}")


def named(jurisdiction_id: UUID, *words: object) -> UUID:
    """An id inside a ledger, from the words that single the thing out."""
    return uuid5(jurisdiction_id, "/".join(map(str, words)))


def carried(jurisdiction_id: UUID, position: int, step: str) -> UUID:
    """The command id of what a process carries: sender, position and step fix it."""
    return uuid5(jurisdiction_id, f"carried:{position}:{step}")


def offered(to: UUID, id: UUID, offer: UUID | int) -> UUID:
    """The id under which an offer stands above: each offer is a record of its own there.

    ``offer`` is the command that made it, or the position that it took.
    """
    return uuid5(to, f"offered:{id}:{offer}")


def passed_on(to: UUID, opinion_id: UUID, position: int) -> UUID:
    """The id under which an opinion stands where it is offered, each time it is."""
    return uuid5(to, f"opinion:{opinion_id}:{position}")


def entrusted(to: UUID, suggestion_id: UUID, number: int) -> UUID:
    """The id under which an oversight stands with the congress that it is entrusted to."""
    return uuid5(to, f"entrusted:{suggestion_id}:{number}")


def case(suggestion_id: UUID) -> UUID:
    """The id of the handling case of a suggestion that is dispatched alone."""
    return uuid5(suggestion_id, "case")


def case_of(suggestion_ids: Sequence[UUID], command_id: UUID) -> UUID:
    """The id of a handling case: of several suggestions, by the command that dispatches it."""
    if len(suggestion_ids) == 1:
        return case(suggestion_ids[0])
    return named(command_id, "record")


def personal_data(jurisdiction_id: UUID, subject_id: UUID) -> UUID:
    """The id of the record of what is done with the personal data of a subject."""
    return uuid5(jurisdiction_id, f"personal_data:{subject_id}")


def received(jurisdiction_id: UUID, origin_id: UUID) -> UUID:
    """The id under which a record that came from another ledger stands in this one."""
    return uuid5(jurisdiction_id, f"received:{origin_id}")

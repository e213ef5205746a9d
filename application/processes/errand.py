"""What one ledger owes another: a command under an id that makes it happen once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Beside, Recorded
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate


@dataclass(frozen=True, slots=True)
class Errand:
    """One command to another ledger.

    ``beside`` names what the decision looks at over there, such as the rules of the place.
    """

    jurisdiction_id: UUID
    command_id: UUID
    kind: type[Aggregate]
    id: UUID
    decide: Callable[..., Any]
    creates: bool
    beside: Beside = ()


Follows = dict[type[Any], Callable[[Recorded], Iterator[Errand]]]
"""What follows elsewhere from the events of one process."""


def command(recorded: Recorded, to: UUID, *words: str) -> UUID:
    """The id of the command: sender, position and receiver fix it.

    ``words`` tell apart what one event brings to the same receiver.
    """
    step = "/".join((str(to), *words))
    return identity.carried(recorded.jurisdiction_id, recorded.position, step)


def back(
    recorded: Recorded,
    kind: type[Aggregate],
    id_: UUID,
    decide: Callable[..., None],
    *words: str,
    ruled: bool = False,
    **facts: Any,
) -> Iterator[Errand]:
    """To the record that this one came from, if it came from another ledger.

    ``ruled``: the decision looks at the rules over there, too.
    """
    if to := recorded.event.from_jurisdiction_id:
        yield Errand(
            to,
            command(recorded, to, *words),
            kind,
            id_,
            partial(decide, **facts),
            creates=False,
            beside=[(Jurisdiction, to)] if ruled else [],
        )

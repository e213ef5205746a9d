"""流转 — whose hands a matter is in, hop by hop: the same chain in every ledger it passes.

A hop is plain text in a dictionary, because events carry the chain from ledger to ledger. It
says which place, on which day it was offered there, from when until when it was held there,
and how that ended. No reason, no text and no unit of another ledger stands in it.
"""

from datetime import date
from typing import Any
from uuid import UUID

Custody = list[dict[str, Any]]
"""Hops in order: ``jurisdiction_id``, ``offered_on``, ``from_on``, ``until_on``, ``how``."""

OFFERED = "offered"  # waits for acceptance; the one who offered it still holds it
HOLDING = "holding"
HANDED_ON = "handed_on"  # the next place has accepted it
REFUSED = "refused"  # never held here
ANSWERED = "answered"
WITHDRAWN = "withdrawn"


def begun(jurisdiction_id: UUID, on: date) -> Custody:
    """It was raised here, or reached us before chains were kept."""
    return [_hop(jurisdiction_id, HOLDING, from_on=on)]


def offered(chain: Custody, to_jurisdiction_id: UUID, on: date) -> Custody:
    """A further place is asked."""
    return [*chain, _hop(to_jurisdiction_id, OFFERED, offered_on=on)]


def accepted(chain: Custody, on: date) -> Custody:
    """The place that was asked holds it; on that day it leaves the hands it was in."""
    left = _ended(chain, HOLDING, on, HANDED_ON)
    taken = {"from_on": on.isoformat(), "how": HOLDING}
    return [hop | taken if hop["how"] == OFFERED else hop for hop in left]


def refused(chain: Custody, on: date) -> Custody:
    """The place that was asked has never held it."""
    return _ended(chain, OFFERED, on, REFUSED)


def answered(chain: Custody, on: date) -> Custody:
    """By whoever holds it; who answers again has held it until then."""
    return _ended(chain, HOLDING if holder(chain) else ANSWERED, on, ANSWERED)


def withdrawn(chain: Custody, on: date) -> Custody:
    """The deputies took it back from whoever held it."""
    return _ended(chain, HOLDING, on, WITHDRAWN)


def reopened(chain: Custody, on: date) -> Custody:
    """Back with whoever answered: a hop of its own, the days in between are not theirs."""
    again = [hop for hop in chain if hop["how"] == ANSWERED][-1:]
    return [*chain, *(_hop(hop["jurisdiction_id"], HOLDING, from_on=on) for hop in again)]


def holder(chain: Custody) -> str | None:
    """The place that holds it; nobody does while the answer is with the deputy."""
    return next((hop["jurisdiction_id"] for hop in chain if hop["how"] == HOLDING), None)


def _hop(
    jurisdiction_id: UUID | str,
    how: str,
    *,
    offered_on: date | None = None,
    from_on: date | None = None,
) -> dict[str, Any]:
    return {
        "jurisdiction_id": str(jurisdiction_id),
        "offered_on": offered_on and offered_on.isoformat(),
        "from_on": from_on and from_on.isoformat(),
        "until_on": None,
        "how": how,
    }


def _ended(chain: Custody, state: str, on: date, how: str) -> Custody:
    """The last hop of a state ends."""
    at = max((n for n, hop in enumerate(chain) if hop["how"] == state), default=None)
    ended = {"until_on": on.isoformat(), "how": how}
    return [hop | ended if n == at else hop for n, hop in enumerate(chain)]

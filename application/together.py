"""一并办理 — many use cases in one go: each notes what it asks; the ledger is asked once."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TypeVar

from application.ledger import Asked, Ledger, Outcome, Overloaded, Receipt, outcome
from domain.shared.errors import DomainError

AT_ONCE = 500
"""Commands that are settled at once: enough to fill a commit, and half of the queue."""

TRIES = 30

T = TypeVar("T")
Use = Callable[[Ledger], Awaitable[Receipt]]
Settle = Callable[[Ledger, Sequence[Use]], Awaitable[list[Outcome]]]


async def together(ledger: Ledger, uses: Sequence[Use]) -> list[Outcome]:
    """What becomes of each; it stands or falls alone.

    Fit for whatever asks its commands without looking at their receipts.
    """
    noted = [await _noted(use) for use in uses]
    asked = [each for it in noted if not isinstance(it, DomainError) for each in it]
    fates = iter(await ledger.settle(asked))
    return [
        it if isinstance(it, DomainError) else _fate([next(fates) for _ in it]) for it in noted
    ]


async def apart(ledger: Ledger, uses: Sequence[Use]) -> list[Outcome]:
    """The same for use cases that wait for what becomes of their commands."""
    return await asyncio.gather(*(outcome(use(ledger)) for use in uses))


async def patiently(ask: Callable[[], Awaitable[T]]) -> T:
    """Ask again as often as a busy ledger tells us to come back."""
    for _ in range(TRIES):
        try:
            return await ask()
        except Overloaded as busy:
            await asyncio.sleep(float(str(busy.facts["retry_s"])))
    return await ask()


async def all_patiently(settle: Settle, ledger: Ledger, uses: Sequence[Use]) -> list[Outcome]:
    """The same for many: those ask again who are told to come back."""
    fates = await settle(ledger, uses)
    for _ in range(TRIES):
        busy = {at: each for at, each in enumerate(fates) if isinstance(each, Overloaded)}
        if not busy:
            break
        await asyncio.sleep(max(float(str(each.facts["retry_s"])) for each in busy.values()))
        again = await settle(ledger, [uses[at] for at in busy])
        for at, fate in zip(busy, again, strict=True):
            fates[at] = fate
    return fates


class Notes(Ledger):
    """A ledger that notes what it is asked; the receipts that it gives are not true yet."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []

    async def ask(self, asked: Asked) -> Receipt:
        self.asked.append(asked)
        return Receipt(asked.intent.jurisdiction_id, asked.id, 0, 0)


async def _noted(use: Use) -> list[Asked] | DomainError:
    notes = Notes()
    try:
        await use(notes)
    except DomainError as refusal:
        return refusal
    return notes.asked


def _fate(fates: Sequence[Outcome]) -> Outcome:
    """The first refusal, or the last receipt."""
    return next((each for each in fates if isinstance(each, DomainError)), fates[-1])


def chunks(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in order, at most so many at a time.

    >>> list(chunks([1, 2, 3], 2))
    [[1, 2], [3]]
    """
    for start in range(0, len(items), size):
        yield items[start : start + size]

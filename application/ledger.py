"""The write side: one command reads and writes one ledger, and happens once or not at all."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from application import access
from application.access import ANYBODY, Action, Themselves
from domain.jurisdiction import Jurisdiction
from domain.shared.aggregate import Aggregate
from domain.shared.errors import BadValue, Conflict, DomainError, NotAllowed, RuleBroken

BEIJING = ZoneInfo("Asia/Shanghai")

A = TypeVar("A", bound=Aggregate)
T = TypeVar("T")
Decide = Callable[..., None]
Beside = Sequence[tuple[type[Aggregate], UUID]]


class IfHere(NamedTuple):
    """A record beside that may be another ledger's, or nobody's: then ``None`` is passed."""

    kind: type[Aggregate]
    id: UUID


class Overloaded(DomainError):
    """The ledger is busy; try again in {retry_s} seconds. Nothing was recorded."""


class Unconfirmed(Overloaded):
    """It is not known yet whether it was recorded; send the same command again.

    Under the same command id it happens once, in {retry_s} seconds or now.
    """


class StaleVersion(Conflict):
    """Version {seen} was seen, but the record is at version {version} now."""


class CommandReused(Conflict):
    """Command {command_id} was already used for another request."""


class AlreadyExists(RuleBroken):
    """There is already a {kind} {id} here."""


class EventTooLarge(BadValue):
    """The record is {size} bytes; at most {most} are accepted."""


class NotThatDeputy(NotAllowed):
    """Who acts is a deputy, and not {deputy}: a deputy acts for themselves."""


class DateInFuture(BadValue):
    """{field} is {on}, later than today, {today}."""


class AfterTheEnd(BadValue):
    """{field} is {on}, when the place had ended already, on {ended_on}."""


class PositionInFuture(BadValue):
    """Position {position} does not exist yet; the ledger ends at {head}."""


class MomentInFuture(BadValue):
    """{moment} has not come yet."""


class Intent(NamedTuple):
    """Who wants something of which ledger, under which command id.

    ``digest`` is the fingerprint of the request: the same ``command_id`` with another one is
    refused. ``seen`` is the version the caller looked at (``If-Match``), if any.
    ``themselves``: what is allowed only in the name of certain deputies. ``ended_on``: the
    day from which the place is no more.
    """

    jurisdiction_id: UUID
    actor_id: UUID
    allowed: frozenset[Action]
    command_id: UUID
    digest: bytes
    today: date
    seen: int | None = None
    themselves: Themselves = ANYBODY
    ended_on: date | None = None

    def must(self, action: Action) -> None:
        """Deny by default."""
        access.must(self.allowed, action, self.jurisdiction_id)

    def must_be(self, deputy_id: UUID | None, action: Action) -> None:
        """Refuse a deputy who acts as another; who keeps the records acts for any."""
        mine = self.themselves
        if action in mine.actions and deputy_id not in mine.deputies:
            raise NotThatDeputy(deputy=deputy_id or "")

    def past(self, **days: date | None) -> None:
        """Refuse a business date that has not come."""
        for name, on in days.items():
            if on is not None and on > self.today:
                raise DateInFuture(field=name, on=on, today=self.today)

    def there(self, **days: date | None) -> None:
        """Refuse what can not have been done there: the day has not come, or came too late."""
        self.past(**days)
        for name, on in days.items():
            if on and self.ended_on and on > self.ended_on:
                raise AfterTheEnd(field=name, on=on, ended_on=self.ended_on)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was recorded: the last position it took in the ledger, and the record's version."""

    jurisdiction_id: UUID
    id: UUID
    version: int
    position: int


Outcome = Receipt | DomainError
"""What becomes of a command that is one of many."""


class Asked(NamedTuple):
    """One command: who asks, of which record, what is to be decided beside which others."""

    intent: Intent
    kind: type[Aggregate]
    id: UUID
    decide: Callable[..., Any]
    creates: bool
    beside: Beside = ()


class Ledger(ABC):
    """The write side: ``ask`` is one command, whatever it is called by; ``settle`` is many.

    ``decide`` and ``new`` may run again if another process wrote first, so they read no
    clock and do no I/O. ``beside`` names further records of the same ledger that the decision
    looks at or changes with it; they are passed as further arguments, in this order, and
    what happened to any of them is recorded with the command, or nothing is.
    """

    @abstractmethod
    async def ask(self, asked: Asked) -> Receipt:
        """Load, decide, append."""

    async def settle(self, asked: Sequence[Asked]) -> list[Outcome]:
        """Many commands in their order; each stands or falls alone, and is told so."""
        return [await outcome(self.ask(each)) for each in asked]

    async def found(self, intent: Intent, new: Callable[[], Jurisdiction]) -> Receipt:
        """Open a new ledger with the event that establishes its jurisdiction."""
        asked = Asked(intent, Jurisdiction, intent.jurisdiction_id, new, creates=True)
        return await self.ask(asked)

    async def open(
        self,
        intent: Intent,
        kind: type[A],
        id: UUID,
        new: Callable[..., A],
        *,
        beside: Beside = (),
    ) -> Receipt:
        """Start a record, or refuse with the rule that ``new`` breaks."""
        return await self.ask(Asked(intent, kind, id, new, creates=True, beside=beside))

    async def change(
        self,
        intent: Intent,
        kind: type[A],
        id: UUID,
        decide: Decide,
        *,
        beside: Beside = (),
    ) -> Receipt:
        """Go on with a record that there is."""
        return await self.ask(Asked(intent, kind, id, decide, creates=False, beside=beside))

    async def look(self, intent: Intent, kind: type[A], id: UUID, read: Callable[[A], T]) -> T:
        """What is read off a record as it stands."""
        seen: list[T] = []
        await self.ask(looking(intent, kind, id, lambda it: seen.append(read(it))))
        return seen[-1]


def looking(intent: Intent, kind: type[Aggregate], id: UUID, see: Callable[..., None]) -> Asked:
    """A command that decides nothing, and so records nothing.

    It is a new one each time, so that nothing is answered from an earlier look.
    """
    wish = intent._replace(command_id=uuid4(), seen=None)
    return Asked(wish, kind, id, see, creates=False)


async def outcome(work: Awaitable[Receipt]) -> Outcome:
    """The receipt, or the refusal."""
    try:
        return await work
    except DomainError as refusal:
        return refusal


class Recorded(NamedTuple):
    """One event and where it stands; who recorded it, and when, is the log's affair."""

    jurisdiction_id: UUID
    position: int
    event: Any


def today() -> date:
    """The business date: the day in Beijing."""
    return datetime.now(BEIJING).date()

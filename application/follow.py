"""凭码查询 — a voter follows an opinion with a short code, and may say that it is not solved.

There is no account and no list: who has the code learns in what state the opinion is and what
was answered, and nothing of anybody.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from application import identity
from application.access import Action
from application.ledger import CommandReused, Intent, Ledger, Receipt, today
from application.projections.board import Entry
from application.projections.books import OPINIONS
from application.projections.opinion_board import OpinionRow
from application.views import Boards
from domain.jurisdiction import Jurisdiction
from domain.opinion import Listener, Opinion, OpinionElsewhere, Status, Via, follow_code
from domain.shared.errors import NotFound, RuleBroken

NOBODY = UUID(int=0)


class FollowCodeUnknown(NotFound):
    """No opinion is followed with this code."""


class NothingToSay(RuleBroken):
    """There is no answer yet, or the voter has said already whether it solved anything."""


class FollowCodes(Protocol):
    """Codes follow from a secret that is not in the database; there is only their digest."""

    def number(self, opinion_id: UUID, command_id: UUID) -> int:
        """What the code is made of: the same for the same command."""

    def digest(self, code: str) -> str:
        """What an event holds in place of a code."""

    async def find(self, code: str) -> tuple[UUID, UUID] | None:
        """The ledger and the opinion that a code was last issued for."""


@dataclass(frozen=True, slots=True)
class Issued:
    """已发的查询码：写给群众；再发一次，先前的就不能用了。"""

    receipt: Receipt
    code: str


@dataclass(frozen=True, slots=True)
class Followed:
    """凭查询码看到的：到了哪一步，怎样答复的，能不能说没有解决。

    ``state``：received 已收到，handling 办理中，answered 已答复，closed 已办结，
    declined 应向别处（``door``）反映。
    """

    state: str
    heard_on: date
    answered_on: date | None
    reply: str
    door: str
    may_object: bool


class Following:
    """The way of an opinion as the voter sees it."""

    def __init__(self, ledger: Ledger, boards: Boards, codes: FollowCodes) -> None:
        self._ledger = ledger
        self._boards = boards
        self._codes = codes

    async def issue(self, intent: Intent, opinion_id: UUID, *, on: date) -> Issued:
        """发给查询码"""
        intent.must(Action.HEAR_OPINION)
        intent.past(on=on)
        code = follow_code.written(self._codes.number(opinion_id, intent.command_id))
        digest = self._codes.digest(code)
        receipt = await self._ledger.change(
            intent, Opinion, opinion_id, lambda it: it.issue_follow_code(digest=digest, on=on)
        )
        return Issued(receipt, code)

    async def read(self, code: str) -> Followed:
        """查询"""
        _, entry = await self._found(code)
        return _shown(entry.row)

    async def say(self, code: str, *, solved: bool, reason: str) -> Receipt:
        """群众评价 — of the answer that was seen; said twice of one, it is said once."""
        ledger, entry = await self._found(code)
        on = today()
        intent = Intent(
            jurisdiction_id=ledger,
            actor_id=NOBODY,
            allowed=frozenset({Action.HEAR_OPINION}),
            command_id=identity.named(entry.id, "said", entry.version),
            digest=sha256(f"{solved}\n{reason}".encode()).digest(),
            today=on,
        )

        def decide(it: Opinion, place: Jurisdiction) -> None:
            if solved:
                it.confirm(via=Via.CODE, on=on)
            else:
                it.reopen(place.rules(on), reason=reason, via=Via.CODE, on=on)

        beside = [(Jurisdiction, ledger)]
        try:
            return await self._ledger.change(intent, Opinion, entry.id, decide, beside=beside)
        except (CommandReused, OpinionElsewhere):
            raise NothingToSay from None

    async def _found(self, code: str) -> tuple[UUID, Entry[OpinionRow]]:
        found = await self._codes.find(follow_code.read(code))
        if found is None:
            raise FollowCodeUnknown
        ledger, opinion_id = found
        entry = await self._boards.one(OPINIONS, ledger, opinion_id)
        if entry.row.status == Status.VOIDED:
            raise FollowCodeUnknown
        return ledger, entry


def _shown(row: OpinionRow) -> Followed:
    """The public state, and the reply once it was told; the words and the names stay inside."""
    told = [each for each in row.feedback if each["listener"] == Listener.VOTER]
    state = STATES.get(row.status, "handling")
    reply, on = "", None
    if state in {"answered", "closed"}:
        reply = told[-1]["text"] if told else row.reply
        on = date.fromisoformat(told[-1]["on"]) if told else row.replied_on
    may_object = state in {"answered", "closed"}
    return Followed(state, row.heard_on, on, reply, row.door, may_object)


STATES: dict[str, str] = {
    Status.RECEIVED: "received",
    Status.FED_BACK: "answered",
    Status.CLOSED: "closed",
    Status.DECLINED: "declined",
}
"""Everything else is being handled."""

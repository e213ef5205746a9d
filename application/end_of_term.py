"""换届 — one act of the office ends every mandate of a term, and disposes of what is open."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application import identity
from application.access import Action
from application.deputy import DeputyUseCases
from application.deputy_group import DeputyGroupUseCases
from application.ledger import Intent, Ledger
from application.open_matters import Matters, OpenMatter, Part, open_matters
from application.projections.board import Entry
from application.projections.books import DEPUTIES
from application.projections.deputy_register import DeputyRow, runs
from application.suggestion import SuggestionUseCases
from application.vault import Vault
from application.views import Boards
from domain.deputy import End
from domain.shared.errors import DomainError

AT_ONCE = 200
HOW = {
    Part.SPONSOR: "carried_over",  # 结转，继续办理，答复原提出人
    Part.DRAFTING: "withdrawn",  # 没有提交，不再提交
    Part.COSIGNER: "declined",  # 不再联名
    Part.LISTENER: "kept",  # 由人大机关继续办理，反馈群众
    Part.CONVENER: "left",  # 退出小组，召集人另选
    Part.MEMBER: "left",
}


@dataclass(frozen=True, slots=True)
class Settled:
    """An open matter and what was done with it, or why it could not be."""

    matter: OpenMatter
    how: str
    refusal: DomainError | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one deputy's mandate, and of what they leave behind."""

    deputy_id: UUID
    name: str
    refusal: DomainError | None
    settled: list[Settled]


@dataclass(frozen=True, slots=True)
class Act:
    """The one act: which term ends, why, on which day."""

    intent: Intent
    congress: str
    reason: str
    on: date

    def wish(self, *words: object) -> Intent:
        """One of its commands; the act, sent again, finds what it has done."""
        id = identity.named(self.intent.command_id, *words)
        return self.intent._replace(command_id=id)


class EndOfTerm:
    """换届: each deputy stands or falls alone."""

    def __init__(self, ledger: Ledger, vault: Vault, boards: Boards) -> None:
        self._boards = boards
        self._deputies = DeputyUseCases(ledger, vault)
        self._suggestions = SuggestionUseCases(ledger)
        self._groups = DeputyGroupUseCases(ledger)

    async def end(self, act: Act) -> AsyncIterator[list[Outcome]]:
        """届满 — what is refused at all is refused now; the outcomes come a few at a time."""
        act.intent.must(Action.KEEP_DEPUTIES)
        act.intent.must(Action.ROUTE_SUGGESTION)
        act.intent.past(on=act.on)
        here = act.intent.jurisdiction_id
        head = await self._boards.head(here)
        await self._boards.counted(here, head.position)
        return self._outcomes(act, await open_matters(self._boards, here))

    async def _outcomes(self, act: Act, matters: Matters) -> AsyncIterator[list[Outcome]]:
        async for some in self._sitting(act.intent.jurisdiction_id, act):
            yield list(await asyncio.gather(*(self._end(act, each, matters) for each in some)))

    async def _sitting(self, here: UUID, act: Act) -> AsyncIterator[list[Entry[DeputyRow]]]:
        """Whose mandate runs, or was ended by this act before it broke off."""
        before: int | None = None
        where = {"mandates": [{"congress": act.congress}]}
        while True:
            page = await self._boards.page(
                DEPUTIES, here, before=before, limit=AT_ONCE, where=where
            )
            yield [each for each in page.entries if _sits(each.row, act)]
            if page.next is None:
                return
            before = page.next

    async def _end(self, act: Act, entry: Entry[DeputyRow], matters: Matters) -> Outcome:
        """Who sits in another congress here goes on with what they have begun."""
        id, row = entry.id, entry.row
        told = {"congress": act.congress, "cause": End.TERM_ENDED, "reason": act.reason}
        try:
            await self._deputies.end_mandate(act.wish(id), id, on=act.on, **told)
        except DomainError as refusal:
            return Outcome(id, row.name, refusal, [])
        stays = any(runs(each) and each["congress"] != act.congress for each in row.mandates)
        left = [] if stays else matters.get(id, [])
        return Outcome(id, row.name, None, [await self._settle(act, id, each) for each in left])

    async def _settle(self, act: Act, deputy_id: UUID, matter: OpenMatter) -> Settled:
        wish = act.wish(deputy_id, matter.id, matter.part)
        who: dict[str, Any] = {
            "deputy_id": deputy_id,
            "reason": f"{act.congress}届满",
            "on": act.on,
        }
        how = HOW[Part(matter.part)]
        try:
            match how:
                case "carried_over":
                    term = {"term": act.congress, "on": act.on}
                    await self._suggestions.carry_over(wish, matter.id, **term)
                case "withdrawn":
                    await self._suggestions.withdraw(wish, matter.id, **who)
                case "declined":
                    await self._suggestions.decline(wish, matter.id, **who)
                case "left":
                    await self._groups.leave(wish, matter.id, **who)
        except DomainError as refusal:
            return Settled(matter, how, refusal)
        return Settled(matter, how, None)


def _sits(row: DeputyRow, act: Act) -> bool:
    return any(
        each["congress"] == act.congress
        and (
            runs(each)
            or (each["cause"], each["ended_on"]) == (End.TERM_ENDED, act.on.isoformat())
        )
        for each in row.mandates
    )

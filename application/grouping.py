"""What people can do with drafts of deputy groups."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application import identity
from application.access import Action
from application.deputy_group import DeputyGroupUseCases
from application.ledger import Intent, Outcome, Receipt
from application.projections.board import Entry
from application.projections.books import DEPUTIES
from application.projections.deputy_register import SERVING, DeputyRow
from application.record import RecordUseCases
from application.together import AT_ONCE, Use, chunks, together
from application.views import Boards
from domain.deputy_group.words import HOME
from domain.grouping import Grouping
from domain.grouping.pool import Candidate
from domain.jurisdiction import Jurisdiction

KEEP = Action.KEEP_DEPUTIES
EVERYBODY = 100_000
"""More deputies than are organised in any one place."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one group of an adopted draft: its receipt, or the refusal."""

    group_id: UUID
    name: str
    outcome: Outcome


class GroupingUseCases(RecordUseCases):
    """分组方案: proposed from the register, edited, adopted; each group falls alone."""

    KIND = Grouping

    async def propose(
        self,
        intent: Intent,
        grouping_id: UUID,
        *,
        candidates: Sequence[Candidate],
        on: date,
        **facts: Any,
    ) -> Receipt:
        """拟订"""
        return await self._open(
            intent,
            KEEP,
            grouping_id,
            lambda place: Grouping.propose(
                place, id=grouping_id, candidates=candidates, on=on, **facts
            ),
            beside=[(Jurisdiction, intent.jurisdiction_id)],
            on=on,
        )

    async def move(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """调整"""
        return await self._change(intent, KEEP, id, Grouping.move, **facts)

    async def merge(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """合并"""
        return await self._change(intent, KEEP, id, Grouping.merge, **facts)

    async def split(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """拆分"""
        return await self._change(intent, KEEP, id, Grouping.split, **facts)

    async def rename(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """改名"""
        return await self._change(intent, KEEP, id, Grouping.rename, **facts)

    async def discard(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """放弃"""
        return await self._change(intent, KEEP, id, Grouping.discard, **facts)

    async def adopt(
        self, intent: Intent, id: UUID, *, basis: str, **facts: Any
    ) -> list[dict[str, Any]]:
        """通过 — the facts of every group that is to be formed now."""
        await self._change(intent, KEEP, id, Grouping.adopt, **facts)

        def groups(grouping: Grouping) -> list[dict[str, Any]]:
            return [
                {
                    "group_id": identity.named(id, "group", number),
                    "kind": grouping.kind,
                    "name": draft["name"],
                    "reason": draft["why"],
                    "members": [UUID(each) for each in draft["members"]],
                    "basis": basis,
                    "on": facts["on"],
                }
                for number, draft in grouping.groups.items()
            ]

        return await self._look(intent, id, groups)

    async def form_all(
        self, intent: Intent, groups: Sequence[dict[str, Any]]
    ) -> AsyncIterator[list[Fate]]:
        """组建 — each group stands or falls alone, and is told when it does.

        The command id of a group follows from its place in the draft, so that an adoption
        sent again finds what it has done.
        """

        def one(facts: dict[str, Any]) -> Use:
            group_id = facts["group_id"]
            told = {name: fact for name, fact in facts.items() if name != "group_id"}
            command_id = identity.named(intent.command_id, group_id)
            wish = intent._replace(command_id=command_id, seen=None)
            convener = next(iter(facts["members"]), group_id)
            return lambda ledger: DeputyGroupUseCases(ledger).form(
                wish, group_id, convener=convener, **told
            )

        for some in chunks(groups, AT_ONCE):
            outcomes = await together(self._ledger, list(map(one, some)))
            yield [
                Fate(each["group_id"], each["name"], outcome)
                for each, outcome in zip(some, outcomes, strict=True)
            ]


async def candidates(
    boards: Boards, jurisdiction_id: UUID, kind: str, on: date
) -> tuple[list[Candidate], int]:
    """Who can be grouped, in the order of the register: seated, and at home nowhere yet.

    With the position of the register that says so.
    """
    page = await boards.page(DEPUTIES, jurisdiction_id, limit=EVERYBODY)
    day = on.isoformat()
    free = (entry for entry in reversed(page.entries) if _free(entry.row, kind))
    found = [_candidate(entry, day) for entry in free]
    return [each for each in found if each.levels], page.position


def _free(row: DeputyRow, kind: str) -> bool:
    serves = row.status == SERVING
    return serves and (kind not in HOME or HOME.isdisjoint(row.groups.values()))


def _held(seat: dict[str, Any], on: str) -> bool:
    until = seat["ended_on"] or seat["left_on"]
    return bool(seat["here_on"]) and seat["from_on"] <= on and (until is None or on < until)


def _candidate(entry: Entry[DeputyRow], on: str) -> Candidate:
    seats = [each for each in entry.row.mandates if _held(each, on)]
    near = next((each["constituency"] for each in seats if each["constituency"]), "")
    return Candidate(
        id=entry.id,
        levels=frozenset(each["level"] for each in seats),
        area=entry.row.area,
        trade=entry.row.trade,
        near=near,
    )

"""Boards and snapshots of a memory ledger, folded when they are asked for: for tests."""

from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from application.projections.board import Board, Entry
from application.snapshot import FrozenFigure, Snapshot
from application.views import LedgerHead
from domain.campaign import Campaign
from domain.shared.errors import NotFound
from domain.shared.standing import STANDING
from tests.support.memory_ledger import MemoryLedger
from tests.support.memory_rollup import MemoryRollup

R = TypeVar("R")


class MemoryBoards:
    """One row at a time, as its record's events make it."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger

    async def counted(self, jurisdiction_id: UUID, position: int) -> None:
        """They always are."""

    async def head(self, jurisdiction_id: UUID) -> LedgerHead:
        return LedgerHead(self._ledger.heads()[jurisdiction_id], "")

    async def one(self, board: Board[R], jurisdiction_id: UUID, id: UUID) -> Entry[R]:
        row, version = None, 0
        for recorded in self._ledger.recorded(jurisdiction_id):
            if recorded.event.originator_id == id:
                row, version = board.fold(row, recorded.event), version + 1
        if row is None:
            raise NotFound(kind=board.table, id=id)
        return Entry(id, version, 0, 0, row)


class MemorySnapshots:
    """What the rollup says now; nothing of it can be found again."""

    def __init__(self, ledger: MemoryLedger, rollup: MemoryRollup) -> None:
        self._ledger = ledger
        self._rollup = rollup

    async def take(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        period_from: date,
        period_to: date,
    ) -> Snapshot:
        lines = list(STANDING)
        if campaign_id:
            lines = self._ledger.get(jurisdiction_id, Campaign, campaign_id).indicators
        asked = (jurisdiction_id, campaign_id)
        now = await self._rollup.figures(*asked, period_to)
        before = await self._rollup.figures(*asked, period_from - timedelta(days=1))
        earlier = {each.indicator: each.value for each in before}
        named = {line.key: line for line in lines}
        figures = [
            FrozenFigure(
                indicator=each.indicator,
                name=named[each.indicator].name,
                unit=named[each.indicator].unit,
                kind=str(named[each.indicator].kind),
                value=each.value,
                period=each.value - earlier[each.indicator],
                own=0,
                parts={},
            )
            for each in now
            if each.indicator in named
        ]
        at = self._ledger.heads()[jurisdiction_id]
        return Snapshot(*asked, period_from, period_to, figures, at, "", "", {})

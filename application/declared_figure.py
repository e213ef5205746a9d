"""What people can do with declared figures."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from domain.declared_figure import DeclaredFigure


class DeclaredFigureUseCases:
    """申报数: stated with its source, shown beside what events yield."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def state(
        self, intent: Intent, figure_id: UUID, *, period_to: date, **figure: Any
    ) -> Receipt:
        """申报"""
        intent.must(Action.DECLARE_FIGURE)
        intent.past(period_to=period_to)
        return await self._ledger.open(
            intent,
            DeclaredFigure,
            figure_id,
            lambda: DeclaredFigure.state(id=figure_id, period_to=period_to, **figure),
        )

    async def withdraw(self, intent: Intent, figure_id: UUID, *, reason: str) -> Receipt:
        """撤回"""
        intent.must(Action.DECLARE_FIGURE)
        return await self._ledger.change(
            intent, DeclaredFigure, figure_id, lambda it: it.withdraw(reason=reason)
        )

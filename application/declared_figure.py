"""What people can do with declared figures."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from domain.campaign import Campaign
from domain.declared_figure import DeclaredFigure
from domain.shared.errors import BadValue
from domain.shared.indicator import Indicator
from domain.shared.standing import STANDING


class DeclaredFigureUseCases:
    """申报数: stated with its source, shown beside what events yield."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    async def state(
        self, intent: Intent, figure_id: UUID, *, period_to: date, **figure: Any
    ) -> Receipt:
        """申报 — beside an indicator only what is measured in its unit."""
        intent.must(Action.DECLARE_FIGURE)
        intent.past(period_to=period_to)

        def new(*campaign: Campaign) -> DeclaredFigure:
            lines = [*STANDING, *(line for each in campaign for line in each.indicators)]
            _comparable(lines, figure["indicator"], figure["unit"])
            return DeclaredFigure.state(id=figure_id, period_to=period_to, **figure)

        campaign_id = figure["campaign_id"]
        beside = [(Campaign, campaign_id)] if campaign_id else []
        return await self._ledger.open(intent, DeclaredFigure, figure_id, new, beside=beside)

    async def withdraw(self, intent: Intent, figure_id: UUID, *, reason: str) -> Receipt:
        """撤回"""
        intent.must(Action.DECLARE_FIGURE)
        return await self._ledger.change(
            intent, DeclaredFigure, figure_id, lambda it: it.withdraw(reason=reason)
        )


def _comparable(lines: Iterable[Indicator], key: str, unit: str) -> None:
    """What stands beside an indicator is of the same unit; an indicator of its own has any."""
    for line in lines:
        if key and line.key == key and unit and line.unit != unit:
            raise BadValue(
                field="unit", reason=f"{line.name}的单位是{line.unit}，不能与{unit}并列"
            )

"""Published figures beside computed ones, as a table for each document."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

from rich.table import Table

from application.projections.books import CAMPAIGNS
from application.scenario.comparing import NOTICE, Comparison, compare
from application.scenario.model import Scenario
from infrastructure.bootstrap import Service
from interface.cli.running import out


async def comparisons(service: Service, scenarios: Iterable[Scenario]) -> list[Comparison]:
    """Every published figure of these scenarios beside what the ledgers yield."""
    plans = Plans(service)
    rows: list[Comparison] = []
    for scenario in scenarios:
        rows += await compare(scenario, service.container.rollups, plans)
    return rows


class Plans:
    """The plan of a campaign, from its board."""

    def __init__(self, service: Service) -> None:
        self._boards = service.container.boards

    async def plan(self, jurisdiction_id: UUID, campaign_id: UUID) -> dict[str, Any]:
        entry = await self._boards.one(CAMPAIGNS, jurisdiction_id, campaign_id)
        plan: dict[str, Any] = entry.row.plan
        return plan


def show(rows: Sequence[Comparison]) -> None:
    how = {"counted": "事件计数", "declared": "申报"}
    for source, some in groupby(rows, key=lambda row: row.source):
        table = Table(title=source, title_justify="left", title_style="bold")
        for name in ("行政区", "指标", "公布", "算出", "依据", "相符"):
            table.add_column(name, justify="right" if name in {"公布", "算出"} else "left")
        for row in some:
            table.add_row(
                row.jurisdiction,
                row.metric,
                str(row.published),
                str(row.computed),
                how.get(row.basis, row.basis),
                "是" if row.equal else "[red]否[/red]",
            )
        out.print(table)
    wrong = sum(not row.equal for row in rows)
    out.print(NOTICE, style="dim")
    out.print(
        f"共 {len(rows)} 项，不符 {wrong} 项", style="bold red" if wrong else "bold green"
    )

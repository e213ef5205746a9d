"""Figures that are made of others: computed at every level from the counts of that level."""

from decimal import Decimal
from typing import Any

from infrastructure.bootstrap import Service
from tests.support.office import draw_up, establish, hold

VISITS: dict[str, Any] = {"key": "visits", "name": "走访", "unit": "次"}
INDICATORS: list[dict[str, Any]] = [
    VISITS,
    VISITS | {"key": "visits.villages", "where": {"kind": ["进村"]}, "of": "visits"},
    VISITS
    | {
        "key": "visits.rest",
        "name": "其余走访",
        "source": "computed",
        "plus": ["visits"],
        "minus": ["visits.villages"],
    },
    {
        "key": "visits.rate",
        "name": "进村的比率",
        "unit": "%",
        "kind": "rate",
        "source": "computed",
        "plus": ["visits.villages"],
        "over": ["visits"],
    },
]


async def test_a_rest_and_a_rate_come_from_what_was_counted(service: Service) -> None:
    ledger = await establish(service.container)
    campaign = await draw_up(service.container, ledger, INDICATORS)
    for kind in ("进村", "进企业", "进社区"):
        await hold(service.container, ledger, campaign, kind=kind)
    await service.worker.drain()

    figures = {
        each.indicator: each
        for each in await service.container.rollups.figures(ledger, campaign)
    }

    assert (3, 1, 2) == tuple(
        figures[key].value for key in ("visits", "visits.villages", "visits.rest")
    )
    assert "visits" == figures["visits.villages"].of
    rate = figures["visits.rate"]
    assert rate.base == rate.own_base
    assert rate.base is not None
    assert (1, 3, Decimal("33.33")) == (
        rate.base.numerator,
        rate.base.denominator,
        rate.base.percent,
    )

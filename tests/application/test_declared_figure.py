"""What is declared stands beside a figure that it can be compared with."""

import asyncio
from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from application.ledger import Receipt
from domain.shared.errors import BadValue
from tests.support.memory_ledger import MemoryLedger
from tests.support.office import desk, draw_up, establish, intent

SAID: dict[str, Any] = {
    "name": "走访户",
    "value": 810,
    "qualifier": "more",
    "literal": "810余",
    "period_from": None,
    "period_to": date(2024, 9, 30),
    "scope": "",
    "source": "总结报告",
}
VISITED = {
    "key": "visited",
    "name": "走访户",
    "unit": "户",
    "kind": "things",
    "take": "households",
}


def declared(indicator: str, unit: str) -> Receipt:
    async def story() -> Receipt:
        office = desk(MemoryLedger())
        here = await establish(office)
        campaign = await draw_up(office, here, [VISITED])
        told = SAID | {"indicator": indicator, "unit": unit, "campaign_id": campaign}
        return await office.declared_figures.state(intent(here), uuid4(), **told)

    return asyncio.run(story())


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [("visited", "户"), ("visited", ""), ("", "万元"), ("raised", "万元")],
)
def test_of_the_same_unit_or_beside_nothing(indicator: str, unit: str) -> None:
    assert declared(indicator, unit).position


@pytest.mark.parametrize(("indicator", "unit"), [("visited", "万元"), ("deputies", "件")])
def test_money_does_not_stand_beside_households(indicator: str, unit: str) -> None:
    with pytest.raises(BadValue, match="unit"):
        declared(indicator, unit)

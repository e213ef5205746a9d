"""What is no more does nothing more: a group that was dissolved, a place that was merged."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.ledger import AfterTheEnd
from domain.deputy_group import GroupDissolved
from domain.shared.errors import DomainError, NotFound
from tests.support.memory_ledger import MemoryLedger
from tests.support.office import desk, establish, form, intent

BEFORE, ENDED_ON, AFTER = date(2024, 9, 20), date(2024, 9, 30), date(2024, 10, 8)


def of_a_group(on: date, *, known: bool = True) -> None:
    """An activity of a group that was dissolved in the end."""

    async def story() -> None:
        office = desk(MemoryLedger())
        here = await establish(office)
        group = await form(office, here)
        gone: dict[str, Any] = {"reason": "并为一组", "on": ENDED_ON}
        await office.deputy_groups.dissolve(intent(here), group, **gone)
        its: UUID = group if known else uuid4()
        said: dict[str, Any] = {"kind": "走访", "campaign_id": None, "group_id": its}
        await office.activities.hold(intent(here), uuid4(), occurred_on=on, **said)

    asyncio.run(story())


def test_what_a_group_did_before_it_was_dissolved_may_be_recorded_late() -> None:
    of_a_group(BEFORE)


def test_a_group_that_was_dissolved_does_nothing_more() -> None:
    with pytest.raises(GroupDissolved):
        of_a_group(AFTER)


def test_a_group_that_is_not_here_does_nothing_here() -> None:
    with pytest.raises(NotFound):
        of_a_group(BEFORE, known=False)


def in_a_place_that_ended(on: date) -> None:
    async def story() -> None:
        office = desk(MemoryLedger())
        here = await establish(office)
        wish = intent(here)._replace(ended_on=ENDED_ON)
        said: dict[str, Any] = {"kind": "走访", "campaign_id": None}
        await office.activities.hold(wish, uuid4(), occurred_on=on, **said)

    asyncio.run(story())


def test_what_was_done_in_a_place_before_it_ended_may_be_recorded_late() -> None:
    in_a_place_that_ended(BEFORE)


def test_nothing_is_done_in_a_place_that_has_ended() -> None:
    refused: type[DomainError] = AfterTheEnd
    with pytest.raises(refused, match="ended"):
        in_a_place_that_ended(AFTER)

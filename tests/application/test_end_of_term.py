"""换届: one act ends every mandate of a term, and nothing that is open is forgotten."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from application.end_of_term import Act, Outcome
from application.ledger import Intent
from application.open_matters import open_matters_of
from application.projections.books import DEPUTIES
from domain.deputy import Deputy
from domain.deputy_group import DeputyGroup
from domain.suggestion import Status, Suggestion
from tests.interface.memory_views import MemoryBoards
from tests.support.memory_ledger import MemoryLedger
from tests.support.memory_vault import MemoryVault
from tests.support.office import desk, establish, file, form, intent

OLD = "清苑镇第十八届人民代表大会"
COUNTY = "清苑区第十七届人民代表大会"
ELECTED, LAST = date(2021, 9, 20), date(2026, 9, 20)
TEXT: dict[str, Any] = {
    "title": "加装电梯",
    "text": "老人上下楼不便",
    "sponsor": "deputy",
    "campaign_id": None,
    "focus_area": "",
    "category": "",
    "proper_unit": "",
    "confidential": False,
    "on": ELECTED,
}


class Town:
    """A township at the end of its term: who leaves, and who sits in the county too."""

    def __init__(self) -> None:
        self.memory = MemoryLedger()
        self.boards = MemoryBoards(self.memory)
        vault = MemoryVault(self.memory)
        self.office = desk(self.memory, vault=vault, boards=self.boards)

    async def built(self) -> None:
        self.ledger = await establish(self.office, level="township")
        self.leaving, self.staying, self.other = [await self.deputy() for _ in range(3)]
        await self.office.deputies.gain_mandate(
            intent(self.ledger), self.staying, level="county", congress=COUNTY, on=ELECTED
        )
        self.filed = await file(self.office, self.ledger, sponsor=self.leaving)
        self.drafted = await self.draft(self.leaving, [])
        self.asked = await self.draft(self.staying, [self.leaving])
        everybody = [self.leaving, self.staying, self.other]
        self.group = await form(self.office, self.ledger, everybody)

    async def deputy(self) -> UUID:
        id = uuid4()
        seat = {"level": "township", "congress": OLD, "on": ELECTED}
        await self.office.deputies.register(intent(self.ledger), id, name="代表", **seat)
        return id

    async def draft(self, sponsor: UUID, cosigners: list[UUID]) -> UUID:
        id = uuid4()
        wish = intent(self.ledger)
        facts = TEXT | {"sponsor_id": sponsor, "cosigners": cosigners}
        await self.office.suggestions.draft(wish, id, **facts)
        return id

    async def end(self, wish: Intent) -> dict[UUID, Outcome]:
        act = Act(wish, OLD, "", LAST)
        outcomes = await self.office.end_of_term.end(act)
        return {it.deputy_id: it async for some in outcomes for it in some}

    def get(self, kind: type[Any], id: UUID) -> Any:
        return self.memory.get(self.ledger, kind, id)


async def town() -> Town:
    it = Town()
    await it.built()
    return it


def test_what_a_deputy_leaves_behind_is_listed() -> None:
    async def story() -> set[tuple[str, str]]:
        it = await town()
        found = await open_matters_of(it.boards, it.ledger, it.leaving)
        return {(each.noun, each.part) for each in found}

    assert asyncio.run(story()) == {
        ("suggestion", "sponsor"),
        ("suggestion", "drafting"),
        ("suggestion", "cosigner"),
        ("deputy_group", "convener"),
    }


def test_one_act_ends_every_mandate_of_the_term() -> None:
    async def story() -> tuple[Town, dict[UUID, Outcome]]:
        it = await town()
        return it, await it.end(intent(it.ledger))

    it, told = asyncio.run(story())

    assert set(told) == {it.leaving, it.staying, it.other}
    assert [set(it.get(Deputy, each).mandates) for each in told if each != it.staying] == [
        set(),
        set(),
    ]


def test_what_is_open_is_carried_over_or_put_to_an_end() -> None:
    async def story() -> tuple[Town, Outcome]:
        it = await town()
        return it, (await it.end(intent(it.ledger)))[it.leaving]

    it, told = asyncio.run(story())

    assert {(each.how, each.refusal) for each in told.settled} == {
        ("carried_over", None),
        ("withdrawn", None),
        ("declined", None),
        ("left", None),
    }
    assert it.get(Suggestion, it.drafted).status == Status.WITHDRAWN
    assert it.leaving not in it.get(Suggestion, it.asked).cosigners
    assert it.leaving not in it.get(DeputyGroup, it.group).members


def test_who_sits_in_another_congress_goes_on() -> None:
    async def story() -> tuple[Town, Outcome]:
        it = await town()
        return it, (await it.end(intent(it.ledger)))[it.staying]

    it, told = asyncio.run(story())

    assert (set(it.get(Deputy, it.staying).mandates), told.settled) == ({COUNTY}, [])
    assert it.staying in it.get(DeputyGroup, it.group).members


def test_the_act_sent_again_changes_nothing_more() -> None:
    async def story() -> tuple[int, int]:
        it = await town()
        wish = intent(it.ledger)
        await it.end(wish)
        before = it.memory.heads()[it.ledger]
        await it.end(wish)
        return before, it.memory.heads()[it.ledger]

    before, after = asyncio.run(story())

    assert before == after


def test_contacts_stand_in_the_vault_and_not_in_the_ledger() -> None:
    async def story() -> tuple[str, list[str]]:
        it = await town()
        known = {"phone": "13900001234", "address": ""}
        wish = intent(it.ledger)
        await it.office.deputies.record_contact(wish, it.other, personal=known, on=LAST)
        entry = next(
            iter(
                (
                    await it.boards.page(DEPUTIES, it.ledger, where={"contacts": ["phone"]})
                ).entries
            )
        )
        return str(list(it.memory.recorded(it.ledger))), entry.row.contacts

    recorded, contacts = asyncio.run(story())

    assert "13900001234" not in recorded
    assert contacts == ["phone"]

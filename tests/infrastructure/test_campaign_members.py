"""What PostgreSQL keeps of a campaign's members: who was met, when, and in which campaign."""

from typing import Any
from uuid import UUID, uuid4

from application import campaign_line, checklist_board
from infrastructure.bootstrap import Service
from tests.support.office import DAY, draw_up, establish, hold, intent

VILLAGES: dict[str, Any] = {
    "key": "villages",
    "name": "走访村",
    "unit": "个",
    "kind": "distinct",
    "take": "villages",
}


async def test_the_members_of_a_figure_are_read_with_their_days(service: Service) -> None:
    office = service.container
    ledger = await establish(office)
    campaign = await draw_up(office, ledger, [VILLAGES])
    await hold(office, ledger, campaign, villages=["东关村", "西关村"])
    await hold(office, ledger, campaign, villages=["东关村"])
    await service.worker.drain()

    found = await office.rollups.members(ledger, campaign, ["villages"])

    assert {"villages": {"东关村": {DAY: 2}, "西关村": {DAY: 1}}} == found


async def test_an_activity_of_two_campaigns_is_evidence_in_both(service: Service) -> None:
    office = service.container
    ledger = await establish(office)
    first, second = [await draw_up(office, ledger, [VILLAGES]) for _ in range(2)]
    activity = await hold(office, ledger, first, villages=["东关村"])
    await service.worker.drain()
    await office.activities.serve(intent(ledger), activity, campaign_id=second)
    await service.worker.drain()

    async def counted(campaign: UUID) -> list[UUID]:
        found = await office.rollups.evidence(ledger, campaign, "villages")
        return [each.id for each in found.entries]

    assert [[activity], [activity]] == [await counted(each) for each in (first, second)]
    assert [1, 1] == [
        figure.value
        for each in (first, second)
        for figure in await office.rollups.figures(ledger, each)
    ]
    standing = {each.indicator: each for each in await office.rollups.figures(ledger, None)}
    assert 1 == standing["activities"].value


async def test_the_boards_of_a_campaign_are_read_from_the_database(service: Service) -> None:
    office = service.container
    ledger, deputy = await establish(office), uuid4()
    mandate = {"level": "county", "congress": "本县人大", "constituency": ""}
    await office.deputies.register(intent(ledger), deputy, name="代表一", on=DAY, **mandate)
    campaign = await draw_up(office, ledger, [VILLAGES])
    await hold(office, ledger, campaign, participants=[deputy], villages=["东关村"])
    await service.worker.drain()

    sheet = await checklist_board.sheet(
        office.boards, office.rollups, ledger, campaign, subject="deputy", on=DAY
    )
    line = await campaign_line.line(office.boards, office.rollups, ledger, campaign)

    assert [("代表一", [])] == [(row.name, row.missing) for row in sheet.rows]
    assert [("走访村", [1], None)] == [
        (each.name, each.values, each.again) for each in line.figures
    ]

"""Opinions in PostgreSQL: over two ledgers, followed by a code, and the same when replayed."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from application.access import Action
from application.confidence import HIDDEN, veiled
from application.follow import FollowCodeUnknown
from application.projections.books import OPINIONS
from infrastructure import audit
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres.rebuild import differences, rebuild_books
from tests.support.database import ask
from tests.support.hearing import LATER, ON, REPLY, SAID
from tests.support.office import establish, intent

VOTER = {"name": "张大爷", "phone": "13900001234"}


async def hear(service: Service, ledger: UUID, **facts: Any) -> UUID:
    """An opinion of a voter."""
    opinion = uuid4()
    told = SAID | {"campaign_id": None} | facts
    await service.container.opinions.hear(intent(ledger), opinion, on=ON, **told)
    return opinion


async def change(service: Service, verb: str, ledger: UUID, id: UUID, **facts: Any) -> None:
    await getattr(service.container.opinions, verb)(intent(ledger), id, on=LATER, **facts)


async def handled_above(service: Service) -> tuple[UUID, UUID, UUID]:
    """Heard in a township, handed up, replied to, and the voter was told."""
    county = await establish(service.container)
    town = await establish(service.container, county, level="township")
    opinion = await hear(service, town)
    up = {"to_jurisdiction_id": county, "route": "hand_up", "carried_by": None, "reason": ""}
    await change(service, "hand_over", town, opinion, **up)
    await service.worker.drain()
    page = await service.container.boards.page(OPINIONS, county)
    [there] = [each.id for each in page.entries]
    await change(service, "accept", county, there)
    assigned = {"unit": REPLY["unit"], "village": False, "reason": ""}
    await change(service, "assign", county, there, **assigned)
    await change(service, "reply", county, there, **REPLY)
    await service.worker.drain()
    told = {"listener": "voter", "mode": "上门", "text": ""}
    await change(service, "feed_back", town, opinion, **told)
    return county, town, opinion


async def test_the_voter_follows_it_by_a_code_and_opens_it_again(service: Service) -> None:
    county, town, opinion = await handled_above(service)
    following = service.container.following
    issued = await following.issue(intent(town), opinion, on=LATER)
    await service.worker.drain()

    seen = await following.read(issued.code)
    await following.say(issued.code, solved=False, reason="又坏了四盏")
    await service.worker.drain()

    assert ("answered", REPLY["text"]) == (seen.state, seen.reply)
    assert "handling" == (await following.read(issued.code)).state
    page = await service.container.boards.page(OPINIONS, county)
    assert ["received"] == [each.row.status for each in page.entries]


async def test_only_the_last_code_is_good_and_a_rebuild_keeps_it(service: Service) -> None:
    _, town, opinion = await handled_above(service)
    following = service.container.following
    old, new = [await following.issue(intent(town), opinion, on=LATER) for _ in range(2)]
    await service.worker.drain()

    await rebuild_books(service.workers, town)

    assert "answered" == (await following.read(new.code)).state
    with pytest.raises(FollowCodeUnknown):
        await following.read(old.code)


async def test_the_code_itself_is_not_in_the_database(service: Service) -> None:
    _, town, opinion = await handled_above(service)
    issued = await service.container.following.issue(intent(town), opinion, on=LATER)
    await service.worker.drain()

    kept = ask(service.url, "SELECT payload FROM event_log WHERE jurisdiction_id = %s", town)
    rows = ask(service.url, "SELECT row::text FROM board_row WHERE jurisdiction_id = %s", town)
    codes = ask(service.url, "SELECT digest FROM follow_code WHERE jurisdiction_id = %s", town)
    plain = issued.code.replace("-", "")
    assert 1 == len(codes)
    for text in map(str, (*kept, *rows, *codes)):
        assert issued.code not in text
        assert plain not in text


async def test_what_is_known_of_the_voter_is_in_the_vault_alone(service: Service) -> None:
    town = await establish(service.container, level="township")
    await hear(service, town, personal=VOTER)
    await service.worker.drain()

    kept = ask(service.url, "SELECT payload FROM event_log WHERE jurisdiction_id = %s", town)
    rows = ask(service.url, "SELECT row::text FROM board_row WHERE jurisdiction_id = %s", town)
    for text in (bytes(row[0]).decode() if isinstance(row[0], bytes | memoryview) else row[0]
                 for row in (*kept, *rows)):  # fmt: skip
        assert not [value for value in VOTER.values() if value in str(text)]


async def test_live_is_replayed(service: Service) -> None:
    county, town, opinion = await handled_above(service)
    await service.container.following.issue(intent(town), opinion, on=LATER)
    again = await hear(service, town)
    await change(service, "link", town, again, main_id=opinion, campaign_id=None)
    await service.worker.drain()

    async with auditing(service.url) as readers:
        for ledger in (county, town):
            assert [] == await differences(readers, ledger)
            assert [] == await audit.prove(readers, ledger)


async def test_the_list_turns_page_after_page_the_newest_first(service: Service) -> None:
    town = await establish(service.container, level="township")
    heard = [await hear(service, town, category="供水" if n % 2 else "道路") for n in range(9)]
    await service.worker.drain()
    boards = service.container.boards

    found: list[UUID] = []
    before: int | None = None
    while before is not None or not found:
        page = await boards.page(
            OPINIONS, town, before=before, limit=2, where={"category": "道路"}
        )
        found += [each.id for each in page.entries]
        before = page.next

    assert heard[::-2] == found


async def test_what_is_late_stands_on_the_due_sheet(service: Service) -> None:
    town = await establish(service.container, level="township")
    opinion = await hear(service, town)
    await service.worker.drain()

    sheet = await service.container.due_sheet.read(town, today=LATER, until=LATER, amber_days=9)
    later = await service.container.due_sheet.read(
        town, today=LATER, until=LATER.replace(month=10), amber_days=9
    )

    assert [] == sheet.lines
    assert [(opinion, "分流群众意见")] == [(each.id, each.name) for each in later.lines]


async def test_a_figure_opens_down_to_the_opinions_it_is_made_of(service: Service) -> None:
    """Those who may not see a confidential one see that it is there."""
    town = await establish(service.container, level="township")
    open_, secret = await hear(service, town), await hear(service, town, confidential=True)
    await service.worker.drain()

    page = await service.container.rollups.evidence(town, None, "opinions.common")

    found = page.entries
    assert {open_, secret} == {each.id for each in found}
    seen = {each.id: veiled(each.row, [Action.READ_BOARDS]).words for each in found}
    assert {open_: SAID["words"], secret: HIDDEN} == seen

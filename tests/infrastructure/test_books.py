"""The books: live, rebuilt and replayed they are the same, and one bad ledger stops alone."""

import asyncio
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, LiteralString
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import OperationalError
from psycopg.sql import SQL, Identifier

from application.ledger import Overloaded
from application.projections import books as folds
from application.projections.books import ACTIVITIES, CAMPAIGNS, DEPUTIES, GROUPS, SUGGESTIONS
from application.views import AsOf
from domain.activity import Activity
from domain.deputy.words import OfficeSuspended
from domain.shared import amount
from domain.shared.errors import BadValue
from infrastructure import audit
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres.bookkeeper import Bookkeeper
from infrastructure.postgres.connect import scoped
from infrastructure.postgres.health import Stopped, status_of
from infrastructure.postgres.queries import queries
from infrastructure.postgres.rebuild import differences, rebuild
from tests.support.database import ask, tell
from tests.support.labour import colleague, pipeline
from tests.support.life import INDICATORS, OWN, Deed, deeds, live
from tests.support.office import (
    DAY,
    deputy,
    draw_up,
    establish,
    file,
    form,
    grant,
    hold,
    intent,
    issue,
    rename,
)

TALLY = """
    SELECT indicator, on_day, value FROM tally
    WHERE jurisdiction_id = %s AND campaign_id = %s AND value <> 0 ORDER BY indicator, on_day
"""
TRACKED = "SELECT position FROM tracking WHERE jurisdiction_id = %s AND projection = 'books'"
EVER = date.max


def figures(url: str, ledger: UUID, campaign: UUID) -> dict[str, int]:
    """The totals of a ledger's own tally."""
    return {key: value for key, day, value in ask(url, TALLY, ledger, campaign) if day == EVER}


def by_day(url: str, ledger: UUID, campaign: UUID, indicator: str) -> dict[date, int]:
    rows = ask(url, TALLY, ledger, campaign)
    return {day: value for key, day, value in rows if key == indicator and day != EVER}


def tracked(url: str, ledger: UUID) -> int:
    rows = ask(url, TRACKED, ledger)
    return int(rows[0][0]) if rows else 0


async def sound(service: Service, *ledgers: UUID) -> None:
    """Live is replay, and the log is whole."""
    async with auditing(service.url) as readers:
        for ledger in ledgers:
            assert [] == await differences(readers, ledger)
            assert (await audit.verify(readers, ledger)).finding is None


@dataclass
class County:
    """A county with a campaign that counts everything."""

    id: UUID
    campaign: UUID


async def county(service: Service, level: str = "county") -> County:
    ledger = await establish(service.container, level=level)
    campaign = await draw_up(service.container, ledger, INDICATORS)
    await service.worker.drain()
    return County(ledger, campaign)


async def test_an_activity_is_counted_by_every_indicator_it_matters_to(
    service: Service,
) -> None:
    at = await county(service)

    await hold(
        service.container,
        at.id,
        at.campaign,
        place="联络站",
        households=12,
        villages=["东关村", "西关村"],
        counts={"letters": 2},
    )
    await service.worker.drain()

    assert figures(service.url, at.id, at.campaign) == {
        "times": 1,
        "households": 12,
        "villages": 2,
        "visits": 2,
        "letters": 2,
        "at_station": 1,
    }
    assert figures(service.url, at.id, UUID(int=0)) == {"activities": 1}


async def test_what_was_counted_is_not_counted_again(service: Service) -> None:
    """A worker that lost its notes, and one beside it, find nothing to do."""
    at = await county(service)
    await hold(service.container, at.id, at.campaign, households=3)
    await service.worker.drain()
    before = ask(service.url, TALLY, at.id, at.campaign)

    for _ in range(2):
        fresh = colleague(service)
        await fresh._bookkeeper.advance([at.id])
        await fresh.drain()

    assert before == ask(service.url, TALLY, at.id, at.campaign)


async def test_an_event_is_counted_once_however_many_workers_there_are(
    service: Service,
) -> None:
    at = await county(service)
    workers = [colleague(service) for _ in range(4)]

    async def record() -> None:
        for _ in range(20):
            await hold(service.container, at.id, at.campaign, households=1)

    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(record())
        for worker in workers:
            group.create_task(worker.drain())
    await service.worker.drain()

    assert figures(service.url, at.id, at.campaign)["households"] == 60
    await sound(service, at.id)


async def test_a_worker_outlives_a_database_that_goes_away_while_it_counts(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledgers = [(await county(service)).id for _ in range(20)]
    worker, advance, falls = colleague(service), Bookkeeper.advance, iter([True, True])

    async def falling(self: Bookkeeper, wanted: list[UUID]) -> set[UUID]:
        if next(falls, False):
            raise OperationalError("server closed the connection")
        return await advance(self, wanted)

    monkeypatch.setattr(Bookkeeper, "advance", falling)
    for ledger in ledgers:
        await hold(service.container, ledger)
    running = asyncio.create_task(worker.run(service.url))
    async with asyncio.timeout(20):
        while not all(tracked(service.url, each) == 5 for each in ledgers):
            assert not running.done(), running.exception()
            await asyncio.sleep(0.05)
    running.cancel()


async def test_the_place_of_the_books_moves_with_the_log(service: Service) -> None:
    at = await county(service)
    before = tracked(service.url, at.id)

    await rename(service.container, at.id, "石首市")
    await file(service.container, at.id)
    await service.worker.drain()

    head = await service.container.boards.head(at.id)
    assert (before + 2, head.position) == (tracked(service.url, at.id), head.position)
    await service.container.boards.counted(at.id, head.position)


async def test_a_correction_moves_a_figure_by_the_difference(service: Service) -> None:
    at = await county(service)
    office = service.container
    activity = await hold(office, at.id, at.campaign, households=12, villages=["东关村"])
    await service.worker.drain()

    changes: dict[str, Any] = {"households": 21, "villages": ["西关村", "南关村"]}
    await office.activities.correct(intent(at.id), activity, changes=changes, reason="漏登")
    await service.worker.drain()

    found = figures(service.url, at.id, at.campaign)
    assert (21, 2, 2, 1) == tuple(
        found[key] for key in ("households", "villages", "visits", "times")
    )
    await sound(service, at.id)


async def test_participants_are_counted_by_the_level_at_which_they_sat(
    service: Service,
) -> None:
    """A person with two seats counts at the higher one; who is not known here, nowhere."""
    at, office = await county(service), service.container
    people = [await deputy(office, at.id, level) for level in ("county", "county", "nation")]
    await office.deputies.gain_mandate(
        intent(at.id), people[1], level="province", congress="省人大", on=DAY
    )
    lists = {"participants": [*people, uuid4()]}
    first = await hold(office, at.id, at.campaign, date(2024, 3, 1), **lists)
    await hold(office, at.id, at.campaign, DAY, **lists)
    await service.worker.drain()
    assert participants(service, at.id) == {"": 8, "nation": 2, "province": 1, "county": 3}
    await sound(service, at.id)

    left = {"participants": [str(people[0])]}
    await office.activities.correct(intent(at.id), first, changes=left, reason="签到簿")
    for each in people:
        await office.deputies.suspend(intent(at.id), each, cause="detained", on=DAY)
    await service.worker.drain()

    assert participants(service, at.id) == {"": 5, "nation": 1, "province": 1, "county": 2}
    await sound(service, at.id)


def participants(service: Service, ledger: UUID) -> dict[str, int]:
    """How often deputies of each level took part, and all of them."""
    found, start = figures(service.url, ledger, UUID(int=0)), "activities.participants"
    return {
        key.removeprefix(start).removeprefix("."): value
        for key, value in found.items()
        if key.startswith(start)
    }


async def test_who_was_suspended_that_day_is_not_put_among_the_participants_later(
    service: Service,
) -> None:
    at, office = await county(service), service.container
    record, who = await hold(office, at.id), await deputy(office, at.id)
    await office.deputies.suspend(intent(at.id), who, cause="detained", on=DAY)

    with pytest.raises(OfficeSuspended):
        await office.activities.correct(
            intent(at.id), record, changes={"participants": [who]}, reason="漏登"
        )


async def test_a_voided_activity_counts_nowhere(service: Service) -> None:
    at = await county(service)
    office = service.container
    activity = await hold(office, at.id, at.campaign, households=12, villages=["东关村"])
    await service.worker.drain()

    await office.activities.void(intent(at.id), activity, reason="重复")
    await service.worker.drain()

    assert {} == figures(service.url, at.id, at.campaign)
    assert {} == figures(service.url, at.id, UUID(int=0))
    await sound(service, at.id)


async def test_a_village_counts_once_on_the_first_day_it_was_seen(service: Service) -> None:
    """Records come late and are voided: the first day that is left is the one that counts."""
    at = await county(service)
    office = service.container
    may, june, july = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
    in_june = await hold(office, at.id, at.campaign, june, villages=["东关村", "西关村"])
    await hold(office, at.id, at.campaign, july, villages=["东关村"])
    await service.worker.drain()
    assert {june: 2} == by_day(service.url, at.id, at.campaign, "villages")

    in_may = await hold(office, at.id, at.campaign, may, villages=["东关村"])
    await service.worker.drain()
    assert {may: 1, june: 1} == by_day(service.url, at.id, at.campaign, "villages")

    for record in (in_may, in_june):
        await office.activities.void(intent(at.id), record, reason="重复")
        await service.worker.drain()
    assert {july: 1} == by_day(service.url, at.id, at.campaign, "villages")
    assert figures(service.url, at.id, at.campaign)["villages"] == 1
    await sound(service, at.id)


async def test_a_village_named_twice_in_a_record_counts_once(service: Service) -> None:
    at = await county(service)

    record = await hold(service.container, at.id, at.campaign, villages=["东关村", "东关村"])
    await service.worker.drain()
    assert figures(service.url, at.id, at.campaign)["villages"] == 1

    await service.container.activities.void(intent(at.id), record, reason="重复")
    await service.worker.drain()
    assert {} == figures(service.url, at.id, at.campaign)


async def test_what_happened_earlier_is_counted_on_its_own_day(service: Service) -> None:
    """The business date is when it happened, not when it was recorded."""
    at = await county(service)
    late, early = date(2024, 9, 30), date(2024, 3, 1)

    await hold(service.container, at.id, at.campaign, late, households=5)
    await hold(service.container, at.id, at.campaign, early, households=7)
    await service.worker.drain()

    read = service.container.rollups.read
    by_march = await read(at.id, at.campaign, on=date(2024, 3, 31))
    by_october = await read(at.id, at.campaign, on=date(2024, 10, 1))
    assert [7, 12] == [
        figure.value
        for rollup in (by_march, by_october)
        for figure in rollup.figures
        if figure.indicator == "households"
    ]


async def test_a_place_that_changed_its_organ_takes_back_what_it_counted_before(
    service: Service,
) -> None:
    """A township became a street: its old work was the presidium's, and still is."""
    office = service.container
    town = await establish(office, level="township")
    own = {"key": "own", "name": "主席团活动", "unit": "次", "counted_by": ["presidium"]}
    campaign = await draw_up(office, town, [own])
    first, second = [await hold(office, town, campaign) for _ in range(2)]
    await service.worker.drain()

    await office.jurisdictions.reorganise(
        intent(town), level="township", organ="street_committee", on=DAY
    )
    await service.worker.drain()
    await hold(office, town, campaign)
    await office.activities.void(intent(town), first, reason="重复")
    await service.worker.drain()
    await sound(service, town)
    assert figures(service.url, town, campaign) == {"own": 1}
    evidence = await office.rollups.evidence(town, campaign, "own")
    assert [second] == [each.id for each in evidence.entries]

    await office.activities.void(intent(town), second, reason="重复")
    await service.worker.drain()
    assert figures(service.url, town, campaign) == {}


async def test_a_group_shows_its_members_after_they_have_come_and_gone(
    service: Service,
) -> None:
    office = service.container
    at = await county(service)
    first, second, third, fourth = people = [await deputy(office, at.id) for _ in range(4)]
    group = await form(office, at.id, people[:3])
    await service.worker.drain()
    await office.deputy_groups.form_squad(
        intent(at.id), group, name="甲", members=people[:3], on=DAY
    )
    await office.deputy_groups.join(intent(at.id), group, deputy_id=fourth, on=DAY)
    await service.worker.drain()
    await office.deputy_groups.leave(
        intent(at.id), group, deputy_id=second, reason="调离", on=DAY
    )
    await service.worker.drain()

    row = (await office.boards.one(GROUPS, at.id, group)).row
    assert [first, third, fourth] == row.members
    assert {"甲": [str(first), str(third)]} == row.squads
    await sound(service, at.id)


async def test_a_merger_takes_all_members_along_and_each_learns_of_it(
    service: Service,
) -> None:
    office = service.container
    at = await county(service)
    people = [await deputy(office, at.id) for _ in range(6)]
    small, large = await form(office, at.id, people[:3]), await form(office, at.id, people[3:])

    await office.deputy_groups.merge(
        intent(at.id), small, into=large, reason="人数过少", on=DAY
    )
    await office.deputy_groups.dissolve(intent(at.id), large, reason="换届", on=DAY)
    await service.worker.drain()

    gone = (await office.boards.one(GROUPS, at.id, small)).row
    ended = (await office.boards.one(GROUPS, at.id, large)).row
    assert (large, DAY) == (gone.merged_into, gone.dissolved_on)
    assert [*people[3:], *people[:3]] == ended.members
    assert {} == (await office.boards.one(DEPUTIES, at.id, people[0])).row.groups
    await sound(service, at.id)


async def test_attendance_counts_the_activities_of_the_year_that_stand(
    service: Service,
) -> None:
    office = service.container
    at = await county(service)
    first, second, third = people = [await deputy(office, at.id) for _ in range(3)]
    group = await form(office, at.id, people)
    taken = {"group_id": group, "participants": [first, second]}
    await hold(office, at.id, at.campaign, DAY, **taken)
    void = await hold(office, at.id, at.campaign, DAY, **taken)
    await office.activities.void(intent(at.id), void, reason="重复")
    await hold(office, at.id, at.campaign, DAY, participants=[first])
    await service.worker.drain()

    found = await office.attendance.read(at.id, since=DAY, until=DAY)

    assert {group: 1} == found.groups
    assert {first: 2, second: 1} == found.deputies
    assert third not in found.deputies


async def test_the_past_is_shown_as_it_was_known(service: Service) -> None:
    office = service.container
    at = await county(service)
    activity = await hold(office, at.id, at.campaign, households=5)
    then = (await office.boards.head(at.id)).position
    await office.activities.void(intent(at.id), activity, reason="重复")
    await service.worker.drain()

    past = await office.boards.one(ACTIVITIES, at.id, activity, as_of=AsOf(position=then))
    page = await office.boards.page(ACTIVITIES, at.id, as_of=AsOf(position=then - 1))
    now = await office.boards.one(ACTIVITIES, at.id, activity)
    assert (False, [], True) == (past.row.voided, page.entries, now.row.voided)


def poison(event: Any) -> bool:
    return isinstance(event, Activity.Held) and event.note == "poison"


def breaking(row: Any, event: Any) -> Any:
    """A fold with a bug in it."""
    if poison(event):
        raise ZeroDivisionError("no such thing")
    return ACTIVITIES.fold(row, event)


async def retry(service: Service, ledger: UUID) -> None:
    async with scoped(service.workers, ledger) as connection:
        await connection.execute(queries("books")["retry"], {"jurisdiction": ledger})


async def test_an_event_that_cannot_be_folded_stops_its_ledger_alone(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named with its reason; the others go on, and after the repair it does too."""
    office = service.container
    bad, good = await county(service), await county(service)
    with monkeypatch.context() as bug:
        boards: dict[Any, Any] = folds.BOARD_OF
        bug.setitem(boards, Activity.Held, replace(ACTIVITIES, fold=breaking))
        await hold(office, bad.id, bad.campaign, households=1)
        await hold(office, bad.id, bad.campaign, note="poison", households=2)
        await hold(office, good.id, good.campaign, households=4)
        await service.worker.drain()
        await hold(office, bad.id, bad.campaign, households=8)
        await hold(office, good.id, good.campaign, households=16)
        await service.worker.drain()

        stopped = (await status_of(service.workers)).stopped
        assert [
            Stopped(bad.id, "books", 6, "fold: ZeroDivisionError: no such thing")
        ] == stopped
        assert {} == figures(service.url, bad.id, bad.campaign)
        assert figures(service.url, good.id, good.campaign)["households"] == 20
        await sound(service, good.id)

    await retry(service, bad.id)
    await service.worker.drain()

    assert [] == (await status_of(service.workers)).stopped
    assert figures(service.url, bad.id, bad.campaign)["households"] == 11
    await sound(service, bad.id, good.id)


@pytest.mark.parametrize("damage", ["topic = 'gone.away'", "payload = '{}'", "payload = 'no'"])
async def test_an_event_that_cannot_be_read_stops_its_ledger_alone(
    service: Service, damage: str
) -> None:
    office = service.container
    bad, good = await county(service), await county(service)
    await hold(office, bad.id)
    await hold(office, good.id, good.campaign)
    tell(
        service.url,
        SQL("UPDATE event_log SET {} WHERE jurisdiction_id = %s AND position = 5").format(
            SQL(damage)
        ),
        bad.id,
    )

    await service.worker.drain()

    stopped = (await status_of(service.workers)).stopped
    assert {(bad.id, 5)} == {(each.jurisdiction_id, each.position) for each in stopped}
    assert "books" in {each.projection for each in stopped}
    assert figures(service.url, good.id, good.campaign)["times"] == 1


async def test_a_figure_that_the_database_cannot_hold_stops_its_ledger_alone(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody can record such a number; a ledger that has one is no other's trouble."""
    monkeypatch.setattr(amount, "NUMBER_MAX", 2**62)
    office = service.container
    bad, good = await county(service), await county(service)
    for _ in range(2):
        await hold(office, bad.id, bad.campaign, households=2**62)
    await hold(office, good.id, good.campaign, households=1)

    await service.worker.drain()

    [stopped] = (await status_of(service.workers)).stopped
    assert (bad.id, "books") == (stopped.jurisdiction_id, stopped.projection)
    assert "NumericValueOutOfRange" in stopped.failure
    assert figures(service.url, good.id, good.campaign)["households"] == 1


async def test_an_errand_to_nobody_stops_the_errands_of_its_ledger_alone(
    service: Service,
) -> None:
    """What its books say, and what others owe one another, goes on."""
    office = service.container
    bad, good = await county(service), await county(service)
    child = await establish(office, good.id, level="township")
    await issue(office, bad.id, bad.campaign, uuid4())
    await hold(office, bad.id, bad.campaign)
    [received] = await issue(office, good.id, good.campaign, child)

    async with asyncio.timeout(10):
        await service.worker.drain()

    [stopped] = (await status_of(service.workers)).stopped
    assert (bad.id, "courier", 5) == (
        stopped.jurisdiction_id,
        stopped.projection,
        stopped.position,
    )
    assert "NotFound" in stopped.failure
    assert figures(service.url, bad.id, bad.campaign)["times"] == 1
    assert (await office.boards.one(CAMPAIGNS, child, received)).row.status == "received"


async def test_errands_wait_for_a_ledger_that_is_busy(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are not stopped: the next round tries again, and delivers once."""
    office = service.container
    at = await county(service)
    child = await establish(office, at.id, level="township")
    [received] = await issue(office, at.id, at.campaign, child)
    ledger, refusals = pipeline(service), iter([True, True, False])
    opened = ledger.open

    async def busy(*facts: Any, **more: Any) -> Any:
        if next(refusals, False):
            raise Overloaded(retry_s=1)
        return await opened(*facts, **more)

    monkeypatch.setattr(ledger, "open", busy)
    async with asyncio.timeout(10):
        await service.worker.drain()

    assert [] == (await status_of(service.workers)).stopped
    assert (await office.boards.one(CAMPAIGNS, child, received)).row.status == "received"


async def test_a_suggestion_handed_up_is_in_both_books_and_counted_in_one(
    service: Service,
) -> None:
    office = service.container
    above = await county(service)
    town = await establish(office, above.id, level="township")
    suggestion = await file(office, town)
    await office.suggestions.hand_over(
        intent(town), suggestion, to_jurisdiction_id=above.id, reason="", on=DAY
    )
    await service.worker.drain()

    [entry] = (await office.boards.page(SUGGESTIONS, above.id)).entries
    assert ("incoming", town) == (entry.row.status, entry.row.from_jurisdiction_id)
    await office.suggestions.accept(intent(above.id), entry.id, on=DAY)
    await service.worker.drain()

    below = await office.boards.one(SUGGESTIONS, town, suggestion)
    assert ("held_above", entry.id) == (below.row.status, below.row.above_suggestion_id)
    rollup = await office.rollups.read(above.id, None)
    [filed] = [each for each in rollup.figures if each.indicator == "suggestions_filed"]
    assert (1, 0) == (filed.value, filed.own)
    await sound(service, above.id, town)


FORGERIES = {
    "rows": "UPDATE board_row SET row = '{}' WHERE board = 'activity_register'",
    "tally": "UPDATE tally SET value = value + 1 WHERE indicator = 'households'",
    "members": "UPDATE tally_member SET met = '{\"2024-01-01\": 9}' WHERE member = '东关村'",
    "places": "UPDATE place_day SET organ = 'congress', name = '[' || name",
    "grants": "UPDATE role_grant SET role = 'administrator'",
}


@pytest.mark.parametrize("what", FORGERIES)
async def test_a_replay_finds_what_was_forged(service: Service, what: str) -> None:
    office = service.container
    at = await county(service)
    await hold(office, at.id, at.campaign, households=1, villages=["东关村"])
    await grant(office, at.id, uuid4(), "clerk")
    await service.worker.drain()
    await sound(service, at.id)

    tell(service.url, SQL(FORGERIES[what]))

    async with auditing(service.url) as readers:
        found = await differences(readers, at.id)
    assert found
    assert {what} == {line.split(" ")[0] for line in found}


async def test_a_rebuild_puts_right_what_was_wrong_at_every_level(service: Service) -> None:
    office = service.container
    province = await establish(office, level="province")
    middle = await establish(office, province, level="prefecture")
    below = await establish(office, middle)
    await hold(office, below)
    await service.worker.drain()
    tell(service.url, "UPDATE tally SET value = value + 5 WHERE jurisdiction_id = %s", below)
    service.worker.owe([below])
    await service.worker.drain()
    wrong = await activities(service, province)

    position = await rebuild(service.workers, below)

    assert (6, 1) == (wrong, await activities(service, province))
    assert position == tracked(service.url, below)
    await sound(service, below)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE board_row SET row = '{}' WHERE jurisdiction_id = %s",
        "UPDATE board_row SET opened = opened + 1000 WHERE jurisdiction_id = %s",
        "UPDATE board_row SET id = gen_random_uuid() WHERE jurisdiction_id = %s",
        "DELETE FROM board_row WHERE jurisdiction_id = %s",
        "UPDATE tally SET on_day = on_day - 1000 WHERE jurisdiction_id = %s",
        "DELETE FROM tally WHERE jurisdiction_id = %s",
    ],
)
async def test_a_rebuild_mends_rows_and_tallies(
    service: Service, damage: LiteralString
) -> None:
    at = await county(service)
    await hold(service.container, at.id, at.campaign, households=1)
    await service.worker.drain()
    before = await _books(service, at.id)
    tell(service.url, damage, at.id)
    assert before != await _books(service, at.id)

    await rebuild(service.workers, at.id)

    assert before == await _books(service, at.id)
    await sound(service, at.id)


async def test_a_rebuild_leaves_in_place_what_is_right(service: Service) -> None:
    at = await county(service)
    one = await hold(service.container, at.id, at.campaign, households=1)
    await service.worker.drain()
    before = ask(service.url, WRITTEN, at.id)
    tell(service.url, "UPDATE board_row SET row = '{}' WHERE id = %s", one)

    await rebuild(service.workers, at.id)

    assert [one] == [
        id for id, *written in ask(service.url, WRITTEN, at.id) if (id, *written) not in before
    ]


WRITTEN = "SELECT id, xmin::text, ctid::text FROM board_row WHERE jurisdiction_id = %s"


async def activities(service: Service, ledger: UUID) -> int:
    rollup = await service.container.rollups.read(ledger, None)
    return next(each.value for each in rollup.figures if each.indicator == "activities")


async def test_readers_see_whole_books_while_they_are_rebuilt(service: Service) -> None:
    at = await county(service)
    for _ in range(30):
        await hold(service.container, at.id, at.campaign, households=1)
    await service.worker.drain()
    seen: set[int] = set()

    async def look() -> None:
        while True:
            rollup = await service.container.rollups.read(at.id, at.campaign)
            seen.add(next(f.value for f in rollup.figures if f.indicator == "households"))

    looking = asyncio.create_task(look())
    for _ in range(5):
        await rebuild(service.workers, at.id)
    looking.cancel()

    assert {30} == seen
    await sound(service, at.id)


async def test_what_is_recorded_during_a_rebuild_is_in_it_once(service: Service) -> None:
    at = await county(service)

    async def record() -> None:
        for _ in range(40):
            await hold(service.container, at.id, at.campaign, households=1)

    async def again() -> None:
        for _ in range(8):
            await rebuild(service.workers, at.id)
            await service.worker.drain()

    await asyncio.gather(record(), again())
    await service.worker.drain()

    assert figures(service.url, at.id, at.campaign)["households"] == 40
    await sound(service, at.id)


Turn = Deed | str
turns = st.tuples(
    st.integers(0, 2),
    st.one_of(deeds, deeds, deeds, st.sampled_from(("work", "books", "crash", "rebuild"))),
)


@given(st.lists(turns, max_size=40))
@settings(max_examples=25)
def test_live_is_rebuilt_is_replayed_whatever_happens(
    service: Service, runner: asyncio.Runner, life: list[tuple[int, Turn]]
) -> None:
    """A province and two counties live a random life, with workers that come and go."""
    runner.run(_live_through(service, life))


async def _live_through(service: Service, life: list[tuple[int, Turn]]) -> None:
    office = service.container
    ledgers: list[UUID] = []
    campaigns: list[UUID] = []
    worker = colleague(service)
    for level in ("province", "county", "county"):
        parent = ledgers[0] if ledgers else None
        ledgers.append(await establish(office, parent, level=level))
        campaigns.append(await draw_up(office, ledgers[-1], (*INDICATORS, OWN)))
    for number, (which, turn) in enumerate(life):
        ledger = ledgers[which]
        match turn:
            case Deed():
                places = {"campaign": campaigns[which], "parent": ledgers[0]}
                await live(office, ledger, number, turn, **places)
            case "work":
                await worker.step()
            case "books":
                await worker._bookkeeper.advance([ledger])
            case "crash":
                worker = colleague(service)
            case "rebuild":
                await rebuild(service.workers, ledger)
    await worker.drain()
    await sound(service, *ledgers)
    before = [await _books(service, ledger) for ledger in ledgers]
    for ledger in ledgers:
        await rebuild(service.workers, ledger)

    assert before == [await _books(service, ledger) for ledger in ledgers]
    assert [] == (await status_of(service.workers)).stopped


async def _books(service: Service, ledger: UUID) -> list[Any]:
    return [
        sorted(
            ask(
                service.url,
                SQL("SELECT {0}::text FROM {0} WHERE jurisdiction_id = %s").format(
                    Identifier(table)
                ),
                ledger,
            )
        )
        for table in ("clock", "place_day", "role_grant")
    ] + [ask(service.url, sql, ledger) for sql in (ALL_ROWS, ALL_TALLY, ALL_MEMBERS)]


ALL_ROWS = """
    SELECT board, id, version, opened, position, row::jsonb::text FROM board_row
    WHERE jurisdiction_id = %s ORDER BY board, id
"""
ALL_TALLY = """
    SELECT campaign_id, indicator, on_day, value FROM tally
    WHERE jurisdiction_id = %s AND value <> 0 ORDER BY campaign_id, indicator, on_day
"""
ALL_MEMBERS = """
    SELECT campaign_id, indicator, member, met::text FROM tally_member
    WHERE jurisdiction_id = %s AND met::text <> '{}' ORDER BY campaign_id, indicator, member
"""


async def test_what_is_behind_a_figure_is_found_by_pages_of_records(service: Service) -> None:
    """The newest first; what another campaign counts is passed over."""
    office = service.container
    ledger = await establish(office)
    campaign = await draw_up(office, ledger, [{"key": "own", "name": "活动", "unit": "次"}])
    ours = []
    for _ in range(3):
        ours.append(await hold(office, ledger, campaign))
        await hold(office, ledger)
    await service.worker.drain()

    found, before = [], None
    for _ in ours:
        page = await office.rollups.evidence(ledger, campaign, "own", before=before, limit=1)
        [entry] = page.entries
        found.append(entry.id)
        before = page.next

    assert list(reversed(ours)) == found
    assert before is None


async def test_a_group_can_be_found_behind_the_figure_that_counts_it(service: Service) -> None:
    ledger = await establish(service.container)
    group = await form(service.container, ledger)
    await service.worker.drain()

    found = await service.container.rollups.evidence(ledger, None, "deputy_groups")

    assert [("deputy_group_register", group, 1)] == [
        (each.board, each.id, each.amount) for each in found.entries
    ]


async def test_behind_an_indicator_that_nobody_has_there_is_nothing_to_see(
    service: Service,
) -> None:
    ledger = await establish(service.container)
    await service.worker.drain()

    with pytest.raises(BadValue, match="visitts"):
        await service.container.rollups.evidence(ledger, None, "visitts")

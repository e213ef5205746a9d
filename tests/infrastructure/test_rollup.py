"""汇总 — a level is its own and what its children gave, whatever happens on the way."""

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from psycopg import OperationalError

from application.views import AsOf
from domain.shared import indicator
from domain.shared.errors import BadValue, DomainError
from domain.shared.indicator import Indicator
from infrastructure import audit
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres import directory
from infrastructure.postgres.worker import Worker
from tests.support.database import tell
from tests.support.labour import colleague
from tests.support.life import INDICATORS, LOCAL, Deed, deeds, holds, live
from tests.support.office import DAY, draw_up, establish, hold, intent, issue, launch
from tests.support.oracle import Counted, count

LEVELS = ("province", "prefecture", "county", "township")
KEYS = [str(each["key"]) for each in INDICATORS]
MARCH, JUNE, MOVED = date(2024, 3, 1), date(2024, 6, 1), date(2025, 1, 1)


@dataclass
class Tree:
    """Ledgers with the campaign that went down to all of them, under a name in each."""

    service: Service
    parents: dict[UUID, UUID | None] = field(default_factory=dict)
    campaigns: dict[UUID, UUID] = field(default_factory=dict)

    @property
    def top(self) -> UUID:
        return next(iter(self.parents))

    def below(self, ledger: UUID) -> list[UUID]:
        return [child for child, parent in self.parents.items() if parent == ledger]

    async def grow(self, parent: UUID | None = None, *, level: str) -> UUID:
        ledger = await establish(self.service.container, parent, level=level)
        self.parents[ledger] = parent
        return ledger

    async def launch(self) -> None:
        """From the top down; each place adds a title and an indicator of its own."""
        office = self.service.container
        self.campaigns[self.top] = await draw_up(office, self.top, INDICATORS)
        await self._issue(self.top)

    async def _issue(self, ledger: UUID) -> None:
        office, children = self.service.container, self.below(ledger)
        if not children:
            return
        received = await issue(office, ledger, self.campaigns[ledger], *children)
        await self.service.worker.drain()
        for child, campaign in zip(children, received, strict=True):
            self.campaigns[child] = campaign
            leaf = not self.below(child)
            local = [LOCAL] if leaf else []
            await launch(office, child, campaign, title=str(child), indicators=local)
            await self._issue(child)

    async def counted(self) -> dict[UUID, Counted]:
        boards = self.service.container.boards
        return {
            ledger: count(await boards.log(ledger, after=0, limit=9999))
            for ledger in self.parents
        }

    def expected(self, ledger: UUID, counted: dict[UUID, Counted], until: date) -> Counter[str]:
        """The law: its own, and what each child gives."""
        total = counted[ledger].figures(self.campaigns[ledger], until)
        for child in self.below(ledger):
            given = self.expected(child, counted, until)
            total.update({key: given[key] for key in KEYS})
        return total

    async def assert_adds_up(self, *days: date) -> None:
        counted = await self.counted()
        rollups = self.service.container.rollups
        for ledger in self.parents:
            for until in (None, *days):
                read = await rollups.read(ledger, self.campaigns[ledger], on=until)
                expected = self.expected(ledger, counted, until or date.max)
                found = {each.indicator: each.value for each in read.figures}
                assert {key: expected[key] for key in found} == found
                for each in read.figures:
                    assert each.value == each.own + sum(part.value for part in each.parts)

    async def assert_proven(self) -> None:
        async with auditing(self.service.url) as readers:
            for ledger in self.parents:
                assert [] == await audit.prove(readers, ledger)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory looks at once; in service it may be two seconds behind."""
    monkeypatch.setattr(directory, "FRESH_S", 0)


async def chain(service: Service) -> Tree:
    """A province, a prefecture, a county and a township, one below the other."""
    tree = Tree(service)
    parent = None
    for level in LEVELS:
        parent = await tree.grow(parent, level=level)
    await tree.launch()
    return tree


async def read(of: Tree, ledger: UUID, indicator: str = "households", **how: Any) -> int | None:
    """One figure of a ledger, ``None`` where it does not know it."""
    rollup = await of.service.container.rollups.read(ledger, of.campaigns[ledger], **how)
    found = [each.value for each in rollup.figures if each.indicator == indicator]
    return found[0] if found else None


async def test_a_figure_may_be_asked_for_that_no_plan_has(service: Service) -> None:
    """Of all records here and below, until a day; of a list each name once in a ledger."""
    tree = await chain(service)
    town = list(tree.parents)[-1]
    for villages in (["东村", "西村"], ["西村"]):
        await hold(service.container, town, None, villages=villages)
    await service.worker.drain()
    asked = service.container.rollups.asked

    def line(unit: str, **said: Any) -> Indicator:
        return indicator.asked({"source": "activities", **said}, unit)

    for ledger in (town, tree.top):
        assert 2 == await asked(ledger, line("次"), DAY)
        assert 2 == await asked(ledger, line("个", take="villages"), DAY)
        assert 0 == await asked(ledger, line("次", where={"kind": ["视察"]}), DAY)
        assert 0 == await asked(ledger, line("次"), DAY - timedelta(days=1))


async def test_a_figure_reaches_the_top_under_every_name(service: Service) -> None:
    """Each level gave the campaign another title; it counts into the first of the line."""
    tree = await chain(service)
    township = list(tree.parents)[-1]
    await hold(service.container, township, tree.campaigns[township], households=12)
    await service.worker.drain()

    assert [12, 12, 12, 12] == [await read(tree, ledger) for ledger in tree.parents]
    await tree.assert_adds_up(DAY, DAY - timedelta(1))
    await tree.assert_proven()


async def test_what_a_place_counts_for_itself_goes_no_further(service: Service) -> None:
    tree = await chain(service)
    *upper, township = tree.parents
    await hold(service.container, township, tree.campaigns[township], households=12)
    await service.worker.drain()

    assert await read(tree, township, "local.households") == 12
    assert {None} == {await read(tree, ledger, "local.households") for ledger in upper}
    await tree.assert_adds_up(DAY)
    await tree.assert_proven()


@pytest.mark.parametrize("on", [None, DAY])
async def test_two_local_figures_of_one_name_are_two(service: Service, on: date | None) -> None:
    """A place moved under another that counts something of its own by the same key."""
    office = service.container
    tree = Tree(service)
    province = await tree.grow(level="province")
    first, second = [await tree.grow(province, level="prefecture") for _ in range(2)]
    await tree.launch()
    for ledger, households in ((first, 5), (second, 7)):
        await hold(office, ledger, tree.campaigns[ledger], households=households)
    await office.jurisdictions.move(intent(second), parent_id=first, on=JUNE)
    await service.worker.drain()

    own, below = [await read(tree, each, "local.households", on=on) for each in (first, second)]
    assert (5, 7, 12) == (own, below, await read(tree, first, on=on))


async def test_a_village_counts_once_in_each_ledger(service: Service) -> None:
    """Distinct within the ledger: two places that met the same village are two."""
    tree = Tree(service)
    top = await tree.grow(level="county")
    towns = [await tree.grow(top, level="township") for _ in range(2)]
    await tree.launch()
    for town in towns:
        for _ in range(2):
            await hold(service.container, town, tree.campaigns[town], villages=["东关村"])
    await service.worker.drain()

    assert [1, 1, 2] == [await read(tree, each, "villages") for each in (*towns, top)]
    await tree.assert_adds_up()


async def test_who_has_not_reported_stands_beside_the_sum(service: Service) -> None:
    tree = Tree(service)
    office = service.container
    top = await tree.grow(level="county")
    first, second = [await tree.grow(top, level="township") for _ in range(2)]
    late = await tree.grow(top, level="township")
    never = await establish(office, top, level="township")
    await tree.launch()
    await _report(tree, first, to=MARCH)
    await service.worker.drain()

    rollup = await office.rollups.read(top, tree.campaigns[top])
    reports = {each.child_id: each for each in rollup.children}
    assert {second, late} == set(rollup.missing)
    assert (MARCH, str(first)) == (reports[first].reported_to, reports[first].title)
    assert (False, "") == (reports[never].adopted, reports[never].status)

    await _report(tree, second, to=MARCH)
    await _report(tree, first, to=JUNE)
    await service.worker.drain()

    rollup = await office.rollups.read(top, tree.campaigns[top])
    reports = {each.child_id: each for each in rollup.children}
    assert [late] == rollup.missing
    assert (JUNE, MARCH) == (reports[first].reported_to, reports[second].reported_to)


async def _report(tree: Tree, ledger: UUID, *, to: date) -> None:
    await tree.service.container.campaigns.report(
        intent(ledger),
        tree.campaigns[ledger],
        period_from=date(2024, 1, 1),
        period_to=to,
        at_position=1,
        at_root="",
        summary="",
        on=DAY,
    )


async def test_a_place_that_moves_takes_its_figures_with_it(service: Service) -> None:
    """Today it adds to its new parent; on the boundaries of a day before, to its old one."""
    office = service.container
    tree = Tree(service)
    province = await tree.grow(level="province")
    old, new = [await tree.grow(province, level="prefecture") for _ in range(2)]
    county = await tree.grow(old, level="county")
    await tree.launch()
    await hold(office, county, tree.campaigns[county], MARCH, households=12)
    await service.worker.drain()
    assert [12, 12, 0] == [await read(tree, each) for each in (province, old, new)]

    await office.jurisdictions.move(intent(county), parent_id=new, on=JUNE)
    tree.parents[county] = new
    await service.worker.drain()

    assert [12, 0, 12] == [await read(tree, each) for each in (province, old, new)]
    before: dict[str, Any] = {"tree": "then", "on": JUNE - timedelta(1)}
    assert [12, 12, 0] == [await read(tree, each, **before) for each in (province, old, new)]
    after: dict[str, Any] = {"tree": "then", "on": JUNE}
    assert [12, 0, 12] == [await read(tree, each, **after) for each in (province, old, new)]
    await tree.assert_adds_up(MARCH)
    await tree.assert_proven()

    await hold(office, county, tree.campaigns[county], MARCH, households=5)
    await service.worker.drain()
    assert [17, 0, 17] == [await read(tree, each) for each in (province, old, new)]
    await tree.assert_proven()


async def test_a_place_that_comes_back_is_counted_where_it_is(service: Service) -> None:
    office = service.container
    tree = Tree(service)
    province = await tree.grow(level="province")
    old, new = [await tree.grow(province, level="prefecture") for _ in range(2)]
    county = await tree.grow(old, level="county")
    await tree.launch()
    await hold(office, county, tree.campaigns[county], MARCH, households=12)
    for parent, day in ((new, JUNE), (old, JUNE + timedelta(1))):
        await office.jurisdictions.move(intent(county), parent_id=parent, on=day)
        await service.worker.drain()

    assert [12, 12, 0] == [await read(tree, each) for each in (province, old, new)]
    await tree.assert_proven()


async def test_what_a_place_did_before_it_ended_still_counts(service: Service) -> None:
    """However the figure is read: as it stands, up to a day, or as it was known."""
    office = service.container
    tree = Tree(service)
    county = await tree.grow(level="county")
    ended, stays = [await tree.grow(county, level="township") for _ in range(2)]
    await tree.launch()
    for town, households in ((ended, 5), (stays, 7)):
        await hold(office, town, tree.campaigns[town], MARCH, households=households)
    await office.jurisdictions.merge(intent(ended), into_id=stays, on=JUNE)
    await service.worker.drain()

    now = AsOf(moment=datetime.now(UTC))
    ways: list[dict[str, Any]] = [{}, {"on": MARCH}, {"on": DAY}, {"as_of": now}]
    assert [12] * len(ways) == [await read(tree, county, **how) for how in ways]


async def test_a_place_cannot_move_under_one_below_it(service: Service) -> None:
    """However far below, and whether it lies there today or lay there on that day."""
    office = service.container
    top, other = [await establish(office, level="province") for _ in range(2)]
    middle = await establish(office, top, level="prefecture")
    county = await establish(office, middle)
    await service.worker.drain()
    for below in (middle, county):
        with pytest.raises(BadValue, match="本行政区之下"):
            await office.jurisdictions.move(intent(top), parent_id=below, on=MARCH)

    await office.jurisdictions.move(intent(middle), parent_id=other, on=JUNE)
    await service.worker.drain()
    with pytest.raises(BadValue, match="本行政区之下"):
        await office.jurisdictions.move(intent(top), parent_id=county, on=MARCH)
    await office.jurisdictions.move(intent(top), parent_id=county, on=JUNE)


async def test_places_that_move_under_one_another_at_once_count_nothing_twice(
    service: Service,
) -> None:
    """No rule spans two ledgers: the ring must be borne until somebody moves one away."""
    office = service.container
    top, other = [await establish(office, level="province") for _ in range(2)]
    middle = await establish(office, top, level="prefecture")
    county = await establish(office, other)
    for ledger in (top, middle, county):
        await hold(office, ledger)
    await service.worker.drain()

    await office.jurisdictions.move(intent(county), parent_id=middle, on=MARCH)
    await office.jurisdictions.move(intent(top), parent_id=county, on=MARCH)
    await hold(office, county)
    async with asyncio.timeout(30):
        for _ in range(5):
            await service.worker.drain()
            await service.worker.step()
        now = AsOf(moment=datetime.now(UTC))
        before = AsOf(moment=datetime(2000, 1, 1, tzinfo=UTC))
        assert [4, 0] == [
            await activities(service, top, as_of=moment) for moment in (now, before)
        ]
        assert 4 == await activities(service, top, on=DAY)
    assert await activities(service, top) <= 4

    new = await establish(office, level="nation")
    await office.jurisdictions.move(intent(top), parent_id=new, on=JUNE)
    await service.worker.drain()
    assert [4, 4, 3, 2] == [
        await activities(service, each) for each in (new, top, middle, county)
    ]


async def activities(service: Service, ledger: UUID, **how: Any) -> int:
    rollup = await service.container.rollups.read(ledger, None, **how)
    return next(each.value for each in rollup.figures if each.indicator == "activities")


async def test_the_past_is_added_up_as_it_was_known(service: Service) -> None:
    """At a moment: what every level below had recorded then, and nothing of what came later."""
    office = service.container
    tree = await chain(service)
    *_, county, township = tree.parents
    await hold(office, township, tree.campaigns[township], households=12)
    await hold(office, county, tree.campaigns[county], households=3)
    await service.worker.drain()
    live = {ledger: await read(tree, ledger) for ledger in tree.parents}
    [last] = (await office.boards.log(county, after=0, limit=999))[-1:]
    await hold(office, township, tree.campaigns[township], households=100)
    await service.worker.drain()

    then = AsOf(moment=last.recorded_at)
    assert live == {ledger: await read(tree, ledger, as_of=then) for ledger in tree.parents}
    assert {115} == {await read(tree, ledger) for ledger in tree.parents} - {112}
    head = await office.boards.head(county)
    assert await read(tree, county, as_of=AsOf(position=head.position)) == 15


async def test_the_position_vector_names_what_a_figure_includes(service: Service) -> None:
    office = service.container
    tree = await chain(service)
    province, prefecture, *_, township = tree.parents
    await hold(office, township, tree.campaigns[township], households=12)
    await service.worker.drain()

    rollup = await office.rollups.read(province, tree.campaigns[province])
    below = await office.rollups.read(prefecture, tree.campaigns[prefecture])
    head, head_below = [await office.boards.head(each) for each in (province, prefecture)]
    assert (head.position, head.root) == (rollup.vector.position, rollup.vector.root)
    [stamp] = rollup.vector.below
    assert (prefecture, head_below.position, head_below.root, below.vector.digest) == (
        stamp.jurisdiction_id,
        stamp.position,
        stamp.root,
        stamp.digest,
    )


FORGERIES = {
    "a contribution": "UPDATE contribution SET value = value + 1",
    "a contribution taken away": "DELETE FROM contribution WHERE indicator = 'households'",
    "a contribution of nobody": """
        INSERT INTO contribution
        SELECT jurisdiction_id, gen_random_uuid(), campaign_id, indicator, value
        FROM contribution
    """,
    "a stamp at an earlier position": """
        UPDATE stamp SET position = position - 1
        WHERE digest IN (SELECT digest FROM child_stamp)
    """,
    "a stamp of another tree": "UPDATE stamp SET root = sha256(root)",
    "a stamp that forgets a child": "UPDATE stamp SET below = '{}' WHERE below <> '{}'",
    "a stamp taken away": "DELETE FROM stamp",
    "a log below": """
        UPDATE event_log
        SET payload = replace(convert_from(payload, 'UTF8'), '12', '13')::bytea
        WHERE topic = 'activity.held'
    """,
}


@pytest.mark.parametrize("forged", FORGERIES)
async def test_a_figure_that_was_tampered_with_cannot_be_proven(
    service: Service, forged: str
) -> None:
    tree = await chain(service)
    *_, township = tree.parents
    await hold(service.container, township, tree.campaigns[township], households=12)
    await service.worker.drain()
    await tree.assert_proven()

    assert tell(service.url, FORGERIES[forged]) > 0

    async with auditing(service.url) as readers:
        assert [] != await audit.prove(readers, tree.top)


async def test_a_round_that_fails_loses_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database goes away between the books and what is given upward."""
    tree = await chain(service)
    *_, township = tree.parents
    campaign = tree.campaigns[township]
    worker = colleague(service)
    await hold(service.container, township, campaign, households=5)
    with monkeypatch.context() as away:
        away.setattr(worker._contributor, "contribute", _away)
        with pytest.raises(OperationalError):
            await worker.step()
    await hold(service.container, township, campaign, counts={"letters": 7})
    while await worker.step():
        pass

    await tree.assert_adds_up()


async def _away(_: object) -> None:
    raise OperationalError("the database is away")


async def test_a_worker_that_dies_between_books_and_contribution_loses_nothing(
    service: Service,
) -> None:
    """Another goes on with what came later; the figures of both reach the top."""
    tree = await chain(service)
    *_, township = tree.parents
    campaign = tree.campaigns[township]
    dies, lives = [colleague(service) for _ in range(2)]
    await hold(service.container, township, campaign, households=5)
    await dies._bookkeeper.advance([township])
    await hold(service.container, township, campaign, counts={"letters": 7})
    while await lives.step():
        pass

    await lives.drain()
    await tree.assert_adds_up()
    await tree.assert_proven()


async def test_a_worker_that_dies_half_way_up_loses_nothing(service: Service) -> None:
    tree = await chain(service)
    *_, county, township = tree.parents
    dies, lives = [colleague(service) for _ in range(2)]
    await hold(service.container, township, tree.campaigns[township], households=5)
    dies.owe(await dies._bookkeeper.advance([township]))
    await dies._contribute()
    await hold(service.container, county, tree.campaigns[county], counts={"letters": 7})
    while await lives.step():
        pass

    await lives.drain()
    await tree.assert_adds_up()
    await tree.assert_proven()


async def test_contributions_may_be_given_twice_late_and_out_of_order(
    service: Service,
) -> None:
    tree = await chain(service)
    *_, county, township = tree.parents
    worker = service.worker
    for ledger in (township, county):
        await hold(service.container, ledger, tree.campaigns[ledger], households=5)
    dues = []
    for ledger in (township, county):
        worker.owe(await worker._bookkeeper.advance([ledger]))
        dues.append(list(worker._due))
    for due in (*dues[::-1], *dues):
        worker.owe(due)
        while await worker._contribute():
            pass
    await worker.drain()

    await tree.assert_adds_up()
    await tree.assert_proven()


Turn = Deed | str
chores = st.sampled_from(("step", "books", "give", "twice", "crash", "sweep", "move"))
turns = st.tuples(st.integers(0, 9), st.integers(0, 1), st.one_of(holds, deeds, chores, chores))
shapes = st.lists(st.integers(0, 9), min_size=1, max_size=5)


@given(shapes, st.lists(turns, min_size=5, max_size=40))
@settings(max_examples=40)
def test_every_level_adds_up_whatever_happens(
    service: Service,
    runner: asyncio.Runner,
    shape: list[int],
    life: list[tuple[int, int, Turn]],
) -> None:
    """A random tree, random work, two workers that crash at any point and repeat themselves."""
    runner.run(_live_through(service, shape, life))


async def _live_through(
    service: Service, shape: list[int], life: list[tuple[int, int, Turn]]
) -> None:
    tree = Tree(service)
    ledgers, depth = [await tree.grow(level="province")], [0]
    for at in shape:
        parent = at % len(ledgers)
        depth.append(min(depth[parent] + 1, 3))
        ledgers.append(await tree.grow(ledgers[parent], level=LEVELS[depth[-1]]))
    await tree.launch()
    workers = Pair(service)
    for number, (which, who, turn) in enumerate(life):
        ledger = ledgers[which % len(ledgers)]
        if isinstance(turn, Deed):
            places = {"campaign": tree.campaigns[ledger]}
            if above := tree.parents[ledger]:
                places["parent"] = above
            await live(service.container, ledger, number, turn, **places)
        elif turn == "move":
            await _move(tree, ledger, ledgers[number % len(ledgers)])
        else:
            await workers.do(turn, who, ledger)
    await workers.of[0].drain()
    await tree.assert_adds_up(MARCH, JUNE)
    await tree.assert_proven()


async def _move(tree: Tree, ledger: UUID, to: UUID) -> None:
    """A place without children moves under one that has some, so that no ring is made."""
    movable = ledger != tree.top and not tree.below(ledger)
    if movable and to != ledger and tree.below(to):
        with suppress(DomainError):
            jurisdictions = tree.service.container.jurisdictions
            await jurisdictions.move(intent(ledger), parent_id=to, on=MOVED)
            tree.parents[ledger] = to


class Pair:
    """Two workers, and what can happen to one."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.of = [self._new(), self._new()]

    def _new(self) -> Worker:
        return colleague(self._service)

    async def do(self, what: str, who: int, ledger: UUID) -> None:
        worker = self.of[who]
        match what:
            case "step":
                await worker.step()
            case "books":
                worker.owe(await worker._bookkeeper.advance([ledger]))
            case "give":
                await worker._contribute()
            case "twice":
                due = list(worker._due)
                await worker._contribute()
                worker.owe(due)
            case "crash":
                self.of[who] = self._new()
            case "sweep":
                await worker.sweep()

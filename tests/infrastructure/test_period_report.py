"""定期报告 — what was reported stays to the byte; what came later is told beside it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application import identity
from application.projections.books import PERIOD_REPORTS, RECEIVED_REPORTS
from application.reporting import Reporting, reporting
from application.snapshot import FrozenRate, changes
from infrastructure.bootstrap import Service
from infrastructure.postgres import directory
from tests.support.life import INDICATORS, LOCAL, Deed, deeds, holds, live
from tests.support.office import DAY, draw_up, establish, hold, intent, issue, launch

FIRST, LAST, ON = date(2024, 4, 1), date(2024, 6, 30), date(2024, 7, 2)
MAY, JULY, FEBRUARY = date(2024, 5, 6), date(2024, 7, 20), date(2024, 2, 1)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory looks at once; in service it may be two seconds behind."""
    monkeypatch.setattr(directory, "FRESH_S", 0)


@dataclass
class County:
    """A county with two townships under a prefecture, and the campaign that all of them run."""

    service: Service
    above: UUID = field(default_factory=uuid4)
    here: UUID = field(default_factory=uuid4)
    townships: list[UUID] = field(default_factory=list)
    campaigns: dict[UUID, UUID] = field(default_factory=dict)

    async def founded(self, indicators: Sequence[dict[str, Any]] = INDICATORS) -> "County":
        office = self.service.container
        await establish(office, None, level="prefecture", id=self.above)
        await establish(office, self.above, level="county", id=self.here)
        self.townships = [await establish(office, self.here, level="township") for _ in "ab"]
        self.campaigns[self.above] = await draw_up(office, self.above, indicators)
        await self._issued(self.above, self.here)
        await self._issued(self.here, *self.townships)
        return self

    async def _issued(self, ledger: UUID, *children: UUID) -> None:
        office = self.service.container
        received = await issue(office, ledger, self.campaigns[ledger], *children)
        await self.service.worker.drain()
        for child, campaign in zip(children, received, strict=True):
            self.campaigns[child] = campaign
            local = [LOCAL] if child != self.here else []
            await launch(office, child, campaign, title=str(child), indicators=local)

    async def hold(self, ledger: UUID, on: date, households: int) -> UUID:
        campaign = self.campaigns[ledger]
        return await hold(
            self.service.container, ledger, campaign, on=on, households=households
        )

    async def report(self, **more: Any) -> UUID:
        """The second quarter."""
        id = uuid4()
        facts: dict[str, Any] = {
            "campaign_id": self.campaigns[self.here],
            "title": "二季度",
            "period_from": FIRST,
            "period_to": LAST,
            "declared": [],
            "summary": "",
            "on": ON,
        }
        await self.service.worker.drain()
        reports = self.service.container.period_reports
        await reports.submit(intent(self.here), id, **(facts | more))
        await self.service.worker.drain()
        return id

    async def row(self, id: UUID) -> Any:
        boards = self.service.container.boards
        return (await boards.one(PERIOD_REPORTS, self.here, id)).row

    async def received(self, id: UUID) -> Any:
        boards, there = self.service.container.boards, identity.received(self.above, id)
        return (await boards.one(RECEIVED_REPORTS, self.above, there)).row

    async def decide(self, verb: str, id: UUID, **facts: Any) -> None:
        """What the prefecture says of it."""
        reviews = self.service.container.received_reports
        there = identity.received(self.above, id)
        await getattr(reviews, verb)(intent(self.above), there, on=ON, **facts)
        await self.service.worker.drain()

    async def overview(self, today: date = ON, period_to: date | None = LAST) -> Reporting:
        app = self.service.container
        campaign = self.campaigns[self.above]
        return await reporting(
            app.boards,
            app.directory,
            self.above,
            campaign,
            period_to=period_to,
            today=today,
        )


def figure(row: Any, key: str = "households") -> dict[str, Any]:
    [found] = [each for each in row.figures if each["indicator"] == key]
    return dict(found)


def told(found: dict[str, Any]) -> tuple[int, int, int]:
    return found["value"], found["period"], found["own"]


async def test_a_quarter_is_what_was_done_in_it_at_every_level_below(service: Service) -> None:
    county = await County(service).founded()
    first, second = county.townships
    await county.hold(first, FEBRUARY, 100)
    await county.hold(first, MAY, 10)
    await county.hold(second, MAY, 7)
    await county.hold(county.here, MAY, 1)
    await county.hold(county.here, JULY, 500)
    found = figure(await county.row(await county.report()))

    assert (118, 18, 1) == told(found)
    assert {str(first): 110, str(second): 7} == found["parts"]


async def test_what_a_township_counts_for_itself_alone_is_in_no_report(
    service: Service,
) -> None:
    county = await County(service).founded()
    await county.hold(county.townships[0], MAY, 10)
    keys = {each["indicator"] for each in (await county.row(await county.report())).figures}

    assert LOCAL["key"] not in keys
    assert "households" in keys


async def test_the_same_report_arrives_above_by_itself(service: Service) -> None:
    county = await County(service).founded()
    await county.hold(county.here, MAY, 7)
    declared = {"indicator": "households", "value": "10", "literal": "近10户"}
    said = [declared | {"qualifier": "nearly"}]
    id = await county.report(declared=said)
    here, there = await county.row(id), await county.received(id)

    assert here.figures == there.figures
    assert {"value": "10", "qualifier": "nearly", "literal": "近10户", "note": ""} == (
        figure(there)["declared"]
    )
    assert (county.campaigns[county.above], county.here) == (
        there.campaign_id,
        there.from_jurisdiction_id,
    )


async def test_it_is_sent_back_corrected_and_accepted(service: Service) -> None:
    county = await County(service).founded()
    await county.hold(county.here, MAY, 7)
    id = await county.report()
    asked = [{"indicator": "households", "message": "少了一次"}]
    await county.decide("send_back", id, figures=asked, message="请核对")
    row = await county.row(id)
    assert ("returned", asked) == (row.status, row.earlier[0]["asked"])

    await county.hold(county.here, MAY, 5)
    await service.worker.drain()
    reports = service.container.period_reports
    await reports.resubmit(intent(county.here), id, declared=[], summary="已补记", on=ON)
    await service.worker.drain()
    await county.decide("accept", id)

    here, there = await county.row(id), await county.received(id)
    assert ("accepted", "approved") == (here.status, there.status)
    assert (12, 12, 2) == (figure(here)["value"], figure(there)["value"], there.number)
    assert 7 == next(
        each["value"]
        for each in here.earlier[0]["figures"]
        if each["indicator"] == "households"
    )


async def test_an_amendment_stands_beside_the_report_at_both_ends(service: Service) -> None:
    county = await County(service).founded()
    await county.hold(county.here, MAY, 7)
    id = await county.report()
    await county.decide("accept", id)
    await service.container.period_reports.amend(
        intent(county.here),
        id,
        indicator="households",
        value=Decimal(6),
        reason="一户重复",
        on=ON,
    )
    await service.worker.drain()
    here, there = await county.row(id), await county.received(id)

    assert here.amendments == there.amendments
    assert (7, "6") == (figure(here)["value"], here.amendments[0]["value"])
    [amended] = [e for e in (await county.overview()).figures if e.indicator == "households"]
    assert (7, 7, Decimal(6)) == (amended.reported, amended.accepted, amended.amended)


async def test_who_has_not_reported_stands_beside_the_sum(service: Service) -> None:
    """Before its last day it is awaited, after that missing; a late one is marked."""
    county = await County(service).founded()
    [awaited] = (await county.overview()).children
    [missing] = (await county.overview(date(2024, 7, 9))).children
    assert ("awaited", "missing") == (awaited.status, missing.status)
    assert [county.here] == (await county.overview(date(2024, 7, 9))).missing

    await county.report(on=date(2024, 7, 9))
    found = await county.overview(date(2024, 7, 9))

    assert [] == found.missing
    assert ("pending", True) == (found.children[0].status, found.children[0].late)


async def test_a_figure_that_was_sent_back_is_in_no_sum(service: Service) -> None:
    county = await County(service).founded()
    await county.hold(county.here, MAY, 7)
    id = await county.report()
    await county.decide("send_back", id, figures=[], message="请核对")

    assert [] == (await county.overview()).figures


async def test_what_has_changed_since_is_told_beside_what_was_frozen(service: Service) -> None:
    county = await County(service).founded()
    await county.hold(county.townships[0], MAY, 7)
    id = await county.report()
    await county.hold(county.townships[0], MAY, 3)
    await county.hold(county.here, JULY, 50)
    await service.worker.drain()
    row = await county.row(id)
    now = await service.container.period_reports.now(county.here, id)

    assert [("households", 7, 10), ("times", 1, 2)] == sorted(
        (each.indicator, each.frozen, each.now) for each in changes(row.figures, now)
    )


RATED: list[dict[str, Any]] = [
    {"key": "visits", "name": "走访", "unit": "次"},
    {"key": "visits.villages", "name": "进村", "unit": "次", "where": {"kind": ["进村"]}},
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


def rate(numerator: int, denominator: int, percent: str) -> dict[str, Any]:
    return {"numerator": numerator, "denominator": denominator, "percent": percent}


async def test_a_rate_is_frozen_with_both_its_counts(service: Service) -> None:
    """Added up from what every level counts, and found again from the logs alone."""
    county = await County(service).founded(RATED)
    office, campaign = service.container, county.campaigns
    first, second = county.townships
    await hold(office, first, campaign[first], kind="进村", on=FEBRUARY)
    await hold(office, first, campaign[first], kind="进企业", on=MAY)
    await hold(office, second, campaign[second], kind="进村", on=MAY)
    id = await county.report()
    row = await county.row(id)
    found = figure(row, "visits.rate")

    assert (2, 1) == (found["value"], found["period"])
    assert (rate(2, 3, "66.67"), rate(1, 2, "50.00")) == (found["rate"], found["period_rate"])
    assert "rate" not in figure(row, "visits")
    again = await office.period_reports.again(county.here, id)
    assert row.figures == [each | {"declared": None} for each in again.states()]

    await hold(office, second, campaign[second], kind="进企业", on=MAY)
    await service.worker.drain()
    now = await office.period_reports.now(county.here, id)
    [changed] = [each for each in changes(row.figures, now) if each.frozen_percent]
    assert (2, 2) == (changed.frozen, changed.now)
    assert ("66.67", "50.00") == (changed.frozen_percent, changed.now_percent)


async def test_rates_are_made_above_of_the_sums_of_both_counts(service: Service) -> None:
    county = await County(service).founded(RATED)
    await hold(service.container, county.here, county.campaigns[county.here], kind="进村")
    id = await county.report(period_to=DAY, on=DAY)
    found = {each.indicator: each for each in (await county.overview(DAY, DAY)).figures}

    assert FrozenRate(1, 1, "100.00") == found["visits.rate"].rate
    assert found["visits.rate"].accepted_rate is None, "nothing is accepted yet"
    assert found["visits"].rate is None

    await county.decide("accept", id)
    found = {each.indicator: each for each in (await county.overview(DAY, DAY)).figures}
    assert FrozenRate(1, 1, "100.00") == found["visits.rate"].accepted_rate


async def test_a_report_of_the_standing_figures_has_the_rates_of_handling(
    service: Service,
) -> None:
    county = await County(service).founded()
    row = await county.row(await county.report(campaign_id=None))

    assert {"numerator": 0, "denominator": 0, "percent": None} == (
        figure(row, "rate.reply")["rate"]
    )


turns = st.tuples(st.integers(0, 2), st.one_of(holds, holds, deeds))


@given(st.lists(turns, max_size=12), st.lists(turns, min_size=1, max_size=12), st.booleans())
@settings(max_examples=15)
def test_a_report_stays_to_the_byte_whatever_comes_after(
    service: Service,
    runner: asyncio.Runner,
    before: list[tuple[int, Deed]],
    after: list[tuple[int, Deed]],
    accepted: bool,  # noqa: FBT001 — hypothesis passes what it draws in order
) -> None:
    """And whoever replays the ledgers that it counts to their positions finds it again."""
    runner.run(_frozen(service, before, after, accepted=accepted))


async def _frozen(
    service: Service,
    before: list[tuple[int, Deed]],
    after: list[tuple[int, Deed]],
    *,
    accepted: bool,
) -> None:
    county = await County(service).founded()
    await _lived(county, before, 0)
    id = await county.report()
    if accepted:
        await county.decide("accept", id)
    kept = orjson.dumps([await county.row(id), await county.received(id)])
    await _lived(county, after, len(before))
    await service.worker.drain()
    row = await county.row(id)
    again = await service.container.period_reports.again(county.here, id)

    assert kept == orjson.dumps([row, await county.received(id)])
    assert row.figures == [each | {"declared": None} for each in again.states()]
    assert (row.digest, row.at_root) == (again.digest, again.at_root)


async def _lived(county: County, turns: list[tuple[int, Deed]], number: int) -> None:
    ledgers = [county.here, *county.townships]
    for at, (which, deed) in enumerate(turns, number):
        ledger = ledgers[which]
        parent = county.above if ledger == county.here else county.here
        places = {"campaign": county.campaigns[ledger], "parent": parent}
        await live(county.service.container, ledger, at, deed, **places)

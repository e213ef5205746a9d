"""简报 over ledgers — its numbers are counted, can be counted again, and tell what changed."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.brief_figures import Recounted, recounted
from application.brief_text import written
from application.projections.books import BRIEFS
from domain.shared.errors import BadValue
from infrastructure.bootstrap import Service
from infrastructure.postgres import directory
from tests.support.office import draw_up, establish, file, hold, intent

MAY, JUNE, ON = date(2024, 5, 6), date(2024, 6, 3), date(2024, 9, 30)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """The directory looks at once; in service it may be two seconds behind."""
    monkeypatch.setattr(directory, "FRESH_S", 0)


async def county(service: Service) -> tuple[UUID, UUID]:
    """A county with a township: one activity in the one in May, two in the other."""
    here = await establish(service.container)
    below = await establish(service.container, here, level="township")
    await hold(service.container, here, on=MAY)
    await hold(service.container, below, on=MAY)
    await hold(service.container, below, on=JUNE)
    await service.worker.drain()
    return here, below


async def draft(service: Service, here: UUID, *paragraphs: str, **more: Any) -> UUID:
    id = uuid4()
    facts: dict[str, Any] = {"kind": "brief", "title": "代表在行动"}
    facts |= {"campaign_id": None, "series_id": None, "as_of": ON, "on": ON}
    await service.worker.drain()
    await service.container.briefs.draft(
        intent(here), id, paragraphs=list(paragraphs), **(facts | more)
    )
    await service.worker.drain()
    return id


async def row(service: Service, here: UUID, id: UUID) -> Any:
    return (await service.container.boards.one(BRIEFS, here, id)).row


async def check(service: Service, here: UUID, id: UUID) -> list[Recounted]:
    found = await row(service, here, id)
    now = await service.container.briefs.now(here, found)
    return await recounted(service.container.snapshots, here, found, now)


async def test_numbers_are_counted_for_the_place_the_day_and_the_period(
    service: Service,
) -> None:
    here, below = await county(service)
    id = await draft(
        service,
        here,
        f"全区活动{{activities}}，其中镇{{activities|{below}}}，"
        f"五月底{{activities||2024-05-31}}，六月{{activities||2024-06-01..2024-06-30}}。",
    )
    text = written(here, id, await row(service, here, id), "").text

    assert text.endswith("全区活动3次，其中镇2次，五月底2次，六月1次。")


async def test_a_unit_that_the_words_say_themselves_is_not_said_twice(
    service: Service,
) -> None:
    here, _ = await county(service)
    id = await draft(service, here, "全区活动{activities}次，{activities}。")
    text = written(here, id, await row(service, here, id), "").text

    assert text.endswith("全区活动3次，3次。")


async def test_a_rate_is_in_percent_of_its_base(service: Service) -> None:
    here, _ = await county(service)
    await file(service.container, here, on=MAY)
    id = await draft(service, here, "每次活动提出建议{suggestions_filed/activities}。")
    [told] = (await row(service, here, id)).figures

    assert ("33.3%", 1, 3) == (told["text"], told["value"], told["base"]["value"])


async def test_a_declared_figure_is_cited_in_its_own_words(service: Service) -> None:
    here, _ = await county(service)
    stated = uuid4()
    await service.container.declared_figures.state(
        intent(here),
        stated,
        campaign_id=None,
        indicator="",
        name="接待选民",
        value=Decimal(810),
        qualifier="more",
        literal="810余人次",
        unit="人次",
        period_from=None,
        period_to=ON,
        scope="",
        source="工作报告",
    )
    id = await draft(service, here, f"接待选民{{declared.{stated}}}。")

    assert "接待选民810余人次。" in written(here, id, await row(service, here, id), "").text


async def test_every_number_is_a_link(service: Service) -> None:
    here, _ = await county(service)
    id = await draft(service, here, "活动<{activities}>")
    text = written(here, id, await row(service, here, id), "")
    link = f"/v1/jurisdictions/{here}/briefs/{id}/figures/1"

    assert text.markdown.endswith(f"活动\\<[3次]({link})\\>")
    assert text.html.endswith(f'<p>活动&lt;<a href="{link}">3次</a>&gt;</p>')


async def test_it_says_what_has_changed_and_can_still_be_counted_again(
    service: Service,
) -> None:
    here, below = await county(service)
    id = await draft(service, here, "全区{activities}，建议{suggestions_filed}。")
    kept = await row(service, here, id)
    await hold(service.container, below, on=MAY)
    await service.worker.drain()

    assert [
        Recounted("activities", "3次", "3次", "4次", changed=True),
        Recounted("suggestions_filed", "0件", "0件", "0件", changed=False),
    ] == await check(service, here, id)
    assert kept == await row(service, here, id)


@pytest.mark.parametrize(
    "words",
    [
        "{trees}",
        "{activities|999999}",
        "{activities||2024-10-01}",
        "{activities/suggestions_filed}",
        f"{{declared.{UUID(int=9)}}}",
    ],
)
async def test_what_nothing_is_counted_of_cannot_be_cited(service: Service, words: str) -> None:
    """No such indicator, place or declared figure; a day too late; nothing to divide by."""
    here, _ = await county(service)

    with pytest.raises(BadValue):
        await draft(service, here, words)


async def test_a_rate_of_a_campaign_is_cited_by_its_two_counts(service: Service) -> None:
    here, _ = await county(service)
    visits: dict[str, Any] = {"key": "visits", "name": "走访", "unit": "次"}
    villages = visits | {"key": "visits.villages", "where": {"kind": ["进村"]}}
    made = {"kind": "rate", "source": "computed", "plus": ["visits.villages"]}
    rate = {"key": "visits.rate", "name": "进村率", "unit": "%", "over": ["visits"]} | made
    campaign = await draw_up(service.container, here, [visits, villages, rate])
    for kind in ("进村", "进企业"):
        await hold(service.container, here, campaign, kind=kind, on=MAY)

    with pytest.raises(BadValue, match="分子/分母"):
        await draft(service, here, "{visits.rate}", campaign_id=campaign)
    id = await draft(service, here, "{visits.villages/visits}", campaign_id=campaign)
    assert "50%" == (await row(service, here, id)).figures[0]["text"]


async def test_issues_of_a_series_are_numbered_in_the_order_they_appear(
    service: Service,
) -> None:
    here, _ = await county(service)
    series = uuid4()
    founded = {"title": "人大工作简报", "publisher": "办公室", "yearly": True, "on": MAY}
    await service.container.brief_series.found(intent(here), series, **founded)
    ids = [await draft(service, here, "无数", series_id=series) for _ in "ab"]
    for id in reversed(ids):
        await service.container.briefs.issue(intent(here), id, issued_by="办公室", on=ON)
        await service.worker.drain()

    assert [2, 1] == [(await row(service, here, id)).number for id in ids]
    text = written(here, ids[0], await row(service, here, ids[0]), "人大工作简报")
    assert "人大工作简报 第2期 代表在行动" == text.heading

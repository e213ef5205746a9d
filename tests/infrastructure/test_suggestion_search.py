"""Suggestions found by their words: in Chinese, two characters are enough."""

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.projections.suggestion_terms import plain
from application.suggestion_search import Bookmark, words_of
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres import suggestion_search
from infrastructure.postgres.connect import scoped
from infrastructure.postgres.rebuild import differences, rebuild_books
from tests.support.database import ask
from tests.support.office import DAY, admit, establish, form, intent, send


async def suggest(
    service: Service,
    ledger: UUID,
    title: str,
    text: str = "详见附件",
    sponsor: UUID | None = None,
) -> UUID:
    """A suggestion that says something."""
    suggestion = uuid4()
    await service.container.suggestions.file(
        intent(ledger),
        suggestion,
        title=title,
        text=text,
        sponsor="group" if sponsor else "deputy",
        sponsor_id=sponsor or uuid4(),
        campaign_id=None,
        focus_area="",
        category="",
        on=DAY,
    )
    return suggestion


async def dispatch(service: Service, ledger: UUID, suggestion: UUID, unit: str) -> None:
    await admit(service.container, ledger, suggestion)
    await send(service.container, ledger, suggestion, unit)


async def register(service: Service, ledger: UUID, name: str) -> UUID:
    deputy = uuid4()
    await service.container.deputies.register(
        intent(ledger), deputy, name=name, congress="县人大", level="county",
        constituency="", on=DAY,
    )  # fmt: skip
    return deputy


async def find(service: Service, ledger: UUID, query: str, **page: Any) -> list[UUID]:
    """The ids of what is found once everything is counted."""
    await service.worker.drain()
    search = service.container.suggestion_search
    hits = await search.find(ledger, words_of(query), **page)
    return [entry.id for entry in hits.entries]


async def every(service: Service, ledger: UUID, words: Sequence[str], limit: int) -> list[UUID]:
    """Page by page to the end."""
    found: list[UUID] = []
    at: Bookmark | None = None
    while True:
        hits = await service.container.suggestion_search.find(ledger, words, at=at, limit=limit)
        found += [entry.id for entry in hits.entries]
        at = hits.next
        if at is None:
            return found


async def test_it_is_found_by_title_text_unit_and_deputy(service: Service) -> None:
    county = await establish(service.container)
    deputy = await register(service, county, "欧阳建国")
    lift = await suggest(service, county, "老旧小区加装电梯", "三单元老人上下楼不便", deputy)
    road = await suggest(service, county, "维修村道", "雨后泥泞")
    await dispatch(service, county, lift, "住房和城乡建设局")

    for query in ("电梯", "单元", "住房", "建国", "欧阳建国", "小区加装", "电梯 老人 建国"):
        assert [lift] == await find(service, county, query), query
    assert [road] == await find(service, county, "泥泞")


async def test_it_is_found_by_the_group_that_filed_it(service: Service) -> None:
    county = await establish(service.container)
    group = await form(service.container, county)
    ours = await suggest(service, county, "维修村道", sponsor=group)
    await suggest(service, county, "修桥")

    assert [ours] == await find(service, county, "第一小组")


async def test_all_words_must_be_there_as_they_are_written(service: Service) -> None:
    """Its pairs scattered over a text are not the word."""
    county = await establish(service.container)
    await suggest(service, county, "人大代表建议书，代表大会")

    assert [] == await find(service, county, "人大代表大会")
    assert [] == await find(service, county, "建议 电梯")


async def test_width_and_case_do_not_matter(service: Service) -> None:
    county = await establish(service.container)
    mast = await suggest(service, county, "增设５Ｇ基站", "覆盖WiFi盲区")

    for query in ("5g", "５Ｇ基站", "WIFI", "wifi盲区", "基站　盲区"):
        assert [mast] == await find(service, county, query), query


async def test_the_title_comes_first_then_unit_and_deputy_then_the_text(
    service: Service,
) -> None:
    county = await establish(service.container)
    deputy = await register(service, county, "水利")
    title = await suggest(service, county, "兴修水利")
    unit = await suggest(service, county, "修渠")
    by_deputy = await suggest(service, county, "修闸", sponsor=deputy)
    text = await suggest(service, county, "修塘", "水利设施老化，水利投入不足，水利欠账")
    await dispatch(service, county, unit, "水利局")

    assert [title, by_deputy, unit, text] == await find(service, county, "水利")


async def test_more_hits_come_first_then_the_newer(service: Service) -> None:
    county = await establish(service.container)
    older = await suggest(service, county, "甲", "道路破损")
    often = await suggest(service, county, "乙", "道路破损，道路狭窄")
    newer = await suggest(service, county, "丙", "道路失修")

    assert [often, newer, older] == await find(service, county, "道路")


async def test_words_closer_together_come_first(service: Service) -> None:
    county = await establish(service.container)
    close = await suggest(service, county, "甲", "村道维修经费没有着落，请予安排")
    far = await suggest(service, county, "乙", "村道破损，请安排经费，尽快予以维修")

    assert [close, far] == await find(service, county, "维修 村道")


async def test_another_ledger_s_suggestions_are_never_found(service: Service) -> None:
    ours, theirs = [await establish(service.container) for _ in range(2)]
    await register(service, theirs, "电梯")
    await suggest(service, theirs, "加装电梯")

    assert [] == await find(service, ours, "电梯")
    async with scoped(service.readers, ours) as connection:
        cursor = await connection.execute("SELECT count(*) FROM search_term")
        row = await cursor.fetchone()
    assert row == (0,)


async def test_what_changed_is_found_under_its_new_words_and_not_its_old_ones(
    service: Service,
) -> None:
    """The unit is the one thing that changes; without it a suggestion is where it was."""
    county = await establish(service.container)
    road = await suggest(service, county, "维修村道")
    assert [] == await find(service, county, "交通局")

    await dispatch(service, county, road, "交通局")
    assert [road] == await find(service, county, "交通局")
    assert [road] == await find(service, county, "村道")


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
async def test_pages_follow_one_another_without_gap_or_overlap(
    service: Service, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    """Also where more is found than is ranked at once."""
    monkeypatch.setattr(suggestion_search, "WINDOW", 4)
    county = await establish(service.container)
    for at in range(7):
        await suggest(service, county, f"第{at}条村道", "村道" * (at + 1))
        await suggest(service, county, f"第{at}座桥", "通往村道" * (at + 1))
    await service.worker.drain()

    found = await every(service, county, ["村道"], limit)

    assert 14 == len(found) == len(set(found))


async def test_live_is_rebuilt(service: Service) -> None:
    county = await establish(service.container)
    deputy = await register(service, county, "欧阳建国")
    for at in range(5):
        each = await suggest(service, county, f"维修{at}号村道", "雨后泥泞", deputy)
        await service.worker.drain()
        if at % 2:
            await dispatch(service, county, each, "交通局")
    live = await find(service, county, "村道 交通")
    async with auditing(service.url) as readers:
        assert [] == await differences(readers, county)

        await rebuild_books(service.workers, county)

        assert [] == await differences(readers, county)
    assert live == await find(service, county, "村道 交通")
    assert ask(service.url, "SELECT count(*) FROM search_term")[0][0] > 0


async def test_a_list_that_is_wrong_is_told(service: Service) -> None:
    county = await establish(service.container)
    await suggest(service, county, "维修村道")
    await service.worker.drain()
    async with scoped(service.workers, county) as connection:
        await connection.execute("DELETE FROM search_term WHERE term = 't村道'")

    async with auditing(service.url) as readers:
        [line] = await differences(readers, county)

    assert "t村道" in line


texts = st.text("村道路 aＢb1\n。", min_size=1, max_size=12).filter(str.strip)
queries = st.text("村道路 aＢ1", min_size=2, max_size=6).filter(
    lambda query: min(map(len, plain(query).split()), default=0) > 1
)


@given(st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=8), queries)
@settings(max_examples=60)
def test_what_is_found_is_what_one_would_find_by_reading_everything(
    service: Service,
    runner: asyncio.Runner,
    filed: list[tuple[str, str, str]],
    query: str,
) -> None:
    async def compare() -> None:
        county = await establish(service.container)
        words, expected = words_of(query), set()
        for title, text, name in filed:
            deputy = await register(service, county, name)
            each = await suggest(service, county, title, text, deputy)
            if all(any(word in plain(it) for it in (title, text, name)) for word in words):
                expected.add(each)
        await service.worker.drain()

        found = await every(service, county, words, 3)

        assert (len(expected), expected) == (len(found), set(found))

    runner.run(compare())

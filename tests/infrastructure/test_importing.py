"""Importing over PostgreSQL: many commands in flight, interrupted, finished and undone."""

import asyncio
import signal
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from application.import_batch.fates import Fate, Foreseen, State
from application.import_batch.forms import FORMS
from application.import_batch.names import plainly
from application.import_batch.turns import A_WHILE, PORTION
from application.import_batch.under_way import ImportUnderWay
from application.import_batch.workbook import Table
from application.projections.books import ACTIVITIES, HANDLING_UNITS, IMPORTS
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres.rebuild import differences
from tests.support.falling_import import check, take, undo
from tests.support.office import establish, intent

ROWS = 4 * PORTION + 50
FIRST_DAY = date(2024, 1, 1)
SHEET = Table(
    "活动情况登记表",
    "ab" * 32,
    [
        ("日期", "活动类型", "地点"),
        *((FIRST_DAY + timedelta(days=at % 200), "走访", f"{at} 组") for at in range(ROWS)),
    ],
)


async def checked(service: Service, here: UUID) -> Foreseen:
    return await check(service, here, "activities", SHEET)


async def imported(service: Service, here: UUID) -> list[State]:
    """Everything, and what became of each row."""
    return _states(await take(service, here, "activities", SHEET))


async def test_an_import_that_was_interrupted_goes_on_and_is_undone_as_one(
    service: Service,
) -> None:
    """What the first attempt recorded is told as repeated, and belongs to the import."""
    here = await establish(service.container)
    imports, wish = service.container.import_batches, intent(here, command_id=uuid4())
    found = await checked(service, here)
    await imports.begin(wish, found, file_name="活动.xlsx", good=False)
    taking = imports.take(wish, found)
    told = [await anext(taking), await anext(taking)]
    await taking.aclose()
    assert [0, PORTION] == [each.done for each in told]

    states = await imported(service, here)
    repeated = states.count(State.REPEATED)
    assert PORTION <= repeated <= 2 * PORTION, "the next was under way"
    assert ROWS - repeated == states.count(State.RECORDED)
    await service.worker.drain()
    boards = service.container.boards
    [batch] = (await boards.page(IMPORTS, here)).entries
    assert ("applied", ROWS) == (batch.row.status, batch.row.recorded)

    reason, on = "导错了文件", date(2024, 9, 30)
    await imports.order_undo(wish, batch.id, reason=reason, on=on)
    undone = [
        fate.state
        async for told_ in imports.undo(wish, batch.id, reason=reason, on=on)
        for fate in told_.fates
    ]
    assert [State.UNDONE] * ROWS == undone
    await service.worker.drain()
    page = await boards.page(ACTIVITIES, here, limit=2 * ROWS)
    assert (ROWS, True) == (len(page.entries), all(each.row.voided for each in page.entries))

    assert [State.RECORDED] * ROWS == await imported(service, here)


async def test_a_dry_run_tells_how_far_it_is(service: Service) -> None:
    """Row by row as they are tried, in their order."""
    here = await establish(service.container)
    await service.worker.drain()
    imports, wish = service.container.import_batches, intent(here, command_id=uuid4())
    sheet = await imports.read(wish, FORMS["activities"], SHEET)
    told = [each async for each in imports.rehearse(wish, sheet)]

    assert [(A_WHILE, ROWS), (2 * A_WHILE, ROWS)] == [(it.done, it.of) for it in told[:2]]
    assert [fate for each in told for fate in each.fates] == sheet.those(*State)
    assert [State.READY] * ROWS == _states(sheet.those(*State))


async def fall(service: Service, here: UUID, what: str, nth: int) -> None:
    """A process of its own is killed at it."""
    asked = ["-m", "tests.support.falling_import", service.url, str(here), what, str(nth)]
    process = await asyncio.create_subprocess_exec(sys.executable, *asked)
    assert -signal.SIGKILL == await process.wait()


@pytest.mark.parametrize("nth", [1, 2])
async def test_what_was_recorded_before_a_crash_is_undone_with_its_import(
    service: Service, nth: int
) -> None:
    """Also a second mandate, which stands in a record that was there before it."""
    here = await establish(service.container)
    await fall(service, here, "take", nth)

    again = await take(service, here)
    assert ([0, 2, 3][nth], 3) == (_states(again).count(State.REPEATED), len(again))
    assert [State.UNDONE] * 3 == _states(await undo(service, here))
    assert [State.RECORDED] * 3 == _states(await take(service, here))


@pytest.mark.parametrize("nth", [1, 2])
async def test_an_import_that_crashed_is_undone_without_its_file(
    service: Service, nth: int
) -> None:
    """Also what was recorded just before, and not noted any more."""
    here = await establish(service.container)
    await fall(service, here, "take", nth)

    recorded = [0, 2, 3][nth]
    assert [State.UNDONE] * recorded == _states(await undo(service, here))
    await service.worker.drain()
    [batch] = (await service.container.boards.page(IMPORTS, here)).entries
    assert ("undone", recorded, recorded) == (
        batch.row.status,
        batch.row.recorded,
        batch.row.undone,
    )
    assert [State.RECORDED] * 3 == _states(await take(service, here))


async def test_what_is_under_way_is_not_undone_before_it_has_ended(service: Service) -> None:
    here = await establish(service.container)
    imports, wish = service.container.import_batches, intent(here, command_id=uuid4())
    found = await checked(service, here)
    await imports.begin(wish, found, file_name="活动.xlsx", good=False)
    taking = imports.take(wish, found)
    await anext(taking)
    with pytest.raises(ImportUnderWay):
        await undo(service, here)

    await taking.aclose()
    assert {State.UNDONE} >= {*_states(await undo(service, here))}


async def test_rows_that_another_file_recorded_are_left_to_its_import(service: Service) -> None:
    """The first file breaks off, a second one of the same rows is done: the first is undone."""
    here = await establish(service.container)
    imports, wish = service.container.import_batches, intent(here, command_id=uuid4())
    first = await checked(service, here)
    await imports.begin(wish, first, file_name="活动.xlsx", good=False)
    taking = imports.take(wish, first)
    assert [0, PORTION] == [(await anext(taking)).done, (await anext(taking)).done]
    await taking.aclose()

    await service.worker.drain()
    mended = Table(SHEET.name, "ba" * 32, SHEET.rows)
    second = await imports.check(intent(here), FORMS["activities"], mended)
    await imports.begin(wish, second, file_name="改好.xlsx", good=False)
    taken = [fate async for told in imports.take(wish, second) for fate in told.fates]
    others = _states(taken).count(State.RECORDED)
    assert others >= ROWS - 2 * PORTION

    await service.worker.drain()
    await imports.order_undo(wish, first.batch_id, reason="导错了文件", on=FIRST_DAY)
    undoing = imports.undo(wish, first.batch_id, reason="导错了文件", on=FIRST_DAY)
    fates = [fate async for told in undoing for fate in told.fates]
    assert [State.UNDONE] * (ROWS - others) == _states(fates)
    recorded = {each.id for each in taken if each.state == State.RECORDED}
    assert not recorded & {each.id for each in fates}


@pytest.mark.parametrize("nth", [1, 2])
async def test_an_undoing_that_was_killed_goes_on_and_tells_the_same(
    service: Service, nth: int
) -> None:
    here = await establish(service.container)
    await take(service, here)
    await fall(service, here, "undo", nth)

    assert [State.UNDONE] * 3 == _states(await undo(service, here))
    await service.worker.drain()
    [batch] = (await service.container.boards.page(IMPORTS, here)).entries
    assert ("undone", 3, 0) == (batch.row.status, batch.row.undone, batch.row.kept)


def _states(fates: Sequence[Fate]) -> list[State]:
    return [each.state for each in fates]


OPINIONS_SHEET = Table(
    "群众意见登记表",
    "ef" * 32,
    [
        (
            *("听取日期", "事由", "群众原话", "听取方式", "个案或共性", "听取人", "录入人"),
            *("群众姓名", "重复于"),
        ),
        *(
            ("2024-05-21", f"又是{at}", "灯不亮。", "走访", "共性", "王", "李", "", f"灯{at}")
            for at in range(40)
        ),
        *(
            ("2024-05-20", f"灯{at}", "灯不亮。", "走访", "共性", "王", "李", "赵大娘", "")
            for at in range(40)
        ),
    ],
)


async def test_what_repeats_another_row_waits_for_it_and_is_undone_before_it(
    service: Service,
) -> None:
    """However long the vault takes over the voters of those."""
    here = await establish(service.container)
    await service.worker.drain()
    imports, wish = service.container.import_batches, intent(here, command_id=uuid4())
    found = await imports.check(wish, FORMS["opinions"], OPINIONS_SHEET)
    await imports.begin(wish, found, file_name="意见.xlsx", good=False)
    taken = [fate async for told in imports.take(wish, found) for fate in told.fates]
    assert [State.RECORDED] * 80 == _states(taken)

    assert [State.UNDONE] * 80 == _states(await undo(service, here))
    await service.worker.drain()
    async with auditing(service.url) as readers:
        assert [] == await differences(readers, here)


async def test_the_register_is_asked_for_the_rows_alone(service: Service) -> None:
    here = await establish(service.container)
    await imported(service, here)
    await service.worker.drain()

    fields, value = ["occurred_on", "kind", "place"], ("2024-01-02", "走访", "1 组")
    found = await service.container.boards.among(ACTIVITIES, here, fields, {value})

    assert [("1 组", FIRST_DAY + timedelta(days=1))] == [
        (each.row.place, each.row.occurred_on) for each in found
    ]
    assert [] == await service.container.boards.among(ACTIVITIES, here, fields, set())


async def test_a_name_is_looked_for_as_it_would_be_read(service: Service) -> None:
    """The database leaves out and narrows what ``plainly`` does, and finds nobody else."""
    here = await establish(service.container)
    names = ("阿不都 • 热合曼（东）", "王\u3000秀英", "王秀英英")
    for name in names:
        listed = {"name": name, "kind": "", "duties": "", "on": FIRST_DAY}
        await service.container.handling_units.list(intent(here), uuid4(), **listed)
    await service.worker.drain()

    for name in names:
        found = await service.container.boards.called(
            HANDLING_UNITS, here, ["name"], [plainly(name)]
        )
        assert [name] == [each.row.name for each in found]

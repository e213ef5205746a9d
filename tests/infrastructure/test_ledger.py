"""The ledger: a command happens once, whole, or not at all, and positions have no gaps."""

import asyncio
import sys
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from application import identity
from application.ledger import (
    AlreadyExists,
    CommandReused,
    EventTooLarge,
    StaleVersion,
)
from domain.activity import Activity
from domain.shared.errors import BadValue, DomainError, NotFound
from domain.suggestion import WrongState
from infrastructure.bootstrap import Service
from infrastructure.postgres.incoming import EVENT_BYTES_MAX, TextWithNul
from infrastructure.postgres.pipeline import Pipeline
from tests.support.database import ask
from tests.support.labour import pipeline
from tests.support.load import TASKS, Acknowledged, assert_recorded
from tests.support.office import (
    DAY,
    admit,
    desk,
    establish,
    file,
    form,
    hold,
    intent,
    rename,
    send,
)

REPLY = {
    "unit": "交通局",
    "text": "已列入计划",
    "mode": "written",
    "outcome": "B",
    "signatory": "局长",
    "promises": [],
    "without": [],
    "consent": False,
}
LOG = "SELECT position FROM event_log WHERE jurisdiction_id = %s ORDER BY position"


async def ends_at(service: Service, ledger: UUID) -> int:
    return (await service.container.boards.head(ledger)).position


async def test_positions_have_no_gaps_however_many_write_at_once(service: Service) -> None:
    office = service.container
    ledgers = [await establish(office) for _ in range(5)]

    held = await asyncio.gather(
        *(hold(office, ledger) for ledger in ledgers for _ in range(40))
    )

    for ledger in ledgers:
        log = ask(service.url, LOG, ledger)
        assert [(at,) for at in range(1, 42)] == log
    assert len(set(held)) == 200


async def test_two_processes_at_once_leave_no_gap_and_lose_nothing(service: Service) -> None:
    ledgers = [await establish(service.container) for _ in range(3)]
    asked = [service.url, "25", *map(str, ledgers)]

    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.support.load", *asked, stdout=asyncio.subprocess.PIPE
        )
        for _ in range(2)
    ]
    said = [(await process.communicate())[0].decode().splitlines() for process in processes]

    told = [Acknowledged.read(line) for lines in said for line in lines]
    assert len(told) == 2 * 25 * len(ledgers) * TASKS
    assert_recorded(service.url, told)
    assert {201} == {await ends_at(service, ledger) for ledger in ledgers}


async def test_a_command_sent_again_gets_its_first_receipt(service: Service) -> None:
    office, command = service.container, uuid4()
    ledger = await establish(office)

    first = await rename(office, ledger, "石首市", command_id=command)
    await rename(office, ledger, "石首县")
    again = await rename(office, ledger, "石首市", command_id=command)

    assert first == again
    assert await ends_at(service, ledger) == 3


async def test_a_command_sent_many_times_at_once_happens_once(service: Service) -> None:
    office, command = service.container, uuid4()
    ledger = await establish(office)

    sent = (rename(office, ledger, "石首市", command_id=command) for _ in range(30))
    receipts = set(await asyncio.gather(*sent))

    assert len(receipts) == 1
    assert await ends_at(service, ledger) == 2


async def test_a_command_of_several_events_is_known_by_all_of_them(service: Service) -> None:
    """A case is opened, and its suggestion with it sorted and dispatched: one receipt."""
    office, command = service.container, uuid4()
    ledger = await establish(office)
    suggestion = await file(office, ledger)
    await admit(office, ledger, suggestion)

    first, again = [
        await office.handling_cases.dispatch(
            intent(ledger, command_id=command),
            identity.case(suggestion),
            suggestion_ids=[suggestion],
            assignments=[{"unit": "交通局", "role": "sole"}],
            dispatcher="office",
            difficult=False,
            closed_on=None,
            due_on=None,
            reason="",
            on=DAY,
        )
        for _ in range(2)
    ]

    assert (6, 1) == (first.position, first.version)
    assert first == again


async def test_what_happens_to_two_records_happens_to_both_or_to_none(
    service: Service,
) -> None:
    """A case for two suggestions, one of which cannot be dispatched."""
    office = service.container
    ledger = await establish(office)
    admitted, filed = await file(office, ledger), await file(office, ledger)
    await admit(office, ledger, admitted)
    before = await ends_at(service, ledger)

    with pytest.raises(WrongState):
        await office.handling_cases.dispatch(
            intent(ledger),
            uuid4(),
            suggestion_ids=[admitted, filed],
            assignments=[{"unit": "交通局", "role": "sole"}],
            dispatcher="office",
            difficult=False,
            closed_on=None,
            due_on=None,
            reason="",
            on=DAY,
        )

    assert before == await ends_at(service, ledger)
    await send(office, ledger, admitted, "交通局")


async def test_of_a_reply_and_a_withdrawal_at_once_the_first_counts(service: Service) -> None:
    """Whichever is recorded first; the other is told what has become of the suggestion."""
    office = service.container
    ledger = await establish(office)
    lost = []
    for _ in range(5):
        sponsor = uuid4()
        suggestion = await file(office, ledger, sponsor=sponsor)
        await admit(office, ledger, suggestion)
        case = await send(office, ledger, suggestion, "交通局")
        outcomes = await asyncio.gather(
            office.handling_cases.reply(
                intent(ledger), case, suggestion_id=suggestion, on=DAY, **REPLY
            ),
            office.suggestions.withdraw(
                intent(ledger), suggestion, deputy_id=sponsor, reason="已解决", on=DAY
            ),
            return_exceptions=True,
        )
        topics = [each.topic for each in await office.boards.log(ledger, after=0, limit=500)]
        lost.append([type(each) for each in outcomes if isinstance(each, Exception)])

        assert topics[-1] in {"suggestion.withdrawn", "suggestion.replied"}
    assert all(each in ([], [WrongState]) for each in lost), lost


async def test_a_command_id_belongs_to_one_ledger(service: Service) -> None:
    office, command = service.container, uuid4()
    ours, theirs = await establish(office), await establish(office)

    await rename(office, ours, "石首市", command_id=command)
    await rename(office, theirs, "天门市", command_id=command)

    assert (2, 2) == (await ends_at(service, ours), await ends_at(service, theirs))


async def test_a_command_id_is_not_used_for_another_request(service: Service) -> None:
    office, command = service.container, uuid4()
    ledger = await establish(office)
    await rename(office, ledger, "石首市", command_id=command)

    with pytest.raises(CommandReused):
        await rename(office, ledger, "天门市", command_id=command, digest=b"another request")

    assert await ends_at(service, ledger) == 2


async def test_what_was_changed_meanwhile_is_not_overwritten(service: Service) -> None:
    office = service.container
    ledger = await establish(office)
    await rename(office, ledger, "石首市", seen=1)

    with pytest.raises(StaleVersion) as refusal:
        await rename(office, ledger, "天门市", seen=1)

    assert refusal.value.facts == {"seen": 1, "version": 2}
    assert await ends_at(service, ledger) == 2


async def test_of_those_who_saw_the_same_version_one_writes(service: Service) -> None:
    office = service.container
    ledger = await establish(office)

    outcomes = await asyncio.gather(
        *(rename(office, ledger, f"name {at}", seen=1) for at in range(20)),
        return_exceptions=True,
    )

    refused = [each for each in outcomes if isinstance(each, StaleVersion)]
    assert len(refused) == 19
    assert await ends_at(service, ledger) == 2


async def test_a_ledger_nobody_founded_is_not_found(service: Service) -> None:
    with pytest.raises(NotFound):
        await rename(service.container, uuid4(), "石首市")


async def test_a_ledger_is_founded_once(service: Service) -> None:
    office = service.container
    ledger = await establish(office)

    with pytest.raises(AlreadyExists):
        await establish(office, id=ledger)

    outcomes = await asyncio.gather(
        *(establish(office, id=UUID(int=7)) for _ in range(5)), return_exceptions=True
    )
    assert len([each for each in outcomes if isinstance(each, AlreadyExists)]) == 4
    assert [1, 1] == [await ends_at(service, each) for each in (ledger, UUID(int=7))]


async def test_a_record_is_opened_once(service: Service) -> None:
    office, activity = service.container, uuid4()
    ledger = await establish(office)
    await hold(office, ledger, id=activity)

    with pytest.raises(AlreadyExists):
        await hold(office, ledger, id=activity)

    assert await ends_at(service, ledger) == 2


async def test_a_record_of_another_kind_is_not_found_under_its_id(service: Service) -> None:
    office = service.container
    ledger = await establish(office)
    group = await form(office, ledger)

    with pytest.raises(NotFound):
        await office.activities.void(intent(ledger), group, reason="重复")


async def test_a_record_is_not_found_in_another_ledger(service: Service) -> None:
    office = service.container
    ours, theirs = await establish(office), await establish(office)
    activity = await hold(office, theirs)

    with pytest.raises(NotFound):
        await office.activities.void(intent(ours), activity, reason="重复")

    assert (1, 2) == (await ends_at(service, ours), await ends_at(service, theirs))


async def test_a_record_of_more_than_a_mebibyte_is_refused(service: Service) -> None:
    office = service.container
    ledger = await establish(office)
    await hold(office, ledger, note="x" * (EVENT_BYTES_MAX - 1024))

    with pytest.raises(EventTooLarge):
        await hold(office, ledger, note="x" * EVENT_BYTES_MAX)

    assert await ends_at(service, ledger) == 2


@pytest.mark.parametrize(
    ("where", "facts"),
    [
        ("note", {"note": "before\0after"}),
        ("villages[1]", {"villages": ["东关村", "西\0关村"]}),
        ("counts", {"counts": {"书面\0意见": 2}}),
    ],
)
async def test_text_with_nul_is_refused(
    service: Service, where: str, facts: dict[str, Any]
) -> None:
    office = service.container
    ledger = await establish(office)

    with pytest.raises(TextWithNul) as refusal:
        await hold(office, ledger, **facts)

    assert refusal.value.facts == {"field": where}
    assert await ends_at(service, ledger) == 1


async def test_a_backslash_u0000_that_is_text_is_kept(service: Service) -> None:
    office = service.container
    ledger = await establish(office)

    await hold(office, ledger, note=r"the characters \u0000")

    [entry] = await office.boards.log(ledger, after=1, limit=9)
    assert entry.payload["note"] == r"the characters \u0000"


async def test_a_refusal_does_not_touch_its_neighbours(service: Service) -> None:
    """All kinds of refusals between commands that are right, all sent at once."""
    office = service.container
    ledger, other = await establish(office), await establish(office)
    await rename(office, ledger, "石首市", command_id=UUID(int=1))

    outcomes = await asyncio.gather(
        hold(office, ledger),
        rename(office, ledger, "x", seen=1),
        hold(office, ledger, note="\0"),
        hold(office, other),
        rename(office, ledger, "x", command_id=UUID(int=1), digest=b"another"),
        rename(office, uuid4(), "x"),
        office.jurisdictions.rename(intent(ledger), name="x", on=date(1999, 1, 1)),
        hold(office, ledger, households=-1),
        hold(office, ledger),
        rename(office, other, "天门市"),
        return_exceptions=True,
    )

    refused = [isinstance(each, DomainError) for each in outcomes]
    assert [False, True, True, False, True, True, True, True, False, False] == refused
    assert (4, 3) == (await ends_at(service, ledger), await ends_at(service, other))


async def test_a_bug_in_a_decision_does_not_touch_its_neighbours(service: Service) -> None:
    office = service.container
    ledger = await establish(office)
    activity = await hold(office, ledger)
    ledgers = pipeline(service)

    def bug(_: Activity) -> None:
        raise ZeroDivisionError

    outcomes = await asyncio.gather(
        hold(office, ledger),
        ledgers.change(intent(ledger), Activity, activity, bug),
        hold(office, ledger),
        return_exceptions=True,
    )

    assert isinstance(outcomes[1], ZeroDivisionError)
    assert await ends_at(service, ledger) == 4


async def test_a_decision_that_breaks_off_half_way_leaves_nothing(service: Service) -> None:
    """The first of its events is not recorded, and the next command does not see it."""
    office = service.container
    ledger = await establish(office)
    activity = await hold(office, ledger)
    ledgers = pipeline(service)

    def half(record: Activity) -> None:
        record.void(reason="重复登记")
        raise BadValue(field="reason", reason="后悔了")

    outcomes = await asyncio.gather(
        ledgers.change(intent(ledger), Activity, activity, half),
        office.activities.correct(
            intent(ledger), activity, changes={"households": 3}, reason="漏登"
        ),
        return_exceptions=True,
    )

    assert isinstance(outcomes[0], BadValue)
    assert [
        "jurisdiction.established",
        "activity.held",
        "activity.corrected",
    ] == [entry.topic for entry in await office.boards.log(ledger, after=0, limit=9)]


async def test_a_clock_that_goes_back_does_not_turn_the_ledgers(service: Service) -> None:
    async with Pipeline(service.url) as elsewhere:
        ledger = await establish(desk(elsewhere))
    office = service.container
    later = ask(
        service.url,
        """
        UPDATE ledger_head SET recorded_at = recorded_at + interval '1 hour'
        WHERE jurisdiction_id = %s RETURNING recorded_at
        """,
        ledger,
    )

    await rename(office, ledger, "石首市")

    [entry] = await office.boards.log(ledger, after=1, limit=9)
    assert later == [(entry.recorded_at,)]

"""The history of a suggestion: whoever holds it can check it without asking us again."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from application import identity
from domain.shared.errors import NotFound
from infrastructure.bootstrap import Service
from infrastructure.envelope import envelope
from infrastructure.merkle import BadProof, check_inclusion, leaf_hash
from tests.interface.test_on_postgres import admitted, client
from tests.support.office import establish, file, intent

UNIT, DAY = "区住房和城乡建设局", date(2026, 3, 2)
LIFE = [
    "suggestion.filed",
    "suggestion.admitted",
    "handling_case.opened",
    "suggestion.sorted",
    "suggestion.dispatched",
    "handling_case.signed_for",
    "handling_case.answered",
    "suggestion.replied",
]


async def answered(service: Service, county: UUID) -> UUID:
    """A suggestion that a unit has answered, among others in its ledger."""
    office = service.container
    await file(office, county, on=DAY)
    suggestion = await file(office, county, on=DAY)
    case = identity.case(suggestion)
    await office.suggestions.admit(
        intent(county), suggestion, number="001", category="", on=DAY
    )
    await office.handling_cases.dispatch(
        intent(county),
        case,
        suggestion_ids=[suggestion],
        assignments=[{"unit": UNIT, "role": "sole"}],
        dispatcher="office",
        difficult=False,
        closed_on=None,
        due_on=None,
        reason="",
        on=DAY,
    )
    await office.handling_cases.sign(intent(county), case, unit=UNIT, on=DAY)
    await file(office, county, on=DAY)
    await office.handling_cases.reply(
        intent(county),
        case,
        suggestion_id=suggestion,
        unit=UNIT,
        text="已装好",
        mode="face_to_face",
        outcome="A",
        signatory="王建国",
        promises=[],
        without=[],
        consent=False,
        on=date(2026, 4, 1),
    )
    await file(office, county, on=DAY)
    return suggestion


def check(copy: dict[str, Any], each: dict[str, Any]) -> None:
    """From the copy alone: the payload makes its hash, the envelope the leaf, the proof leads
    to the root."""
    stored = orjson.dumps(each["payload"], option=orjson.OPT_SORT_KEYS)
    assert sha256(stored).hexdigest() == each["payload_hash"]
    made = leaf_hash(
        envelope(
            UUID(copy["jurisdiction_id"]),
            each["position"],
            UUID(each["stream_id"]),
            each["version"],
            each["topic"],
            stored,
            UUID(each["actor_id"]),
            UUID(each["command_id"]),
            bytes.fromhex(each["command_digest"]),
            datetime.fromisoformat(each["recorded_at"]),
        )
    )
    assert made.hex() == each["leaf"]
    check_inclusion(
        made,
        each["position"] - 1,
        copy["size"],
        [bytes.fromhex(step) for step in each["proof"]],
        bytes.fromhex(copy["root"]),
    )


async def test_the_copy_holds_the_whole_life_in_order_and_proves_every_event(
    service: Service,
) -> None:
    county = await establish(service.container)
    suggestion = await answered(service, county)
    async with client(service, await admitted(service, county, "office")) as http:
        where = f"/v1/jurisdictions/{county}"
        copy = (await http.get(f"{where}/suggestions/{suggestion}/history")).json()

    assert [str(identity.case(suggestion))] == copy["case_ids"]
    assert sorted(LIFE) == sorted(each["topic"] for each in copy["events"])
    assert [each["position"] for each in copy["events"]] == sorted(
        each["position"] for each in copy["events"]
    )
    for each in copy["events"]:
        check(copy, each)
    signed = f"2026年3月2日，{UNIT}签收；期限：首次与代表沟通（{UNIT}）至2026年3月30日。"
    assert signed in [each["said"] for each in copy["events"]]


async def test_a_copy_with_a_word_changed_proves_nothing(service: Service) -> None:
    county = await establish(service.container)
    suggestion = await answered(service, county)
    found = await service.container.suggestion_histories.read(county, suggestion)
    copy: Any = orjson.loads(orjson.dumps(found))
    [reply] = [each for each in copy["events"] if each["topic"] == "suggestion.replied"]
    check(copy, reply)

    forged = reply | {"payload": reply["payload"] | {"text": "不予办理"}}
    with pytest.raises(AssertionError):
        check(copy, forged)
    with pytest.raises(BadProof):
        check(copy | {"root": "00" * 32}, reply)


async def test_the_root_is_that_of_the_ledger(service: Service) -> None:
    county = await establish(service.container)
    found = await service.container.suggestion_histories.read(
        county, await answered(service, county)
    )
    head = await service.container.boards.head(county)

    assert (head.position, head.root) == (found.size, found.root)


async def test_what_is_no_suggestion_of_this_ledger_has_no_history(service: Service) -> None:
    county, other = [await establish(service.container) for _ in range(2)]
    suggestion = await answered(service, county)
    histories = service.container.suggestion_histories
    for ledger, id_ in (
        (other, suggestion),
        (county, uuid4()),
        (county, county),
        (county, identity.case(suggestion)),
    ):
        with pytest.raises(NotFound):
            await histories.read(ledger, id_)


async def test_the_auditor_and_the_office_have_it_and_the_unit_has_not(
    service: Service,
) -> None:
    county = await establish(service.container)
    suggestion = await answered(service, county)
    for role, status in (("auditor", 200), ("office", 200), ("handling_unit", 403)):
        async with client(service, await admitted(service, county, role)) as http:
            url = f"/v1/jurisdictions/{county}/suggestions/{suggestion}/history"
            assert status == (await http.get(url)).status_code

"""API tokens: recognised with the grants in force, and by nothing else."""

import asyncio
from datetime import date
from uuid import UUID, uuid4

import pytest

from application.access import Person
from application.views import Unrecognised
from infrastructure.bootstrap import Service
from infrastructure.postgres.connect import connect
from infrastructure.postgres.tokens import issue, revoke
from tests.support.database import ask, tell
from tests.support.office import DAY, establish, grant, intent

LI = UUID(int=11)


async def issued(service: Service, person: UUID = LI, scopes: list[str] | None = None) -> str:
    async with await connect(service.url, "renda_owner") as connection:
        return await issue(
            connection, person_id=person, person="李明", scopes=scopes or [], days=30
        )


async def granted(service: Service, ledger: UUID, *, until: date | None = None) -> UUID:
    """A clerk's grant for Li, counted."""
    grant_id = await grant(service.container, ledger, LI, "clerk", until=until)
    await service.worker.drain()
    return grant_id


async def recognised(service: Service, token: str) -> Person:
    return await service.container.tokens.recognise(token)


async def test_a_person_comes_with_the_grants_of_every_ledger(service: Service) -> None:
    ours, theirs = [await establish(service.container) for _ in range(2)]
    for ledger in (ours, theirs):
        await granted(service, ledger)
    token = await issued(service, scopes=["read_boards"])

    person = await recognised(service, token)

    assert (LI, "李明", frozenset({"read_boards"})) == (person.id, person.name, person.scopes)
    assert {ours, theirs} == {each.jurisdiction_id for each in person.grants}


async def test_a_grant_that_was_withdrawn_is_no_longer_there(service: Service) -> None:
    ledger = await establish(service.container)
    grant_id = await granted(service, ledger)
    token = await issued(service)
    await service.container.access_grants.withdraw(
        intent(ledger), grant_id, reason="调离", on=DAY
    )
    await service.worker.drain()

    assert () == (await recognised(service, token)).grants


async def test_those_who_ask_together_are_answered_each_for_themselves(
    service: Service,
) -> None:
    people = [uuid4() for _ in range(20)]
    tokens = [await issued(service, person) for person in people]

    found = await asyncio.gather(*(recognised(service, token) for token in tokens * 3))

    assert people * 3 == [person.id for person in found]


async def test_a_token_that_is_not_as_it_was_issued_is_not_recognised(
    service: Service,
) -> None:
    token = await issued(service)
    start, public, secret = token.split("_", 2)
    other = (await issued(service)).split("_", 2)[2]

    for wrong in (
        "",
        "rd",
        f"rd_{public}",
        f"rd_{public}_",
        f"rd_{public}_{other}",
        f"rd_{public}_{secret}x",
        f"rd_{uuid4().hex[:16]}_{secret}",
        f"xx_{public}_{secret}",
        f"{start}_{public}\0_{secret}",
        "rd_\udc80_x",
        "rd_县_x",
    ):
        async with asyncio.timeout(5):
            with pytest.raises(Unrecognised):
                await recognised(service, wrong)


@pytest.mark.parametrize("end", ["revoked", "expired"])
async def test_a_token_that_has_ended_is_not_recognised(service: Service, end: str) -> None:
    token = await issued(service)
    if end == "revoked":
        async with await connect(service.url, "renda_owner") as connection:
            assert await revoke(connection, token.split("_")[1])
            assert not await revoke(connection, token.split("_")[1])
    else:
        tell(service.url, "UPDATE api_token SET expires_at = now()")

    with pytest.raises(Unrecognised):
        await recognised(service, token)


async def test_a_secret_is_nowhere_in_the_database(service: Service) -> None:
    token = await issued(service)
    _, _, secret = token.split("_", 2)

    [(stored,)] = ask(service.url, "SELECT api_token::text FROM api_token")
    assert secret not in stored

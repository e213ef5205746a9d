"""The same service over PostgreSQL: what the memory world cannot tell."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import httpx2
from fastapi import FastAPI

from application.container import Container
from infrastructure.bootstrap import Service
from infrastructure.postgres.connect import connect
from infrastructure.postgres.tokens import REMEMBERED_S, issue, revoke
from interface.http.app import create_app
from tests.interface.test_problems import FILE
from tests.support.office import establish, grant

ON = date(2024, 3, 1)


async def admitted(service: Service, ledger: UUID, *roles: str) -> dict[str, str]:
    """The header of somebody new, with these roles in a ledger."""
    person = uuid4()
    for role in roles:
        await grant(service.container, ledger, person, role)
    await service.worker.drain()
    async with await connect(service.url, "renda_owner") as owner:
        token = await issue(owner, person_id=person, person="王秀英", scopes=[], days=1)
    return {"authorization": f"Bearer {token}"}


def application(service: Service) -> FastAPI:
    @asynccontextmanager
    async def opened() -> AsyncIterator[Container]:
        yield service.container

    app = create_app(opened)
    app.state.container = service.container
    return app


def client(service: Service, headers: dict[str, str]) -> httpx2.AsyncClient:
    transport = httpx2.ASGITransport(application(service))
    return httpx2.AsyncClient(transport=transport, base_url="http://renda", headers=headers)


async def test_a_suggestion_is_filed_counted_changed_and_read_as_it_was(
    service: Service,
) -> None:
    county = await establish(service.container)
    here = f"/v1/jurisdictions/{county}"
    async with client(service, await admitted(service, county, "office", "auditor")) as http:
        key = {"idempotency-key": "k"}
        filed = await http.post(f"{here}/suggestions", json=FILE, headers=key)
        again = await http.post(f"{here}/suggestions", json=FILE, headers=key)
        assert (201, filed.json()) == (again.status_code, again.json())
        await service.worker.drain()

        where, at = filed.headers["location"], filed.json()["position"]
        seen = await http.get(where, params={"after": at})
        changed = await http.post(
            f"{where}/settle",
            json={"on": "2024-05-21"},
            headers={"if-match": seen.headers["etag"]},
        )
        stale = await http.post(
            f"{where}/settle",
            json={"on": "2024-05-21"},
            headers={"if-match": seen.headers["etag"]},
        )
        assert (200, 412) == (changed.status_code, stale.status_code)
        await service.worker.drain()

        now = await http.get(where, params={"after": changed.json()["position"]})
        then = await http.get(where, params={"as_of": at})
        assert ("settling", "filed") == (
            now.json()["row"]["status"],
            then.json()["row"]["status"],
        )


async def test_every_read_answers(service: Service) -> None:
    county = await establish(service.container)
    here = f"/v1/jurisdictions/{county}"
    nouns = (
        "campaigns", "deputies", "deputy-groups", "activities", "suggestions",
        "declared-figures", "access-grants", "rollup", "rollup?tree=then&on=2024-01-01",
        "evidence?indicator=activities", "log", "log/head", "access-grants?role=auditor",
    )  # fmt: skip
    async with client(service, await admitted(service, county, "office", "auditor")) as http:
        for url in (
            "/v1/jurisdictions",
            "/readyz",
            here,
            *(f"{here}/{noun}" for noun in nouns),
        ):
            answer = await http.get(url)
            assert 200 == answer.status_code, (url, answer.text)


async def test_a_token_opens_one_ledger_and_ends_with_its_revocation(service: Service) -> None:
    county, other = [await establish(service.container) for _ in range(2)]
    headers = await admitted(service, county, "office")
    async with client(service, headers) as http:
        answers: list[Any] = [
            await http.get(f"/v1/jurisdictions/{place}") for place in (county, other, uuid4())
        ]
        assert [200, 404, 404] == [answer.status_code for answer in answers]
        foreign, unknown = (answer.json() for answer in answers[1:])
        assert {"instance", "trace_id"} == {
            name for name in foreign if foreign[name] != unknown[name]
        }
        async with await connect(service.url, "renda_owner") as owner:
            await revoke(owner, headers["authorization"].split("_")[1])
        await asyncio.sleep(2 * REMEMBERED_S)
        assert 401 == (await http.get(f"/v1/jurisdictions/{county}")).status_code


async def test_what_has_not_come_is_refused_by_name(service: Service) -> None:
    county = await establish(service.container)
    here = f"/v1/jurisdictions/{county}"
    async with client(service, await admitted(service, county, "office")) as http:
        for asked in ("after=99", "as_of=99", "as_of=2199-01-01"):
            for read in ("suggestions", "rollup"):
                answer = await http.get(f"{here}/{read}?{asked}")
                assert (422, True) == (
                    answer.status_code,
                    answer.json()["code"].endswith("-in-future"),
                )

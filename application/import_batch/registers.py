"""How each register records a row of its form, takes it back, and shows a record as rows."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.activity import ActivityUseCases
from application.deputy import DeputyUseCases
from application.deputy_group import DeputyGroupUseCases
from application.handling_unit import HandlingUnitUseCases
from application.import_batch.form import Desk, Facts, Undoing
from application.ledger import Intent, Receipt
from application.projections.deputy_register import runs


async def hold(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    return await ActivityUseCases(desk.ledger).hold(intent, id, **facts)


async def void(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await ActivityUseCases(desk.ledger).void(intent, id, reason=undoing.reason)


async def list(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    return await HandlingUnitUseCases(desk.ledger).list(intent, id, **facts)


async def close(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await HandlingUnitUseCases(desk.ledger).close(intent, id, **undoing._asdict())


async def register(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    said = {name: fact for name, fact in facts.items() if name != "namesake"}
    return await DeputyUseCases(*desk).register(intent, id, **said)


async def strike(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await DeputyUseCases(*desk).void(intent, id, **undoing._asdict())


async def group(desk: Desk, intent: Intent, id: UUID, facts: Facts) -> Receipt:
    return await DeputyGroupUseCases(desk.ledger).form(intent, id, **facts)


async def dissolve(desk: Desk, intent: Intent, id: UUID, undoing: Undoing) -> Receipt:
    return await DeputyGroupUseCases(desk.ledger).dissolve(intent, id, **undoing._asdict())


def mandates(row: Any) -> Iterator[Mapping[str, Any]]:
    """A person is a line for each mandate that runs."""
    for each in row.mandates:
        if runs(each):
            yield each | {"name": row.name, "on": date.fromisoformat(each["from_on"])}


def formed(row: Any) -> Iterator[Mapping[str, Any]]:
    yield vars(row) | {"on": row.formed_on}


def listed(row: Any) -> Iterator[Mapping[str, Any]]:
    yield vars(row) | {"on": row.listed_on}

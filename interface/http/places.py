"""Places that a request names by code: found in the directory, or refused as a bad value."""

from datetime import date
from typing import Any
from uuid import UUID

from application.container import Container
from application.ledger import Intent
from application.views import Place
from domain.shared.errors import BadValue, NotFound
from domain.suggestion import Route


async def place_id(app: Container, field: str, code: str) -> UUID:
    """The place of a code or an id."""
    try:
        found = await app.directory.find(code)
    except NotFound:
        raise BadValue(field=field, reason=f"没有代码为 {code} 的行政区") from None
    return found.id


async def place_ids(app: Container, field: str, codes: list[str]) -> list[UUID]:
    """The places of several codes."""
    return [await place_id(app, f"{field}[{at}]", code) for at, code in enumerate(codes)]


async def children(app: Container, intent: Intent, asked: str | list[str]) -> list[UUID]:
    """The places below that are named, or all of them; nobody else's ledger can be reached."""
    below = [place.id for place in await app.directory.children(intent.jurisdiction_id)]
    named = below if isinstance(asked, str) else await place_ids(app, "children", asked)
    for at, id in enumerate(named):
        if id not in below:
            raise BadValue(field=f"children[{at}]", reason="不是直接下级")
    return named


async def receiver(app: Container, intent: Intent, asked: str | None) -> dict[str, Any]:
    """The place that is named, or the parent; and which way that is, as the tree stands now."""
    here = intent.jurisdiction_id
    ancestors = await app.directory.ancestors(here)
    if asked is None:
        if not ancestors:
            raise BadValue(field="to", reason="没有上级可以提交")
        return {"to_jurisdiction_id": ancestors[0], "route": Route.HAND_UP}
    id = await standing(app, asked)
    if id in ancestors:
        return {"to_jurisdiction_id": id, "route": Route.HAND_UP}
    down = here in await app.directory.ancestors(id)
    return {
        "to_jurisdiction_id": id,
        "route": Route.HAND_DOWN if down else Route.HAND_ACROSS,
    }


async def seat(app: Container, asked: str | None, level: str, on: date) -> dict[str, Any]:
    """The place of the congress that is named, and those over it as the tree stood then."""
    if asked is None:
        return {}
    id = await place_id(app, "congress_of", asked)
    found = await app.directory.place(id)
    if found.level != level:
        raise BadValue(field="congress_of", reason=f"{found.name}不是这一级")
    return {"congress_id": id, "above": list(await app.directory.ancestors(id, on))}


async def trustee(app: Container, intent: Intent, asked: str) -> UUID:
    """The place below that is named, however far."""
    id = await standing(app, asked)
    if intent.jurisdiction_id not in await app.directory.ancestors(id):
        raise BadValue(field="to", reason="不是下级")
    return id


async def standing(app: Container, asked: str) -> UUID:
    """A place that has not ended."""
    id = await place_id(app, "to", asked)
    if (await app.directory.place(id)).ended:
        raise BadValue(field="to", reason="这个行政区已终止")
    return id


async def below(app: Container, parent: str | None, on: date | None) -> list[Place]:
    """The places directly below one, or those without a parent."""
    if parent is None:
        return await app.directory.tops()
    place = await app.directory.find(parent)
    return await app.directory.children(place.id, on)

"""Places that a request names by code: found in the directory, or refused as a bad value."""

from datetime import date
from uuid import UUID

from application.container import Container
from application.ledger import Intent
from application.views import Place
from domain.shared.errors import BadValue, NotFound


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


async def above(app: Container, intent: Intent, asked: str | None) -> UUID:
    """The place above that is named, or the parent."""
    ancestors = await app.directory.ancestors(intent.jurisdiction_id)
    if not ancestors:
        raise BadValue(field="to", reason="没有上级可以提交")
    if asked is None:
        return ancestors[0]
    id = await place_id(app, "to", asked)
    if id not in ancestors:
        raise BadValue(field="to", reason="不是上级")
    return id


async def below(app: Container, parent: str | None, on: date | None) -> list[Place]:
    """The places directly below one, or those without a parent."""
    if parent is None:
        return await app.directory.tops()
    place = await app.directory.find(parent)
    return await app.directory.children(place.id, on)

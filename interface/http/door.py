"""The door: who asks, of which place, and what they may do there."""

import re
from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from application import access
from application.access import ANYBODY, Action, Person, Themselves
from application.container import Container
from application.ledger import today
from application.projections.books import DEPUTIES
from application.views import Place, Unrecognised
from domain.access_grant import Role
from domain.shared.errors import NotFound

TOKEN = re.compile(r"[\x21-\x7e]{1,200}")
CODE = re.compile(r"[0-9A-Za-z._-]{1,64}")


def opened(request: Request) -> Container:
    """What the process was started with."""
    container: Container = request.app.state.container
    return container


async def container(request: Request) -> Container:
    """The same, for a route."""
    return opened(request)


async def recognised(request: Request) -> Person:
    """The person whose token it is; refused for anybody else."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not TOKEN.fullmatch(token):
        raise Unrecognised
    return await opened(request).tokens.recognise(token)


App = Annotated[Container, Depends(container)]
Known = Annotated[Person, Depends(recognised)]


async def entered(app: Container, person: Person, code: str) -> tuple[Place, frozenset[Action]]:
    """The place, and all that the person may do there.

    A place where that is nothing is told from one that does not exist by nothing we say.
    """
    if not CODE.fullmatch(code):
        raise NotFound(kind="jurisdiction", id=code)
    place = await app.directory.find(code)
    above = await app.directory.ancestors(place.id)
    allowed = access.permitted(person, place.id, above, today())
    if not allowed:
        raise NotFound(kind="jurisdiction", id=code)
    return place, allowed


async def themselves(app: Container, person: Person, place: Place) -> Themselves:
    """What the person may do there only as the deputy they are; for most people, nothing."""
    if all(grant.role != Role.DEPUTY for grant in person.grants):
        return ANYBODY
    above = await app.directory.ancestors(place.id)
    actions = access.as_themselves(person, place.id, above, today())
    if not actions:
        return ANYBODY
    found = await app.boards.page(DEPUTIES, place.id, where={"person_id": str(person.id)})
    return Themselves(actions, frozenset({person.id, *(each.id for each in found.entries)}))

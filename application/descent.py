"""Down the tree of places: what lies below one, whoever is taken to belong to whom."""

from collections.abc import Awaitable, Callable, Iterable
from uuid import UUID

from application.views import Place

Below = Callable[[UUID], Awaitable[Iterable[Place]]]


async def descend(below: Below, id: UUID) -> dict[UUID, UUID]:
    """All places below one, each with the place above it.

    Those above come before those below them. A ring of places is gone round once.
    """
    above: dict[UUID, UUID] = {}
    waiting = [id]
    while waiting:
        at = waiting.pop()
        for child in await below(at):
            if child.id not in above and child.id != id:
                above[child.id] = at
                waiting.append(child.id)
    return above

"""The ranks of an evaluation, by any edition of its sheet."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.responses import Response

from application.access import Action
from application.container import Container
from interface.http.answers import answer
from interface.http.reading import Onlooker, reached
from interface.http.schemas.evaluation import AskingStandings


@dataclass(frozen=True, slots=True)
class Standings:
    """名次：得分、等次、是否在名额以内、是否在线上并列。"""

    edition: int | None
    standings: list[dict[str, Any]]


async def standings(
    app: Container, look: Onlooker, id: UUID, query: AskingStandings
) -> Response:
    """Whoever sees the boards may score them again."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    found = await app.evaluations.standings(look.place.id, id, query.edition)
    return answer(Standings(query.edition, found))

"""The history of a suggestion, for those who may be asked to vouch for it."""

from uuid import UUID

from starlette.responses import Response

from application.access import Action
from application.container import Container
from interface.http.answers import answer
from interface.http.reading import Onlooker


async def told(app: Container, look: Onlooker, suggestion_id: UUID) -> Response:
    """Everything, told and proven: read from the log, so nothing has to be waited for."""
    look.must(Action.READ_HISTORY)
    return answer(await app.suggestion_histories.read(look.place.id, suggestion_id))

"""The history of a suggestion, for those who may be asked to vouch for it."""

from uuid import UUID

from starlette.responses import Response

from application.access import Action
from application.container import Container
from application.projections.books import SUGGESTIONS
from interface.http.answers import answer
from interface.http.door import themselves
from interface.http.reading import Onlooker


async def told(app: Container, look: Onlooker, suggestion_id: UUID) -> Response:
    """Everything, told and proven, read from the log; to a deputy, of what they signed."""
    look.must(Action.READ_HISTORY)
    mine = await themselves(app, look.person, look.place)
    if Action.READ_HISTORY in mine.actions:
        entry = await app.boards.one(SUGGESTIONS, look.place.id, suggestion_id)
        mine.must_have_part(Action.READ_HISTORY, entry.row.deputies)
    return answer(await app.suggestion_histories.read(look.place.id, suggestion_id))

"""Figures: a rollup, and the records that one figure is made of."""

from dataclasses import dataclass
from uuid import UUID

from starlette.responses import Response

from application.access import Action
from application.container import Container
from application.ledger import DateInFuture, today
from application.views import Evidence
from interface.http.answers import answer
from interface.http.reading import Onlooker, reached
from interface.http.schemas.rollup import AskingEvidence, AskingFigures


@dataclass(frozen=True, slots=True)
class Proof:
    """一个数字的明细：本账内构成它的记录。"""

    entries: list[Evidence]


async def figures(
    app: Container, look: Onlooker, campaign_id: UUID | None, query: AskingFigures
) -> Response:
    """The figures of a campaign, or the standing ones."""
    look.must(Action.READ_ROLLUP)
    if query.on and query.on > today():
        raise DateInFuture(field="on", on=query.on, today=today())
    await reached(app, look, query)
    return answer(
        await app.rollups.read(
            look.place.id, campaign_id, on=query.on, as_of=query.as_of, tree=query.tree
        )
    )


async def evidence(app: Container, look: Onlooker, query: AskingEvidence) -> Response:
    """The records behind a figure: who sees them has to be one who sees the boards."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    found = await app.rollups.evidence(look.place.id, query.campaign, query.indicator)
    return answer(Proof(found))

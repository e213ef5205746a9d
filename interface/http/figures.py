"""Figures: a rollup, and the records that one figure is made of."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from starlette.responses import Response

from application.access import Action
from application.confidence import veiled
from application.container import Container
from application.handling_report import report
from application.ledger import DateInFuture, today
from application.views import Evidence
from interface.http.answers import answer
from interface.http.reading import Onlooker, reached
from interface.http.schemas.rollup import AskingEvidence, AskingFigures, AskingReport


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


async def handling_report(app: Container, look: Onlooker, query: AskingReport) -> Response:
    """The handling of a period; of this year so far, if none is named."""
    look.must(Action.READ_ROLLUP)
    to = query.to or today()
    if to > today():
        raise DateInFuture(field="to", on=to, today=today())
    await reached(app, look, query)
    since = query.since or date(to.year, 1, 1)
    return answer(await report(app.rollups, look.place.id, since, to))


async def evidence(app: Container, look: Onlooker, query: AskingEvidence) -> Response:
    """The records behind a figure: who sees them has to be one who sees the boards."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    found = await app.rollups.evidence(look.place.id, query.campaign, query.indicator)
    return answer(Proof([replace(each, row=veiled(each.row, look.allowed)) for each in found]))

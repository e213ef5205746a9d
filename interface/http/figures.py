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
from application.opening import Below, below, terms
from application.views import Behind, Evidence
from interface.http import cursors
from interface.http.answers import answer, onward
from interface.http.reading import Onlooker, reached
from interface.http.schemas.rollup import AskingEvidence, AskingFigures, AskingReport
from interface.http.schemas.words import POSITION_MAX

FARTHEST = (POSITION_MAX, POSITION_MAX)
"""The numbers of a place behind a figure are at most these."""


@dataclass(frozen=True, slots=True)
class Proof:
    """一个数字的明细：本账内构成它的记录，一页一页，新的在前；next 是下一页的游标。

    第一页另有：below，各下级有多少，到哪本账去打开；terms，算出的指标由哪些指标得出。
    """

    entries: list[Evidence]
    next: str | None
    below: list[Below]
    terms: list[str]


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
    asked = {"campaign": str(query.campaign), "indicator": query.indicator}
    this = ("evidence", look.place.id, asked, None)
    found = await app.rollups.evidence(
        look.place.id,
        query.campaign,
        query.indicator,
        before=_place(cursors.opened(query.cursor, *this, most=FARTHEST)),
        limit=query.limit,
    )
    entries = [replace(each, row=veiled(each.row, look.allowed)) for each in found.entries]
    asked_of = look.place.id, query.campaign, query.indicator
    under = [] if query.cursor else await below(app.rollups, app.directory, *asked_of)
    made_of = [] if query.cursor else await terms(app.boards, *asked_of)
    if found.next is None:
        return answer(Proof(entries, None, under, made_of))
    cursor = cursors.sealed(found.next, *this)
    onwards = onward(look.path, look.query, cursor=cursor)
    return answer(Proof(entries, cursor, under, made_of), **onwards)


def _place(told: tuple[int, ...] | None) -> Behind | None:
    return (told[0], told[1]) if told else None

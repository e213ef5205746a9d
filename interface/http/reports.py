"""Reports beside what is known by now, and counted again from logs alone."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.responses import Response

from application.access import Action
from application.container import Container
from application.ledger import today
from application.projections.books import PERIOD_REPORTS
from application.reporting import reporting
from application.snapshot import Changed, changes
from interface.http.answers import answer
from interface.http.reading import Onlooker, reached
from interface.http.schemas.period_report import AskingReporting
from interface.http.schemas.query import Asking


@dataclass(frozen=True, slots=True)
class Drift:
    """定格以后变了的数；定格的位置，和现在读到的位置。"""

    at_position: int
    now_position: int
    changed: list[Changed]


@dataclass(frozen=True, slots=True)
class Recount:
    """只凭台账重新算出：与定格的一致，或者哪些不同。"""

    at_position: int
    digest: str
    same: bool
    different: list[Changed]


async def drift(app: Container, look: Onlooker, id: UUID, query: Asking) -> Response:
    """What has changed since a report was frozen."""
    look.must(Action.READ_ROLLUP)
    await reached(app, look, query)
    row = (await app.boards.one(PERIOD_REPORTS, look.place.id, id)).row
    now = await app.period_reports.now(look.place.id, id)
    return answer(Drift(row.at_position, now.at_position, changes(row.figures, now)))


async def recount(app: Container, look: Onlooker, id: UUID, query: Asking) -> Response:
    """The same figures from logs alone; the digest is that of the ledgers as they are."""
    look.must(Action.READ_ROLLUP)
    await reached(app, look, query)
    row: Any = (await app.boards.one(PERIOD_REPORTS, look.place.id, id)).row
    again = await app.period_reports.again(look.place.id, id)
    different = changes(row.figures, again)
    same = not different and again.digest == row.digest
    return answer(Recount(row.at_position, again.digest, same, different))


async def overview(app: Container, look: Onlooker, query: AskingReporting) -> Response:
    """Who has reported a period."""
    look.must(Action.READ_ROLLUP)
    await reached(app, look, query)
    return answer(
        await reporting(
            app.boards,
            app.directory,
            look.place.id,
            query.campaign,
            period_to=query.period_to,
            today=today(),
        )
    )

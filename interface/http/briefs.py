"""Briefs as they are read, and their numbers looked up and counted again."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from starlette.responses import Response

from application import identity
from application.access import Action
from application.brief_figures import Recounted, recounted
from application.brief_text import written
from application.container import Container
from application.projections.books import BRIEF_SERIES, BRIEFS
from domain.shared.errors import NotFound
from interface.http.answers import answer
from interface.http.reading import Onlooker, reached
from interface.http.schemas.query import Asking


@dataclass(frozen=True, slots=True)
class Source:
    """构成一个数的一部分：哪个行政区，多少，逐条记录在哪里看。"""

    jurisdiction_id: UUID
    value: int
    href: str


@dataclass(frozen=True, slots=True)
class BriefFigure:
    """正文里的一个数：怎样数出来的，由哪些部分构成，各在哪里看。"""

    number: int
    figure: dict[str, Any]
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class BriefCheck:
    """逐个数重新数：定格的、只凭台账重算的、现在的。"""

    same: bool
    changed: int
    figures: list[Recounted]


async def text(app: Container, look: Onlooker, id: UUID, query: Asking) -> Response:
    """The whole text, every number a link."""
    row = await _row(app, look, id, query)
    series = ""
    if row.series_id:
        found = await app.boards.one(BRIEF_SERIES, look.place.id, row.series_id)
        series = found.row.title
    return answer(written(look.place.id, id, row, series))


async def figure(
    app: Container, look: Onlooker, id: UUID, number: int, query: Asking
) -> Response:
    """One number, and where its records are."""
    row = await _row(app, look, id, query)
    if not 0 < number <= len(row.figures):
        raise NotFound(kind="figure", id=number)
    told = row.figures[number - 1]
    return answer(BriefFigure(number, told, _sources(told)))


async def check(app: Container, look: Onlooker, id: UUID, query: Asking) -> Response:
    """Every number again, from logs alone and as of now."""
    row = await _row(app, look, id, query)
    now = await app.briefs.now(look.place.id, row)
    found = await recounted(app.snapshots, look.place.id, row, now)
    same = all(each.again == each.frozen for each in found)
    return answer(BriefCheck(same, sum(each.changed for each in found), found))


async def _row(app: Container, look: Onlooker, id: UUID, query: Asking) -> Any:
    look.must(Action.READ_ROLLUP)
    await reached(app, look, query)
    return (await app.boards.one(BRIEFS, look.place.id, id)).row


def _sources(told: dict[str, Any]) -> list[Source]:
    """Its own records, and those of each place below that has a part in it."""
    here = UUID(told["jurisdiction_id"])
    parts = {UUID(child): value for child, value in told["parts"].items()}
    own = int(told["value"]) - sum(parts.values()) if told["at_position"] else 0
    if not told["at_position"]:  # a declared figure: its record says where it is from
        record = told["key"].partition(".")[2]
        href = f"/v1/jurisdictions/{here}/declared-figures/{record}"
        return [Source(here, 0, href)]
    campaign = UUID(told["campaign_id"]) if told["campaign_id"] else None
    below = {child: identity.received(child, campaign) if campaign else None for child in parts}
    return [
        Source(here, own, _evidence(here, campaign, told["key"])),
        *(
            Source(child, parts[child], _evidence(child, below[child], told["key"]))
            for child in parts
        ),
    ]


def _evidence(place: UUID, campaign: UUID | None, key: str) -> str:
    of = f"&campaign={campaign}" if campaign else ""
    return f"/v1/jurisdictions/{place}/evidence?indicator={key}{of}"

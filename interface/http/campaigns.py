"""Campaigns: what their boards ask before they are read."""

from datetime import date
from uuid import UUID

from application.access import Action
from application.container import Container
from application.ledger import DateInFuture, today
from application.projections.books import CAMPAIGNS
from application.projections.campaign_board import CampaignRow
from interface.http.reading import Onlooker, reached
from interface.http.schemas.campaign import AskingSheet
from interface.http.schemas.query import Asking


async def counted(app: Container, look: Onlooker, query: Asking) -> None:
    """The figures of a campaign may be read, and hold what was asked for."""
    look.must(Action.READ_ROLLUP)
    await reached(app, look, query)


async def campaign(app: Container, look: Onlooker, id: UUID, query: Asking) -> CampaignRow:
    """One campaign as it stands."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    return (await app.boards.one(CAMPAIGNS, look.place.id, id)).row


async def shown_until(app: Container, look: Onlooker, query: AskingSheet) -> date:
    """The day to which people are shown."""
    await people(app, look, query, query.on)
    return query.on or today()


async def people(app: Container, look: Onlooker, query: Asking, on: date | None) -> None:
    """Who sees the boards sees people by name, to a day that has come."""
    look.must(Action.READ_BOARDS)
    await reached(app, look, query)
    if on and on > today():
        raise DateInFuture(field="on", on=on, today=today())

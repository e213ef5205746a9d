"""家站"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import STATIONS
from application.projections.station_register import StationRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.query import AskingPast
from interface.http.schemas.station import (
    AssessStation,
    CloseStation,
    CompleteStation,
    EstablishStation,
    MergeStation,
    MoveStation,
    OrderRectification,
    PlanStation,
    ReclassifyStation,
    RectifyStation,
    ResumeStation,
    StaffStation,
    StarStation,
    StationList,
    SuspendStation,
)

routes = router(f"{LEDGER}/stations", "家站")


@routes.get("", response_model=Sheet[StationRow])
async def listed(query: Annotated[StationList, Query()], app: App, look: Look) -> Response:
    """家站列表"""
    return await page(app, STATIONS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def establish(body: EstablishStation, app: App, intent: Wish) -> Response:
    """启用"""
    id = body.id_under(intent.command_id)
    return created("stations", await app.stations.establish(intent, id, **body.facts()))


@routes.post("/plan", status_code=201, response_model=Receipt)
async def plan(body: PlanStation, app: App, intent: Wish) -> Response:
    """筹建"""
    id = body.id_under(intent.command_id)
    return created("stations", await app.stations.plan(intent, id, **body.facts()))


@routes.get("/{station_id}", response_model=Entry[StationRow])
async def shown(
    station_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一个家站：是什么，现在怎样，从前怎样"""
    return await one(app, STATIONS, look, station_id, query)


@routes.post("/{station_id}/complete", response_model=Receipt)
async def complete(
    station_id: UUID, body: CompleteStation, app: App, intent: Change
) -> Response:
    """建成启用"""
    return recorded(await app.stations.complete(intent, station_id, **body.facts()))


@routes.post("/{station_id}/reclassify", response_model=Receipt)
async def reclassify(
    station_id: UUID, body: ReclassifyStation, app: App, intent: Change
) -> Response:
    """改设"""
    return recorded(await app.stations.reclassify(intent, station_id, **body.facts()))


@routes.post("/{station_id}/move", response_model=Receipt)
async def move(station_id: UUID, body: MoveStation, app: App, intent: Change) -> Response:
    """迁址"""
    return recorded(await app.stations.move(intent, station_id, **body.facts()))


@routes.post("/{station_id}/staff", response_model=Receipt)
async def staff(station_id: UUID, body: StaffStation, app: App, intent: Change) -> Response:
    """配备人员"""
    return recorded(await app.stations.staff(intent, station_id, **body.facts()))


@routes.post("/{station_id}/assess", response_model=Receipt)
async def assess(station_id: UUID, body: AssessStation, app: App, intent: Change) -> Response:
    """对标评估"""
    return recorded(await app.stations.assess(intent, station_id, **body.facts()))


@routes.post("/{station_id}/star", response_model=Receipt)
async def star(station_id: UUID, body: StarStation, app: App, intent: Change) -> Response:
    """评定星级"""
    return recorded(await app.stations.star(intent, station_id, **body.facts()))


@routes.post("/{station_id}/order-rectification", response_model=Receipt)
async def order_rectification(
    station_id: UUID, body: OrderRectification, app: App, intent: Change
) -> Response:
    """责令整改"""
    return recorded(await app.stations.order_rectification(intent, station_id, **body.facts()))


@routes.post("/{station_id}/rectify", response_model=Receipt)
async def rectify(station_id: UUID, body: RectifyStation, app: App, intent: Change) -> Response:
    """整改完成"""
    return recorded(await app.stations.rectify(intent, station_id, **body.facts()))


@routes.post("/{station_id}/suspend", response_model=Receipt)
async def suspend(station_id: UUID, body: SuspendStation, app: App, intent: Change) -> Response:
    """停用"""
    return recorded(await app.stations.suspend(intent, station_id, **body.facts()))


@routes.post("/{station_id}/resume", response_model=Receipt)
async def resume(station_id: UUID, body: ResumeStation, app: App, intent: Change) -> Response:
    """恢复"""
    return recorded(await app.stations.resume(intent, station_id, **body.facts()))


@routes.post("/{station_id}/merge", response_model=Receipt)
async def merge(station_id: UUID, body: MergeStation, app: App, intent: Change) -> Response:
    """并入"""
    return recorded(await app.stations.merge(intent, station_id, **body.facts()))


@routes.post("/{station_id}/close", response_model=Receipt)
async def close(station_id: UUID, body: CloseStation, app: App, intent: Change) -> Response:
    """撤销"""
    return recorded(await app.stations.close(intent, station_id, **body.facts()))

"""The service one would write otherwise: FastAPI, SQLAlchemy 2 ORM, asyncpg, an audit table.

It knows neither tokens nor idempotency keys: what it leaves out is to its advantage.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID, uuid4

import uvicorn
from fastapi import FastAPI, Header, HTTPException, Request
from pydantic import BaseModel
from sqlalchemy import ARRAY, ForeignKey, Uuid, func
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.orm.exc import StaleDataError
from starlette.responses import Response

from interface.http.schemas.deputy_group import ChooseConvener

POOL = 32


class Table(DeclarativeBase):
    """All tables of the peer."""


class Group(Table):
    """A deputy group as it stands; SQLAlchemy checks the version and raises it."""

    __tablename__ = "crud_group"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    jurisdiction: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    members: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    convener: Mapped[UUID]
    chosen_on: Mapped[date | None]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class Audit(Table):
    """Who changed what, and when."""

    __tablename__ = "crud_audit"
    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("crud_group.id"), index=True)
    actor: Mapped[str]
    before: Mapped[UUID]
    after: Mapped[UUID]
    at: Mapped[datetime] = mapped_column(server_default=func.now())


class Answer(BaseModel):
    """The same fields as our receipt, and an id of the audit row for the position."""

    jurisdiction_id: str
    id: UUID
    version: int
    position: UUID


def service(url: str) -> FastAPI:
    engine = create_async_engine(
        url.replace("postgresql://", "postgresql+asyncpg://"), pool_size=POOL
    )

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        async with engine.begin() as connection:
            await connection.run_sync(Table.metadata.create_all)
        app.state.sessions = async_sessionmaker(engine, expire_on_commit=False)
        yield
        await engine.dispose()

    app = FastAPI(openapi_url=None, lifespan=running)
    app.add_api_route("/livez", livez, methods=["GET"])
    app.add_api_route(
        "/v1/jurisdictions/{code}/deputy-groups/{group_id}/convener",
        choose_convener,
        methods=["POST"],
        response_model=Answer,
    )
    return app


async def livez() -> Response:
    return Response()


async def choose_convener(  # noqa: PLR0917 — headers and all, as they are declared
    request: Request,
    code: str,
    group_id: UUID,
    body: ChooseConvener,
    authorization: Annotated[str, Header()],
    if_match: Annotated[str, Header()],
) -> Any:
    async with request.app.state.sessions() as session:
        group = await session.get(Group, group_id)
        if group is None or group.jurisdiction != code:
            raise HTTPException(404)
        if if_match not in {"*", f'"{group.version}"'}:
            raise HTTPException(409)
        if body.deputy_id not in group.members:
            raise HTTPException(409)
        audit = Audit(
            group_id=group.id,
            actor=authorization[-16:],
            before=group.convener,
            after=body.deputy_id,
        )
        group.convener, group.chosen_on = body.deputy_id, body.on
        session.add(audit)
        try:
            await session.commit()
        except StaleDataError:  # two at once; ours decides one after the other
            raise HTTPException(409) from None
        return Answer(
            jurisdiction_id=code, id=group.id, version=group.version, position=audit.id
        )


if __name__ == "__main__":
    uvicorn.run(
        service(sys.argv[2]),
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )

"""The ceiling of HTTP: the same path, body, headers and answer, and nothing in between."""

import sys
from typing import Annotated
from uuid import UUID

import orjson
import uvicorn
from fastapi import FastAPI, Header
from starlette.responses import Response

from application.ledger import Receipt
from interface.http.schemas.deputy_group import ChooseConvener

app = FastAPI(openapi_url=None)


@app.get("/livez")
async def livez() -> Response:
    return Response()


@app.post("/v1/jurisdictions/{code}/deputy-groups/{group_id}/convener")
async def choose_convener(  # noqa: PLR0917 — headers and all, as they are declared
    code: str,  # noqa: ARG001 — the path has it
    group_id: UUID,
    body: ChooseConvener,
    authorization: Annotated[str, Header()],  # noqa: ARG001 — read, as in ours
    if_match: Annotated[str, Header()],  # noqa: ARG001 — as above
    idempotency_key: Annotated[str, Header()],  # noqa: ARG001 — as above
) -> Response:
    receipt = Receipt(body.deputy_id, group_id, 1, 1)
    return Response(orjson.dumps(receipt), 200, {"etag": '"1"'}, "application/json")


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )

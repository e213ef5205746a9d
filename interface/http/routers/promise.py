"""承诺台账"""

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from interface.http.door import App
from interface.http.promises import PromiseLines, promised
from interface.http.reading import Look
from interface.http.routing import LEDGER, router
from interface.http.schemas.promise import AskingPromises

routes = router(f"{LEDGER}/promises", "承诺台账")


@routes.get("", response_model=PromiseLines)
async def listed(query: Annotated[AskingPromises, Query()], app: App, look: Look) -> Response:
    """承诺台账：各年、各届答复里的承诺，一行一项，先到期的在前"""
    return await promised(app, look, query)

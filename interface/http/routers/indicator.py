"""指标目录"""

from fastapi import Depends
from starlette.responses import Response

from application.indicator_catalogue import IndicatorCatalogue, catalogue
from interface.http.answers import answer
from interface.http.door import recognised
from interface.http.routing import router

routes = router("/v1/indicators", "指标")


@routes.get("", response_model=IndicatorCatalogue, dependencies=[Depends(recognised)])
async def listed() -> Response:
    """指标目录：常规指标、比率、可数的来源，各怎样合并"""
    return answer(catalogue())

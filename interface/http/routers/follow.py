"""凭查询码查询群众意见"""

from typing import Annotated

from fastapi import Depends, Path
from starlette.responses import Response

from application.follow import Followed
from interface.http.answers import answer
from interface.http.door import App
from interface.http.pace import paced
from interface.http.routing import router
from interface.http.schemas.follow import Heard, SayWhetherSolved

routes = router("/v1/follow", "查询码")

Code = Annotated[
    str,
    Path(
        max_length=40,
        description="查询码，十二个字母或数字；大小写、空格、短横不论",
        examples=["03G9-230V-QVSM"],
    ),
]


@routes.get("/{follow_code}", response_model=Followed, dependencies=[Depends(paced)])
async def shown(follow_code: Code, app: App) -> Response:
    """到了哪一步，怎样答复的；没有原话，没有姓名"""
    return answer(await app.following.read(follow_code))


@routes.post("/{follow_code}/say", response_model=Heard, dependencies=[Depends(paced)])
async def say(follow_code: Code, body: SayWhetherSolved, app: App) -> Response:
    """说是否解决：没有解决的，退回重新办理；同一次答复只算一次"""
    await app.following.say(follow_code, **body.facts())
    return answer(Heard(recorded=True))

"""重点督办"""

from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.projections.board import Entry
from application.projections.books import KEY_TOPICS
from application.projections.key_topic_board import KeyTopicRow
from interface.http.answers import created, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.key_topic import (
    AddToTopic,
    ConcludeTopic,
    KeyTopicList,
    RemoveFromTopic,
    ReportSupervision,
    SetKeyTopic,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/key-topics", "重点督办")


@routes.get("", response_model=Sheet[KeyTopicRow])
async def listed(query: Annotated[KeyTopicList, Query()], app: App, look: Look) -> Response:
    """重点督办列表"""
    return await page(app, KEY_TOPICS, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def set(body: SetKeyTopic, app: App, intent: Wish) -> Response:
    """确定重点督办"""
    id = body.id_under(intent.command_id)
    return created("key-topics", await app.key_topics.set(intent, id, **body.facts()))


@routes.get("/{topic_id}", response_model=Entry[KeyTopicRow])
async def shown(
    topic_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一项重点督办：哪些建议，谁领衔，督办情况如何"""
    return await one(app, KEY_TOPICS, look, topic_id, query)


@routes.post("/{topic_id}/add", response_model=Receipt)
async def add(topic_id: UUID, body: AddToTopic, app: App, intent: Change) -> Response:
    """列入一件建议"""
    return recorded(await app.key_topics.add(intent, topic_id, **body.facts()))


@routes.post("/{topic_id}/remove", response_model=Receipt)
async def remove(topic_id: UUID, body: RemoveFromTopic, app: App, intent: Change) -> Response:
    """移出一件建议"""
    return recorded(await app.key_topics.remove(intent, topic_id, **body.facts()))


@routes.post("/{topic_id}/report", response_model=Receipt)
async def report(topic_id: UUID, body: ReportSupervision, app: App, intent: Change) -> Response:
    """督办情况"""
    return recorded(await app.key_topics.report(intent, topic_id, **body.facts()))


@routes.post("/{topic_id}/conclude", response_model=Receipt)
async def conclude(topic_id: UUID, body: ConcludeTopic, app: App, intent: Change) -> Response:
    """办结"""
    return recorded(await app.key_topics.conclude(intent, topic_id, **body.facts()))

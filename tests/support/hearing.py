"""Opinions, and the congresses between which they go: what the stories of opinions share."""

import asyncio
from collections.abc import Coroutine
from datetime import date
from typing import Any, TypeVar
from uuid import UUID, uuid5

from application.projections.books import OPINIONS
from application.projections.opinion_board import OpinionRow
from domain.opinion import Opinion
from domain.suggestion import Route
from tests.interface.memory_views import MemoryBoards
from tests.support.memory_ledger import MemoryCourier, MemoryLedger
from tests.support.office import desk, establish, intent
from tests.support.rules import rules

T = TypeVar("T")

RULES = rules()
ON = date(2024, 9, 18)
LATER = date(2024, 9, 24)
FIRST = UUID(int=1)
DEPUTY, UPPER_DEPUTY = UUID(int=11), UUID(int=12)
PROVINCE, CITY, COUNTY, SISTER, TOWNSHIP, VILLAGES = (UUID(int=n) for n in range(1, 7))
TREE = {
    PROVINCE: ("province", None),
    CITY: ("prefecture", PROVINCE),
    COUNTY: ("county", CITY),
    SISTER: ("county", CITY),
    TOWNSHIP: ("township", COUNTY),
    VILLAGES: ("township", COUNTY),
}
SAID: dict[str, Any] = {
    "title": "东关村路灯不亮",
    "words": "东关村到小学那段路，路灯坏了三个月，孩子放学摸黑走。",
    "channel": "station",
    "extent": "common",
    "category": "农村道路",
    "focus_area": "民生实事",
    "confidential": False,
    "station_id": None,
    "reception_id": None,
    "activity_id": None,
    "place": "石桥镇代表联络站",
    "heard_by": "王秀英",
    "heard_by_id": DEPUTY,
    "entered_by": "李建国",
    "personal": {},
}
REPLY = {"unit": "区交通运输局", "text": "已更换灯具十二盏", "outcome": "solved"}


def heard(id: UUID = FIRST, **facts: Any) -> Opinion:
    """Of a voter, at a station."""
    told: dict[str, Any] = SAID | {"campaign_id": None, "heard_on": ON, "voter": {}} | facts
    del told["personal"]
    return Opinion.hear(RULES, id=id, **told)


def now(asked: Coroutine[Any, Any, T]) -> T:
    """What a use case over a ledger in memory answers, which waits for nothing."""
    try:
        asked.send(None)
    except StopIteration as done:
        answer: T = done.value
        return answer
    raise AssertionError("it waits")


class Offices:
    """Six congresses, each with its ledger, and couriers between them."""

    def __init__(self) -> None:
        self.ledger = MemoryLedger()
        self.courier = MemoryCourier(self.ledger)
        self.office = desk(self.ledger)
        for place, (level, parent) in TREE.items():
            now(establish(self.office, parent, id=place, level=level))

    def hear(self, place: UUID = TOWNSHIP, name: str = "路灯", **facts: Any) -> UUID:
        id = uuid5(place, name)
        told = SAID | {"campaign_id": None} | facts
        now(self.office.opinions.hear(intent(place), id, on=ON, **told))
        return id

    def ask(self, verb: str, place: UUID, id: UUID, on: date = LATER, **facts: Any) -> None:
        now(getattr(self.office.opinions, verb)(intent(place), id, on=on, **facts))

    def hand_over(self, place: UUID, id: UUID, to: UUID, **facts: Any) -> None:
        told = {"route": Route.HAND_UP, "carried_by": None, "reason": ""} | facts
        self.ask("hand_over", place, id, to_jurisdiction_id=to, **told)

    def pass_on(self, place: UUID, id: UUID, to: UUID, **facts: Any) -> UUID:
        """Handed over and accepted; the id under which it stands there."""
        self.hand_over(place, id, to, **facts)
        self.settled()
        there = self.newest(to)
        self.ask("accept", to, there)
        self.settled()
        return there

    def assign(self, place: UUID, id: UUID, *, village: bool = False) -> None:
        facts = {"unit": REPLY["unit"], "reason": "", "village": village}
        self.ask("assign", place, id, **facts)

    def handle(self, place: UUID, id: UUID, **facts: Any) -> None:
        """Assigned and replied to, and the reply has come back."""
        self.assign(place, id)
        self.ask("reply", place, id, **REPLY | facts)
        self.settled()

    def settled(self) -> None:
        now(self.courier.settled())

    def newest(self, place: UUID) -> UUID:
        """The last opinion that reached a place."""
        [*_, last] = (
            each.event.originator_id
            for each in self.ledger.recorded(place)
            if isinstance(each.event, Opinion.Received)
        )
        return UUID(str(last))

    def get(self, place: UUID, id: UUID) -> Opinion:
        return self.ledger.get(place, Opinion, id)

    def row(self, place: UUID, id: UUID) -> OpinionRow:
        found = asyncio.run(MemoryBoards(self.ledger).one(OPINIONS, place, id))
        row: OpinionRow = found.row
        return row

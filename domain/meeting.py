"""会议 — one meeting that moves the work on: who called it, who came, what was handed out."""

from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_of


class Kind(StrEnum):
    """What a meeting is for; its title says what it is called there."""

    PLANNING = "planning"  # 研究部署：主任会议、党组会议
    MOBILISATION = "mobilisation"  # 动员部署
    COORDINATION = "coordination"  # 调度
    ON_SITE = "on_site"  # 现场推进、观摩
    JOINT_CONFERENCE = "joint_conference"  # 联席
    SYMPOSIUM = "symposium"  # 座谈
    HEARING = "hearing"  # 听取汇报
    EXCHANGE = "exchange"  # 经验交流、总结


class MeetingVoided(RuleBroken):
    """The record of the meeting was voided: {reason}."""


OTHERS_MAX = 100_000
"""More than any hall holds; sums of them stay exact at every level."""

COPIES_MAX = 10_000_000

CORRECTABLE = (
    "title",
    "held_by",
    "place",
    "attendees",
    "others",
    "units",
    "speakers",
    "documents",
    "reports",
    "note",
)
"""What a correction may state; a wrong kind, day or campaign is another meeting."""


class Meeting(Aggregate):
    """会议: held → (corrected) → possibly voided. The first record is never overwritten.

    ``attendees`` are deputies, ``others`` how many else came, ``units`` who was represented,
    ``speakers`` who spoke; ``documents`` were handed out, each with its copies; ``reports``
    are those that were heard.
    """

    TOPIC = "meeting"

    class Event(Aggregate.Event):
        """Something was recorded about a meeting."""

    class Held(Event, Created):
        TOPIC = "meeting.held"
        campaign_id: UUID | None
        kind: str
        title: str
        held_on: date
        held_by: str
        place: str
        attendees: list[UUID]
        others: int
        units: list[str]
        speakers: list[str]
        documents: list[dict[str, Any]]
        reports: list[str]
        note: str

    class Corrected(Event):
        """Only what was wrong is stated, with the reason; the rest stays."""

        TOPIC = "meeting.corrected"
        changes: dict[str, Any]
        reason: str

    class Voided(Event):
        TOPIC = "meeting.voided"
        reason: str

        def apply(self, aggregate: "Meeting") -> None:
            aggregate.voided = self.reason

    def __init__(self) -> None:
        self.voided: str | None = None

    @classmethod
    def hold(
        cls,
        *,
        id: UUID,
        kind: str,
        title: str,
        held_on: date,
        held_by: str,
        campaign_id: UUID | None = None,
        place: str = "",
        note: str = "",
        others: int = 0,
        **lists: list[Any],
    ) -> Self:
        """召开 — recorded by who called it."""
        one_of(Kind, "kind", kind)
        _check({"title": title, "held_by": held_by, "others": others, **lists})
        names = ("attendees", "units", "speakers", "documents", "reports")
        return cls.begin(
            cls.Held,
            id=id,
            campaign_id=campaign_id,
            kind=str(kind),
            title=title,
            held_on=held_on,
            held_by=held_by,
            place=place,
            others=others,
            note=note,
            **{name: list(lists.get(name, [])) for name in names},
        )

    def correct(self, *, changes: dict[str, Any], reason: str) -> None:
        """更正 — of who came and what was done; where the record itself is wrong, void it."""
        self._must_stand()
        if not changes:
            raise BadValue(field="changes", reason="没有写明要更正什么")
        _check(changes)
        self.trigger_event(self.Corrected, changes=changes, reason=reason)

    def void(self, *, reason: str) -> None:
        """作废"""
        self._must_stand()
        self.trigger_event(self.Voided, reason=reason)

    def _must_stand(self) -> None:
        if self.voided is not None:
            raise MeetingVoided(reason=self.voided)


def _check(stated: dict[str, Any]) -> None:
    for name, value in stated.items():
        match name:
            case "title" | "held_by" if not value.strip():
                raise BadValue(field=name, reason="会议须写明名称和召开者")
            case "others":
                _check_number(name, value, OTHERS_MAX)
            case "attendees" | "units" | "speakers" | "reports" if len(set(value)) < len(value):
                raise BadValue(field=name, reason="同一个写了两次")
            case "documents":
                for at, document in enumerate(value):
                    _check_number(f"documents[{at}].copies", document["copies"], COPIES_MAX)
            case _ if name not in CORRECTABLE:
                raise BadValue(field=name, reason="会议记录没有这一项，或不能更正")


def _check_number(name: str, value: object, most: int) -> None:
    if type(value) is not int or not 0 <= value <= most:
        raise BadValue(field=name, reason=f"应为不小于零、不大于 {most} 的整数")

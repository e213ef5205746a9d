"""简报刊 — a brief that appears again and again, whose issues are numbered without a gap."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue


class BriefSeries(Aggregate):
    """简报刊: founded → issue after issue, each under the next number."""

    TOPIC = "brief_series"

    class Event(Aggregate.Event):
        """Something happened to a series of briefs."""

    class Founded(Event, Created):
        """``yearly``: the numbers begin anew with each year."""

        TOPIC = "brief_series.founded"
        title: str
        publisher: str
        yearly: bool
        founded_on: date

        def apply(self, aggregate: "BriefSeries") -> None:
            aggregate.yearly = self.yearly

    class NumberGiven(Event):
        TOPIC = "brief_series.number_given"
        number: int
        year: int
        brief_id: UUID
        given_on: date

        def apply(self, aggregate: "BriefSeries") -> None:
            aggregate.numbers[self.year if aggregate.yearly else 0] = self.number

    def __init__(self) -> None:
        self.yearly = True
        self.numbers: dict[int, int] = {}

    @classmethod
    def found(cls, *, id: UUID, title: str, publisher: str, yearly: bool, on: date) -> Self:
        """创办"""
        if not title.strip():
            raise BadValue(field="title", reason="简报须有名称")
        return cls.begin(
            cls.Founded,
            id=id,
            title=title,
            publisher=publisher,
            yearly=yearly,
            founded_on=on,
        )

    def next_number(self, *, brief_id: UUID, on: date) -> int:
        """下一期 — the number is taken in the same breath in which the issue appears."""
        number = self.numbers.get(on.year if self.yearly else 0, 0) + 1
        self.trigger_event(
            self.NumberGiven, number=number, year=on.year, brief_id=brief_id, given_on=on
        )
        return number

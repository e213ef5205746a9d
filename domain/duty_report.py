"""述职 — a deputy reports to those who elected them, and is evaluated by them."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.deputy import Deputy
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken
from domain.shared.grade import GRADES, common
from domain.shared.policy import Rules

VOTERS_MAX = 100_000
POINTS_MAX = 100


class ReportVoided(RuleBroken):
    """The record of the report was voided: {reason}."""


class AlreadyEvaluated(RuleBroken):
    """The report was already evaluated on {on}."""


class GradeNotUsedHere(BadValue):
    """{field} is no grade of duty reports here; by {basis} they are {grades}."""


class BallotsDoNotAddUp(RuleBroken):
    """{issued} ballots were issued, {returned} returned, {counted} counted."""


class DutyReport(Aggregate):
    """述职: held → evaluated by the voters who came → possibly voided.

    Ballots count in the grades of the place, in points, or both; how anyone voted is nowhere
    known.
    """

    TOPIC = "duty_report"

    class Event(Aggregate.Event):
        """Something happened to a duty report."""

    class Held(Event, Created):
        TOPIC = "duty_report.held"
        deputy_id: UUID
        congress: str
        to: str
        place: str
        held_on: date
        present: int
        text: str
        campaign_id: UUID | None

    class Evaluated(Event):
        """``grades`` are those of the ballot there, ``classes`` what they come down to.

        ``points`` are those of each ballot, sorted, so that nobody can be told from them.
        """

        TOPIC = "duty_report.evaluated"
        class_version = 2
        issued: int
        returned: int
        scheme: str
        grades: dict[str, int]
        classes: dict[str, int]
        points: list[int]
        evaluated_on: date

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            """第 2 版写明当地的等次；以前只有满意、基本满意、不满意、弃权。"""
            state["scheme"] = "satisfaction" if state["classes"] else ""
            state["grades"] = dict(state["classes"])

        def apply(self, aggregate: "DutyReport") -> None:
            aggregate.evaluated_on = self.evaluated_on

    class Voided(Event):
        TOPIC = "duty_report.voided"
        reason: str
        voided_on: date

        def apply(self, aggregate: "DutyReport") -> None:
            aggregate.voided = self.reason

    def __init__(self) -> None:
        self.evaluated_on: date | None = None
        self.voided: str | None = None

    @classmethod
    def hold(
        cls,
        deputy: Deputy,
        *,
        id: UUID,
        congress: str = "",
        to: str,
        place: str = "",
        present: int,
        text: str = "",
        campaign_id: UUID | None = None,
        on: date,
    ) -> Self:
        """述职 — to a constituency, or to the congress that elected them."""
        deputy.must_serve(on)
        if not to.strip():
            raise BadValue(field="to", reason="须写明向哪个选区或者选举单位述职")
        _number("present", present, VOTERS_MAX)
        return cls.begin(
            cls.Held,
            id=id,
            deputy_id=deputy.id,
            congress=congress,
            to=to,
            place=place,
            held_on=on,
            present=present,
            text=text,
            campaign_id=campaign_id,
        )

    def evaluate(
        self,
        rules: Rules,
        *,
        issued: int,
        returned: int,
        classes: dict[str, int] | None = None,
        points: list[int] | None = None,
        on: date,
    ) -> None:
        """评议 — the ballots as they were counted, all of them, in the grades used here."""
        self._must_stand()
        if self.evaluated_on is not None:
            raise AlreadyEvaluated(on=self.evaluated_on)
        scheme = GRADES[rules.choice("duty_report_scheme")]
        counts, scores = classes or {}, sorted(points or [])
        grades = {grade.code: f"{grade.name}（{grade.code}）" for grade in scheme.classes}
        for name in counts:
            if name not in grades:
                raise GradeNotUsedHere(
                    field=f"classes.{name}",
                    basis=rules.basis("duty_report_scheme"),
                    grades="、".join(grades.values()),
                )
        _check_ballots(issued, returned, counts, scores)
        self.trigger_event(
            self.Evaluated,
            issued=issued,
            returned=returned,
            scheme=scheme.code if counts else "",
            grades={it.code: counts.get(it.code, 0) for it in scheme.classes} if counts else {},
            classes=common(scheme, counts) if counts else {},
            points=scores,
            evaluated_on=on,
        )

    def void(self, *, reason: str, on: date) -> None:
        """作废"""
        self._must_stand()
        if not reason.strip():
            raise BadValue(field="reason", reason="作废须说明理由")
        self.trigger_event(self.Voided, reason=reason, voided_on=on)

    def _must_stand(self) -> None:
        if self.voided is not None:
            raise ReportVoided(reason=self.voided)


def _check_ballots(
    issued: int, returned: int, classes: dict[str, int], points: list[int]
) -> None:
    """Every ballot that came back is counted once; none comes back that was not issued."""
    _number("issued", issued, VOTERS_MAX)
    _number("returned", returned, VOTERS_MAX)
    if not classes and not points:
        raise BadValue(field="classes", reason="须写明各类票数或者评分")
    for name, number in classes.items():
        _number(f"classes.{name}", number, VOTERS_MAX)
    for at, each in enumerate(points):
        _number(f"points[{at}]", each, POINTS_MAX)
    for counted in (
        *([sum(classes.values())] if classes else []),
        *([len(points)] if points else []),
    ):
        if returned > issued or counted != returned:
            raise BallotsDoNotAddUp(issued=issued, returned=returned, counted=counted)


def _number(name: str, value: Any, most: int) -> None:
    if type(value) is not int or not 0 <= value <= most:
        raise BadValue(field=name, reason=f"应为不小于零、不大于 {most} 的整数")

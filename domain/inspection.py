"""检查记录 — one place inspected: what was found there, put right and looked at again."""

from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.inspection_round import UNIT_KINDS, InspectionRound
from domain.shared.aggregate import Aggregate, Created
from domain.shared.clock import ordered
from domain.shared.errors import BadValue, RuleBroken, one_of
from domain.shared.policy import Rules


class FindingState(StrEnum):
    """What has become of a finding."""

    FOUND = "found"
    ORDERED = "ordered"  # to be put right by a day
    RECTIFIED = "rectified"  # so it is said; somebody looks again
    CLEARED = "cleared"


class Cohort(StrEnum):
    """When it was found, seen from the year in which it is inspected again."""

    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    EARLIER = "earlier"


class NoSuchFinding(RuleBroken):
    """The inspection has no finding {number}."""


class WrongFinding(RuleBroken):
    """Finding {number} is {state}; this needs it to be {needed}."""


class InspectionVoided(RuleBroken):
    """The inspection was voided: {reason}."""


class Inspection(Aggregate):
    """检查记录: held → findings ordered to be put right → rectified → inspected again."""

    TOPIC = "inspection"

    class Event(Aggregate.Event):
        """Something happened to an inspection."""

    class Held(Event, Created):
        """``marks``: points and a note for each item; ``findings``: item and text, numbered."""

        TOPIC = "inspection.held"
        round_id: UUID
        campaign_id: UUID | None
        team: str
        unit_kind: str
        unit_id: UUID | None
        unit: str
        marks: list[dict[str, Any]]
        findings: list[dict[str, Any]]
        held_on: date

        def apply(self, aggregate: "Inspection") -> None:
            aggregate.round_id = self.round_id
            aggregate.unit = self.unit
            aggregate.found_on = self.held_on
            aggregate.findings = {each["number"]: FindingState.FOUND for each in self.findings}

    class RectificationOrdered(Event):
        TOPIC = "inspection.rectification_ordered"
        number: int
        demand: str
        clocks: list[dict[str, Any]]
        ordered_on: date

        def apply(self, aggregate: "Inspection") -> None:
            aggregate.findings[self.number] = FindingState.ORDERED

    class Rectified(Event):
        TOPIC = "inspection.rectified"
        number: int
        what: str
        rectified_on: date

        def apply(self, aggregate: "Inspection") -> None:
            aggregate.findings[self.number] = FindingState.RECTIFIED

    class Reinspected(Event):
        TOPIC = "inspection.reinspected"
        number: int
        passed: bool
        note: str
        cohort: str
        reinspected_on: date

        def apply(self, aggregate: "Inspection") -> None:
            aggregate.findings[self.number] = (
                FindingState.CLEARED if self.passed else FindingState.FOUND
            )

    class Voided(Event):
        TOPIC = "inspection.voided"
        reason: str
        voided_on: date

        def apply(self, aggregate: "Inspection") -> None:
            aggregate.voided = self.reason

    def __init__(self) -> None:
        self.round_id: UUID | None = None
        self.unit = ""
        self.found_on: date | None = None
        self.findings: dict[int, str] = {}
        self.voided: str | None = None

    @classmethod
    def hold(
        cls,
        round_: InspectionRound,
        *,
        id: UUID,
        unit_kind: str,
        unit_id: UUID | None,
        unit: str,
        marks: list[dict[str, Any]],
        findings: list[dict[str, Any]],
        on: date,
    ) -> Self:
        """检查 — every item of the round is marked, each finding belongs to one of them."""
        one_of(UNIT_KINDS, "unit_kind", unit_kind)
        unit = unit.strip()
        if not unit:
            raise BadValue(field="unit", reason="须写明检查哪个单位")
        marked, numbered = _marked(round_, marks), _numbered(round_, findings)
        round_.inspect(inspection_id=id, kind=unit_kind, unit_id=unit_id, unit=unit, on=on)
        return cls.begin(
            cls.Held,
            id=id,
            round_id=round_.id,
            campaign_id=round_.campaign_id,
            team=round_.team,
            unit_kind=unit_kind,
            unit_id=unit_id,
            unit=unit,
            marks=marked,
            findings=numbered,
            held_on=on,
        )

    def order(
        self, rules: Rules, *, number: int, demand: str, due_on: date | None, on: date
    ) -> None:
        """责令整改 — by a day that is named, else within what the rules of the place allow."""
        self._must_be(number, FindingState.FOUND)
        self.trigger_event(
            self.RectificationOrdered,
            number=number,
            demand=demand,
            clocks=ordered(
                rules,
                f"rectification.{number}",
                on,
                due_on,
                who=self.unit,
                rule="rectification_within",
                basis="督导组限定",
            ),
            ordered_on=on,
        )

    def rectify(self, *, number: int, what: str, on: date) -> None:
        """整改 — also on the spot, before anybody orders it."""
        self._must_be(number, FindingState.FOUND, FindingState.ORDERED)
        if not what.strip():
            raise BadValue(field="what", reason="须写明怎样整改")
        self.trigger_event(self.Rectified, number=number, what=what, rectified_on=on)

    def reinspect(self, *, number: int, passed: bool, note: str, on: date) -> None:
        """复查 — what is still wrong is a finding again, to be put right anew."""
        self._must_be(number, FindingState.RECTIFIED)
        assert self.found_on is not None
        self.trigger_event(
            self.Reinspected,
            number=number,
            passed=passed,
            note=note,
            cohort=str(cohort(self.found_on, on)),
            reinspected_on=on,
        )

    def void(self, round_: InspectionRound, *, reason: str, on: date) -> None:
        """作废 — it was recorded by mistake; it counts for nothing and stays to be seen."""
        if self.voided is not None:
            raise InspectionVoided(reason=self.voided)
        self.trigger_event(self.Voided, reason=reason, voided_on=on)
        round_.release(inspection_id=self.id, on=on)

    def _must_be(self, number: int, *needed: FindingState) -> None:
        if self.voided is not None:
            raise InspectionVoided(reason=self.voided)
        if number not in self.findings:
            raise NoSuchFinding(number=number)
        if (state := self.findings[number]) not in needed:
            raise WrongFinding(number=number, state=state, needed="、".join(needed))


def cohort(found_on: date, on: date) -> Cohort:
    """Whether something was found this year, last year or earlier.

    >>> cohort(date(2023, 12, 31), date(2024, 1, 1)).value
    'last_year'
    """
    years = [Cohort.THIS_YEAR, Cohort.LAST_YEAR, Cohort.EARLIER]
    return years[min(on.year - found_on.year, 2)]


def _marked(round_: InspectionRound, marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """In the order of the checklist, each with what it could have earned."""
    given = {each["key"]: each for each in marks}
    known = {each["key"] for each in round_.items}
    for at, each in enumerate(marks):
        if each["key"] not in known:
            raise BadValue(field=f"marks[{at}].key", reason=f"检查清单里没有 {each['key']}")
    found = []
    for item in round_.items:
        if item["key"] not in given:
            raise BadValue(field="marks", reason=f"没有给“{item['text']}”打分")
        points, note = given[item["key"]]["points"], given[item["key"]].get("note", "")
        if not 0 <= points <= item["points"]:
            reason = f"“{item['text']}”应为 0 至 {item['points']} 分"
            raise BadValue(field="marks", reason=reason)
        found.append({**item, "full": item["points"], "points": points, "note": note})
    return found


def _numbered(round_: InspectionRound, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    known = {"", *(each["key"] for each in round_.items)}
    for at, each in enumerate(findings):
        if each.get("item", "") not in known:
            reason = f"检查清单里没有 {each['item']}"
            raise BadValue(field=f"findings[{at}].item", reason=reason)
        if not str(each["text"]).strip():
            raise BadValue(field=f"findings[{at}].text", reason="须写明发现了什么问题")
    return [
        {"number": at, "item": each.get("item", ""), "text": each["text"]}
        for at, each in enumerate(findings, 1)
    ]

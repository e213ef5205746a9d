"""Commands for the case of one suggestion: dispatched to units, met, conferred on, answered."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Receipt
from application.scenario.command import Command, Track, UseCases
from application.scenario.model import Scenario
from application.scenario.suggesting import REPLIED, SORTED, SuggestionRecord

PROMISED = timedelta(days=180)
"""By when a unit promises to do what it has not done yet."""


class CaseCommands:
    """What is asked for of a suggestion and of its case."""

    def __init__(
        self, use_cases: UseCases, scenario: Scenario, record: SuggestionRecord
    ) -> None:
        self._use = use_cases.suggestions
        self._cases = use_cases.handling_cases
        self._scenario = scenario.key
        self._as_of = scenario.as_of
        self._record = record
        self._entry = record.entry

    def _dispatched(self, there: tuple[UUID, UUID] | None = None) -> Track:
        ledger, record = there or (self._record.place.id, self._record.id)
        sorted_on = self._record.later(SORTED, self._as_of)
        facts = {
            "suggestion_ids": [record],
            "assignments": self._units(),
            "dispatcher": None,
            "difficult": False,
            "closed_on": sorted_on,
            "due_on": sorted_on + timedelta(days=self._entry.due_days),
            "reason": "属部门职责",
        }
        number = "-".join(self._record.name.split("/")[1:])
        admit, dispatch = self._use.admit, self._cases.dispatch
        case = (ledger, identity.case(record))
        met = {"unit": self._record.lead_unit, "stage": "before", "mode": "见面", "note": ""}
        contact = self._cases.contact
        return [
            self._ask(admit, "admit", SORTED, there=there, number=number, category=""),
            self._ask(dispatch, "dispatch", SORTED, there=case, **facts),
            *(
                [self._ask(contact, "met", SORTED, there=case, **met)]
                if self._record.met
                else []
            ),
            *self._conferred(case),
        ]

    def _conferred(self, case: tuple[UUID, UUID]) -> Track:
        if self._entry.conference is None:
            return []
        units, decision = self._entry.conference.units, self._entry.conference.decision
        said = {"units": list(units), "decision": decision}
        return [self._ask(self._cases.confer, "confer", SORTED, there=case, **said)]

    def _units(self) -> list[dict[str, str]]:
        """One unit alone, or two that reply separately."""
        units = list(dict.fromkeys(unit for unit, _ in self._record.replies))
        role = "separate" if len(units) > 1 else "sole"
        return [{"unit": unit, "role": role} for unit in units or [self._record.lead_unit]]

    def _answered(
        self, there: tuple[UUID, UUID], again: str = "", days: int = REPLIED
    ) -> Track:
        ledger, record = there
        facts = {
            "suggestion_id": record,
            "text": self._entry.reply,
            "mode": "face_to_face" if self._record.face_to_face else "written",
            "signatory": "单位负责人",
            "without": [],
            "consent": True,
        }
        case = (ledger, identity.case(record))
        return [
            self._ask(
                self._cases.reply,
                f"{again}reply {at}" if at else f"{again}reply",
                days,
                there=case,
                **facts,
                unit=unit,
                outcome=outcome,
                promises=[] if at or again else self._promises(),
            )
            for at, (unit, outcome) in enumerate(self._record.replies)
        ]

    def _promises(self) -> list[dict[str, Any]]:
        if not self._record.promised:
            return []
        due_on = self._record.later(REPLIED, self._as_of) + PROMISED
        return [{"what": "列入计划，按期落实", "due_on": due_on.isoformat()}]

    def _ask(
        self,
        method: Callable[..., Awaitable[Receipt]],
        verb: str,
        days: int,
        *,
        there: tuple[UUID, UUID] | None = None,
        **facts: Any,
    ) -> Command:
        ledger, record = there or (self._record.place.id, self._record.id)
        on = self._record.later(days, self._as_of)
        words = (self._scenario, self._record.name, verb)
        name = (*words, str(self._record.place.id)) if there else words
        return Command(ledger, name, self._entry.path, method, (record,), {**facts, "on": on})

"""Commands for the case of one suggestion: dispatched to units, met, conferred on, answered."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Receipt
from application.scenario.command import Command, Track, UseCases
from application.scenario.merging import at_intake
from application.scenario.model import Scenario
from application.scenario.suggesting import ASSISTED, REPLIED, SORTED, SuggestionRecord
from domain.handling_case import Role
from domain.shared.clock import longest
from domain.shared.policy import Rules

PROMISED = timedelta(days=180)
"""By when a unit promises to do what it has not done yet."""

MORE = timedelta(days=30)
"""How much longer a unit is given, where the place allows so much."""


def extended(rules: Rules, sorted_on: date, due_days: int) -> date:
    """Until when, at the latest, a reply is put off."""
    until = sorted_on + timedelta(days=due_days) + MORE
    return min(until, longest(rules, "reply_max", sorted_on) or until)


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
            "suggestion_ids": [record, *self._record.joined],
            "assignments": self._units(),
            "dispatcher": None,
            "difficult": False,
            "closed_on": sorted_on,
            "due_on": sorted_on + timedelta(days=self._entry.due_days),
            "reason": "属部门职责",
        }
        number = "-".join(self._record.name.split("/")[1:])
        admit, dispatch = self._use.admit, self._cases.dispatch
        case = (ledger, self._case(record))
        admitted = self._ask(admit, "admit", SORTED, there=there, number=number, category="")
        if self._record.joins and at_intake(self._entry):
            return [admitted]
        if self._record.joins:
            joins: dict[str, Any] = {"suggestion_id": record, "reason": "内容相同，并案办理"}
            return [admitted, self._ask(self._cases.join, "join", SORTED, there=case, **joins)]
        met = {"unit": self._record.lead_unit, "stage": "before", "mode": "见面", "note": ""}
        contact = self._cases.contact
        return [
            admitted,
            self._ask(dispatch, "dispatch", SORTED, there=case, **facts),
            *(
                [self._ask(contact, "met", SORTED, there=case, **met)]
                if self._record.met
                else []
            ),
            *self._conferred(case),
            *self._assisted(case),
            *self._extended(case, sorted_on),
        ]

    def _case(self, record: UUID) -> UUID:
        """Its own case, or that of the suggestion it is handled together with."""
        return identity.case(self._record.joins or record)

    def _extended(self, case: tuple[UUID, UUID], sorted_on: date) -> Track:
        """Each unit asks for more time, and whoever the place names agrees, or does not."""
        if not self._record.extended and not self._record.refused:
            return []
        rules = self._record.place.rules(sorted_on)
        until = extended(rules, sorted_on, self._entry.due_days)
        authority, track = rules.choice("extension_authority"), []
        by = rules.choice("intersession_dispatcher") if authority == "dispatcher" else authority
        for at, each in enumerate(self._units()):
            if each["role"] == Role.ASSISTING:
                continue
            said: dict[str, Any] = {"unit": each["unit"], "reason": "情况复杂"}
            ask, grant = self._cases.request_extension, self._cases.decide_extension
            track.append(
                self._ask(ask, f"extend {at}", SORTED, there=case, until=until, **said)
            )
            if authority != "none":
                given = said | {"granted": self._record.extended, "by": by}
                track.append(self._ask(grant, f"grant {at}", SORTED, there=case, **given))
        return track

    def _assisted(self, case: tuple[UUID, UUID]) -> Track:
        """What the unit that helps has to say, before the one in the lead replies."""
        if not self._record.assisting:
            return []
        said = {"unit": self._record.assisting, "text": "同意按职责分工配合办理"}
        return [self._ask(self._cases.give_opinion, "assist", ASSISTED, there=case, **said)]

    def _conferred(self, case: tuple[UUID, UUID]) -> Track:
        if self._entry.conference is None:
            return []
        units, decision = self._entry.conference.units, self._entry.conference.decision
        said = {"units": list(units), "decision": decision}
        return [self._ask(self._cases.confer, "confer", SORTED, there=case, **said)]

    def _units(self) -> list[dict[str, str]]:
        """One unit alone, or with one that helps, or two that reply separately."""
        if self._record.assisting:
            lead = {"unit": self._record.lead_unit, "role": str(Role.LEAD)}
            return [lead, {"unit": self._record.assisting, "role": str(Role.ASSISTING)}]
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
        case = (ledger, self._case(record))
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

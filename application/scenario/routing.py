"""Commands for suggestions: filed, and as far on their way as the entry says."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Receipt
from application.scenario.command import Command, Receipts, Stage, Track, UseCases
from application.scenario.model import Scenario
from application.scenario.suggesting import (
    JUDGED,
    KEPT,
    REPLIED,
    RESOLVED,
    SORTED,
    SuggestionRecord,
)
from application.scenario.supervising import topics
from domain.suggestion import Route

PROMISED = timedelta(days=180)
"""By when a unit promises to do what it has not done yet."""


def stages(
    use_cases: UseCases,
    scenario: Scenario,
    records: Sequence[SuggestionRecord],
    receipts: Receipts,
) -> Iterator[Stage]:
    """What goes up waits twice: for the offer to arrive, and for the answer to come back."""
    ways = [Way(use_cases, scenario, record) for record in records]
    up = [way for way in ways if way.goes_up]
    yield Stage("代表建议", [way.here() for way in ways], carries=bool(up))
    yield Stage("重点督办", list(topics(use_cases, scenario)))
    yield Stage("建议答复", [way.ended() for way in ways])
    if up:
        yield Stage("上级办理", [way.above(receipts) for way in up], carries=True)
        yield Stage("答复返回", [way.back() for way in up])


class Way:
    """The way of one suggestion."""

    def __init__(
        self, use_cases: UseCases, scenario: Scenario, record: SuggestionRecord
    ) -> None:
        self._use = use_cases.suggestions
        self._cases = use_cases.handling_cases
        self._scenario = scenario.key
        self._as_of = scenario.as_of
        self._record = record
        self._entry = record.entry

    @property
    def goes_up(self) -> bool:
        """Whether another ledger takes part."""
        return self._entry.route == Route.HAND_UP and not self._ends_early

    @property
    def _ends_early(self) -> bool:
        return self._record.rejected or self._record.withdrawn

    def here(self) -> Track:
        """In its own ledger, up to where it is handed up."""
        return [*self._filed(), *self._sorted()]

    def _filed(self) -> Track:
        """By one alone; or drafted, signed by the others, and submitted."""
        facts, signers = self._record.facts, self._record.cosigners
        if not signers:
            return [self._ask(self._use.file, "file", 0, **facts)]
        plain: dict[str, Any] = {"proper_unit": "", "confidential": False}
        return [
            self._ask(self._use.draft, "draft", 0, **facts, **plain, cosigners=list(signers)),
            *(
                self._ask(self._use.cosign, f"cosign {at}", 0, deputy_id=signer)
                for at, signer in enumerate(signers)
            ),
            self._ask(self._use.submit, "submit", 0),
        ]

    def _withdrawn(self) -> Track:
        """By all who signed it, before it is dispatched."""
        signers = (self._record.facts["sponsor_id"], *self._record.cosigners)
        facts: dict[str, Any] = {"reason": "代表要求撤回"}
        return [
            self._ask(self._use.withdraw, f"withdraw {at}", SORTED, deputy_id=signer, **facts)
            for at, signer in enumerate(signers)
        ]

    def ended(self) -> Track:
        """Its end, where no other ledger takes part."""
        return [] if self.goes_up else self._ended(replied_here=True)

    def above(self, receipts: Receipts) -> Track:
        """In the ledger above: accepted, dispatched, replied to."""
        here, upper = self._record.place.id, identity.place(self._record.place.parent_code)
        offered = receipts[here, (self._scenario, self._record.name, "hand_up")]
        # The courier names what it carries by the position of the offer (processes/courier.py).
        there = (upper, identity.offered(upper, self._record.id, offered.position))
        accepted = self._ask(self._use.accept, "accept", SORTED, there=there)
        answered = self._answered(there)
        return [accepted, *self._dispatched(there), *answered]

    def back(self) -> Track:
        """Back in its own ledger: the deputy judges, the matter is settled."""
        return self._ended(replied_here=False)

    def _sorted(self) -> Track:
        if self._record.withdrawn:
            return self._withdrawn()
        if self._entry.rejected and self._record.rejected:
            told = self._entry.rejected
            why: dict[str, Any] = {
                "code": told.code,
                "reason": told.reason,
                "as_letter": told.as_letter,
            }
            return [self._ask(self._use.reject, "reject", SORTED, **why)]
        match self._entry.route:
            case Route.SETTLE_HERE:
                return [self._ask(self._use.settle, "settle", SORTED, reason="属本级解决")]
            case Route.ASSIGN:
                return self._dispatched()
            case Route.HAND_UP:
                upper = identity.place(self._record.place.parent_code)
                ask, up = self._ask, self._use.hand_over
                reason = "应由上级解决"
                return [ask(up, "hand_up", SORTED, to_jurisdiction_id=upper, reason=reason)]
            case _:
                return []

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

    def _replied(self) -> Track:
        """By the units it was dispatched to, or by the office that settles it."""
        if self._entry.route == Route.ASSIGN:
            return self._answered((self._record.place.id, self._record.id))
        unit, text = self._record.place.name, self._entry.reply
        return [self._ask(self._use.reply, "reply", REPLIED, unit=unit, text=text)]

    def _answered(self, there: tuple[UUID, UUID]) -> Track:
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
                f"reply {at}" if at else "reply",
                REPLIED,
                there=case,
                **facts,
                unit=unit,
                outcome=outcome,
                promises=[] if at else self._promises(),
            )
            for at, (unit, outcome) in enumerate(self._record.replies)
        ]

    def _promises(self) -> list[dict[str, Any]]:
        if not self._record.promised:
            return []
        due_on = self._record.later(REPLIED, self._as_of) + PROMISED
        return [{"what": "列入计划，按期落实", "due_on": due_on.isoformat()}]

    def _ended(self, *, replied_here: bool) -> Track:
        if not self._record.replied:
            return []
        satisfaction, outcome = self._record.judgement, self._entry.outcome
        track = self._replied() if replied_here else []
        if satisfaction:
            track.append(self._ask(self._use.judge, "judge", JUDGED, satisfaction=satisfaction))
        if self._record.resolved:
            track.append(self._ask(self._use.resolve, "resolve", RESOLVED, outcome=outcome))
        if self._record.promise_kept:
            kept: dict[str, Any] = {"number": 1, "evidence": "验收材料"}
            track.append(self._ask(self._use.keep_promise, "keep", KEPT, **kept))
        return track

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

"""Commands for suggestions: filed, and as far on their way as the entry says."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

from application import identity
from application.scenario.case_commands import CaseCommands
from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.model import Scenario
from application.scenario.suggesting import (
    JUDGED,
    KEPT,
    PUBLIC,
    REDONE,
    REPLIED,
    RESOLVED,
    SORTED,
    SuggestionRecord,
)
from application.scenario.supervising import topics
from domain.suggestion import Public, Route, Satisfaction


def stages(
    use_cases: UseCases,
    scenario: Scenario,
    records: Sequence[SuggestionRecord],
) -> Iterator[Stage]:
    """What goes up waits twice: for the offer to arrive, and for the answer to come back."""
    ways = [Way(use_cases, scenario, record) for record in records]
    up = [way for way in ways if way.goes_up]
    yield Stage("代表建议", _tracks(ways, Way.here), carries=bool(up))
    yield Stage("重点督办", list(topics(use_cases, scenario)))
    yield Stage("建议答复", _tracks(ways, Way.ended))
    if up:
        yield Stage("上级办理", [way.above() for way in up], carries=True)
        yield Stage("答复返回", [way.back() for way in up])


class Way(CaseCommands):
    """The way of one suggestion."""

    @property
    def head(self) -> UUID:
        """The suggestion whose case it is handled in."""
        return self._record.joins or self._record.id

    @property
    def leads(self) -> bool:
        """Whether others wait to be dispatched with it."""
        return bool(self._record.joined)

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
        """By one alone; or drafted, signed by the others, and submitted, as delegations do."""
        facts, signers = self._record.facts, self._record.cosigners
        if not signers and self._entry.sponsor != "delegation":
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

    def above(self) -> Track:
        """In the ledger above: accepted, dispatched, replied to."""
        upper, offer = self._upper, self._handed_up().command_id
        there = (upper, identity.offered(upper, self._record.id, offer))
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
                return [*self._dispatched(), *self._text_public()]
            case Route.HAND_UP:
                return [self._handed_up()]
            case _:
                return []

    @property
    def _upper(self) -> UUID:
        return identity.place(self._record.place.parent_code)

    def _handed_up(self) -> Command:
        up, why = self._use.hand_over, "应由上级解决"
        return self._ask(up, "hand_up", SORTED, to_jurisdiction_id=self._upper, reason=why)

    def _text_public(self) -> Track:
        if not self._record.text_public:
            return []
        return [self._ask(self._use.publish, "publish text", SORTED, what=str(Public.TEXT))]

    def _replied(self) -> Track:
        """By the units it was dispatched to, or by the office that settles it."""
        if self._entry.route == Route.ASSIGN:
            return self._answered((self._record.place.id, self._record.id))
        unit, text = self._record.place.name, self._entry.reply
        return [self._ask(self._use.reply, "reply", REPLIED, unit=unit, text=text)]

    def _again(self) -> Track:
        """Not satisfied the first time: by whom the place names sent back, answered again."""
        place, on = self._record.place, self._record.on
        decider = place.rules(on).choice("rehandle_decider")
        facts: dict[str, Any] = {"reason": "代表不满意"}
        use, judged = self._use, str(Satisfaction.DISSATISFIED)
        first = [self._ask(use.judge, "judge first", JUDGED, satisfaction=judged, **facts)]
        if decider != "automatic":
            first.append(self._ask(use.order_rehandling, "again", JUDGED, by=decider, **facts))
        there = (place.id, self._record.id)
        return [*first, *self._answered(there, "again ", REPLIED + REDONE)]

    def _ended(self, *, replied_here: bool) -> Track:
        if not self._record.replied:
            return []
        satisfaction, outcome = self._record.judgement, self._entry.outcome
        track = self._replied() if replied_here else []
        settled = 0
        if self._record.redone:
            track += self._again()
            settled = REDONE
        if satisfaction:
            track.append(
                self._ask(self._use.judge, "judge", JUDGED + settled, satisfaction=satisfaction)
            )
        if self._record.resolved:
            track.append(
                self._ask(self._use.resolve, "resolve", RESOLVED + settled, outcome=outcome)
            )
        if self._record.made_public:
            track.append(self._ask(self._use.publish, "publish", PUBLIC + settled))
        if self._record.promise_kept:
            kept: dict[str, Any] = {"number": 1, "evidence": "验收材料"}
            track.append(self._ask(self._use.keep_promise, "keep", KEPT, **kept))
        return track


def _tracks(ways: Sequence[Way], part: Callable[[Way], Track]) -> list[Track]:
    """What is handled in one case goes one after the other.

    The head of it comes first, or last if all are dispatched with it at once.
    """
    found: dict[UUID, Track] = {}
    for way in (*(way for way in ways if not way.leads), *(way for way in ways if way.leads)):
        found.setdefault(way.head, []).extend(part(way))
    return list(found.values())

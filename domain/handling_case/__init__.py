"""办理件 — one piece of work of the handling units; it may answer several suggestions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.handling_case import events
from domain.handling_case.events import Assignment
from domain.handling_case.words import (
    ANSWERING,
    DISPATCHERS,
    STAGES,
    AlreadyReplied,
    AlreadySigned,
    ArbitrationIsFinal,
    AssistsOnly,
    ExtensionTooLate,
    ExtensionTooLong,
    GoesToArbitration,
    NoExtension,
    NoObjection,
    NoOpinion,
    NotAssigned,
    NotInThisCase,
    NotMergedHere,
    ObjectionPending,
    ObjectionTooLate,
    OpinionsMissing,
    Role,
)
from domain.shared.aggregate import Aggregate
from domain.shared.clock import Clock, agreed, longest, started, within
from domain.shared.errors import AnotherPower, BadValue, one_of
from domain.shared.policy import Rules
from domain.suggestion import Mode, Suggestion
from domain.suggestion.words import FaceToFaceRequired

__all__ = ["DISPATCHERS", "STAGES", "HandlingCase", "Role"]

OFFICE = "office"
LAST_OBJECTION = 2
"""A unit objects twice: the second time it is arbitrated."""
ROLES = frozenset(Role)


class HandlingCase(Aggregate):
    """办理件: opened by dispatch → signed for → worked on → answered, for each suggestion."""

    TOPIC = "handling_case"
    Event = events.Event

    Opened = events.Opened
    SuggestionJoined = events.SuggestionJoined
    SuggestionLeft = events.SuggestionLeft
    Distributed = events.Distributed
    SignedFor = events.SignedFor
    AssignmentObjected = events.AssignmentObjected
    ObjectionDecided = events.ObjectionDecided
    AssignmentDisputed = events.AssignmentDisputed
    DisputeAnswered = events.DisputeAnswered
    Contacted = events.Contacted
    OpinionGiven = events.OpinionGiven
    OpinionReturned = events.OpinionReturned
    ExtensionRequested = events.ExtensionRequested
    ExtensionDecided = events.ExtensionDecided
    ConferenceHeld = events.ConferenceHeld
    Answered = events.Answered
    UnitSucceeded = events.UnitSucceeded

    def __init__(self) -> None:
        self.suggestion_ids: list[UUID] = []
        self.roles: dict[str, str] = {}
        self.signed: dict[str, date] = {}
        self.since: dict[str, date] = {}
        self.due: dict[str, date] = {}
        self.assigned: dict[str, date] = {}
        self.objecting: list[str] = []
        self.objections: dict[str, int] = {}
        self.disputes = 0
        self.opinions: set[str] = set()
        self.extensions: dict[str, date] = {}
        self.answered: set[tuple[UUID, int, str]] = set()
        self.dispatcher = ""
        self.difficult = False
        self.anchored_on = date.min

    # 交办 ---------------------------------------------------------------------------------

    @classmethod
    def open(
        cls,
        rules: Rules,
        *suggestions: Suggestion,
        id: UUID,
        assignments: list[Assignment],
        dispatcher: str | None,
        difficult: bool,
        closed_on: date | None,
        due_on: date | None,
        reason: str,
        on: date,
    ) -> Self:
        """交办 — one case for suggestions of one matter; each keeps its right to a reply.

        ``closed_on`` is the day on which the congress closed, where the policy counts from it.
        ``due_on`` is a day that the dispatcher sets, no later than the policy's.
        ``dispatcher`` is whom the policy names, or the secretariat while the congress meets.
        """
        _divided(assignments)
        _together(suggestions)
        dispatcher = _dispatcher(rules, dispatcher)
        if len(suggestions) > 1:
            _must_merge(rules, "intake")
        if due_on and due_on < on:
            raise BadValue(field="due_on", reason="答复期限早于交办日期")
        anchor, since = _anchor(rules, suggestions, closed_on, on)
        clocks = [*_opening(rules, assignments, on)]
        for unit in _answering(assignments):
            clocks += _reply_clock(rules, unit, anchor, since, due_on, difficult=difficult)
        case = cls.begin(
            cls.Opened,
            id=id,
            title=suggestions[0].facts["title"],
            suggestion_ids=[each.id for each in suggestions],
            assignments=assignments,
            dispatcher=dispatcher,
            difficult=difficult,
            anchored_on=since,
            clocks=clocks,
            opened_on=on,
        )
        for each in suggestions:
            case.hand(each, due_on, reason, on)
        return case

    def join(self, rules: Rules, suggestion: Suggestion, *, reason: str, on: date) -> None:
        """并案 — one more suggestion of the same matter, where cases are merged in handling."""
        _must_merge(rules, "handling")
        self.hand(suggestion, None, reason, on)
        self.trigger_event(self.SuggestionJoined, suggestion_id=suggestion.id, joined_on=on)

    def leave(self, *, suggestion_id: UUID, reason: str, on: date) -> None:
        """撤回的建议退出办理"""
        if suggestion_id in self.suggestion_ids:
            self.trigger_event(
                self.SuggestionLeft, suggestion_id=suggestion_id, reason=reason, left_on=on
            )

    def distribute(
        self,
        rules: Rules,
        *suggestions: Suggestion,
        from_unit: str,
        assignments: list[Assignment],
        on: date,
    ) -> None:
        """分办 — by the government office to the departments; the clock goes on."""
        self._must_answer(from_unit)
        self._must_replace(from_unit, assignments)
        clocks = [*_opening(rules, assignments, on)]
        clocks += self._inherited(from_unit, assignments, "distributed", on)
        self.trigger_event(
            self.Distributed,
            from_unit=from_unit,
            assignments=assignments,
            clocks=clocks,
            distributed_on=on,
        )
        self._lead(suggestions, assignments, on)

    # 签收与异议 ---------------------------------------------------------------------------

    def sign(self, rules: Rules, *, unit: str, on: date) -> None:
        """签收 — where the policy counts from receipt, the clocks start here."""
        self._must_take_part(unit)
        if unit in self.signed:
            raise AlreadySigned(unit=unit)
        if self.roles[unit] == Role.ASSISTING:
            by_receipt = rules.choice("assist_anchor") == "receipt"
            keys = ["assist_opinion_within"] if by_receipt else []
        else:
            by_receipt = rules.choice("reply_anchor") == "receipt" and unit not in self.due
            keys = ["first_contact_within", *(["reply_due"] if by_receipt else [])]
        clocks: list[Clock] = []
        for key in keys:
            rule = "reply_max" if key == "reply_due" and self.difficult else key
            clocks += started(rules, key, on, who=unit, anchor="receipt", rule=rule)
        self.trigger_event(self.SignedFor, unit=unit, clocks=clocks, signed_on=on)

    def object(
        self, rules: Rules, *, unit: str, proper_unit: str, reason: str, on: date
    ) -> None:
        """提出异议 — within its window, before replying, and naming who should have it."""
        self._must_take_part(unit)
        if unit in self.objecting:
            raise ObjectionPending(unit=unit)
        if any(unit == each for _, _, each in self.answered):
            raise AlreadyReplied(unit=unit)
        if not proper_unit.strip() or proper_unit == unit:
            raise BadValue(field="proper_unit", reason="须写明应由哪个单位承办")
        if self.objections.get(unit, 0) >= LAST_OBJECTION:
            raise ArbitrationIsFinal(unit=unit)
        since = self.assigned[unit]
        late = not within(rules, "objection_window", since, on)
        if late and rules.choice("late_objection") == "refuse":
            raise ObjectionTooLate(
                basis=rules.basis("objection_window"),
                limit=rules.limit("objection_window"),
                since=since,
            )
        self.trigger_event(
            self.AssignmentObjected,
            unit=unit,
            proper_unit=proper_unit,
            reason=reason,
            number=self.objections.get(unit, 0) + 1,
            clocks=started(rules, "reassign_within", on, who=OFFICE, anchor="objected"),
            objected_on=on,
        )

    def decide_objection(
        self,
        rules: Rules,
        *suggestions: Suggestion,
        upheld: bool,
        by: str,
        reason: str,
        assignments: list[Assignment],
        on: date,
    ) -> None:
        """异议的处理 — the one that has waited longest; the second time by arbitration.

        Upheld, others take the unit's place; refused, it may turn to arbitration in time,
        and what that decides is final.
        """
        if not self.objecting:
            raise NoObjection
        unit = self.objecting[0]
        arbitrated = self.objections[unit] >= LAST_OBJECTION
        if arbitrated and by == self.dispatcher:
            raise GoesToArbitration(unit=unit, needed="主任会议或者政府办公室", by=by)
        if upheld:
            self._must_replace(unit, assignments)
            clocks = self._reassigned(rules, unit, assignments, on)
        elif arbitrated:
            clocks = []
        else:
            clocks = started(rules, "objection_window", on, who=unit, anchor="decided")
        self.trigger_event(
            self.ObjectionDecided,
            unit=unit,
            upheld=upheld,
            by=by,
            reason=reason,
            assignments=assignments if upheld else [],
            clocks=clocks,
            decided_on=on,
        )
        self._lead(suggestions, assignments, on)

    def dispute(self, rules: Rules, *, deputy_id: UUID, reason: str, on: date) -> None:
        """代表对承办单位有异议 — the office answers."""
        if not rules.flag("deputy_disputes_assignment"):
            raise AnotherPower(
                basis=rules.basis("deputy_disputes_assignment"), needed="交办机构", by="代表"
            )
        self.trigger_event(
            self.AssignmentDisputed, deputy_id=deputy_id, reason=reason, disputed_on=on
        )

    def answer_dispute(self, *, answer: str, on: date) -> None:
        """答复代表的异议"""
        if not self.disputes:
            raise NoObjection
        self.trigger_event(self.DisputeAnswered, answer=_said(answer), answered_on=on)

    # 办理 ---------------------------------------------------------------------------------

    def contact(self, *, unit: str, stage: str, mode: str, note: str, on: date) -> None:
        """与代表沟通 — before, during and after handling."""
        self._must_take_part(unit)
        one_of(STAGES, "stage", stage)
        self.trigger_event(
            self.Contacted, unit=unit, stage=stage, mode=mode, note=note, contacted_on=on
        )

    def give_opinion(self, *, unit: str, text: str, on: date) -> None:
        """协办意见"""
        self._must_take_part(unit)
        if self.roles[unit] != Role.ASSISTING:
            raise BadValue(field="unit", reason="协办意见由协办单位提出")
        self.trigger_event(self.OpinionGiven, unit=unit, text=_said(text), given_on=on)

    def return_opinion(self, rules: Rules, *, unit: str, reason: str, on: date) -> None:
        """退回空泛的协办意见 — to be done again."""
        if unit not in self.opinions:
            raise NoOpinion(unit=unit)
        clocks = started(rules, "assist_redo_within", on, who=unit, anchor="returned")
        self.trigger_event(
            self.OpinionReturned,
            unit=unit,
            reason=_said(reason),
            clocks=clocks,
            returned_on=on,
        )

    def request_extension(
        self, rules: Rules, *, unit: str, until: date, reason: str, on: date
    ) -> None:
        """申请延期 — before the reply is due, and no longer than the policy lets it."""
        self._must_answer(unit)
        due_on = self.due.get(unit)
        if due_on and on > due_on:
            raise ExtensionTooLate(due_on=due_on)
        latest = longest(rules, "reply_max", self.since[unit])
        if latest and until > latest:
            raise ExtensionTooLong(basis=rules.basis("reply_max"), latest=latest)
        if due_on and until <= due_on:
            raise BadValue(field="until", reason="应晚于现在的期限")
        self.trigger_event(
            self.ExtensionRequested,
            unit=unit,
            until=until,
            reason=_said(reason),
            requested_on=on,
        )
        if rules.choice("extension_authority") == "none":
            self._extend(rules, unit, granted=True, by=unit, reason=reason, on=on)

    def decide_extension(
        self, rules: Rules, *, unit: str, granted: bool, by: str, reason: str, on: date
    ) -> None:
        """批准延期，或者不批准 — by whom the policy names."""
        if unit not in self.extensions:
            raise NoExtension(unit=unit)
        needed = rules.choice("extension_authority")
        needed = self.dispatcher if needed == "dispatcher" else needed
        if by != needed:
            basis = rules.basis("extension_authority")
            raise AnotherPower(basis=basis, needed=needed, by=by)
        self._extend(rules, unit, granted=granted, by=by, reason=reason, on=on)

    def confer(self, *, units: list[str], decision: str, on: date) -> None:
        """联席会议 — several units, and what they decided."""
        if len(set(units)) < 2:  # noqa: PLR2004 — one unit needs no conference
            raise BadValue(field="units", reason="联席会议至少有两个单位")
        self.trigger_event(
            self.ConferenceHeld, units=units, decision=_said(decision), held_on=on
        )

    # 答复 ---------------------------------------------------------------------------------

    def reply(
        self,
        rules: Rules,
        suggestion: Suggestion,
        *,
        unit: str,
        text: str,
        mode: str,
        outcome: str,
        signatory: str,
        promises: list[dict[str, Any]],
        without: list[str],
        consent: bool,
        on: date,
    ) -> None:
        """答复 — one unit to those who signed one suggestion, under the scheme of the place.

        ``without`` names assisting units whose opinion is not waited for; ``consent`` is the
        deputy's to a written reply where the policy wants it face to face.
        """
        self._must_owe(suggestion, unit)
        self._must_have_heard(without)
        _in_due_form(rules, mode=mode, signatory=signatory, consent=consent)
        complete = self._complete(suggestion, unit)
        suggestion.take_reply(
            rules,
            unit=unit,
            text=_said(text),
            mode=mode,
            **_classed(rules, outcome),
            signatory=signatory,
            addressees=suggestion.addressees(rules),
            promises=[{**each, "unit": unit} for each in promises],
            complete=complete,
            due_on=self.due.get(unit),
            on=on,
        )
        self.trigger_event(
            self.Answered,
            unit=unit,
            suggestion_id=suggestion.id,
            round=suggestion.round,
            without=without,
            consent=consent,
            complete=complete,
            answered_on=on,
        )

    def succeed(self, *suggestions: Suggestion, from_unit: str, to_unit: str, on: date) -> None:
        """机构改革 — the unit is merged into another, which takes over what runs."""
        self._must_take_part(from_unit)
        if not to_unit.strip() or to_unit == from_unit:
            raise BadValue(field="to_unit", reason="须写明承接的单位")
        for each in suggestions:
            each.note_succession(from_unit=from_unit, to_unit=to_unit, on=on)
        self.trigger_event(
            self.UnitSucceeded, from_unit=from_unit, to_unit=to_unit, succeeded_on=on
        )

    # -------------------------------------------------------------------------------------

    def assign(self, assignments: Iterable[Assignment], since: date, on: date) -> None:
        """Who is given more to answer for has not answered it yet."""
        for each in assignments:
            unit, role = each["unit"], each["role"]
            self.roles[unit] = role
            self.since[unit] = since
            self.assigned[unit] = on
            self.signed.pop(unit, None)
            if role in ANSWERING:
                self.answered = {told for told in self.answered if told[2] != unit}

    def hand_over(self, from_unit: str, assignments: Iterable[Assignment], on: date) -> None:
        """The time that has run is not given back."""
        since = self.since[from_unit]
        del self.roles[from_unit]
        self.due.pop(from_unit, None)
        self.extensions.pop(from_unit, None)
        self.assign(assignments, since, on)

    def wait(self, clocks: Iterable[Clock]) -> None:
        """Keep until when each unit has to reply, and since when that is counted."""
        for each in clocks:
            if each["key"] == "reply_due":
                self.due[each["who"]] = date.fromisoformat(each["due_on"])
                if each["limit"]:
                    self.since[each["who"]] = date.fromisoformat(each["from_on"])

    def replace(self, from_unit: str, to_unit: str) -> None:
        """Whatever the one had, the other has; what it had itself stays."""
        answers = self.roles.get(to_unit) in ANSWERING
        shares = to_unit in self.roles
        role = self.roles.pop(from_unit)
        if not answers:
            self.roles[to_unit] = role
        days = (self.signed, self.since, self.due, self.assigned, self.extensions)
        kept: tuple[dict[str, Any], ...] = (*days, self.objections)
        for each in kept:
            _passed_on(each, from_unit, to_unit)
        self.opinions = _merged(self.opinions, from_unit, to_unit, both=shares)
        waiting = [to_unit if unit == from_unit else unit for unit in self.objecting]
        self.objecting = list(dict.fromkeys(waiting))
        told = {(of, round) for of, round, _ in self.answered}
        self.answered = {
            (of, round, unit)
            for of, round in told
            for unit in _merged(self._told(of, round), from_unit, to_unit, both=answers)
        }

    def _told(self, suggestion_id: UUID, round: int) -> set[str]:
        """The units that have answered a suggestion in a round."""
        about = (suggestion_id, round)
        return {unit for of, at, unit in self.answered if (of, at) == about}

    def hand(self, suggestion: Suggestion, due_on: date | None, reason: str, on: date) -> None:
        units = sorted(self._answering(), key=lambda unit: self.roles[unit] == Role.SEPARATE)
        due = max(self.due.values(), default=None) or due_on
        suggestion.dispatch(
            case_id=self.id, lead_unit=units[0], due_on=due, reason=reason, on=on
        )

    def _lead(
        self,
        suggestions: Iterable[Suggestion],
        assignments: list[Assignment],
        on: date,
    ) -> None:
        """Where whoever led is replaced, the first to answer in their place leads."""
        for each in suggestions:
            if each.lead_unit not in self._answering():
                first, *_ = [*_answering(assignments), *self._answering()]
                each.note_lead(unit=first, on=on)

    def _reassigned(
        self, rules: Rules, unit: str, assignments: list[Assignment], on: date
    ) -> list[Clock]:
        """The new unit's clocks: from the start, or what is left of the old one's."""
        opening = [*_opening(rules, assignments, on)]
        if not rules.flag("reassign_restarts_clock"):
            return [*opening, *self._inherited(unit, assignments, "reassigned", on)]
        if rules.choice("reply_anchor") == "receipt":
            return opening
        rule = "reply_max" if self.difficult else "reply_due"
        return [
            *opening,
            *(
                clock
                for each in _answering(assignments)
                for clock in started(
                    rules, "reply_due", on, who=each, anchor="reassigned", rule=rule
                )
            ),
        ]

    def _inherited(
        self, unit: str, assignments: list[Assignment], anchor: str, on: date
    ) -> list[Clock]:
        """The reply is due when it was due before."""
        due_on = self.due.get(unit)
        if due_on is None:
            return []
        return [
            clock
            for each in _answering(assignments)
            for clock in agreed(
                "reply_due", on, due_on, who=each, anchor=anchor, basis="原办理期限"
            )
        ]

    def _extend(
        self, rules: Rules, unit: str, *, granted: bool, by: str, reason: str, on: date
    ) -> None:
        until = self.extensions[unit]
        basis = rules.basis("reply_max")
        clocks = (
            agreed("reply_due", on, until, who=unit, anchor="extended", basis=basis)
            if granted
            else []
        )
        self.trigger_event(
            self.ExtensionDecided,
            unit=unit,
            granted=granted,
            by=by,
            reason=reason,
            basis=rules.basis("extension_authority"),
            clocks=clocks,
            decided_on=on,
        )

    def _complete(self, suggestion: Suggestion, unit: str) -> bool:
        """Whether all who have to answer have answered with this one."""
        told = self._told(suggestion.id, suggestion.round)
        return set(self._answering()) <= {unit, *told}

    def _answering(self) -> list[str]:
        return [unit for unit, role in self.roles.items() if role in ANSWERING]

    def _must_replace(self, unit: str, assignments: list[Assignment]) -> None:
        """With others in its place, the work is still divided as it may be."""
        new = {each["unit"]: each["role"] for each in assignments}
        rest = {each: role for each, role in self.roles.items() if each != unit} | new
        answers = self.roles[unit] in ANSWERING
        if assignments or answers:
            _filled(assignments)
        if answers and not _answering(assignments):
            raise BadValue(field="assignments", reason="须有单位接替答复")
        _divided([{"unit": each, "role": role} for each, role in rest.items()])

    def _must_take_part(self, unit: str) -> None:
        if unit not in self.roles:
            raise NotAssigned(unit=unit, units="、".join(self.roles))

    def _must_answer(self, unit: str) -> None:
        self._must_take_part(unit)
        if self.roles[unit] not in ANSWERING:
            raise AssistsOnly(unit=unit, units="、".join(self._answering()))
        if unit in self.objecting:
            raise ObjectionPending(unit=unit)

    def _must_owe(self, suggestion: Suggestion, unit: str) -> None:
        self._must_answer(unit)
        if suggestion.id not in self.suggestion_ids:
            raise NotInThisCase(suggestion_id=suggestion.id)
        if unit in self._told(suggestion.id, suggestion.round):
            raise AlreadyReplied(unit=unit)

    def _must_have_heard(self, without: list[str]) -> None:
        assisting = [unit for unit, role in self.roles.items() if role == Role.ASSISTING]
        if not set(without) <= set(assisting):
            raise BadValue(field="without", reason="只能是本件的协办单位")
        missing = [
            unit for unit in assisting if unit not in self.opinions and unit not in without
        ]
        if missing:
            raise OpinionsMissing(units="、".join(missing))


def _dispatcher(rules: Rules, said: str | None) -> str:
    """Who dispatches: the secretariat in session, otherwise whom the policy names."""
    needed = rules.choice("intersession_dispatcher")
    if said is None:
        return needed
    if one_of(DISPATCHERS, "dispatcher", said) not in {needed, "secretariat"}:
        basis = rules.basis("intersession_dispatcher")
        raise AnotherPower(basis=basis, needed=needed, by=said)
    return said


def _must_merge(rules: Rules, stage: str) -> None:
    """Some places put what is alike together before dispatch, some while it is handled."""
    if rules.choice("merge_stage") not in {stage, "either"}:
        raise NotMergedHere(basis=rules.basis("merge_stage"))


def _anchor(
    rules: Rules, suggestions: Sequence[Suggestion], closed_on: date | None, on: date
) -> tuple[str, date]:
    """From what the reply is counted, and that day.

    What was raised between sessions has no closing to count from: it counts from dispatch.
    """
    anchor = rules.choice("reply_anchor")
    if anchor != "closing":
        return anchor, on
    if all(each.between_sessions for each in suggestions):
        return "dispatch", on
    if closed_on is None:
        why = "期限自大会闭会之日起算，须写明闭会日期；闭会期间提出的，请先更正何时提出"
        raise BadValue(field="closed_on", reason=why)
    return anchor, closed_on


def _opening(rules: Rules, assignments: list[Assignment], on: date) -> Iterable[Clock]:
    """What starts for every unit when it is given the case."""
    for each in assignments:
        unit = each["unit"]
        yield from started(rules, "sign_for_within", on, who=unit, anchor="dispatch")
        yield from started(rules, "objection_window", on, who=unit, anchor="dispatch")
        by_dispatch = rules.choice("assist_anchor") == "dispatch"
        if each["role"] == Role.ASSISTING and by_dispatch:
            yield from started(rules, "assist_opinion_within", on, who=unit, anchor="dispatch")


def _reply_clock(
    rules: Rules, unit: str, anchor: str, since: date, due_on: date | None, *, difficult: bool
) -> list[Clock]:
    """As the policy says, or earlier if the dispatcher set a day; on receipt, when signed."""
    rule = "reply_max" if difficult else "reply_due"
    clocks = started(rules, "reply_due", since, who=unit, anchor=anchor, rule=rule)
    if due_on and all(due_on.isoformat() < each["due_on"] for each in clocks):
        return agreed("reply_due", since, due_on, who=unit, anchor="set", basis="交办时确定")
    return [] if anchor == "receipt" else clocks


def _answering(assignments: list[Assignment]) -> list[str]:
    return [each["unit"] for each in assignments if each["role"] in ANSWERING]


def _divided(assignments: list[Assignment]) -> None:
    """One sole unit; or lead units; or several that answer separately; assisting ones too."""
    _filled(assignments)
    roles = [each["role"] for each in assignments]
    sole, lead, separate = (roles.count(each) for each in ANSWERING)
    fits = (sole, lead + separate) == (1, 0) or (sole == 0 and (lead > 0 or separate > 1))
    if not fits or (sole and len(roles) > 1):
        reason = "应为一个独办单位，或有主办单位，或有两个以上分办单位"
        raise BadValue(field="assignments", reason=reason)


def _in_due_form(rules: Rules, *, mode: str, signatory: str, consent: bool) -> None:
    one_of(Mode, "mode", mode)
    if rules.choice("face_reply") == "required" and mode == Mode.WRITTEN and not consent:
        raise FaceToFaceRequired(basis=rules.basis("face_reply"))
    if not signatory.strip():
        raise BadValue(field="signatory", reason="答复须由单位负责人签发，写明签发人")


def _classed(rules: Rules, outcome: str) -> dict[str, str]:
    """The class of the reply: in the scheme of the place, and in what all schemes share."""
    found = rules.outcome(outcome)
    scheme = rules.choice("outcome_scheme")
    return {"outcome": found.code, "common": found.common, "scheme": scheme}


def _together(suggestions: Iterable[Suggestion]) -> None:
    """All of them, or none: no suggestion is handed over before every one may be."""
    ids = [each.id for each in suggestions]
    if not ids or len(set(ids)) < len(ids):
        raise BadValue(field="suggestion_ids", reason="须有建议，一件只写一次")
    for each in suggestions:
        each.must_be_admitted()


def _passed_on(kept: dict[str, Any], old: str, new: str) -> None:
    if old in kept:
        kept.setdefault(new, kept.pop(old))


def _merged(units: set[str], old: str, new: str, *, both: bool) -> set[str]:
    """What the old unit did is done by the new one, but for a part of its own (``both``)."""
    done = (old in units and new in units) if both else (old in units or new in units)
    return (units - {old, new}) | ({new} if done else set())


def _filled(assignments: list[Assignment]) -> None:
    units = [each["unit"] for each in assignments]
    if not units or not all(unit.strip() for unit in units) or len(set(units)) < len(units):
        raise BadValue(field="assignments", reason="须写明承办单位，一个单位只写一次")
    if not ROLES.issuperset(each["role"] for each in assignments):
        raise BadValue(field="assignments", reason=f"role 应为 {'、'.join(Role)} 之一")


def _said(text: str) -> str:
    if not text.strip():
        raise BadValue(field="text", reason="不能为空")
    return text

"""Handling case board: what each unit owes, until when, and what has been done about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from application.projections.clocks import Clocks, run, stop, succeed
from domain.handling_case import HandlingCase, Role
from domain.handling_case.words import ANSWERING

ASSIST_CLOCKS = ("assist_opinion_within", "assist_redo_within")
UNIT_CLOCKS = (
    "reply_due",
    "sign_for_within",
    "first_contact_within",
    "objection_window",
    *ASSIST_CLOCKS,
)


@dataclass(frozen=True)
class HandlingCaseRow:
    """办理件 as the office and its units see it."""

    title: str
    suggestion_ids: list[UUID]
    units: list[dict[str, Any]]
    dispatcher: str
    difficult: bool
    objections: list[dict[str, Any]]
    contacts: list[dict[str, Any]]
    opinions: list[dict[str, Any]]
    extensions: list[dict[str, Any]]
    conferences: list[dict[str, Any]]
    disputes: list[dict[str, Any]]
    answers: list[dict[str, Any]]
    clocks: Clocks
    opened_on: date
    answered_on: date | None

    @property
    def lead_units(self) -> list[str]:
        """Those that answer for it: alone, in the lead, or separately."""
        return [each["unit"] for each in self.units if each["role"] in ANSWERING]

    @property
    def assisting_units(self) -> list[str]:
        """Those that help."""
        return [each["unit"] for each in self.units if each["role"] == Role.ASSISTING]

    @property
    def taking_part(self) -> list[str]:
        """All of them."""
        return [each["unit"] for each in self.units]

    @property
    def extension(self) -> str:
        """Whether more time was granted or refused to one of its units; empty if none asked."""
        told = {each["granted"] for each in self.extensions}
        return "granted" if True in told else "refused" if False in told else ""

    @property
    def contact(self) -> str:
        """Whether its units have been in touch with the deputy."""
        return "met" if self.contacts else "none"

    @property
    def handled(self) -> str:
        """Whether several suggestions of one matter are handled in it."""
        return "together" if len(self.suggestion_ids) > 1 else "alone"


NOTHING_YET: dict[str, Any] = {
    "objections": [],
    "contacts": [],
    "opinions": [],
    "extensions": [],
    "conferences": [],
    "disputes": [],
    "answers": [],
    "answered_on": None,
}


def fold(row: HandlingCaseRow | None, event: Any) -> HandlingCaseRow | None:
    """The row after the event."""
    match event:
        case HandlingCase.Opened():
            begun = {"units": _units(event.assignments), "clocks": run([], event.clocks)}
            return opened(HandlingCaseRow, event, **NOTHING_YET | begun)
        case _ if row is None:
            return None
        case HandlingCase.SuggestionJoined():
            return changed(row, suggestion_ids=[*row.suggestion_ids, event.suggestion_id])
        case HandlingCase.SuggestionLeft():
            return _left(row, event)
        case HandlingCase.Distributed():
            return _handed(row, event.from_unit, event, event.distributed_on)
        case HandlingCase.SignedFor():
            clocks = stop(row.clocks, event.signed_on, "sign_for_within", who=event.unit)
            return changed(
                _unit(row, event.unit, signed_on=event.signed_on.isoformat()),
                clocks=run(clocks, event.clocks),
            )
        case HandlingCase.AssignmentObjected():
            clocks = stop(row.clocks, event.objected_on, "objection_window", who=event.unit)
            told = {"unit": event.unit, "proper_unit": event.proper_unit}
            return changed(
                row, objections=[*row.objections, told], clocks=run(clocks, event.clocks)
            )
        case HandlingCase.ObjectionDecided():
            clocks = stop(row.clocks, event.decided_on, "reassign_within")
            pending = [each for each in row.objections if each["unit"] != event.unit]
            decided = changed(row, objections=pending, clocks=clocks)
            if event.upheld:
                return _handed(decided, event.unit, event, event.decided_on)
            return changed(decided, clocks=run(clocks, event.clocks))
        case HandlingCase.AssignmentDisputed():
            who = str(event.deputy_id)
            disputed = {"deputy_id": who, "reason": event.reason, "answer": ""}
            return changed(row, disputes=[*row.disputes, disputed])
        case HandlingCase.DisputeAnswered():
            answer = event.answer
            answered = [each | {"answer": each["answer"] or answer} for each in row.disputes]
            return changed(row, disputes=answered)
        case HandlingCase.Contacted():
            contact = {"unit": event.unit, "stage": event.stage, "mode": event.mode}
            clocks = stop(
                row.clocks, event.contacted_on, "first_contact_within", who=event.unit
            )
            on = {"on": event.contacted_on.isoformat()}
            return changed(row, contacts=[*row.contacts, contact | on], clocks=clocks)
        case HandlingCase.OpinionGiven():
            opinion = {"unit": event.unit, "text": event.text, "returned": ""}
            clocks = stop(row.clocks, event.given_on, *ASSIST_CLOCKS, who=event.unit)
            return changed(row, opinions=[*row.opinions, opinion], clocks=clocks)
        case HandlingCase.OpinionReturned():
            opinions = [
                each | {"returned": each["returned"] or event.reason}
                if each["unit"] == event.unit
                else each
                for each in row.opinions
            ]
            return changed(row, opinions=opinions, clocks=run(row.clocks, event.clocks))
        case HandlingCase.ExtensionRequested():
            until = event.until.isoformat()
            asked = {"unit": event.unit, "until": until, "granted": None}
            return changed(row, extensions=[*row.extensions, asked])
        case HandlingCase.ExtensionDecided():
            extensions = [
                each | {"granted": event.granted}
                if each["unit"] == event.unit and each["granted"] is None
                else each
                for each in row.extensions
            ]
            return changed(row, extensions=extensions, clocks=run(row.clocks, event.clocks))
        case HandlingCase.ConferenceHeld():
            held = {"units": event.units, "decision": event.decision}
            on = {"on": event.held_on.isoformat()}
            return changed(row, conferences=[*row.conferences, held | on])
        case HandlingCase.Answered():
            return _answered(row, event)
        case HandlingCase.UnitSucceeded():
            return _succeeded(row, event.from_unit, event.to_unit, event.succeeded_on)
        case _:
            return row


def _units(assignments: list[dict[str, str]]) -> list[dict[str, Any]]:
    return [each | {"signed_on": None} for each in assignments]


def _unit(row: HandlingCaseRow, name: str, **facts: Any) -> HandlingCaseRow:
    units = [each | facts if each["unit"] == name else each for each in row.units]
    return changed(row, units=units)


def _handed(row: HandlingCaseRow, unit: str, event: Any, on: date) -> HandlingCaseRow:
    """From one unit to others, with the clocks that the event starts.

    One that took part already has its new part only, and owes what goes with that.
    """
    over = {unit, *(each["unit"] for each in event.assignments)}
    kept = [each for each in row.units if each["unit"] not in over]
    clocks = stop(row.clocks, on, *UNIT_CLOCKS, who=unit, how="handed_on")
    for each in event.assignments:
        clocks = stop(clocks, on, *ASSIST_CLOCKS, who=each["unit"], how="handed_on")
    return changed(
        row,
        units=[*kept, *_units(event.assignments)],
        clocks=run(clocks, event.clocks),
    )


def _left(row: HandlingCaseRow, event: Any) -> HandlingCaseRow:
    left = [each for each in row.suggestion_ids if str(each) != str(event.suggestion_id)]
    over = [] if left else [event.left_on]
    clocks = row.clocks
    for on in over:
        clocks = stop(clocks, on, how="withdrawn")
    return changed(row, suggestion_ids=left, clocks=clocks)


def _answered(row: HandlingCaseRow, event: Any) -> HandlingCaseRow:
    """A unit's clock ends with its answer to the last of the suggestions."""
    told = {
        "unit": event.unit,
        "suggestion_id": str(event.suggestion_id),
        "round": event.round,
        "on": event.answered_on.isoformat(),
    }
    answers = [*row.answers, told]
    own = {each["suggestion_id"] for each in answers if each["unit"] == event.unit}
    done = {str(each) for each in row.suggestion_ids} <= own
    keys = ("reply_due", "sign_for_within", "objection_window", "first_contact_within")
    clocks = stop(row.clocks, event.answered_on, *keys, who=event.unit) if done else row.clocks
    whole = done and event.complete
    return changed(
        row,
        answers=answers,
        clocks=clocks,
        answered_on=event.answered_on if whole else row.answered_on,
    )


def _succeeded(row: HandlingCaseRow, old: str, new: str, on: date) -> HandlingCaseRow:
    """One that took part already keeps its own part, unless the other's was to answer."""
    parts = {each["unit"]: each for each in row.units}
    own, theirs = parts.get(new), parts[old]
    part = own if own and own["role"] in ANSWERING else theirs | {"unit": new}
    clocks = succeed(row.clocks, on, old, new)
    if part["role"] in ANSWERING:
        clocks = stop(clocks, on, *ASSIST_CLOCKS, who=new, how="replaced")

    def renamed(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [each | {"unit": new} if each["unit"] == old else each for each in told]

    return changed(
        row,
        units=[*(each for each in row.units if each["unit"] not in {old, new}), part],
        answers=renamed(row.answers),
        opinions=renamed(row.opinions),
        extensions=renamed(row.extensions),
        clocks=clocks,
        objections=renamed(row.objections),
    )

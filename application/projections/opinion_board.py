"""Opinion board: what voters said, with whom it is, and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from application.projections.clocks import Clocks, run, stop
from domain.opinion import Listener, Opinion, Outcome, Status
from domain.suggestion import custody
from domain.suggestion.custody import Custody

ON_SPOT, AFTER_HANDLING = "on_spot", "after_handling"


@dataclass(frozen=True)
class OpinionRow:
    """群众意见; ``handled_at`` is the level responsible, ``solved`` how it was solved."""

    title: str
    words: str
    status: str
    channel: str
    extent: str
    category: str
    focus_area: str
    confidential: bool
    campaign_id: UUID | None
    station_id: UUID | None
    reception_id: UUID | None
    activity_id: UUID | None
    place: str
    heard_by: str
    heard_by_id: UUID | None
    entered_by: str
    voter: dict[str, str]
    handled_at: str
    unit: str
    suggestion_id: UUID | None
    sponsor_id: UUID | None
    carried_by: UUID | None
    duplicate_of: UUID | None
    duplicates: list[UUID]
    door: str
    proper_holder: str
    reason: str
    reply: str
    outcome: str
    solved: str
    feedback: list[dict[str, Any]]
    reopened: list[dict[str, Any]]
    follow: str
    clocks: Clocks
    custody: Custody
    origin_jurisdiction_id: UUID | None
    origin_opinion_id: UUID | None
    from_jurisdiction_id: UUID | None
    from_opinion_id: UUID | None
    from_below: bool
    to_jurisdiction_id: UUID | None
    there_opinion_id: UUID | None
    heard_on: date
    accepted_on: date | None
    routed_on: date | None
    converted_on: date | None
    replied_on: date | None
    fed_back_on: date | None
    confirmed_on: date | None
    closed_on: date | None
    declined_on: date | None


NOTHING_YET: dict[str, Any] = {
    **dict.fromkeys(("campaign_id", "station_id", "reception_id", "activity_id")),
    **dict.fromkeys(("place", "heard_by", "entered_by"), ""),
    "heard_by_id": None,
    "voter": {},
    **dict.fromkeys(("handled_at", "unit", "door", "proper_holder", "reason"), ""),
    **dict.fromkeys(("reply", "outcome", "solved", "follow"), ""),
    **dict.fromkeys(("suggestion_id", "sponsor_id", "carried_by", "duplicate_of")),
    **{name: [] for name in ("duplicates", "feedback", "reopened", "custody")},
    **dict.fromkeys(("origin_jurisdiction_id", "origin_opinion_id")),
    **dict.fromkeys(("from_jurisdiction_id", "from_opinion_id")),
    "from_below": False,
    **dict.fromkeys(("to_jurisdiction_id", "there_opinion_id")),
    **dict.fromkeys(("accepted_on", "routed_on", "converted_on", "replied_on")),
    **dict.fromkeys(("fed_back_on", "confirmed_on", "closed_on", "declined_on")),
}

HEARD = dict.fromkeys(
    (
        *("campaign_id", "station_id", "reception_id", "activity_id", "place"),
        *("heard_by", "heard_by_id", "entered_by", "voter"),
    )
)
CAME = dict.fromkeys(
    (
        *("origin_jurisdiction_id", "origin_opinion_id", "from_jurisdiction_id"),
        *("from_opinion_id", "from_below", "carried_by", "campaign_id", "custody"),
    )
)
"""What an event says of these goes before what is not known yet."""

ROUTE, REPLY = "opinion_route_within", "opinion_reply_within"


def fold(row: OpinionRow | None, event: Any) -> OpinionRow | None:
    """The row after the event."""
    match event:
        case Opinion.Heard():
            unknown = {name: it for name, it in NOTHING_YET.items() if name not in HEARD}
            begun = {"status": Status.RECEIVED, "clocks": run([], event.clocks)}
            return opened(OpinionRow, event, **unknown | begun)
        case Opinion.Received():
            unknown = {name: it for name, it in NOTHING_YET.items() if name not in CAME}
            begun = {"status": Status.INCOMING, "clocks": run([], event.clocks)}
            return opened(OpinionRow, event, **unknown | begun)
        case _ if row is None:
            return None
        case Opinion.Accepted():
            clocks = stop(row.clocks, event.accepted_on, "offer_answer_within")
            return changed(
                row,
                status=Status.RECEIVED,
                handled_at=event.level,
                custody=event.custody,
                clocks=run(clocks, event.clocks),
                accepted_on=event.accepted_on,
            )
        case Opinion.Refused():
            return changed(
                row,
                status=Status.REFUSED,
                proper_holder=event.proper_holder,
                reason=event.reason,
                custody=custody.refused(row.custody, event.refused_on),
                clocks=stop(row.clocks, event.refused_on),
            )
        case Opinion.Classified():
            return changed(
                row,
                extent=event.extent,
                category=event.category,
                focus_area=event.focus_area,
            )
        case Opinion.Answered():
            told = {"unit": "", "outcome": event.outcome, "level": event.level}
            answered = _answered(row, event.text, told, event.answered_on, ON_SPOT)
            return changed(answered, status=Status.CLOSED, closed_on=event.answered_on)
        case Opinion.Declined():
            return changed(
                row,
                status=Status.DECLINED,
                door=event.door,
                reason=event.reason,
                clocks=stop(row.clocks, event.declined_on),
                declined_on=event.declined_on,
            )
        case Opinion.DuplicateLinked():
            return changed(
                row,
                status=Status.DUPLICATE,
                duplicate_of=event.main_id,
                campaign_id=event.campaign_id or row.campaign_id,
                clocks=stop(row.clocks, event.linked_on, how="linked"),
            )
        case Opinion.DuplicateUnlinked():
            return _back(row, event, event.unlinked_on, duplicate_of=None)
        case Opinion.DuplicateAdded():
            return changed(row, duplicates=[*row.duplicates, event.opinion_id])
        case Opinion.DuplicateRemoved():
            kept = [each for each in row.duplicates if each != event.opinion_id]
            return changed(row, duplicates=kept)
        case Opinion.Assigned():
            clocks = stop(row.clocks, event.assigned_on, ROUTE)
            return changed(
                row,
                status=Status.ASSIGNED,
                unit=event.unit,
                handled_at=event.level,
                reason=event.reason,
                clocks=run(clocks, event.clocks),
                routed_on=row.routed_on or event.assigned_on,
            )
        case Opinion.Returned():
            holder = {"proper_holder": event.proper_holder, "unit": ""}
            return _back(row, event, event.returned_on, **holder)
        case Opinion.Offered():
            return changed(
                row,
                status=Status.OFFERED,
                unit="",
                to_jurisdiction_id=event.to_jurisdiction_id,
                reason=event.reason,
                carried_by=event.carried_by or row.carried_by,
                custody=event.custody,
                clocks=run(_without_unit(row, event.offered_on), event.clocks),
                routed_on=row.routed_on or event.offered_on,
            )
        case _:
            return _further(row, event)


def _further(row: OpinionRow, event: Any) -> OpinionRow:
    """What follows once it is on its way."""
    match event:
        case Opinion.OfferAccepted():
            return changed(
                row,
                status=Status.HELD_ELSEWHERE,
                there_opinion_id=event.there_opinion_id,
                handled_at=event.level,
                custody=event.custody,
                clocks=stop(row.clocks, event.accepted_on, ROUTE),
            )
        case Opinion.OfferRefused():
            return changed(
                row,
                status=Status.RECEIVED,
                to_jurisdiction_id=None,
                proper_holder=event.proper_holder,
                reason=event.reason,
                custody=event.custody,
                clocks=_to_route_again(row, event.refused_on),
            )
        case Opinion.MoveNoted():
            return changed(row, handled_at=event.level, custody=event.custody)
        case Opinion.Converted():
            return changed(
                row,
                status=Status.CONVERTED,
                unit="",
                suggestion_id=event.suggestion_id,
                sponsor_id=event.sponsor_id,
                handled_at=event.level,
                clocks=stop(row.clocks, event.converted_on, how="converted"),
                routed_on=row.routed_on or event.converted_on,
                converted_on=event.converted_on,
            )
        case Opinion.Released():
            gone = {"suggestion_id": None, "sponsor_id": None, "converted_on": None}
            return _back(row, event, event.released_on, **gone)
        case Opinion.Replied():
            told = {"unit": event.unit, "outcome": event.outcome, "level": row.handled_at}
            how = row.solved if row.status == Status.CLOSED else AFTER_HANDLING
            answered = _answered(row, event.text, told, event.replied_on, how or AFTER_HANDLING)
            return changed(answered, status=event.status, custody=event.custody)
        case Opinion.FedBack():
            return _fed_back(row, event)
        case Opinion.Confirmed():
            on = event.confirmed_on
            return changed(row, status=Status.CLOSED, confirmed_on=on, closed_on=on)
        case Opinion.Concluded():
            return changed(row, status=Status.CLOSED, closed_on=event.concluded_on)
        case Opinion.Reopened():
            return _reopened(row, event)
        case Opinion.Voided():
            clocks = stop(row.clocks, event.voided_on, how="voided")
            return changed(row, status=Status.VOIDED, reason=event.reason, clocks=clocks)
        case Opinion.FollowCodeIssued():
            return changed(row, follow=event.digest)
        case _:
            return row


def _answered(
    row: OpinionRow, text: str, told: dict[str, str], on: date, how: str
) -> OpinionRow:
    outcome = told["outcome"]
    return changed(
        row,
        unit=told["unit"] or row.unit,
        handled_at=told["level"],
        reply=text,
        outcome=outcome,
        solved=how if outcome == Outcome.SOLVED else "",
        clocks=stop(row.clocks, on),
        replied_on=on,
    )


def _fed_back(row: OpinionRow, event: Any) -> OpinionRow:
    on = event.fed_back_on
    told = {"listener": event.listener, "mode": event.mode, "text": event.text}
    feedback = [*row.feedback, told | {"on": on.isoformat()}]
    if event.listener != Listener.VOTER:
        return changed(row, feedback=feedback)
    return changed(row, feedback=feedback, status=Status.FED_BACK, fed_back_on=on)


def _reopened(row: OpinionRow, event: Any) -> OpinionRow:
    """What was answered no longer counts: it is open as if it had not been."""
    on = event.reopened_on
    again = {"on": on.isoformat(), "reason": event.reason, "via": event.via}
    return changed(
        row,
        status=event.status,
        unit="",
        suggestion_id=None,
        outcome="",
        solved="",
        custody=event.custody,
        clocks=run(row.clocks, event.clocks),
        reopened=[*row.reopened, again],
        replied_on=None,
        fed_back_on=None,
        confirmed_on=None,
        closed_on=None,
    )


def _back(row: OpinionRow, event: Any, on: date, **facts: Any) -> OpinionRow:
    """With the office again, whose time to route it begins anew."""
    clocks = run(stop(row.clocks, on, how="returned"), event.clocks)
    return changed(row, status=Status.RECEIVED, reason=event.reason, clocks=clocks, **facts)


def _without_unit(row: OpinionRow, on: date) -> Clocks:
    """The unit owes nothing any longer; the office still does."""
    return (
        stop(row.clocks, on, REPLY, who=row.unit, how="handed_on") if row.unit else row.clocks
    )


def _to_route_again(row: OpinionRow, on: date) -> Clocks:
    return stop(row.clocks, on, REPLY, how="refused")

"""Deputy register: who is organised here, with which mandates."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.deputy import Deputy

Mandates = list[dict[str, Any]]


@dataclass(frozen=True)
class DeputyRow:
    """代表.

    ``mandates``: congress, level, term, who elected them, from which day on, when and why it
    ended, and how long it has been organised here. ``contacts`` names what the vault holds of
    them. ``counted``: the person is, here. ``groups``: those they are in, each with its kind.
    """

    name: str
    status: str
    registered_on: date
    mandates: Mandates
    suspensions: list[dict[str, Any]]
    missed_sessions: list[dict[str, Any]]
    contacts: list[str]
    person_id: UUID
    counted: bool
    from_jurisdiction_id: UUID | None
    to_jurisdiction_id: UUID | None
    reason: str
    area: str
    trade: str
    outside: bool
    groups: dict[str, str]


NOTHING_YET: dict[str, Any] = {
    "suspensions": [],
    "missed_sessions": [],
    "contacts": [],
    "counted": True,
    "from_jurisdiction_id": None,
    "to_jurisdiction_id": None,
    "reason": "",
    "groups": {},
}
UNDESCRIBED: dict[str, Any] = {"area": "", "trade": "", "outside": False}
"""What is said of a person once, however many mandates they hold."""
MANDATE = (
    "congress",
    "congress_id",
    "level",
    "term",
    "electoral_unit",
    "constituency",
)
SERVING, SUSPENDED, OFFERED, ENDED = "serving", "suspended", "moving", "ended"
INCOMING, REFUSED, MOVED = "incoming", "refused", "moved_away"
VOIDED = "voided"


def fold(row: DeputyRow | None, event: Any) -> DeputyRow | None:
    """The row after the event."""
    match event:
        case Deputy.Registered():
            mandate = _mandate(vars(event), event.registered_on)
            begun = {"status": SERVING, "person_id": event.originator_id}
            return opened(DeputyRow, event, **NOTHING_YET, **begun, mandates=[mandate])
        case Deputy.Arrived():
            return _arrived(event)
        case _ if row is None:
            return None
        case Deputy.MandateGained():
            gained = _mandate(vars(event), event.gained_on)
            return _standing(row, mandates=[*row.mandates, gained])
        case Deputy.ContactRecorded():
            return changed(row, contacts=sorted({*row.contacts, *event.commitments}))
        case Deputy.SessionMissed():
            missed = {
                "congress": event.congress,
                "session": event.session,
                "excused": event.excused,
                "on": event.missed_on.isoformat(),
            }
            return changed(row, missed_sessions=[*row.missed_sessions, missed])
        case Deputy.Suspended():
            since = event.suspended_on.isoformat()
            rests = {"from_on": since, "until_on": None, "cause": event.cause}
            return _standing(row, suspensions=[*row.suspensions, rests])
        case Deputy.Resumed():
            last = row.suspensions[-1] | {"until_on": event.resumed_on.isoformat()}
            return _standing(row, suspensions=[*row.suspensions[:-1], last])
        case Deputy.MandateEnded():
            told = {"cause": event.cause, "reason": event.reason}
            ended = {"ended_on": event.ended_on.isoformat(), **told}
            return _standing(row, mandates=_over(row.mandates, [event.congress], ended))
        case Deputy.Described():
            return changed(row, area=event.area, trade=event.trade, outside=event.outside)
        case Deputy.GroupJoined():
            return changed(row, groups={**row.groups, str(event.group_id): event.kind})
        case Deputy.GroupLeft():
            gone = str(event.group_id)
            groups = {id: kind for id, kind in row.groups.items() if id != gone}
            return changed(row, groups=groups)
        case Deputy.MoveOffered():
            return changed(row, status=OFFERED, to_jurisdiction_id=event.to_jurisdiction_id)
        case Deputy.MoveReturned():
            return _standing(changed(row, to_jurisdiction_id=None), reason=event.reason)
        case Deputy.Departed():
            left = {"left_on": event.departed_on.isoformat()}
            return _standing(row, mandates=_over(row.mandates, event.congresses, left))
        case Deputy.MoveAccepted():
            here = {"here_on": event.accepted_on.isoformat()}
            return _standing(row, mandates=[each | here for each in row.mandates])
        case Deputy.Voided():
            return changed(row, status=VOIDED, mandates=[], counted=False, reason=event.reason)
        case Deputy.MandateVoided():
            kept = [
                each
                for each in row.mandates
                if not runs(each) or each["congress"] != event.congress
            ]
            return _standing(row, mandates=kept)
        case Deputy.MoveRefused():
            return changed(row, status=REFUSED, reason=event.reason)
        case _:
            return row


def runs(mandate: dict[str, Any]) -> bool:
    """It is held, and organised here."""
    return not (mandate["ended_on"] or mandate["left_on"])


def _standing(row: DeputyRow, **facts: Any) -> DeputyRow:
    """The row with some facts changed, and the status that follows from them all."""
    row = changed(row, **facts)
    if any(runs(each) for each in row.mandates):
        rests = row.suspensions and not row.suspensions[-1]["until_on"]
        return changed(row, status=SUSPENDED if rests else SERVING)
    moved = any(each["left_on"] for each in row.mandates)
    return changed(row, status=MOVED if moved else ENDED)


def _arrived(event: Any) -> DeputyRow:
    """Nothing of it counts before it is accepted: it is organised here from no day on."""
    since = event.suspended_on
    rests = [{"from_on": since.isoformat(), "until_on": None, "cause": ""}] if since else []
    begun = {
        "status": INCOMING,
        "registered_on": event.arrived_on,
        "suspensions": rests,
        "counted": event.with_person,
        "from_jurisdiction_id": event.from_jurisdiction_id,
        "mandates": [
            _mandate(each, date.fromisoformat(each["from_on"])) | {"here_on": None}
            for each in event.mandates
        ],
    }
    return opened(DeputyRow, event, **NOTHING_YET | UNDESCRIBED | begun)


def _mandate(facts: Any, from_on: date) -> dict[str, Any]:
    congress_id = facts["congress_id"]
    return {name: facts[name] for name in MANDATE} | {
        "congress_id": str(congress_id) if congress_id else None,
        "from_on": from_on.isoformat(),
        "here_on": from_on.isoformat(),
        "ended_on": None,
        "left_on": None,
        "cause": "",
        "reason": "",
    }


def _over(mandates: Mandates, congresses: list[str], how: dict[str, Any]) -> Mandates:
    return [
        each | how if runs(each) and each["congress"] in congresses else each
        for each in mandates
    ]

"""群众意见的去向 — what crosses between records and ledgers while an opinion is handled.

As with suggestions, offers go to the place that is named; acceptance, refusal, reply and news
return through every hop, and the voter's word that it is not solved goes the same way again.
Inside a ledger the reply goes on to the duplicates, and from a suggestion to its opinions.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import IfHere, Recorded
from application.processes.errand import Errand, Follows, back, command
from domain.campaign import Campaign
from domain.jurisdiction import Jurisdiction
from domain.opinion import Opinion
from domain.opinion.events import TOLD
from domain.suggestion import Suggestion

CARRIED = (
    *TOLD,
    "heard_on",
    "origin_jurisdiction_id",
    "origin_opinion_id",
    "from_below",
    "carried_by",
    "custody",
)
"""What an offer brings along."""


def _offered(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    to = event.to_jurisdiction_id
    id_ = identity.passed_on(to, event.originator_id, recorded.position)
    facts = {name: getattr(event, name) for name in CARRIED}

    def received(place: Jurisdiction, *campaigns: Campaign | None) -> Opinion:
        return Opinion.receive(
            place.rules(event.offered_on),
            id=id_,
            from_jurisdiction_id=recorded.jurisdiction_id,
            from_opinion_id=event.originator_id,
            campaign_id=next((each.id for each in campaigns if each), None),
            received_on=event.offered_on,
            ended_on=place.ended_on,
            **facts,
        )

    yield Errand(
        to,
        command(recorded, to),
        Opinion,
        id_,
        received,
        creates=True,
        beside=[(Jurisdiction, to), *(IfHere(Campaign, each) for each in event.campaigns)],
    )


def _accepted(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    facts = {"there_opinion_id": event.originator_id, "level": event.level}
    yield from _back(recorded, Opinion.note_acceptance, on=event.accepted_on, **facts)


def _refused(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    facts = {"proper_holder": event.proper_holder, "reason": event.reason}
    yield from _back(recorded, Opinion.note_refusal, on=event.refused_on, **facts)


def _moved(day: str, recorded: Recorded) -> Iterator[Errand]:
    """Where it is now, for whoever handed it on to us; they pass it on in the same way."""
    event = recorded.event
    facts = {"level": event.level, "custody": event.custody}
    yield from _back(recorded, Opinion.note_move, on=getattr(event, day), **facts)


def _replied(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    facts = {"unit": event.unit, "text": event.text, "outcome": event.outcome}
    yield from _back(recorded, Opinion.note_reply, on=event.replied_on, **facts)
    for each in event.duplicates:
        yield _here(recorded, each, Opinion.note_reply, on=event.replied_on, **facts)


def _reopened(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    to = event.there_jurisdiction_id or recorded.jurisdiction_id
    if id_ := event.there_opinion_id or event.main_id:
        yield Errand(
            to,
            command(recorded, to),
            Opinion,
            id_,
            lambda it, place: it.note_reopening(
                place.rules(event.reopened_on),
                reason=event.reason,
                via=event.via,
                on=event.reopened_on,
            ),
            creates=False,
            beside=[(Jurisdiction, to)],
        )


def _answered(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    for each in event.opinion_ids:
        yield _here(
            recorded,
            each,
            Opinion.note_reply,
            unit=event.unit,
            text=event.text,
            outcome=event.common,
            suggestion_id=event.originator_id,
            on=event.answered_on,
        )


def _released(recorded: Recorded) -> Iterator[Errand]:
    event, here = recorded.event, recorded.jurisdiction_id
    for each in event.opinion_ids:
        yield Errand(
            here,
            command(recorded, here, str(each)),
            Opinion,
            each,
            lambda it, place: it.release(
                place.rules(event.released_on),
                suggestion_id=event.originator_id,
                reason=event.reason,
                on=event.released_on,
            ),
            creates=False,
            beside=[(Jurisdiction, here)],
        )


def _back(recorded: Recorded, note: Callable[..., None], **facts: Any) -> Iterator[Errand]:
    """To the opinion that this one came from, if it came from another ledger."""
    return back(recorded, Opinion, recorded.event.from_opinion_id, note, **facts)


def _here(recorded: Recorded, id_: UUID, decide: Callable[..., None], **facts: Any) -> Errand:
    """To another opinion of the same ledger."""
    here = recorded.jurisdiction_id
    what = partial(decide, **facts)
    return Errand(here, command(recorded, here, str(id_)), Opinion, id_, what, creates=False)


FOLLOWS: Follows = {
    Opinion.Offered: _offered,
    Opinion.Accepted: _accepted,
    Opinion.Refused: _refused,
    Opinion.Assigned: partial(_moved, "assigned_on"),
    Opinion.OfferAccepted: partial(_moved, "accepted_on"),
    Opinion.MoveNoted: partial(_moved, "noted_on"),
    Opinion.Replied: _replied,
    Opinion.Reopened: _reopened,
    Suggestion.OpinionsAnswered: _answered,
    Suggestion.OpinionsReleased: _released,
}

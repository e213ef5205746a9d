"""移交 — what crosses between congresses when a suggestion is handed over, and what comes back.

Offers go to the place that is named; acceptance, refusal, answer and news of the chain return
through every hop; the judgement follows the matter to whoever answered, and a correction to
whoever has it or was offered it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Recorded
from application.processes.errand import Errand, Follows, back, command
from domain.handling_case import HandlingCase
from domain.jurisdiction import Jurisdiction
from domain.oversight import Oversight
from domain.suggestion import Suggestion
from domain.suggestion.events import carried

ANSWER = ("unit", "text", "mode", "outcome", "common", "scheme", "signatory", "promises")
"""What of a reply goes back to the ledger that handed the matter on."""


def _offered(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    to = event.to_jurisdiction_id
    id_ = event.above_suggestion_id or _before_it_was_said(recorded)
    yield Errand(
        to,
        command(recorded, to),
        Suggestion,
        id_,
        lambda place: Suggestion.receive(
            place.rules(event.offered_on),
            id=id_,
            title=event.title,
            text=event.text,
            focus_area=event.focus_area,
            category=event.category,
            drawn_from=event.drawn_from,
            from_jurisdiction_id=recorded.jurisdiction_id,
            from_suggestion_id=event.originator_id,
            custody=event.custody,
            received_on=event.offered_on,
            ended_on=place.ended_on,
        ),
        creates=True,
        beside=[(Jurisdiction, to)],
    )
    yield from _news(recorded, event.offered_on)


def _before_it_was_said(recorded: Recorded) -> UUID:
    """What an offer is called there that does not say so itself."""
    event = recorded.event
    return identity.offered(event.to_jurisdiction_id, event.originator_id, recorded.position)


def _accepted(recorded: Recorded) -> Iterator[Errand]:
    event, note = recorded.event, Suggestion.note_acceptance
    return _back(recorded, note, above_suggestion_id=event.originator_id, on=event.accepted_on)


def _refused(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    told = {"proper_holder": event.proper_holder, "reason": event.reason}
    return _back(recorded, Suggestion.note_refusal, on=event.refused_on, **told)


def _news(recorded: Recorded, on: date) -> Iterator[Errand]:
    """Where it is now, for whoever handed it on to us; they pass it on in the same way."""
    if chain := recorded.event.custody:
        note = Suggestion.note_custody
        yield from _back(recorded, note, "custody", custody=chain, on=on)


def _replied(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    if event.complete:
        answer = {name: getattr(event, name) for name in ANSWER}
        yield from _back(
            recorded,
            lambda it, place: it.note_answer(
                place.rules(event.replied_on), on=event.replied_on, **answer
            ),
            ruled=True,
        )


def _judged(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    if above := event.above_jurisdiction_id:
        yield _onward(
            recorded,
            above,
            lambda it, place: it.note_judgement(
                place.rules(event.judged_on),
                satisfaction=event.satisfaction,
                on=event.judged_on,
            ),
        )


def _corrected(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    changes = carried(event.changes)
    if changes and event.above_suggestion_id:
        yield _onward(
            recorded,
            event.to_jurisdiction_id,
            lambda it, _: it.note_correction(
                changes=changes, reason=event.reason, on=event.corrected_on
            ),
        )


def _concluded(recorded: Recorded) -> Iterator[Errand]:
    event, note = recorded.event, Suggestion.note_conclusion
    return _back(recorded, note, conclusion=event.conclusion, on=event.concluded_on)


def _asked_back(recorded: Recorded) -> Iterator[Errand]:
    """To whoever has it; while it is only offered, nobody has it yet."""
    event = recorded.event
    if event.above_suggestion_id:
        yield _onward(
            recorded,
            event.to_jurisdiction_id,
            lambda it, place: it.note_withdrawal_wish(
                place.rules(event.asked_on), reason=event.reason, on=event.asked_on
            ),
        )


def _not_withdrawn(recorded: Recorded) -> Iterator[Errand]:
    event, note = recorded.event, Suggestion.note_withdrawal_declined
    return _back(recorded, note, reason=event.reason, on=event.declined_on)


def _withdrawn(recorded: Recorded) -> Iterator[Errand]:
    """The units here need not go on, and whoever asked for it back has it."""
    event, here = recorded.event, recorded.jurisdiction_id
    if event.case_id:
        yield Errand(
            here,
            command(recorded, here),
            HandlingCase,
            event.case_id,
            lambda it: it.leave(
                suggestion_id=event.originator_id, reason=event.reason, on=event.withdrawn_on
            ),
            creates=False,
        )
    note = Suggestion.note_withdrawal
    yield from _back(recorded, note, reason=event.reason, on=event.withdrawn_on)


def _entrusted(recorded: Recorded) -> Iterator[Errand]:
    event = recorded.event
    to: UUID = event.to_jurisdiction_id
    id_ = identity.entrusted(to, event.originator_id, event.number)
    yield Errand(
        to,
        command(recorded, to),
        Oversight,
        id_,
        lambda: Oversight.receive(
            id=id_,
            title=event.title,
            what=event.what,
            until_on=event.until_on,
            from_jurisdiction_id=recorded.jurisdiction_id,
            from_suggestion_id=event.originator_id,
            number=event.number,
            received_on=event.entrusted_on,
        ),
        creates=True,
    )


def _reported(recorded: Recorded) -> Iterator[Errand]:
    event, note = recorded.event, Suggestion.note_oversight
    told = {"number": event.number, "finding": event.finding}
    return _back(recorded, note, on=event.reported_on, **told)


def _back(
    recorded: Recorded,
    note: Callable[..., None],
    *words: str,
    ruled: bool = False,
    **facts: Any,
) -> Iterator[Errand]:
    """To the suggestion that this one came from."""
    id_ = recorded.event.from_suggestion_id
    return back(recorded, Suggestion, id_, note, *words, ruled=ruled, **facts)


def _onward(recorded: Recorded, to: UUID, decide: Callable[..., None]) -> Errand:
    """To the suggestion that this one went on to, under the rules over there."""
    return Errand(
        to,
        command(recorded, to),
        Suggestion,
        recorded.event.above_suggestion_id,
        decide,
        creates=False,
        beside=[(Jurisdiction, to)],
    )


FOLLOWS: Follows = {
    Suggestion.Offered: _offered,
    Suggestion.Accepted: _accepted,
    Suggestion.Refused: _refused,
    Suggestion.OfferAccepted: lambda it: _news(it, it.event.accepted_on),
    Suggestion.OfferRefused: lambda it: _news(it, it.event.refused_on),
    Suggestion.CustodyNoted: lambda it: _news(it, it.event.noted_on),
    Suggestion.Replied: _replied,
    Suggestion.Judged: _judged,
    Suggestion.Corrected: _corrected,
    Suggestion.Concluded: _concluded,
    Suggestion.WithdrawalAsked: _asked_back,
    Suggestion.WithdrawalDeclined: _not_withdrawn,
    Suggestion.Withdrawn: _withdrawn,
    Suggestion.OversightEntrusted: _entrusted,
    Oversight.Reported: _reported,
}

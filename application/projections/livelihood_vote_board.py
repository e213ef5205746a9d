"""Votes on livelihood projects: the candidates, each round with its count, the result."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.livelihood_vote import Fate, LivelihoodVote, Status


@dataclass(frozen=True)
class LivelihoodVoteRow:
    """民生实事票决"""

    title: str
    year: int
    level: str
    body: str
    congress: str
    campaign_id: UUID | None
    status: str
    candidates: list[dict[str, Any]]
    listed: list[UUID]
    seats: int
    rounds: list[dict[str, Any]]
    chosen: list[UUID]
    tied: list[UUID]
    opened_on: date
    held_on: date | None
    announced_on: date | None

    @property
    def cohort(self) -> str:
        """The year whose projects are voted on."""
        return str(self.year)

    @property
    def present(self) -> int:
        """Who came to the first round."""
        return int(self.rounds[0].get("present", 0)) if self.rounds else 0


def fold(row: LivelihoodVoteRow | None, event: Any) -> LivelihoodVoteRow | None:
    """The row after the event."""
    match event:
        case LivelihoodVote.Opened():
            return opened(
                LivelihoodVoteRow,
                event,
                status=str(Status.COLLECTING),
                candidates=[],
                listed=[],
                seats=0,
                rounds=[],
                chosen=[],
                tied=[],
                held_on=None,
                announced_on=None,
            )
        case _ if row is None:
            return None
        case LivelihoodVote.CandidateCollected():
            candidate = {
                "id": str(event.candidate_id),
                "title": event.title,
                "origin": event.origin,
                "source_ids": [str(each) for each in event.source_ids],
                "proposer": event.proposer,
                "fate": str(Fate.COLLECTED),
            }
            return changed(row, candidates=[*row.candidates, candidate])
        case LivelihoodVote.CandidateReviewed():
            return changed(row, candidates=[_reviewed(it, event) for it in row.candidates])
        case LivelihoodVote.ListProposed():
            return changed(
                row, listed=event.candidate_ids, seats=event.seats, status=str(Status.LISTED)
            )
        case LivelihoodVote.BallotOpened():
            return changed(
                row, rounds=[*row.rounds, _round(event)], status=str(Status.BALLOTING)
            )
        case LivelihoodVote.VoterRemoved():
            roll = [it for it in row.rounds[-1]["roll"] if it != str(event.deputy_id)]
            return changed(row, rounds=_last(row, roll=roll))
        case LivelihoodVote.Voted():
            voted = [*row.rounds[-1]["voted"], str(event.deputy_id)]
            return changed(row, rounds=_last(row, voted=voted))
        case LivelihoodVote.BallotClosed():
            return changed(row, status=str(Status.CLOSED))
        case LivelihoodVote.Counted():
            return changed(
                row,
                rounds=_last(row, **_count(event)),
                chosen=[*row.chosen, *event.chosen],
                tied=event.tied,
                held_on=row.held_on or event.counted_on,
                status=str(Status.COUNTED),
            )
        case LivelihoodVote.Announced():
            return changed(row, announced_on=event.announced_on, status=str(Status.ANNOUNCED))
        case LivelihoodVote.Cancelled():
            return changed(row, status=str(Status.CANCELLED))
        case _:
            return row


def _reviewed(candidate: dict[str, Any], event: Any) -> dict[str, Any]:
    if candidate["id"] != str(event.candidate_id):
        return candidate
    into = str(event.into) if event.into else None
    return candidate | {"fate": event.fate, "into": into, "reason": event.reason}


def _round(event: Any) -> dict[str, Any]:
    return {
        "round": event.round,
        "method": event.method,
        "standing": [str(each) for each in event.standing],
        "seats": event.seats,
        "roll": [str(each) for each in event.roll],
        "members": event.members,
        "quorum": event.quorum,
        "threshold": event.threshold,
        "voted": [],
    }


def _count(event: Any) -> dict[str, Any]:
    """The candidates from the most votes down, and the ballots as everybody may count them."""
    return {
        "present": event.present,
        "issued": event.issued,
        "returned": event.returned,
        "invalid": event.invalid,
        "votes": sorted(event.votes, key=lambda it: -int(it["votes"])),
        "ballots": event.ballots,
        "scrutineers": event.scrutineers,
        "counted_on": event.counted_on.isoformat(),
    }


def _last(row: LivelihoodVoteRow, **facts: Any) -> list[dict[str, Any]]:
    return [*row.rounds[:-1], row.rounds[-1] | facts]

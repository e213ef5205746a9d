"""What happens to a vote on livelihood projects, and what that makes of it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.livelihood_vote.round import Round
from domain.livelihood_vote.words import Fate, Status
from domain.shared.aggregate import Aggregate, Created

if TYPE_CHECKING:
    from domain.livelihood_vote import LivelihoodVote


class Event(Aggregate.Event):
    """Something happened to a vote on livelihood projects."""


class Opened(Event, Created):
    TOPIC = "livelihood_vote.opened"
    title: str
    year: int
    level: str
    body: str
    congress: str
    campaign_id: UUID | None
    opened_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.year = self.year
        aggregate.congress = self.congress
        aggregate.campaign_id = self.campaign_id


class CandidateCollected(Event):
    TOPIC = "livelihood_vote.candidate_collected"
    candidate_id: UUID
    title: str
    text: str
    origin: str
    source_ids: list[UUID]
    proposer: str
    collected_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.candidates = {**aggregate.candidates, self.candidate_id: Fate.COLLECTED}
        aggregate.titles = {**aggregate.titles, self.candidate_id: self.title}


class CandidateReviewed(Event):
    TOPIC = "livelihood_vote.candidate_reviewed"
    candidate_id: UUID
    fate: str
    into: UUID | None
    reason: str
    reviewed_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.candidates = {**aggregate.candidates, self.candidate_id: self.fate}


class ListProposed(Event):
    """The government's list, in the order in which the ballot names them."""

    TOPIC = "livelihood_vote.list_proposed"
    candidate_ids: list[UUID]
    seats: int
    by: str
    basis: str
    proposed_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.listed = list(self.candidate_ids)
        aggregate.seats = self.seats
        aggregate.status = Status.LISTED


class BallotOpened(Event):
    """A round: who stands, for how many places, who may vote, and by which rules it counts."""

    TOPIC = "livelihood_vote.ballot_opened"
    round: int
    method: str
    standing: list[UUID]
    seats: int
    roll: list[UUID]
    members: int
    quorum: int
    threshold: str
    basis: dict[str, str]
    opened_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.round = Round(
            number=self.round,
            method=self.method,
            standing=tuple(self.standing),
            seats=self.seats,
            roll=frozenset(self.roll),
            members=self.members,
            quorum=self.quorum,
            threshold=self.threshold,
            basis=self.basis,
        )
        aggregate.voted = set()
        aggregate.status = Status.BALLOTING


class SlipsIssued(Event):
    """Who was given the secret with which they vote, once more if they lost it."""

    TOPIC = "livelihood_vote.slips_issued"
    round: int
    deputy_ids: list[UUID]
    issued_on: date


class VoterRemoved(Event):
    TOPIC = "livelihood_vote.voter_removed"
    round: int
    deputy_id: UUID
    reason: str
    removed_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        assert aggregate.round is not None
        roll = aggregate.round.roll - {self.deputy_id}
        aggregate.round = replace(aggregate.round, roll=roll)


class Voted(Event):
    """Who has voted. How is nowhere in the ledger."""

    TOPIC = "livelihood_vote.voted"
    round: int
    deputy_id: UUID
    voted_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.voted.add(self.deputy_id)


class BallotClosed(Event):
    TOPIC = "livelihood_vote.ballot_closed"
    round: int
    closed_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.status = Status.CLOSED


class Counted(Event):
    """The result, and of an electronic vote every ballot, in an order that tells nothing."""

    TOPIC = "livelihood_vote.counted"
    round: int
    present: int
    issued: int
    returned: int
    invalid: int
    votes: list[dict[str, Any]]
    chosen: list[UUID]
    tied: list[UUID]
    ballots: list[dict[str, Any]]
    scrutineers: list[str]
    counted_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.chosen = [*aggregate.chosen, *self.chosen]
        aggregate.tied = list(self.tied)
        aggregate.status = Status.COUNTED


class Announced(Event):
    TOPIC = "livelihood_vote.announced"
    text: str
    announced_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.status = Status.ANNOUNCED


class Cancelled(Event):
    TOPIC = "livelihood_vote.cancelled"
    reason: str
    cancelled_on: date

    def apply(self, aggregate: "LivelihoodVote") -> None:
        aggregate.status = Status.CANCELLED

"""民生实事票决 — deputies choose by secret ballot what the government does this year."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.deputy import Deputy
from domain.jurisdiction import Jurisdiction
from domain.livelihood_vote import events
from domain.livelihood_vote.round import QUORUM, Round
from domain.livelihood_vote.words import (
    AlreadyVoted,
    BallotsMissing,
    Body,
    Fate,
    Method,
    NoSuchCandidate,
    NotAtThisStage,
    NothingLeftToChoose,
    NotOnTheRoll,
    Origin,
    Status,
    TooFewCandidates,
)
from domain.shared.aggregate import Aggregate
from domain.shared.errors import BadValue, DomainError, one_among, one_of
from domain.shared.policy import Rules

__all__ = ["Body", "Fate", "LivelihoodVote", "Method", "Origin", "Status"]


class LivelihoodVote(Aggregate):
    """民生实事票决: collected → reviewed → listed → voted on, in rounds → announced.

    That a deputy voted is an event; how, is not. The ballots lie aside, sealed, until the
    count puts them all into one event, each under a commitment that its voter alone can make.
    """

    TOPIC = "livelihood_vote"
    Event = events.Event

    Opened = events.Opened
    CandidateCollected = events.CandidateCollected
    CandidateReviewed = events.CandidateReviewed
    ListProposed = events.ListProposed
    BallotOpened = events.BallotOpened
    SlipsIssued = events.SlipsIssued
    VoterRemoved = events.VoterRemoved
    Voted = events.Voted
    BallotClosed = events.BallotClosed
    Counted = events.Counted
    Announced = events.Announced
    Cancelled = events.Cancelled

    def __init__(self) -> None:
        self.status: str = Status.COLLECTING
        self.year = 0
        self.congress = ""
        self.campaign_id: UUID | None = None
        self.candidates: dict[UUID, str] = {}
        self.titles: dict[UUID, str] = {}
        self.listed: list[UUID] = []
        self.seats = 0
        self.round: Round | None = None
        self.voted: set[UUID] = set()
        self.chosen: list[UUID] = []
        self.tied: list[UUID] = []

    # 征集、审查 ---------------------------------------------------------------------------

    @classmethod
    def open(
        cls, place: Jurisdiction, *, id: UUID, body: str, congress: str, on: date, **facts: Any
    ) -> Self:
        """启动征集 — for the projects of one year."""
        one_of(Body, "body", body)
        if not congress:
            raise BadValue(field="congress", reason="须写明由哪个会议票决")
        return cls.begin(
            cls.Opened,
            id=id,
            level=place.level,
            body=str(body),
            congress=congress,
            opened_on=on,
            **facts,
        )

    def collect(self, *, candidate_id: UUID, origin: str, on: date, **facts: Any) -> None:
        """征集到一个候选项目 — from opinions, deputies or units."""
        self._must_be(Status.COLLECTING)
        one_of(Origin, "origin", origin)
        if candidate_id in self.candidates:
            raise BadValue(field="candidate_id", reason="这个候选项目已经征集")
        self.trigger_event(
            self.CandidateCollected,
            candidate_id=candidate_id,
            origin=str(origin),
            collected_on=on,
            **facts,
        )

    def review(
        self, *, candidate_id: UUID, fate: str, into: UUID | None, reason: str, on: date
    ) -> None:
        """审查 — kept, merged into another, or dropped with the reason."""
        self._must_be(Status.COLLECTING)
        if candidate_id not in self.candidates:
            raise NoSuchCandidate(candidate_id=candidate_id, which="这个候选项目")
        one_of((Fate.KEPT, Fate.MERGED, Fate.DROPPED), "fate", fate)
        if (fate == Fate.MERGED) != (into is not None) or into == candidate_id:
            raise BadValue(field="into", reason="并入的写明并入另外哪一个；其他的不写")
        if into and self.candidates.get(into) not in {Fate.COLLECTED, Fate.KEPT}:
            raise NoSuchCandidate(candidate_id=into, which="要并入的候选项目")
        if fate != Fate.KEPT and not reason.strip():
            raise BadValue(field="reason", reason="须写明理由")
        self.trigger_event(
            self.CandidateReviewed,
            candidate_id=candidate_id,
            fate=str(fate),
            into=into,
            reason=reason,
            reviewed_on=on,
        )

    def propose(
        self, rules: Rules, *, candidate_ids: list[UUID], seats: int, by: str, on: date
    ) -> None:
        """提请票决 — the government's list of those that were kept, in the ballot's order."""
        self._must_be(Status.COLLECTING, Status.LISTED)
        if len(set(candidate_ids)) < len(candidate_ids):
            raise BadValue(field="candidate_ids", reason="同一个候选项目写了两次")
        for each in candidate_ids:
            if self.candidates.get(each) != Fate.KEPT:
                which = one_among(candidate_ids, each, "个候选项目")
                raise NoSuchCandidate(candidate_id=each, which=which)
        least = seats + rules.number("livelihood_vote_surplus")
        basis = rules.basis("livelihood_vote_surplus")
        if len(candidate_ids) < least:
            listed = len(candidate_ids)
            raise TooFewCandidates(basis=basis, least=least, seats=seats, listed=listed)
        self.trigger_event(
            self.ListProposed,
            candidate_ids=candidate_ids,
            seats=seats,
            by=by,
            basis=basis,
            proposed_on=on,
        )

    # 票决 -------------------------------------------------------------------------------

    def open_ballot(
        self,
        rules: Rules,
        *known: Deputy | None,
        method: str,
        roll: list[UUID],
        members: int = 0,
        on: date,
    ) -> None:
        """开始投票 — a first round, one more for what is left, or again without a count.

        An electronic ballot knows its roll; who is registered here must be able to vote that
        day, for the others the office answers, who strikes them off.
        """
        self._must_be(Status.LISTED, Status.CLOSED, Status.COUNTED)
        one_of(Method, "method", method)
        if len(self.chosen) == self.seats:
            raise NothingLeftToChoose(seats=self.seats)
        for each in known:
            self._must_sit(each, on)
        members = len(roll) if method == Method.ELECTRONIC else members
        if members < 1:
            raise BadValue(field="members", reason="须写明全体人数，电子投票的须有名册")
        keys = ("livelihood_vote_quorum", "livelihood_vote_threshold")
        self.trigger_event(
            self.BallotOpened,
            round=self.round.number + 1 if self.round else 1,
            method=str(method),
            standing=self.tied or [it for it in self.listed if it not in self.chosen],
            seats=self.seats - len(self.chosen),
            roll=roll,
            members=members,
            quorum=QUORUM[rules.choice(keys[0])](members),
            threshold=rules.choice(keys[1]),
            basis={key: rules.basis(key) for key in keys},
            opened_on=on,
        )

    def issue_slips(
        self, *known: Deputy | None, round: int, deputy_ids: list[UUID], on: date
    ) -> dict[UUID, DomainError]:
        """发放投票码 — recorded before anybody sees one; why those get none who may not vote.

        They keep nobody else from voting; where nobody may, nothing is issued.
        """
        self._must_be(Status.BALLOTING)
        now = self._now(Method.ELECTRONIC)
        now.must_be_the(round)
        if not deputy_ids:
            raise BadValue(field="deputy_ids", reason="须写明发给谁")
        here = {each.id: each for each in known if each}
        refused: dict[UUID, DomainError] = {}
        for each in deputy_ids:
            try:
                now.must_list(each, among=deputy_ids)
                self._must_sit(here.get(each), on)
            except DomainError as refusal:
                refused[each] = refusal
        given = [each for each in deputy_ids if each not in refused]
        if not given:
            raise refused[deputy_ids[0]]
        self.trigger_event(self.SlipsIssued, round=round, deputy_ids=given, issued_on=on)
        return refused

    def remove_voter(self, *, deputy_id: UUID, reason: str, on: date) -> None:
        """除名 — whose office ended or rests, which only their own ledger could know."""
        self._must_be(Status.BALLOTING)
        now = self._now(Method.ELECTRONIC)
        now.must_list(deputy_id)
        if deputy_id in self.voted:
            raise AlreadyVoted(deputy=deputy_id)
        self.trigger_event(
            self.VoterRemoved,
            round=now.number,
            deputy_id=deputy_id,
            reason=reason,
            removed_on=on,
        )

    def cast(
        self,
        known: Deputy | None,
        *,
        deputy_id: UUID,
        round: int,
        choices: Sequence[int],
        on: date,
    ) -> None:
        """投票 — the choices are looked at and forgotten: the event says only who."""
        self._must_be(Status.BALLOTING)
        now = self._now(Method.ELECTRONIC)
        now.must_be_the(round)
        now.must_list(deputy_id)
        self._must_sit(known, on)
        if deputy_id in self.voted:
            raise AlreadyVoted(deputy=deputy_id)
        now.must_fit(choices)
        self.trigger_event(self.Voted, round=round, deputy_id=deputy_id, voted_on=on)

    def close_ballot(self, *, on: date) -> None:
        """投票结束 — from now on nobody votes, and the ballots may be counted."""
        self._must_be(Status.BALLOTING)
        self.trigger_event(self.BallotClosed, round=self._now().number, closed_on=on)

    def count(self, *, round: int, ballots: Sequence[Mapping[str, Any]], on: date) -> None:
        """计票 — of an electronic ballot: as many as have voted, or no count at all."""
        self._must_be(Status.CLOSED)
        now, number = self._now(Method.ELECTRONIC), len(ballots)
        now.must_be_the(round)
        if number != len(self.voted):
            raise BallotsMissing(voted=len(self.voted), found=number)
        self._counted(
            now,
            votes=now.counted([each["choices"] for each in ballots]),
            present=number,
            issued=number,
            returned=number,
            invalid=0,
            ballots=[dict(each) for each in ballots],
            scrutineers=[],
            on=on,
        )

    def count_paper(
        self, *, votes: Mapping[UUID, int], scrutineers: list[str], on: date, **papers: int
    ) -> None:
        """计票 — of paper, as those who watched over it state it."""
        self._must_be(Status.CLOSED)
        now = self._now(Method.PAPER)
        now.must_add_up(votes, **papers)
        if not scrutineers:
            raise BadValue(field="scrutineers", reason="须写明监票人")
        ordered = {each: votes[each] for each in now.standing}
        self._counted(now, votes=ordered, ballots=[], scrutineers=scrutineers, on=on, **papers)

    def announce(self, *, text: str = "", on: date) -> None:
        """公布结果 — what stands level must be decided first."""
        self._must_be(Status.COUNTED)
        if self.tied:
            raise NotAtThisStage(status=self.status, needed="票数相同的再次投票以后")
        self.trigger_event(self.Announced, text=text, announced_on=on)

    def cancel(self, *, reason: str, on: date) -> None:
        """终止 — before the result is announced."""
        self._must_be(*sorted(set(Status) - {Status.ANNOUNCED, Status.CANCELLED}))
        self.trigger_event(self.Cancelled, reason=reason, cancelled_on=on)

    def _counted(
        self, now: Round, *, votes: dict[UUID, int], present: int, on: date, **facts: Any
    ) -> None:
        found = now.outcome(votes, present)
        self.trigger_event(
            self.Counted,
            round=now.number,
            present=present,
            votes=[{"candidate_id": str(each), "votes": n} for each, n in votes.items()],
            chosen=found.chosen,
            tied=found.tied,
            counted_on=on,
            **facts,
        )

    def _now(self, method: str = "") -> Round:
        assert self.round is not None
        if method and self.round.method != method:
            raise BadValue(field="method", reason=f"这一轮是{METHODS[self.round.method]}")
        return self.round

    def _must_be(self, *needed: Status) -> None:
        if self.status not in needed:
            raise NotAtThisStage(status=self.status, needed="、".join(needed))

    def _must_sit(self, deputy: Deputy | None, on: date) -> None:
        """Holds a mandate of this congress, and may exercise it that morning."""
        if deputy is None:
            return
        deputy.must_serve(on)
        if self.congress not in deputy.mandates:
            reason = f"不是{self.congress}代表"
            raise NotOnTheRoll(action="cast_ballot", name=deputy.name, reason=reason)


METHODS: Mapping[str, str] = {Method.ELECTRONIC: "电子投票", Method.PAPER: "纸质投票"}

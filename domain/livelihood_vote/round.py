"""一轮投票 — who stands, who may vote, by which rules it is counted, and what that comes to."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.livelihood_vote.words import (
    BallotSpoilt,
    CountDoesNotAddUp,
    NoQuorum,
    NotOnTheRoll,
)
from domain.shared.errors import BadValue, one_among

QUORUM: Mapping[str, Callable[[int], int]] = {
    "majority": lambda members: members // 2 + 1,
    "two_thirds": lambda members: -(-2 * members // 3),
}
THRESHOLD: Mapping[str, Callable[[int, int], int]] = {
    "majority_of_all": lambda members, _present: members // 2 + 1,
    "majority_of_present": lambda _members, present: present // 2 + 1,
    "plurality": lambda _members, _present: 1,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who is chosen, in the order of votes, and who stands level where the places run out."""

    chosen: list[UUID]
    tied: list[UUID]


@dataclass(frozen=True, slots=True)
class Round:
    """One round, as it was opened; the rules of that day hold to its end."""

    number: int
    method: str
    standing: tuple[UUID, ...]
    seats: int
    roll: frozenset[UUID]
    members: int
    quorum: int
    threshold: str
    basis: Mapping[str, str]

    def must_be_the(self, round: int) -> None:
        if round != self.number:
            raise BadValue(field="round", reason=f"现在是第 {self.number} 轮")

    def must_list(self, deputy: UUID, among: Sequence[UUID] = ()) -> None:
        if deputy not in self.roll:
            who = one_among(among or [deputy], deputy)
            raise NotOnTheRoll(action="cast_ballot", name=who, reason="不在名册上")

    def must_fit(self, choices: Sequence[int]) -> None:
        """A ballot names candidates by their places in the list; none is an abstention."""
        known = all(1 <= number <= len(self.standing) for number in choices)
        if not known or len(set(choices)) < len(choices) or len(choices) > self.seats:
            raise BallotSpoilt(seats=self.seats, standing=len(self.standing))

    def must_add_up(
        self,
        votes: Mapping[UUID, int],
        *,
        present: int,
        issued: int,
        returned: int,
        invalid: int,
    ) -> None:
        """What those who watched over the ballots state must be possible."""
        if votes.keys() != set(self.standing):
            raise CountDoesNotAddUp(reason="须逐个写明本轮每个候选项目的票数")
        if not 0 <= invalid <= returned <= issued <= present <= self.members:
            reason = "无效票、收回票、发出票、到会人数、全体人数应依次不减"
            raise CountDoesNotAddUp(reason=reason)
        valid = returned - invalid
        if max(votes.values()) > valid or sum(votes.values()) > valid * self.seats:
            raise CountDoesNotAddUp(reason="得票多于有效票所能投的")

    def counted(self, ballots: Iterable[Sequence[int]]) -> dict[UUID, int]:
        """The votes of each candidate."""
        votes = dict.fromkeys(self.standing, 0)
        for ballot in ballots:
            for number in ballot:
                votes[self.standing[number - 1]] += 1
        return votes

    def outcome(self, votes: Mapping[UUID, int], present: int) -> Outcome:
        """Who is chosen by the rules of this round.

        Raises:
            NoQuorum: too few took part for any result.
        """
        if present < self.quorum:
            raise NoQuorum(
                basis=self.basis["livelihood_vote_quorum"],
                needed=self.quorum,
                members=self.members,
                present=present,
            )
        return outcome(votes, self.seats, THRESHOLD[self.threshold](self.members, present))


def outcome(votes: Mapping[UUID, int], seats: int, needed: int) -> Outcome:
    """The candidates with the most votes, of those that have enough.

    >>> a, b, c = (UUID(int=n) for n in (1, 2, 3))
    >>> found = outcome({a: 9, b: 7, c: 7}, seats=2, needed=6)
    >>> found.chosen == [a], found.tied == [b, c]
    (True, True)
    """
    enough = sorted((it for it in votes if votes[it] >= needed), key=lambda it: -votes[it])
    if len(enough) <= seats:
        return Outcome(enough, [])
    last = votes[enough[seats - 1]]
    if votes[enough[seats]] < last:
        return Outcome(enough[:seats], [])
    above = [each for each in enough if votes[each] > last]
    return Outcome(above, [each for each in enough if votes[each] == last])

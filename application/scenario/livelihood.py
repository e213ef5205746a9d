"""Makes a whole vote on livelihood projects, and what became of it, out of an entry."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from application import identity
from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.livelihood_entries import JUDGEMENTS
from application.scenario.model import LivelihoodVotes, Place, Scenario
from application.scenario.people import fill
from domain.jurisdiction import Organ
from domain.livelihood_vote import Body, Fate, Method, Origin

Ask = Any
"""A use case, which is asked for its name, too."""


def stages(use_cases: UseCases, scenario: Scenario) -> Iterator[Stage]:
    """One track for each vote, then one for each project."""
    votes = [(entry, place) for entry in scenario.livelihood_votes for place in entry.places]
    tellers = [_Teller(use_cases, scenario, entry, place) for entry, place in votes]
    yield Stage("民生实事票决", [list(each.vote()) for each in tellers])
    yield Stage("民生实事项目", [track for each in tellers for track in each.projects()])


class _Teller:
    """Tells one vote of one place."""

    def __init__(
        self, use_cases: UseCases, scenario: Scenario, entry: LivelihoodVotes, place: Place
    ) -> None:
        self._use = use_cases
        self._scenario = scenario
        self._entry = entry
        self._place = place
        self._id = self._named("vote")
        self._candidates = [self._named("candidate", n) for n in range(entry.candidates)]

    def vote(self) -> Track:
        """From the first candidate to the announced result; the first ones are chosen."""
        use, entry, on = self._use.livelihood_votes, self._entry, self._entry.held_on
        street = self._place.organ == Organ.STREET_COMMITTEE
        paper = dict.fromkeys(("present", "issued", "returned"), entry.present)
        chosen = self._candidates[: entry.seats]
        return [
            self._ask(
                use.open,
                title=fill(entry.title, self._place),
                year=entry.year,
                body=str(Body.RESIDENTS if street else Body.CONGRESS),
                congress=f"{self._place.name}{'居民代表会议' if street else '人民代表大会'}",
                campaign_id=entry.campaign.ids[self._place.id] if entry.campaign else None,
                on=on,
            ),
            *(each for n, id in enumerate(self._candidates) for each in self._candidate(n, id)),
            self._ask(
                use.propose,
                candidate_ids=self._candidates,
                seats=entry.seats,
                by=f"{self._place.name}{'办事处' if street else '人民政府'}",
                on=on,
            ),
            self._ask(
                use.open_ballot,
                method=str(Method.PAPER),
                roll=[],
                members=entry.members,
                on=on,
            ),
            self._ask(use.close_ballot, on=on),
            self._ask(
                use.count_paper,
                votes=[
                    {"candidate_id": str(id), "votes": entry.present if id in chosen else 0}
                    for id in self._candidates
                ],
                invalid=0,
                scrutineers=["监票人"],
                on=on,
                **paper,
            ),
            self._ask(use.announce, text="", on=on),
        ]

    def projects(self) -> Iterator[Track]:
        """Each that was chosen, and of these the first so many completed."""
        use, entry = self._use.livelihood_projects, self._entry
        for n, candidate_id in enumerate(self._candidates[: entry.seats]):
            id = self._named("project", n)
            carry = {"to_year": entry.year + 1, "reason": "当年没有办成"}
            completed = (
                [self._told(id, use.complete, evidence="验收报告", on=entry.completed_on)]
                if n < entry.completed
                else []
            )
            assessed = (
                [self._assessed(id, entry.assessed[n], done=self._done(n))]
                if n < len(entry.assessed)
                else []
            )
            yield [
                self._told(
                    id,
                    use.commission,
                    vote_id=self._id,
                    candidate_id=candidate_id,
                    unit="承办单位",
                    due_on=None,
                    on=self._entry.held_on,
                ),
                *(completed + assessed if self._done(n) else assessed + completed),
                *(
                    [self._told(id, use.carry, **carry, on=entry.completed_on)]
                    if n >= entry.seats - entry.carried
                    else []
                ),
            ]

    def _done(self, n: int) -> bool:
        """Whether a project is completed when it is assessed; if not, its progress is."""
        entry = self._entry
        return n < entry.completed and entry.completed_on <= entry.assessed_on

    def _assessed(self, id: UUID, votes: tuple[int, ...], *, done: bool) -> Command:
        use, on = self._use.livelihood_projects, self._entry.assessed_on
        said = dict(zip(JUDGEMENTS, votes, strict=True))
        if not done:
            return self._told(id, use.assess_progress, on=on, **said)
        satisfied, basically, dissatisfied, _ = votes
        accepted = satisfied + basically > dissatisfied
        return self._told(id, use.assess, accepted=accepted, on=on, **said)

    def _candidate(self, n: int, id: UUID) -> Iterator[Command]:
        use, on = self._use.livelihood_votes, self._entry.held_on
        yield self._ask(
            use.collect,
            n,
            candidate_id=id,
            title=([*self._entry.titles, *[""] * n])[n] or f"民生实事项目（{n + 1}）",
            text="",
            origin=str(Origin.UNIT),
            source_ids=[],
            proposer="",
            on=on,
        )
        kept: dict[str, Any] = {"fate": str(Fate.KEPT), "into": None, "reason": ""}
        yield self._ask(use.review, n, candidate_id=id, on=on, **kept)

    def _ask(self, ask: Ask, /, *words: int, **facts: Any) -> Command:
        return self._told(self._id, ask, *words, **facts)

    def _told(self, id: UUID, ask: Ask, /, *words: int, **facts: Any) -> Command:
        name = f"livelihood_votes/{self._entry.key}/{id}/{ask.__name__}"
        said = (self._scenario.key, name, *map(str, words))
        return Command(self._place.id, said, self._entry.path, ask, (id,), facts)

    def _named(self, what: str, *words: object) -> UUID:
        return identity.named(
            self._place.id, "livelihood", self._scenario.key, self._entry.key, what, *words
        )

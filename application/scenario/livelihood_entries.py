"""Reads the entries of a scenario that stand for votes on livelihood projects."""

from collections.abc import Mapping
from typing import Any

from application.scenario.campaign_entries import numbered
from application.scenario.entries import Entries
from application.scenario.model import LivelihoodVotes, Place
from application.scenario.problems import Path


class LivelihoodEntries(Entries):
    """民生实事票决"""

    def livelihood_votes(self) -> tuple[LivelihoodVotes, ...]:
        """民生实事票决"""
        return self._each("livelihood_votes", lambda _: "票决", self._livelihood_votes)

    def _livelihood_votes(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> LivelihoodVotes:
        campaign = self._campaigns.of(said, path, places)
        held_on, _ = self._span(said, "held_on", path, campaign, places)
        titles = numbered(said["projects"], "民生实事项目（{n}）")
        seats, completed = len(titles), said.get("completed", 0)
        carried, members = said.get("carried", 0), said.get("members", 50)
        assessed = _assessed(said.get("assessed", {}))
        completed_on = self._day(said, "completed_on", path, self._as_of)
        for field, reason in (
            ("completed", _more(f"票决 {seats} 项，办成", completed, seats)),
            (
                "carried",
                _more(f"没有办成的 {seats - completed} 项，结转", carried, seats - completed),
            ),
            ("assessed", _more(f"票决 {seats} 项，测评", len(assessed), seats)),
            ("present", _more(f"全体 {members} 人，到会", said.get("present", 0), members)),
        ):
            if reason:
                self._problems.add((*path, field), reason, "改正其一")
        return LivelihoodVotes(
            path=path,
            key=key,
            places=places,
            campaign=campaign,
            title=said.get("title", "{at}民生实事项目票决"),
            year=said.get("year", held_on.year),
            held_on=held_on,
            candidates=said.get("candidates", seats + 1),
            seats=seats,
            members=members,
            completed=completed,
            present=said.get("present", members),
            titles=titles,
            completed_on=completed_on,
            assessed_on=self._day(
                said.get("assessed", {}), "assessed_on", (*path, "assessed"), self._as_of
            ),
            assessed=assessed,
            carried=carried,
        )


JUDGEMENTS = ("satisfied", "basically_satisfied", "dissatisfied", "abstained")


def _assessed(said: Mapping[str, Any]) -> tuple[tuple[int, ...], ...]:
    """Project by project, in the order in which they are listed."""
    votes = said.get("votes", [])
    return tuple(tuple(each.get(name, 0) for name in JUDGEMENTS) for each in votes)


def _more(reason: str, count: int, most: int) -> str:
    return f"{reason} {count}" if count > most else ""

"""Reads the entries of a scenario that stand for votes on livelihood projects."""

from collections.abc import Mapping
from typing import Any

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
        seats, completed = said["projects"], said.get("completed", 0)
        if completed > seats:
            reason = f"办成的 {completed} 项多于票决的 {seats} 项"
            self._problems.add((*path, "completed"), reason)
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
            members=said.get("members", 50),
            completed=completed,
        )

"""Reads the entries of a scenario that stand for how a campaign is organised and moved on."""

from collections.abc import Mapping
from typing import Any

from application.scenario.entries import Entries
from application.scenario.model import LivelihoodVotes, Meetings, Place
from application.scenario.problems import Path

TITLES = {
    "planning": "研究部署会议",
    "mobilisation": "动员部署会",
    "coordination": "调度会",
    "on_site": "现场推进会",
    "joint_conference": "联席会议",
    "symposium": "座谈会",
    "hearing": "听取汇报会",
    "exchange": "经验交流会",
}
"""What a meeting is called where the file says nothing else."""


class CampaignEntries(Entries):
    """会议 and the rest that a campaign needs beside the work itself."""

    def meetings(self) -> tuple[Meetings, ...]:
        """会议"""
        return self._each("meetings", lambda said: said["kind"], self._meetings)

    def _meetings(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Meetings:
        campaign = self._campaigns.of(said, path, places)
        first, last = self._span(said, "held_on", path, campaign, places)
        return Meetings(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            kind=said["kind"],
            title=said.get("title", TITLES[said["kind"]]),
            campaign=campaign,
            first=first,
            last=last,
            held_by=said.get("held_by", "{at}人大"),
            place=said.get("place", ""),
            attendees=said.get("attendees", 0),
            others=said.get("others", 0),
            units=numbered(said.get("units", []), "单位{n}"),
            speakers=numbered(said.get("speakers", []), "发言{n}"),
            documents=tuple(
                (each["title"], each["copies"]) for each in said.get("documents", [])
            ),
            reports=tuple(said.get("reports", [])),
            note=said.get("note", ""),
        )

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


def numbered(said: int | list[str], pattern: str) -> tuple[str, ...]:
    """Names as they are written, or so many with numbers for names.

    >>> numbered(2, "单位{n}"), numbered(["市财政局"], "单位{n}")
    (('单位1', '单位2'), ('市财政局',))
    """
    if isinstance(said, int):
        return tuple(pattern.replace("{n}", str(n)) for n in range(1, said + 1))
    return tuple(said)

"""Reads the entries of a scenario that stand for how a campaign is organised and moved on."""

from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import Any

from application.scenario.entries import Entries
from application.scenario.model import (
    Bodies,
    Campaign,
    Matchings,
    Meetings,
    Pilots,
    Place,
    Ticks,
)
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

    def organised(self) -> dict[str, Any]:
        """会议、结对联系、工作机构、试点、清单记录, each under its name in the scenario."""
        by_kind = itemgetter("kind")
        return {
            "meetings": self._each("meetings", by_kind, self._meetings),
            "matchings": self._each("matchings", by_kind, self._matchings),
            "bodies": self._each("bodies", by_kind, self._bodies),
            "pilots": self._each("pilots", lambda _: "pilots", self._pilots),
            "ticks": self._each("ticks", itemgetter("item"), self._ticks),
        }

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

    def _matchings(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Matchings:
        targets = self._things((*path, "targets"), "targets", said["targets"])
        return Matchings(
            path=path,
            key=key,
            places=places,
            kind=said["kind"],
            deputies=said["deputies"],
            targets=targets,
            duty=said.get("duty", ""),
            campaign=self._campaigns.of(said, path, places),
            started_on=self._day(said, "started_on", path),
            ended=self._ended(said, path, max(said["deputies"], targets.distinct)),
        )

    def _ended(
        self, said: Mapping[str, Any], path: Path, pairs: int
    ) -> tuple[int, date, str] | None:
        """Of the pairs, how many are none any more."""
        if "ended" not in said:
            return None
        ended = said["ended"]
        count = ended.get("count", pairs)
        if count > pairs:
            self._problems.add((*path, "ended", "count"), f"一共 {pairs} 对", "改正其一")
        on = self._day(ended, "ended_on", (*path, "ended"))
        return count, on, ended.get("reason", "联系任务完成")

    def _bodies(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Bodies | None:
        campaign = self._needed(path, places, said)
        members = said.get("members", [])
        if isinstance(members, int):
            members = [{"name": name} for name in numbered(members, "成员单位{n}")]
        if campaign is None:
            return None
        return Bodies(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            kind=said["kind"],
            name=said["name"],
            members=tuple((each["name"], each.get("role", "member")) for each in members),
            areas=tuple(said.get("areas", [])),
            campaign=campaign,
            set_up_on=self._day(said, "set_up_on", path),
            dissolved=(self._day(said, "dissolved_on", path), "活动结束")
            if "dissolved_on" in said
            else None,
        )

    def _pilots(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Pilots | None:
        campaign = self._needed(path, places, said)
        if campaign is None:
            return None
        return Pilots(
            path=path,
            key=key,
            places=places,
            names=tuple(said["places"]),
            tasks=said.get("tasks", ""),
            designated_by=said.get("designated_by", "{at}人大"),
            campaign=campaign,
            designated_on=self._day(said, "designated_on", path),
            reviewed=said.get("reviewed", {}),
        )

    def _ticks(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Ticks | None:
        campaign = self._needed(path, places, said)
        first, last = self._span(said, "done_on", path, campaign, places)
        if campaign is None:
            return None
        return Ticks(
            path=path,
            key=key,
            places=places,
            count=said.get("count", 1),
            item=said["item"],
            subject=said.get("subject", "deputy"),
            evidence=said.get("evidence", ""),
            campaign=campaign,
            first=first,
            last=last,
        )

    def _needed(
        self, path: Path, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Campaign | None:
        campaign = self._campaigns.of(said, path, places)
        if campaign is None:
            self._problems.add((*path, "campaign"), "须属于一项活动", "写活动的 key")
        return campaign


def numbered(said: int | list[str], pattern: str) -> tuple[str, ...]:
    """Names as they are written, or so many with numbers for names.

    >>> numbered(2, "单位{n}"), numbered(["市财政局"], "单位{n}")
    (('单位1', '单位2'), ('市财政局',))
    """
    if isinstance(said, int):
        return tuple(pattern.replace("{n}", str(n)) for n in range(1, said + 1))
    return tuple(said)

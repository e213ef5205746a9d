"""Finds the campaign that an entry of a scenario belongs to."""

from collections.abc import Iterable, Mapping
from typing import Any

from application.scenario.model import Campaign, Place
from application.scenario.problems import Path, Problems
from application.scenario.schema import like

OUTSIDE = "none"


class Adopted:
    """The campaigns of a file, by their key and by who adopted them."""

    def __init__(self, campaigns: Iterable[Campaign], problems: Problems) -> None:
        self._campaigns = {campaign.key: campaign for campaign in campaigns}
        self._problems = problems

    def of(
        self, said: Mapping[str, Any], path: Path, places: Iterable[Place]
    ) -> Campaign | None:
        """The campaign that is named, the only one adopted there, or none at all."""
        key = said.get("campaign", "" if self._campaigns else OUTSIDE)
        if key == OUTSIDE:
            return None
        if key:
            return self._named(key, path, places)
        here = self.by(*places) or list(self._campaigns.values())
        if len(here) > 1:
            reason = "本文件有几项活动，须写明是哪一项"
            self._problems.add((*path, "campaign"), reason, like("", self._campaigns))
            return None
        return self._named(here[0].key, path, places)

    def by(self, *places: Place) -> list[Campaign]:
        """The campaigns that all of the places have adopted."""
        return [
            campaign
            for campaign in self._campaigns.values()
            if all(place.id in campaign.ids for place in places)
        ]

    def _named(self, key: str, path: Path, places: Iterable[Place]) -> Campaign | None:
        campaign = self._campaigns.get(key)
        if campaign is None:
            near = like(key, self._campaigns)
            self._problems.add((*path, "campaign"), f"没有活动“{key}”", near)
            return None
        for place in places:
            if place.id not in campaign.ids:
                self._problems.add(
                    (*path, "at"),
                    f"{place.name}没有采用活动“{campaign.key}”",
                    f"在它的 line 里加上 {place.name}，或写 campaign: none（活动之外）",
                )
        return campaign

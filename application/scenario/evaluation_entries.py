"""Reads the entries of a scenario that stand for evaluations."""

from collections.abc import Mapping
from typing import Any

from application.scenario.campaign_entries import numbered
from application.scenario.entries import Entries
from application.scenario.model import Campaign, Evaluations, Honour, Place
from application.scenario.problems import Path, steps
from domain.shared import score
from domain.shared.errors import BadValue


class EvaluationEntries(Entries):
    """考评、表彰"""

    def evaluations(self) -> tuple[Evaluations, ...]:
        """考评"""
        return self._each("evaluations", lambda said: said["title"], self._evaluations)

    def _evaluations(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Evaluations:
        adopted_on = self._day(said, "adopted_on", path)
        opened_on = self._day(said, "opened_on", path, adopted_on)
        honour = said.get("commended")
        campaign = self._campaigns.of(said, path, places)
        return Evaluations(
            path=path,
            key=key,
            places=places,
            campaign=campaign,
            title=said["title"],
            year=said.get("year", opened_on.year),
            sheet=self._sheet(said, path, campaign),
            adopted_by=said.get("adopted_by", "{at}人大"),
            adopted_on=adopted_on,
            opened_on=opened_on,
            proposed_by=said.get("proposed_by", "{at}人大"),
            subjects=numbered(said["subjects"], "第{n}号"),
            measures=said.get("measures", {}),
            refused=said.get("refused", 0),
            published_on=self._day(said, "published_on", path)
            if "published_on" in said
            else None,
            honour=Honour(
                name=honour["honour"],
                count=honour["count"],
                decided_by=honour.get("decided_by", said.get("adopted_by", "{at}人大")),
                on=self._day(honour, "commended_on", (*path, "commended")),
            )
            if honour
            else None,
        )

    def _sheet(
        self, said: Mapping[str, Any], path: Path, campaign: Campaign | None
    ) -> Mapping[str, Any]:
        """评分办法: a sound one, which knows all measures and has room for the honoured."""
        sheet = {"title": said["title"], "basis": "", **said["sheet"]}
        try:
            read = score.read(sheet)
        except BadValue as wrong:
            self._problems.add(
                (*path, *steps(str(wrong.facts["field"]))), str(wrong.facts["reason"])
            )
            return sheet
        if read.over == score.CAMPAIGN and campaign is None:
            reason, advice = "评分办法按活动计（over: campaign）", "写明是哪项活动"
            self._problems.add((*path, "campaign"), reason, advice)
        subjects = said["subjects"]
        if read.subject == "township":
            for at, name in enumerate(subjects if isinstance(subjects, list) else [""]):
                self._atlas.find(name, (*path, "subjects", at), self._problems)
        count = subjects if isinstance(subjects, int) else len(subjects)
        taking_part = count - said.get("refused", 0)
        for name in said.get("measures", {}).keys() - {each.measure for each in read.items}:
            self._problems.add((*path, "measures", name), "评分办法里没有按它计分的一项", "")
        honour = said.get("commended", {})
        most = read.quota.places(taking_part) if read.quota else taking_part
        if honour.get("count", 0) > most:
            reason = f"{taking_part} 个参评，名额共 {most} 个"
            self._problems.add((*path, "commended", "count"), reason, "改正其一")
        if honour and "published_on" not in said:
            self._problems.add((*path, "published_on"), "公布以后才表彰", "写公布日期")
        return sheet

"""Reads what the document states, and how each figure is answered for."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.scenario.adopted import Adopted
from application.scenario.asked import Terms, counted_from, worked_out
from application.scenario.inherited import listed, plan_of
from application.scenario.model import Campaign, Place, Published
from application.scenario.places import Atlas
from application.scenario.problems import Path, Problems
from application.scenario.schema import like, near_to
from domain.shared.handling import RATES
from domain.shared.indicator import Kind
from domain.shared.source import STOCKS, Source
from domain.shared.standing import STANDING

RATE = "rate."
"""Before the key of a rate, where the key of an indicator may stand."""


Known = list[tuple[Campaign | None, Mapping[str, Any]]]
"""Indicators by the campaign that counts them; the standing ones by none."""


def read_published(
    document: Mapping[str, Any], atlas: Atlas, campaigns: Adopted, problems: Problems
) -> tuple[Published, ...]:
    """Every row; sums of other rows are worked out, not typed."""
    reader = _Reader(document, atlas, campaigns, problems)
    return reader.rows()


class _Reader:
    def __init__(
        self, document: Mapping[str, Any], atlas: Atlas, campaigns: Adopted, problems: Problems
    ) -> None:
        self._rows = list(enumerate(document.get("published", [])))
        self._as_of = date.fromisoformat(document["as_of"])
        self._atlas = atlas
        self._campaigns = campaigns
        self._problems = problems
        self._values: dict[tuple[UUID, str], tuple[Decimal, bool]] = {}

    def rows(self) -> tuple[Published, ...]:
        found = []
        plain = [row for row in self._rows if "sum_of" not in row[1]]
        sums = [row for row in self._rows if "sum_of" in row[1]]
        for at, said in [*plain, *sums]:
            path: Path = ("published", at)
            place = self._atlas.find(said["at"], (*path, "at"), self._problems)
            if place:
                found.append(self._row(path, said, place))
        return tuple(sorted(found, key=lambda row: row.path[1]))

    def _row(self, path: Path, said: Mapping[str, Any], place: Place) -> Published:
        metric, declared = said["metric"], said.get("how") == "declared"
        value = self._value(path, said, declared=declared)
        if (place.id, metric) in self._values:
            self._problems.add(
                path, f"{place.name}的“{metric}”写了两次", "删去一处，或换一个名称"
            )
        self._values[place.id, metric] = (value, declared)
        qualifier = said.get("qualifier", "exact")
        if not declared and qualifier != "exact":
            self._problems.add(
                (*path, "qualifier"), "“余”“多”一类的数不能由逐条记录加成", "写 how: declared"
            )
        line = counted_from(said, path, self._problems)
        campaigns = self._asked(path, said, place)
        known = _known(campaigns, place)
        terms = self._terms(path, said, place, known)
        if "counted_from" in said or any(terms):
            campaign, indicator = next(iter(campaigns), None), ""
        else:
            campaign, indicator = self._counted(path, said, place, campaigns, known)
        return Published(
            path=path,
            key=f"{place.name}/{metric}",
            metric=metric,
            place=place,
            campaign=campaign,
            value=value,
            unit=said.get("unit", ""),
            declared=declared,
            indicator=indicator,
            plan=said.get("plan", ""),
            qualifier=qualifier,
            literal=said.get("literal", f"{value:f}{said.get('unit', '')}"),
            period_from=_day(said, "period_from", None),
            period_to=_day(said, "period_to", self._as_of) or self._as_of,
            scope=said.get("scope", ""),
            line=line,
            plus=terms[0],
            minus=terms[1],
            over=terms[2],
            cut=said.get("rounding") == "down",
        )

    def _value(self, path: Path, said: Mapping[str, Any], *, declared: bool) -> Decimal:
        if ("value" in said) == ("sum_of" in said):
            self._problems.add(
                path, "value 和 sum_of 须写一个，也只能写一个", "公布的数写 value"
            )
            return Decimal(0)
        if "value" in said:
            return Decimal(str(said["value"]))
        if declared:
            self._problems.add(
                (*path, "sum_of"), "申报数不能相加", "删去 how: declared，或改写 value"
            )
        return sum(
            (self._part(path, said, at) for at in range(len(said["sum_of"]))), Decimal(0)
        )

    def _part(self, path: Path, said: Mapping[str, Any], at: int) -> Decimal:
        """One row that a sum is made of: it must be stated, and counted."""
        part = said["sum_of"][at]
        part = part if isinstance(part, dict) else {"at": part}
        here = (*path, "sum_of", at)
        place = self._atlas.find(part["at"], here, self._problems)
        metric = part.get("metric", said["metric"])
        if place is None:
            return Decimal(0)
        value, declared = self._values.get((place.id, metric), (None, False))
        if value is None or declared:
            known = [name for at, name in self._values if at == place.id]
            reason = "是申报数，不能相加" if declared else "不在 published 里"
            self._problems.add(here, f"{place.name}的“{metric}”{reason}", like(metric, known))
        return value or Decimal(0)

    def _counted(
        self,
        path: Path,
        said: Mapping[str, Any],
        place: Place,
        campaigns: list[Campaign],
        known: Known,
    ) -> tuple[Campaign | None, str]:
        """The campaign and the indicator that answer a row: named, or of the same name."""
        if "plan" in said:
            return self._planned(path, said["plan"], place, campaigns), ""
        asked, declared = said.get("indicator", ""), said.get("how") == "declared"
        field, wanted = ("key", asked) if asked else ("name", _rate_named(said["metric"]))
        for campaign, line in known:
            if line[field] == wanted:
                self._check_source(path, line, declared=declared)
                if "period_from" in said and not declared:
                    self._check_period(path, campaign, line)
                return campaign, line["key"]
        if asked or not declared:
            reason = f"{place.name}没有指标“{wanted}”"
            near = near_to(wanted, [line[field] for _, line in known])
            self._problems.add((*path, "indicator"), reason, near + _advice(said))
        return next(iter(campaigns), None), ""

    def _terms(self, path: Path, said: Mapping[str, Any], place: Place, known: Known) -> Terms:
        """What a row is worked out from, of the rows and the indicators of its place."""
        beside = {
            row["metric"]: row
            for at, row in self._rows
            if ("published", at) != path and self._atlas.named(row["at"]) == place
        }
        keys = [line["key"] for _, line in known if not line["key"].startswith(RATE)]
        return worked_out(said, path, beside, keys, self._problems)

    def _planned(
        self, path: Path, item: str, place: Place, campaigns: list[Campaign]
    ) -> Campaign | None:
        """The campaign whose plan has the item that is to be counted."""
        for campaign in campaigns:
            if listed(plan_of(campaign, place).state(), item) is not None:
                return campaign
        reason = f"{place.name}的方案里没有“{item}”这一列" if campaigns else "这里没有采用活动"
        self._problems.add(
            (*path, "plan"), reason, "如 checklist、phases、organisation.leading_group"
        )
        return None

    def _asked(self, path: Path, said: Mapping[str, Any], place: Place) -> list[Campaign]:
        if "campaign" not in said:
            return self._campaigns.by(place)
        campaign = self._campaigns.of(said, path, [place])
        return [campaign] if campaign else []

    def _check_source(self, path: Path, line: Mapping[str, Any], *, declared: bool) -> None:
        if line.get("source") == Source.DECLARED and not declared:
            self._problems.add(
                (*path, "how"), f"指标“{line['key']}”只由申报数反映", "写 how: declared"
            )

    def _check_period(
        self, path: Path, campaign: Campaign | None, line: Mapping[str, Any]
    ) -> None:
        """Some figures are of no period; names met in one are known of standing ones alone."""
        here = (*path, "period_from")
        if line.get("source") in STOCKS:
            reason = f"“{line['name']}”是某一天的数，不是一段时间的"
            self._problems.add(here, reason, "删去 period_from，那一天写 period_to")
        elif campaign and line.get("kind") in {Kind.DISTINCT, Kind.LATEST}:
            reason = f"活动的“{line['name']}”数的是不重复的，不能只数一段时间"
            self._problems.add(here, reason, "写 counted_from，或删去 period_from")


def _known(campaigns: list[Campaign], place: Place) -> Known:
    """Everything that is counted here, a campaign's before what is counted without any."""
    return [
        *((each, line) for each in campaigns for line in each.indicators(place)),
        *((None, line.state()) for line in STANDING),
        *((None, {"key": RATE + rate.key, "name": rate.name}) for rate in RATES),
    ]


def _advice(said: Mapping[str, Any]) -> str:
    """What to write instead."""
    if said.get("unit") == "%":
        return (
            "写明由哪两个数算出，例：plus: [满意], over: [反馈]；原文没有底数的写 how: declared"
        )
    return (
        "已有的指标写 indicator（renda indicators 列出全部）；数别的记录写 counted_from，"
        "例：counted_from: {source: suggestions_filed, where: {category: [城建]}}；"
        "不是一件件记下的写 how: declared"
    )


def _rate_named(metric: str) -> str:
    """A rate under its own name, whatever it is called in the report."""
    return next((rate.name for rate in RATES if rate.called(metric)), metric)


def _day(said: Mapping[str, Any], key: str, otherwise: date | None) -> date | None:
    return date.fromisoformat(said[key]) if key in said else otherwise

"""Reads the entries of a scenario for inspections, period reports and briefs."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from application.scenario.entries import Entries
from application.scenario.model import Briefs, Conclusion, Inspections, Place, Reports
from application.scenario.problems import Path
from application.scenario.schema import like


class ReportEntries(Entries):
    """督导检查、定期报告、简报."""

    def inspections(self) -> tuple[Inspections, ...]:
        """督导检查"""
        return self._each("inspections", lambda said: said["team"], self._inspections)

    def reports(self) -> tuple[Reports, ...]:
        """定期报告"""
        return self._each("reports", lambda said: said["period_to"], self._reports)

    def briefs(self) -> tuple[Briefs, ...]:
        """简报、总结"""
        return self._each("briefs", lambda said: said["title"], self._briefs)

    def _inspections(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Inspections:
        campaign = self._campaigns.of(said, path, places)
        first, last = self._span(said, "held_on", path, campaign, places)
        units, numbers = tuple(said.get("units", [])), self._numbers(said, path)
        if units and said.get("count", len(units)) != len(units):
            reason = f"units 写了 {len(units)} 个，count 是 {said['count']}"
            self._problems.add((*path, "count"), reason, "写了 units 就不用写 count")
        self._once_each(said, path)
        return Inspections(
            path=path,
            key=key,
            places=places,
            count=said.get("count", len(units) or 1),
            team=said["team"],
            title=said.get("title", "督导检查"),
            campaign=campaign,
            first=first,
            last=last,
            unit_kind=said.get("unit_kind", "other"),
            unit=said.get("unit", "{at}第{n}个检查点"),
            items=tuple(said["items"]),
            **numbers,
            marks=self._marks(said, path),
            units=units,
            inspectors=tuple(said.get("inspectors", [])),
            after=self._after(said, path),
            due_on=date.fromisoformat(said["due_on"]) if "due_on" in said else None,
            concluded=Conclusion(
                self._day(said["concluded"], "concluded_on", (*path, "concluded")),
                said["concluded"].get("summary", ""),
            )
            if "concluded" in said
            else None,
        )

    def _once_each(self, said: Mapping[str, Any], path: Path) -> None:
        """A round inspects each unit once."""
        units = said.get("units", [])
        for at, unit in enumerate(units):
            if unit in units[:at]:
                reason = f"“{unit}”写了两次，一轮里一个单位只检查一次"
                self._problems.add((*path, "units", at), reason, "删去一个，或另写一轮")
        if said.get("count", 1) > 1 and not units and "{n}" not in said.get("unit", "{n}"):
            reason = f"{said['count']} 次检查都是“{said['unit']}”，一轮里一个单位只检查一次"
            self._problems.add((*path, "unit"), reason, "在名称里写 {n}，或另写一轮")

    def _numbers(self, said: Mapping[str, Any], path: Path) -> dict[str, int]:
        """How many findings there were, and how many came to what; none more than before."""
        findings = said.get("findings", 0)
        told = {key: said.get(key, 0) for key in ("ordered", "rectified", "reinspected")}
        told = {key: findings if it == "all" else it for key, it in told.items()}
        for name, whole in (
            ("ordered", findings),
            ("rectified", findings),
            ("reinspected", told["rectified"]),
        ):
            if told[name] > whole:
                reason = f"{name}（{told[name]}）多于前一步（{whole}）"
                self._problems.add((*path, name), reason, "改正其中一个数")
        return {"findings": findings, **told}

    def _marks(self, said: Mapping[str, Any], path: Path) -> dict[str, int]:
        """What each unit got for an item, where that was not all that it could earn."""
        most = {each["key"]: each["points"] for each in said["items"]}
        marks: dict[str, int] = said.get("marks", {})
        for key, points in marks.items():
            if key not in most:
                self._problems.add((*path, "marks", key), f"清单里没有“{key}”", like(key, most))
            elif points > most[key]:
                reason = f"{points} 分，满分是 {most[key]} 分"
                self._problems.add((*path, "marks", key), reason, "改正其一")
        return marks

    def _after(self, said: Mapping[str, Any], path: Path) -> str:
        """The key of the round that this one follows, if it stands before it."""
        after = str(said.get("after", ""))
        before = [each.get("key", "") for each in self._document["inspections"][: path[-1]]]
        if after and after not in before:
            reason = f"这一轮以前没有 key 是“{after}”的督导检查"
            self._problems.add((*path, "after"), reason, like(after, filter(None, before)))
        return after

    def _reports(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Reports:
        last = self._day(said, "period_to", path)
        return Reports(
            path=path,
            key=key,
            places=places,
            campaign=self._campaigns.of(said, path, places),
            title=said.get("title", ""),
            first=self._day(said, "period_from", path),
            last=last,
            on=self._day(said, "submitted_on", path, last),
            summary=said.get("summary", ""),
            accepted=said.get("accepted", False),
        )

    def _briefs(
        self, path: Path, key: str, places: tuple[Place, ...], said: Mapping[str, Any]
    ) -> Briefs:
        as_of = self._day(said, "as_of", path)
        return Briefs(
            path=path,
            key=key,
            places=places,
            campaign=self._campaigns.of(said, path, places),
            kind=said.get("kind", "brief"),
            title=said["title"],
            paragraphs=tuple(said["paragraphs"]),
            as_of=as_of,
            issued_by=said.get("issued_by", ""),
            on=self._day(said, "issued_on", path, as_of),
        )

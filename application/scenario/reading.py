"""Reads a scenario: from what a YAML file holds to one in which everything is resolved."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from application.ledger import today as in_beijing
from application.scenario.adopted import Adopted
from application.scenario.checking import check
from application.scenario.duty_entries import DutyEntries
from application.scenario.evaluation_entries import EvaluationEntries
from application.scenario.lines import read_campaigns
from application.scenario.livelihood_entries import LivelihoodEntries
from application.scenario.matter_entries import MatterEntries
from application.scenario.model import Scenario
from application.scenario.opinion_entries import OpinionEntries
from application.scenario.places import read_places
from application.scenario.problems import Path, Problems
from application.scenario.published import read_published
from application.scenario.report_entries import ReportEntries
from application.scenario.schema import hold_against_schema
from application.scenario.station_entries import StationEntries

CODES = frozenset({"code", "parent", "at", "townships_of", "edition", "sum_of"})
"""Fields whose value YAML may have taken for a number."""

DAYS = frozenset({"as_of", "period_from", "period_to"})
"""Dates whose name does not end in ``_on``."""


def read(document: object, *, file: str, today: date | None = None) -> Scenario:
    """The scenario of a document as YAML or JSON gave it.

    Raises:
        ScenarioRefused: with every problem found: where it is, why, and what to do.
    """
    whole = document if isinstance(document, Mapping) else {}
    problems = Problems(whole, file)
    if whole is not document:
        problems.add((), "文件里应是一组“键: 值”", "参看 docs/guides/write-a-scenario.md")
    problems.stop()
    tidied = _tidy(whole, (), problems)
    problems.stop()
    problems = Problems(tidied, file)
    hold_against_schema(tidied, problems)
    _check_dates(tidied, (), problems)
    problems.stop()
    scenario = _resolved(tidied, problems)
    check(scenario, problems, today=today or in_beijing())
    problems.stop()
    return scenario


def _resolved(document: dict[str, Any], problems: Problems) -> Scenario:
    atlas = read_places(document, problems)
    problems.stop()
    campaigns = read_campaigns(document, atlas, problems)
    problems.stop()
    adopted = Adopted(campaigns, problems)
    entries = DutyEntries(document, atlas, adopted, problems)
    more = ReportEntries(document, atlas, adopted, problems)
    deputies, groups = entries.deputies(), entries.groups()
    activities = entries.activities()
    matters = MatterEntries(document, atlas, adopted, problems).matters()
    organised = entries.organised()
    votes = LivelihoodEntries(document, atlas, adopted, problems).livelihood_votes()
    duty_reports, duty_records = entries.duty_reports(), entries.duty_records()
    stationed = StationEntries(document, atlas, adopted, problems).stationed()
    published = read_published(document, atlas, adopted, problems)
    problems.stop()
    return Scenario(
        key=document["scenario"],
        title=document["title"],
        document=document["source"]["document"],
        citation=_citation(document["source"]),
        as_of=date.fromisoformat(document["as_of"]),
        places=atlas.places,
        campaigns=campaigns,
        deputies=deputies,
        groups=groups,
        activities=activities,
        **organised,
        livelihood_votes=votes,
        duty_reports=duty_reports,
        duty_records=duty_records,
        **stationed,
        **matters,
        opinions=OpinionEntries(document, atlas, adopted, problems).opinions(),
        inspections=more.inspections(),
        reports=more.reports(),
        briefs=more.briefs(),
        evaluations=EvaluationEntries(document, atlas, adopted, problems).evaluations(),
        published=published,
    )


def _citation(source: Mapping[str, Any]) -> str:
    """The source of declared figures, as it is written beside them."""
    parts = [source.get("publisher", ""), source.get("published_on", "")]
    parts += [f"《{source['title']}》" if "title" in source else "", source["document"]]
    return " ".join(part for part in parts if part)


def _tidy(value: Any, path: Path, problems: Problems) -> Any:
    """What YAML reads in its own way is put right: dates, codes, empty entries, spaces."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [_tidy(each, (*path, at), problems) for at, each in enumerate(value)]
    if not isinstance(value, Mapping):
        return str(value) if _is_code(value, path) else value
    for key in value:
        if not isinstance(key, str):
            problems.add(
                (*path, str(key)),
                f"键“{key}”不是文字",
                "YAML 把 on、off、yes、no 读作真假，把数字读作数：改名，或给键加引号",
            )
    return {
        str(key): _tidy(each, (*path, str(key)), problems)
        for key, each in value.items()
        if each is not None
    }


def _is_code(value: object, path: Path) -> bool:
    named = [step for step in path if isinstance(step, str)]
    return type(value) is int and bool(named) and named[-1] in CODES


def _check_dates(value: Any, path: Path, problems: Problems) -> None:
    """Every date is a day of the calendar: 2024-02-30 is not."""
    if isinstance(value, list):
        for at, each in enumerate(value):
            _check_dates(each, (*path, at), problems)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            _check_dates(each, (*path, key), problems)
    elif path and (path[-1] in DAYS or str(path[-1]).endswith("_on")):
        try:
            date.fromisoformat(str(value))
        except ValueError:
            problems.add(path, f"“{value}”不是日期", "写作 2024-09-30")

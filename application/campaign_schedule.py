"""进度安排 — every phase and step of a campaign, and the documents that each of them wants."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.campaign_board import CampaignRow
from domain import plan as plans


@dataclass(frozen=True, slots=True)
class Submission:
    """一份应交的材料：谁交了、哪天交的、是否逾期；missing 是至今无人交而期限已过"""

    document: str
    submitted: list[dict[str, Any]]
    missing: bool


@dataclass(frozen=True, slots=True)
class Span:
    """一个阶段或步骤：起止日期，当前是否在其中，应交的材料"""

    phase: str
    step: str
    from_on: date | None
    to_on: date | None
    running: bool
    documents: list[Submission]


def schedule(row: CampaignRow, today: date) -> list[Span]:
    """Phases in their order, each followed by its steps."""
    return list(_spans(row, today))


def _spans(row: CampaignRow, today: date) -> Iterator[Span]:
    for phase in row.plan["phases"]:
        yield _span(row, phase["name"], "", phase, today)
        for step in phase.get("steps", []):
            yield _span(row, phase["name"], step["name"], step, today)


def _span(
    row: CampaignRow, phase: str, step: str, said: Mapping[str, Any], today: date
) -> Span:
    from_on, to_on = _day(said, "from_on"), _day(said, "to_on")
    handed_in = [
        each for each in row.documents if (each["phase"], each["step"]) == (phase, step)
    ]
    over = to_on is not None and to_on < today
    documents = []
    for wanted in plans.documents(dict(said)):
        submitted = [each for each in handed_in if each["document"] == wanted]
        documents.append(Submission(wanted, submitted, over and not submitted))
    dated = bool(from_on and to_on) and from_on <= today <= to_on  # type: ignore[operator]
    return Span(phase, step, from_on, to_on, dated, documents)


def _day(said: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(said[name]) if said.get(name) else None

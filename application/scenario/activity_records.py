"""Commands for activities: made known, held, counted for other campaigns, step by step."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from application import identity
from application.scenario.command import Command, Stage, UseCases
from application.scenario.model import Notice, Scenario
from application.scenario.people import People
from application.scenario.recording import Record
from application.scenario.work import ActivityRecord, activities

VISIT = "visit"
"""The step of a group's round that an activity records."""


def stages(use_cases: UseCases, scenario: Scenario, people: People) -> Iterator[Stage]:
    """One track for each activity."""
    records = activities(scenario, people)
    yield Stage("活动记录", [list(_track(use_cases, scenario, each)) for each in records])


def _track(use_cases: UseCases, scenario: Scenario, held: ActivityRecord) -> Iterator[Command]:
    entry, use = held.entry, use_cases.activities
    name = f"activities/{entry.key}/{held.number}"
    record = Record(scenario.key, held.place, "activity", name, entry.path)
    if entry.notice:
        notice = Record(scenario.key, held.place, "activity_notice", name, entry.path)
        yield from _noticed(use_cases, notice, held, entry.notice)
        activity_id = identity.named(notice.id, "activity")
    else:
        yield record.ask(use.hold, **held.facts)
        activity_id = record.id

    def ask(method: Any, *step: str, **facts: Any) -> Command:
        words = (scenario.key, name, *step)
        return Command(held.place.id, words, entry.path, method, (activity_id,), facts)

    if (entry.on_leave or entry.absent) and not entry.notice:
        missing = {"absent": list(held.absent), "on_leave": list(held.on_leave)}
        on = held.facts["occurred_on"]
        yield ask(use.note_attendance, "attendance", **missing, on=on)
    for campaign in entry.also:
        campaign_id = campaign.ids[held.place.id]
        yield ask(use.serve, "serve", campaign.key, campaign_id=campaign_id)
    if entry.rounds:
        yield from _round(use_cases, scenario, held, activity_id)


def _noticed(
    use_cases: UseCases, record: Record, held: ActivityRecord, notice: Notice
) -> Iterator[Command]:
    """通知、请假、准假、开展"""
    use, facts = use_cases.activity_notices, dict(held.facts)
    will_be_on = facts.pop("occurred_on")
    on = will_be_on - timedelta(days=notice.days)
    present = facts.pop("participants")
    announced = {
        name: facts.pop(name)
        for name in ("kind", "place", "campaign_id", "group_id")
        if name in facts
    }
    invited = [*present, *held.on_leave, *held.absent]
    yield record.ask(
        use.plan,
        "plan",
        **announced,
        content=notice.content,
        invited=invited,
        will_be_on=will_be_on,
        on=on,
    )
    yield record.ask(use.issue, "issue", on=on, reason=notice.reason)
    for number, each in enumerate(held.on_leave, 1):
        asked = {"deputy_id": each, "on": on, "reason": "因公"}
        yield record.ask(use.request_leave, f"leave {number}", **asked)
        decided = {"deputy_id": each, "on": on, "reason": "", "approved": True}
        yield record.ask(use.decide_leave, f"leave {number}", "decide", **decided)
    yield record.ask(use.hold, present=present, occurred_on=will_be_on, **facts)


def _round(
    use_cases: UseCases, scenario: Scenario, held: ActivityRecord, activity_id: UUID
) -> Iterator[Command]:
    """The steps that the place lays down; the activity stands for the visits."""
    use, facts, entry = use_cases.group_rounds, held.facts, held.entry
    name = f"group_rounds/{entry.key}/{held.number}"
    record = Record(scenario.key, held.place, "group_round", name, entry.path)
    on = facts["occurred_on"]
    opened = {"group_id": facts["group_id"], "campaign_id": facts["campaign_id"]}
    yield record.ask(use.open, **opened, title=f"{entry.kind}（{held.number}）", on=on)
    for step in held.place.rules(on).words("group_activity_steps"):
        done: dict[str, Any] = {}
        if step == VISIT:
            visited = {"deputies": facts["participants"], "activity_id": activity_id}
            done = visited | {"squad": held.squad}
        yield record.ask(use.do, step, step=step, on=on, **done)
    yield record.ask(use.conclude, "conclude", on=on)

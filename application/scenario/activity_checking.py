"""Holds activities against the deputies and groups that are there to hold them."""

import re
from collections.abc import Mapping, Sequence
from uuid import UUID

from application.scenario.duty_checking import Registered
from application.scenario.model import Activities
from application.scenario.people import GroupRecord
from application.scenario.problems import Problems
from application.scenario.work import attendances, wanted_participants
from domain.activity.words import LISTS

Formed = Mapping[UUID, Sequence[GroupRecord]]


def check_activities(
    entry: Activities, registered: Registered, groups: Formed, problems: Problems
) -> None:
    """Are there enough people, and are the totals what totals can be?"""
    _check_totals(entry, problems)
    _check_participants(entry, registered, groups, problems)
    _check_person_times(entry, problems)
    _check_invited(entry, registered, groups, problems)


def _check_totals(entry: Activities, problems: Problems) -> None:
    for key in entry.totals:
        path = (*entry.path, "totals", key)
        if key in LISTS:
            problems.add(path, f"{key} 是名单，不是合计", f"与 totals 并列，另写 {key}:")
        elif not re.fullmatch(r"[a-z][a-z0-9_]{0,59}", key):
            problems.add(
                path, "名称只能用小写字母、数字和下划线", "例：households、trees_planted"
            )


def _check_participants(
    entry: Activities, registered: Registered, groups: Formed, problems: Problems
) -> None:
    wanted = wanted_participants(entry)
    for place in entry.places:
        able = len(registered.get(place.id, []))
        if wanted[place.id] and wanted[place.id] + entry.from_deputy - 1 > able:
            start = f"从第 {entry.from_deputy} 名起" if entry.from_deputy > 1 else ""
            problems.add(
                (*entry.path, "participants"),
                f"要从{place.name}的 {able} 名登记代表中{start}出 {wanted[place.id]} 人",
                "在 deputies 里为它登记足够的代表，或减少 participants、from_deputy；"
                "代表登记在乡镇的，at 写 {townships_of: 某县}",
            )
        if entry.by_groups and place.id not in groups:
            problems.add(
                (*entry.path, "by_groups"),
                f"{place.name}没有代表小组",
                "在 groups 里为它组建小组",
            )


def _check_person_times(entry: Activities, problems: Problems) -> None:
    """Everyone comes once at least, and nobody twice to the same one."""
    if not entry.person_times:
        return
    wanted, most = wanted_participants(entry), max(attendances(entry))
    fewest = min(wanted[place.id] for place in entry.places)
    path = (*entry.path, "person_times")
    if entry.person_times < entry.participants:
        reason = f"{entry.participants} 名代表，一共只有 {entry.person_times} 人次"
        problems.add(path, reason, "人次不少于人数")
    elif most > fewest:
        reason = f"一次要 {most} 人，有的地方只出 {fewest} 名代表"
        problems.add(path, reason, "增加 participants 或 count，或减少 person_times")


def _check_invited(
    entry: Activities, registered: Registered, groups: Formed, problems: Problems
) -> None:
    """Who stays away was invited beside those who come."""
    asked = entry.on_leave or entry.absent or entry.notice
    if asked and not (entry.by_groups or entry.participants):
        reason, advice = "没有写参加的代表", "写 participants，或 by_groups: true"
        problems.add((*entry.path, "participants"), reason, advice)
    if entry.rounds and not entry.by_groups:
        problems.add((*entry.path, "rounds"), "流程是小组的", "同时写 by_groups: true")
    missing = -(-entry.on_leave // entry.count) + -(-entry.absent // entry.count)
    came = max(attendances(entry), default=-(-entry.participants // entry.count))
    for place in entry.places:
        pools = [registered.get(place.id, [])]
        if entry.by_groups:
            pools = [list(group.members) for group in groups.get(place.id, [])]
            came = max((_team(group) for group in groups.get(place.id, [])), default=0)
        able = min((len(pool) for pool in pools), default=0)
        if missing and missing + came > able:
            reason = (
                f"{place.name}一次有 {missing} 人请假、缺席，{came} 人参加，一共只有 {able} 人"
            )
            problems.add((*entry.path, "absent"), reason, "减少 on_leave、absent")


def _team(group: GroupRecord) -> int:
    """How many of a group go out at once, at most."""
    return max((len(squad) for _, squad in group.squads), default=len(group.members))

"""Checks what only the whole scenario can tell: are there enough people for what is said?"""

from collections.abc import Container
from datetime import date
from uuid import UUID

from application.scenario.activity_checking import check_activities
from application.scenario.duty_checking import Registered, check_duties
from application.scenario.model import (
    Campaign,
    Groups,
    Matchings,
    Meetings,
    Place,
    Receptions,
    Scenario,
    Ticks,
)
from application.scenario.people import group_counts, people
from application.scenario.problems import Problems
from application.scenario.spreading import even, squads
from application.scenario.suggestion_checking import check_suggestions


def check(scenario: Scenario, problems: Problems, *, today: date) -> None:
    """Collect everything that would be refused later, or could never add up."""
    if scenario.as_of > today:
        problems.add(("as_of",), f"{scenario.as_of} 还没有到", "截止日期不能晚于今天")
    for campaign in scenario.campaigns:
        _check_days(campaign, scenario.as_of, problems)
    made = people(scenario)
    registered = made.deputies_of()
    for groups in scenario.groups:
        _check_groups(groups, registered, problems)
    for entry in scenario.activities:
        check_activities(entry, registered, made.groups_of(), problems)
    check_duties(scenario, registered, problems)
    for meeting in scenario.meetings:
        _check_attendees(meeting, registered, problems)
    for matching in scenario.matchings:
        _check_matched(matching, registered, problems)
    for tick in scenario.ticks:
        able = registered if tick.subject != "group" else made.groups_of()
        _check_ticking(tick, able, problems)
    for reception in scenario.receptions:
        _check_receivers(reception, registered, problems)
    for suggestion in scenario.suggestions:
        sponsors = made.groups_of() if suggestion.sponsor == "group" else registered
        check_suggestions(suggestion, sponsors, scenario.as_of, problems)


def _check_days(campaign: Campaign, as_of: date, problems: Problems) -> None:
    for _, adoption in campaign.steps():
        days = {
            "adopted_on": adoption.adopted_on,
            "issued_on": adoption.issued_on,
            "launched_on": adoption.launched_on,
            "advances": max((on for _, on in adoption.advances), default=as_of),
            "closed": adoption.closed[0] if adoption.closed else as_of,
        }
        days |= {str(turn.path[len(adoption.path)]): turn.on for turn in adoption.turns}
        for key, on in days.items():
            if on > as_of:
                problems.add(
                    (*adoption.path, key),
                    f"{on} 晚于截止日期 as_of（{as_of}）",
                    "改正日期或 as_of",
                )


def _check_groups(groups: Groups, registered: Registered, problems: Problems) -> None:
    for place, count in zip(groups.places, group_counts(groups, registered), strict=True):
        size = len(registered.get(place.id, []))
        if not size:
            problems.add(
                (*groups.path, "at"),
                f"{place.name}没有登记代表",
                "先在 deputies 里登记，编号即可",
            )
        elif not count:
            reason = (
                f"{groups.count} 个小组按人数分下来，{place.name}的 {size} 名代表分不到一个"
            )
            problems.add((*groups.path, "count"), reason, "增加小组，或在 at 里去掉它")
        else:
            _check_sizes(groups, place, even(size, count), problems)
            _check_officers(groups, size // count, problems)


def _check_officers(groups: Groups, least: int, problems: Problems) -> None:
    wanted = sum(groups.officers.values())
    if wanted > least:
        reason = f"各种职务共 {wanted} 人，最小的小组只有 {least} 人"
        problems.add((*groups.path, "officers"), reason, "减少 officers")


def _check_sizes(groups: Groups, place: Place, sizes: list[int], problems: Problems) -> None:
    teams = [team for size in sizes for team in squads(size, groups.squad_size or size)]
    for what, found, field in (("group", sizes, "count"), ("squad", teams, "squad_size")):
        rules = place.rules(groups.formed_on)
        least, most = (rules.number(f"{what}_size_{end}") for end in ("min", "max"))
        wrong = [size for size in found if not least <= size <= most]
        if wrong and (what == "group" or groups.squad_size):
            name = "小组" if what == "group" else "小分队"
            problems.add(
                (*groups.path, field),
                f"{place.name}的{name}会有 {wrong[0]} 人，规定是 {least} 至 {most} 人",
                f"改正 {field} 或代表人数；当地另有规定的，"
                f"在 places 的 policy 里写 {what}_size_min、{what}_size_max",
            )


def _check_attendees(entry: Meetings, registered: Registered, problems: Problems) -> None:
    for place in entry.places:
        able = len(registered.get(place.id, []))
        if entry.attendees > able:
            problems.add(
                (*entry.path, "attendees"),
                f"要从{place.name}的 {able} 名登记代表中到会 {entry.attendees} 人",
                "在 deputies 里为它登记足够的代表，或减少 attendees",
            )


def _check_matched(entry: Matchings, registered: Registered, problems: Problems) -> None:
    able = sum(len(registered.get(place.id, [])) for place in entry.places)
    if entry.deputies > able:
        reason = f"这里登记了 {able} 名代表，结对的有 {entry.deputies} 名"
        problems.add((*entry.path, "deputies"), reason, "先在 deputies 里登记够")


def _check_ticking(entry: Ticks, able: Container[UUID], problems: Problems) -> None:
    for place in entry.places:
        if place.id not in able:
            who = "小组" if entry.subject == "group" else "代表"
            reason = f"{place.name}没有登记可以完成它的{who}"
            problems.add((*entry.path, "at"), reason, "先在 deputies 或 groups 里写上")


def _check_receivers(entry: Receptions, registered: Registered, problems: Problems) -> None:
    if entry.voters is not None and entry.voter_times < entry.voters:
        reason = f"{entry.voters} 人不会只有 {entry.voter_times} 人次"
        problems.add((*entry.path, "voter_times"), reason, "改正人数或人次")
    if 0 < entry.participants < entry.count:
        reason = f"{entry.participants} 名代表不够 {entry.count} 次各一名"
        problems.add((*entry.path, "participants"), reason, "改写 deputies：每次几名，轮流")
    parts = even(entry.participants, entry.count)
    for at, place in enumerate(entry.places):
        able = len(registered.get(place.id, []))
        wanted = sum(parts[at :: len(entry.places)]) or entry.deputies
        if able < wanted:
            problems.add(
                (*entry.path, "participants" if entry.participants else "deputies"),
                f"要从{place.name}的 {able} 名登记代表中出 {wanted} 人",
                "在 deputies 里为它登记足够的代表，编号即可",
            )

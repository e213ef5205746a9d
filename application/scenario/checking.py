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
    Suggestions,
    Ticks,
)
from application.scenario.people import group_counts, people
from application.scenario.problems import Problems
from application.scenario.spreading import even, squads
from domain.suggestion import Route, Satisfaction


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
        sponsors = registered if suggestion.sponsor == "deputy" else made.groups_of()
        _check_sponsors(suggestion, sponsors, problems)
        _check_way(suggestion, problems)


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
    for place in entry.places:
        able = len(registered.get(place.id, []))
        if able < entry.deputies:
            problems.add(
                (*entry.path, "deputies"),
                f"要从{place.name}的 {able} 名登记代表中出 {entry.deputies} 人",
                "在 deputies 里为它登记足够的代表，编号即可",
            )


def _check_sponsors(entry: Suggestions, sponsors: Container[UUID], problems: Problems) -> None:
    what, section = ("代表", "deputies") if entry.sponsor == "deputy" else ("小组", "groups")
    for place in entry.places:
        if place.id not in sponsors:
            problems.add(
                (*entry.path, "at"),
                f"{place.name}没有可以提建议的{what}",
                f"在 {section} 里为它写上{what}，编号即可",
            )


def _check_way(entry: Suggestions, problems: Problems) -> None:
    if not entry.resolved <= entry.replied <= entry.count:
        reason = f"提出 {entry.count} 件，答复 {entry.replied} 件，解决 {entry.resolved} 件"
        problems.add(
            (*entry.path, "resolved"), reason, "解决的不能多于答复的，答复的不能多于提出的"
        )
    if entry.replied and not entry.route:
        ways = "、".join(Route)
        problems.add((*entry.path, "route"), "答复、解决以前须有去向", f"写 {ways} 之一")
    if entry.route in {Route.ASSIGN, Route.HAND_UP} and not entry.lead_unit:
        problems.add(
            (*entry.path, "lead_unit"), "交办须写明承办单位", "例：lead_unit: 市交通运输局"
        )
    if Satisfaction.DISSATISFIED in entry.judgements[: entry.resolved]:
        problems.add((*entry.path, "satisfaction"), "不满意的建议不能算作解决", "改正其一")
    _answers(entry, problems)
    if entry.route == Route.HAND_UP and not all(place.parent_code for place in entry.places):
        problems.add((*entry.path, "route"), "没有上级可以提交", "在 places 里写明上级")


def _answers(entry: Suggestions, problems: Problems) -> None:
    """As many replies and judgements as the suggestions that are answered can have."""
    replies, replied = len(entry.classes), entry.replied
    if not replied <= replies <= 2 * replied:
        reason = f"答复 {replied} 件，各类答复共 {replies} 件次"
        advice = "每件至少一件次，两个单位分别答复的两件次"
        problems.add((*entry.path, "replies"), reason, advice)
    elif replies > replied and not entry.second_unit:
        advice = "例：second_unit: 市财政局"
        problems.add(
            (*entry.path, "second_unit"), "两个单位分别答复的，须写明另一个单位", advice
        )
    if len(entry.judgements) > replied:
        reason = f"答复 {replied} 件，评价 {len(entry.judgements)} 件"
        problems.add((*entry.path, "satisfaction"), reason, "评价的不能多于答复的")
    rejected = entry.rejected.count if entry.rejected else 0
    if replied + rejected > entry.count:
        reason = f"提出 {entry.count} 件，答复 {replied} 件，不予受理 {rejected} 件"
        problems.add((*entry.path, "rejected"), reason, "不予受理的不会有答复")
    promised = replied if entry.route == Route.ASSIGN else 0
    if not entry.promises_kept <= entry.promises <= promised:
        reason = f"承诺 {entry.promises} 项，兑现 {entry.promises_kept} 项"
        advice = "由本级单位（route: assign）答复的，每件至多记一项承诺"
        problems.add((*entry.path, "promises"), reason, advice)
    for name, count in (("met", entry.met), ("face_to_face", entry.face_to_face)):
        if count > entry.count:
            problems.add((*entry.path, name), f"多于 {entry.count} 件", "改正其一")

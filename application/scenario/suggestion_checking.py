"""Checks that the suggestions of an entry can have gone the way it says."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.scenario.merging import heads
from application.scenario.model import Suggestions
from application.scenario.problems import Problems
from application.scenario.term_checking import check_terms
from domain.shared.outcome import SCHEMES
from domain.suggestion import Route, Satisfaction

Sponsors = Mapping[UUID, list[Any]]
"""Who may raise a suggestion in each place."""


def check_suggestions(
    entry: Suggestions, sponsors: Sponsors, as_of: date, problems: Problems
) -> None:
    """Collect what could never have happened so."""
    _check_sponsors(entry, sponsors, problems)
    _check_way(entry, problems)
    _check_answers(entry, problems)
    _check_classes(entry, problems)
    _check_end(entry, problems)
    check_terms(entry, as_of, problems)
    _check_merged(entry, problems)
    _check_assisted(entry, problems)
    _check_redone(entry, problems)


def _check_sponsors(entry: Suggestions, sponsors: Sponsors, problems: Problems) -> None:
    if entry.sponsor == "delegation":
        _check_delegation(entry, problems)
        return
    what, section = ("代表", "deputies") if entry.sponsor == "deputy" else ("小组", "groups")
    for place in entry.places:
        able = len(sponsors.get(place.id, []))
        if not able:
            problems.add(
                (*entry.path, "at"),
                f"{place.name}没有可以提建议的{what}",
                f"在 {section} 里为它写上{what}，编号即可",
            )
        elif entry.cosigners >= able:
            reason = f"{place.name}有 {able} 名{what}，要 1 名领衔、{entry.cosigners} 名联名"
            problems.add((*entry.path, "cosigners"), reason, f"在 {section} 里登记够")
    if entry.sponsor != "deputy":
        _check_alone(entry, problems)


def _check_alone(entry: Suggestions, problems: Problems) -> None:
    for name, n in (("cosigners", entry.cosigners), ("withdrawn", entry.withdrawn)):
        if n:
            advice = f"删去 sponsor: {entry.sponsor}"
            problems.add((*entry.path, name), "联名、撤回的是代表", advice)


def _check_delegation(entry: Suggestions, problems: Problems) -> None:
    """It needs no register; but not everywhere may it propose."""
    _check_alone(entry, problems)
    for place in entry.places:
        if not place.rules(entry.first).flag("delegation_sponsor"):
            problems.add(
                (*entry.path, "sponsor"),
                f"{place.name}没有规定代表团可以提建议",
                "在 places 的 policy 里写 {key: delegation_sponsor, value: true, …}",
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
    if entry.route in {Route.ASSIGN, Route.HAND_UP} and not all(entry.units):
        problems.add(
            (*entry.path, "lead_unit"),
            "交办须写明承办单位",
            "例：lead_unit: 市交通运输局，或 lead_units: 34",
        )
    if Satisfaction.DISSATISFIED in entry.judgements[: entry.resolved]:
        problems.add((*entry.path, "satisfaction"), "不满意的建议不能算作解决", "改正其一")
    if entry.route == Route.HAND_UP and not all(place.parent_code for place in entry.places):
        problems.add((*entry.path, "route"), "没有上级可以提交", "在 places 里写明上级")


def _check_answers(entry: Suggestions, problems: Problems) -> None:
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
    open_to_all = entry.judgements[: entry.made_public]
    if entry.made_public > replied or Satisfaction.DISSATISFIED in open_to_all:
        reason = f"答复 {replied} 件，公开 {entry.made_public} 件"
        advice = "公开的是前几件，已经答复而没有不满意的"
        problems.add((*entry.path, "made_public"), reason, advice)
    promised = replied if entry.route == Route.ASSIGN else 0
    if not entry.promises_kept <= entry.promises <= promised:
        reason = f"承诺 {entry.promises} 项，兑现 {entry.promises_kept} 项"
        advice = "由本级单位（route: assign）答复的，每件至多记一项承诺"
        problems.add((*entry.path, "promises"), reason, advice)
    for name, count in (("met", entry.met), ("face_to_face", entry.face_to_face)):
        if count > entry.count:
            problems.add((*entry.path, name), f"多于 {entry.count} 件", "改正其一")


def _check_classes(entry: Suggestions, problems: Problems) -> None:
    """Replies are of the classes that the place has."""
    if entry.route != Route.ASSIGN:
        return
    for place in entry.places:
        scheme = SCHEMES[place.rules(entry.first).choice("outcome_scheme")]
        known = "、".join(each.code for each in scheme.classes)
        for code in dict.fromkeys(entry.classes):
            if all(each.code != code for each in scheme.classes):
                reason = f"{place.name}的答复分为 {known}（{scheme.title}），没有 {code}"
                problems.add((*entry.path, "replies"), reason, _like_scheme(entry))


def _like_scheme(entry: Suggestions) -> str:
    """Which schemes have all the classes of an entry."""
    fitting = [
        f"{code}（{scheme.title}）"
        for code, scheme in SCHEMES.items()
        if set(entry.classes) <= {each.code for each in scheme.classes}
    ]
    if not fitting:
        return "改正代码"
    return f"在 places 的 policy 里写 outcome_scheme，可用：{'、'.join(fitting)}"


def _check_end(entry: Suggestions, problems: Problems) -> None:
    """Who withdraws, or is not admitted, gets no reply."""
    rejected = entry.rejected.count if entry.rejected else 0
    assigned = entry.route == Route.ASSIGN
    ended = {"rejected": ("不予受理", rejected), "withdrawn": ("撤回", entry.withdrawn)}
    if entry.text_public > (entry.count - rejected - entry.withdrawn) * bool(assigned):
        reason = f"提出 {entry.count} 件，公开内容 {entry.text_public} 件"
        advice = "公开的是交本级单位办理（route: assign）的前几件"
        problems.add((*entry.path, "text_public"), reason, advice)
    if entry.replied + rejected + entry.withdrawn > entry.count:
        said = "，".join(f"{name} {n} 件" for name, n in ended.values() if n)
        reason = f"提出 {entry.count} 件，答复 {entry.replied} 件，{said}"
        where = "rejected" if rejected else "withdrawn"
        problems.add((*entry.path, where), reason, "不予受理的、撤回的不会有答复")


def _check_merged(entry: Suggestions, problems: Problems) -> None:
    """It joins a case of the same place and the same units."""
    if not entry.merged:
        return
    where = (*entry.path, "merged")
    if entry.route != Route.ASSIGN or len(entry.places) > 1:
        advice = "at 写一处，route 写 assign"
        problems.add(where, "并案的是同一处交给本级单位办理的建议", advice)
    elif len(heads(entry)) < entry.merged:
        reason = f"{entry.merged} 件里有的没有同一单位承办的另一件可以并入"
        problems.add(where, reason, "减少 merged，或改正 lead_units")


def _check_assisted(entry: Suggestions, problems: Problems) -> None:
    """It helps the one unit that replies, and is another."""
    where = (*entry.path, "assisting_units")
    if not any(entry.assisting):
        return
    if entry.route not in {Route.ASSIGN, Route.HAND_UP} or len(entry.classes) > entry.replied:
        reason = "协办的是由一个单位主办、答复的建议"
        problems.add(where, reason, "route 写 assign 或 hand_up，不写 second_unit")
    both = zip(entry.units, entry.assisting, strict=True)
    if same := next((lead for lead, helper in both if lead == helper), ""):
        problems.add(where, f"{same}主办的又由它协办", "改正其一")


def _check_redone(entry: Suggestions, problems: Problems) -> None:
    """Handled again by the same units, and then judged once more."""
    if entry.redone and entry.route != Route.ASSIGN:
        reason = "重新办理的是由本级单位答复的建议"
        problems.add((*entry.path, "redone"), reason, "route 写 assign，或删去 redone")
    judged = len(entry.judgements)
    if entry.redone > judged:
        reason = f"评价 {judged} 件，其中重新办理后才评价的 {entry.redone} 件"
        problems.add((*entry.path, "redone"), reason, "satisfaction 写的是最后的评价")

"""Events of suggestions and their cases told in Chinese: one sentence each, with its facts."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import starmap
from typing import Any

from application.due_sheet import named
from domain.shared.standing import DRAWN_FROM

TOLD = {
    "suggestion.filed": "{filed_on}，{sponsor}（{sponsor_id}）提出《{title}》{clocks}。",
    "suggestion.drafted": "{drafted_on}，{sponsor}（{sponsor_id}）领衔起草《{title}》。",
    "suggestion.cosign_confirmed": "{confirmed_on}，代表（{deputy_id}）确认联名。",
    "suggestion.cosign_declined": "{declined_on}，代表（{deputy_id}）不联名{reason}。",
    "suggestion.submitted": "{submitted_on}，建议提交{clocks}。",
    "suggestion.returned": "{returned_on}，{by}退回修改{reason}。",
    "suggestion.revised": "{revised_on}，修改后重新提出《{title}》{clocks}。",
    "suggestion.rejected": "{rejected_on}，{as_letter}{reason}{basis}。",
    "suggestion.admitted": "{admitted_on}，受理，编号 {number}{clocks}。",
    "suggestion.withdrawal_agreed": "{agreed_on}，代表（{deputy_id}）同意撤回。",
    "suggestion.withdrawal_asked": "{asked_on}，向（{to_jurisdiction_id}）要求撤回{reason}。",
    "suggestion.withdrawal_declined": "{declined_on}，不能撤回{reason}。",
    "suggestion.withdrawn": "{withdrawn_on}，撤回{reason}。",
    "suggestion.received": (
        "{received_on}，收到（{from_jurisdiction_id}）移交的《{title}》{clocks}。"
    ),
    "suggestion.accepted": "{accepted_on}，接收，由本级办理。",
    "suggestion.refused": "{refused_on}，退回，应由{proper_holder}办理{reason}。",
    "suggestion.sorted": "{sorted_on}，决定{route}{reason}。",
    "suggestion.offered": "{offered_on}，移交（{to_jurisdiction_id}），待其接收。",
    "suggestion.offer_accepted": "{accepted_on}，对方接收。",
    "suggestion.offer_refused": "{refused_on}，对方退回，指明应由{proper_holder}办理{reason}。",
    "suggestion.custody_noted": "{noted_on}，得知移交出去的建议有了新的去向。",
    "suggestion.dispatched": "{dispatched_on}，交{lead_unit}办理，答复期限 {due_on}。",
    "suggestion.replied": "{replied_on}，{unit}作第{round}次答复{mode}：{text}{clocks}。",
    "suggestion.feedback_reminded": "{reminded_on}，第{number}次催请代表反馈。",
    "suggestion.feedback_lapsed": "{lapsed_on}，代表逾期未反馈，{counted}{basis}。",
    "suggestion.judged": (
        "{judged_on}，代表对第{round}次答复评价{satisfaction}{reason}{clocks}。"
    ),
    "suggestion.rehandling_ordered": "{ordered_on}，{by}责成重新办理{reason}{basis}{clocks}。",
    "suggestion.rehandling_declined": "{declined_on}，{by}决定不再重新办理{reason}{basis}。",
    "suggestion.escalated": "{escalated_on}，代表再次不满意，{how}{basis}。",
    "suggestion.escalation_concluded": "{concluded_on}，结论：{conclusion}{rehandle}{clocks}。",
    "suggestion.concluded": "{concluded_on}，不再办理，结论：{conclusion}。",
    "suggestion.promise_kept": "{kept_on}，第{number}项承诺兑现：{evidence}{clocks}。",
    "suggestion.promise_judged": (
        "{judged_on}，代表对第{number}项承诺的兑现评价{satisfaction}{reason}。"
    ),
    "suggestion.promise_failed": "{failed_on}，第{number}项承诺没有兑现{reason}{clocks}。",
    "suggestion.lead_changed": "{changed_on}，改由{lead_unit}承办。",
    "suggestion.unit_succeeded": "{succeeded_on}，{from_unit}办理的、承诺的由{to_unit}承接。",
    "suggestion.promise_carried": "{carried_on}，第{number}项承诺结转{reason}{clocks}。",
    "suggestion.resolved": "{resolved_on}，问题解决：{outcome}。",
    "suggestion.published": "{published_on}，向社会公开{what}。",
    "suggestion.publication_withheld": "{withheld_on}，不予公开{reason}。",
    "suggestion.carried_over": "{carried_on}，{term}届满，结转继续办理。",
    "suggestion.key_topic_joined": "{joined_on}，列入重点督办（{key_topic_id}）。",
    "suggestion.key_topic_left": "{left_on}，不再列入重点督办（{key_topic_id}）。",
    "suggestion.opinions_joined": "{joined_on}，由群众意见{opinion_ids}转来。",
    "suggestion.opinions_answered": "{answered_on}，答复告知群众意见{opinion_ids}。",
    "suggestion.opinions_released": "{released_on}，群众意见{opinion_ids}另行处理{reason}。",
    "suggestion.oversight_entrusted": (
        "{entrusted_on}，委托（{to_jurisdiction_id}）监督办理：{what}，{until_on}前报告。"
    ),
    "suggestion.oversight_reported": "{reported_on}，受托监督的报告：{finding}。",
    "suggestion.corrected": "{corrected_on}，更正：{changes}{kept}{reason}。",
    "suggestion.archived": "{archived_on}，归档。",
    "handling_case.opened": "{opened_on}，{dispatcher}交办{assignments}{clocks}。",
    "handling_case.suggestion_joined": "{joined_on}，建议（{suggestion_id}）并案办理。",
    "handling_case.suggestion_left": "{left_on}，建议（{suggestion_id}）退出办理{reason}。",
    "handling_case.distributed": "{distributed_on}，{from_unit}分办{assignments}{clocks}。",
    "handling_case.signed_for": "{signed_on}，{unit}签收{clocks}。",
    "handling_case.assignment_objected": (
        "{objected_on}，{unit}第{number}次提出异议，认为应由{proper_unit}承办{reason}{clocks}。"
    ),
    "handling_case.objection_decided": (
        "{decided_on}，{by}决定{upheld}{unit}的异议{reason}{assignments}{clocks}。"
    ),
    "handling_case.assignment_disputed": (
        "{disputed_on}，代表（{deputy_id}）对承办单位提出异议{reason}。"
    ),
    "handling_case.dispute_answered": "{answered_on}，答复代表的异议：{answer}。",
    "handling_case.contacted": "{contacted_on}，{unit}在{stage}与代表沟通（{mode}）{note}。",
    "handling_case.opinion_given": "{given_on}，{unit}提出协办意见：{text}。",
    "handling_case.opinion_returned": "{returned_on}，退回{unit}的协办意见{reason}{clocks}。",
    "handling_case.extension_requested": ("{requested_on}，{unit}申请延期至 {until}{reason}。"),
    "handling_case.extension_decided": (
        "{decided_on}，{by}{granted}{unit}的延期申请{reason}{clocks}。"
    ),
    "handling_case.conference_held": "{held_on}，{units}召开联席会议，议定：{decision}。",
    "handling_case.answered": (
        "{answered_on}，{unit}就建议（{suggestion_id}）作第{round}次答复。"
    ),
    "handling_case.unit_succeeded": "{succeeded_on}，{from_unit}的职责由{to_unit}承接。",
}
"""By topic. What may be empty, such as a reason or clocks, brings its own punctuation."""

PEOPLE = {
    "office": "代表工作机构",
    "presidium": "主席团",
    "directors_meeting": "主任会议",
    "standing_committee": "常委会",
    "secretariat": "大会秘书处",
    "deputy": "代表",
}
WORDS: Mapping[str, Mapping[Any, str]] = {
    "sponsor": {"deputy": "代表", "group": "代表小组", "delegation": "代表团"},
    "as_letter": {True: "作代表来信处理", False: "不予受理"},
    "route": {
        "settle_here": "就地解决",
        "hand_up": "提交上级",
        "hand_down": "交由下级",
        "hand_across": "移交别处人大",
        "assign": "交承办单位",
    },
    "mode": {"written": "（书面）", "face_to_face": "（当面）"},
    "counted": {
        "exclude": "不计入满意率",
        "count_satisfied": "按满意计",
        "count_dissatisfied": "按不满意计",
    },
    "satisfaction": {
        "satisfied": "满意",
        "basically_satisfied": "基本满意",
        "dissatisfied": "不满意",
    },
    "what": {"text_only": "建议内容", "with_reply": "建议内容、答复和评价"},
    "how": {"evaluation": "交专家或者第三方评估", "conference": "召集代表和承办单位研究"},
    "rehandle": {True: "，重新办理", False: "，不再办理"},
    "upheld": {True: "采纳", False: "不采纳"},
    "granted": {True: "同意", False: "不同意"},
    "stage": {"before": "办理前", "during": "办理中", "after": "办理后"},
    "by": PEOPLE,
    "dispatcher": PEOPLE,
    "who": PEOPLE,
    "role": {"sole": "独办", "lead": "主办", "assisting": "协办", "separate": "分办"},
    "occasion": {
        "session": "会议期间",
        "intersession": "闭会期间",
        "motion": "议案转为建议",
    },
    "drawn_from": DRAWN_FROM,
}
CORRECTED = {
    "focus_area": "重点领域",
    "category": "类别",
    "drawn_from": "怎样形成",
    "occasion": "何时提出",
}
OPENED_BY = {"reason": "，理由：", "basis": "，依据：", "note": "："}
"""What may be left out, and what goes before it."""


def told(topic: str, facts: Mapping[str, Any]) -> str:
    """The sentence of an event, from its fields as the present class has them.

    >>> told("suggestion.archived", {"archived_on": date(2024, 11, 5)})
    '2024年11月5日，归档。'
    """
    sentence = TOLD[topic]
    said = {
        name: _said(name, fact) for name, fact in facts.items() if f"{{{name}}}" in sentence
    }
    return sentence.format_map(said)


def _said(name: str, fact: Any) -> str:
    if fact is None or fact in ("", [], {}):
        return ""
    if isinstance(fact, date):
        return f"{fact.year}年{fact.month}月{fact.day}日"
    if name in LISTED:
        return LISTED[name](fact)
    return OPENED_BY.get(name, "") + _word(name, fact)


def _word(name: str, fact: Any) -> str:
    return WORDS[name].get(fact, str(fact)) if name in WORDS else str(fact)


def _change(name: str, fact: Any) -> str:
    words = fact if isinstance(fact, list) else [fact]
    now = "、".join(_word(name, each) for each in words if each) or "空"
    return f"{CORRECTED[name]}改为{now}"


def _assignment(each: Mapping[str, Any]) -> str:
    return f"{each['unit']}（{_word('role', each['role'])}）"


def _clock(each: Mapping[str, Any]) -> str:
    due_on = _said("due_on", date.fromisoformat(each["due_on"]))
    return f"{named(each['key'])}（{_word('who', each['who'])}）至{due_on}"


LISTED: Mapping[str, Callable[[Any], str]] = {
    "clocks": lambda these: "；期限：" + "、".join(map(_clock, these)),
    "assignments": lambda these: "，承办单位：" + "、".join(map(_assignment, these)),
    "units": "、".join,
    "opinion_ids": lambda these: "、".join(map(str, these)),
    "changes": lambda these: "，".join(starmap(_change, these.items())),
    "kept": lambda these: f"（{'、'.join(CORRECTED[each] for each in these)}由本级自定，不改）",
}
"""What is more than one word, and how it is said."""

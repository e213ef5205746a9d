"""规定 — every rule that a place may lay down for itself: its key, its kind, what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from domain.shared.errors import BadValue, one_of
from domain.shared.grade import GRADES
from domain.shared.outcome import SCHEMES

Value: TypeAlias = str | int | bool | list[str] | None
"""A limit or a choice, a number, a flag, words; ``None`` is a limit that is not laid down."""


class Kind(StrEnum):
    """What the value of a rule is."""

    LIMIT = "limit"  # 10wd, 7d, 3m: working days, days, months
    CHOICE = "choice"  # one word of a closed set
    FLAG = "flag"
    NUMBER = "number"
    WORDS = "words"  # some words of a closed set


LIMIT = r"[1-9][0-9]{0,2}(wd|d|m)"
UNITS = {"wd": "个工作日", "d": "日", "m": "个月"}
NUMBER_MAX = 10_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``says`` is its sentence with a place for the value, ``words`` its choices."""

    key: str
    name: str
    kind: str
    says: str
    words: Mapping[str, str] = field(default_factory=dict)
    least: int = 1

    def check(self, value: object) -> None:
        """Refuse what could never be its value."""
        if reason := self._wrong(value):
            raise BadValue(field="value", reason=f"{self.name}{reason}")

    def shown(self, value: Value) -> str:
        """The value in Chinese.

        >>> RULES["reply_due"].shown("3m"), RULES["delegation_sponsor"].shown(True)
        ('3个月', '可以')
        """
        match value:
            case None:
                return "没有规定"
            case bool():
                return self.words["true" if value else "false"]
            case list():
                return "；".join(self.words[word] for word in value) or "没有规定"
            case str() if self.kind == Kind.LIMIT:
                number = value.rstrip("wdm")
                return f"{number}{UNITS[value.removeprefix(number)]}"
            case str():
                return self.words[value]
        return str(value)

    def sentence(self, value: Value) -> str:
        """What it says with a value.

        >>> RULES["reply_due"].sentence("3m")
        '承办单位应当在3个月内答复代表'
        """
        if value in (None, []):
            return f"{self.name}没有规定"
        return self.says.format(self.shown(value))

    def _wrong(self, value: object) -> str:
        match self.kind:
            case Kind.LIMIT:
                fits = value is None or bool(re.fullmatch(LIMIT, str(value)))
                return (
                    ""
                    if fits
                    else "应写作 10wd（工作日）、7d（日）、3m（月），没有规定的写 null"
                )
            case Kind.NUMBER:
                fits = type(value) is int and self.least <= value <= NUMBER_MAX
                return "" if fits else f"应为 {self.least} 至 {NUMBER_MAX} 的整数"
            case Kind.FLAG:
                return "" if isinstance(value, bool) else "应为 true 或 false"
            case Kind.CHOICE:
                fits = isinstance(value, str) and value in self.words
                return "" if fits else f"应为 {'、'.join(self.words)} 之一"
        listed = value if isinstance(value, list) else [None]
        fits = all(word in self.words for word in listed) and len(set(listed)) == len(listed)
        return "" if fits else f"应为一个列表，各项不重复，取自 {'、'.join(self.words)}"


def named(key: str) -> Rule:
    """The rule with a key.

    Raises:
        BadValue: there is none.
    """
    one_of(RULES, "key", key)
    return RULES[key]


def _limit(key: str, name: str, says: str) -> Rule:
    return Rule(key, name, Kind.LIMIT, says)


def _choice(key: str, name: str, says: str, **words: str) -> Rule:
    return Rule(key, name, Kind.CHOICE, says, words)


def _flag(key: str, name: str, says: str, yes: str = "可以", no: str = "不可以") -> Rule:
    return Rule(key, name, Kind.FLAG, says, {"true": yes, "false": no})


def _number(key: str, name: str, says: str, least: int = 1) -> Rule:
    return Rule(key, name, Kind.NUMBER, says, least=least)


LEVELS = {
    "nation": "全国", "province": "省", "prefecture": "市（州）",
    "county": "县（市、区）", "township": "乡镇",
}  # fmt: skip

RULES: Mapping[str, Rule] = {rule.key: rule for rule in (
    _limit("intersession_dispatch", "闭会期间交办期限", "闭会期间的建议，收到后{}内交办"),
    _limit("session_dispatch", "会议期间建议交办期限", "会议期间的建议，大会闭会后{}内交办"),
    _limit("acceptance_notice", "受理通知期限", "受理后{}内通知代表"),
    _limit("sign_for_within", "签收期限", "承办单位应当在{}内签收"),
    _limit("objection_window", "申请退办期限",
           "不属于本单位职责的，承办单位应当在{}内说明理由、申请退回"),
    _limit("reassign_within", "改派期限", "同意退回的，应当在{}内重新确定承办单位并交办"),
    _limit("first_contact_within", "首次联系代表期限", "承办单位应当在{}内与代表沟通联系"),
    _limit("assist_opinion_within", "协办意见期限", "协办单位应当在{}内把协办意见送主办单位"),
    _limit("assist_redo_within", "重提协办意见期限",
           "协办意见没有实质内容的，应当在{}内重新提出"),
    _limit("reply_due", "答复期限", "承办单位应当在{}内答复代表"),
    _limit("reply_max", "最长答复期限", "涉及面广、处理难度大的，最长{}答复代表"),
    _limit("feedback_window", "代表评价期限", "代表收到答复后{}内作出评价"),
    _limit("rehandle_within", "重新办理期限", "代表不满意、要重新办理的，{}内再次答复"),
    _limit("promise_feedback_window", "承诺落实评价期限", "代表收到承诺落实情况后{}内作出评价"),
    _limit("rectification_within", "整改期限", "督导检查发现的问题，责令整改后{}内整改"),
    _limit("station_rectification_within", "家站整改期限", "责令整改的家站，{}内整改"),
    _limit("period_report_within", "报送期限", "定期报告，在报告期满后{}内报送上级"),
    _limit("offer_answer_within", "移交接收期限",
           "其他人大机关移交的建议，应当在{}内接收或者退回"),
    _limit("opinion_route_within", "群众意见分流期限",
           "听取的群众意见，应当在{}内答复、引导或者交办"),
    _limit("opinion_reply_within", "群众意见答复期限", "交办的群众意见，应当在{}内答复"),
    _limit("record_dispute_window", "履职登记异议期限",
           "代表对履职登记有异议的，应当在登记后{}内提出"),
    _choice("reply_anchor", "答复期限起算", "答复期限自{}起算",
            dispatch="交办之日", receipt="收到之日", closing="大会闭会之日"),
    _choice("assist_anchor", "协办意见期限起算", "协办意见的期限自{}起算",
            dispatch="交办之日", receipt="收到之日"),
    _choice("extension_authority", "延期由谁同意", "延期答复{}",
            none="不需要批准，向代表说明",
            office="须经代表工作机构同意", dispatcher="须经交办机构同意",
            office_and_government="须经代表工作机构同意，行政机关的并报政府办公厅（室）"),
    _choice("intersession_dispatcher", "闭会期间由谁交办", "闭会期间的建议由{}交办",
            office="代表工作机构", directors_meeting="主任会议", presidium="主席团"),
    _choice("withdraw_until", "撤回的时限",
            "代表可以在{}撤回建议", dispatch="交办以前", close="办结以前"),
    _choice("rehandle_decider", "重新办理由谁决定", "代表不满意的，{}",
            automatic="承办单位应当重新办理", office="由代表工作机构决定是否重新办理",
            standing_committee="由常务委员会决定是否重新办理"),
    _choice("second_dissatisfaction", "再次不满意的处理", "重新办理后代表仍不满意的，{}",
            none="不再另作处理", evaluation="请专家或者第三方评估",
            conference="召集代表和承办单位研究"),
    _choice("no_feedback", "未反馈的统计", "催促后仍不反馈的，{}",
            exclude="不计入满意率",
            count_satisfied="按满意计", count_dissatisfied="按不满意计"),
    _choice("joint_reply", "联名建议的答复", "联名提出的建议，{}",
            each="答复每位代表", lead="答复领衔代表，由其转告"),
    _choice("outcome_scheme", "办理结果分类", "办理结果按“{}”分类",
            **{scheme.code: scheme.title for scheme in SCHEMES.values()}),
    _choice("duty_report_scheme", "述职评议等次", "述职评议分为“{}”",
            **{scheme.code: scheme.title for scheme in GRADES.values()}),
    _choice("reply_signatory", "答复由谁签发", "答复由{}签发",
            main_head="承办单位主要负责人", head="承办单位负责人"),
    _choice("face_reply", "当面答复", "答复代表{}",
            required="以当面答复为主，其他形式须经代表同意",
            preferred="尽可能当面", either="当面、书面均可"),
    _choice("merge_stage", "并案", "内容相同的建议，{}合并",
            intake="受理时可以", handling="办理时可以", either="受理时、办理时都可以"),
    _choice("late_objection", "逾期申请退办",
            "逾期才申请退回的，{}", refuse="不予改派", accept="仍可以改派"),
    _choice("livelihood_vote_quorum", "票决的到会人数", "民生实事项目票决，须有{}参加",
            majority="全体代表的过半数", two_thirds="全体代表的三分之二以上"),
    _choice("livelihood_vote_threshold", "票决的当选票数", "民生实事项目，{}的入选",
            majority_of_all="得赞成票超过全体代表的半数", plurality="得赞成票多",
            majority_of_present="得赞成票超过到会代表的半数"),
    _flag("joint_withdraw_unanimous", "联名建议撤回须一致同意",
          "撤回联名建议，{}全体联名代表一致同意", "须经", "不须"),
    _flag("delegation_sponsor", "代表团提建议", "代表团{}以代表团名义提出建议"),
    _flag("delegation_precheck", "代表团初审",
          "会议期间的建议，{}先由代表团初审", "应当", "不须"),
    _flag("deputy_suggests_unit", "代表建议承办单位", "代表{}对承办单位的确定提出建议"),
    _flag("deputy_disputes_assignment", "代表对交办提意见",
          "代表{}对交办提出意见，要求研究答复"),
    _flag("publish_default", "公开",
          "建议的内容和答复{}向社会公开，依法不公开的除外", "应当", "不是必须"),
    _flag("promise_carry_over", "承诺结转",
          "年内没有落实的承诺{}转下年度继续跟踪", "应当", "不"),
    _flag("reassign_restarts_clock", "改派后重新计期",
          "改派以后，答复期限{}重新计算", "应当", "不"),
    _flag("duty_scoring", "履职积分", "本地{}代表履职积分", "开展", "不开展"),
    _number("feedback_reminders", "催促评价次数", "代表没有反馈的，催促{}次", least=0),
    _number("amber_days", "到期提醒天数", "到期前{}个工作日提醒", least=0),
    _number("group_size_min", "代表小组人数下限", "代表小组至少{}人"),
    _number("group_size_max", "代表小组人数上限", "代表小组至多{}人"),
    _number("group_size_target", "代表小组适宜人数", "编组时每个代表小组以{}人左右为宜"),
    _number("group_conveners_max", "召集人人数上限", "代表小组的召集人至多{}人"),
    _number("home_groups_max", "编入小组个数上限",
            "一名代表在同一级至多编入{}个区域、行业或者混合小组"),
    _number("mixed_group_levels_min", "混合小组层级数下限", "混合小组至少有{}级代表"),
    *(
        Rule(f"{kind}_group_levels", f"{name}须有哪级代表", Kind.WORDS,
             f"{name}须有下列层级的代表：{{}}", LEVELS)
        for kind, name in {
            "area": "区域小组", "trade": "行业小组", "mixed": "混合小组",
            "central": "中心组", "professional": "专业小组",
        }.items()
    ),
    _number("group_activities_per_year", "代表小组年活动次数", "代表小组每年活动不少于{}次"),
    _number("central_group_activities_per_year", "中心组年活动次数",
            "代表中心组每年活动不少于{}次"),
    _number("deputy_activities_per_year", "代表年活动次数", "代表每年参加活动不少于{}次"),
    _number("outside_area_activities_per_year", "在外代表年活动次数",
            "不在选举地生活、工作的代表，每年回选举地参加活动不少于{}次"),
    Rule("group_activity_steps", "小组活动的步骤", Kind.WORDS,
         "代表小组的一轮活动按下列步骤开展：{}", {
             "study": "集中学习", "visit": "分散走访", "exchange": "集中交流",
             "receive_voters": "接待选民", "handover": "交办意见",
         }),
    _number("activity_notice_days", "活动通知天数", "代表活动应当至少提前{}日通知代表",
            least=0),
    _number("squad_size_min", "活动小分队人数下限", "活动小分队至少{}人"),
    _number("squad_size_max", "活动小分队人数上限", "活动小分队至多{}人"),
    _number("livelihood_vote_surplus", "票决的差额",
            "候选的民生实事项目至少比应选的多{}个", least=0),
    _number("station_stars_max", "家站最高星级", "家站最高评定为{}星"),
    _number("reception_notice_days", "接待日公告天数", "接待选民应当至少提前{}日公告", least=0),
    _choice("reception_on_holiday", "接待日遇节假日", "接待日遇法定节假日的，{}",
            move="改期", keep="照常接待"),
    Rule("opinion_doors", "群众意见的其他渠道", Kind.WORDS,
         "下列渠道受理的事项，听取后引导群众前往：{}", {
             "petition": "信访部门", "court": "人民法院", "procuratorate": "人民检察院",
             "supervision": "监察机关", "review": "行政复议机关", "arbitration": "仲裁机构",
             "police": "公安机关", "hotline": "12345政务服务便民热线",
         }),
    Rule("exclusions", "不作为代表建议的事项", Kind.WORDS, "下列事项不作为代表建议：{}", {
        "personal": "代表本人及其亲属的个人问题", "own_employer": "本单位的个别问题",
        "forwarded_letter": "代转的信件、材料", "academic": "学术探讨", "promotion": "产品推介",
        "no_substance": "没有实际内容的", "outside_powers": "不属于本地机关、组织职权的",
        "judicial_case": "具体司法、监察案件", "accusation": "检举、申诉、控告",
        "bidding": "招标投标中的具体中标意见", "consultation": "法律、政策咨询",
        "party_affairs": "党务和群团组织内部事务",
    }),
)}  # fmt: skip
"""In the order in which a suggestion meets them, kind by kind."""

"""办理比率 — rates of handling: two counts and a sentence, never a stored percentage.

Whoever doubts one opens its numerator and its denominator down to the records.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate: what is divided by what (keys of standing figures), and what that means.

    ``also``: other names under which it is published.
    """

    key: str
    name: str
    numerator: str
    denominator: str
    definition: str
    also: tuple[str, ...] = ()

    def called(self, name: str) -> bool:
        """Whether somebody may mean this rate by a name."""
        return name == self.name or name in self.also


def _share(key: str, name: str) -> Rate:
    said = f"答复为{name}的件次 ÷ 全部答复件次"
    return Rate(key, f"{name}占比", f"handling.replies.{key}", "handling.replies", said)


RATES = (
    Rate(
        "reply",
        "办复率",
        "handling.answered",
        "handling.handled",
        "已经答复的建议 ÷ 交付办理的建议",
        ("答复率", "办理率", "办理答复率"),
    ),
    Rate(
        "in_time",
        "按期办复率",
        "handling.answered_in_time",
        "handling.answered",
        "按期答复的建议 ÷ 已经答复的建议",
    ),
    Rate(
        "close",
        "办结率",
        "handling.closed",
        "handling.handled",
        "办结的建议 ÷ 交付办理的建议；办结即代表的评价不是不满意，或逾期未反馈，或已经解决",
    ),
    Rate(
        "resolution",
        "解决率",
        "handling.replies.solved",
        "handling.replies",
        "答复为已经解决的件次 ÷ 全部答复件次",
        ("已经解决占比",),
    ),
    _share("in_progress", "正在解决"),
    _share("planned", "列入计划"),
    _share("not_possible", "不能解决"),
    _share("reference", "留作参考"),
    Rate(
        "publication",
        "公开率",
        "handling.published",
        "handling.answered",
        "连同答复公开的建议 ÷ 已经答复的建议",
        ("上网率", "网上公开率", "答复公开率"),
    ),
    Rate(
        "text_publication",
        "内容公开率",
        "handling.published.text",
        "suggestions_filed",
        "内容公开的建议 ÷ 提出的建议",
        ("建议公开率",),
    ),
    Rate(
        "promise",
        "承诺兑现率",
        "handling.promises.kept",
        "handling.promises",
        "已兑现的承诺 ÷ 全部承诺",
    ),
    Rate(
        "meeting",
        "面商率",
        "handling.cases.met",
        "handling.cases",
        "与代表见面沟通过的办理件 ÷ 全部办理件",
        ("见面率", "走访率", "沟通率"),
    ),
    Rate(
        "feedback",
        "反馈率",
        "handling.judged",
        "handling.answered",
        "代表已评价的建议 ÷ 已经答复的建议",
    ),
    Rate(
        "satisfaction",
        "满意率",
        "handling.rated.satisfied",
        "handling.rated",
        "满意和基本满意的建议 ÷ 已评价的建议；逾期未反馈的按本地规定计算",
        ("满意率（含基本满意）", "满意和基本满意率", "满意度"),
    ),
    Rate(
        "first_satisfaction",
        "首次评价满意率",
        "handling.first_judged.satisfied",
        "handling.first_judged",
        "首次评价即为满意和基本满意的建议 ÷ 重新办理以前已评价的建议",
        ("首次满意率", "首次满意率（含基本满意）", "首次满意和基本满意率"),
    ),
    Rate(
        "full_satisfaction",
        "满意率（不含基本满意）",
        "handling.judged.satisfied",
        "handling.judged",
        "满意的建议 ÷ 已评价的建议",
    ),
    Rate(
        "drawn_from",
        "调研视察形成占比",
        "handling.drawn_from",
        "suggestions_filed",
        "经视察、调研、座谈、走访等履职活动形成的建议 ÷ 提出的建议",
        ("调研形成占比", "履职活动形成占比"),
    ),
)

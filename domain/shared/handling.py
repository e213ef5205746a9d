"""办理比率 — rates of handling: two counts and a sentence, never a stored percentage.

Whoever doubts one opens its numerator and its denominator down to the records.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate: what is divided by what (``handling.…``), and what that means.

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
    return Rate(key, f"{name}占比", f"replies.{key}", "replies", said)


RATES = (
    Rate(
        "reply",
        "办复率",
        "answered",
        "handled",
        "已经答复的建议 ÷ 交付办理的建议",
        ("答复率", "办理率", "办理答复率"),
    ),
    Rate(
        "in_time",
        "按期办复率",
        "answered_in_time",
        "answered",
        "按期答复的建议 ÷ 已经答复的建议",
    ),
    Rate(
        "close",
        "办结率",
        "closed",
        "handled",
        "办结的建议 ÷ 交付办理的建议；办结即代表的评价不是不满意，或逾期未反馈，或已经解决",
    ),
    Rate(
        "resolution",
        "解决率",
        "replies.solved",
        "replies",
        "答复为已经解决的件次 ÷ 全部答复件次",
        ("已经解决占比",),
    ),
    _share("in_progress", "正在解决"),
    _share("planned", "列入计划"),
    _share("not_possible", "不能解决"),
    _share("reference", "留作参考"),
    Rate("promise", "承诺兑现率", "promises.kept", "promises", "已兑现的承诺 ÷ 全部承诺"),
    Rate(
        "meeting",
        "面商率",
        "cases.met",
        "cases",
        "与代表见面沟通过的办理件 ÷ 全部办理件",
        ("见面率", "走访率", "沟通率"),
    ),
    Rate("feedback", "反馈率", "judged", "answered", "代表已评价的建议 ÷ 已经答复的建议"),
    Rate(
        "satisfaction",
        "满意率",
        "rated.satisfied",
        "rated",
        "满意和基本满意的建议 ÷ 已评价的建议；逾期未反馈的按本地规定计算",
        ("满意率（含基本满意）", "满意和基本满意率", "满意度"),
    ),
    Rate(
        "first_satisfaction",
        "首次评价满意率",
        "first_judged.satisfied",
        "first_judged",
        "首次评价即为满意和基本满意的建议 ÷ 重新办理以前已评价的建议",
        ("首次满意率", "首次满意率（含基本满意）", "首次满意和基本满意率"),
    ),
    Rate(
        "full_satisfaction",
        "满意率（不含基本满意）",
        "judged.satisfied",
        "judged",
        "满意的建议 ÷ 已评价的建议",
    ),
)

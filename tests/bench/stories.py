"""What happens in a township in a year, told by the real aggregates."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from domain.activity import Activity
from domain.shared.policy import resolve
from domain.suggestion import Suggestion
from infrastructure.postgres.append import Written
from infrastructure.postgres.incoming import written

CAMPAIGN = UUID("ca3b0000-0000-4000-8000-000000000001")
"""Stands in every payload where the campaign of the township will stand."""

FIRST_DAY = date(2024, 3, 1)
DAYS = range(0, 240, 2)  # nothing happens every other day
VARIANTS = 800
VILLAGES = [
    f"{name}村" for name in "东西南北前后上下大小新旧高低长短青白红黄石沙泉井桥塔寺庙槐柳"
]
ENTERPRISES = [f"第{number}企业" for number in range(20)]
NOTE = (
    "深入村组走访，宣讲政策，听取选民对道路、饮水、灌溉和养老服务的意见建议，"
    "现场答复并建立台账。"
)

INDICATORS: list[dict[str, Any]] = [
    {"key": "activities", "name": "开展活动", "unit": "次"},
    {"key": "villages", "name": "走访村", "unit": "个", "kind": "distinct", "take": "villages"},
    {"key": "households", "name": "走访农户", "unit": "户次", "take": "households"},
    {"key": "voters", "name": "接待选民", "unit": "人次", "take": "voters_received"},
    {"key": "opinions", "name": "收集意见建议", "unit": "条", "take": "opinions_heard"},
    {
        "key": "solved",
        "name": "解决问题",
        "unit": "件",
        "kind": "things",
        "take": "problems_solved",
    },
    {
        "key": "resolved",
        "name": "办结建议",
        "unit": "件",
        "kind": "things",
        "source": "suggestions_resolved",
    },
]

RULES = resolve([], "township", FIRST_DAY)
Story = list[Written]


def stories(seed: int = 2024) -> list[Story]:
    """Many variants of a few stories, as they follow each other in a year."""
    random = Random(seed)
    tellers: list[Callable[[Random, date], Any]] = [_activity] * 5 + [_suggestion]
    days = sorted(FIRST_DAY + timedelta(days=random.choice(DAYS)) for _ in range(VARIANTS))
    told = [random.choice(tellers)(random, on) for on in days]
    return [[written(event) for event in each.collect_events()] for each in told]


def _activity(random: Random, on: date) -> Activity:
    activity = Activity.hold(
        id=CAMPAIGN,
        kind=random.choice(["走访", "接待选民", "视察", "代表小组活动"]),
        occurred_on=on,
        place="人大代表联络站",
        campaign_id=CAMPAIGN if random.random() < 0.9 else None,
        focus_area="乡村振兴",
        participants=[UUID(int=random.getrandbits(128)) for _ in range(3)],
        villages=random.sample(VILLAGES, 2),
        enterprises=random.sample(ENTERPRISES, 1),
        households=random.randrange(12),
        voters_received=random.randrange(30),
        opinions_heard=random.randrange(6),
        problems_found=random.randrange(4),
        problems_solved=random.randrange(3),
        note=NOTE,
    )
    fate = random.random()
    if fate < 0.08:
        activity.correct(changes={"households": random.randrange(12)}, reason="复核后更正")
    elif fate < 0.1:
        activity.void(reason="重复录入")
    return activity


def _suggestion(random: Random, on: date) -> Suggestion:
    matter = Suggestion.file(
        RULES,
        id=CAMPAIGN,
        title="关于维修村内道路的建议",
        text=NOTE,
        sponsor="deputy",
        sponsor_id=UUID(int=random.getrandbits(128)),
        campaign_id=CAMPAIGN,
        focus_area="乡村振兴",
        category="交通",
        filed_on=on,
    )
    matter.admit(RULES, number=str(random.randrange(1000)), category="", on=on)
    matter.settle(reason="镇里可以解决", on=on + timedelta(days=3))
    unit = random.choice(["东关镇", "西关镇", "南关镇"])
    matter.reply(unit=unit, text="已列入年度计划并完成施工。", on=on + timedelta(days=30))
    if random.random() < 0.9:
        matter.judge(RULES, satisfaction="satisfied", on=on + timedelta(days=32))
        matter.resolve(outcome="道路已硬化", on=on + timedelta(days=33))
    return matter

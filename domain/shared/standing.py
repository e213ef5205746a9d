"""常规指标 — the figures that every ledger yields without any campaign."""

from domain.shared.indicator import Indicator, Kind
from domain.shared.source import Source

DRAWN_FROM = {
    "inspection": "视察",
    "research": "专题调研",
    "forum": "座谈",
    "visit": "走访",
    "reception": "接待选民",
    "group_activity": "代表小组活动",
    "enforcement_check": "执法检查",
    "deliberation": "会议审议",
    "own_work": "本职工作",
}

HANDLING = {
    "raised.session": ("会议期间提出的建议", "件"),
    "raised.intersession": ("闭会期间提出的建议", "件"),
    "raised.motion": ("议案转为的建议", "件"),
    "drawn_from": ("经履职活动形成的建议", "件"),
    **{f"drawn_from.{key}": (f"经{name}形成的建议", "件") for key, name in DRAWN_FROM.items()},
    "admitted": ("受理建议", "件"),
    "rejected": ("不予受理（含作来信处理）", "件"),
    "withdrawn": ("撤回建议", "件"),
    "handled": ("交付办理", "件"),
    "answered": ("已经答复", "件"),
    "answered_in_time": ("按期答复", "件"),
    "replies": ("答复", "件次"),
    "replies.solved": ("答复为已经解决", "件次"),
    "replies.in_progress": ("答复为正在解决", "件次"),
    "replies.planned": ("答复为列入计划", "件次"),
    "replies.not_possible": ("答复为不能解决", "件次"),
    "replies.reference": ("答复为留作参考", "件次"),
    "replies.face_to_face": ("当面答复", "件次"),
    "judged": ("代表已评价", "件"),
    "judged.satisfied": ("满意", "件"),
    "judged.basically_satisfied": ("基本满意", "件"),
    "judged.dissatisfied": ("不满意", "件"),
    "first_judged": ("首次评价", "件"),
    "first_judged.satisfied": ("首次评价满意和基本满意", "件"),
    "lapsed": ("逾期未反馈", "件"),
    "rated": ("计入满意率", "件"),
    "rated.satisfied": ("计为满意", "件"),
    "closed": ("办结", "件"),
    "published": ("公开的建议", "件"),
    "published.text": ("内容公开的建议", "件"),
    "promises": ("承诺事项", "项"),
    "promises.kept": ("已兑现的承诺", "项"),
    "promises.failed": ("未兑现的承诺", "项"),
    "cases": ("办理件", "件"),
    "cases.met": ("与代表见面沟通的办理件", "件"),
}
"""Of a suggestion, where its deputy filed it; of a case, where its units work."""

STATION_KINDS = {
    "deputy_home": "代表之家",
    "liaison_station": "代表联络站",
    "central_station": "中心联络站",
    "liaison_point": "代表联络室（点）",
    "activity_room": "代表活动室",
    "reception_post": "代表接待站",
    "deputy_studio": "代表工作室",
    "online_station": "网上联络站",
    "home_or_station": "家站（未分）",
}
STATION_TIERS = {
    "county": "县级",
    "township": "乡级",
    "village": "村级",
    "trade": "行业",
}

STATIONS = (
    Indicator("stations", "代表家站", "个", Kind.THINGS, Source.STATIONS, core=True),
    *(
        Indicator(
            f"stations.{kind}", name, "个", Kind.THINGS, Source.STATIONS,
            where={"kind": [kind]}, core=True, of="stations",
        )
        for kind, name in STATION_KINDS.items()
    ),
    *(
        Indicator(
            f"stations.{tier}", f"{name}代表家站", "个", Kind.THINGS, Source.STATIONS,
            where={"tier": [tier]}, core=True, of="stations",
        )
        for tier, name in STATION_TIERS.items()
    ),
    Indicator(
        "stations.standard_met", "达标的代表家站", "个", Kind.THINGS, Source.STATIONS,
        where={"meets": ["yes"]}, core=True, of="stations",
    ),
    *(
        Indicator(
            f"stations.{kind}.{tier}", f"{name}{STATION_KINDS[kind]}", "个", Kind.THINGS,
            Source.STATIONS, where={"kind": [kind], "tier": [tier]}, core=True,
            of=f"stations.{kind}",
        )
        for kind in ("deputy_home", "liaison_station")
        for tier, name in STATION_TIERS.items()
    ),
    Indicator(
        "stations_planned", "在建代表家站", "个", Kind.THINGS, Source.STATIONS_PLANNED,
        core=True,
    ),
    *(
        Indicator(
            f"stations_planned.{kind}", f"在建{STATION_KINDS[kind]}", "个", Kind.THINGS,
            Source.STATIONS_PLANNED, where={"kind": [kind]}, core=True,
        )
        for kind in ("deputy_home", "liaison_station")
    ),
)  # fmt: skip
"""Of a station as it stood on the day: open, or still being built."""
OPINION_HANDLING = {
    "raw": ("登记群众意见", "件次"),
    "duplicates": ("登记的重复意见", "件次"),
    "declined": ("引导到其他渠道的意见", "件"),
    "routed": ("交办或者移交的意见", "件"),
    "converted": ("转为代表建议的意见", "件"),
    "replied": ("已有答复的意见", "件"),
    "fed_back": ("已向群众反馈的意见", "件"),
    "confirmed": ("群众认可的意见", "件"),
    "reopened": ("群众反映没有解决", "件次"),
}
"""Of an opinion, where it was heard; ``raw`` is what every register holds, level by level."""

LEVELS = {
    "nation": "全国",
    "province": "省",
    "prefecture": "市（州）",
    "county": "县（市、区）",
    "township": "乡镇",
}
"""Of which congress somebody is a deputy."""

ACTIVE_GROUPS = "activities.groups"
"""Of each group it is known on which days it held an activity: who is behind is read off it."""

STANDING = (
    Indicator("deputies", "代表", "名", Kind.THINGS, Source.DEPUTIES, core=True),
    Indicator(
        "deputies.suspended", "暂停执行职务的代表", "名", Kind.THINGS, Source.DEPUTIES,
        core=True,
    ),
    *(
        Indicator(
            f"mandates.{level}", f"{name}人大代表", "名", Kind.THINGS, Source.MANDATES,
            where={"level": [level]}, core=True,
        )
        for level, name in LEVELS.items()
    ),
    Indicator("duty_reports", "述职", "次", Kind.TIMES, Source.DUTY_REPORTS, core=True),
    Indicator(
        "duty_reports.deputies", "述职的代表", "名", Kind.DISTINCT, Source.DUTY_REPORTS,
        take="deputies", core=True,
    ),
    Indicator("deputy_groups", "代表小组", "个", Kind.THINGS, Source.GROUPS, core=True),
    *STATIONS,
    Indicator("receptions", "接待选民活动", "次", Kind.TIMES, Source.RECEPTIONS, core=True),
    Indicator(
        "receptions.voters", "接待选民（人）", "人", Kind.THINGS, Source.RECEPTIONS,
        take="persons", core=True,
    ),
    Indicator(
        "receptions.voter_times", "接待选民（人次）", "人次", Kind.TIMES, Source.RECEPTIONS,
        take="voter_times", core=True,
    ),
    Indicator(
        "receptions.deputies", "接待选民的代表", "名", Kind.DISTINCT, Source.RECEPTIONS,
        take="attended", core=True,
    ),
    Indicator(
        "receptions.deputy_times", "代表接待选民", "人次", Kind.TIMES, Source.RECEPTIONS,
        take="attended", core=True,
    ),
    Indicator("activities", "代表活动", "次", Kind.TIMES, Source.ACTIVITIES, core=True),
    Indicator(
        ACTIVE_GROUPS, "开展活动的代表小组", "个", Kind.DISTINCT, Source.ACTIVITIES,
        take="groups", core=True,
    ),
    Indicator(
        "activities.participants", "代表参加活动", "人次", Kind.TIMES, Source.ACTIVITIES,
        take="participants", core=True,
    ),
    *(
        Indicator(
            f"activities.participants.{level}", f"{name}人大代表参加活动", "人次", Kind.TIMES,
            Source.ACTIVITIES, take=f"participants_{level}", core=True,
            of="activities.participants",
        )
        for level, name in LEVELS.items()
    ),
    *(
        Indicator(
            f"attendance.{key}", name, "人次", Kind.TIMES, Source.ATTENDANCE, take=take,
            core=True,
        )
        for key, name, take in (
            ("called", "代表活动应到", "called"),
            ("came", "代表活动实到", "participants"),
            ("on_leave", "代表活动请假", "on_leave"),
            ("absent", "代表活动缺席", "absent"),
        )
    ),
    Indicator("meetings", "会议", "次", Kind.TIMES, Source.MEETINGS, core=True),
    Indicator("matchings", "结对联系", "对", Kind.THINGS, Source.MATCHINGS, core=True),
    Indicator("suggestions_filed", "代表建议", "件", Kind.THINGS, Source.FILED, core=True),
    Indicator(
        "suggestions_resolved", "解决的代表建议", "件", Kind.THINGS, Source.RESOLVED, core=True
    ),
    Indicator("key_topics", "重点督办", "项", Kind.THINGS, Source.KEY_TOPICS, core=True),
    Indicator(
        "key_topics.suggestions", "重点督办的代表建议", "件", Kind.DISTINCT,
        Source.KEY_TOPICS, take="suggestion_ids", core=True,
    ),
    *(
        Indicator(
            f"duty_records.{kind}", name, "人次", Kind.TIMES, Source.DUTY_RECORDS,
            where={"kind": [kind]}, take="quantity", core=True,
        )
        for kind, name in {
            "session": "代表出席大会", "hearing": "代表列席会议", "training": "代表参加培训",
        }.items()
    ),
    Indicator("opinions", "群众意见", "件", Kind.THINGS, Source.OPINIONS, core=True),
    *(
        Indicator(
            f"opinions.{extent}", name, "件", Kind.THINGS, Source.OPINIONS,
            where={"extent": [extent]}, core=True,
        )
        for extent, name in {"individual": "个案意见", "common": "共性意见"}.items()
    ),
    *(
        Indicator(
            f"opinions.handled_at.{level}", f"由{name}处理的意见", "件", Kind.THINGS,
            Source.OPINIONS, where={"handled_at": [level]}, core=True,
        )
        for level, name in {**LEVELS, "village": "村（社区）"}.items()
    ),
    Indicator(
        "opinions.solved", "解决的群众意见", "件", Kind.THINGS, Source.OPINIONS_SOLVED,
        core=True,
    ),
    *(
        Indicator(
            f"opinions.solved.{how}", name, "件", Kind.THINGS, Source.OPINIONS_SOLVED,
            where={"solved": [how]}, core=True,
        )
        for how, name in {
            "on_spot": "当场解决的意见", "after_handling": "办理后解决的意见",
        }.items()
    ),
    *(
        Indicator(
            f"opinions.{key}", name, unit, Kind.TIMES if unit == "件次" else Kind.THINGS,
            Source.OPINION_HANDLING, core=True,
        )
        for key, (name, unit) in OPINION_HANDLING.items()
    ),
    Indicator(
        "livelihood_votes", "民生实事项目票决", "次", Kind.TIMES, Source.LIVELIHOOD_VOTES,
        core=True,
    ),
    *(
        Indicator(
            f"livelihood_votes.{level}", f"{name}民生实事项目票决", "次", Kind.TIMES,
            Source.LIVELIHOOD_VOTES, where={"level": [level]}, core=True,
        )
        for level, name in {
            "province": "省级", "prefecture": "市级", "county": "县级", "township": "乡级",
        }.items()
    ),
    Indicator(
        "livelihood_projects", "票决的民生实事项目", "个", Kind.THINGS,
        Source.LIVELIHOOD_VOTES, take="chosen", core=True,
    ),
    Indicator(
        "livelihood_projects.completed", "办成的民生实事项目", "个", Kind.THINGS,
        Source.LIVELIHOOD_COMPLETED, core=True,
    ),
    *(
        Indicator(
            f"handling.{key}", name, unit, Kind.TIMES if unit == "件次" else Kind.THINGS,
            Source.HANDLING, core=True,
        )
        for key, (name, unit) in HANDLING.items()
    ),
    Indicator("inspections", "督导检查", "次", Kind.TIMES, Source.INSPECTIONS, core=True),
    Indicator(
        "inspections.places", "督导检查的单位", "个", Kind.DISTINCT, Source.INSPECTIONS,
        take="places", core=True,
    ),
    Indicator("findings", "督导发现的问题", "个", Kind.THINGS, Source.FINDINGS, core=True),
    Indicator(
        "findings.rectified", "整改的问题", "个", Kind.THINGS, Source.FINDINGS_RECTIFIED,
        core=True,
    ),
    Indicator(
        "findings.reinspected", "问题复查", "个次", Kind.TIMES, Source.FINDINGS_REINSPECTED,
        core=True,
    ),
    Indicator(
        "findings.reinspected.last_year", "复查上年的问题", "个次", Kind.TIMES,
        Source.FINDINGS_REINSPECTED, where={"cohort": ["last_year"]}, core=True,
    ),
    Indicator(
        "findings.reinspected.cleared", "复查合格", "个次", Kind.TIMES,
        Source.FINDINGS_REINSPECTED, where={"result": ["cleared"]}, core=True,
    ),
)  # fmt: skip

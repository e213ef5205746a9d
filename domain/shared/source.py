"""来源 — which records an indicator can count, and what it may ask of them: a table of data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Source(StrEnum):
    """Which records an indicator counts."""

    ACTIVITIES = "activities"
    ATTENDANCE = "attendance"
    FILED = "suggestions_filed"
    RESOLVED = "suggestions_resolved"
    HANDLING = "handling"
    CASES = "handling_cases"
    KEY_TOPICS = "key_topics"
    OPINIONS = "opinions"
    OPINIONS_SOLVED = "opinions_solved"
    OPINION_HANDLING = "opinion_handling"
    GROUPS = "deputy_groups"
    DEPUTIES = "deputies"
    MANDATES = "mandates"
    DUTY_REPORTS = "duty_reports"
    DUTY_RECORDS = "duty_records"
    STATIONS = "stations"
    RECEPTIONS = "receptions"
    STATIONS_PLANNED = "stations_planned"
    MEETINGS = "meetings"
    LIVELIHOOD_VOTES = "livelihood_votes"
    LIVELIHOOD_COMPLETED = "livelihood_completed"
    LIVELIHOOD_PROJECTS = "livelihood_projects"
    INSPECTIONS = "inspections"
    FINDINGS = "findings"
    FINDINGS_RECTIFIED = "findings_rectified"
    FINDINGS_REINSPECTED = "findings_reinspected"
    CHECKLIST = "checklist"
    MATCHINGS = "matchings"
    BODIES = "working_bodies"
    PILOTS = "pilots"
    COMPUTED = "computed"  # made of other indicators: a rest, a total, a rate
    DECLARED = "declared"  # nothing is counted: only declared figures answer it


@dataclass(frozen=True, slots=True)
class Countable:
    """What an indicator may ask of the records of a source.

    ``fields`` are those that ``where`` may look at; some have only certain ``words``. Of a
    record ``take`` may name one of its ``numbers``, or one of its ``lists``: as many as it
    names, or, of kind distinct, each once in a ledger. With ``own_numbers`` a plan may name
    further numbers. Only what is recorded ``in_campaigns`` can be counted by a campaign; the
    rest are standing figures of a place.
    """

    name: str
    in_campaigns: bool = False
    fields: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    own_numbers: bool = False
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def takes(self, word: str) -> bool:
        """Whether ``take`` may be this.

        >>> SOURCES[Source.FILED].takes("records"), SOURCES[Source.FILED].takes("villages")
        (True, False)
        """
        known = word == "records" or word in self.numbers or word in self.lists
        return known or self.own_numbers


_MATCHED = ("project", "enterprise", "village", "household", "voter_group", "deputy")
_MEETINGS = (
    "planning",
    "mobilisation",
    "coordination",
    "on_site",
    "joint_conference",
    "symposium",
    "hearing",
    "exchange",
)
_BODIES = (
    "leading_group",
    "campaign_office",
    "task_squad",
    "guidance_group",
    "supervision_team",
    "joint_conference",
)
_HEARD = {
    "channel": ("station", "reception", "visit", "activity", "phone", "web", "letter"),
    "extent": ("individual", "common"),
}
_STANDING = {
    "kind": (
        "deputy_home",
        "liaison_station",
        "central_station",
        "liaison_point",
        "activity_room",
        "reception_post",
        "deputy_studio",
        "home_or_station",
        "online_station",
    ),
    "tier": ("province", "prefecture", "county", "township", "village", "trade"),
}

_STATION = ("kind", "tier", "trade", "stars", "standards", "meets")
_SUGGESTION = (
    "sponsor",
    "focus_area",
    "category",
    "drawn_from",
    "occasion",
    "publication",
    "year",
    "lead_unit",
    "route",
    "satisfaction",
    "first_satisfaction",
    "answer",
    "rounds",
    "status",
)
_OF_SUGGESTION = ("deputies", "groups", "delegations", "drawn_from")
_OPINION = (
    "channel",
    "extent",
    "category",
    "focus_area",
    "place",
    "handled_at",
    "outcome",
    "solved",
    "status",
)

_PARTICIPANTS = (
    "participants",
    "participants_nation",
    "participants_province",
    "participants_prefecture",
    "participants_county",
    "participants_township",
)
_JUDGEMENTS = ("satisfied", "basically_satisfied", "dissatisfied")
_FINDING = ("item", "unit_kind", "team")

SOURCES: Mapping[str, Countable] = {
    Source.ACTIVITIES: Countable(
        "代表活动",
        in_campaigns=True,
        fields=("kind", "place", "focus_area", "checklist_item"),
        numbers=(
            "households",
            "voters_received",
            "opinions_heard",
            "problems_found",
            "problems_solved",
        ),
        lists=(*_PARTICIPANTS, "villages", "enterprises", "projects", "groups"),
        own_numbers=True,
    ),
    Source.ATTENDANCE: Countable(
        "登记了到会情况的活动",
        in_campaigns=True,
        fields=("kind", "place", "focus_area"),
        lists=("called", "participants", "on_leave", "absent"),
    ),
    Source.FILED: Countable(
        "提出的代表建议", in_campaigns=True, fields=_SUGGESTION, lists=_OF_SUGGESTION
    ),
    Source.RESOLVED: Countable(
        "解决的代表建议", in_campaigns=True, fields=_SUGGESTION, lists=_OF_SUGGESTION
    ),
    Source.HANDLING: Countable("代表建议的办理"),
    Source.CASES: Countable(
        "代表建议的办理件",
        fields=("extension", "handled", "contact", "lead_units", "assisting_units"),
        lists=("lead_units", "assisting_units", "taking_part", "suggestion_ids"),
    ),
    Source.KEY_TOPICS: Countable(
        "重点督办", fields=("leader", "committee"), lists=("suggestion_ids",)
    ),
    Source.OPINIONS: Countable(
        "听取的群众意见", in_campaigns=True, fields=_OPINION, words=_HEARD
    ),
    Source.OPINIONS_SOLVED: Countable(
        "解决的群众意见", in_campaigns=True, fields=_OPINION, words=_HEARD
    ),
    Source.OPINION_HANDLING: Countable("群众意见的办理"),
    Source.GROUPS: Countable("代表小组"),
    Source.DEPUTIES: Countable("代表"),
    Source.MANDATES: Countable("代表职务"),
    Source.DUTY_REPORTS: Countable(
        "述职",
        in_campaigns=True,
        fields=("to", "congress", "scheme"),
        numbers=(
            "present",
            "issued",
            "returned",
            *_JUDGEMENTS,
            "abstained",
            "excellent",
            "competent",
            "basically_competent",
            "incompetent",
        ),
        lists=("deputies",),
    ),
    Source.DUTY_RECORDS: Countable(
        "履职登记", fields=("kind", "title"), numbers=("quantity",), lists=("deputies",)
    ),
    Source.RECEPTIONS: Countable(
        "接待选民",
        in_campaigns=True,
        fields=("place",),
        numbers=("persons", "voter_times"),
        lists=("attended",),
    ),
    Source.STATIONS: Countable(
        "家站",
        in_campaigns=True,
        fields=_STATION,
        lists=("standards",),
        words=_STANDING,
    ),
    Source.STATIONS_PLANNED: Countable(
        "在建家站", in_campaigns=True, fields=_STATION, words=_STANDING
    ),
    Source.MEETINGS: Countable(
        "会议",
        in_campaigns=True,
        fields=("kind", "title", "held_by", "place"),
        numbers=("others", "persons", "copies"),
        lists=("attendees", "units", "speakers", "reports"),
        words={"kind": _MEETINGS},
    ),
    Source.LIVELIHOOD_VOTES: Countable(
        "民生实事票决",
        in_campaigns=True,
        fields=("level", "body", "cohort"),
        numbers=("present",),
        lists=("listed", "chosen"),
    ),
    Source.LIVELIHOOD_COMPLETED: Countable(
        "办成的民生实事项目", in_campaigns=True, fields=("unit",)
    ),
    Source.LIVELIHOOD_PROJECTS: Countable(
        "民生实事项目",
        in_campaigns=True,
        fields=("title", "unit", "status", "cohort"),
        numbers=(
            *_JUDGEMENTS,
            "abstained",
            *(f"progress_{each}" for each in (*_JUDGEMENTS, "abstained")),
        ),
    ),
    Source.INSPECTIONS: Countable(
        "督导检查",
        in_campaigns=True,
        fields=("unit_kind", "team"),
        numbers=("score",),
        lists=("places",),
    ),
    Source.FINDINGS: Countable("督导发现的问题", in_campaigns=True, fields=_FINDING),
    Source.FINDINGS_RECTIFIED: Countable("整改的问题", in_campaigns=True, fields=_FINDING),
    Source.FINDINGS_REINSPECTED: Countable(
        "问题复查", in_campaigns=True, fields=(*_FINDING, "cohort", "result")
    ),
    Source.MATCHINGS: Countable(
        "结对联系",
        in_campaigns=True,
        fields=("kind", "target"),
        lists=("deputies", "targets"),
        words={"kind": _MATCHED},
    ),
    Source.BODIES: Countable(
        "工作机构",
        in_campaigns=True,
        fields=("kind", "name"),
        lists=("members_now", "deputy_heads"),
        words={"kind": _BODIES},
    ),
    Source.PILOTS: Countable("试点", in_campaigns=True, fields=("place", "verdict")),
    Source.CHECKLIST: Countable(
        "清单记录",
        in_campaigns=True,
        fields=("item", "subject"),
        lists=("deputies", "groups"),
    ),
    Source.COMPUTED: Countable("由其他指标算出", in_campaigns=True),
    Source.DECLARED: Countable("申报数", in_campaigns=True),
}

STOCKS = (
    Source.DEPUTIES,
    Source.MANDATES,
    Source.GROUPS,
    Source.STATIONS,
    Source.STATIONS_PLANNED,
)
"""What is counted as it stands on a day, and over no period."""

RECORDS = tuple(source for source in SOURCES if source not in {"computed", "declared"})
"""What there are records of."""

IN_CAMPAIGNS = tuple(source for source, each in SOURCES.items() if each.in_campaigns)
"""What a campaign can count."""

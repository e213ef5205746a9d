"""A request for every operation of the document: one that would be accepted."""

from dataclasses import dataclass
from typing import Any

from application.ballot_box import Box
from interface.http.answers import XLSX
from interface.http.openapi import document
from tests.interface.world import CANDIDATES, DEPUTIES, World, named
from tests.support.memory_ballot_box import slip_of
from tests.support.xlsx import filled

HERE = "130608"

TARGETS = {
    "campaign.adopt": "planned",
    "campaign.issue": "adopted",
    "campaign.launch": "adopted",
    "campaign.revise": "planned",
    "campaign.resume": "suspended",
    "campaign": "launched",
    "deputy.void": "newcomer",
    "deputy.void_mandate": "deputy of two",
    "deputy.resume": "suspended deputy",
    "deputy.accept": "arriving deputy",
    "deputy.refuse": "arriving deputy",
    "deputy": "deputy",
    "deputy_group": "group",
    "duty_record.uphold": "disputed entry",
    "duty_record.verify": "claimed entry",
    "duty_record": "entry",
    "duty_report": "duty report",
    "duty_sheet": "duty sheet",
    "grouping": "grouping",
    "group_round.conclude": "walked round",
    "group_round": "group round",
    "activity": "activity",
    "activity_notice.issue": "planned notice",
    "activity_notice.decide_leave": "leave notice",
    "activity_notice": "issued notice",
    "meeting": "meeting",
    "matching": "matching",
    "working_body": "body",
    "pilot": "pilot",
    "checklist_record": "record",
    "suggestion.cosign": "drafted",
    "suggestion.decline": "drafted",
    "suggestion.submit": "signed",
    "suggestion.revise": "returned",
    "suggestion.accept": "incoming",
    "suggestion.refuse": "incoming",
    "suggestion.reply": "settling",
    "suggestion.remind": "replied",
    "suggestion.lapse": "reminded",
    "suggestion.judge": "replied",
    "suggestion.order_rehandling": "dissatisfied",
    "suggestion.decline_rehandling": "dissatisfied",
    "suggestion.escalate": "twice",
    "suggestion.conclude": "escalated",
    "suggestion.keep_promise": "promised",
    "suggestion.judge_promise": "kept",
    "suggestion.fail_promise": "promised",
    "suggestion.carry_promise": "promised",
    "suggestion.resolve": "judged",
    "suggestion.publish": "judged",
    "suggestion.withhold": "judged",
    "suggestion.archive": "judged",
    "suggestion.deadlines": "dispatched",
    "suggestion.history": "dispatched",
    "suggestion": "filed",
    "handling_case.distribute": "case of distributing",
    "handling_case.decide_objection": "case of objected",
    "handling_case.answer_dispute": "case of disputed",
    "handling_case.return_opinion": "case of advised",
    "handling_case.decide_extension": "case of extending",
    "handling_case": "case of dispatched",
    "oversight": "oversight",
    "key_topic": "topic",
    "opinion.accept": "offered opinion",
    "opinion.refuse": "offered opinion",
    "opinion.unlink": "duplicate",
    "opinion.send_back": "assigned",
    "opinion.reply": "assigned",
    "opinion.feed_back": "answered",
    "opinion.confirm": "told",
    "opinion.conclude": "told",
    "opinion.reopen": "told",
    "opinion": "heard",
    "follow": "follow code",
    "brief": "brief",
    "evaluation.revise_sheet": "sheet",
    "evaluation.propose": "evaluation",
    "evaluation.publish": "evaluation verified",
    "evaluation.commend": "evaluation published",
    "evaluation": "evaluation proposed",
    "inspection.reinspect": "inspection rectified",
    "inspection": "inspection",
    "inspection_round": "round",
    "period_report.resubmit": "report sent back",
    "period_report.amend": "report approved",
    "period_report": "report",
    "received_report": "report from below",
    "handling_unit": "unit",
    "import_batch": "import",
    "reception.correct": "received",
    "reception.publish": "received",
    "reception": "announced",
    "station.complete": "building",
    "station.rectify": "faulty",
    "station.resume": "resting",
    "station": "open",
    "station_standard": "standard",
    "declared_figure": "figure",
    "access_grant": "grant",
    "livelihood_vote.collect": "collecting",
    "livelihood_vote.review": "collecting",
    "livelihood_vote.propose": "collecting",
    "livelihood_vote.open_ballot": "listed",
    "livelihood_vote.issue_slips": "balloting",
    "livelihood_vote.remove_voter": "balloting",
    "livelihood_vote.cast": "casting",
    "livelihood_vote.close_ballot": "balloting",
    "livelihood_vote.count": "closed",
    "livelihood_vote.count_paper": "on paper",
    "livelihood_vote.announce": "counted",
    "livelihood_vote": "listed",
    "livelihood_project.assess": "done project",
    "livelihood_project": "project",
    "personal_data.release": "restricted",
    "personal_data.decline_erasure": "leaving",
    "personal_data.approve_erasure": "leaving",
    "personal_data": "known",
}
"""The record that an operation, or any other of its noun, is asked of."""

FREE = [str(named(f"free {at}")) for at in range(3)]
"""Deputies who are in no group."""

BODIES: dict[str, dict[str, Any]] = {
    "deputy_group.form": {"members": FREE, "convener": FREE[0]},
    "deputy_group.transfer": {
        "deputy_id": str(named("member 0")),
        "to_group": str(named("another group")),
    },
    "group_round.open": {"group_id": str(named("group"))},
    "deputy_group.merge": {"into": str(named("another group"))},
    "grouping.split": {"number": 2},
    "campaign.follow": {"previous_id": str(named("planned"))},
    "campaign.launch": {"on": "2024-05-21"},
    "checklist_record.enter": {"campaign_id": str(named("launched"))},
    "working_body.set_up": {"campaign_id": str(named("launched"))},
    "pilot.designate": {"campaign_id": str(named("launched"))},
    "activity.serve": {"campaign_id": str(named("launched"))},
    "handling_case.dispatch": {"suggestion_ids": [str(named("admitted"))]},
    "handling_case.meet": {
        "cases": [
            {
                "suggestion_ids": [str(named("admitted"))],
                "assignments": [{"unit": "区住房和城乡建设局", "role": "sole"}],
            }
        ]
    },
    "handling_case.join": {"suggestion_id": str(named("another"))},
    "handling_case.reply": {"suggestion_id": str(named("dispatched"))},
    "key_topic.set": {"suggestion_ids": [str(named("admitted"))]},
    "key_topic.add": {"suggestion_id": str(named("another"))},
    "key_topic.remove": {"suggestion_id": str(named("supervised"))},
    "opinion.link": {"main_id": str(named("main opinion"))},
    "opinion.unlink": {"main_id": str(named("main opinion"))},
    "opinion.convert": {"opinion_ids": [str(named("heard"))]},
    "livelihood_vote.collect": {"candidate_id": str(named("a candidate"))},
    "livelihood_vote.cast": {
        "ballot": {
            "slip": slip_of(Box(named("vote casting"), 1), DEPUTIES[0]),
            "choices": [1],
            "mark": "9f86d081884c7d659a2feaa0c55ad015",
        }
    },
    "livelihood_project.commission": {
        "vote_id": str(named("vote announced")),
        "candidate_id": str(CANDIDATES[0]),
    },
    "evaluation.open": {"sheet_id": str(named("sheet"))},
    "inspection.hold": {
        "round_id": str(named("round")),
        "unit": "温仁镇",
        "marks": [{"key": "grouping", "points": 18}],
        "findings": [{"item": "grouping", "text": "偏大"}],
    },
    "station.assess": {"standard_id": str(named("standard"))},
    "station.merge": {"into_id": str(named("neighbour"))},
    "jurisdiction.establish": {
        "parent": HERE,
        "codes": [{"scheme": "gb2260", "edition": "2023", "code": "130608101"}],
    },
    "jurisdiction.merge": {"into": "130607"},
    "jurisdiction.split": {"into": ["130607", "429006"]},
}
"""What differs from the example of the document."""

STEPS = {"{form}": "activities"}
"""The steps of a path that are no record."""

JSON = "application/json"
QUERIES: dict[str, dict[str, str]] = {
    "import_batch.check": {"form": "activities"},
    "import_batch.take": {"form": "activities"},
    "reception.propose": {
        "every": "week",
        "weekday": "1",
        "from_on": "2024-06-01",
        "to_on": "2024-06-30",
    },
    "rollup.prove": {"indicator": "activities"},
    "suggestion.search": {"q": "加装电梯"},
    "deputy.duty_score": {
        "sheet_id": str(named("duty sheet")),
        "from_on": "2024-01-01",
        "to_on": "2024-12-31",
    },
    "received_report.state": {"campaign": str(named("launched"))},
}


CONTENTS = {XLSX: filled()}
"""What is sent where a file is wanted."""


@dataclass(frozen=True)
class Operation:
    """One operation as the document describes it."""

    id: str
    method: str
    path: str
    body: dict[str, Any] | None
    file: str | None
    changes: bool

    def ask(self, world: World, code: str = HERE) -> dict[str, Any]:
        """The arguments of a request, in a world."""
        noun = self.id.partition(".")[0]
        target = TARGETS.get(self.id, TARGETS.get(noun, ""))
        path = self.path.replace("{code}", "conflict" if noun == "health" else code)
        path = path.replace("{number}", "1")
        body = self.body and {**self.body, **BODIES.get(self.id, {})}
        url = "/".join(
            STEPS.get(step) or str(world.ids[target]) if step.startswith("{") else step
            for step in path.split("/")
        )
        asked = {
            "method": self.method,
            "url": url,
            "params": QUERIES.get(self.id),
            "headers": {"if-match": "*"} if self.changes else {},
        }
        if self.file:
            asked["content"] = CONTENTS[self.file]
            asked["headers"]["content-type"] = self.file
            return asked
        return asked | {"json": body}


def operations() -> list[Operation]:
    """Every operation there is."""
    schema = document()
    return [
        Operation(
            operation["operationId"],
            method.upper(),
            path,
            _example(schema, operation),
            next((each for each in _contents(operation) if each != JSON), None),
            any(each.get("name") == "If-Match" for each in operation.get("parameters", [])),
        )
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]


def _contents(operation: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = operation.get("requestBody", {}).get("content", {})
    return found


def _example(schema: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any] | None:
    if JSON not in _contents(operation):
        return None
    ref = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    model = schema["components"]["schemas"][ref.rpartition("/")[2]]
    example: dict[str, Any] = model["examples"][0]
    return example

"""考评 — who is proposed, verified, scored and ranked; and who is commended for it."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.evaluation.standings import Subjects, measured, standings
from domain.score_sheet import ScoreSheet
from domain.shared import score
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_among

AT_ONCE_MAX = 500


class ResultsPublished(RuleBroken):
    """The results were published on {on}."""


class ResultsNotPublished(RuleBroken):
    """The results have not been published."""


class AlreadyProposed(RuleBroken):
    """{name} was already proposed."""


class NotProposed(RuleBroken):
    """{which} was not proposed, or was refused."""


class NotVerified(RuleBroken):
    """{names} have not been verified yet."""


class NotCommendable(RuleBroken):
    """{name} cannot be commended: {reason}."""


class Evaluation(Aggregate):
    """考评: opened under a score sheet → proposed → verified → published → commended.

    What is stored are the measures; points follow from them by any edition of the sheet.
    """

    TOPIC = "evaluation"

    class Event(Aggregate.Event):
        """Something happened to an evaluation."""

    class Opened(Event, Created):
        TOPIC = "evaluation.opened"
        title: str
        year: int
        campaign_id: UUID | None
        sheet_id: UUID
        edition: int
        sheet: dict[str, Any]
        opened_on: date

        def apply(self, aggregate: "Evaluation") -> None:
            aggregate.sheet = score.read(self.sheet)

    class Proposed(Event):
        """``subjects``: id, name, position, measures, and a note with what supports them."""

        TOPIC = "evaluation.proposed"
        by: str
        subjects: list[dict[str, Any]]
        proposed_on: date

        def apply(self, aggregate: "Evaluation") -> None:
            for each in self.subjects:
                aggregate.subjects[each["id"]] = {**each, "state": "proposed"}

    class Verified(Event):
        """With the measures that were found right, which may differ from those proposed."""

        TOPIC = "evaluation.verified"
        subject_id: str
        measures: dict[str, str]
        note: str
        verified_on: date

        def apply(self, aggregate: "Evaluation") -> None:
            told = {"state": "verified", "measures": self.measures}
            aggregate.subjects[self.subject_id] |= told

    class Refused(Event):
        TOPIC = "evaluation.refused"
        subject_id: str
        reason: str
        refused_on: date

        def apply(self, aggregate: "Evaluation") -> None:
            aggregate.subjects[self.subject_id]["state"] = "refused"

    class Published(Event):
        """``results``: points, grade and rank of each subject, and whether the quota has it."""

        TOPIC = "evaluation.published"
        results: list[dict[str, Any]]
        published_on: date

        def apply(self, aggregate: "Evaluation") -> None:
            aggregate.results = {each["subject_id"]: each for each in self.results}
            aggregate.published_on = self.published_on

    class Commended(Event):
        TOPIC = "evaluation.commended"
        honour: str
        subject_ids: list[str]
        decided_by: str
        commended_on: date

        def apply(self, aggregate: "Evaluation") -> None:
            aggregate.commended.update(self.subject_ids)

    def __init__(self) -> None:
        self.sheet = score.Sheet("", "", "", ())
        self.subjects: Subjects = {}
        self.results: Subjects = {}
        self.commended: set[str] = set()
        self.published_on: date | None = None

    @classmethod
    def open(
        cls,
        sheet: ScoreSheet,
        *,
        id: UUID,
        title: str,
        year: int,
        campaign_id: UUID | None,
        edition: int | None,
        on: date,
    ) -> Self:
        """启动考评 — by the newest edition of the sheet, if none is named."""
        number = edition or len(sheet.editions)
        applied = sheet.edition(number)
        if applied.over == score.CAMPAIGN and campaign_id is None:
            raise BadValue(field="campaign_id", reason="评分办法按活动计，须写明是哪项活动")
        return cls.begin(
            cls.Opened,
            id=id,
            title=title,
            year=year,
            campaign_id=campaign_id,
            sheet_id=sheet.id,
            edition=number,
            sheet=applied.state(),
            opened_on=on,
        )

    def propose(self, *, by: str, subjects: list[dict[str, Any]], on: date) -> None:
        """推荐 — with the measures and what supports them."""
        self._must_be_open()
        if not 0 < len(subjects) <= AT_ONCE_MAX:
            raise BadValue(field="subjects", reason=f"一次推荐 1 至 {AT_ONCE_MAX} 个")
        told: Subjects = {}
        for at, each in enumerate(subjects):
            if each["id"] in told or each["id"] in self.subjects:
                raise AlreadyProposed(name=each["name"])
            measures = measured(self.sheet, each["measures"], f"subjects[{at}].measures")
            told[each["id"]] = {**each, "measures": measures}
        self.trigger_event(self.Proposed, by=by, subjects=list(told.values()), proposed_on=on)

    def verify(
        self, *, subject_id: str, measures: dict[str, Any] | None, note: str, on: date
    ) -> None:
        """核实 — again, too, as long as nothing is published."""
        self._must_be_open()
        subject = self._subject(subject_id)
        found = subject["measures"] if measures is None else measures
        self.trigger_event(
            self.Verified,
            subject_id=subject_id,
            measures=measured(self.sheet, found, "measures"),
            note=note,
            verified_on=on,
        )

    def refuse(self, *, subject_id: str, reason: str, on: date) -> None:
        """不予参评"""
        self._must_be_open()
        self._subject(subject_id)
        if not reason.strip():
            raise BadValue(field="reason", reason="须写明理由")
        self.trigger_event(self.Refused, subject_id=subject_id, reason=reason, refused_on=on)

    def publish(self, *, on: date) -> None:
        """公布 — once all are verified; the ranks are kept as they are published."""
        self._must_be_open()
        waiting = [each["name"] for each in self._in("proposed").values()]
        if waiting:
            raise NotVerified(names="、".join(waiting))
        results = standings(self.sheet, self._in("verified"))
        if not results:
            raise BadValue(field="subjects", reason="没有可以公布的结果")
        self.trigger_event(self.Published, results=results, published_on=on)

    def commend(
        self, *, honour: str, subject_ids: list[str], decided_by: str, on: date
    ) -> None:
        """表彰 — of those in the quota or tied at its edge; never of who is excluded."""
        if self.published_on is None:
            raise ResultsNotPublished
        for each in subject_ids:
            if each not in self.results:
                which = one_among(subject_ids, each, "个对象")
                raise NotProposed(subject_id=each, which=which)
            result = self.results[each]
            if self.sheet.quota and not (result["within"] or result["tied"]):
                raise NotCommendable(name=result["name"], reason="不在名额以内")
            if each in self.commended:
                raise NotCommendable(name=result["name"], reason="已经表彰")
        self._must_fit(subject_ids)
        self.trigger_event(
            self.Commended,
            honour=honour or (self.sheet.quota.name if self.sheet.quota else ""),
            subject_ids=subject_ids,
            decided_by=decided_by,
            commended_on=on,
        )

    def _must_fit(self, subject_ids: list[str]) -> None:
        if self.sheet.quota is None:
            return
        places = self.sheet.quota.places(len(self.results))
        if len(self.commended) + len(subject_ids) > places:
            names = "、".join(self.results[each]["name"] for each in subject_ids)
            raise NotCommendable(name=names, reason=f"名额共 {places} 个")

    def _must_be_open(self) -> None:
        if self.published_on is not None:
            raise ResultsPublished(on=self.published_on)

    def _subject(self, subject_id: str) -> dict[str, Any]:
        subject = self.subjects.get(subject_id)
        if subject is None or subject["state"] == "refused":
            raise NotProposed(subject_id=subject_id, which="这个对象")
        return subject

    def _in(self, state: str) -> Subjects:
        return {id: each for id, each in self.subjects.items() if each["state"] == state}

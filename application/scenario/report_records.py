"""Commands for inspections, period reports and briefs."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Receipt
from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.model import Briefs, Inspections, Place, Reports, Scenario
from application.scenario.people import fill
from application.scenario.spreading import Share, spread

Entry = Inspections | Reports | Briefs


def stages(use_cases: UseCases, scenario: Scenario) -> Iterator[Stage]:
    """Reports and briefs count when they are made: what came before is in the books by then."""
    made = Maker(use_cases, scenario)
    rounds = [track for entry in scenario.inspections for track in made.rounds(entry)]
    yield Stage("督导检查", rounds, carries=bool(scenario.reports or scenario.briefs))
    for entry in scenario.reports:
        yield Stage("定期报告", made.reports(entry), carries=True)
        if entry.accepted:
            yield Stage("接收报告", made.acceptances(entry), carries=True)
    for brief in scenario.briefs:
        yield Stage("简报", made.drafts(brief), carries=True)
        yield Stage("印发简报", made.issues(brief), carries=True)


class Maker:
    """Makes the commands of a scenario."""

    def __init__(self, use_cases: UseCases, scenario: Scenario) -> None:
        self._use = use_cases
        self._scenario = scenario

    def rounds(self, entry: Inspections) -> Iterator[Track]:
        """One round for each place, and in it so many inspections."""
        totals = {"findings": entry.findings}
        shares = spread(
            len(entry.places), entry.count, first=entry.first, last=entry.last, totals=totals
        )
        done = 0
        for at, place in enumerate(entry.places):
            own = [share for share in shares if share.place == at]
            track = [self._plan(entry, place)]
            for share in own:
                track += self._inspected(entry, place, share, done)
                done += share.totals["findings"]
            if entry.concluded:
                ended = {"summary": entry.concluded.summary, "on": entry.concluded.on}
                conclude = self._use.inspection_rounds.conclude
                noun = "inspection_round"
                track.append(self._ask(place, entry, conclude, noun, ended, step="conclude"))
            yield track

    def _plan(self, entry: Inspections, place: Place) -> Command:
        facts = {
            "title": entry.title,
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
            "team": entry.team,
            "inspectors": list(entry.inspectors),
            "items": [dict(each) for each in entry.items],
            "units": [],
            "after_id": self._id(place, "inspection_round", entry.after)
            if entry.after
            else None,
            "on": entry.first,
        }
        use = self._use.inspection_rounds.plan
        return self._ask(place, entry, use, "inspection_round", facts)

    def _inspected(
        self, entry: Inspections, place: Place, share: Share, done: int
    ) -> Iterator[Command]:
        key = f"{entry.key}/{share.number}"
        use, count = self._use.inspections, share.totals["findings"]
        texts = [f"问题{done + n}" for n in range(1, count + 1)]
        facts = {
            "round_id": self._id(place, "inspection_round", entry.key),
            "unit_kind": entry.unit_kind,
            "unit_id": None,
            "unit": entry.units[share.number - 1]
            if entry.units
            else fill(entry.unit, place, f"{share.number:02}"),
            "marks": [
                {"key": key, "points": entry.marks.get(key, each["points"])}
                for each in entry.items
                for key in [each["key"]]
            ],
            "findings": [{"item": entry.items[0]["key"], "text": text} for text in texts],
            "on": share.on,
        }
        noun = "inspection"
        yield self._ask(place, entry, use.hold, noun, facts, key=key)
        for number in range(1, count + 1):
            told: dict[str, Any] = {"number": number, "on": share.on}
            if done + number <= entry.ordered:
                said = told | {"demand": "限期整改", "due_on": entry.due_on}
                step = f"order {number}"
                yield self._ask(place, entry, use.order, noun, said, key=key, step=step)
            if done + number <= entry.rectified:
                said = told | {"what": "已整改"}
                step = f"rectify {number}"
                yield self._ask(place, entry, use.rectify, noun, said, key=key, step=step)
            if done + number <= entry.reinspected:
                said = told | {"passed": True, "note": ""}
                step = f"reinspect {number}"
                yield self._ask(place, entry, use.reinspect, noun, said, key=key, step=step)

    def reports(self, entry: Reports) -> list[Track]:
        """Every place reports what it has counted by then."""
        return [
            [
                self._ask(
                    place,
                    entry,
                    self._use.period_reports.submit,
                    "period_report",
                    {
                        "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
                        "title": fill(entry.title, place),
                        "period_from": entry.first,
                        "period_to": entry.last,
                        "declared": [],
                        "summary": entry.summary,
                        "on": entry.on,
                    },
                )
            ]
            for place in entry.places
        ]

    def acceptances(self, entry: Reports) -> list[Track]:
        """In the ledger above, under the id by which the report arrived there."""
        return [[self._accepted(entry, place)] for place in entry.places]

    def _accepted(self, entry: Reports, place: Place) -> Command:
        above = identity.place(place.parent_code)
        report = self._id(place, "period_report", entry.key)
        return Command(
            above,
            (self._scenario.key, f"period_report/{entry.key}", "accept", str(place.id)),
            entry.path,
            self._use.received_reports.accept,
            (identity.received(above, report),),
            {"on": entry.on},
        )

    def drafts(self, entry: Briefs) -> list[Track]:
        """A brief as a draft, in each of its places."""
        use = self._use.briefs.draft
        return [
            [
                self._ask(
                    place,
                    entry,
                    use,
                    "brief",
                    {
                        "kind": entry.kind,
                        "title": entry.title,
                        "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
                        "series_id": None,
                        "paragraphs": list(entry.paragraphs),
                        "as_of": entry.as_of,
                        "on": entry.on,
                    },
                )
            ]
            for place in entry.places
        ]

    def issues(self, entry: Briefs) -> list[Track]:
        """Issued, if the document has it so."""
        if not entry.issued_by:
            return []
        use, facts = self._use.briefs.issue, {"issued_by": entry.issued_by, "on": entry.on}
        return [
            [self._ask(place, entry, use, "brief", facts, step="issue")]
            for place in entry.places
        ]

    def _ask(
        self,
        place: Place,
        entry: Entry,
        method: Callable[..., Awaitable[Receipt]],
        noun: str,
        facts: dict[str, Any],
        *,
        key: str = "",
        step: str = "",
    ) -> Command:
        key = key or entry.key
        name = (self._scenario.key, f"{noun}/{key}", *([step] if step else []))
        return Command(place.id, name, entry.path, method, (self._id(place, noun, key),), facts)

    def _id(self, place: Place, noun: str, key: str) -> UUID:
        return identity.named(place.id, noun, self._scenario.key, f"{noun}/{key}")

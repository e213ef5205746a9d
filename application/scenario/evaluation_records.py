"""Commands for evaluations: a sheet, the subjects, the results, who is commended."""

from collections.abc import Iterator
from typing import Any

from application import identity
from application.scenario.command import Command, Stage, UseCases
from application.scenario.model import Evaluations, Place, Scenario
from application.scenario.people import fill
from application.scenario.recording import Record
from application.scenario.spreading import even


def stages(use_cases: UseCases, scenario: Scenario) -> Iterator[Stage]:
    """What is proposed may be counted: everything before is in the books by then."""
    for entry in scenario.evaluations:
        told = [_Teller(use_cases, scenario, entry, place) for place in entry.places]
        yield Stage("启动考评", [list(each.opened()) for each in told], carries=True)
        yield Stage("考评", [list(each.judged()) for each in told], carries=True)


class _Teller:
    """Tells one evaluation of one place."""

    def __init__(
        self, use_cases: UseCases, scenario: Scenario, entry: Evaluations, place: Place
    ) -> None:
        name = f"evaluations/{entry.key}"
        self._use = use_cases
        self._entry = entry
        self._place = place
        self._sheet = Record(scenario.key, place, "score_sheet", name, entry.path)
        self._record = Record(scenario.key, place, "evaluation", name, entry.path)
        self._subjects = list(_subjects(scenario, entry, place))

    def opened(self) -> Iterator[Command]:
        """Under a sheet of its own."""
        entry, place = self._entry, self._place
        adopt = self._use.score_sheets.adopt
        adopted = {
            "sheet": dict(entry.sheet),
            "adopted_by": fill(entry.adopted_by, place),
            "on": entry.adopted_on,
        }
        yield self._sheet.ask(adopt, "sheet", **adopted)
        opened = {
            "sheet_id": self._sheet.id,
            "title": fill(entry.title, place),
            "year": entry.year,
            "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
            "edition": None,
            "on": entry.opened_on,
        }
        yield self._record.ask(self._use.evaluations.open, **opened)

    def judged(self) -> Iterator[Command]:
        """Proposed, verified or refused, published, and the first ones commended."""
        use, entry, ask = self._use.evaluations, self._entry, self._record.ask
        on, by = entry.opened_on, fill(entry.proposed_by, self._place)
        yield ask(use.propose, "propose", by=by, subjects=self._subjects, on=on)
        ids = [each["id"] for each in self._subjects]
        kept = ids[: len(ids) - entry.refused]
        for id in kept:
            found = {"subject_id": id, "measures": None, "note": "", "on": on}
            yield ask(use.verify, "verify", id, **found)
        for id in ids[len(kept) :]:
            refused = {"subject_id": id, "reason": "不符合条件", "on": on}
            yield ask(use.refuse, "refuse", id, **refused)
        if entry.published_on:
            yield ask(use.publish, "publish", on=entry.published_on)
        if entry.honour:
            honoured = {
                "honour": entry.honour.name,
                "subject_ids": kept[: entry.honour.count],
                "decided_by": fill(entry.honour.decided_by, self._place),
                "on": entry.honour.on,
            }
            yield ask(use.commend, "commend", **honoured)


def _subjects(scenario: Scenario, entry: Evaluations, place: Place) -> Iterator[dict[str, Any]]:
    """Numbered, or as they are named; the first ones have the most of every measure."""
    count = len(entry.subjects)
    below = {each.name: each.id for each in scenario.places if each.parent_code == place.code}
    townships = entry.sheet["subject"] == "township"
    measures = {name: even(total, count) for name, total in entry.measures.items()}
    for at, name in enumerate(entry.subjects):
        words = (scenario.key, f"evaluations/{entry.key}", name)
        yield {
            "id": str(
                below[name] if townships else identity.named(place.id, "subject", *words)
            ),
            "name": fill(name, place),
            "position": "",
            "measures": {each: parts[at] for each, parts in measures.items()},
            "note": "",
        }

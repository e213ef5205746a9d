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
    """They count what was done: everything before is in the books by then."""
    tracks = [
        list(_evaluation(use_cases, scenario, entry, place))
        for entry in scenario.evaluations
        for place in entry.places
    ]
    yield Stage("数清各级", [], carries=bool(tracks))
    yield Stage("考评", tracks)


def _evaluation(
    use_cases: UseCases, scenario: Scenario, entry: Evaluations, place: Place
) -> Iterator[Command]:
    use, name = use_cases.evaluations, f"evaluations/{entry.key}"
    sheet = Record(scenario.key, place, "score_sheet", name, entry.path)
    by = fill(entry.adopted_by, place)
    yield sheet.ask(
        use_cases.score_sheets.adopt,
        "sheet",
        sheet=dict(entry.sheet),
        adopted_by=by,
        on=entry.adopted_on,
    )
    record = Record(scenario.key, place, "evaluation", name, entry.path)
    opened = {
        "sheet_id": sheet.id,
        "title": fill(entry.title, place),
        "year": entry.year,
        "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
        "edition": None,
    }
    on = entry.opened_on
    yield record.ask(use.open, **opened, on=on)
    subjects = list(_subjects(scenario, entry, place))
    proposed_by = fill(entry.proposed_by, place)
    yield record.ask(use.propose, "propose", by=proposed_by, subjects=subjects, on=on)
    kept = [each["id"] for each in subjects[: len(subjects) - entry.refused]]
    for each in subjects:
        about = {"subject_id": each["id"], "on": on}
        if each["id"] in kept:
            found = {"measures": None, "note": ""}
            yield record.ask(use.verify, "verify", each["id"], **about, **found)
        else:
            yield record.ask(use.refuse, "refuse", each["id"], **about, reason="不符合条件")
    if entry.published_on:
        yield record.ask(use.publish, "publish", on=entry.published_on)
    if entry.honour:
        decided_by = fill(entry.honour.decided_by, place)
        honoured = {"honour": entry.honour.name, "decided_by": decided_by}
        some = kept[: entry.honour.count]
        commend = use.commend
        yield record.ask(commend, "commend", **honoured, subject_ids=some, on=entry.honour.on)


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

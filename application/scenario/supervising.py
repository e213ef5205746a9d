"""Commands for the topics that leaders supervise."""

from collections.abc import Iterator

from application.scenario.command import Track, UseCases
from application.scenario.model import Scenario
from application.scenario.people import fill
from application.scenario.recording import Record
from application.scenario.suggesting import suggestion_id


def topics(use_cases: UseCases, scenario: Scenario) -> Iterator[Track]:
    """While there is something to supervise: before the replies."""
    use, filed = use_cases.key_topics, {each.key: each for each in scenario.suggestions}
    for entry in scenario.key_topics:
        of = filed[entry.suggestions]
        for place in entry.places:
            numbers = range(of.places.index(place) + 1, of.count + 1, len(of.places))
            record = Record(
                scenario.key, place, "key_topic", f"key_topics/{entry.key}", entry.path
            )
            facts = {
                "title": fill(entry.title, place),
                "reason": entry.reason,
                "leader": entry.leader,
                "committee": entry.committee,
                "year": entry.year,
                "suggestion_ids": [
                    suggestion_id(scenario, place, f"suggestions/{of.key}/{number}")
                    for number in numbers[: entry.count]
                ],
            }
            track = [record.ask(use.set, **facts, on=entry.on)]
            for on, finding in entry.findings:
                track.append(record.ask(use.report, f"{on}", finding=finding, on=on))
            if entry.concluded:
                on, said = entry.concluded
                track.append(record.ask(use.conclude, "conclude", conclusion=said, on=on))
            yield track

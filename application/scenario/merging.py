"""并案 — which suggestions of an entry are handled in the case of another."""

from application.scenario.model import Suggestions


def heads(entry: Suggestions) -> dict[int, int]:
    """Number of each that joins → of the one whose case it joins, by the same units, in turn.

    The last ones join, of those that are neither withdrawn nor rejected; one that finds no
    case of its units is left out.
    """
    rejected = entry.rejected.count if entry.rejected else 0
    last = entry.count - entry.withdrawn - rejected
    first = max(last - entry.merged, 0)
    able: dict[tuple[str, ...], list[int]] = {}
    for number in range(1, first + 1):
        able.setdefault(_team(entry, number), []).append(number)
    found = {}
    for number in range(first + 1, last + 1):
        if waiting := able.get(_team(entry, number)):
            found[number] = waiting.pop(0)
            waiting.append(found[number])
    return found


def at_intake(entry: Suggestions) -> bool:
    """Whether the place merges them before they are dispatched, and not later."""
    rules = entry.places[0].rules(entry.first)
    return rules.choice("merge_stage") == "intake"


def joined_at_intake(entry: Suggestions) -> dict[int, list[int]]:
    """Number of the one a case is opened for → of those that are dispatched in it at once."""
    found: dict[int, list[int]] = {}
    if entry.merged and at_intake(entry):
        for number, head in heads(entry).items():
            found.setdefault(head, []).append(number)
    return found


def _team(entry: Suggestions, number: int) -> tuple[str, ...]:
    """Who replies to it."""
    twice = number <= len(entry.classes) - entry.replied
    lead, helper = entry.units[number - 1], entry.assisting[number - 1]
    return (lead, helper, *([entry.second_unit] if twice else []))

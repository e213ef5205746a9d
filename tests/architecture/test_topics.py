"""Topics are stored for ever: their form is checked before the first one is."""

import ast
import re
from collections import Counter
from typing import Any

import pytest

from domain.catalogue import AGGREGATES, events
from tests.support.source import last_name, modules, parsed

IRREGULAR = {
    "chosen", "fed", "given", "heard", "held", "kept", "left", "set", "split", "undone",
    "upheld", "withdrawn", "withheld",
}  # fmt: skip
"""Past forms that do not end in -ed; add a verb when the business brings one."""

PARTICLES = ("_for", "_over", "_back", "_again")
"""What belongs to the verb before it: signed for, carried over, fed back, received again."""

STORED = [
    (kind, event)
    for kind in AGGREGATES
    for event in vars(kind).values()
    if isinstance(event, type) and "TOPIC" in vars(event)
]


def topic(of: Any) -> str:
    return str(vars(of)["TOPIC"])


def test_every_aggregate_of_the_domain_is_in_the_catalogue() -> None:
    written = {
        node.name
        for file in modules("domain")
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ClassDef) and "Aggregate" in map(last_name, node.bases)
    }

    assert written == {kind.__name__ for kind in AGGREGATES}


@pytest.mark.parametrize("stored", sorted(events()))
def test_a_topic_is_a_noun_and_a_past_verb(stored: str) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", stored)
    said = stored.rpartition(".")[2]
    for particle in PARTICLES:
        said = said.removesuffix(particle)
    verb = said.rpartition("_")[2]
    assert verb.endswith("ed") or verb in IRREGULAR


def test_a_topic_names_one_event() -> None:
    counted = Counter(topic(event) for _, event in STORED)

    assert [] == [each for each, times in counted.items() if times > 1]


@pytest.mark.parametrize(("kind", "event"), STORED, ids=lambda each: str(each.__qualname__))
def test_the_noun_of_a_topic_is_the_name_of_its_module(
    kind: type[Any], event: type[Any]
) -> None:
    noun = kind.__module__.rpartition(".")[2]

    assert noun == topic(kind)
    assert noun == topic(event).partition(".")[0]

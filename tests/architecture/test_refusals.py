"""A refusal is a class, and its docstring is what it says."""

import ast
from string import Formatter

import pytest

from tests.support.source import LAYERS, functions, last_name, modules, named, parsed

CLASSES = [
    (named(file), node)
    for file in modules(*LAYERS)
    for node in ast.walk(parsed(file))
    if isinstance(node, ast.ClassDef)
]


def refusals() -> dict[str, ast.ClassDef]:
    """``DomainError`` and all that descends from it, wherever it is written."""
    found = {node.name: node for _, node in CLASSES if node.name == "DomainError"}
    while more := {
        node.name: node
        for _, node in CLASSES
        if node.name not in found and found.keys() & set(map(last_name, node.bases))
    }:
        found |= more
    return found


REFUSALS = refusals()
RAISED = [
    (f"{place}:{call.lineno}", call)
    for place in functions(*LAYERS)
    for node in ast.walk(place.node)
    if isinstance(node, ast.Raise)
    and isinstance(call := node.exc, ast.Call)
    and isinstance(call.func, ast.Name)  # typer.BadParameter is not ours
    and call.func.id in REFUSALS
]


def facts(refusal: str) -> set[str]:
    """The facts that the sentence of a refusal is made of; its own ``__init__`` knows them."""
    if any(isinstance(each, ast.FunctionDef) for each in REFUSALS[refusal].body):
        return set()
    sentence = ast.get_docstring(REFUSALS[refusal]) or ""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_says_what_is_refused(refusal: str) -> None:
    assert ast.get_docstring(REFUSALS[refusal])


@pytest.mark.parametrize("refusal", sorted(REFUSALS.keys() - {"DomainError"}))
def test_a_refusal_is_called_by_the_state_of_things(refusal: str) -> None:
    assert not refusal.endswith(("Error", "Exception"))


def test_no_two_refusals_have_one_name() -> None:
    places = [(node.name, module) for module, node in CLASSES if node.name in REFUSALS]

    assert len(REFUSALS) == len(places), sorted(places)


@pytest.mark.parametrize("raised", RAISED, ids=lambda raised: str(raised[0]))
def test_a_refusal_is_raised_with_the_facts_its_sentence_names(
    raised: tuple[str, ast.Call],
) -> None:
    _, call = raised
    given = {keyword.arg for keyword in call.keywords}

    assert None in given or facts(last_name(call.func)) <= given

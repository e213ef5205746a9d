"""A refusal names a field in the words of its users, and says what can be done."""

import re
from itertools import chain
from pathlib import Path

import pytest

import domain
from interface.http.fields import FIELDS
from interface.http.sentences import SENTENCES


def fields_that_are_refused() -> set[str]:
    """The last step of each field that the rules name in a refusal."""
    root = Path(domain.__path__[0]).parent
    sources = [
        *(root / "domain").rglob("*.py"),
        *(
            each
            for each in (root / "application").rglob("*.py")
            if "scenario" not in each.parts
        ),
    ]
    named = (re.findall(r'\bfield=f?"([^"]+)"', each.read_text("utf-8")) for each in sources)
    ends = (re.sub(r"\[[^]]*\]$", "", field).split(".")[-1] for field in chain(*named))
    return {step for step in ends if "{" not in step}


@pytest.mark.parametrize("step", sorted(fields_that_are_refused()))
def test_a_field_that_is_refused_has_a_word(step: str) -> None:
    assert step in FIELDS


TELLS_ITSELF = {"bad-value", "bad-parameter", "bad-header", "malformed", "scenario-refused"}
"""What is wrong at each place is told with the place."""


@pytest.mark.parametrize("code", sorted(SENTENCES.keys() - TELLS_ITSELF))
def test_a_refusal_says_what_can_be_done(code: str) -> None:
    assert SENTENCES[code].hint

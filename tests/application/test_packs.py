"""Every pack is what its schema says, and the schema is what the rules say."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from application.pack_schema import schema
from domain.shared.pack import FOLDER, named
from tests.support.source import ROOT

COMMITTED = ROOT / "deploy" / "policy" / "schema.json"
VALIDATOR = Draft202012Validator(schema(), format_checker=FormatChecker())
PACKS = {
    file.stem: json.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.json")
}
HENAN = PACKS["henan"]


def wrong(pack: dict[str, Any]) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(pack)]


def test_the_committed_schema_is_made_from_the_rules() -> None:
    """After a wanted change: python -m application.pack_schema > deploy/policy/schema.json"""
    assert schema() == json.loads(COMMITTED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", PACKS)
def test_a_pack_is_what_the_schema_says(code: str) -> None:
    assert [] == wrong(PACKS[code])


@pytest.mark.parametrize("code", PACKS)
def test_a_pack_is_found_under_the_name_of_its_file(code: str) -> None:
    assert code == named(code).code == PACKS[code]["code"]


@pytest.mark.parametrize(
    ("key", "rule", "path"),
    [
        ("reply_due", {"value": "3 months", "basis": "x"}, "$.rules.reply_due.value"),
        ("reply_due", {"value": "3m"}, "$.rules.reply_due"),
        ("reply_due", {"value": "3m", "basis": ""}, "$.rules.reply_due.basis"),
        ("reply_anchor", {"value": "soon", "basis": "x"}, "$.rules.reply_anchor.value"),
        ("publish_default", {"value": "yes", "basis": "x"}, "$.rules.publish_default.value"),
        ("group_size_min", {"value": 0, "basis": "x"}, "$.rules.group_size_min.value"),
        ("exclusions", {"value": ["tea"], "basis": "x"}, "$.rules.exclusions.value[0]"),
        ("tea_breaks", {"value": 2, "basis": "x"}, "$.rules"),
    ],
)
def test_what_a_rule_cannot_be_the_schema_refuses(
    key: str, rule: dict[str, Any], path: str
) -> None:
    assert [path] == wrong({**HENAN, "rules": {key: rule}})

"""The JSON Schema of a pack, from the rules there are.

``python -m application.pack_schema > deploy/policy/schema.json`` writes it anew.
"""

import json
from typing import Any

from domain.jurisdiction import Level
from domain.shared.rule import LIMIT, NUMBER_MAX, RULES, Kind, Rule

_NONE = {"type": "null"}
_TEXT = {"type": "string", "minLength": 1}
_CODE = {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"}


def schema() -> dict[str, Any]:
    """Everything that a pack may say."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "规定集",
        "description": "一部法规里的规定，写成数据；没有写的，照 extends 的规定集。",
        **_object(
            {
                "code": {"description": "与文件名相同。", **_CODE},
                "title": {"description": "法规的名称。", **_TEXT},
                "edition": {"description": "所据文本的年份。", **_TEXT},
                "levels": {
                    "description": "适用于哪几级。",
                    "type": "array",
                    "items": {"enum": [*Level]},
                    "minItems": 1,
                    "uniqueItems": True,
                },
                "extends": {"description": "没有写的照哪个规定集。", "anyOf": [_CODE, _NONE]},
                "in_force": {
                    "description": "何日起施行；不知道写 null。",
                    "anyOf": [{"type": "string", "format": "date"}, _NONE],
                },
                "rules": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {key: _rule(rule) for key, rule in RULES.items()},
                },
            }
        ),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [*properties],
        "properties": properties,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    basis = {"description": "《法规》第几条；法规没有说的写“缺省”。", **_TEXT}
    about = {"title": rule.name, "description": rule.says.format("…")}
    return {**about, **_object({"value": _value(rule), "basis": basis})}


def _value(rule: Rule) -> dict[str, Any]:
    words = {"enum": [*rule.words]}
    match rule.kind:
        case Kind.LIMIT:
            return {"anyOf": [{"type": "string", "pattern": f"^{LIMIT}$"}, _NONE]}
        case Kind.NUMBER:
            return {"type": "integer", "minimum": rule.least, "maximum": NUMBER_MAX}
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.CHOICE:
            return words
    return {"type": "array", "items": words, "uniqueItems": True}


if __name__ == "__main__":
    print(json.dumps(schema(), ensure_ascii=False, indent=2))  # noqa: T201 — it is the answer

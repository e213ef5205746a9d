"""Holds a scenario against its JSON Schema and says in Chinese what does not fit."""

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path as File
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from application.scenario.problems import Path, Problems

FILE = File(__file__).parents[2] / "deploy" / "scenarios" / "schema.json"

TYPES = {
    "object": "一组“键: 值”",
    "array": "列表（每行以 - 开头）",
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "true 或 false",
}


@cache
def schema() -> dict[str, Any]:
    """The committed JSON Schema."""
    loaded: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return loaded


def hold_against_schema(document: Mapping[str, Any], problems: Problems) -> None:
    """Collect everything that does not fit."""
    for error in Draft202012Validator(schema()).iter_errors(document):
        _tell(error, problems)


def like(word: str, known: Iterable[str]) -> str:
    """What may have been meant.

    >>> like("taotal", ["totals", "title"])
    '是不是 totals？'
    >>> like("x", ["b", "a"])
    '可用：a、b'
    """
    words = sorted(set(known))
    near = get_close_matches(word, words, n=3, cutoff=0.6)
    if near:
        return f"是不是 {'、'.join(near)}？"
    return f"可用：{'、'.join(words)}" if words else ""


def _tell(error: ValidationError, problems: Problems) -> None:
    path: Path = tuple(error.absolute_path)
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for key in error.instance.keys() - known.keys():
                problems.add((*path, key), f"没有 {key} 这一项", like(key, known))
        case "required":
            for key in [key for key in error.validator_value if key not in error.instance]:
                meant = error.schema.get("properties", {}).get(key, {})
                problems.add((*path, key), "缺少这一项", _wanted(meant))
        case _:
            problems.add(path, _reason(error), _wanted(error.schema))


def _reason(error: ValidationError) -> str:
    value, limit = error.instance, error.validator_value
    reasons = {
        "type": lambda: f"“{value}”应为{_types(limit)}",
        "enum": lambda: f"“{value}”应为 {'、'.join(map(str, limit))} 之一",
        "pattern": lambda: f"“{value}”的写法不对",
        "minimum": lambda: f"{value} 太小，最小是 {limit}",
        "maximum": lambda: f"{value} 太大，最大是 {limit}",
        "minLength": lambda: "不能为空",
        "maxLength": lambda: f"太长，最多 {limit} 字",
        "minItems": lambda: f"至少要有 {limit} 项",
        "maxItems": lambda: f"太多，最多 {limit} 项",
        "minProperties": lambda: f"至少要有 {limit} 项",
        "uniqueItems": lambda: "有重复的项",
    }
    return reasons.get(str(error.validator), lambda: error.message)()


def _types(limit: str | list[str]) -> str:
    names = [limit] if isinstance(limit, str) else limit
    return "或".join(TYPES.get(name, name) for name in names)


def _wanted(meant: Mapping[str, Any]) -> str:
    """What the schema says of a field, with an example."""
    if "$ref" in meant:
        meant = {**schema()["$defs"][meant["$ref"].rpartition("/")[2]], **meant}
    examples = meant.get("examples", [])
    said = str(meant.get("description", ""))
    example = json.dumps(examples[0], ensure_ascii=False) if examples else ""
    return said + (f"例：{example}" if example else "")

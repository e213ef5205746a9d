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

LIMITS = {
    "minimum": "{value} 太小，最小是 {limit}",
    "maximum": "{value} 太大，最大是 {limit}",
    "minLength": "不能为空",
    "maxLength": "太长，最多 {limit} 字",
    "minItems": "至少要有 {limit} 项",
    "maxItems": "太多，最多 {limit} 项",
    "minProperties": "至少要有 {limit} 项",
    "uniqueItems": "有重复的项",
}

SHOWN_MAX = 15


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
    if near := near_to(word, words):
        return near
    more = f"等 {len(words)} 个" if len(words) > SHOWN_MAX else ""
    return f"可用：{'、'.join(words[:SHOWN_MAX])}{more}" if words else ""


def near_to(word: str, known: Iterable[str]) -> str:
    """Words much like this one; nothing, if there are none.

    >>> near_to("x", ["b", "a"])
    ''
    """
    near = get_close_matches(word, sorted(set(known)), n=3, cutoff=0.6)
    return f"是不是 {'、'.join(near)}？" if near else ""


def _tell(error: ValidationError, problems: Problems) -> None:
    path: Path = tuple(error.absolute_path)
    meant: Any = error.schema
    value: Any = error.instance
    wanted: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            known = meant.get("properties", {})
            for key in sorted(value.keys() - known.keys()):
                problems.add((*path, key), f"没有 {key} 这一项", like(key, known))
        case "required":
            for key in (key for key in wanted if key not in value):
                field = meant.get("properties", {}).get(key, {})
                problems.add((*path, key), "缺少这一项", _wanted(field))
        case _:
            problems.add(path, _reason(error, value, wanted), _wanted(meant))


def _reason(error: ValidationError, value: Any, limit: Any) -> str:
    match error.validator:
        case "type":
            names = [limit] if isinstance(limit, str) else limit
            wanted = "或".join(TYPES.get(name, name) for name in names)
            if isinstance(value, Mapping) and "string" in names:
                return f"应为{wanted}；含 {{at}}、{{n}} 的文字要加引号"
            return f"“{value}”应为{wanted}"
        case "enum" | "const":
            return f"“{value}”应为 {'、'.join(map(str, limit))} 之一"
        case "pattern":
            return f"“{value}”的写法不对"
        case _:
            return LIMITS.get(str(error.validator), "{error}").format(
                value=value, limit=limit, error=error.message
            )


def _wanted(meant: Mapping[str, Any]) -> str:
    """What the schema says of a field, with an example."""
    if "$ref" in meant:
        named: dict[str, Any] = schema()["$defs"][str(meant["$ref"]).rpartition("/")[2]]
        meant = {**named, **meant}
    examples = meant.get("examples", [])
    said = str(meant.get("description", ""))
    example = json.dumps(examples[0], ensure_ascii=False) if examples else ""
    return said + (f"例：{example}" if example else "")

"""Where a request is wrong, and how: one fault for each place, with a JSON pointer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from domain.shared.errors import BadValue, DomainError
from interface.http.refusals import BadHeader, BadParameter
from interface.http.sentences import FAULTS, OTHER, told, words_of

FAULTS_MAX = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """一处不妥：在请求的哪一部分，JSON 指针，代号，说明，怎么改。"""

    part: str
    pointer: str
    code: str
    detail: str
    hint: str


def of_refusal(error: DomainError, method: str) -> list[Fault]:
    """The place that a refusal names, if it does. What a read is asked stands in its query."""
    field = error.facts.get("field")
    if not isinstance(error, BadValue) or not field:
        return []
    part = "query" if method == "GET" or isinstance(error, BadParameter) else "body"
    if isinstance(error, BadHeader):
        part = "header"
    said = words_of(type(error))
    reason = str(error.facts.get("reason") or told(said.detail, error.facts))
    hint = told(said.hint, error.facts)
    return [Fault(part, _pointer(steps(str(field))), error.code(), reason, hint)]


def of_validation(errors: Iterable[Any], body: object) -> list[Fault]:
    """The places that pydantic refuses, each once."""
    found: dict[tuple[str, str, str], Fault] = {}
    for error in errors:
        part, *where = error["loc"]
        kind = str(error["type"])
        path = where if part != "body" else real(where, body)
        said = FAULTS.get(kind, OTHER)
        fault = Fault(
            str(part),
            _pointer(path),
            kind.replace("_", "-"),
            told(said.detail, _context(error)),
            said.hint,
        )
        found.setdefault((fault.part, fault.pointer, fault.code), fault)
    return list(found.values())[:FAULTS_MAX]


def _context(error: Any) -> dict[str, object]:
    """What pydantic tells of it; its list of choices as they are to be written.

    >>> _context({"ctx": {"expected": "'county' or 'township'"}})
    {'expected': 'county、township'}
    """
    told_so = dict(error.get("ctx", {}))
    if "expected" in told_so:
        choices = re.findall("'([^']*)'", str(told_so["expected"]))
        told_so["expected"] = "、".join(choices) or told_so["expected"]
    return told_so


def real(where: Sequence[str | int], body: object) -> list[str | int]:
    """The steps that lead through the body; pydantic's names for variants are none.

    >>> real(["children", "list[str]", 0], {"children": [""]})
    ['children', 0]
    >>> real(["on"], {})
    ['on']
    """
    path: list[str | int] = []
    here = body
    for at, step in enumerate(where):
        match here:
            case dict() if step in here:
                here = here[step]
            case list() if isinstance(step, int) and step < len(here):
                here = here[step]
            case dict() if at == len(where) - 1:
                here = None
            case _:
                continue
        path.append(step)
    return path


def steps(field: str) -> list[str]:
    """The steps of a field as the domain names it.

    >>> steps("plan.phases[0].name")
    ['plan', 'phases', '0', 'name']
    """
    return [step for step in re.split(r"[.\[\]]+", field) if step]


def _pointer(path: Iterable[str | int]) -> str:
    escaped = (str(step).replace("~", "~0").replace("/", "~1") for step in path)
    return "#" + "".join(f"/{step}" for step in escaped)

"""The product as text: what the architecture tests read."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
LAYERS = ("domain", "application", "infrastructure", "interface")

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Place(NamedTuple):
    """A function of the product, to be named in a failure or in a list of exceptions."""

    module: str
    function: str
    node: Function

    def __str__(self) -> str:
        return f"{self.module}:{self.function}"


def modules(*layers: str) -> Iterator[Path]:
    """The Python files of some layers."""
    for layer in layers:
        yield from sorted((ROOT / layer).rglob("*.py"))


def named(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), named(file))


def functions(*layers: str) -> Iterator[Place]:
    """Every function of some layers, methods and inner functions too."""
    for file in modules(*layers):
        for node in ast.walk(parsed(file)):
            if isinstance(node, Function):
                yield Place(named(file), node.name, node)


def last_name(node: ast.expr) -> str:
    """``Exception`` of ``Exception`` and of ``builtins.Exception``."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def listed(place: object, exceptions: dict[str, str]) -> bool:
    """Whether a table of exceptions names the place; its keys may be patterns."""
    return any(fnmatch(str(place), pattern) for pattern in exceptions)


def unused(exceptions: dict[str, str], places: list[str]) -> list[str]:
    """The exceptions that nothing needs any more."""
    return [each for each in exceptions if not any(fnmatch(one, each) for one in places)]

"""What records meet: projects, villages, enterprises, each told apart from the others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Things:
    """Different things met: those named first, then numbered ones up to ``distinct``."""

    distinct: int
    names: tuple[str, ...]
    pattern: str

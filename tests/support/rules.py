"""The rules of a place, as a story needs them: a pack, and what the place lays down itself."""

from datetime import date

from domain.shared import pack as packs
from domain.shared.clock import Clock
from domain.shared.policy import Rules, resolve
from domain.shared.rule import Value

BEFORE = "2000-01-01"
NOW = date(2026, 11, 22)


def rules(pack: str = packs.NATIONAL, **own: Value) -> Rules:
    """What holds where a pack is adopted, with rules of the place's own."""
    found = packs.named(pack)
    adopted = {
        "origin": "pack",
        "pack": pack,
        "edition": found.edition,
        "rules": packs.resolved(pack),
        "from_on": BEFORE,
    }
    stated = [
        {"key": key, "value": value, "basis": "本级规定", "from_on": BEFORE}
        for key, value in own.items()
    ]
    level = "township" if "county" not in found.levels else "county"
    return resolve([adopted, *stated], level, NOW)


def due(clocks: list[Clock]) -> dict[tuple[str, str], str]:
    """The last day of each clock, by what runs and who must act."""
    return {(each["key"], each["who"]): each["due_on"] for each in clocks}

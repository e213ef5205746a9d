"""The records of a place by the names that people write, and back."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import NamedTuple
from uuid import UUID

SHOWN = 5
WIDE, NARROW = "（）•‧・∙⋅", "()·····"
WRITTEN = str.maketrans(WIDE, NARROW)
DOTS = str.maketrans(WIDE[2:], NARROW[2:])


class Named(NamedTuple):
    """A record, its name, what tells it from others of that name, whether it still stands.

    ``closed_on``: the day on which it ended, unless it was an import that took it back.
    """

    id: UUID
    name: str
    apart: str = ""
    stands: bool = True
    closed_on: date | None = None

    @property
    def full(self) -> str:
        return f"{self.name}（{self.apart}）"


class Names:
    """Whoever shares a name is written with what tells them apart: 王秀英（第三选区）.

    The only one of a name that still stands keeps it: a group of today, not its predecessor.
    """

    def __init__(self, noun: str, named: Iterable[Named] = ()) -> None:
        self._noun = noun
        self._ended: dict[str, date] = {}
        self._labels: dict[UUID, str] = {}
        self._ids: dict[str, UUID] = {}
        self.learn(named)

    def learn(self, named: Iterable[Named]) -> None:
        """Further ones; all of a name come at once."""
        known = list(named)
        times = Counter(plainly(each.name) for each in known)
        standing = Counter(plainly(each.name) for each in known if each.stands)
        full = Counter(plainly(each.full) for each in known if each.apart)
        labels = {each.id: _label(each, times, standing, full) for each in known}
        self._labels |= labels
        self._ids |= {plainly(label): id for id, label in labels.items()}
        self._ended |= _ended(known)

    def id_of(self, said: str) -> UUID:
        """The record of that name, or id; raises LookupError with what is wrong, in Chinese."""
        found = self._ids.get(plainly(said))
        if found is not None:
            return found
        with suppress(ValueError):
            return UUID(said)
        begun = f"{plainly(said)}("
        alike = [each for each in self._labels.values() if plainly(each).startswith(begun)]
        if len(alike) > 1:
            shown = "、".join(sorted(alike)[:SHOWN])
            raise LookupError(f"里的{said}不止一个，应写成 {shown} 之一")
        raise LookupError(f"里的{said}不在{self._noun}登记里，请核对，或先登记")

    def closed_on(self, said: str) -> date | None:
        """When the last of that name ended, if none stands."""
        return self._ended.get(plainly(said))

    def label(self, id: UUID) -> str:
        """The name under which it would be found again."""
        return self._labels.get(id, str(id))

    def labels(self) -> list[str]:
        """All of them."""
        return list(self._labels.values())

    def knows(self, id: UUID) -> bool:
        """Whether its name is known."""
        return id in self._labels


def _label(
    named: Named, times: Counter[str], standing: Counter[str], full: Counter[str]
) -> str:
    name, told = plainly(named.name), named.full
    if times[name] == 1 or (named.stands and standing[name] == 1):
        return named.name
    return told if full[plainly(told)] == 1 else f"{named.name}（{str(named.id)[:8]}）"


def _ended(known: Iterable[Named]) -> dict[str, date]:
    found: dict[str, date] = {}
    for each in known:
        name = plainly(each.name)
        if each.closed_on:
            found[name] = max(each.closed_on, found.get(name, date.min))
    standing = {plainly(each.name) for each in known if each.stands}
    return {name: on for name, on in found.items() if name not in standing}


def plainly(said: str) -> str:
    """Written alike: without spaces, with narrow brackets and one kind of dot.

    >>> plainly("阿不都•热合曼 （第三选区）")
    '阿不都·热合曼(第三选区)'
    """
    return "".join(said.split()).translate(WRITTEN)


def stems(said: Iterable[str]) -> set[str]:
    """Under which names a record may be found that is called so, with or without its brackets.

    >>> sorted(stems(["王秀英（第三选区）"]))
    ['王秀英', '王秀英(第三选区)']
    """
    found: set[str] = set()
    for each in map(plainly, said):
        found.add(each)
        found.update(each[:at] for at, sign in enumerate(each) if at and sign == "(")
    return found

"""What a group may be made of under the rules of the place: how many, of which levels, who."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from domain.deputy import Deputy
from domain.deputy_group.words import (
    HOME,
    AtHomeElsewhere,
    GroupSize,
    Kind,
    LevelLacking,
    Office,
    TooFewLevels,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.errors import RuleBroken, one_of
from domain.shared.policy import Rules


def must_suit(
    place: Jurisdiction,
    kind: str,
    deputies: Sequence[Deputy],
    on: date,
    *,
    leaving: UUID | None = None,
) -> None:
    """Refuse deputies who cannot form a group of this kind on this day."""
    one_of(Kind, "kind", kind)
    size_allowed(GroupSize, place, "group", len(deputies), on)
    must_be_free(place, kind, deputies, on, leaving=leaving)
    levels = {level for deputy in deputies for level in deputy.levels_on(on)}
    must_have_levels(place.rules(on), kind, levels)


def must_have_levels(rules: Rules, kind: str, levels: set[str]) -> None:
    """Refuse a group without a deputy of each level that its kind requires."""
    for level in rules.words(f"{kind}_group_levels"):
        if level not in levels:
            raise LevelLacking(kind=kind, level=level)
    least = rules.number("mixed_group_levels_min") if kind == Kind.MIXED else 1
    if len(levels) < least:
        raise TooFewLevels(least=least, levels=len(levels))


def must_be_free(
    place: Jurisdiction,
    kind: str,
    deputies: Iterable[Deputy],
    on: date,
    *,
    leaving: UUID | None = None,
) -> None:
    """Refuse who does not serve on that day, and who is at home in enough groups already."""
    most = place.number("home_groups_max", on)
    for deputy in deputies:
        deputy.must_serve(on)
        homes = [id for id, of in deputy.groups.items() if of in HOME and id != leaving]
        if kind in HOME and len(homes) >= most:
            raise AtHomeElsewhere(deputy=deputy.id, name=deputy.name, most=most)


def must_have_room(place: Jurisdiction, size: int, on: date) -> None:
    """Refuse a group above its most size."""
    least, most = limits(place, "group", on)
    if size > most:
        raise GroupSize(least=least, most=most, size=size)


def must_be_enough(place: Jurisdiction, size: int, on: date) -> None:
    """Refuse what would leave a group below its least size."""
    least, most = limits(place, "group", on)
    if size < least:
        raise GroupSize(least=least, most=most, size=size)


def size_allowed(
    refusal: type[RuleBroken], place: Jurisdiction, what: str, size: int, on: date
) -> None:
    """Refuse a size outside what is laid down."""
    least, most = limits(place, what, on)
    if not least <= size <= most:
        raise refusal(least=least, most=most, size=size)


def limits(place: Jurisdiction, what: str, on: date) -> tuple[int, int]:
    """The least and the most members of a group or a squad."""
    rules = place.rules(on)
    return rules.number(f"{what}_size_min"), rules.number(f"{what}_size_max")


def officers_max(place: Jurisdiction, office: str, on: date) -> int:
    """How many may hold an office: one leader, of the others as many as conveners."""
    return 1 if office == Office.LEADER else place.number("group_conveners_max", on)

"""What an activity touches, and every way in which its record refuses."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from domain.shared.amount import check_number, check_times
from domain.shared.errors import BadValue, RuleBroken
from domain.shared.source import SOURCES, Source


class AlreadyVerified(RuleBroken):
    """The record is verified; what is wrong is corrected, and verified again."""


class NotYetCorrected(RuleBroken):
    """The record was returned: {reason}; it has to be corrected first."""


class ActivityVoided(RuleBroken):
    """The record was voided: {reason}."""


class AlreadyServes(RuleBroken):
    """The activity already serves campaign {campaign_id}."""


COUNTS = SOURCES[Source.ACTIVITIES].numbers
"""Plain numbers of an activity. A plan may name further ones: they go into ``counts``."""

LISTS = ("participants", "villages", "enterprises", "projects")
"""Named things of an activity: they can be counted each time, or once in a ledger."""

NOWHERE: Mapping[UUID, str] = {}
"""The levels of deputies of whom nothing is known."""


def came(changes: Mapping[str, Any]) -> list[UUID]:
    """Who is said to have come after all: a correction is kept as it was written."""
    return [UUID(str(each)) for each in changes.get("participants", [])]


def aligned(participants: Iterable[UUID], known: Mapping[UUID, str]) -> list[str]:
    """The level of each in their order; nothing, where nobody's is known."""
    found = [known.get(each, "") for each in participants]
    return found if any(found) else []


def check(touched: dict[str, Any]) -> None:
    """Refuse what an activity cannot touch, or not so."""
    for name, value in touched.items():
        if name in COUNTS:
            check_number(name, value)
        elif name in LISTS:
            if not isinstance(value, list):
                raise BadValue(field=name, reason="应为列表")
            if name == "participants" and len(set(map(str, value))) < len(value):
                raise BadValue(field=name, reason="有一名代表写了两次")
        elif name == "counts":
            check_counts(value)
        else:
            raise BadValue(field=name, reason="活动记录没有这一项，或不能更正")


def check_counts(counts: Any) -> None:
    """Refuse numbers of the plan that cannot be."""
    if not isinstance(counts, dict):
        raise BadValue(field="counts", reason="应为名称与数的对应")
    for key, number in counts.items():
        check_number(f"counts.{key}", number)
    check_times(counts)

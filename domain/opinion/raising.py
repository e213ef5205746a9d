"""转为代表建议、并为重复 — opinions and what goes on with them, told in one breath."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.opinion import Channel, Opinion
from domain.shared.errors import BadValue
from domain.shared.policy import Rules
from domain.suggestion import DrawnFrom, Suggestion

HEARD = {
    Channel.VISIT: DrawnFrom.VISIT,
    Channel.RECEPTION: DrawnFrom.RECEPTION,
    Channel.STATION: DrawnFrom.RECEPTION,
}
"""What work of the deputies it was to hear an opinion so, where it was one."""


def raised(
    rules: Rules,
    *opinions: Opinion,
    id: UUID,
    sponsor_id: UUID,
    mandate: str,
    level: str,
    on: date,
    **facts: Any,
) -> Suggestion:
    """One suggestion for opinions on one matter; neither can say so without the other."""
    if len({each.id for each in opinions}) < len(opinions):
        raise BadValue(field="opinion_ids", reason="同一条意见写了两次")
    channels = dict.fromkeys(Channel(each.told["channel"]) for each in opinions)
    suggestion = Suggestion.file(
        rules,
        id=id,
        sponsor="deputy",
        sponsor_id=sponsor_id,
        filed_on=on,
        drawn_from=list(dict.fromkeys(HEARD[each] for each in channels if each in HEARD)),
        **facts,
    )
    suggestion.take_up(opinion_ids=[each.id for each in opinions], on=on)
    for each in opinions:
        each.convert(
            suggestion_id=id, sponsor_id=sponsor_id, mandate=mandate, level=level, on=on
        )
    return suggestion


def linked(opinion: Opinion, *others: Opinion | Suggestion, level: str, on: date) -> None:
    """What an opinion is linked to from the first: the suggestion, or the one it repeats."""
    for each in others:
        if isinstance(each, Opinion):
            opinion.link(each, campaign_id=None, on=max(on, each.heard_on))
        else:
            since = max(on, each.received_on)
            if each.sponsor_id is None:
                raise BadValue(field="suggestion_id", reason="不是在本地提出的建议")
            opinion.convert(
                suggestion_id=each.id,
                sponsor_id=each.sponsor_id,
                mandate=level,
                level=level,
                on=since,
            )
            each.take_up(opinion_ids=[opinion.id], on=since)


def taken_back(
    opinion: Opinion, *others: Opinion | Suggestion, made: int, reason: str, on: date
) -> None:
    """Neither it nor what it was linked to says so any longer."""
    opinion.take_back(made=made, reason=reason, on=on)
    for each in others:
        if isinstance(each, Opinion):
            each.trigger_event(Opinion.DuplicateRemoved, opinion_id=opinion.id, removed_on=on)
        else:
            each.let_go(opinion_ids=[opinion.id], reason=reason, on=on)

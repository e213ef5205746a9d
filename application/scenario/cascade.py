"""Commands for places and for a campaign on its way down."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from application import identity
from application.campaign import CampaignUseCases
from application.ledger import Receipt
from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.model import Adoption, Campaign, Change, Draft, Place
from application.scenario.people import fill

Ask = Callable[..., Command]
"""A command on the campaign of a place: the use case, the words that name it, the facts."""

NAMING = ("phase", "step", "document", "submitted_by")
"""What tells apart things of one kind and one day."""


def history(use_cases: UseCases, place: Place) -> Track:
    """更名、代码变更、改设、改变隶属 — only for a place that the scenario itself set up."""
    return [
        Command(
            place.id,
            ("place", f"{change.on}", verb),
            (*place.path, "history", at),
            method,
            (),
            {**facts, "on": change.on},
        )
        for at, change in enumerate(place.history)
        for verb, method, facts in _changes(use_cases, place, change)
    ]


def policy(use_cases: UseCases, place: Place) -> Track:
    """定规"""
    return [
        Command(
            place.id,
            ("policy", rule.key, f"{rule.from_on}"),
            (*place.path, "policy", at),
            use_cases.jurisdictions.set_policy,
            (),
            {
                "key": rule.key,
                "value": rule.value,
                "basis": rule.basis,
                "from_on": rule.from_on,
            },
        )
        for at, rule in enumerate(place.policy)
    ]


def campaign(use_cases: UseCases, campaign: Campaign) -> Iterator[Stage]:
    """Rank by rank: what is issued above must have arrived before it is adopted below."""
    for depth, rank in enumerate(campaign.ranks):
        tracks = [
            list(_adopted(use_cases, campaign, place, adoption, depth=depth))
            for place, adoption in rank
        ]
        yield Stage("活动方案", tracks, carries=depth + 1 < len(campaign.ranks))


def _changes(
    use_cases: UseCases, place: Place, change: Change
) -> Iterator[tuple[str, Callable[..., Awaitable[Receipt]], dict[str, Any]]]:
    use = use_cases.jurisdictions
    if change.name:
        yield "rename", use.rename, {"name": change.name}
    if change.code:
        code = {"scheme": "gb2260", "edition": change.edition, "code": change.code}
        yield "recode", use.recode, code
    if change.level or change.organ:
        became = {"level": change.level or place.level, "organ": change.organ or place.organ}
        yield "reorganise", use.reorganise, became
    if change.parent_code:
        yield "move", use.move, {"parent_id": identity.place(change.parent_code)}


def _adopted(
    use_cases: UseCases, campaign: Campaign, place: Place, adoption: Adoption, *, depth: int
) -> Iterator[Command]:
    """Named by the campaign's key, not the file's: two files may speak of one campaign."""
    use = use_cases.campaigns

    def ask(method: Callable[..., Awaitable[Receipt]], *name: str, **facts: Any) -> Command:
        words = ("campaign", campaign.key, *name)
        return Command(place.id, words, adoption.path, method, (campaign.ids[place.id],), facts)

    said = {
        "title": fill(adoption.title, place),
        "plan": adoption.plan,
        "indicators": list(adoption.indicators),
    }
    if depth == 0:
        yield from _drawn_up(use, ask, adoption, said)
        said = {"title": "", "plan": {}, "indicators": []}
    else:
        yield from (_revised(use, ask, draft, place) for draft in adoption.drafts)
    adopted_by = fill(adoption.adopted_by, place)
    yield ask(use.adopt, "adopt", **said, adopted_by=adopted_by, on=adoption.adopted_on)
    if campaign.follows and (previous_id := campaign.follows.ids.get(place.id)):
        yield ask(use.follow, "follow", previous_id=previous_id, on=adoption.adopted_on)
    steps = _carried_out(use, ask, campaign, place, adoption)
    yield from sorted(steps, key=lambda command: command.facts["on"])


def _revised(use: CampaignUseCases, ask: Ask, draft: Draft, place: Place) -> Command:
    """What came from above, as it was changed here before it was adopted."""
    return ask(
        use.revise,
        "revise",
        f"{draft.on}",
        title=fill(draft.title, place),
        plan=draft.plan,
        indicators=list(draft.indicators),
        reason=draft.reason,
        on=draft.on,
    )


def _drawn_up(
    use: CampaignUseCases, ask: Ask, adoption: Adoption, said: dict[str, Any]
) -> Iterator[Command]:
    """From the first draft to the plan as it was put to the vote."""
    stated = [
        {"title": draft.title, "plan": draft.plan, "indicators": list(draft.indicators)}
        for draft in adoption.drafts
    ]
    days = [*(draft.on for draft in adoption.drafts), adoption.planned_on]
    first, *later = zip([*stated, said], days, strict=True)
    yield ask(use.draw_up, "draw_up", **first[0], on=first[1])
    for draft, (facts, on) in zip(adoption.drafts, later, strict=True):
        yield ask(use.revise, "revise", f"{on}", **facts, reason=draft.reason, on=on)


def _carried_out(
    use: CampaignUseCases, ask: Ask, campaign: Campaign, place: Place, adoption: Adoption
) -> Iterator[Command]:
    """What follows its adoption; of one day, in this order."""
    to = [below.id for below in campaign.below(place)]
    if to:
        names = sorted(str(id) for id in to)
        yield ask(use.issue, "issue", *names, to=to, on=adoption.issued_on)
    yield ask(use.launch, "launch", on=adoption.launched_on)
    turned = (use.inform_party, use.reschedule, use.submit, use.suspend, use.resume, use.cancel)
    methods = {each.__name__: each for each in turned}
    for turn in adoption.turns:
        facts = {
            name: fill(fact, place) if isinstance(fact, str) else fact
            for name, fact in turn.facts.items()
        }
        named = [facts[name] for name in NAMING if facts.get(name)]
        words = (turn.verb, f"{turn.on}", *named)
        yield ask(methods[turn.verb], *words, **facts, on=turn.on)
    for phase, on in adoption.advances:
        yield ask(use.advance, "advance", phase, phase=phase, on=on)
    if adoption.closed:
        on, summary = adoption.closed
        yield ask(use.close, "close", summary=summary, on=on)

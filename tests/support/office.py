"""An office at work: the commands that the tests of the ledger are told in."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from application import identity
from application.access import Action
from application.container import Container
from application.ledger import Intent, Ledger, Receipt

EVERYTHING = frozenset(Action)
SOMEBODY = UUID(int=0)
TODAY = date(2026, 11, 22)
FIRST = date(2000, 1, 1)
DAY = date(2024, 9, 18)
ORGANS = {"township": "presidium"}


def desk(ledger: Ledger, **views: Any) -> Container:
    """The use cases alone, where nothing is read but by the views that are given."""
    reads = ("vault", "boards", "directory", "due_sheet", "rollups", "suggestion_histories")
    reads = (*reads, "attendance", "follow_codes", "snapshots", "ballot_box", "promises")
    others = ("suggestion_search", "tokens", "under_way", "workbooks", "ready", "gauges")
    return Container.over(ledger, **dict.fromkeys((*reads, *others)) | views)


def intent(
    ledger: UUID,
    *,
    command_id: UUID | None = None,
    digest: bytes = b"the request",
    seen: int | None = None,
) -> Intent:
    """What somebody who may do everything wants of a ledger."""
    return Intent(
        jurisdiction_id=ledger,
        actor_id=SOMEBODY,
        allowed=EVERYTHING,
        command_id=command_id or uuid4(),
        digest=digest,
        today=TODAY,
        seen=seen,
    )


async def establish(
    office: Container, parent: UUID | None = None, *, level: str = "county", **facts: Any
) -> UUID:
    """A new ledger; its name is its id, so that any place can be told from any other."""
    ledger: UUID = facts.pop("id", None) or uuid4()
    stated = {
        "name": str(ledger),
        "organ": ORGANS.get(level, "congress"),
        "codes": [],
        "predecessors": [],
        "established_on": FIRST,
    }
    wish = intent(ledger)
    await office.jurisdictions.establish(
        wish, level=level, parent_id=parent, **(stated | facts)
    )
    return ledger


async def deputy(office: Container, ledger: UUID, level: str = "county") -> UUID:
    """Somebody who holds a seat."""
    id = uuid4()
    facts = {"congress": f"{level}人大", "constituency": ""}
    await office.deputies.register(
        intent(ledger), id, name="李明", level=level, on=FIRST, **facts
    )
    return id


async def form(office: Container, ledger: UUID, members: Sequence[UUID] = ()) -> UUID:
    """A deputy group: of those named, or of three who are registered for it."""
    group, deputies = uuid4(), list(members)
    if not deputies:
        deputies = [await deputy(office, ledger) for _ in range(3)]
    await office.deputy_groups.form(
        intent(ledger),
        group,
        name="第一小组",
        basis="area",
        members=deputies,
        convener=deputies[0],
        on=DAY,
    )
    return group


async def rename(office: Container, ledger: UUID, name: str, **envelope: Any) -> Receipt:
    """The smallest command there is: one event, in a record that every ledger has."""
    return await office.jurisdictions.rename(intent(ledger, **envelope), name=name, on=DAY)


async def hold(
    office: Container, ledger: UUID, campaign: UUID | None = None, on: date = DAY, **facts: Any
) -> UUID:
    """An activity."""
    activity: UUID = facts.pop("id", None) or uuid4()
    await office.activities.hold(
        intent(ledger),
        activity,
        **({"occurred_on": on, "campaign_id": campaign, "kind": "接待选民"} | facts),
    )
    return activity


async def launch(
    office: Container,
    ledger: UUID,
    campaign: UUID,
    *,
    title: str = "",
    indicators: Sequence[dict[str, Any]] = (),
) -> None:
    """Adopt a campaign that was drawn up or received here, and launch it."""
    await office.campaigns.adopt(
        intent(ledger),
        campaign,
        title=title,
        plan={},
        indicators=list(indicators),
        adopted_by="主任会议",
        on=DAY,
    )
    await office.campaigns.launch(intent(ledger), campaign, on=DAY)


async def draw_up(
    office: Container,
    ledger: UUID,
    indicators: Sequence[dict[str, Any]],
    *,
    id: UUID | None = None,
) -> UUID:
    """The first campaign of a line, launched where it was drawn up."""
    campaign = id or uuid4()
    await office.campaigns.draw_up(
        intent(ledger),
        campaign,
        title="代表行动",
        plan={},
        indicators=list(indicators),
        on=DAY,
    )
    await launch(office, ledger, campaign)
    return campaign


async def issue(office: Container, ledger: UUID, campaign: UUID, *to: UUID) -> list[UUID]:
    """Send it down; the ids under which it will arrive."""
    await office.campaigns.issue(intent(ledger), campaign, to=list(to), on=DAY)
    return [identity.received(child, campaign) for child in to]


async def file(
    office: Container,
    ledger: UUID,
    campaign: UUID | None = None,
    on: date = DAY,
    sponsor: UUID | None = None,
) -> UUID:
    """A suggestion of a deputy."""
    suggestion = uuid4()
    await office.suggestions.file(
        intent(ledger),
        suggestion,
        title="老旧小区加装电梯",
        text="三单元老人上下楼不便",
        sponsor="deputy",
        sponsor_id=sponsor or uuid4(),
        campaign_id=campaign,
        focus_area="",
        category="",
        on=on,
    )
    return suggestion


async def submit(office: Container, ledger: UUID) -> UUID:
    """A suggestion that waits for the office, whose clock runs."""
    suggestion = uuid4()
    await office.suggestions.draft(
        intent(ledger),
        suggestion,
        title="老旧小区加装电梯",
        text="三单元老人上下楼不便",
        sponsor="deputy",
        sponsor_id=uuid4(),
        cosigners=[],
        campaign_id=None,
        focus_area="",
        category="",
        proper_unit="",
        confidential=False,
        on=DAY,
    )
    await office.suggestions.submit(intent(ledger), suggestion, on=DAY)
    return suggestion


async def admit(office: Container, ledger: UUID, suggestion: UUID) -> None:
    """Under a number of its own."""
    await office.suggestions.admit(
        intent(ledger), suggestion, number=str(suggestion), category="", on=DAY
    )


async def send(office: Container, ledger: UUID, suggestion: UUID, unit: str) -> UUID:
    """To one unit alone; the case in which it is handled."""
    case = identity.case(suggestion)
    await office.handling_cases.dispatch(
        intent(ledger),
        case,
        suggestion_ids=[suggestion],
        assignments=[{"unit": unit, "role": "sole"}],
        dispatcher="office",
        difficult=False,
        closed_on=None,
        due_on=None,
        reason="",
        on=DAY,
    )
    return case


async def grant(
    office: Container, ledger: UUID, person_id: UUID, role: str, *, until: date | None = None
) -> UUID:
    """A role in a ledger for somebody; the grant's id."""
    grant_id = uuid4()
    await office.access_grants.give(
        intent(ledger),
        grant_id,
        person_id=person_id,
        person="李明",
        role=role,
        reach="self",
        until=until,
        on=DAY,
    )
    return grant_id

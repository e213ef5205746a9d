"""A province with everything in it: four levels, one campaign through all, years of work."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid5

from application import identity
from domain.campaign import Campaign
from domain.deputy import Deputy
from infrastructure.mapper import to_event
from infrastructure.postgres.append import Written
from tests.bench.seeding import NAMES, OPENED, Seed
from tests.bench.stories import CAMPAIGN, INDICATORS, Story, stories

BELOW = (("prefecture", "congress", 4), ("county", "congress", 4), ("township", "presidium", 4))
OPEN_STORIES = 40
WINDOW = 20  # so many stories of a year may be the next


class Province(Seed):
    """1 province, 4 prefectures, 16 counties, 64 townships, and one campaign through all."""

    below = BELOW
    most_stories: int | None = None

    def __init__(self, url: str, *, yearly: int) -> None:
        super().__init__(url)
        self._yearly = yearly
        self.province = self.establish("bench", "province", "congress", None).id
        self.campaign_id = uuid5(NAMES, "campaign")
        self.townships: list[UUID] = []
        self.campaigns: dict[UUID, UUID] = {}
        self.path: dict[UUID, tuple[UUID, ...]] = {}
        self._told = stories()[: self.most_stories]
        self._tales: dict[UUID, Iterator[tuple[UUID, int, Written]]] = {}
        campaign = Campaign.draw_up(
            id=self.campaign_id,
            title="代表助力乡村振兴",
            plan={"theme": "乡村振兴", "year": 2024},
            indicators=INDICATORS,
            planned_on=date(2024, 2, 1),
        )
        self._carry_out(campaign, self.province, "bench", (), self.below)
        self.flush()

    def moved(self, url: str) -> "Province":
        """The same ledgers, in a copy of their database."""
        self.url = url
        return self

    def grow(self, events: int) -> None:
        """Until there are so many events in all, told by turns in every township."""
        tales = list(self._tales.items())
        for _ in range(0, events - self.events, len(tales)):
            for ledger, tale in tales:
                stream_id, version, told = next(tale)
                self.add(ledger, told._replace(stream_id=stream_id, version=version))
        self.flush()

    def some(self, events: int) -> Iterator[Any]:
        """Domain events like those of the townships, in an order that they could have."""
        random = self.random
        tales = [self._tale(each, self.campaigns[each]) for each in self.townships]
        for _ in range(events):
            stream_id, version, (_, _, topic, payload) = next(random.choice(tales))
            yield to_event(topic, payload, stream_id, version, OPENED)

    def _carry_out(
        self,
        campaign: Campaign,
        ledger: UUID,
        name: str,
        above: tuple[UUID, ...],
        below: tuple[tuple[str, str, int], ...],
    ) -> None:
        """Adopt and launch it here, issue it to those below, and so on down."""
        if not below:
            self.townships.append(ledger)
            self.campaigns[ledger] = campaign.id
            self.path[ledger] = (*above, ledger)
            self._tales[ledger] = self._tale(ledger, campaign.id)
            self._deputies(ledger)
        level, organ, each = below[0] if below else ("", "", 0)
        children = {
            self.establish(f"{name}.{at}", level, organ, ledger).id: f"{name}.{at}"
            for at in range(each)
        }
        campaign.adopt(title="", plan={}, indicators=[], adopted_by="主任会议", on=_day(2))
        campaign.launch(on=_day(3))
        if children:
            campaign.issue(to=list(children), on=_day(4))
        issued: Any = campaign.pending_events[-1]
        position = self.record(ledger, campaign)
        for child, child_name in children.items():
            received = Campaign.receive(
                id=identity.received(child, campaign.id),
                title=issued.title,
                plan=issued.plan,
                indicators=issued.indicators,
                root_id=self.campaign_id,
                parent_id=campaign.id,
                parent_jurisdiction_id=ledger,
                received_on=_day(5),
            )
            self.record(child, received, identity.carried(ledger, position, str(child)))
            self._carry_out(received, child, child_name, (*above, ledger), below[1:])

    def _deputies(self, ledger: UUID) -> None:
        for at in range(12):
            self.record(
                ledger,
                Deputy.register(
                    id=self.uuid(),
                    name=f"代表{at}",
                    level="township",
                    congress="本级人民代表大会",
                    constituency=f"第{at}选区",
                    registered_on=_day(1),
                ),
            )

    def _tale(self, ledger: UUID, campaign_id: UUID) -> Iterator[tuple[UUID, int, Written]]:
        """Events without end, year after year; some dozens of records are under way."""
        random = self.random
        told = [_placed(story, campaign_id) for story in self._told]
        begun: list[tuple[UUID, Story, int]] = []
        for number in count():
            at = random.randrange(OPEN_STORIES)
            if at >= len(begun):
                season = number % self._yearly * (len(told) - WINDOW) // self._yearly
                story = told[season + random.randrange(WINDOW)]
                begun.append((self.uuid(), story, 0))
                at = len(begun) - 1
            stream_id, story, done = begun[at]
            if done + 1 < len(story):
                begun[at] = (stream_id, story, done + 1)
            else:
                begun[at] = begun[-1]
                begun.pop()
            yield stream_id, done + 1, story[done]


def _placed(story: Story, campaign_id: UUID) -> Story:
    """A story as it happened in one township: with the campaign of that township."""
    here, there = str(CAMPAIGN).encode(), str(campaign_id).encode()
    return [each._replace(payload=each.payload.replace(here, there)) for each in story]


def _day(number: int) -> date:
    return date(2024, 2, 1) + timedelta(days=number)

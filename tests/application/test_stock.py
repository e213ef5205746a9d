"""A stock (kind: latest) is what each ledger stated last, whatever order it was told in."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from application.projections.books import Books
from application.projections.figures import EVER
from domain.activity import Activity
from domain.campaign import Campaign
from domain.jurisdiction import Jurisdiction

LEDGER = UUID(int=7)
BUILDING = {
    "key": "stations.building",
    "name": "在建联络站",
    "unit": "个",
    "kind": "latest",
    "take": "stations",
    "where": {"kind": ["联络站统计"]},
}


class Story:
    """A ledger that grows event by event, folded as it grows."""

    def __init__(self) -> None:
        self.books = Books()
        self.position = 0
        place = Jurisdiction.establish(
            id=LEDGER,
            name="清苑区",
            level="county",
            organ="congress",
            parent_id=None,
            established_on=date(2015, 6, 1),
        )
        self.campaign = Campaign.draw_up(
            id=uuid4(),
            title="实践活动",
            plan={},
            indicators=[BUILDING],
            planned_on=date(2024, 1, 1),
        )
        self.tell(place, self.campaign)

    def tell(self, *records: Jurisdiction | Campaign | Activity) -> None:
        for record in records:
            for event in record.collect_events():
                self.position += 1
                self.books.fold([(self.position, event)])
        self.books.figures.settle()

    def state(self, on: date, stations: int) -> Activity:
        stated = Activity.hold(
            id=uuid4(),
            kind="联络站统计",
            occurred_on=on,
            campaign_id=self.campaign.id,
            counts={"stations": stations},
        )
        self.tell(stated)
        return stated

    def stock(self, on: date = EVER) -> int:
        return sum(
            value
            for (_, key, day), value in self.books.figures.tally.items()
            if key == "stations.building" and (day == EVER if on == EVER else day <= on)
        )


@pytest.fixture
def story() -> Story:
    return Story()


def test_the_last_statement_counts(story: Story) -> None:
    story.state(date(2024, 3, 1), 5)
    story.state(date(2024, 9, 30), 2)

    assert story.stock() == 2
    assert story.stock(date(2024, 6, 30)) == 5


def test_a_late_statement_of_an_earlier_day_changes_the_past_alone(story: Story) -> None:
    story.state(date(2024, 9, 30), 2)
    story.state(date(2024, 3, 1), 5)

    assert story.stock() == 2
    assert story.stock(date(2024, 6, 30)) == 5


def test_a_voided_statement_gives_way_to_the_one_before(story: Story) -> None:
    story.state(date(2024, 3, 1), 5)
    wrong = story.state(date(2024, 9, 30), 20)
    wrong.void(reason="多写一个零")
    story.tell(wrong)

    assert story.stock() == 5

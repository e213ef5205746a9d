"""What the records of a campaign add to its figures, folded as the worker folds them."""

from datetime import date
from typing import Any
from uuid import UUID

from application.projections.books import Books
from application.projections.figures import EVER
from application.projections.points.line import NO_CAMPAIGN
from domain.campaign import Campaign
from domain.jurisdiction import Jurisdiction
from domain.meeting import Meeting
from domain.plan import Plan
from domain.shared.indicator import Indicator

HERE, CAMPAIGN = UUID(int=1), UUID(int=2)
DEPUTIES = [UUID(int=n) for n in range(101, 106)]
BEGAN = date(2024, 4, 16)


class Ledger:
    """The events of one ledger as they come, and what its figures come to."""

    def __init__(self, *indicators: Indicator) -> None:
        self.events: list[Any] = []
        self.keep(
            Jurisdiction.establish(
                id=HERE,
                name="清苑区",
                level="county",
                organ="congress",
                parent_id=None,
                codes=[{"scheme": "gb2260", "edition": "2023", "code": "130608"}],
                predecessors=[],
                established_on=date(2015, 4, 28),
            )
        )
        self.campaign(CAMPAIGN, *indicators)

    def campaign(self, id: UUID, *indicators: Indicator, **plan: Any) -> Campaign:
        """A campaign that is launched."""
        lines = [each.state() for each in indicators]
        new = Campaign.draw_up(
            id=id, title="活动", plan=Plan(**plan).state(), indicators=lines, planned_on=BEGAN
        )
        new.adopt(title="", plan={}, indicators=[], adopted_by="主任会议", on=BEGAN)
        new.launch(on=BEGAN)
        return self.keep(new)

    def keep(self, record: Any) -> Any:
        """What a record has just recorded is in the ledger."""
        self.events += record.collect_events()
        return record

    def figure(self, key: str, campaign_id: UUID = CAMPAIGN) -> int:
        """The figure over all days."""
        books = Books()
        books.fold(enumerate(self.events, 1))
        books.figures.settle()
        return books.figures.tally.get((campaign_id, key, EVER), 0)


def meeting(at: int, **facts: Any) -> Meeting:
    told = {"kind": "coordination", "title": "调度会", "held_by": "区人大常委会"} | facts
    return Meeting.hold(id=UUID(int=1000 + at), held_on=BEGAN, campaign_id=CAMPAIGN, **told)


def test_meetings_are_counted_by_kind_and_persons_apart_from_times() -> None:
    ledger = Ledger(
        Indicator("times", "调度会", "次", source="meetings", where={"kind": ["coordination"]}),
        Indicator("persons", "到会", "人次", source="meetings", take="persons"),
        Indicator("deputies", "到会代表", "名", "distinct", "meetings", "attendees"),
        Indicator("copies", "倡议书", "份", "things", "meetings", "copies"),
    )
    ledger.keep(meeting(1, attendees=DEPUTIES[:3], others=10))
    ledger.keep(meeting(2, attendees=DEPUTIES[2:], others=4))
    leaflets = [{"title": "倡议书", "copies": 600}]
    ledger.keep(meeting(3, kind="mobilisation", title="动员会", documents=leaflets))

    assert 2 == ledger.figure("times")
    assert 20 == ledger.figure("persons")
    assert 5 == ledger.figure("deputies")
    assert 600 == ledger.figure("copies")
    assert 3 == ledger.figure("meetings", NO_CAMPAIGN)


def test_a_corrected_meeting_counts_as_it_stands_and_a_voided_one_nowhere() -> None:
    ledger = Ledger(Indicator("persons", "到会", "人次", source="meetings", take="persons"))
    first, second = (ledger.keep(meeting(at, others=10)) for at in (1, 2))
    first.correct(changes={"others": 12}, reason="补登")
    second.void(reason="重复登记")
    ledger.keep(first)
    ledger.keep(second)

    assert 12 == ledger.figure("persons")
    assert 1 == ledger.figure("meetings", NO_CAMPAIGN)

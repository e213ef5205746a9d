"""Where an opinion was heard, and as whom it is raised: what the ledger itself can tell."""

from uuid import UUID, uuid4

import pytest

from domain.deputy.words import NotOfThatLevel
from domain.shared.errors import NotFound
from tests.support.hearing import DEPUTY, LATER, TOWNSHIP, Offices, now
from tests.support.office import FIRST, hold, intent


@pytest.fixture
def offices() -> Offices:
    return Offices()


def convert(offices: Offices, opinion: UUID, sponsor: UUID, mandate: str) -> None:
    now(
        offices.office.opinions.convert(
            intent(TOWNSHIP),
            uuid4(),
            opinion_ids=[opinion],
            sponsor_id=sponsor,
            mandate=mandate,
            campaign_id=None,
            title="关于更换路灯的建议",
            text="建议列入计划",
            focus_area="",
            category="",
            on=LATER,
        )
    )


@pytest.mark.parametrize("where", ["station_id", "reception_id", "activity_id"])
def test_an_opinion_is_heard_at_nothing_that_is_not_on_record(
    offices: Offices, where: str
) -> None:
    with pytest.raises(NotFound) as refused:
        offices.hear(**{where: uuid4()})

    assert where.removesuffix("_id") == refused.value.facts["kind"]


def test_an_opinion_is_heard_at_an_activity_on_record(offices: Offices) -> None:
    activity = now(hold(offices.office, TOWNSHIP))

    assert activity == offices.row(TOWNSHIP, offices.hear(activity_id=activity)).activity_id


def test_a_deputy_of_the_county_alone_raises_nothing_in_the_township(offices: Offices) -> None:
    """What is stated in the request does not make them a deputy of the township."""
    id = offices.hear()
    now(
        offices.office.deputies.register(
            intent(TOWNSHIP), DEPUTY, name="王秀英", level="county", congress="清苑区", on=FIRST
        )
    )

    with pytest.raises(NotOfThatLevel):
        convert(offices, id, DEPUTY, "township")


def test_of_a_deputy_registered_elsewhere_it_is_taken_as_stated(offices: Offices) -> None:
    id = offices.hear()
    convert(offices, id, uuid4(), "township")

    assert "converted" == offices.row(TOWNSHIP, id).status

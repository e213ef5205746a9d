"""履职档案: what a deputy did, out of the records that tell of it, and what it scores."""

import asyncio
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.duty_file import DutyFile, duty_file, duty_score
from domain.shared.errors import BadValue
from tests.application.test_end_of_term import Town
from tests.support.office import establish, file, hold, intent

SPRING, AUTUMN, LAST_YEAR = date(2024, 3, 1), date(2024, 9, 1), date(2023, 6, 1)
SIGNED_IN = [{"kind": "sign_in", "reference": "签到表"}]


def sheet(points: int, absence: int, measure: str) -> dict[str, Any]:
    """Jiangbei's rule: so much for a suggestion, less for each half day missed."""
    return {
        "title": "代表履职积分办法",
        "basis": "",
        "subject": "deputy",
        "items": [
            {"key": "filed", "name": "提出建议", "measure": measure, "points": points},
            {"key": "absent", "name": "缺席", "measure": "absence", "points": absence},
        ],
        "base": 60,
        "bands": [{"name": "好", "least": 80}, {"name": "较好", "least": 60}],
    }


class Year(Town):
    """A deputy's year in a township."""

    async def lived(self) -> None:
        self.ledger = await establish(self.office, level="township")
        self.me = await self.deputy()
        office, mine = self.office, [self.me, uuid4()]
        await hold(office, self.ledger, on=SPRING, participants=mine)
        await hold(office, self.ledger, on=AUTUMN, participants=mine, kind="视察")
        wrong = await hold(office, self.ledger, on=AUTUMN, participants=mine, kind="视察")
        left = {"participants": [str(uuid4())]}
        await office.activities.correct(
            intent(self.ledger), wrong, changes=left, reason="没有参加"
        )
        await hold(office, self.ledger, on=AUTUMN, participants=[uuid4()])
        await file(office, self.ledger, sponsor=self.me, on=LAST_YEAR)
        await file(office, self.ledger, sponsor=self.me, on=SPRING)
        drafted = await self.draft(uuid4(), [self.me])
        await office.suggestions.cosign(
            intent(self.ledger), drafted, deputy_id=self.me, on=SPRING
        )
        await office.suggestions.submit(intent(self.ledger), drafted, on=AUTUMN)
        await self.draft(self.me, [])
        await office.deputies.miss_session(
            intent(self.ledger),
            self.me,
            congress="清苑镇第十八届人民代表大会",
            session="第四次会议",
            excused=False,
            on=SPRING,
        )
        self.entry = await self.enter("organiser")
        self.claim = await self.enter("deputy")

    async def enter(self, by: str) -> UUID:
        id = uuid4()
        await self.office.duty_records.record(
            intent(self.ledger),
            id,
            deputy_id=self.me,
            kind="training",
            title="培训",
            occurred_on=AUTUMN,
            by=by,
            quantity=2,
            evidence=SIGNED_IN,
            on=AUTUMN,
        )
        return id

    async def adopt(
        self, edition: str, points: int, absence: int, measure: str = "suggestion"
    ) -> UUID:
        id = uuid4()
        await self.office.duty_sheets.adopt(
            intent(self.ledger),
            id,
            edition=edition,
            sheet=sheet(points, absence, measure),
            adopted_by="主席团",
            from_on=SPRING,
            on=SPRING,
        )
        return id

    async def scoring(self) -> None:
        await self.office.jurisdictions.set_policy(
            intent(self.ledger),
            key="duty_scoring",
            value=True,
            basis="代表工作办法",
            from_on=date(2023, 1, 1),
        )

    async def read(self, **asked: Any) -> DutyFile:
        return await duty_file(self.boards, self.ledger, self.me, **asked)


async def year() -> Year:
    it = Year()
    await it.lived()
    return it


def test_a_file_is_made_of_what_the_records_tell() -> None:
    async def story() -> DutyFile:
        return await (await year()).read()

    told = asyncio.run(story())

    assert [(each.year, each.counts) for each in told.years] == [
        (
            2024,
            {
                "activity": 2,
                "activity.接待选民": 1,
                "activity.视察": 1,
                "suggestion": 1,
                "cosigned": 1,
                "training": 2,
                "absence": 1,
            },
        ),
        (2023, {"suggestion": 1}),
    ]


def test_what_the_deputy_claims_counts_when_it_is_verified() -> None:
    async def story() -> tuple[int, int]:
        it = await year()
        before = (await it.read()).years[0].counts["training"]
        await it.office.duty_records.verify(intent(it.ledger), it.claim, on=AUTUMN)
        return before, (await it.read()).years[0].counts["training"]

    assert asyncio.run(story()) == (2, 4)


def test_what_is_disputed_does_not_count_until_it_is_settled() -> None:
    async def story() -> list[int]:
        it = await year()
        office, wish = it.office.duty_records, intent
        counts = []
        await office.dispute(
            wish(it.ledger), it.entry, deputy_id=it.me, reason="三天", on=AUTUMN
        )
        counts.append((await it.read()).years[0].counts.get("training", 0))
        await office.correct(
            wish(it.ledger), it.entry, changes={"quantity": 3}, reason="核对", on=AUTUMN
        )
        counts.append((await it.read()).years[0].counts.get("training", 0))
        return counts

    assert asyncio.run(story()) == [0, 3]


def test_a_file_is_read_page_by_page_the_newest_first() -> None:
    async def story() -> tuple[DutyFile, DutyFile]:
        it = await year()
        return await it.read(limit=4), await it.read(skip=4, limit=4)

    first, second = asyncio.run(story())

    days = [each.on for each in (*first.entries, *second.entries)]
    assert days == sorted(days, reverse=True)
    assert len({(each.id, each.part) for each in (*first.entries, *second.entries)}) == 8
    assert first.total == second.total == 8
    assert first.years == second.years


def test_a_file_of_a_time_holds_nothing_else() -> None:
    async def story() -> DutyFile:
        return await (await year()).read(from_on=LAST_YEAR, to_on=date(2023, 12, 31))

    told = asyncio.run(story())

    assert [each.part for each in told.entries] == ["suggestion"]


def test_the_same_year_is_scored_again_under_any_version() -> None:
    async def story() -> list[tuple[Decimal, str]]:
        it = await year()
        await it.scoring()
        sheets = [await it.adopt("2024-1", 3, -1), await it.adopt("2024-2", 30, -1)]
        scores = [
            await duty_score(
                it.boards,
                it.ledger,
                it.me,
                each,
                from_on=date(2024, 1, 1),
                to_on=date(2024, 12, 31),
            )
            for each in (*sheets, sheets[0])
        ]
        return [(each.score.total, each.score.band) for each in scores]

    first, other, again = asyncio.run(story())

    assert first == again == (Decimal("62.00"), "较好")
    assert other == (Decimal("89.00"), "好")


@pytest.mark.parametrize("measure", ["suggestions", "training.党课"])
def test_a_sheet_scores_what_a_file_holds(measure: str) -> None:
    async def story() -> None:
        it = await year()
        await it.scoring()
        await it.adopt("2024", 3, -1, measure)

    with pytest.raises(BadValue) as refused:
        asyncio.run(story())

    assert "sheet.items[0].measure" == refused.value.facts["field"]

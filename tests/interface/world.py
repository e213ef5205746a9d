"""A small world for HTTP: seven places, somebody of every kind, a record in every state.

    河北省 130000 ─ 保定市 130600 ┬ 清苑区 130608 ─ 清苑镇
                                  └ 满城区 130607
    湖北省 420000 ─ 天门市 429006

The tests happen in 清苑区.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from application import identity
from application.access import Grant, Person
from application.ballot_box import Ballot, Box
from application.container import Container
from application.import_batch.forms import FORMS
from application.import_batch.workbook import Table
from application.ledger import today
from application.onboarding import intent
from domain.access_grant import Reach, Role
from domain.deputy import Deputy
from domain.grouping.pool import Candidate
from domain.opinion import Opinion
from domain.suggestion import Route, Suggestion
from infrastructure.spreadsheet.writing import XlsxWorkbooks
from interface.http.schemas.duty_record import SHEET
from tests.interface.memory_views import (
    MemoryAttendance,
    MemoryBoards,
    MemoryDirectory,
    MemoryDueSheet,
    MemoryFollowCodes,
    MemoryPromises,
    MemoryRollups,
    MemorySnapshots,
    MemorySuggestionHistories,
    MemorySuggestionSearch,
    MemoryTokens,
)
from tests.support.memory_ballot_box import MemoryBallotBox, slip_of
from tests.support.memory_ledger import MemoryCourier, MemoryLedger
from tests.support.memory_under_way import MemoryUnderWay
from tests.support.memory_vault import MemoryVault

ON = date(2024, 5, 20)
TODAY = today()
PLACES = {
    "130000": ("河北省", "province", None),
    "130600": ("保定市", "prefecture", "130000"),
    "130608": ("清苑区", "county", "130600"),
    "130607": ("满城区", "county", "130600"),
    "130608100": ("清苑镇", "township", "130608"),
    "420000": ("湖北省", "province", None),
    "429006": ("天门市", "county", "420000"),
}
HERE = identity.place("130608")
CHILD = identity.place("130608100")
PARENT = identity.place("130600")
DEPUTIES = [UUID(f"00000000-0000-4000-8000-00000000000{n}") for n in (1, 2, 3)]
NEWCOMER = UUID("00000000-0000-4000-8000-000000000004")
SEATED_ON = date(2021, 9, 20)
CLERK = UUID("00000000-0000-4000-8000-0000000000aa")
EVERY_ROLE = tuple(Role)

PERSONAS: dict[str, tuple[str, tuple[str, ...], Reach, date | None]] = {
    "other": ("429006", EVERY_ROLE, Reach.SUBTREE, None),
    "parent": ("130600", EVERY_ROLE, Reach.SELF, None),
    "child": ("130608100", EVERY_ROLE, Reach.SUBTREE, None),
    "sibling": ("130607", EVERY_ROLE, Reach.SUBTREE, None),
    "auditor": ("130608", (Role.AUDITOR,), Reach.SELF, None),
    "lapsed": ("130608", EVERY_ROLE, Reach.SELF, TODAY - timedelta(days=1)),
    "office": ("130608", (Role.OFFICE,), Reach.SELF, None),
    "administrator": ("130608", (Role.ADMINISTRATOR,), Reach.SELF, None),
    "unit": ("130608", (Role.HANDLING_UNIT,), Reach.SELF, None),
    "deputy": ("130608", (Role.DEPUTY,), Reach.SELF, None),
    "everything": ("130608", EVERY_ROLE, Reach.SELF, None),
    "upper": ("130600", EVERY_ROLE, Reach.SUBTREE, None),
}
"""Who: where they were given which roles, how far, until when."""


def token(persona: str) -> str:
    """The token of somebody; those of ``expired`` and ``revoked`` are known to nobody."""
    return f"rd_{persona}_secret"


Step = tuple[str, dict[str, Any]]
UNIT, OTHER = "区住房和城乡建设局", "区财政局"
MATTER = {
    "title": "加装电梯",
    "text": "老年住户上下楼困难",
    "sponsor": "deputy",
    "sponsor_id": DEPUTIES[0],
    "campaign_id": None,
    "focus_area": "",
    "category": "城建环保",
}
FACTS: dict[str, dict[str, Any]] = {
    "draft": MATTER
    | {"cosigners": [DEPUTIES[1]], "proper_unit": "", "confidential": False}
    | {"drawn_from": ["research", "visit"]},
    "cosign": {"deputy_id": DEPUTIES[1]},
    "return_for_revision": {"by": "代表工作委员会", "reason": "一事一议"},
    "admit": {"number": "2024-001", "category": ""},
    "settle": {"reason": ""},
    "remind": {},
    "judge": {"satisfaction": "satisfied"},
    "order_rehandling": {"by": "office", "reason": ""},
    "escalate": {},
    "keep_promise": {"number": 1, "evidence": "竣工验收报告"},
}
CASE_FACTS: dict[str, dict[str, Any]] = {
    "dispatch": {
        "assignments": [{"unit": UNIT, "role": "lead"}, {"unit": OTHER, "role": "assisting"}],
        "dispatcher": "office",
        "difficult": False,
        "closed_on": None,
        "due_on": None,
        "reason": "",
    },
    "object": {"unit": UNIT, "proper_unit": "区交通运输局", "reason": "属公路职责"},
    "dispute": {"deputy_id": DEPUTIES[0], "reason": "应由水务部门主办"},
    "give_opinion": {"unit": OTHER, "text": "可列入专项"},
    "request_extension": {"unit": UNIT, "until": date(2024, 10, 20), "reason": "待批复"},
    "reply": {
        "unit": UNIT,
        "text": "已列入计划",
        "mode": "face_to_face",
        "outcome": "B",
        "signatory": "王建国",
        "promises": [{"what": "十月底前开工", "due_on": "2024-10-31"}],
        "without": [OTHER],
        "consent": False,
    },
}
"""What is said at each step of a way."""


def way(*verbs: str | Step) -> tuple[Step, ...]:
    return tuple((each, {}) if isinstance(each, str) else each for each in verbs)


DISSATISFIED = ("judge", {"satisfaction": "dissatisfied"})
NO_PROMISE = ("reply", {"promises": []})
TO_OFFICE = {"assignments": [{"unit": "区人民政府办公室", "role": "sole"}]}
WAYS = {
    "drafted": way("draft"),
    "signed": way("draft", "cosign"),
    "filed": way(),
    "returned": way("return_for_revision"),
    "admitted": way("admit"),
    "another": way("admit"),
    "supervised": way("admit"),
    "settling": way("settle"),
    "dispatched": way("admit", "dispatch"),
    "distributing": way("admit", ("dispatch", TO_OFFICE)),
    "objected": way("admit", "dispatch", "object"),
    "disputed": way("admit", "dispatch", "dispute"),
    "advised": way("admit", "dispatch", "give_opinion"),
    "extending": way("admit", "dispatch", "request_extension"),
    "replied": way("admit", "dispatch", "reply"),
    "reminded": way("admit", "dispatch", "reply", "remind"),
    "judged": way("admit", "dispatch", NO_PROMISE, "judge"),
    "promised": way("admit", "dispatch", "reply", "judge"),
    "kept": way("admit", "dispatch", "reply", "judge", "keep_promise"),
    "dissatisfied": way("admit", "dispatch", "reply", DISSATISFIED),
    "twice": (
        *way("admit", "dispatch", "reply", DISSATISFIED, "order_rehandling"),
        *way(NO_PROMISE, DISSATISFIED),
    ),
    "escalated": (
        *way("admit", "dispatch", "reply", DISSATISFIED, "order_rehandling"),
        *way(NO_PROMISE, DISSATISFIED, "escalate"),
    ),
}
"""A suggestion in every state that an operation wants."""


@dataclass
class World:
    """The container of a test, and the ids of what stands in it."""

    ledger: MemoryLedger = field(default_factory=MemoryLedger)
    ids: dict[str, Any] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.vault = MemoryVault(self.ledger)
        self.ballot_box = MemoryBallotBox(self.ledger)
        self.boards = MemoryBoards(self.ledger)
        self.directory = MemoryDirectory(self.ledger)
        self.tokens = MemoryTokens({token(name): person(name) for name in PERSONAS})
        self.container = Container.over(
            self.ledger,
            self.vault,
            self.ballot_box,
            follow_codes=MemoryFollowCodes(self.ledger, self.boards),
            boards=self.boards,
            directory=self.directory,
            rollups=MemoryRollups(self.ledger, self.boards, self.directory),
            attendance=MemoryAttendance(self.boards),
            snapshots=MemorySnapshots(self.boards, self.ledger),
            due_sheet=MemoryDueSheet(self.boards),
            promises=MemoryPromises(self.boards),
            suggestion_histories=MemorySuggestionHistories(self.ledger),
            suggestion_search=MemorySuggestionSearch(self.boards),
            tokens=self.tokens,
            under_way=MemoryUnderWay(),
            workbooks=XlsxWorkbooks(),
            ready=self._ready,
            gauges=lambda: {"renda_commands_waiting": 0.0},
        )

    async def _ready(self) -> dict[str, str]:
        return self.wrong

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[Container]:
        """As the application opens it."""
        yield self.container


def person(persona: str) -> Person:
    """Somebody, with the grants in force; the deputy is the first of the register."""
    code, roles, reach, until = PERSONAS[persona]
    grants = tuple(Grant(identity.place(code), role, reach, until) for role in roles)
    id = DEPUTIES[0] if persona == "deputy" else uuid5(HERE, persona)
    return Person(id, persona, grants)


def places() -> World:
    """The places, and nothing in them."""
    world = World()
    asyncio.run(_settle(world))
    return world


def full() -> World:
    """The places, and in 清苑区 a record in every state."""
    first = _first()
    world = World(first.ledger.copied(), dict(first.ids))
    world.vault.take_over(first.vault)
    world.ballot_box.take_over(first.ballot_box)
    return world


@cache
def _first() -> World:
    """Made once: a third of a second, and four thousand tests ask for it."""
    world = World()
    asyncio.run(_settle(world))
    asyncio.run(_work(world))
    return world


async def _settle(world: World) -> None:
    for code, (name, level, parent) in PLACES.items():
        id = identity.place(code)
        await world.container.jurisdictions.establish(
            intent(id, uuid5(id, "established"), {}),
            name=name,
            level=level,
            organ="presidium" if level == "township" else "congress",
            parent_id=identity.place(parent) if parent else None,
            codes=[{"scheme": "gb2260", "edition": "2023", "code": code}],
            predecessors=[],
            established_on=date(2000, 1, 1),
        )


async def _work(world: World) -> None:
    await _campaigns(world)
    await _people(world)
    await _duties(world)
    await _suggestions(world)
    await _personal(world)
    await _livelihood(world)
    app = world.container
    await app.activities.hold(
        intent(HERE, named("activity"), {}),
        named("activity"),
        kind="接待选民",
        occurred_on=ON,
        voters_received=35,
    )
    await app.matchings.start(
        intent(HERE, named("matching"), {}),
        named("matching"),
        deputy_id=DEPUTIES[0],
        kind="project",
        target="滨河公园项目",
        duty="",
        started_on=ON,
    )
    await app.working_bodies.set_up(
        intent(HERE, named("body"), {}),
        named("body"),
        campaign_id=named("launched"),
        kind="joint_conference",
        name="联席会议",
        members=[{"name": "市财政局", "role": "member"}],
        areas=[],
        set_up_on=ON,
    )
    await app.pilots.designate(
        intent(HERE, named("pilot"), {}),
        named("pilot"),
        campaign_id=named("launched"),
        place="清苑镇",
        tasks="",
        designated_by="主任会议",
        on=ON,
    )
    await app.checklist_records.enter(
        intent(HERE, named("record"), {}),
        named("record"),
        campaign_id=named("launched"),
        item="log_book",
        subject="deputy",
        subject_id=DEPUTIES[0],
        what="",
        evidence="",
        done_on=ON,
    )
    await app.meetings.hold(
        intent(HERE, named("meeting"), {}),
        named("meeting"),
        kind="coordination",
        title="五月调度会",
        held_on=ON,
        held_by="区人大常委会",
    )
    await _notices(world)
    await _rounds(world)
    await app.declared_figures.state(
        intent(HERE, named("figure"), {}),
        named("figure"),
        campaign_id=None,
        indicator="",
        name="接待选民",
        value=Decimal(810),
        qualifier="more",
        literal="810余人次",
        unit="人次",
        period_from=None,
        period_to=ON,
        scope="",
        source="工作报告",
    )
    await app.access_grants.give(
        intent(HERE, named("grant"), {}),
        named("grant"),
        person_id=CLERK,
        person="李建国",
        role="clerk",
        reach="self",
        until=None,
        on=ON,
    )
    await app.key_topics.set(
        intent(HERE, named("topic"), {}),
        named("topic"),
        title="加装电梯",
        reason="代表反复提出",
        leader="王建国",
        committee="城建环资工委",
        year=2024,
        suggestion_ids=[named("supervised")],
        on=ON,
    )
    await _opinions(world)
    await _imported(world)
    await app.handling_units.list(
        intent(HERE, named("unit"), {}),
        named("unit"),
        name=UNIT,
        kind="政府部门",
        duties="",
        on=ON,
    )
    world.ids["unit"] = named("unit")
    await _stations(world)
    for name in (
        "activity",
        "meeting",
        "record",
        "matching",
        "body",
        "pilot",
        "figure",
        "grant",
        "topic",
    ):
        world.ids[name] = named(name)
    await _reports(world)
    await _inspections(world)
    await _brief(world)
    await _evaluations(world)


async def _inspections(world: World) -> None:
    """A round with two inspections, the finding of one rectified."""
    app, round_id = world.container, named("round")
    world.ids["round"] = round_id
    await app.inspection_rounds.plan(
        intent(HERE, round_id, {}),
        round_id,
        title="督导检查",
        campaign_id=None,
        team="第一督导组",
        inspectors=[],
        items=[{"key": "grouping", "text": "分组是否科学", "points": 20}],
        units=[],
        after_id=None,
        on=ON,
    )
    for name, unit in (("inspection", "清苑镇"), ("inspection rectified", "冉庄镇")):
        id = world.ids[name] = named(name)
        await app.inspections.hold(
            intent(HERE, id, {}),
            id,
            round_id=round_id,
            unit_kind="township",
            unit_id=None,
            unit=unit,
            marks=[{"key": "grouping", "points": 12}],
            findings=[{"item": "grouping", "text": "小组偏大"}],
            on=ON,
        )
    rectified = intent(HERE, uuid5(id, "rectified"), {})
    await app.inspections.rectify(rectified, id, number=1, what="已分为两组", on=ON)


async def _brief(world: World) -> None:
    """A draft with one number in it."""
    id = world.ids["brief"] = named("brief")
    await world.container.briefs.draft(
        intent(HERE, id, {}),
        id,
        kind="brief",
        title="代表在行动",
        campaign_id=None,
        series_id=None,
        paragraphs=["开展活动{activities}。"],
        as_of=ON,
        on=ON,
    )


async def _evaluations(world: World) -> None:
    """A sheet, and an evaluation in each state."""
    app, sheet = world.container, named("sheet")
    world.ids["sheet"] = sheet
    items = [
        {"key": key, "name": key, "measure": key, "points": 1} for key in ("filed", "absent")
    ]
    said = {"title": "评选办法", "basis": "", "subject": "deputy", "items": items}
    await app.score_sheets.adopt(
        intent(HERE, sheet, {}), sheet, sheet=said, adopted_by="主任会议", on=ON
    )
    subject = {"id": "daibiao-001", "name": "李建国", "position": "", "note": ""}
    subjects = [subject | {"measures": {"filed": 4}}]
    use = app.evaluations
    steps: dict[str, dict[str, Any]] = {
        "propose": {"by": "第一小组", "subjects": subjects},
        "verify": {"subject_id": "daibiao-001", "measures": None, "note": ""},
        "publish": {},
    }
    stages = ("evaluation", "evaluation proposed", "evaluation verified")
    ways = {name: at for at, name in enumerate((*stages, "evaluation published"))}
    for name, upto in ways.items():
        id = world.ids[name] = named(name)
        facts: dict[str, Any] = {"title": "双优评选", "year": 2024, "campaign_id": None}
        facts |= {"sheet_id": sheet, "edition": None, "on": ON}
        await use.open(intent(HERE, id, {}), id, **facts)
        for verb, told in list(steps.items())[:upto]:
            await getattr(use, verb)(intent(HERE, uuid5(id, verb), {}), id, **told, on=ON)


async def _reports(world: World) -> None:
    """A report to 保定市 in every state, and one of 清苑镇."""
    app, courier = world.container, MemoryCourier(world.ledger)
    ways = {"report": (), "report sent back": ("send_back",), "report approved": ("accept",)}
    for name, steps in ways.items():
        id = await _submit(world, HERE, name)
        await courier.settled()
        there = identity.received(PARENT, id)
        for verb in steps:
            said = {"figures": [], "message": "请核对"} if verb == "send_back" else {}
            wish = intent(PARENT, uuid5(there, verb), {})
            await getattr(app.received_reports, verb)(wish, there, on=ON, **said)
    below = await _submit(world, CHILD, "report from below")
    await courier.settled()
    world.ids["report from below"] = identity.received(HERE, below)


async def _submit(world: World, ledger: UUID, name: str) -> UUID:
    id = world.ids[name] = named(name)
    await world.container.period_reports.submit(
        intent(ledger, id, {}),
        id,
        campaign_id=None,
        title="四月份",
        period_from=date(2024, 4, 1),
        period_to=date(2024, 4, 30),
        declared=[],
        summary="",
        on=ON,
    )
    return id


async def _rounds(world: World) -> None:
    rounds = world.container.group_rounds
    steps = ("study", "exchange", "visit", "receive_voters", "handover")
    for name, done in (("group round", steps[:1]), ("walked round", steps)):
        id = world.ids[name] = named(name)
        await rounds.open(
            intent(HERE, id, {}), id, title=name, group_id=named("group"), on=SEATED_ON
        )
        for step in done:
            await rounds.do(intent(HERE, uuid5(id, step), {}), id, step=step, on=SEATED_ON)


async def _notices(world: World) -> None:
    notices = world.container.activity_notices
    for upto, name in enumerate(("planned notice", "issued notice", "leave notice")):
        id = world.ids[name] = named(name)
        wish = [intent(HERE, uuid5(id, str(step)), {}) for step in range(3)]
        await notices.plan(
            wish[0],
            id,
            kind="代表小组活动",
            invited=DEPUTIES,
            will_be_on=date(2024, 5, 16),
            on=date(2024, 5, 6),
        )
        if upto > 0:
            await notices.issue(wish[1], id, on=date(2024, 5, 6))
        if upto > 1:
            await notices.request_leave(
                wish[2], id, deputy_id=DEPUTIES[1], reason="就医", on=date(2024, 5, 10)
            )


async def _imported(world: World) -> None:
    """A sheet of one activity, taken in and done with."""
    table = Table("活动情况登记表", "ab" * 32, [["日期", "活动类型"], [ON, "视察"]])
    wish, imports = intent(HERE, named("import"), {}), world.container.import_batches
    checked = await imports.check(wish, FORMS["activities"], table)
    await imports.begin(wish, checked, file_name="登记表.xlsx", good=False)
    async for _ in imports.take(wish, checked):
        pass
    world.ids["import"] = checked.batch_id


async def _campaigns(world: World) -> None:
    cases = world.container.campaigns
    plan = {
        "phases": [{"name": "宣传发动"}, {"name": "组织实施", "form": "活动情况登记表"}],
        "checklist": [{"text": "记一本履职日志", "code": "log_book", "subject": "deputy"}],
    }
    for upto, name in enumerate(("planned", "adopted", "launched", "suspended")):
        id = world.ids[name] = named(name)
        wish = [intent(HERE, uuid5(id, str(step)), {}) for step in range(4)]
        facts: dict[str, Any] = {"title": name, "plan": plan, "indicators": [], "on": ON}
        await cases.draw_up(wish[0], id, **facts)
        if upto > 0:
            await cases.adopt(wish[1], id, **facts, adopted_by="主任会议")
        if upto > 1:
            await cases.launch(wish[2], id, on=ON)
        if upto > 2:
            await cases.suspend(wish[3], id, reason="防汛", on=ON)


async def _people(world: World) -> None:
    app = world.container
    mandate = {"congress": "清苑区第十七届人民代表大会", "constituency": ""}
    for at, id in enumerate(DEPUTIES):
        await app.deputies.register(
            intent(HERE, id, {}), id, name=f"代表{at}", level="county", on=SEATED_ON, **mandate
        )
    world.ids["deputy"], world.ids["newcomer"] = DEPUTIES[0], NEWCOMER
    rests, leaves = named("suspended deputy"), named("leaving deputy")
    world.ids["suspended deputy"] = rests
    await app.deputies.register(
        intent(HERE, rests, {}), rests, name="刘强", level="county", on=ON, **mandate
    )
    await app.deputies.suspend(
        intent(HERE, uuid5(rests, "1"), {}), rests, cause="detained", on=ON
    )
    both = world.ids["deputy of two"] = named("deputy of two")
    await app.deputies.register(
        intent(HERE, both, {}), both, name="孙丽", level="county", on=SEATED_ON, **mandate
    )
    await app.deputies.gain_mandate(
        intent(HERE, uuid5(both, "1"), {}),
        both,
        level="prefecture",
        congress="保定市第十六届人民代表大会",
        on=SEATED_ON,
    )
    await app.deputies.register(
        intent(CHILD, leaves, {}), leaves, name="赵敏", level="township", on=ON, **mandate
    )
    await app.deputies.offer(
        intent(CHILD, uuid5(leaves, "1"), {}),
        leaves,
        to_jurisdiction_id=HERE,
        congresses=[],
        on=ON,
    )
    group = [*DEPUTIES, *(named(f"member {at}") for at in range(3))]
    other = [named(f"other {at}") for at in range(3)]
    free = [named(f"free {at}") for at in range(6)]
    for id in (*group[3:], *other, *free, NEWCOMER):
        await app.deputies.register(
            intent(HERE, id, {}), id, name="代表", level="county", on=SEATED_ON, **mandate
        )
    for name, members in (("group", group), ("another group", other)):
        world.ids[name] = named(name)
        await app.deputy_groups.form(
            intent(HERE, named(name), {}),
            named(name),
            name=name,
            members=members,
            convener=members[0],
            on=SEATED_ON,
        )
    world.ids["grouping"] = named("grouping")
    await app.groupings.propose(
        intent(HERE, named("grouping"), {}),
        named("grouping"),
        kind="area",
        candidates=[Candidate(id, frozenset({"county"}), "清苑镇") for id in (*free, NEWCOMER)],
        count=2,
        position=0,
        on=SEATED_ON,
    )
    await app.deputy_groups.form_squad(
        intent(HERE, named("squad"), {}),
        named("group"),
        name="走访小分队",
        members=group[3:],
        on=SEATED_ON,
    )


CONGRESS = "清苑区第十七届人民代表大会"
CANDIDATES = [UUID(f"00000000-0000-4000-8000-00000000000{n}") for n in "bc"]
STAGES = ("collecting", "listed", "balloting", "casting", "closed", "on paper", "counted")


async def _livelihood(world: World) -> None:
    """A vote on livelihood projects at every stage, and a project of the last."""
    app = world.container
    for upto, name in enumerate((*STAGES, "announced")):
        id = world.ids[name] = named(f"vote {name}")
        wishes = iter([intent(HERE, uuid5(id, str(step)), {}) for step in range(20)])
        await _vote(world, id, upto, name, wishes)
    world.ids["project"], world.ids["done project"] = named("project"), named("done project")
    for name in ("project", "done project"):
        id = named(name)
        facts = {"candidate_id": CANDIDATES[0], "unit": UNIT, "due_on": None}
        await app.livelihood_projects.commission(
            intent(HERE, id, {}), id, vote_id=world.ids["announced"], on=ON, **facts
        )
    await app.livelihood_projects.complete(
        intent(HERE, uuid5(id, "done"), {}), id, evidence="验收报告", on=ON
    )


async def _vote(world: World, id: UUID, upto: int, name: str, wishes: Iterator[Any]) -> None:
    cases = world.container.livelihood_votes
    await cases.open(
        next(wishes), id, title=name, year=2024, body="congress", congress=CONGRESS, on=ON
    )
    for each in CANDIDATES:
        facts = {"title": "路灯", "text": "", "origin": "unit", "source_ids": []}
        await cases.collect(next(wishes), id, candidate_id=each, proposer="", on=ON, **facts)
        facts = {"fate": "kept", "into": None, "reason": ""}
        await cases.review(next(wishes), id, candidate_id=each, on=ON, **facts)
    if upto < 1:
        return
    await cases.propose(next(wishes), id, candidate_ids=CANDIDATES, seats=1, by="区政府", on=ON)
    if upto < 2:
        return
    paper = name in {"on paper", "counted", "announced"}
    ballot = {"method": "paper" if paper else "electronic", "members": 200}
    await cases.open_ballot(
        next(wishes), id, roll=[] if paper else DEPUTIES[:1], on=ON, **ballot
    )
    if upto < 4:
        return
    if not paper:
        await cases.cast(
            next(wishes),
            id,
            round=1,
            deputy_id=DEPUTIES[0],
            slip=slip_of(Box(id, 1), DEPUTIES[0]),
            ballot=Ballot((1,), "00" * 16),
            on=ON,
        )
    await cases.close_ballot(next(wishes), id, on=ON)
    if upto < 6:
        return
    papers = {"present": 180, "issued": 180, "returned": 180, "invalid": 0}
    told = zip(CANDIDATES, (150, 20), strict=True)
    votes = [{"candidate_id": each, "votes": count} for each, count in told]
    await cases.count_paper(
        next(wishes), id, votes=votes, scrutineers=["李明"], on=ON, **papers
    )
    if upto > 6:
        await cases.announce(next(wishes), id, text="", on=ON)


async def _personal(world: World) -> None:
    """Somebody who was looked up, somebody restricted, somebody whose erasure is asked for."""
    cases = world.container.personal_data
    on = {"on": ON}
    for name in ("known", "restricted", "leaving"):
        subject = world.ids[name] = named(name)
        wish = [intent(HERE, uuid5(subject, str(step)), {}) for step in range(3)]
        async with world.vault.keeping(wish[0], "deputy", subject, {"phone": "138"}) as made:
            visit = {"kind": "走访", "place": made["phone"], "occurred_on": ON}
            await world.container.activities.hold(wish[0], uuid5(subject, "visit"), **visit)
        await cases.reveal(wish[1], subject, fields=[], purpose="核实", **on)
        if name == "restricted":
            await cases.restrict(wish[2], subject, reason="复核", retain_until=None, **on)
        if name == "leaving":
            facts = {"ground": "consent_withdrawn", "reason": "本人撤回同意", "fields": []}
            await cases.request_erasure(wish[2], subject, **facts, **on)


async def _duties(world: World) -> None:
    """Entries in every state that an operation wants, a duty report and a sheet."""
    app = world.container
    await app.jurisdictions.set_policy(
        intent(HERE, named("scoring"), {}),
        key="duty_scoring",
        value=True,
        basis="代表工作办法",
        from_on=ON,
    )
    entry = {
        "deputy_id": DEPUTIES[0],
        "kind": "training",
        "title": "初任培训",
        "occurred_on": ON,
        "evidence": [{"kind": "sign_in", "reference": "签到表"}],
        "on": ON,
    }
    for name, by in (
        ("entry", "organiser"),
        ("disputed entry", "organiser"),
        ("claimed entry", "deputy"),
    ):
        id = world.ids[name] = named(name)
        await app.duty_records.record(intent(HERE, id, {}), id, by=by, quantity=1, **entry)
    disputed = named("disputed entry")
    await app.duty_records.dispute(
        intent(HERE, uuid5(disputed, "1"), {}),
        disputed,
        deputy_id=DEPUTIES[0],
        reason="少登一天",
        on=ON,
    )
    report = world.ids["duty report"] = named("duty report")
    await app.duty_reports.hold(
        intent(HERE, report, {}),
        report,
        deputy_id=DEPUTIES[0],
        campaign_id=None,
        to="第三选区",
        present=60,
        on=ON,
    )
    sheet = world.ids["duty sheet"] = named("duty sheet")
    await app.duty_sheets.adopt(
        intent(HERE, sheet, {}),
        sheet,
        edition="2024",
        sheet=SHEET,
        adopted_by="主任会议",
        from_on=ON,
        on=ON,
    )


async def _suggestions(world: World) -> None:
    cases = world.container.suggestions
    below = named("below")
    await _file(world, CHILD, below)
    await cases.hand_over(
        intent(CHILD, uuid5(below, "up"), {}), below, to_jurisdiction_id=HERE, reason="", on=ON
    )
    entrusted = named("entrusted")
    await _file(world, PARENT, entrusted)
    await cases.entrust(
        intent(PARENT, uuid5(entrusted, "entrust"), {}),
        entrusted,
        to_jurisdiction_id=HERE,
        what="实地察看进度",
        until_on=ON,
        on=ON,
    )
    world.ids["oversight"] = identity.entrusted(HERE, entrusted, 1)
    await MemoryCourier(world.ledger).settled()
    [world.ids["incoming"]] = [
        each.event.originator_id
        for each in world.ledger.recorded(HERE)
        if isinstance(each.event, Suggestion.Received)
    ]
    [world.ids["arriving deputy"]] = [
        each.event.originator_id
        for each in world.ledger.recorded(HERE)
        if isinstance(each.event, Deputy.Arrived)
    ]
    for name, way in WAYS.items():
        await _walk(world, name, way)


OPINION = {
    "title": "东关村路灯不亮",
    "words": "东关村到小学那段路，路灯坏了三个月。",
    "channel": "station",
    "extent": "common",
    "category": "农村道路",
    "focus_area": "",
    "confidential": False,
    "campaign_id": None,
    "station_id": None,
    "reception_id": None,
    "activity_id": None,
    "place": "石桥镇代表联络站",
    "heard_by": "王秀英",
    "heard_by_id": DEPUTIES[0],
    "entered_by": "李建国",
    "personal": {"name": "张大爷"},
}
ROADS = "区交通运输局"
OPINION_FACTS: dict[str, dict[str, Any]] = {
    "assign": {"unit": ROADS, "village": False, "reason": ""},
    "reply": {"unit": ROADS, "text": "已更换灯具十二盏", "outcome": "solved"},
    "feed_back": {"listener": "voter", "mode": "上门", "text": ""},
}
OPINION_WAYS = {
    "heard": (),
    "main opinion": (),
    "duplicate": (),
    "assigned": ("assign",),
    "answered": ("assign", "reply"),
    "told": ("assign", "reply", "feed_back"),
}
"""An opinion in every state that an operation wants."""


async def _opinions(world: World) -> None:
    cases = world.container.opinions
    for name, way in OPINION_WAYS.items():
        id = world.ids[name] = named(name)
        await cases.hear(intent(HERE, id, {}), id, on=ON, **OPINION)
        for verb in way:
            facts = OPINION_FACTS[verb]
            await getattr(cases, verb)(intent(HERE, uuid5(id, verb), {}), id, on=ON, **facts)
    duplicate, main = named("duplicate"), named("main opinion")
    linked = {"main_id": main, "campaign_id": None, "on": ON}
    await cases.link(intent(HERE, uuid5(duplicate, "link"), {}), duplicate, **linked)
    told, on = named("told"), {"on": ON}
    wish = intent(HERE, uuid5(told, "code"), {})
    issued = await world.container.following.issue(wish, told, **on)
    world.ids["follow code"] = issued.code
    below = uuid5(CHILD, "opinion")
    await cases.hear(intent(CHILD, below, {}), below, on=ON, **OPINION)
    up = {"to_jurisdiction_id": HERE, "route": Route.HAND_UP, "carried_by": None, "reason": ""}
    await cases.hand_over(intent(CHILD, uuid5(below, "up"), {}), below, on=ON, **up)
    await MemoryCourier(world.ledger).settled()
    [world.ids["offered opinion"]] = [
        each.event.originator_id
        for each in world.ledger.recorded(HERE)
        if isinstance(each.event, Opinion.Received)
    ]


async def _walk(world: World, name: str, way: tuple[Step, ...]) -> None:
    """A suggestion, and the case that it may have, as far as its way leads."""
    app, id = world.container, named(name)
    world.ids[name] = id
    world.ids[f"case of {name}"] = identity.case(id)
    if way[:1] != (("draft", {}),):
        await _file(world, HERE, id)
    for at, (verb, facts) in enumerate(way):
        wish = intent(HERE, uuid5(id, f"{at}"), {})
        if verb in CASE_FACTS:
            told = CASE_FACTS[verb] | facts
            if verb == "dispatch":
                told = told | {"suggestion_ids": [id]}
            if verb == "reply":
                told = told | {"suggestion_id": id}
            await getattr(app.handling_cases, verb)(wish, identity.case(id), on=ON, **told)
        else:
            told = FACTS[verb] | facts
            await getattr(app.suggestions, verb)(wish, id, on=ON, **told)


async def _file(world: World, ledger: UUID, id: UUID) -> None:
    await world.container.suggestions.file(
        intent(ledger, id, {}),
        id,
        **MATTER,
        on=ON,
    )


def named(name: str) -> UUID:
    return uuid5(HERE, name)


HOME = {"kind": "deputy_home", "tier": "township", "trade": "", "place": "镇政府一楼"}


async def _stations(world: World) -> None:
    """A standard, and a station in every state."""
    app = world.container
    ids = ("standard", "building", "open", "neighbour", "faulty", "resting")
    world.ids |= {name: named(name) for name in ids}
    await app.station_standards.adopt(
        intent(HERE, named("standard"), {}),
        named("standard"),
        name="五有",
        items=["阵地", "制度", "计划", "经费", "记录"],
        basis="",
        on=ON,
    )
    facts = HOME | {"campaign_id": None, "on": ON}
    for name in ids[1:]:
        begin = app.stations.plan if name == "building" else app.stations.establish
        await begin(intent(HERE, named(name), {}), named(name), name=name, **facts)
    await app.stations.order_rectification(
        intent(HERE, named("fault"), {}),
        named("faulty"),
        shortcomings=["没有记录"],
        due_on=ON,
        on=ON,
    )
    await app.stations.suspend(
        intent(HERE, named("rest"), {}), named("resting"), reason="修缮", on=ON
    )
    world.ids |= {name: named(name) for name in ("announced", "received")}
    day = {"place": "代表之家", "campaign_id": None, "on": ON}
    await app.receptions.announce(
        intent(HERE, named("announced"), {}),
        named("announced"),
        deputies=DEPUTIES[:2],
        receive_on=date(2024, 5, 30),
        hours="",
        **day,
    )
    await app.receptions.receive(
        intent(HERE, named("received"), {}),
        named("received"),
        attended=DEPUTIES[:1],
        voters=3,
        voter_times=4,
        **day,
    )

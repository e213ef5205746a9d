"""Anything that an office may do, in any order: commands that are accepted or refused.

A deed names its record by a small number, so that deeds drawn at random meet one another; the
ids follow from ledger and number, so that a life lived twice is the same life.
"""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import strategies as st

from application import identity
from application.container import Container
from application.ledger import Intent, Receipt
from domain.shared.errors import DomainError
from tests.support.office import intent

BEGAN = date(2024, 1, 1)
VILLAGES = ("东关村", "西关村", "南关村", "北关村")
INDICATORS = (
    {"key": "times", "name": "活动", "unit": "次"},
    {"key": "households", "name": "走访户", "unit": "户", "take": "households"},
    {"key": "villages", "name": "走访村", "unit": "个", "kind": "distinct", "take": "villages"},
    {"key": "visits", "name": "到村", "unit": "次", "take": "villages"},
    {"key": "letters", "name": "书面意见", "unit": "件", "take": "letters"},
    {"key": "at_station", "name": "进站", "unit": "次", "where": {"place": ["联络站"]}},
    {"key": "filed", "name": "建议", "unit": "件", "source": "suggestions_filed"},
    {"key": "resolved", "name": "办结", "unit": "件", "source": "suggestions_resolved"},
)
OWN = {"key": "own", "name": "常委会活动", "unit": "次", "counted_by": ["congress"]}
"""Counted by one kind of organ alone."""

LOCAL = {"key": "local.households", "name": "本地户", "unit": "户", "take": "households"}


class Deed(NamedTuple):
    """Something that is asked of a ledger."""

    what: str
    record: int
    facts: dict[str, Any]


Told = tuple[str, int, int]
"""The outcome: nothing and where it was recorded, or the refusal."""

days = st.integers(0, 300).map(lambda days: BEGAN + timedelta(days=days))
few = st.integers(0, 3)
people = st.lists(st.integers(0, 5), min_size=1, max_size=5, unique=True)
cosigners = st.lists(st.integers(1, 2), max_size=2, unique=True)
units = st.sampled_from(("住建局", "教育局", "财政局"))
villages = st.lists(st.sampled_from(VILLAGES), max_size=3)
levels = st.sampled_from(("nation", "county", "township"))


def divided(**roles: str) -> list[dict[str, str]]:
    return [{"unit": unit, "role": role} for unit, role in roles.items()]


DIVISIONS = (
    divided(住建局="sole"),
    divided(住建局="lead", 财政局="assisting"),
    divided(住建局="separate", 教育局="separate"),
)
"""The ways in which the work of a case is divided here."""


def deed(what: str, **facts: st.SearchStrategy[Any]) -> st.SearchStrategy[Deed]:
    return st.builds(Deed, st.just(what), few, st.fixed_dictionaries(facts))


touched = {
    "households": st.integers(0, 9),
    "villages": villages,
    "counts": st.dictionaries(st.just("letters"), st.integers(0, 5)),
}
places = st.sampled_from(("联络站", "村里"))
holds = deed("hold", on=days, place=places, campaign=st.just(True), **touched)
deeds = st.one_of(
    holds,
    deed("hold", on=days, place=places, campaign=st.booleans(), **touched),
    deed("correct", changes=st.fixed_dictionaries({}, optional=touched)),
    deed("void"),
    deed("register", on=days, level=levels),
    deed("gain", on=days, level=levels),
    deed("end", on=days, level=levels),
    deed("form", on=days, members=people),
    deed("join", on=days, member=st.integers(0, 5)),
    deed("leave", on=days, member=st.integers(0, 5)),
    deed("squad", on=days, members=people),
    deed("dissolve", on=days),
    deed("transfer", on=days, member=st.integers(0, 5), to=few),
    deed("merge_group", on=days, to=few),
    deed("file", on=days, campaign=st.booleans()),
    deed("draft", on=days, campaign=st.booleans(), cosigners=cosigners),
    deed("cosign", on=days, deputy=st.integers(1, 2)),
    deed("submit", on=days),
    deed("return", on=days),
    deed("revise", on=days),
    deed("reject", on=days, code=st.sampled_from(("personal", "weather"))),
    deed("admit", on=days),
    deed("withdraw_suggestion", on=days, deputy=st.integers(0, 2)),
    deed("settle", on=days),
    deed("hand_up", on=days),
    deed("dispatch", on=days, assignments=st.sampled_from(DIVISIONS)),
    deed("sign", on=days, unit=units),
    deed("object", on=days, unit=units),
    deed("decide_objection", on=days, upheld=st.booleans()),
    deed("contact", on=days, unit=units),
    deed("opine", on=days, unit=units),
    deed("extend", on=days, unit=units),
    deed("decide_extension", on=days, unit=units, granted=st.booleans()),
    deed("succeed", on=days, unit=units),
    deed("reply", on=days, unit=units),
    deed("answer", on=days),
    deed("remind", on=days),
    deed("lapse", on=days),
    deed("judge", on=days, satisfaction=st.sampled_from(("satisfied", "dissatisfied"))),
    deed("rehandle", on=days),
    deed("escalate", on=days),
    deed("conclude", on=days, rehandle=st.booleans()),
    deed("keep", on=days),
    deed("break", on=days),
    deed("resolve", on=days),
    deed("publish", on=days),
    deed("carry_over", on=days),
    deed(
        "correct_suggestion",
        on=days,
        occasion=st.sampled_from(("session", "motion", "")),
        category=st.sampled_from(("城建", "交通", "")),
    ),
    deed("archive", on=days),
    deed("state", on=days),
    deed("withdraw"),
    deed("rename", on=days),
    deed("recode", on=days),
    deed("reorganise", on=days, organ=st.sampled_from(("congress", "street_committee"))),
    deed("regulate", on=days, value=st.integers(1, 5)),
    deed("adopt", on=days, pack=st.sampled_from(("henan", "shandong-township"))),
    deed("grant", on=days),
    deed("revoke", on=days),
)


async def live(
    office: Container,
    ledger: UUID,
    number: int,
    it: Deed,
    *,
    like: UUID | None = None,
    **places: UUID,
) -> Told:
    """One deed; ``number`` makes it a command of its own, ``places`` is what it may name.

    With ``like``, all its ids are those that another ledger would use.
    """
    of = like or ledger
    wish = intent(ledger)._replace(
        command_id=identity.named(of, "command", number),
        actor_id=identity.named(of, "actor"),
    )
    noun, do = DO[it.what]
    record = identity.named(of, noun, it.record)
    try:
        receipt = await do(
            office, wish, record, Facts(of, it.facts, {"parent": ledger, **places})
        )
    except DomainError as refusal:
        return refusal.code(), 0, 0
    return "", receipt.version, receipt.position


class Facts:
    """What a deed states, as the use cases want it."""

    def __init__(self, ledger: UUID, stated: dict[str, Any], places: dict[str, UUID]) -> None:
        self._ledger = ledger
        self._stated = stated
        self._places = places

    def __getitem__(self, name: str) -> Any:
        return self._stated[name]

    @property
    def campaign(self) -> UUID | None:
        return self._places.get("campaign") if self._stated["campaign"] else None

    @property
    def parent(self) -> UUID:
        return self._places["parent"]

    def take(self, *names: str) -> dict[str, Any]:
        return {name: self._stated[name] for name in names}

    def person(self, number: int) -> UUID:
        return identity.named(self._ledger, "person", number)

    def deputy(self) -> UUID:
        return self.person(self._stated["deputy"])

    def members(self) -> list[UUID]:
        return [self.person(number) for number in self._stated["members"]]

    def group(self) -> UUID:
        return identity.named(self._ledger, "group", self._stated["to"])

    def mandate(self) -> dict[str, str]:
        level = self._stated["level"]
        return {"level": level, "congress": f"{level}人大", "constituency": ""}


async def _form(office: Container, wish: Intent, id_: UUID, facts: Facts) -> Receipt:
    """A group; who is not registered yet is registered for it."""
    for each in facts.members():
        with suppress(DomainError):
            await office.deputies.register(
                wish._replace(command_id=identity.named(each, "registered")),
                each,
                name="李明",
                on=BEGAN,
                level="township",
                congress="township人大",
                constituency="",
            )
    return await office.deputy_groups.form(
        wish,
        id_,
        name="第一小组",
        members=facts.members(),
        convener=facts.members()[0],
        on=facts["on"],
    )


Do = Callable[[Container, Intent, UUID, Facts], Awaitable[Receipt]]

DO: dict[str, tuple[str, Do]] = {
    "hold": (
        "activity",
        lambda office, wish, id_, facts: office.activities.hold(
            wish,
            id_,
            kind="走访",
            occurred_on=facts["on"],
            campaign_id=facts.campaign,
            **facts.take("place", "households", "villages", "counts"),
        ),
    ),
    "correct": (
        "activity",
        lambda office, wish, id_, facts: office.activities.correct(
            wish, id_, reason="漏登", **facts.take("changes")
        ),
    ),
    "void": (
        "activity",
        lambda office, wish, id_, _: office.activities.void(wish, id_, reason="重复"),
    ),
    "register": (
        "person",
        lambda office, wish, id_, facts: office.deputies.register(
            wish, id_, name="李明", on=facts["on"], **facts.mandate()
        ),
    ),
    "gain": (
        "person",
        lambda office, wish, id_, facts: office.deputies.gain_mandate(
            wish, id_, on=facts["on"], **facts.mandate()
        ),
    ),
    "end": (
        "person",
        lambda office, wish, id_, facts: office.deputies.end_mandate(
            wish, id_, congress=facts.mandate()["congress"], cause="resigned", on=facts["on"]
        ),
    ),
    "form": (
        "group",
        _form,
    ),
    "join": (
        "group",
        lambda office, wish, id_, facts: office.deputy_groups.join(
            wish, id_, deputy_id=facts.person(facts["member"]), on=facts["on"]
        ),
    ),
    "leave": (
        "group",
        lambda office, wish, id_, facts: office.deputy_groups.leave(
            wish, id_, deputy_id=facts.person(facts["member"]), reason="调离", on=facts["on"]
        ),
    ),
    "squad": (
        "group",
        lambda office, wish, id_, facts: office.deputy_groups.form_squad(
            wish, id_, name="小分队", members=facts.members(), on=facts["on"]
        ),
    ),
    "dissolve": (
        "group",
        lambda office, wish, id_, facts: office.deputy_groups.dissolve(
            wish, id_, reason="届满", on=facts["on"]
        ),
    ),
    "transfer": (
        "group",
        lambda office, wish, id_, facts: office.deputy_groups.transfer(
            wish,
            id_,
            deputy_id=facts.person(facts["member"]),
            to_group=facts.group(),
            reason="迁居",
            on=facts["on"],
        ),
    ),
    "merge_group": (
        "group",
        lambda office, wish, id_, facts: office.deputy_groups.merge(
            wish, id_, into=facts.group(), reason="人数过少", on=facts["on"]
        ),
    ),
    "file": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.file(
            wish,
            id_,
            title="加装电梯",
            text="三单元",
            sponsor="deputy",
            sponsor_id=facts.person(0),
            campaign_id=facts.campaign,
            focus_area="",
            category="",
            on=facts["on"],
        ),
    ),
    "settle": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.settle(
            wish, id_, reason="", on=facts["on"]
        ),
    ),
    "hand_up": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.hand_over(
            wish, id_, to_jurisdiction_id=facts.parent, reason="", on=facts["on"]
        ),
    ),
    "draft": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.draft(
            wish,
            id_,
            title="加装电梯",
            text="三单元",
            sponsor="deputy",
            sponsor_id=facts.person(0),
            cosigners=[facts.person(each) for each in facts["cosigners"]],
            campaign_id=facts.campaign,
            focus_area="",
            category="",
            proper_unit="",
            confidential=False,
            on=facts["on"],
        ),
    ),
    "cosign": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.cosign(
            wish, id_, deputy_id=facts.deputy(), on=facts["on"]
        ),
    ),
    "submit": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.submit(wish, id_, on=facts["on"]),
    ),
    "return": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.return_for_revision(
            wish, id_, by="office", reason="一事一议", on=facts["on"]
        ),
    ),
    "revise": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.revise(
            wish, id_, title="加装电梯", text="二单元", on=facts["on"]
        ),
    ),
    "reject": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.reject(
            wish, id_, reason="个人问题", as_letter=True, on=facts["on"], **facts.take("code")
        ),
    ),
    "admit": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.admit(
            wish, id_, number="第12号", category="城建", on=facts["on"]
        ),
    ),
    "withdraw_suggestion": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.withdraw(
            wish, id_, deputy_id=facts.deputy(), reason="已解决", on=facts["on"]
        ),
    ),
    "dispatch": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.dispatch(
            wish,
            identity.case(id_),
            suggestion_ids=[id_],
            dispatcher="office",
            difficult=False,
            closed_on=None,
            due_on=None,
            reason="",
            on=facts["on"],
            **facts.take("assignments"),
        ),
    ),
    "sign": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.sign(
            wish, identity.case(id_), **facts.take("unit", "on")
        ),
    ),
    "object": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.object(
            wish,
            identity.case(id_),
            proper_unit="交通局",
            reason="",
            **facts.take("unit", "on"),
        ),
    ),
    "decide_objection": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.decide_objection(
            wish,
            identity.case(id_),
            by="directors_meeting",
            reason="",
            assignments=divided(财政局="sole"),
            **facts.take("upheld", "on"),
        ),
    ),
    "contact": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.contact(
            wish,
            identity.case(id_),
            stage="before",
            mode="visit",
            note="",
            **facts.take("unit", "on"),
        ),
    ),
    "opine": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.give_opinion(
            wish, identity.case(id_), text="同意", **facts.take("unit", "on")
        ),
    ),
    "extend": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.request_extension(
            wish,
            identity.case(id_),
            until=facts["on"] + timedelta(days=120),
            reason="涉及面广",
            **facts.take("unit", "on"),
        ),
    ),
    "decide_extension": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.decide_extension(
            wish,
            identity.case(id_),
            by="office",
            reason="",
            **facts.take("unit", "granted", "on"),
        ),
    ),
    "succeed": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.succeed(
            wish,
            identity.case(id_),
            from_unit=facts["unit"],
            to_unit="教育局",
            on=facts["on"],
        ),
    ),
    "reply": (
        "suggestion",
        lambda office, wish, id_, facts: office.handling_cases.reply(
            wish,
            identity.case(id_),
            suggestion_id=id_,
            text="已列入计划",
            mode="face_to_face",
            outcome="B",
            signatory="局长",
            promises=[{"what": "年内完工", "due_on": str(facts["on"] + timedelta(days=90))}],
            without=[],
            consent=False,
            **facts.take("unit", "on"),
        ),
    ),
    "answer": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.reply(
            wish, id_, unit="主席团", text="已协调解决", on=facts["on"]
        ),
    ),
    "remind": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.remind(wish, id_, on=facts["on"]),
    ),
    "lapse": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.lapse(wish, id_, on=facts["on"]),
    ),
    "rehandle": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.order_rehandling(
            wish, id_, by="office", reason="", on=facts["on"]
        ),
    ),
    "escalate": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.escalate(wish, id_, on=facts["on"]),
    ),
    "conclude": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.conclude(
            wish, id_, conclusion="分两期办", on=facts["on"], **facts.take("rehandle")
        ),
    ),
    "keep": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.keep_promise(
            wish, id_, number=1, evidence="验收单", on=facts["on"]
        ),
    ),
    "break": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.fail_promise(
            wish, id_, number=1, reason="资金没有落实", on=facts["on"]
        ),
    ),
    "publish": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.publish(wish, id_, on=facts["on"]),
    ),
    "carry_over": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.carry_over(
            wish, id_, term="第八届", on=facts["on"]
        ),
    ),
    "correct_suggestion": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.correct(
            wish,
            id_,
            changes=facts.take("occasion", "category") | {"drawn_from": ["visit"]},
            reason="登记有误",
            on=facts["on"],
        ),
    ),
    "archive": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.archive(wish, id_, on=facts["on"]),
    ),
    "judge": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.judge(
            wish, id_, on=facts["on"], **facts.take("satisfaction")
        ),
    ),
    "resolve": (
        "suggestion",
        lambda office, wish, id_, facts: office.suggestions.resolve(
            wish, id_, outcome="装好了", on=facts["on"]
        ),
    ),
    "state": (
        "figure",
        lambda office, wish, id_, facts: office.declared_figures.state(
            wish,
            id_,
            period_to=facts["on"],
            period_from=None,
            campaign_id=None,
            indicator="",
            name="走访群众",
            value=Decimal(810),
            qualifier="more",
            literal="810余人次",
            unit="人次",
            scope="",
            source="总结",
        ),
    ),
    "withdraw": (
        "figure",
        lambda office, wish, id_, _: office.declared_figures.withdraw(wish, id_, reason="误报"),
    ),
    "rename": (
        "",
        lambda office, wish, _, facts: office.jurisdictions.rename(
            wish, name=f"{facts['on']}更名", on=facts["on"]
        ),
    ),
    "recode": (
        "",
        lambda office, wish, _, facts: office.jurisdictions.recode(
            wish, scheme="gb2260", edition="x", code=str(facts["on"]), on=facts["on"]
        ),
    ),
    "reorganise": (
        "",
        lambda office, wish, _, facts: office.jurisdictions.reorganise(
            wish, level="county", organ=facts["organ"], on=facts["on"]
        ),
    ),
    "regulate": (
        "",
        lambda office, wish, _, facts: office.jurisdictions.set_policy(
            wish, key="group_size_min", value=facts["value"], basis="", from_on=facts["on"]
        ),
    ),
    "adopt": (
        "",
        lambda office, wish, _, facts: office.jurisdictions.adopt_policy(
            wish, pack=facts["pack"], from_on=facts["on"]
        ),
    ),
    "grant": (
        "grant",
        lambda office, wish, id_, facts: office.access_grants.give(
            wish,
            id_,
            person_id=facts.person(0),
            person="李明",
            role="clerk",
            reach="self",
            until=None,
            on=facts["on"],
        ),
    ),
    "revoke": (
        "grant",
        lambda office, wish, id_, facts: office.access_grants.withdraw(
            wish, id_, reason="调离", on=facts["on"]
        ),
    ),
}
"""Each deed: the noun of its record, and the use case that it asks."""

"""行政区 — a place and the organ that does its congress work; it owns one ledger."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Any, Self
from uuid import UUID

from domain.shared import pack as packs
from domain.shared import policy
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken, one_of
from domain.shared.rule import Value


class Level(StrEnum):
    """层级 — a stated fact, never inferred from a name or a code."""

    NATION = "nation"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"


class Organ(StrEnum):
    """The kind of organ that keeps the ledger."""

    CONGRESS = "congress"  # 人民代表大会及其常务委员会
    PRESIDIUM = "presidium"  # 乡镇人大主席团
    STREET_COMMITTEE = "street_committee"  # 街道人大工委
    ZONE_COMMITTEE = "zone_committee"  # 开发区、园区人大工委
    LIAISON_OFFICE = "liaison_office"  # 人大联络处、地区工委


class AlreadyEnded(RuleBroken):
    """The jurisdiction ended on {on}."""


class BeforeItBegan(RuleBroken):
    """The jurisdiction was established on {established_on}, later than {on}."""


class OutOfOrder(RuleBroken):
    """A fact of {last_on} is already recorded; {on} lies before it."""


class NotTheParent(RuleBroken):
    """{parent} is not the parent of this jurisdiction any more."""


class Jurisdiction(Aggregate):
    """行政区: established → (renamed, recoded, moved …) → merged, split or closed.

    Its id never changes; names, codes and parents are dated facts about it.
    """

    TOPIC = "jurisdiction"

    class Event(Aggregate.Event):
        """Something became true of a jurisdiction on a day."""

    class Established(Event, Created):
        TOPIC = "jurisdiction.established"
        name: str
        level: str
        organ: str
        parent_id: UUID | None
        codes: list[dict[str, str]]
        predecessors: list[UUID]
        established_on: date

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.name = self.name
            aggregate.level = self.level
            aggregate.organ = self.organ
            aggregate.parent_id = self.parent_id
            aggregate.under_parent_from = self.established_on
            aggregate.established_on = self.established_on
            aggregate.last_on = self.established_on

    class Renamed(Event):
        TOPIC = "jurisdiction.renamed"
        name: str
        renamed_on: date

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.name = self.name
            aggregate.last_on = self.renamed_on

    class Recoded(Event):
        TOPIC = "jurisdiction.recoded"
        scheme: str
        edition: str
        code: str
        recoded_on: date

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.last_on = self.recoded_on

    class Moved(Event):
        TOPIC = "jurisdiction.moved"
        parent_id: UUID
        moved_on: date

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.parent_id = self.parent_id
            aggregate.under_parent_from = self.moved_on
            aggregate.last_on = self.moved_on
            aggregate.policy.add(policy.given_up(self.moved_on))

    class Reorganised(Event):
        """撤县设区、撤乡设街道: another level or another kind of organ."""

        TOPIC = "jurisdiction.reorganised"
        level: str
        organ: str
        reorganised_on: date

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.level = self.level
            aggregate.organ = self.organ
            aggregate.last_on = self.reorganised_on

    class Merged(Event):
        TOPIC = "jurisdiction.merged"
        into_id: UUID
        merged_on: date

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.ended_on = self.merged_on

    class Split(Event):
        TOPIC = "jurisdiction.split"
        into_ids: list[UUID]
        split_on: date

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.ended_on = self.split_on

    class Closed(Event):
        TOPIC = "jurisdiction.closed"
        reason: str
        closed_on: date

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.ended_on = self.closed_on

    class PolicySet(Event):
        """A rule of this place, in force from a day on, and where it is laid down."""

        TOPIC = "jurisdiction.policy_set"
        key: str
        value: Value
        basis: str
        from_on: date

        def entry(self) -> policy.Entry:
            """What it lays down."""
            return {
                "key": self.key,
                "value": self.value,
                "basis": self.basis,
                "from_on": self.from_on.isoformat(),
            }

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.policy.add(self.entry())

    class PolicyAdopted(Event):
        """A pack holds here, with every rule as it then read: packs may change, this not."""

        TOPIC = "jurisdiction.policy_adopted"
        pack: str
        title: str
        edition: str
        rules: dict[str, dict[str, Any]]
        from_on: date

        def entry(self) -> policy.Entry:
            """What it lays down."""
            return {
                "origin": policy.Origin.PACK.value,
                "pack": self.pack,
                "edition": self.edition,
                "rules": self.rules,
                "from_on": self.from_on.isoformat(),
            }

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.policy.add(self.entry())

    class PolicyIssued(Event):
        """Sent down to the places named; each receives it in its own ledger."""

        TOPIC = "jurisdiction.policy_issued"
        title: str
        rules: dict[str, dict[str, Any]]
        locked: list[str]
        to: list[UUID]
        from_on: date

    class PolicyReceived(Event):
        """The parent's rules arrived here; those that are locked go before one's own."""

        TOPIC = "jurisdiction.policy_received"
        parent_id: UUID
        title: str
        rules: dict[str, dict[str, Any]]
        locked: list[str]
        from_on: date

        def entry(self) -> policy.Entry:
            """What it lays down."""
            return {
                "origin": policy.Origin.PARENT.value,
                "rules": self.rules,
                "locked": self.locked,
                "from_on": self.from_on.isoformat(),
            }

        def apply(self, aggregate: "Jurisdiction") -> None:
            aggregate.policy.add(self.entry())

    def __init__(self) -> None:
        self.name = ""
        self.level = ""
        self.organ = ""
        self.parent_id: UUID | None = None
        self.under_parent_from = date.min
        self.established_on = date.min
        self.last_on = date.min
        self.ended_on: date | None = None
        self.policy = policy.Policy()

    @classmethod
    def establish(
        cls,
        *,
        id: UUID,
        name: str,
        level: str,
        organ: str,
        parent_id: UUID | None,
        established_on: date,
        codes: list[dict[str, str]] | None = None,
        predecessors: list[UUID] | None = None,
    ) -> Self:
        """设立 — the first event of a ledger."""
        if not name:
            raise BadValue(field="name", reason="名称不能为空")
        return cls.begin(
            cls.Established,
            id=id,
            name=name,
            level=one_of(Level, "level", level),
            organ=one_of(Organ, "organ", organ),
            parent_id=parent_id,
            codes=codes or [],
            predecessors=predecessors or [],
            established_on=established_on,
        )

    def rename(self, *, name: str, on: date) -> None:
        """更名"""
        self._must_stand(on)
        if name != self.name:
            self.trigger_event(self.Renamed, name=name, renamed_on=on)

    def recode(self, *, scheme: str, edition: str, code: str, on: date) -> None:
        """代码变更 — a code is an alias of a scheme and an edition, never the key."""
        self._must_stand(on)
        self.trigger_event(
            self.Recoded, scheme=scheme, edition=edition, code=code, recoded_on=on
        )

    def move(self, *, parent_id: UUID, above: Collection[UUID] = (), on: date) -> None:
        """改变隶属 — another congress is its parent from that day on.

        ``above``: the places above that parent, as far as it is known here.
        """
        self._must_stand(on)
        if parent_id == self.id:
            raise BadValue(field="parent", reason="不能隶属于自己")
        if self.id in above:
            raise BadValue(field="parent", reason="它在本行政区之下，不能又是本行政区的上级")
        if parent_id != self.parent_id:
            self.trigger_event(self.Moved, parent_id=parent_id, moved_on=on)

    def reorganise(self, *, level: str, organ: str, on: date) -> None:
        """改设 — e.g. 满城县 became 满城区 in 2015."""
        self._must_stand(on)
        self.trigger_event(
            self.Reorganised,
            level=one_of(Level, "level", level),
            organ=one_of(Organ, "organ", organ),
            reorganised_on=on,
        )

    def merge(self, *, into_id: UUID, on: date) -> None:
        """并入 — it ends; its ledger stays readable for ever."""
        self._must_stand(on)
        if into_id == self.id:
            raise BadValue(field="into_id", reason="不能并入自己")
        self.trigger_event(self.Merged, into_id=into_id, merged_on=on)

    def split(self, *, into_ids: list[UUID], on: date) -> None:
        """分设"""
        self._must_stand(on)
        if len(set(into_ids)) < 2:  # noqa: PLR2004
            raise BadValue(field="into_ids", reason="至少分为两个")
        self.trigger_event(self.Split, into_ids=into_ids, split_on=on)

    def close(self, *, reason: str, on: date) -> None:
        """撤销"""
        self._must_stand(on)
        self.trigger_event(self.Closed, reason=reason, closed_on=on)

    def adopt_policy(self, *, pack: str, from_on: date) -> None:
        """采用规定集 — a regulation holds here, where the parent has not locked otherwise."""
        chosen = packs.named(pack)
        self.rules(from_on).must_admit(chosen, self.level)
        self.trigger_event(
            self.PolicyAdopted,
            pack=pack,
            title=chosen.title,
            edition=chosen.edition,
            rules=packs.resolved(pack),
            from_on=from_on,
        )

    def set_policy(self, *, key: str, value: Value, basis: str, from_on: date) -> None:
        """定规 — a rule of this place, with where it is laid down."""
        policy.checked(key, value)
        self.rules(from_on).must_be_free(key, value)
        self.trigger_event(self.PolicySet, key=key, value=value, basis=basis, from_on=from_on)

    def issue_policy(
        self, *, to: list[UUID], pack: str | None, locked: list[str], from_on: date
    ) -> None:
        """印发规定 — a pack, or the rules of this place; those locked bind the places below."""
        title = packs.named(pack).title if pack else f"{self.name}的规定"
        rules, kept = policy.to_issue(self.rules(from_on), pack, locked)
        if to:
            self.trigger_event(
                self.PolicyIssued, title=title, rules=rules, locked=kept, to=to, from_on=from_on
            )

    def receive_policy(
        self,
        *,
        parent_id: UUID,
        title: str,
        rules: dict[str, dict[str, Any]],
        locked: list[str],
        from_on: date,
    ) -> None:
        """收到上级规定 — it binds from the day on which this place came under that parent."""
        if self.ended_on is not None:
            raise AlreadyEnded(on=self.ended_on)
        if parent_id != self.parent_id:
            raise NotTheParent(parent=parent_id)
        self.trigger_event(
            self.PolicyReceived,
            parent_id=parent_id,
            title=title,
            rules=rules,
            locked=locked,
            from_on=max(from_on, self.under_parent_from),
        )

    def rules(self, on: date) -> policy.Rules:
        """The rules of this place in force on a day."""
        return self.policy.rules(self.level, on)

    def number(self, key: str, on: date) -> int:
        """The number of this place in force on a day."""
        return self.rules(on).number(key)

    def _must_stand(self, on: date) -> None:
        if self.ended_on is not None:
            raise AlreadyEnded(on=self.ended_on)
        if on < self.established_on:
            raise BeforeItBegan(established_on=self.established_on, on=on)
        if on < self.last_on:
            raise OutOfOrder(last_on=self.last_on, on=on)

"""家站 — where deputies meet voters: a home, a station or a point, opened, judged, closed."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.shared.aggregate import Aggregate
from domain.shared.clock import ordered
from domain.shared.errors import BadValue, one_of
from domain.shared.policy import Rules
from domain.station import events
from domain.station.words import (
    BeforeThat,
    Kind,
    MergedIntoItself,
    NothingToRectify,
    RectificationDue,
    StationNotSo,
    Status,
    Tier,
    TooManyStars,
)
from domain.station_standard import StationStandard

__all__ = ["Kind", "Station", "Status", "Tier"]

STANDING = (Status.OPERATING, Status.PAUSED)
LIVING = (Status.PLANNED, *STANDING)


class Station(Aggregate):
    """家站: planned → established → assessed, starred, rectified → suspended, merged, closed.

    It counts from the day on which it is opened to the day on which it no longer is; what is
    under construction counts apart.
    """

    TOPIC = "station"

    Event = events.Event
    Planned = events.Planned
    Established = events.Established
    Completed = events.Completed
    Reclassified = events.Reclassified
    Moved = events.Moved
    Staffed = events.Staffed
    Assessed = events.Assessed
    Starred = events.Starred
    RectificationOrdered = events.RectificationOrdered
    Rectified = events.Rectified
    Suspended = events.Suspended
    Resumed = events.Resumed
    Merged = events.Merged
    Closed = events.Closed

    def __init__(self) -> None:
        self.name = ""
        self.status = ""
        self.since = date.min
        self.ordered_on: date | None = None

    @classmethod
    def plan(
        cls,
        *,
        id: UUID,
        name: str,
        kind: str,
        tier: str,
        on: date,
        trade: str = "",
        place: str = "",
        campaign_id: UUID | None = None,
    ) -> Self:
        """筹建 — decided, and under construction from that day."""
        _check(name, kind, tier, trade)
        return cls.begin(
            cls.Planned,
            id=id,
            name=name,
            kind=kind,
            tier=tier,
            trade=trade,
            place=place,
            campaign_id=campaign_id,
            planned_on=on,
        )

    @classmethod
    def establish(
        cls,
        *,
        id: UUID,
        name: str,
        kind: str,
        tier: str,
        on: date,
        trade: str = "",
        place: str = "",
        campaign_id: UUID | None = None,
    ) -> Self:
        """启用 — open from that day; for one that is planned here, it is completed instead."""
        _check(name, kind, tier, trade)
        return cls.begin(
            cls.Established,
            id=id,
            name=name,
            kind=kind,
            tier=tier,
            trade=trade,
            place=place,
            campaign_id=campaign_id,
            established_on=on,
        )

    def complete(self, *, on: date) -> None:
        """建成启用"""
        self._must_be(Status.PLANNED, on=on)
        self.trigger_event(self.Completed, completed_on=on)

    def reclassify(
        self, *, name: str, kind: str, tier: str, trade: str, reason: str, on: date
    ) -> None:
        """改设 — a station becomes a home, gets another name or another host."""
        self._must_be(*LIVING, on=on)
        _check(name, kind, tier, trade)
        self.trigger_event(
            self.Reclassified,
            name=name,
            kind=kind,
            tier=tier,
            trade=trade,
            reason=reason,
            reclassified_on=on,
        )

    def move(self, *, place: str, on: date) -> None:
        """迁址"""
        self._must_be(*LIVING, on=on)
        if not place.strip():
            raise BadValue(field="place", reason="须写明新址")
        self.trigger_event(self.Moved, place=place, moved_on=on)

    def staff(self, *, staff: dict[str, list[str]], on: date) -> None:
        """配备人员 — everybody who serves from now on, by post."""
        self._must_be(*LIVING, on=on)
        if not all(names and all(names) for names in staff.values()):
            raise BadValue(field="staff", reason="每个职务须写明姓名")
        self.trigger_event(self.Staffed, staff=staff, staffed_on=on)

    def assess(
        self, standard: StationStandard, *, missing: list[str], by: str, on: date
    ) -> None:
        """对标评估 — item by item of the standard; it is met when nothing is missing."""
        self._must_be(*STANDING, on=on)
        standard.must_hold()
        for item in missing:
            if item not in standard.items:
                known = "、".join(standard.items)
                raise BadValue(field="missing", reason=f"“{standard.name}”的各项是 {known}")
        self.trigger_event(
            self.Assessed,
            standard_id=standard.id,
            standard=standard.name,
            items=list(standard.items),
            missing=list(dict.fromkeys(missing)),
            by=by,
            assessed_on=on,
        )

    def star(self, rules: Rules, *, stars: int, by: str, basis: str, on: date) -> None:
        """评定星级 — after its own application and a review; nought takes the stars away."""
        self._must_be(*STANDING, on=on)
        most = rules.number("station_stars_max")
        if not 0 <= stars <= most:
            by_rule = rules.basis("station_stars_max")
            raise TooManyStars(basis=by_rule, most=most, stars=stars)
        if stars and self.ordered_on is not None:
            raise RectificationDue(on=self.ordered_on)
        self.trigger_event(self.Starred, stars=stars, by=by, basis=basis, starred_on=on)

    def order_rectification(
        self, rules: Rules, *, shortcomings: list[str], due_on: date | None, on: date
    ) -> None:
        """责令整改 — by a day that is named, else within what the rules of the place allow."""
        self._must_be(*STANDING, on=on)
        if self.ordered_on is not None:
            raise RectificationDue(on=self.ordered_on)
        if not shortcomings:
            raise BadValue(field="shortcomings", reason="须写明要整改什么")
        rule, named = "station_rectification_within", {"who": self.name, "basis": events.NAMED}
        self.trigger_event(
            self.RectificationOrdered,
            shortcomings=shortcomings,
            clocks=ordered(rules, "rectification", on, due_on, rule=rule, **named),
            ordered_on=on,
        )

    def rectify(self, *, done: str, on: date) -> None:
        """整改完成"""
        self._must_be(*STANDING, on=on)
        if self.ordered_on is None:
            raise NothingToRectify
        if on < self.ordered_on:
            raise BeforeThat(since=self.ordered_on, on=on)
        self.trigger_event(self.Rectified, done=done, rectified_on=on)

    def suspend(self, *, reason: str, on: date) -> None:
        """停用"""
        self._must_be(Status.OPERATING, on=on)
        self.trigger_event(self.Suspended, reason=reason, suspended_on=on)

    def resume(self, *, on: date) -> None:
        """恢复"""
        self._must_be(Status.PAUSED, on=on)
        self.trigger_event(self.Resumed, resumed_on=on)

    def merge(self, into: "Station", *, reason: str, on: date) -> None:
        """并入 — another station takes over what it did."""
        self._must_be(*STANDING, on=on)
        if into.id == self.id:
            raise MergedIntoItself
        into.must_operate()
        self.trigger_event(self.Merged, into_id=into.id, reason=reason, merged_on=on)

    def close(self, *, reason: str, on: date) -> None:
        """撤销 — also what was never completed."""
        self._must_be(*LIVING, on=on)
        self.trigger_event(self.Closed, reason=reason, closed_on=on)

    def must_operate(self) -> None:
        """Refuse what only an open station can do."""
        if self.status != Status.OPERATING:
            raise StationNotSo(status=self.status, needed=Status.OPERATING)

    def _must_be(self, *needed: Status, on: date) -> None:
        if self.status not in needed:
            raise StationNotSo(status=self.status, needed="、".join(needed))
        if on < self.since:
            raise BeforeThat(since=self.since, on=on)


def _check(name: str, kind: str, tier: str, trade: str) -> None:
    if not name.strip():
        raise BadValue(field="name", reason="家站须有名称")
    one_of(Kind, "kind", kind)
    one_of(Tier, "tier", tier)
    if (tier == Tier.TRADE) != bool(trade.strip()):
        raise BadValue(field="trade", reason="行业家站须写明行业，其他的不写")

"""Commands for opinions: heard, and as far on their way as the entry says."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Receipt
from application.scenario.command import Command, Receipts, Stage, Track, UseCases
from application.scenario.model import Opinions, Place, Scenario
from application.scenario.people import People, fill
from application.scenario.spreading import spread
from domain.suggestion import Route

SORTED, REPLIED, TOLD = 2, 15, 17
"""Days after it was heard, where the document leaves room for them."""

Ask = Callable[..., Awaitable[Receipt]]


def stages(
    use_cases: UseCases, scenario: Scenario, people: People, receipts: Receipts
) -> Iterator[Stage]:
    """What goes up waits twice: for the offer to arrive, and for the reply to come back."""
    ways = [
        way for entry in scenario.opinions for way in _ways(use_cases, scenario, entry, people)
    ]
    up = [way for way in ways if way.goes_up]
    yield Stage("群众意见", [way.here() for way in ways], carries=bool(up))
    if up:
        yield Stage("上级办理意见", [way.above(receipts) for way in up], carries=True)
    told = [way.told() for way in ways]
    yield Stage("意见反馈", [track for track in told if track])
    yield Stage("转为代表建议", _converted(ways))
    doubles = [way.linked(ways) for way in ways if way.repeats]
    yield Stage("重复意见", doubles)


@dataclass(frozen=True, slots=True)
class Way:
    """The way of one opinion."""

    use: UseCases
    scenario: str
    as_of: date
    entry: Opinions
    number: int
    place: Place
    on: date
    sponsor: UUID

    @property
    def name(self) -> str:
        return f"opinions/{self.entry.key}/{self.number}"

    @property
    def id(self) -> UUID:
        return identity.named(self.place.id, "opinion", self.scenario, self.name)

    @property
    def repeats(self) -> bool:
        """The last ones say what was said before."""
        return self.number > self.entry.count - self.entry.duplicates

    @property
    def goes_up(self) -> bool:
        return self.entry.route == "hand_up" and not self.repeats

    @property
    def is_converted(self) -> bool:
        return self.entry.route == "convert" and not self.repeats

    @property
    def _replied(self) -> bool:
        return self.number <= self.entry.replied

    @property
    def _outcome(self) -> str:
        return "solved" if self.number <= self.entry.solved else self.entry.otherwise

    def here(self) -> Track:
        """In its own ledger: heard, and what is decided at once."""
        heard = self.ask(self.use.opinions.hear, "hear", 0, **self._heard())
        return [heard] if self.repeats else [heard, *self._sorted()]

    def above(self, receipts: Receipts) -> Track:
        """In the ledger above: accepted, assigned, replied to."""
        upper = self._upper
        offered = receipts[self.place.id, (self.scenario, self.name, "hand_over")]
        # The courier names what it carries by the position of the offer.
        there = (upper, identity.passed_on(upper, self.id, offered.position))
        accepted = self.ask(self.use.opinions.accept, "accept", SORTED, there=there)
        return [accepted, *self._handled(there)]

    def told(self) -> Track:
        """Back in its own ledger: the voter learns what was replied."""
        if self.number > self.entry.fed_back or self.entry.route == "on_spot":
            return []
        facts: dict[str, Any] = {"listener": "voter", "mode": "当面", "text": ""}
        track = [self.ask(self.use.opinions.feed_back, "feed_back", TOLD, **facts)]
        if self.number <= self.entry.confirmed:
            track.append(self.ask(self.use.opinions.confirm, "confirm", TOLD, via="office"))
        return track

    def linked(self, ways: Sequence["Way"]) -> Track:
        """To the first of the same entry in the same place."""
        main = next(
            way for way in ways if (way.entry.key, way.place) == (self.entry.key, self.place)
        )
        facts: dict[str, Any] = {"main_id": main.id, "campaign_id": None}
        return [self.ask(self.use.opinions.link, "link", SORTED, **facts)]

    @property
    def _upper(self) -> UUID:
        above = self.entry.upper
        return above.id if above else identity.place(self.place.parent_code)

    def _heard(self) -> dict[str, Any]:
        entry = self.entry
        title = entry.title
        if entry.count > 1 and "{n}" not in title:
            title = f"{title}（{{n}}）"
        number = str(self.number)
        return {
            "title": fill(title, self.place, number),
            "words": fill(entry.words, self.place, number),
            "channel": entry.channel,
            "extent": entry.extent,
            "category": entry.category,
            "focus_area": entry.focus_area,
            "confidential": False,
            "campaign_id": entry.campaign.ids[self.place.id] if entry.campaign else None,
            **dict.fromkeys(("station_id", "reception_id", "activity_id", "heard_by_id")),
            "place": fill(entry.place, self.place, number),
            "heard_by": fill(entry.heard_by, self.place, number),
            "entered_by": self.place.name,
            "personal": {},
        }

    def _sorted(self) -> Track:
        use, entry = self.use.opinions, self.entry
        facts: dict[str, Any]
        match entry.route:
            case "on_spot" if self._replied:
                facts = {"text": entry.reply, "outcome": self._outcome}
                return [self.ask(use.answer, "answer", 0, **facts)]
            case "decline":
                facts = {"door": entry.door, "reason": "不属代表意见受理的范围"}
                return [self.ask(use.decline, "decline", 0, **facts)]
            case "assign" | "village":
                return self._handled((self.place.id, self.id))
            case "hand_up":
                facts = {"to_jurisdiction_id": self._upper, "reason": "应由上级解决"}
                facts |= {"route": Route.HAND_UP, "carried_by": None}
                return [self.ask(use.hand_over, "hand_over", SORTED, **facts)]
            case _:
                return []

    def _handled(self, there: tuple[UUID, UUID]) -> Track:
        use, entry = self.use.opinions, self.entry
        assign: dict[str, Any] = {
            "unit": entry.unit,
            "village": entry.route == "village",
            "reason": "",
        }
        track = [self.ask(use.assign, "assign", SORTED, there=there, **assign)]
        if self._replied:
            said = {"unit": entry.unit, "text": entry.reply, "outcome": self._outcome}
            track.append(self.ask(use.reply, "reply", REPLIED, there=there, **said))
        return track

    def ask(
        self,
        method: Ask,
        verb: str,
        days: int,
        *,
        there: tuple[UUID, UUID] | None = None,
        **facts: Any,
    ) -> Command:
        """A command on it, so many days after it was heard, never after the document."""
        ledger, record = there or (self.place.id, self.id)
        on = min(self.on + timedelta(days=days), self.as_of)
        words = (self.scenario, self.name, verb)
        return Command(ledger, words, self.entry.path, method, (record,), facts | {"on": on})


def _ways(
    use_cases: UseCases, scenario: Scenario, entry: Opinions, people: People
) -> Iterator[Way]:
    deputies = people.deputies_of()
    for share in spread(
        len(entry.places), entry.count, first=entry.first, last=entry.last, totals={}
    ):
        place = entry.places[share.place]
        sponsor = deputies.get(place.id, [place.id])[0]
        yield Way(
            use_cases,
            scenario.key,
            scenario.as_of,
            entry,
            share.number,
            place,
            share.on,
            sponsor,
        )


def _converted(ways: Sequence[Way]) -> list[Track]:
    """The opinions of a place go into its share of the suggestions, as evenly as they can."""
    made: dict[tuple[str, UUID, int], list[Way]] = {}
    for way in ways:
        if way.is_converted:
            places = len(way.entry.places)
            mine = len(range((way.number - 1) % places, way.entry.suggestions, places))
            turn = (way.number - 1) // places % mine
            made.setdefault((way.entry.key, way.place.id, turn), []).append(way)
    return [[_conversion(some, turn)] for (_, _, turn), some in made.items()]


def _conversion(ways: Sequence[Way], turn: int) -> Command:
    last = ways[-1]
    entry, place = last.entry, last.place
    name = f"opinions/{entry.key}/suggestion/{turn + 1}"
    facts = {
        "opinion_ids": [way.id for way in ways],
        "title": f"关于{fill(entry.title, place, str(turn + 1))}的建议",
        "text": fill(entry.words, place, str(turn + 1)),
        "sponsor_id": last.sponsor,
        "mandate": place.level,
        "campaign_id": entry.campaign.ids[place.id] if entry.campaign else None,
        "focus_area": entry.focus_area,
        "category": entry.category,
        "on": min(last.on + timedelta(days=SORTED), last.as_of),
    }
    return Command(
        place.id,
        (last.scenario, name),
        entry.path,
        last.use.opinions.convert,
        (identity.named(place.id, "suggestion", last.scenario, name),),
        facts,
    )

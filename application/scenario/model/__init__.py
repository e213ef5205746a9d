"""A scenario as it was read: every name resolved to a place, every default filled in."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.scenario.model.campaign import (
    Adoption,
    Bodies,
    Campaign,
    Draft,
    Matchings,
    Pilots,
    Ticks,
    Turn,
)
from application.scenario.model.figure import (
    Published,
)
from application.scenario.model.matter import (
    Conference,
    HandlingUnits,
    KeyTopics,
    Opinions,
    Rejection,
    Suggestions,
)
from application.scenario.model.oversight import (
    Briefs,
    Conclusion,
    Evaluations,
    Honour,
    Inspections,
    Reports,
)
from application.scenario.model.people import (
    Deputies,
    DutyRecords,
    DutyReports,
    Fate,
    Groups,
    Mandate,
)
from application.scenario.model.place import (
    Change,
    Place,
    Policy,
)
from application.scenario.model.station import (
    Assessment,
    Pause,
    Receptions,
    Stations,
    StationStandards,
)
from application.scenario.model.thing import Things
from application.scenario.model.work import (
    Activities,
    LivelihoodVotes,
    Meetings,
    Notice,
)

__all__ = [
    "Activities",
    "Adoption",
    "Assessment",
    "Bodies",
    "Briefs",
    "Campaign",
    "Change",
    "Conclusion",
    "Conference",
    "Deputies",
    "Draft",
    "DutyRecords",
    "DutyReports",
    "Evaluations",
    "Fate",
    "Groups",
    "HandlingUnits",
    "Honour",
    "Inspections",
    "KeyTopics",
    "LivelihoodVotes",
    "Mandate",
    "Matchings",
    "Meetings",
    "Notice",
    "Opinions",
    "Pause",
    "Pilots",
    "Place",
    "Policy",
    "Published",
    "Receptions",
    "Rejection",
    "Reports",
    "Scenario",
    "StationStandards",
    "Stations",
    "Suggestions",
    "Things",
    "Ticks",
    "Turn",
]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One published document as a file."""

    key: str
    title: str
    document: str
    citation: str
    as_of: date
    places: tuple[Place, ...]
    campaigns: tuple[Campaign, ...]
    deputies: tuple[Deputies, ...]
    groups: tuple[Groups, ...]
    activities: tuple[Activities, ...]
    meetings: tuple[Meetings, ...]
    livelihood_votes: tuple[LivelihoodVotes, ...]
    duty_reports: tuple[DutyReports, ...]
    duty_records: tuple[DutyRecords, ...]
    matchings: tuple[Matchings, ...]
    bodies: tuple[Bodies, ...]
    pilots: tuple[Pilots, ...]
    ticks: tuple[Ticks, ...]
    station_standards: tuple[StationStandards, ...]
    stations: tuple[Stations, ...]
    receptions: tuple[Receptions, ...]
    handling_units: tuple[HandlingUnits, ...]
    suggestions: tuple[Suggestions, ...]
    key_topics: tuple[KeyTopics, ...]
    opinions: tuple[Opinions, ...]
    inspections: tuple[Inspections, ...]
    reports: tuple[Reports, ...]
    briefs: tuple[Briefs, ...]
    evaluations: tuple[Evaluations, ...]
    published: tuple[Published, ...]

    def above(self, place: Place) -> list[UUID]:
        """The places over one, the nearest first, as far as the file goes."""
        over = next(
            (it for it in self.places if it.code and it.code == place.parent_code), None
        )
        return [over.id, *self.above(over)] if over else []

"""What a document states."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from application.scenario.model.campaign import Campaign
from application.scenario.model.place import Place
from application.scenario.problems import Path
from domain.shared.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Published:
    """A figure as the document states it, and how it is answered for here.

    ``indicator`` names what is counted, ``plan`` what the plan lists; a declared figure is
    stated in the ledger as it stands in the document. ``line`` is a count of its own, of no
    plan; ``plus``, ``minus`` and ``over`` name the counts that it is worked out from, and
    ``cut`` says that further digits were left off rather than rounded.
    """

    path: Path
    key: str
    metric: str
    place: Place
    campaign: Campaign | None
    value: Decimal
    unit: str
    declared: bool
    indicator: str
    plan: str
    qualifier: str
    literal: str
    period_from: date | None
    period_to: date
    scope: str
    line: Indicator | None = None
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    cut: bool = False

"""报送周期 — which periods a plan expects to be reported, from the words it uses."""

from datetime import date, timedelta

MONTHS = {
    "每月": 1,
    "每两个月": 2,
    "每季度": 3,
    "每半年": 6,
    "每年": 12,
}
DAY = timedelta(days=1)

Period = tuple[date, date]


def periods(every: str, since: date, until: date) -> list[Period]:
    """The periods that have ended by a day; none where reports are made as they are asked for.

    The first begins when the campaign does; all end with a month.

    >>> [last.isoformat() for _, last in periods("每月", date(2024, 4, 16), date(2024, 6, 30))]
    ['2024-04-30', '2024-05-31', '2024-06-30']
    >>> periods("每季度", date(2024, 4, 16), date(2024, 6, 29))
    []
    """
    found: list[Period] = []
    months = MONTHS.get(every.strip())
    first = since
    while months:
        last = _end(first, months)
        if last > until:
            break
        found.append((first, last))
        first = last + DAY
    return found


def _end(first: date, months: int) -> date:
    """The last day of the calendar period that a day falls into."""
    after = (first.month - 1) // months * months + months
    return date(first.year + after // 12, after % 12 + 1, 1) - DAY

"""Checks that the suggestions of an entry can have been answered in time, late, or put off."""

from datetime import date, timedelta

from application.scenario.case_commands import extended
from application.scenario.model import Suggestions
from application.scenario.problems import Problems
from application.scenario.suggesting import REPLIED, SORTED
from domain.suggestion import Route


def check_terms(entry: Suggestions, as_of: date, problems: Problems) -> None:
    """Collect what does not fit the terms that the place gives."""
    _check_counts(entry, problems)
    _check_late(entry, as_of, problems)
    _check_extended(entry, problems)


def _check_counts(entry: Suggestions, problems: Problems) -> None:
    """Each is late, put off, or refused more time; and each of them is answered by a unit."""
    asked = entry.late + entry.extended + entry.refused
    if entry.route == Route.ASSIGN and asked <= entry.replied:
        return
    for name, count, what in (
        ("late", entry.late, "逾期"),
        ("extended", entry.extended, "延期"),
        ("extension_refused", entry.refused, "未准延期"),
    ):
        if count:
            reason = f"答复 {entry.replied} 件，其中{what} {count} 件"
            advice = "由本级单位（route: assign）答复的才可以写，这几种合计不多于答复的"
            problems.add((*entry.path, name), reason, advice)


def _check_late(entry: Suggestions, as_of: date, problems: Problems) -> None:
    """A late reply, or one put off, comes when its term has passed, before the file ends."""
    replied_on = entry.last + timedelta(days=REPLIED + entry.due_days)
    for name, count, what in (
        ("late", entry.late, "逾期"),
        ("extended", entry.extended, "延期"),
    ):
        if count and replied_on > as_of:
            reason = f"{entry.last} 提出的建议，{what}的答复在 {replied_on}"
            reason += f"，晚于 as_of（{as_of}）"
            advice = "写明提出日期 filed_on，或减少 due_days"
            problems.add((*entry.path, name), reason, advice)


def _check_extended(entry: Suggestions, problems: Problems) -> None:
    """A reply is put off no longer than the place allows; not everywhere is it refused."""
    sorted_on = entry.last + timedelta(days=SORTED)
    due_on = sorted_on + timedelta(days=entry.due_days)
    replied_on = entry.last + timedelta(days=REPLIED + entry.due_days)
    for place in entry.places:
        rules = place.rules(sorted_on)
        until = extended(rules, sorted_on, entry.due_days)
        if entry.extended and until < replied_on:
            reason = f"延期到 {replied_on} 才答复，{place.name}最迟到 {until}"
            problems.add((*entry.path, "extended"), reason, "减少 due_days")
        where = (*entry.path, "extension_refused")
        if entry.refused and rules.choice("extension_authority") == "none":
            basis = rules.basis("extension_authority")
            problems.add(where, f"{place.name}的延期不须批准（{basis}）", "写作 extended")
        elif entry.refused and until <= due_on:
            reason = f"{due_on} 到期，{place.name}最迟也只到 {until}"
            problems.add(where, reason, "减少 due_days")

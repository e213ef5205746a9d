"""准入 — who may do what where: one pure decision, deny by default."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.access_grant import Reach, Role
from domain.shared.errors import NotAllowed, NotFound


class Action(StrEnum):
    """Everything that can be asked of a ledger. Every route names one."""

    READ_BOARDS = "read_boards"
    READ_ROLLUP = "read_rollup"
    READ_LOG = "read_log"
    READ_HISTORY = "read_history"
    KEEP_JURISDICTION = "keep_jurisdiction"
    KEEP_ACCESS = "keep_access"
    KEEP_DEPUTIES = "keep_deputies"
    CHECK_DUTY_RECORD = "check_duty_record"
    KEEP_STATIONS = "keep_stations"
    KEEP_CAMPAIGN = "keep_campaign"
    RECORD_ACTIVITY = "record_activity"
    VERIFY_RECORD = "verify_record"
    DECLARE_FIGURE = "declare_figure"
    FILE_SUGGESTION = "file_suggestion"
    ROUTE_SUGGESTION = "route_suggestion"
    REPLY_SUGGESTION = "reply_suggestion"
    JUDGE_SUGGESTION = "judge_suggestion"
    INSPECT = "inspect"
    EVALUATE = "evaluate"
    PROPOSE_HONOUR = "propose_honour"
    WRITE_BRIEF = "write_brief"
    SUBMIT_REPORT = "submit_report"
    REVIEW_REPORT = "review_report"
    HEAR_OPINION = "hear_opinion"
    ROUTE_OPINION = "route_opinion"
    REPLY_OPINION = "reply_opinion"
    REVEAL_PERSONAL_DATA = "reveal_personal_data"
    KEEP_PERSONAL_DATA = "keep_personal_data"
    APPROVE_ERASURE = "approve_erasure"
    KEEP_LIVELIHOOD_VOTE = "keep_livelihood_vote"
    CAST_BALLOT = "cast_ballot"
    REPORT_PROJECT = "report_project"


_READ = frozenset({Action.READ_BOARDS, Action.READ_ROLLUP})
_CLERK = _READ | {
    Action.RECORD_ACTIVITY,
    Action.DECLARE_FIGURE,
    Action.FILE_SUGGESTION,
    Action.KEEP_DEPUTIES,
    Action.SUBMIT_REPORT,
    Action.WRITE_BRIEF,
    Action.PROPOSE_HONOUR,
    Action.KEEP_STATIONS,
    Action.HEAR_OPINION,
    Action.REVEAL_PERSONAL_DATA,
    Action.KEEP_PERSONAL_DATA,
}

ACTIONS: Mapping[str, frozenset[Action]] = {
    Role.ADMINISTRATOR: _READ
    | {Action.KEEP_JURISDICTION, Action.KEEP_ACCESS, Action.APPROVE_ERASURE},
    Role.OFFICE: _CLERK
    | {
        Action.READ_HISTORY,
        Action.CHECK_DUTY_RECORD,
        Action.KEEP_CAMPAIGN,
        Action.VERIFY_RECORD,
        Action.ROUTE_SUGGESTION,
        Action.REPLY_SUGGESTION,
        Action.JUDGE_SUGGESTION,
        Action.INSPECT,
        Action.EVALUATE,
        Action.REVIEW_REPORT,
        Action.ROUTE_OPINION,
        Action.REPLY_OPINION,
        Action.APPROVE_ERASURE,
        Action.KEEP_LIVELIHOOD_VOTE,
        Action.CAST_BALLOT,
        Action.REPORT_PROJECT,
    },
    Role.CLERK: _CLERK,
    Role.DEPUTY: _READ
    | {
        Action.FILE_SUGGESTION,
        Action.JUDGE_SUGGESTION,
        Action.HEAR_OPINION,
        Action.CAST_BALLOT,
        Action.CHECK_DUTY_RECORD,
        Action.READ_HISTORY,
    },
    Role.HANDLING_UNIT: frozenset(
        {
            Action.READ_BOARDS,
            Action.REPLY_SUGGESTION,
            Action.REPLY_OPINION,
            Action.REPORT_PROJECT,
        }
    ),
    Role.READER: _READ,
    Role.AUDITOR: _READ | {Action.READ_LOG, Action.READ_HISTORY},
}
"""A unit never records the judgement on itself; the auditor never writes."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a person was given: a role in a jurisdiction, and how far it reaches."""

    jurisdiction_id: UUID
    role: str
    reach: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts. ``scopes`` narrow what a token may be used for; empty means all."""

    id: UUID
    name: str
    grants: tuple[Grant, ...]
    scopes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Themselves:
    """What somebody may do as a deputy and in no other role, and which deputy they are.

    A person is the deputy whose record names them: ``person_id`` in the register is the
    person of the token.
    """

    actions: frozenset[Action] = frozenset()
    deputies: frozenset[UUID] = frozenset()

    def must_have_part(self, action: Action, deputies: Collection[UUID]) -> None:
        """Refuse a deputy what only other deputies have put their names to."""
        if action in self.actions and self.deputies.isdisjoint(deputies):
            raise NotAllowed(action=action, reason="代表只能看本人提出或者联名的")


ANYBODY = Themselves()
"""Nothing is allowed in the name of one deputy alone."""


def permitted(
    person: Person, jurisdiction_id: UUID, ancestors: Iterable[UUID], today: date
) -> frozenset[Action]:
    """All that a person may do in a jurisdiction; empty: it does not exist for them."""
    allowed: frozenset[Action] = frozenset()
    for role in _roles(person, jurisdiction_id, ancestors, today):
        allowed |= ACTIONS[role]
    if person.scopes:
        allowed &= person.scopes
    return allowed


def as_themselves(
    person: Person, jurisdiction_id: UUID, ancestors: Iterable[UUID], today: date
) -> frozenset[Action]:
    """What a person may do there as a deputy alone: for themselves, and for nobody else."""
    roles = _roles(person, jurisdiction_id, ancestors, today)
    if Role.DEPUTY not in roles:
        return frozenset()
    return ACTIONS[Role.DEPUTY].difference(*(ACTIONS[each] for each in roles - {Role.DEPUTY}))


def _roles(
    person: Person, jurisdiction_id: UUID, ancestors: Iterable[UUID], today: date
) -> set[str]:
    above = frozenset(ancestors)
    return {
        grant.role
        for grant in person.grants
        if grant.jurisdiction_id == jurisdiction_id
        or (grant.reach == Reach.SUBTREE and grant.jurisdiction_id in above)
        if grant.until is None or today <= grant.until
    }


def must(allowed: frozenset[Action], action: Action, jurisdiction: object) -> None:
    """Refuse what is not allowed.

    Raises:
        NotFound: nothing at all is allowed there: the place is not theirs to know of.
        NotAllowed: something is, but not this.

    """
    if action not in allowed:
        if not allowed:
            raise NotFound(kind="jurisdiction", id=jurisdiction)
        raise NotAllowed(action=action, reason="没有相应的角色")

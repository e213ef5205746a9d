"""The words of a suggestion's life, and what can be refused in it."""

from enum import StrEnum

from domain.shared.errors import RuleBroken


class Status(StrEnum):
    """Who has to act next."""

    DRAFT = "draft"  # the co-signers confirm or decline
    FILED = "filed"  # the office checks it
    RETURNED = "returned"  # the deputy revises it
    REJECTED = "rejected"  # not a suggestion; the deputy was told why
    LETTER = "letter"  # treated as a deputy's letter
    ADMITTED = "admitted"  # the office dispatches it
    SETTLING = "settling"  # settled here, without a unit
    OFFERED = "offered"  # offered to another congress; still ours until accepted
    HELD_ABOVE = "held_above"  # accepted there
    INCOMING = "incoming"  # offered to us
    DISPATCHED = "dispatched"  # the units reply
    REPLIED = "replied"  # the deputy judges
    DISSATISFIED = "dissatisfied"  # whoever may order it orders a second handling, or not
    ESCALATED = "escalated"  # an evaluation or a conference decides
    JUDGED = "judged"  # answered, and the answer judged or the time for it over
    RESOLVED = "resolved"
    REFUSED = "refused"  # not ours; the sender has it back
    WITHDRAWN = "withdrawn"


class Route(StrEnum):
    """分级负责、分类交办 — the ways a suggestion can go."""

    SETTLE_HERE = "settle_here"
    HAND_UP = "hand_up"  # to a congress above, the next one or a higher
    HAND_DOWN = "hand_down"  # to one below
    HAND_ACROSS = "hand_across"  # to one that is neither
    ASSIGN = "assign"


class Occasion(StrEnum):
    """提出的时机"""

    SESSION = "session"  # 会议期间
    INTERSESSION = "intersession"  # 闭会期间
    MOTION = "motion"  # 议案没有列入议程，转为建议


class DrawnFrom(StrEnum):
    """形成方式 — the work of the deputies that a suggestion came of; often more than one."""

    INSPECTION = "inspection"  # 视察
    RESEARCH = "research"  # 专题调研
    FORUM = "forum"  # 座谈
    VISIT = "visit"  # 走访
    RECEPTION = "reception"  # 接待选民
    GROUP_ACTIVITY = "group_activity"  # 代表小组活动
    ENFORCEMENT_CHECK = "enforcement_check"  # 执法检查
    DELIBERATION = "deliberation"  # 会议审议
    OWN_WORK = "own_work"  # 本职工作


DUTIES = frozenset(DrawnFrom) - {DrawnFrom.OWN_WORK}
"""What is done as a deputy, and not in one's own profession."""


class Satisfaction(StrEnum):
    """满意度"""

    SATISFIED = "satisfied"
    BASICALLY_SATISFIED = "basically_satisfied"
    DISSATISFIED = "dissatisfied"


class Mode(StrEnum):
    """答复方式"""

    WRITTEN = "written"
    FACE_TO_FACE = "face_to_face"


class Public(StrEnum):
    """公开什么"""

    TEXT = "text_only"  # 建议内容
    WHOLE = "with_reply"  # 建议内容、答复和评价


class WrongState(RuleBroken):
    """{title} is {status}; this needs it to be {needed}."""


class JudgedBelow(RuleBroken):
    """The deputy who filed the suggestion judges it, in the ledger it came from."""


class NotTheHandlingUnit(RuleBroken):
    """{unit} does not handle the suggestion; {lead_unit} does."""


class NotASigner(RuleBroken):
    """{deputy} did not sign the suggestion, or has answered already."""


class NotYourJudgement(RuleBroken):
    """The lead sponsor judges the replies, not {deputy}."""


class FiledElsewhere(RuleBroken):
    """What was written wrong when it was raised is corrected where it was filed."""


class FiledAway(RuleBroken):
    """The suggestion is archived, and is not corrected any more."""


class TooLateToWithdraw(RuleBroken):
    """Under {basis} a suggestion is withdrawn before dispatch only."""


class WithdrawalUnderWay(RuleBroken):
    """The deputies have asked for the suggestion back; the congress that has it decides."""


class NotExcluded(RuleBroken):
    """{code} is no ground for refusal here; {known} are."""


class AlreadyNumbered(RuleBroken):
    """The suggestion is admitted under number {number} already."""


class FaceToFaceRequired(RuleBroken):
    """Under {basis} the reply is given face to face."""


class NoSuchPromise(RuleBroken):
    """There is no open promise {number}."""


class HandledInACase(RuleBroken):
    """The suggestion is handled in case {case_id}: the units reply there."""


class InAKeyTopic(RuleBroken):
    """The suggestion belongs to key topic {key_topic_id} already."""


class NoSecondDissatisfaction(RuleBroken):
    """Only a second dissatisfaction is escalated; this was round {round}."""


class NoCarryOver(RuleBroken):
    """Under {basis} a promise is kept or failed, not carried over."""


class Confidential(RuleBroken):
    """The deputies asked that the suggestion not be made public."""

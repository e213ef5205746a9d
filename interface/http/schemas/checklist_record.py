"""What is asked of 清单记录."""

from uuid import UUID

from domain.checklist import Subject
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Opened, Remark, Title, Word, example


class EnterRecord(Opened):
    """登记完成：清单里没有别的记录可以证明的一项，附佐证"""

    model_config = example(
        campaign_id="58f2b1f4-8b5e-5d0f-9d0e-3d0f0f0e0e0e",
        item="log_book",
        subject="deputy",
        subject_id="00000000-0000-4000-8000-000000000001",
        what="全年记满一本履职日志",
        evidence="日志复印件",
        done_on="2024-05-20",
    )

    campaign_id: UUID
    item: Title
    subject: Subject
    subject_id: UUID
    what: Remark = ""
    evidence: Word = ""
    done_on: Day


class VoidRecord(Asked):
    """作废"""

    model_config = example(reason="登记错了人")

    reason: Title


class RecordList(AskingList):
    """哪些清单记录"""

    campaign_id: UUID | None = None
    item: Word | None = None
    subject_id: UUID | None = None

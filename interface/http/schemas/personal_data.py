"""What is asked of 个人信息."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from application.projections.personal_data_register import State
from domain.personal_data import Ground
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Prose, Word, example

ON = "2024-10-14"

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,39}$")]
"""What a personal value is called: phone, address, name …"""

Personal = Annotated[
    dict[FieldName, Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]],
    Field(max_length=20, description="个人信息：存入可删除的个人信息库，台账里只留承诺"),
]
"""Personal values by their names. In every body they stand under ``personal`` alone."""

Fields = Annotated[list[FieldName], Field(max_length=20, description="哪几项；不写即全部")]


class RevealPersonalData(Asked):
    """查看：写明用途，先记入台账，再给看；每看一次记一次"""

    model_config = example(fields=["phone"], purpose="核实反映的路灯位置", on=ON)

    fields: Fields = []  # noqa: RUF012 — pydantic gives each request its own copy
    purpose: Prose
    on: Day


class RestrictPersonalData(Asked):
    """限制处理：只保存，不给看；保存期限没有到的，写明保存到哪天"""

    model_config = example(
        reason="档案保存期限没有到，停止保存以外的处理", retain_until="2034-12-31", on=ON
    )

    reason: Prose
    retain_until: Day | None = None
    on: Day


class ReleasePersonalData(Asked):
    """解除限制"""

    model_config = example(reason="复核后恢复使用", on=ON)

    reason: Prose
    on: Day


class RequestErasure(Asked):
    """申请删除：写明属于个人信息保护法第四十七条的哪一种情形；由另一人批准"""

    model_config = example(
        ground="consent_withdrawn", reason="本人书面撤回同意", fields=["phone"], on=ON
    )

    ground: Ground
    reason: Prose
    fields: Fields = []  # noqa: RUF012 — pydantic gives each request its own copy
    on: Day


class DeclineErasure(Asked):
    """不予删除：写明理由"""

    model_config = example(reason="法律规定的保存期限没有到", on=ON)

    reason: Prose
    on: Day


class ApproveErasure(Asked):
    """批准删除：须由申请人以外的人；批准以后不能恢复"""

    model_config = example(on=ON)

    on: Day


class PersonalDataList(AskingList):
    """哪些个人信息的处理记录"""

    noun: Word | None = None
    subject_id: UUID | None = None
    state: State | None = None

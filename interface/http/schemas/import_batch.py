"""What is asked of 导入导出."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from application.import_batch.forms import FORMS
from interface.http.answers import XLSX
from interface.http.form_data import FORM_DATA
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import Asked, Day, Title, Word, example


def known(form: str) -> str:
    """One of the registers that go in and out as spreadsheets."""
    if form not in FORMS:
        raise PydanticCustomError("enum", "unknown", {"expected": "、".join(FORMS)})
    return form


FormName = Annotated[
    str,
    AfterValidator(known),
    WithJsonSchema({"type": "string", "enum": list(FORMS)}),
    Field(description="、".join(f"{each.name} {each.title}" for each in FORMS.values())),
]

BINARY = {"type": "string", "format": "binary"}
FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            XLSX: {"schema": BINARY},
            FORM_DATA: {
                "schema": {
                    "type": "object",
                    "properties": {"file": BINARY},
                    "required": ["file"],
                }
            },
        },
    }
}
"""The body of a request that sends a workbook: alone, or in a web form."""


class AskingCheck(BaseModel):
    """试填哪一种表"""

    model_config = ConfigDict(extra="forbid")

    form: Annotated[FormName, Field(examples=["activities"])]


class AskingImport(AskingCheck):
    """导入哪一种表"""

    rows: Annotated[
        Literal["all", "good"],
        Field(description="all：有一行不能导入就都不导入；good：只导入没有问题的行"),
    ] = "all"
    file_name: Annotated[
        Word, Field(description="文件名，记在导入里，便于查找；表单里的文件不写就用它自己的")
    ] = ""


class UndoImport(Asked):
    """撤销一次导入，写明理由；导入以后又改过的记录保留"""

    model_config = example(reason="导错了文件", on="2024-06-03")

    reason: Title
    on: Day


class ImportList(AskingList):
    """哪些导入"""

    form: FormName | None = None
    status: Literal["applying", "applied", "undoing", "undone"] | None = None
    file_digest: Word | None = None

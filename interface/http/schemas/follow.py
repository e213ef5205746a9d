"""What is asked with a follow code."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from interface.http.schemas.words import Asked, Flag, example


@dataclass(frozen=True, slots=True)
class Heard:
    """已记下。"""

    recorded: bool


class SayWhetherSolved(Asked):
    """解决了没有；没有解决的，可以说明哪里没有解决，不要写姓名、电话"""

    model_config = example(solved=False, reason="又坏了四盏")

    solved: Flag
    reason: Annotated[
        str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$"), Field()
    ] = ""

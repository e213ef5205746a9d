"""How the tests send a spreadsheet, and read what becomes of it."""

from io import BytesIO
from typing import Any

import orjson
from httpx2 import Response
from python_calamine import load_workbook
from starlette.testclient import TestClient

from interface.http.answers import XLSX

HERE = "/v1/jurisdictions/130608"
ANY = {"if-match": "*"}
Lines = list[dict[str, Any]]


def send(client: TestClient, content: bytes, path: str = "", **query: str) -> Response:
    """To be taken in, or with ``/check`` only to be checked."""
    return client.post(
        f"{HERE}/imports{path}",
        params={"form": "activities", **query},
        content=content,
        headers={"content-type": XLSX},
    )


def lines(response: Response) -> Lines:
    """The answer, line by line."""
    assert response.is_success, response.text
    return [orjson.loads(each) for each in response.content.splitlines()]


def fates(response: Response) -> list[tuple[int, str]]:
    """The rows in their order, and what became of each."""
    return sorted((each["row"], each["state"]) for each in lines(response) if each["row"])


def batch(response: Response) -> dict[str, Any]:
    """The last line: the receipt of the import."""
    *_, last = lines(response)
    assert "finished" == last["state"]
    return dict(last["receipt"])


def undo(client: TestClient, taken: Response) -> list[str]:
    """Undo an import; what became of each record."""
    undone = client.post(
        f"{HERE}/imports/{batch(taken)['id']}/undo",
        json={"reason": "导错了文件", "on": "2024-06-03"},
        headers=ANY,
    )
    *states, last = (each["state"] for each in lines(undone))
    assert "finished" == last
    return sorted(states)


def exported(client: TestClient, form: str) -> bytes:
    """A register as a workbook."""
    answer = client.get(f"{HERE}/spreadsheets/{form}")
    assert answer.is_success, answer.text
    return answer.content


def cells(content: bytes) -> list[list[Any]]:
    """What stands in the first sheet."""
    with load_workbook(BytesIO(content)) as workbook:
        rows: list[list[Any]] = workbook.get_sheet_by_index(0).to_python()
        return rows

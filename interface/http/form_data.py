"""The file in a multipart/form-data body (RFC 7578), as a web form or ``curl -F`` sends it.

One file is all that is ever sent here, so that no library is needed for it.
"""

import re
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import NamedTuple

FORM_DATA = "multipart/form-data"
PARTS_MAX, HEAD_BYTES_MAX, NAME_MAX = 20, 4096, 200


class File(NamedTuple):
    """A file, and what its sender calls it."""

    name: str
    content: bytes


def file_in(body: bytes, content_type: str) -> File | None:
    r"""The first part that has a file name, if the body is what it says.

    >>> head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"'
    >>> file_in(head + b"\r\n\r\nPK\r\n--x--", "multipart/form-data; boundary=x")
    File(name='a.xlsx', content=b'PK')
    """
    boundary = _parameter(content_type, "boundary")
    if not boundary:
        return None
    mark, body = b"\r\n--" + boundary.encode(), b"\r\n" + body
    begins = body.find(mark)
    for _ in range(PARTS_MAX):
        start = begins + len(mark)
        ends = body.find(mark, start)
        if begins < 0 or ends < 0:
            break
        head, _, _ = body[start : min(ends, start + HEAD_BYTES_MAX)].partition(b"\r\n\r\n")
        name = _name_of(head)
        if name is not None:
            return File(name, body[start + len(head) + 4 : ends])
        begins = ends
    return None


def _name_of(head: bytes) -> str | None:
    """The name of the file in a part, without its folders."""
    for line in head.decode(errors="replace").split("\r\n"):
        field, _, said = line.partition(":")
        if field.strip().lower() == "content-disposition":
            name = _parameter(said, "filename")
            return None if name is None else _plain(name)
    return None


def _plain(name: str) -> str:
    last = re.split(r"[/\\]", name)[-1]
    return "".join(each for each in last if each.isprintable())[:NAME_MAX]


def _parameter(said: str, name: str) -> str | None:
    """Of a header like ``form-data; name="file"``."""
    header = Message()
    header["content-type"] = " ".join(said.split())
    found = header.get_param(name)
    return None if found is None else collapse_rfc2231_value(found)

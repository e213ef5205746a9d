"""The wire: what is no HTTP request at all is refused as any other, with a problem."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from interface.http.problems import respond


class Wire(HttpToolsProtocol):
    """HTTP as uvicorn reads it. What cannot be read reaches no application."""

    def send_400_response(self, msg: str) -> None:
        """Answer what the parser gave up on, and hang up."""
        refused = respond({"path": "", "headers": []}, "not-http")
        told = [*refused.raw_headers, (b"connection", b"close")]
        head = [b"HTTP/1.1 400 Bad Request", *(b": ".join(header) for header in told)]
        self.transport.write(b"\r\n".join([*head, b"", bytes(refused.body)]))
        self.transport.close()

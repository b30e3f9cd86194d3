"""The engine as a reader in its child process sees it: asked for at the first picture, then talked to.

The reader holds one end of a connection to its parent. One byte there asks for an engine; the parent answers
with a connection to one, or with a byte alone where none can be had.
"""

from __future__ import annotations

import socket
from typing import Any

from screener.documents.ocr.engine import ASK, GIVEN, EngineStoppedError, Line
from screener.documents.ocr.messages import receive_lines, send_picture


class RemoteRecogniser:
    """A `Recogniser` whose engine runs in another process."""

    def __init__(self, parent: int) -> None:
        self._parent = socket.socket(fileno=parent)
        self._engine: socket.socket | None = None

    def lines(self, image: Any) -> list[Line]:
        """The printed lines of an RGB array. Raises EngineStoppedError."""
        try:
            engine = self._connection()
            send_picture(engine, image)
            lines = receive_lines(engine)
        except (OSError, ValueError) as error:
            raise EngineStoppedError("the OCR engine stopped") from error
        if lines is None:
            raise EngineStoppedError("the OCR engine stopped")
        return lines

    def _connection(self) -> socket.socket:
        if self._engine is None:
            self._parent.sendall(ASK)
            answer, given, _, _ = socket.recv_fds(self._parent, 1, 1)
            if answer != GIVEN or not given:
                raise EngineStoppedError("no OCR engine could be started")
            self._engine = socket.socket(fileno=given[0])
        return self._engine

"""Pictures and lines on their way between two processes: a length, then bytes. Never pickle.

Both sides check what they get: a reader may be under the control of the file that it reads, so the engine's
process takes nothing from it but pixels of a checked number.
"""

from __future__ import annotations

import json
import socket
import struct
from typing import Any

import numpy as np

from screener.documents.ocr.engine import Line, Stretch

_PICTURE = struct.Struct(">II")  # height, width; three bytes a pixel follow
_ANSWER = struct.Struct(">I")
_MOST_PIXELS = 32_000_000
_MOST_ANSWER = 16_000_000
_CHUNK = 1 << 20


def send_picture(connection: socket.socket, image: Any) -> None:
    """Send an RGB array (height, width, 3) of bytes."""
    height, width = image.shape[:2]
    connection.sendall(_PICTURE.pack(height, width))
    connection.sendall(np.ascontiguousarray(image, np.uint8).data.cast("B"))


def receive_picture(connection: socket.socket) -> Any | None:
    """The next picture as an RGB array; None where the other side is done. Raises ValueError for nonsense."""
    head = _receive(connection, _PICTURE.size)
    if head is None:
        return None
    height, width = _PICTURE.unpack(head)
    if not 0 < height * width <= _MOST_PIXELS:
        raise ValueError("a picture of impossible size")
    pixels = _receive(connection, height * width * 3)
    return None if pixels is None else np.frombuffer(pixels, np.uint8).reshape(height, width, 3)


def send_lines(connection: socket.socket, lines: list[Line]) -> None:
    """Send an engine's answer."""
    rows = [
        [
            line.text,
            [[round(x, 1), round(y, 1)] for x, y in line.quad],
            round(line.confidence, 4),
            [[word.start, word.end, round(word.left, 4), round(word.right, 4)] for word in line.words],
            [round(letter, 3) for letter in line.letters],
        ]
        for line in lines
    ]
    body = json.dumps(rows, separators=(",", ":")).encode("ascii")
    connection.sendall(_ANSWER.pack(len(body)) + body)


def receive_lines(connection: socket.socket) -> list[Line] | None:
    """An engine's answer; None where the engine has gone. Raises ValueError for nonsense."""
    head = _receive(connection, _ANSWER.size)
    if head is None:
        return None
    (length,) = _ANSWER.unpack(head)
    if length > _MOST_ANSWER:
        raise ValueError("an answer of impossible length")
    body = _receive(connection, length)
    return None if body is None else [_line(row) for row in json.loads(body)]


def _line(row: list[Any]) -> Line:
    text, corners, confidence, words, letters = row
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    return Line(
        text=str(text),
        quad=(first, second, third, fourth),
        confidence=float(confidence),
        words=tuple(
            Stretch(int(start), int(end), float(left), float(right)) for start, end, left, right in words
        ),
        letters=tuple(float(letter) for letter in letters),
    )


def _receive(connection: socket.socket, length: int) -> bytearray | None:
    """Exactly so many bytes; None where the other side has gone."""
    data = bytearray(length)
    view = memoryview(data)
    while view:
        count = connection.recv_into(view, min(len(view), _CHUNK))
        if count == 0:
            return None
        view = view[count:]
    return data

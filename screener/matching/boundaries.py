"""The token boundaries of a text, as bits: which places ahead of one or behind it are boundaries.

A question for several places at once is one `&` of two whole numbers, whatever their count. Knows nothing of
names.
"""

from __future__ import annotations

_AS_FIGURES = bytes.maketrans(b"\0\1", b"01")
#: Places that share one number: enough that few numbers are made, few enough that shifting one costs nothing.
_BLOCK = 64


class Boundaries:
    """Those of a text, for questions up to `reach` characters away.

    Bit d of `ahead[p >> 6] >> (p & 63)` says whether p + d is a boundary; bit d of
    `behind[p >> 6] >> (63 - (p & 63))` whether p - d is one.
    """

    def __init__(self, edges: bytes, reach: int) -> None:
        """`edges[i]` is 1 where a boundary stands before character i, or behind the last."""
        size = len(edges)
        figures = edges.translate(_AS_FIGURES)
        backwards = figures[::-1]
        padded = figures + b"0" * _BLOCK
        firsts = range(0, size, _BLOCK)
        self.ahead = [int(backwards[max(size - p - _BLOCK - reach, 0) : size - p], 2) for p in firsts]
        self.behind = [int(padded[max(p - reach, 0) : p + _BLOCK], 2) for p in firsts]

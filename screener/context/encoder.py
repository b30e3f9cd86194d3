"""A small transformer encoder that gives each marked place of a text its shares of roles, in numpy.

The architecture is BERT's (Devlin et al. 2018) with the tanh form of GELU and one linear layer on the
marked places. The weights are package data: eight bits a weight with one scale a row. Knows numbers of
pieces, not text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import pi, sqrt
from typing import IO, TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_EPSILON = np.float32(1e-12)


class Encoder:
    """Weights in memory as 32-bit floats, but for the pieces. Threads may share it."""

    def __init__(
        self, weights: Mapping[str, Floats], pieces: tuple[NDArray[np.int8], Floats], heads: int
    ) -> None:
        self._weights = weights
        self._pieces, self._scales = pieces
        self._heads = heads
        self._layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
        self.longest = len(weights["positions"])

    @classmethod
    def load(cls, file: IO[bytes]) -> Encoder:
        """From an .npz of 8-bit tables `name` with `name.scale`, and of floats."""
        stored = dict(np.load(file))
        heads = int(stored.pop("heads"))
        pieces = stored.pop("pieces"), stored.pop("pieces.scale")
        scales = {name: stored.pop(name) for name in list(stored) if name.endswith(".scale")}
        weights = {
            name: table.astype(np.float32) * scales[f"{name}.scale"][:, None]
            if f"{name}.scale" in scales
            else table
            for name, table in stored.items()
        }
        return cls(weights, pieces, heads)

    def shares(self, pieces: Sequence[int], places: Sequence[int]) -> Floats:
        """places x classes: the shares of likelihood at each of `places` in `pieces`."""
        weights = self._weights
        numbers = list(pieces)
        words = self._pieces[numbers] * self._scales[numbers][:, None]
        sums = words + weights["positions"][: len(numbers)]
        states = self._normalised(sums, "embedded")
        for layer in range(self._layers):
            states = self._layer(states, f"layers.{layer}")
        scores = states[list(places)] @ weights["head.weight"].T + weights["head.bias"]
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        found: Floats = odds / odds.sum(axis=1, keepdims=True)
        return found

    def _layer(self, states: Floats, name: str) -> Floats:
        attended = self._linear(self._attention(states, name), f"{name}.o")
        states = self._normalised(states + attended, f"{name}.ln1")
        inner = _gelu(self._linear(states, f"{name}.i"))
        return self._normalised(states + self._linear(inner, f"{name}.d"), f"{name}.ln2")

    def _attention(self, states: Floats, name: str) -> Floats:
        length, width = states.shape
        shape = (length, self._heads, width // self._heads)
        query, key, value = (
            self._linear(states, f"{name}.{part}").reshape(shape).transpose(1, 0, 2) for part in "qkv"
        )
        scores = query @ key.transpose(0, 2, 1) / np.float32(sqrt(shape[2]))
        weights = np.exp(scores - scores.max(axis=2, keepdims=True))
        weights /= weights.sum(axis=2, keepdims=True)
        mixed: Floats = (weights @ value).transpose(1, 0, 2).reshape(length, width)
        return mixed

    def _linear(self, states: Floats, name: str) -> Floats:
        found: Floats = states @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return found

    def _normalised(self, states: Floats, name: str) -> Floats:
        centred = states - states.mean(axis=1, keepdims=True)
        deviation = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _EPSILON)
        found: Floats = centred / deviation * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return found


def _gelu(values: Floats) -> Floats:
    inner = np.float32(sqrt(2 / pi)) * (values + np.float32(0.044715) * values * values * values)
    found: Floats = np.float32(0.5) * values * (1 + np.tanh(inner))
    return found

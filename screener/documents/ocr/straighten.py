"""Lines of a tilted, slanted or bent label laid out flat, so that a name and its amount stand in one row.

Only places are bent straight, never the picture: the engine reads crooked lines as they are. Knows numbers
only.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from screener.documents.ocr.engine import Point, Quad

_LONG = 3.0  # length to height from which a box says how its text runs
_LINES_FOR_BEND = 6  # fewer slopes say nothing of a bend
_OUTLIER = 3.0  # times the usual distance from the fit


@dataclass(frozen=True, slots=True)
class Flattening:
    """How text slopes over a page: slope(x, y) = `tilt` + `fan` * y + `bow` * x, about the middle (x, y).

    A photo from the side fans lines out; a bottle bows them.
    """

    middle: Point
    tilt: float = 0.0
    fan: float = 0.0
    bow: float = 0.0

    def place(self, point: Point) -> Point:
        """The point on the flat page: along its line, and the height at which the line would stand."""
        x, y = point[0] - self.middle[0], point[1] - self.middle[1]
        flat = (y - self.tilt * x - 0.5 * self.bow * x * x) / (1.0 + self.fan * x)
        along = x * math.hypot(1.0, self.tilt) + (flat * self.tilt)
        return along, flat


def flattening_of(quads: Sequence[Quad]) -> Flattening:
    """The slopes of lines that run to the right, fitted; a few lines that run otherwise do not matter."""
    if not quads:
        return Flattening((0.0, 0.0))
    points = np.asarray(quads, float)
    lengths = np.linalg.norm(points[:, 1] - points[:, 0], axis=1)
    heights = np.maximum(np.linalg.norm(points[:, 3] - points[:, 0], axis=1), 1.0)
    centres = points.mean(axis=1)
    middle = (float(centres[:, 0].mean()), float(centres[:, 1].mean()))
    along = points[:, 1] - points[:, 0] + points[:, 2] - points[:, 3]
    usable = (lengths > _LONG * heights) & (along[:, 0] > 0)
    if not usable.any():
        return Flattening(middle)
    slopes = along[usable, 1] / along[usable, 0]
    weights = lengths[usable]
    tilt = _weighted_median(slopes, weights)
    near = np.abs(slopes - tilt) < 0.25
    slopes, weights = slopes[near], weights[near]
    x, y = (centres[usable] - np.array(middle))[near].T
    if len(slopes) < _LINES_FOR_BEND:
        return Flattening(middle, tilt)
    terms = np.stack([np.ones_like(x), y, x], axis=1)
    fit = _fit(terms, slopes, weights)
    return Flattening(middle, float(fit[0]), float(fit[1]), float(fit[2]))


def _fit(terms: np.ndarray, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Weighted least squares, held back where lines say little, and once more without what lies far off."""
    keep = np.ones(len(values), bool)
    fit = np.zeros(terms.shape[1])
    for _ in range(3):
        weighted = terms[keep] * weights[keep, None]
        scale = np.sqrt((weighted * terms[keep]).sum(axis=0) + 1e-12)
        matrix = (weighted / scale).T @ (terms[keep] / scale) + np.diag([0.0, 0.02, 0.02])
        fit = np.linalg.solve(matrix, (weighted / scale).T @ values[keep]) / scale
        off = np.abs(terms @ fit - values)
        keep = off <= _OUTLIER * max(float(np.median(off)), 0.003)
        if keep.sum() < _LINES_FOR_BEND:
            break
    return fit


def _weighted_median(values: np.ndarray, weights: np.ndarray) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])

"""Fits the linear model: softmax regression over rows of a hashed table, by Adam with decay. numpy only."""

from __future__ import annotations

import numpy as np


def fit(
    rows: list[list[int]],
    classes: list[int],
    importance: list[float],
    *,
    buckets: int,
    count: int = 3,
    epochs: int = 10,
    rate: float = 0.02,
    decay: float = 2e-4,
    seed: int = 1,
) -> np.ndarray:
    """The weights, buckets x count; `rows` are each example's features."""
    chance = np.random.default_rng(seed)
    lengths = np.array([len(row) for row in rows])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    flat = np.concatenate([np.array(row) for row in rows])
    used, flat = np.unique(flat, return_inverse=True)
    weights = np.zeros((len(used), count), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    truth = np.eye(count, dtype=np.float32)[np.array(classes)]
    weight = np.array(importance, np.float32)
    step = 0
    for epoch in range(epochs):
        order = chance.permutation(len(rows))
        for batch in np.array_split(order, max(1, len(rows) // 256)):
            step += 1
            inside = np.concatenate([flat[starts[i] : starts[i + 1]] for i in batch])
            owner = np.repeat(np.arange(len(batch)), lengths[batch])
            sums = np.zeros((len(batch), count), np.float32)
            bounds = np.concatenate([[0], np.cumsum(lengths[batch])[:-1]])
            sums = np.add.reduceat(weights[inside], bounds, axis=0)
            shares = np.exp(sums - sums.max(1, keepdims=True))
            shares /= shares.sum(1, keepdims=True)
            error = (shares - truth[batch]) * weight[batch][:, None] / len(batch)
            gradient = np.stack(
                [np.bincount(inside, error[owner, c], len(used)) for c in range(count)], axis=1
            ).astype(np.float32)
            gradient += decay * weights
            first = 0.9 * first + 0.1 * gradient
            second = 0.99 * second + 0.01 * gradient**2
            scale = rate * (1 - epoch / epochs)
            weights -= scale * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-6)
    table = np.zeros((buckets, count), np.float32)
    table[used] = weights
    return table


def likelihoods(table: np.ndarray, rows: list[list[int]]) -> np.ndarray:
    sums = np.stack([table[row].sum(axis=0) for row in rows])
    shares = np.exp(sums - sums.max(1, keepdims=True))
    return shares / shares.sum(1, keepdims=True)

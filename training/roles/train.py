"""Trains the model of roles in prose and writes it with its card: `python training/roles/train.py`.

The frames are filled in with a seed, the marked sentences of the tests are added, the model is
cross-validated in five folds that keep all sentences of a frame together, and fitted to all of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from dataclasses import asdict
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]

from fit import fit, likelihoods  # noqa: E402
from folds import FOLDS, folds_of  # noqa: E402

from examples import Example, generated, of_tests  # noqa: E402
from screener.context import policy, trained  # noqa: E402
from screener.labels import understand  # noqa: E402
from screener.model import DECLARING_SECTIONS, Document  # noqa: E402

MODEL = ROOT / "screener" / "context" / "model"
SEED = 7
CLASSES = {name: place for place, name in enumerate(trained.CLASSES)}


def features_of(example: Example) -> list[int]:
    """What the model sees of an example, as in use."""
    spans = sorted([example.hit, *example.others])
    label = understand(Document(example.text, "text/plain", "0", "text"), spans)
    listed = any(
        section.kind in DECLARING_SECTIONS and not section.start <= example.hit[0] < section.end
        for section in label.sections
    )
    return trained.features(example.text, example.hit, sorted(example.others), listed_elsewhere=listed)


def importance(examples: list[Example]) -> list[float]:
    """Every frame counts the same, however many sentences are made of it; a test's sentence counts half."""
    size = Counter(example.group for example in examples)
    return [(3.0 if example.group.startswith("test") else 8.0) / size[example.group] for example in examples]


def table_of(examples: list[Example], rows: list[list[int]], seed: int) -> np.ndarray:
    return fit(
        rows,
        [CLASSES[example.role] for example in examples],
        importance(examples),
        buckets=trained.BUCKETS,
        seed=seed,
    )


def validate(examples: list[Example], rows: list[list[int]], seed: int) -> dict[str, dict[str, int]]:
    """Counts by language: how the held-out sentences that speak, and those that declare, would be decided."""
    fold = folds_of([example.group for example in examples], seed)
    counts: dict[str, dict[str, int]] = defaultdict(Counter)
    for held in range(FOLDS):
        kept = [place for place, number in enumerate(fold) if number != held]
        left = [place for place, number in enumerate(fold) if number == held]
        table = table_of([examples[place] for place in kept], [rows[place] for place in kept], seed)
        for place, shares in zip(left, likelihoods(table, [rows[place] for place in left]), strict=True):
            example = examples[place]
            share = trained.Likelihood(*shares.tolist())
            cleared = policy.clears(example.text, example.hit, share, below=policy.LINEAR.beside_list)
            doubted = share.declared > policy.LINEAR.doubts_above
            kind = "declared" if example.role == "declared" else "clean"
            for language in (example.language, "all"):
                counts[language][kind] += 1
                counts[language][f"{kind} cleared"] += cleared
                counts[language][f"{kind} doubted"] += doubted
                counts[language][f"{kind} right of two"] += (share.declared > 0.5) == (kind == "declared")
    return {language: dict(sorted(count.items())) for language, count in sorted(counts.items())}


def store(table: np.ndarray, folder: Path) -> str:
    """Write the weights in eight bits each; returns the file's SHA-256."""
    scale = float(np.abs(table).max()) / 127
    path = folder / "roles.npz"
    np.savez_compressed(path, weights=np.round(table / scale).astype(np.int8), scale=np.float32(scale))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Train the model of roles in prose.")
    parser.add_argument("--per-frame", type=int, default=8, help="sentences made of each frame")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--folder", type=Path, default=MODEL, help="where roles.npz and card.json are written"
    )
    options = parser.parse_args(arguments)
    examples = [*generated(options.seed, options.per_frame), *of_tests(ROOT / "tests" / "context")]
    rows = [features_of(example) for example in examples]
    held_out = validate(examples, rows, options.seed)
    digest = store(table_of(examples, rows, options.seed), options.folder)
    card = {
        "sha256": digest,
        "seed": options.seed,
        "sentences_per_frame": options.per_frame,
        "examples": len(examples),
        "frames": len({example.group for example in examples}),
        "buckets": trained.BUCKETS,
        "limits": asdict(policy.LINEAR),
        "held_out": held_out,
    }
    (options.folder / "card.json").write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")
    for language, counts in held_out.items():
        print(language, counts)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

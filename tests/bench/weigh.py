"""What is each argument between two readers worth, and what each confidence?  Writes the two files that say so.

    python -m tests.bench.weigh [EVAL] [--first 5101] [--seeds 12]

Both are fitted on the passages of the real scans and on typeset issues (others than the accuracy report's).  Printed is
what they are worth where they were not fitted: each real paper and each grade of damage is left out in turn.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein
from scipy.optimize import isotonic_regression

from ingest import confidence
from ingest.confidence import Curve
from ingest.model import Line
from ingest.pipeline import ballot
from tests.bench import readings
from tests.bench.readings import Floats, Told

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build" / "accuracy"
EVAL = Path("../shared/eval")
WEIGHTS = ROOT / "ingest" / "pipeline" / "weights.json"
CURVES = ROOT / "ingest" / "confidence.json"
NAMES = ("second", "first", "third", *ballot.KINDS)
STRAYS = 0.5
"""A line that differs by more of its letters from its truth is another line."""
BINS, SURE = 30, 0.9
PULL = 1.0
"""How much each weight is drawn to nothing: differences of a rare kind prove little."""
REAL = 3.0
"""A line of a real scan counts so many times: there are ten times as many typeset ones."""


def main() -> None:
    """Fit, tell what it is worth elsewhere, and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.weigh")
    parser.add_argument("eval", type=Path, nargs="?", default=EVAL)
    parser.add_argument("--first", type=int, default=5101)
    parser.add_argument("--seeds", type=int, default=12)
    asked = parser.parse_args()
    told = readings.passages(asked.eval.resolve(), WORK)
    told += readings.typeset_lines(range(asked.first, asked.first + asked.seeds), WORK)
    told = [one for one in told if is_the_line(one)]
    for paper in dict.fromkeys(one.paper for one in told):
        others, held = [one for one in told if one.paper != paper], [one for one in told if one.paper == paper]
        _tell(paper, held, others)
    fitted = weights(told)
    made_by = f"python -m tests.bench.weigh, on passages of real scans and typeset issues from seed {asked.first}"
    _write(WEIGHTS, {"made_by": made_by, "weights": {name: round(value, 3) for name, value in fitted.items()}})
    curves = {
        confidence.TESSERACT: curve(told, _first),
        confidence.CAREFUL: curve(told, partial(_decided, fitted=fitted)),
    }
    _write(CURVES, {"made_by": made_by, "curves": curves})


def weights(told: Iterable[Told]) -> dict[str, float]:
    """A logistic regression of who was right in each dispute, weighed by the letters at stake."""
    rows, gains, counts = [], [], []
    for one in told:
        for arguments, gain in stakes(one):
            rows.append([arguments.get(name, 0.0) for name in NAMES])
            gains.append(gain)
            counts.append(min(3, abs(gain)) * (REAL if one.place[0] else 1))
    x, right, count = np.array(rows), np.array(gains) > 0, np.array(counts, float)
    found = np.zeros(len(NAMES))
    for _ in range(40):  # Newton's method
        sure = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (count * (sure - right)) + PULL * found
        found -= np.linalg.solve((x.T * (count * sure * (1 - sure))) @ x + PULL * np.eye(len(NAMES)), slope)
    return dict(zip(NAMES, found.tolist(), strict=True))


def stakes(one: Told) -> list[tuple[dict[str, float], int]]:
    """Each dispute of a line with how many edits the second reader saves."""
    if not one.ballots:
        return []
    ours, truth, found = ballot.plain(one.first.text), ballot.plain(one.truth), []
    for dispute in ballot.disputes(one.first, one.ballots):
        theirs = ballot.plain("".join(letter.text for letter in dispute.second))
        changed = ours[: dispute.start] + theirs + ours[dispute.start + len(dispute.first) :]
        gain = Levenshtein.distance(truth, ours) - Levenshtein.distance(truth, changed)
        if gain:
            found.append((ballot.arguments(dispute), gain))
    return found


def curve(told: Iterable[Told], of: Callable[[Told], Line]) -> Curve:
    """The rising curve of right words over said confidence that fits best."""
    said, right, count = _words(told, of)
    order = np.argsort(said)
    # The few words of low confidence by tenths, the many of high confidence in bins of as many.
    low = [order[(said[order] >= edge) & (said[order] < edge + 0.1)] for edge in np.arange(0, SURE, 0.1)]
    bins = [part for part in (*low, *np.array_split(order[said[order] >= SURE], BINS)) if len(part)]
    at = np.array([np.average(said[part], weights=count[part]) for part in bins])
    share = np.array([np.average(right[part], weights=count[part]) for part in bins])
    rising = isotonic_regression(share, weights=np.array([count[part].sum() for part in bins])).x
    kept = [n for n in range(len(bins)) if n in (0, len(bins) - 1) or not rising[n - 1] == rising[n] == rising[n + 1]]
    knots = {round(float(at[n]), 4): round(float(rising[n]), 4) for n in kept}
    return tuple(knots), tuple(knots.values())


def right_words(line: Line, truth: str) -> list[bool]:
    """Which words of a line stand in its truth; how quotes and dashes are written does not count."""
    ours, theirs = [ballot.plain(word.text) for word in line.words], ballot.plain(truth).split()
    right = [False] * len(ours)
    for code in Levenshtein.opcodes(theirs, ours):
        if code.tag == "equal":
            right[code.dest_start : code.dest_end] = [True] * (code.dest_end - code.dest_start)
    return right


def error(said: Floats, right: Floats, count: Floats) -> float:
    """Expected calibration error over ten bins of said confidence."""
    places = np.minimum((said * 10).astype(int), 9)
    gaps = [
        abs(np.average(said[places == n] - right[places == n], weights=count[places == n])) * count[places == n].sum()
        for n in np.unique(places)
    ]
    return float(sum(gaps) / count.sum())


def _words(told: Iterable[Told], of: Callable[[Told], Line]) -> tuple[Floats, Floats, Floats]:
    rows = [
        (word.confidence, right, REAL if one.place[0] else 1.0)
        for one in told
        for line in [of(one)]
        for word, right in zip(line.words, right_words(line, one.truth), strict=True)
    ]
    said, right, count = np.array(rows, dtype=np.float64).T
    return said, right, count


def _decided(one: Told, fitted: dict[str, float]) -> Line:
    return ballot.decided(one.first, one.ballots, fitted) if one.ballots else one.first


def is_the_line(one: Told) -> bool:
    """Whether a line was read where its truth stands, and not another one."""
    texts = [one.first.text, *("".join(letter.text for letter in said) for said in one.ballots)]
    return min(Levenshtein.normalized_distance(text, one.truth) for text in texts) <= STRAYS


def _tell(paper: str, held: Sequence[Told], others: Sequence[Told]) -> None:
    """What weights and curves from elsewhere are worth on a paper."""
    fitted = weights(others)
    pairs = [pair for one in held for pair in stakes(one)]
    scores = [sum(fitted[name] * value for name, value in arguments.items()) for arguments, _ in pairs]
    won = sum(gain for (_, gain), score in zip(pairs, scores, strict=True) if score > 0)
    best = sum(gain for _, gain in pairs if gain > 0)
    errors = []
    for of in (_first, partial(_decided, fitted=fitted)):
        said, right, count = _words(held, of)
        found = curve(others, of)
        errors.append(error(np.array([confidence.along(found, one) for one in said]), right, count))
    print(f"{paper}: {len(held)} lines, {len(pairs)} disputes, {won} edits saved of {best} that could be; ", end="")
    print(f"calibration error {errors[0]:.3f}, careful {errors[1]:.3f}")


def _first(one: Told) -> Line:
    return one.first


def _write(path: Path, content: dict[str, object]) -> None:
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    print(f"Written: {path}")


if __name__ == "__main__":
    main()

"""What is each sign of an advertisement or notice worth?  Writes `ingest/segmenters/standing.json`.

    python -m tests.bench.sort MANNER=FOLDER [MANNER=FOLDER ...]

Each FOLDER is a workspace with papers of one manner that `python -m tests.typeset -o FOLDER` filled (some of them with
`--notices other`) and `ingest run` read.  Printed is what the weights are worth where they were not fitted: on each
manner with weights from the texts that it does not have, and on each eighth of the texts with weights from the rest.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from ingest import geometry, pages
from ingest.model import Article, Page
from ingest.pipeline.walk import bind_issue
from ingest.segmenters.headlines import HEADING
from ingest.segmenters.standing import (
    ADVERTISEMENT,
    ARTICLE,
    NOTICE,
    Signs,
    Weights,
    among_others,
    heard_of,
    likeliest,
    odds,
)
from ingest.settings import Settings, merged

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
KINDS = (ARTICLE, ADVERTISEMENT, NOTICE)
WEIGHTS = Path(__file__).parents[2] / "ingest" / "segmenters" / "standing.json"
PARTS = 8
PULL = 1.0
"""How much each weight is drawn to nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article as the segmenter found it, and what it truly is."""

    manner: str
    issue: str
    page: int
    text: str
    """Which text of the typesetter's it is."""
    kind: int
    """Place in KINDS."""
    signs: Signs | None
    """None where it can be nothing but an article."""


def main() -> None:
    """Fit, tell what it is worth elsewhere, and write."""
    items = [item for named in sys.argv[1:] for item in read(*named.split("=", 1))]
    manners, texts = ([getattr(item, name) for item in items] for name in ("manner", "text"))
    for manner in dict.fromkeys(manners):
        shared = {text for text, own in zip(texts, manners, strict=True) if own == manner}
        held = np.array([own == manner for own in manners])
        _tell(manner, items, held, told(items, ~held & np.array([text not in shared for text in texts])))
    parts = {text: number % PARTS for number, text in enumerate(sorted(set(texts)))}
    said = np.zeros(len(items), int)
    for part in range(PARTS):
        held = np.array([parts[text] == part for text in texts])
        said[held] = told(items, ~held)[held]
    _tell("texts that were not seen", items, np.ones(len(items), bool), said)
    alone, among = weights(items, np.ones(len(items), bool))
    made_by = "python -m tests.bench.sort, on typeset issues of all manners"
    content = {"made_by": made_by, "alone": _rounded(alone), "among": _rounded(among)}
    WEIGHTS.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Written: {WEIGHTS}")


def read(manner: str, workspace: str) -> Iterator[Item]:
    """The items of a workspace, in reading order."""
    folder = Path(workspace)
    zones = json.loads((folder / "zones.json").read_text(encoding="utf-8"))
    for bundle, _ in pages.bundles(folder / "ocr_output"):
        frames = Counter(scan.path for scan in bundle.scans)
        files = (pages.path_of(folder / "ocr_output", scan, frames[scan.path]) for scan in bundle.scans)
        readings = [reading for file in files for reading in pages.load(file) or ()]
        bound = bind_issue(readings, merged(Settings(), bundle.settings))
        here = {page["page"]: page["articles"] for page in zones if page["match"] in bundle.source}
        for article in bound.articles:
            truth = _truth(article, bound.pages, here) if article.kind in (*KINDS, HEADING) else None
            if truth:
                heard = heard_of(article.pieces, bound.pages)
                yield Item(
                    manner,
                    f"{workspace} {bundle.source}",
                    article.pieces[0].page,
                    truth[0],
                    KINDS.index(truth[1]),
                    heard,
                )


def _truth(article: Article, on: Sequence[Page], zones: dict[int, list[dict[str, Any]]]) -> tuple[str, str] | None:
    """Text and class of the zone that most words of the article lie in."""
    votes: Counter[tuple[str, str]] = Counter()
    for piece in article.pieces:
        turn = on[piece.page - 1].reading.turn.matrix
        boxes = [(box, zone) for zone in zones.get(piece.page, ()) for box in zone["boxes"]]
        for word in (word for line in piece.region.lines for word in line.line.words):
            x, y = geometry.to_scan(word.box, turn).centre
            held = [(box, zone) for box, zone in boxes if box[0] <= x < box[2] and box[1] <= y < box[3]]
            if held:
                _, zone = min(held, key=lambda one: (one[0][2] - one[0][0]) * (one[0][3] - one[0][1]))
                votes[zone["id"].removesuffix("-and-more"), zone["class"]] += 1
    best = votes.most_common(1)[0][0] if votes else None
    return best if best and best[1] in KINDS else None


def weights(items: Sequence[Item], fit: Mask) -> tuple[Weights, Weights]:
    """What each sign is worth alone and among neighbours, from the items of *fit*."""
    alone = _fitted(items, [item.signs for item in items], fit)
    return alone, _fitted(items, _with_neighbours(items, alone), fit)


def told(items: Sequence[Item], fit: Mask) -> npt.NDArray[np.int_]:
    """The place in KINDS of each item, by weights from those of *fit*."""
    alone, among = weights(items, fit)
    return np.array([KINDS.index(likeliest(odds(one, among))) for one in _with_neighbours(items, alone)])


def _with_neighbours(items: Sequence[Item], alone: Weights) -> list[Signs | None]:
    found: list[Signs | None] = []
    for _, group in groupby(items, key=lambda item: item.issue):
        issue = list(group)
        heard = among_others([item.signs for item in issue], [item.page for item in issue], alone)
        found += heard
    return found


def _fitted(items: Sequence[Item], signs: Sequence[Signs | None], fit: Mask) -> dict[str, dict[str, float]]:
    """A logistic regression over three kinds; a text that is often printed counts by the root of how often."""
    used = [(item, one) for item, one, fits in zip(items, signs, fit, strict=True) if fits and one]
    often = Counter(item.text for item, _ in used)
    names = list(used[0][1])
    x = np.array([[one[name] for name in names] for _, one in used])
    y = np.array([item.kind for item, _ in used])
    count = np.array([often[item.text] ** -0.5 for item, _ in used])

    def loss(flat: Floats) -> tuple[float, Floats]:
        odds = np.c_[np.zeros(len(x)), x @ flat.reshape(2, -1).T]
        share = np.exp(odds - odds.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        missed = -float(count @ np.log(share[np.arange(len(y)), y] + 1e-12)) + PULL / 2 * float(flat @ flat)
        share[np.arange(len(y)), y] -= 1
        slope = ((share * count[:, None])[:, 1:].T @ x).ravel() + PULL * flat
        return missed, slope

    found = minimize(loss, np.zeros(2 * len(names)), jac=True, method="L-BFGS-B").x.reshape(2, -1)
    return {kind: dict(zip(names, worth.tolist(), strict=True)) for kind, worth in zip(KINDS[1:], found, strict=True)}


def _rounded(found: Weights) -> dict[str, dict[str, float]]:
    return {kind: {name: round(value, 2) for name, value in worth.items()} for kind, worth in found.items()}


def _tell(where: str, items: Sequence[Item], held: Mask, said: npt.NDArray[np.int_]) -> None:
    """The share of each kind that was told, and of the others that are no article."""
    print(f"{where}:", end="")
    for kind, name in enumerate(KINDS):
        own = np.array([item.kind == kind for item in items]) & held
        if own.any():
            print(f" {name} {np.mean(said[own] == kind):.3f} of {own.sum()}", end="")
    print()


if __name__ == "__main__":
    main()

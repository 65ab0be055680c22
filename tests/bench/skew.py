"""How exactly is the angle of a page found, and how surely its upright side?

    python -m tests.bench.skew [--pages N] [--eval FOLDER]

Pages of invented papers are drawn, worn and turned by known angles from -10° to 10°.  Real scans, where there are any,
have no known angle: they are turned further by known angles and must follow.  Writes skew.md and skew.png beside this
file.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy import uint8
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from ingest.settings import Straighten
from ingest.straighten import straighten
from tests.bench.telling import tell
from tests.typeset.damage import draw_wear, scanned
from tests.typeset.edition import GRADES, made_up
from tests.typeset.press import printed

Pixels = NDArray[uint8]
HERE = Path(__file__).parent
REAL = HERE.parents[2] / "shared" / "eval" / "real"
ANGLES = (-10.0, -8.3, -6.1, -4.4, -2.7, -1.6, -0.8, -0.25, 0.0, 0.15, 0.6, 1.3, 2.2, 3.9, 5.7, 7.4, 9.2, 10.0)
FURTHER = (-7.3, -2.1, -0.4, 0.7, 3.3, 8.6)
LARGEST = 5000
"""Real scans are brought to this long side: the angle is measured on a smaller copy still."""
WANTED = Straighten(max_skew=13.0, split_spreads=False)
COLOURS = {"clean": "#2a7f62", "light": "#3b6fb6", "worn": "#c98a1b", "harsh": "#b23a48"}


@dataclass(frozen=True, slots=True)
class Measure:
    """One page, turned by a known angle."""

    of: str
    """The grade of wear, or the folder of a real scan."""
    angle: float
    error: float | None
    """Degrees; None when the page was left alone."""
    seconds: float
    """CPU."""
    megapixels: float


def _measured(of: str, scan: Pixels, angle: float, before: float = 0.0) -> Measure:
    started = time.process_time()
    sheet = straighten(scan, WANTED)[0]
    seconds = time.process_time() - started
    alone = any("left alone" in note for note in sheet.notes) or sheet.turn.rotation != 0
    return Measure(of, angle, None if alone else sheet.turn.skew - before - angle, seconds, scan.size / 1e6)


def drawn_pages(pages: int) -> Iterator[Measure]:
    """Each drawn page in each grade of wear at each angle."""
    for seed in range(pages):
        _, desk, sheets = made_up(seed)
        page = printed(sheets[0])
        for grade in GRADES:
            for angle in ANGLES:
                rng = np.random.default_rng([seed, round(1000 * (angle + 20))])
                wear = replace(draw_wear(rng, grade), skew=angle)
                scan, _ = scanned(page, None, wear, rng, desk.style.measures.dpi)
                yield _measured(grade, np.asarray(scan, uint8), angle)
            tell(f"page {seed + 1} of {pages}, {grade}")


def real_pages(folder: Path) -> Iterator[tuple[str, Pixels]]:
    """Every scan below *folder*, grey, none larger than LARGEST."""
    Image.MAX_IMAGE_PIXELS = None
    for path in sorted(folder.glob("*/*")):
        if path.suffix.lower() in (".jpg", ".jp2", ".tif", ".png"):
            with Image.open(path) as image:
                grey = image.convert("L")
                grey.thumbnail((LARGEST, LARGEST), Image.Resampling.BOX)
                yield path.parent.name, np.asarray(grey, uint8)


def turned_further(folder: Path) -> Iterator[Measure]:
    """Each real scan at each further angle, measured against itself as scanned."""
    for name, page in real_pages(folder):
        before = straighten(page, WANTED)[0].turn.skew
        for angle in FURTHER:
            yield _measured(name, _turned(page, angle), angle, before)
        tell(f"a page of {name}, turned further")


def _turned(page: Pixels, degrees: float) -> Pixels:
    height, width = page.shape
    move = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    fill = int(np.median(page))
    return np.asarray(cv2.warpAffine(page, move, (width, height), flags=cv2.INTER_LINEAR, borderValue=fill), uint8)


def quarter_turns(scans: Iterator[tuple[str, Pixels]]) -> dict[str, list[int]]:
    """For each way a scan may lie: how often it was brought upright, left alone, turned wrongly."""
    counts = {f"{lying}°": [0, 0, 0] for lying in (0, 90, 180, 270)}
    for _, page in scans:
        for quarter in range(4):
            rotation = straighten(np.ascontiguousarray(np.rot90(page, quarter)), WANTED)[0].turn.rotation
            verdict = 0 if rotation == 90 * quarter else 1 if rotation == 0 else 2
            counts[f"{90 * quarter}°"][verdict] += 1
        tell("a scan laid on each side")
    return counts


def _table(measures: list[Measure], kind: str) -> str:
    rows = [
        f"| {kind} | scans | left alone | mean error | 95 % below | largest | within 0.1° |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    names = dict.fromkeys(measure.of for measure in measures)
    for name in names:
        errors = [m.error for m in measures if m.of == name]
        known = np.abs([error for error in errors if error is not None])
        alone = sum(error is None for error in errors)
        if not len(known):
            rows.append(f"| {name} | {len(errors)} | {alone} | | | | |")
            continue
        rows.append(
            f"| {name} | {len(errors)} | {alone} | {known.mean():.3f}° | {np.percentile(known, 95):.3f}° "
            f"| {known.max():.3f}° | {np.mean(known <= 0.1):.0%} |"
        )
    return "\n".join(rows)


def _quarter_table(counts: dict[str, list[int]]) -> str:
    rows = ["| scan lies at | brought upright | left alone | turned wrongly |", "|---|--:|--:|--:|"]
    return "\n".join(
        [*rows, *(f"| {lying} | {good} | {alone} | {bad} |" for lying, (good, alone, bad) in counts.items())]
    )


def picture(measures: list[Measure]) -> Image.Image:
    """The error of each drawn page over its angle; the grey band is the goal."""
    width, height, margin, reach = 900, 420, 56, 0.2
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(13)

    def at(angle: float, error: float) -> tuple[float, float]:
        x = margin + (angle + 11) / 22 * (width - 1.5 * margin)
        return x, height / 2 - 10 - max(-1.0, min(1.0, error / reach)) * (height / 2 - margin)

    draw.rectangle((*at(-11, 0.1), *at(11, -0.1)), fill="#eeeeee")
    for error in (-0.2, -0.1, 0.0, 0.1, 0.2):
        draw.line((*at(-11, error), *at(11, error)), fill="#bbbbbb")
        draw.text((8, at(0, error)[1] - 8), f"{error:+.1f}°", fill="black", font=font)
    for angle in range(-10, 11, 2):
        draw.text((at(angle, 0)[0] - 10, height - margin + 4), f"{angle}°", fill="black", font=font)
    grades = list(COLOURS)
    for measure in measures:
        if measure.error is not None:
            x, y = at(measure.angle + 0.09 * (grades.index(measure.of) - 1.5), measure.error)
            draw.ellipse((x - 2.5, y - 2.5, x + 2.5, y + 2.5), fill=COLOURS[measure.of])
    for place, grade in enumerate(grades):
        left = margin + 110 * place
        draw.ellipse((left, 13, left + 7, 20), fill=COLOURS[grade])
        draw.text((left + 12, 8), grade, fill=COLOURS[grade], font=font)
    draw.text((margin + 480, 8), "error over the angle of the lines", fill="black", font=font)
    draw.text(
        (margin, height - 24),
        "Drawn pages; the grey band is the goal of 0.1°; errors over 0.2° stand on the rim.",
        fill="black",
        font=font,
    )
    return image


def main() -> None:
    """Measure, write the report and the picture, say where they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=3, help="drawn pages")
    parser.add_argument("--eval", type=Path, default=REAL, help="folder of real scans")
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    drawn = list(drawn_pages(asked.pages))
    speed = [m.seconds / m.megapixels for m in drawn]
    report = [
        "# The angle of a page\n",
        "Made by `python -m tests.bench.skew`; the grades of wear are those of the drawn papers in `tests/typeset`.\n",
        f"Drawn pages, {len(ANGLES)} known angles from -10° to 10°:\n",
        _table(drawn, "wear") + "\n",
        "![Error over angle](skew.png)\n",
        f"CPU for the whole of `straighten`: {np.median(speed) * 1000:.0f} ms a megapixel (median), "
        f"{np.percentile(speed, 95) * 1000:.0f} ms (95 %), one thread.\n",
    ]
    if asked.eval.is_dir():
        report += [
            "Real scans, turned further by known angles and measured against themselves as scanned.  Pages that are",
            "not flat have no one angle: which of their lines count changes a little with every resampling.\n",
            _table(list(turned_further(asked.eval)), "scans") + "\n",
            "The same scans laid on each side:\n",
            _quarter_table(quarter_turns(real_pages(asked.eval))) + "\n",
        ]
    (HERE / "skew.md").write_text("\n".join(report), encoding="utf-8")
    picture(drawn).save(HERE / "skew.png", optimize=True)
    print("\n".join(report))


if __name__ == "__main__":
    main()

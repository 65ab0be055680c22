"""Which two issues does the repository show?"""

from __future__ import annotations

import json
from pathlib import Path

from .edition import Edition, Wishes, compose

WANTED = ("credit", "caption", "notice", "local", "advertisement")
FOLDERED = (108, "worn", Wishes(title="The Lantern", dpi=200, pages=2, rename=False, bilevel=False, wanted=WANTED))
MULTIPAGE = (
    48,
    "light",
    Wishes(title="Voice of the Workshop", dpi=240, pages=2, columns=4, bilevel=True, wanted=WANTED),
)


def sample() -> tuple[Edition, Edition]:
    """The two issues: one for a folder of images, one for a file of several pages."""
    one, two = (compose(seed, grade=grade, wishes=wishes) for seed, grade, wishes in (FOLDERED, MULTIPAGE))
    return one, two


def write_sample(root: Path) -> None:
    """Write the sample's scans and its truth."""
    one, two = sample()
    folder = root / "scans" / one.slug / str(one.truth["date"])
    folder.mkdir(parents=True, exist_ok=True)
    for n, page in enumerate(one.pages, start=1):
        page.save(folder / f"p{n}.jpg", quality=55, dpi=(one.dpi, one.dpi))
    paper = root / "scans" / two.slug
    paper.mkdir(parents=True, exist_ok=True)
    first, *rest = (page.convert("1") for page in two.pages)
    first.save(
        paper / f"{two.truth['date']}.tif",
        compression="group4",
        dpi=(two.dpi, two.dpi),
        save_all=True,
        append_images=rest,
    )
    truths = [{"match": f"{e.slug}/{e.truth['date']}"} | e.truth for e in (one, two)]
    zones = [zone | {"match": f"{e.slug}/{e.truth['date']}"} for e in (one, two) for zone in e.zones]
    for stem, value in (("sample_truth", truths), ("sample_zones", zones)):
        text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
        (root / "tests" / f"{stem}.json").write_text(text, encoding="utf-8")

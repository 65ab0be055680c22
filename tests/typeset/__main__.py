"""Which issues shall be typeset into a folder?"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from .edition import GRADES, Edition, Wishes, compose
from .manners import MANNERS
from .sample import write_sample


def save_page(edition: Edition, n: int, folder: Path) -> Path:
    """One scan as a file: bilevel as TIFF, grey as JPEG."""
    dpi = (edition.dpi, edition.dpi)
    if edition.bilevel[n]:
        path = folder / f"p{n + 1}.tif"
        edition.pages[n].convert("1").save(path, compression="group4", dpi=dpi)
        return path
    path = folder / f"p{n + 1}.jpg"
    edition.pages[n].save(path, quality=62, dpi=dpi)
    return path


def main() -> None:
    """Read the command line and write what it asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.typeset", description=__doc__)
    parser.add_argument("--sample", action="store_true", help="rewrite scans/ and tests/sample_truth.json")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1, help="how many issues, of this seed and those after it")
    parser.add_argument("--grade", choices=GRADES, default="light")
    parser.add_argument("--faces", choices=("carried", "all"), default="carried", help="all: the Debian typefaces too")
    parser.add_argument("--manner", choices=sorted(MANNERS), help="another manner of paper than the union paper's")
    parser.add_argument("--notices", default="", help="a folder of texts that all notices and advertisements are from")
    parser.add_argument("--dpi", type=int, help="one resolution for all instead of one by chance")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("build/typeset"), help="issues go to OUTPUT/scans, truth beside them"
    )
    args = parser.parse_args()
    if args.sample:
        write_sample(Path(__file__).parents[2])
        return
    truths, zones = [], []
    for seed in range(args.seed, args.seed + args.count):
        wishes = Wishes(faces=args.faces, dpi=args.dpi, manner=args.manner, notices=args.notices)
        edition = compose(seed, grade=args.grade, wishes=wishes)
        name = f"{edition.name}_{seed}"
        folder = args.output / "scans" / name
        folder.mkdir(parents=True, exist_ok=True)
        for n in range(len(edition.pages)):
            save_page(edition, n, folder)
        truths.append({"match": name, "seed": seed} | edition.truth)
        zones += [page | {"match": name} for page in edition.zones]
        print(f"{folder}: {len(edition.pages)} pages, {edition.dpi} dpi")
    for stem, value in (("truth", truths), ("zones", zones)):
        (args.output / f"{stem}.json").write_text(
            json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()

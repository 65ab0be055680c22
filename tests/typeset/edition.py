"""How does a seed become an issue with its scans and its truth?"""

from __future__ import annotations

import datetime as dt
import random
import re
from dataclasses import dataclass, field, replace

import numpy as np
from PIL import Image

from .banner import Imprint, date_text, masthead, number_text, running_head
from .damage import Turn, Wear, draw_wear, of_page, scanned
from .desk import Desk
from .manners import MANNERS, Manner
from .plans import front, inside
from .press import Grey, printed
from .reading import printed_text
from .sheet import Area, Sheet
from .style import draw_style
from .texts import bank, copy_for, instead, papers

CLASSES = {"masthead": "masthead", "folio": "masthead", "department": "unclassified"}
GRADES = ("clean", "light", "worn", "harsh")
TRIES = 12
LEAST_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an issue must be besides what chance makes it."""

    faces: str = "carried"
    title: str | None = None
    dpi: int | None = None
    pages: int | None = None
    columns: int | None = None
    rename: bool = True
    bilevel: bool | None = None
    wanted: tuple[str, ...] = ()
    manner: str | None = None  # one of MANNERS instead of the union paper's
    notices: str = ""  # a folder of texts from which all notices and advertisements come


ANY = Wishes()


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """One word (or part of one, see Piece) on a scan: what it says, where it lies, whose it is."""

    text: str
    box: tuple[int, int, int, int]
    item: str
    part: str
    join: str


@dataclass(slots=True)
class Edition:
    """One issue: the scans, what they say, and where."""

    slug: str
    dpi: int
    pages: list[Image.Image]
    truth: dict[str, object]
    zones: list[dict[str, object]]
    words: list[list[PrintedWord]]
    bilevel: list[bool] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.slug}_{self.truth['date']}"


def _imprint(rng: random.Random, title: str | None) -> Imprint:
    paper = next((p for p in papers() if p.title == title), None) or rng.choice(papers())
    date = dt.date(rng.randint(1908, 2019), rng.randint(1, 12), rng.randint(1, 28))
    return Imprint(paper, date, rng.randint(1, 48), rng.randint(1, 52), rng.choice((0, 0, 0, 0, 13, 6)))


def _make_up(desk: Desk, imprint: Imprint) -> list[Sheet]:
    m = desk.style.measures
    sheets = []
    for page in range(1, desk.pages + 1):
        desk.page = page
        sheet = Sheet(m)
        if page == 1:
            top, bottom = masthead(sheet, desk.style, imprint, desk.rng), m.height - m.margin
        else:
            top, bottom = running_head(sheet, desk.style, imprint, page)
        area = Area(m.margin, top, m.width - m.margin, bottom, m.columns, m.gutter)
        (front if page == 1 else inside)(desk, sheet, area)
        if sheet.covered() < LEAST_COVERED:
            raise OverflowError("there is not enough copy for this page")
        sheets.append(sheet)
    return sheets


def _in_manner(rng: random.Random, manner: Manner, wishes: Wishes) -> tuple[Imprint, Desk, list[Sheet]]:
    paper = rng.choice(papers(manner.name))
    date = dt.date(rng.randint(*manner.years), rng.randint(1, 12), rng.randint(1, 28))
    imprint = Imprint(paper, date, rng.randint(1, 30), rng.randint(1, 104), 0)
    style = manner.style(rng, wishes.faces, wishes.dpi)
    pages = wishes.pages or rng.choice(manner.pages)
    desk = Desk(rng, style, manner.copy(rng, wishes.notices), pages, wanted=list(wishes.wanted))
    sheets = manner.make_up(desk, imprint)
    if any(sheet.covered() < LEAST_COVERED for sheet in sheets):
        raise OverflowError("there is not enough copy for this page")
    return imprint, desk, sheets


def _attempt(seed: str, wishes: Wishes) -> tuple[Imprint, Desk, list[Sheet]]:
    rng = random.Random(seed)
    if wishes.manner:
        return _in_manner(rng, MANNERS[wishes.manner], wishes)
    imprint = _imprint(rng, wishes.title)
    style = draw_style(rng, wishes.faces, wishes.dpi)
    while wishes.columns and style.measures.columns != wishes.columns:
        style = draw_style(rng, wishes.faces, wishes.dpi)
    if imprint.days and style.habits.date_form == 4:
        imprint = replace(imprint, days=0)
    pages = wishes.pages or rng.choice((2, 2, 2, 2, 2, 2, 4, 1))
    desk = Desk(
        rng,
        style,
        copy_for(rng, rename=wishes.rename, copy=instead(bank(), wishes.notices)),
        pages,
        wanted=list(wishes.wanted),
    )
    return imprint, desk, _make_up(desk, imprint)


def made_up(seed: int, wishes: Wishes = ANY) -> tuple[Imprint, Desk, list[Sheet]]:
    """The issue of this seed as type stands in the forme, before it is printed."""
    for attempt in range(TRIES):
        try:
            return _attempt(f"{seed}/{attempt}", wishes)
        except OverflowError:
            continue
    raise OverflowError(f"seed {seed} makes no issue in {TRIES} attempts")


def compose(seed: int, *, grade: str = "light", wishes: Wishes = ANY) -> Edition:
    """The issue of this seed, the same on every machine that has the typefaces."""
    imprint, desk, sheets = made_up(seed, wishes)
    rng = np.random.default_rng([seed, GRADES.index(grade)])
    clean = [printed(sheet) for sheet in sheets]
    issue = (MANNERS[wishes.manner].wear if wishes.manner else draw_wear)(rng, grade)
    if wishes.bilevel is not None and grade != "clean":
        issue = replace(issue, bilevel=wishes.bilevel)
    scans: list[tuple[Grey, Turn, Wear]] = []
    for n, page in enumerate(clean):
        wear = of_page(issue, rng)
        behind = clean[n ^ 1] if n ^ 1 < len(clean) else None
        scans.append((*scanned(page, behind, wear, rng, desk.style.measures.dpi), wear))
    return _edition(imprint, desk, sheets, scans)


def _edition(imprint: Imprint, desk: Desk, sheets: list[Sheet], scans: list[tuple[Grey, Turn, Wear]]) -> Edition:
    slug = re.sub(r"[^a-z0-9]+", "-", imprint.paper.title.lower()).strip("-")
    edition = Edition(
        slug,
        desk.style.measures.dpi,
        [Image.fromarray(scan) for scan, _, _ in scans],
        truth_of(imprint, desk, sheets),
        [],
        [],
    )
    for n, (sheet, (_, turn, wear)) in enumerate(zip(sheets, scans, strict=True), start=1):
        edition.words.append(
            [PrintedWord(s.piece.text, turn.box(s.box), s.item, s.part, s.piece.join) for s in sheet.stamps]
        )
        edition.zones.append(_zones(edition.name, n, sheet, turn, desk))
        edition.bilevel.append(wear.bilevel)
    return edition


def truth_of(imprint: Imprint, desk: Desk, sheets: list[Sheet]) -> dict[str, object]:
    """What the issue says, in the form that it is scored by."""
    records = list(desk.printed.values())
    habits = desk.style.habits
    return {
        "publication": imprint.paper.title,
        "date": imprint.date.isoformat(),
        "language": "eng",
        "volume": imprint.volume if habits.number_form != 4 else None,
        "number": imprint.number,
        "motto": imprint.paper.motto,
        "printed_date": date_text(imprint, habits.date_form),
        "printed_number": number_text(imprint, habits.number_form),
        "pages": len(sheets),
        "text": printed_text(sheets),
        "articles": [r for r in records if r["kind"] != "advertisement"],
        "advertisements": [r for r in records if r["kind"] == "advertisement"],
    }


def _zones(match: str, page: int, sheet: Sheet, turn: Turn, desk: Desk) -> dict[str, object]:
    zones: dict[str, dict[str, object]] = {}
    slack = desk.style.leading * 0.4
    for item, box in sheet.zones:
        record = desk.printed.get(item, {})
        kind = CLASSES.get(item) or {"advertisement": "advertisement", "notice": "notice"}.get(
            str(record.get("bears") or record.get("kind")), "article"
        )
        zone = zones.setdefault(item, {"id": item, "class": kind, "headline": record.get("headline", ""), "boxes": []})
        boxes = zone["boxes"]
        assert isinstance(boxes, list)
        boxes += [list(tile) for tile in turn.tiles(box, slack)]
    return {"match": match, "page": page, "articles": list(zones.values())}

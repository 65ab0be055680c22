"""What is there to print? The copy of all invented stories, notices and advertisements."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from .setting import plain

FOLDER = Path(__file__).with_name("texts")
KINDS = {"advertisements": "advertisement", "notices": "notice", "locals": "local", "poems": "poem"}


@dataclass(frozen=True, slots=True)
class Item:
    """One article, notice or advertisement, before or after it was cut to its place."""

    id: str
    kind: str  # story, local, notice, advertisement
    headline: str
    paragraphs: tuple[str, ...]
    headlines: tuple[str, ...] = ()
    deck: str = ""
    kicker: str = ""
    byline: str = ""
    credit: str = ""
    caption: str = ""
    jump: str = ""
    quote: str = ""
    language: str = "eng"
    lead_in: str = ""  # a headline that begins the first line of the text
    bears: str = ""  # what it is to a reader where its kind only says how it is set: a local item may be a notice

    @property
    def words(self) -> int:
        return sum(len(p.split()) for p in self.paragraphs)

    def shortened(self) -> Item | None:
        """The item without its last sentence; None when nothing would be left."""
        parts = sentences(self.paragraphs[-1])
        if len(parts) > 1:
            return replace(self, paragraphs=(*self.paragraphs[:-1], " ".join(parts[:-1])))
        return replace(self, paragraphs=self.paragraphs[:-1]) if len(self.paragraphs) > 1 else None


@dataclass(frozen=True, slots=True)
class Paper:
    """A newspaper that never was."""

    title: str
    motto: str
    author: str
    subtitle: str
    price: str
    town: str


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph; quoted speech is never cut in two."""
    out: list[str] = []
    for part in re.split(
        r"(?<=[.!?…])(?<!Mr\.)(?<!Mrs\.)(?<!St\.)(?<!No\.)(?<!Dr\.)(?<!M\.)\s+(?=[A-ZÉÀ“«])|(?<=[.!?][”»])\s+(?=[A-ZÉÀ“«])",
        paragraph,
    ):
        if out and (out[-1].count("“") > out[-1].count("”") or out[-1].count("«") > out[-1].count("»")):
            out[-1] += " " + part
        else:
            out.append(part)
    return out


def _parse(block: str, number: int, stem: str, manner: str = "") -> Item:
    head, _, body = block.strip().partition("\n\n")
    fields = {key: value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    headlines = tuple(h.strip() for h in fields.pop("headline", "").split("|"))
    paragraphs = tuple(" ".join(p.split()) for p in body.split("\n\n") if p.strip())
    if stem in ("advertisements", "poems"):
        paragraphs = tuple(line for line in body.splitlines() if line.strip())
    kind = fields.pop("kind", KINDS.get(stem, "story"))
    name = f"{manner}-{stem}-{number:02}".lstrip("-")
    return Item(name, kind, headlines[0], paragraphs, headlines, **fields)


@lru_cache(maxsize=8)
def bank(manner: str = "") -> tuple[Item, ...]:
    """All copy there is for a manner of paper, in the order of its files; without one, that of the union papers."""
    items = []
    for path in sorted((FOLDER / manner).glob("*.txt")):
        if path.stem not in ("papers", "names"):
            blocks = path.read_text(encoding="utf-8").split("\n====\n")
            items += [_parse(block, n, path.stem, manner) for n, block in enumerate(blocks)]
    return tuple(items)


@lru_cache(maxsize=8)
def papers(manner: str = "") -> tuple[Paper, ...]:
    """The papers' titles, mottos and prices."""
    rows = (FOLDER / manner / "papers.txt").read_text(encoding="utf-8").splitlines()
    return tuple(Paper(*(cell.strip() for cell in row.split("|"))) for row in rows if row.strip())


def instead(copy: tuple[Item, ...], name: str) -> tuple[Item, ...]:
    """The copy with the notices and advertisements of another folder in place of its own."""
    return (*(i for i in copy if i.kind not in ("notice", "advertisement")), *bank(name)) if name else copy


def _swaps(rng: random.Random) -> dict[str, str]:
    """Other towns and people for those in the bank, the same all through an issue."""
    swaps: dict[str, str] = {}
    for row in (FOLDER / "names.txt").read_text(encoding="utf-8").splitlines():
        names = [name.strip() for name in row.split(",") if name.strip()]
        swaps |= dict(zip(names, rng.sample(names, len(names)), strict=True))
    return swaps


def _renamed(text: str, swaps: dict[str, str]) -> str:
    both = swaps | {old.upper(): new.upper() for old, new in swaps.items()}
    names = "|".join(sorted(map(re.escape, both), key=len, reverse=True))
    return re.sub(rf"\b({names})\b", lambda m: both[m[0]], text)


def _under_other_names(item: Item, swaps: dict[str, str]) -> Item:
    def named(text: str) -> str:
        return _renamed(text, swaps)

    return replace(
        item,
        headline=named(item.headline),
        deck=named(item.deck),
        byline=named(item.byline),
        credit=named(item.credit),
        caption=named(item.caption),
        jump=named(item.jump),
        quote=named(item.quote),
        kicker=named(item.kicker),
        paragraphs=tuple(named(p) for p in item.paragraphs),
    )


def copy_for(rng: random.Random, *, rename: bool, copy: tuple[Item, ...] = ()) -> list[Item]:
    """The bank in a shuffled order, each with one of its headlines, under other names if wished."""
    swaps = _swaps(rng) if rename else {}
    items = []
    copy = copy or bank()
    for item in rng.sample(copy, len(copy)):
        new = replace(item, headline=rng.choice(item.headlines))
        if swaps and item.language == "eng":
            new = _under_other_names(new, swaps)
        items.append(new)
    return items


def merged(items: list[Item], headline: str) -> Item | None:
    """Several small items as one, each begun by its own headline in bold."""
    if len(items) < 2:
        return items[0] if items else None
    paragraphs = tuple(f"*{i.headline}.* {i.paragraphs[0]}" for i in items)
    return Item(f"{items[0].id}-and-more", "local", headline, paragraphs)


def text_of(parts: list[str]) -> str:
    """Parts as one text, a blank line between them, without marks."""
    return "\n\n".join(plain(part) for part in parts if part)

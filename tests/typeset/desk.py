"""Which item comes next, and what has been printed so far?"""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from .heads import truth_parts
from .setting import plain
from .style import Style
from .texts import Item, text_of


@dataclass(slots=True)
class Carry:
    """What of an article is still to come on a later page."""

    item: Item
    rest: tuple[str, ...]
    from_page: int
    mid_paragraph: bool


@dataclass(slots=True)
class Desk:
    """The copy desk of one issue."""

    rng: random.Random
    style: Style
    copy: list[Item]
    pages: int = 2
    page: int = 1
    printed: dict[str, dict[str, object]] = field(default_factory=dict)
    carry: Carry | None = None
    wanted: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)

    def take(self, kinds: tuple[str, ...], least: int = 0, most: int = 10_000) -> Item | None:
        """The next item of one of these kinds and of a length in words; those wanted come first."""
        fitting = [i for i in self.copy if i.kind in kinds and least <= i.words <= most]
        if not fitting:
            return None
        item = min(fitting, key=lambda i: not self._wanted(i))
        self.copy.remove(item)
        return self._dressed(item)

    def _wanted(self, item: Item) -> bool:
        return any(getattr(item, name, "") or item.kind == name for name in self.wanted)

    def _dressed(self, item: Item) -> Item:
        """The item with only those ornaments that the paper uses."""
        habits = self.style.habits
        return replace(item, kicker=item.kicker if habits.kickers else "", deck=item.deck if habits.decks else "")

    def put_back(self, item: Item) -> None:
        self.copy.append(item)

    def print(self, item: Item, level: str, span: int) -> None:
        """Note the item as it stands on the page."""
        for name in [n for n in self.wanted if getattr(item, n, "") or item.kind == n]:
            self.wanted.remove(name)
        parts = [
            part.lstrip("#= ") if item.kind == "advertisement" else part
            for part in truth_parts(item, self.style, level)
        ]
        headline = item.lead_in or (
            next((p for p in parts if plain(p).casefold() == plain(item.headline).casefold()), "")
            if item.headline
            else ""
        )
        record: dict[str, object] = {
            "id": item.id,
            "kind": item.kind,
            "headline": headline,
            "text": text_of(parts),
            "pages": [self.page],
            "columns": span,
        }
        extra = {
            "kicker": item.kicker,
            "deck": item.deck,
            "byline": item.byline,
            "credit": item.credit,
            "caption": item.caption,
            "quote": item.quote,
            "bears": item.bears,
        }
        self.printed[item.id] = (
            record | {key: plain(value) for key, value in extra.items() if value} | {"language": item.language}
        )

    def goes_on(self, item: Item) -> None:
        """The item has a further part on the page now being made up."""
        pages = self.printed[item.id]["pages"]
        assert isinstance(pages, list)
        pages.append(self.page)

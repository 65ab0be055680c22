"""An article: its text, and where it stands on the paper."""

from typing import Any

from sqlite_utils import Database

from ingest.archive import reading
from ingest.reading_room import desk
from ingest.reading_room.addresses import ARTICLE, FORMAT, named
from ingest.reading_room.answers import answer, missing
from ingest.reading_room.figures import figures


async def article(datasette: Any, request: Any) -> Any:
    """An article beside its scan."""
    name = named(request)

    def found(db: Database) -> dict[str, Any] | None:
        card = reading.article(db, name)
        if card is None:
            return None
        before, after = reading.beside(db, card)
        regions = reading.regions_of_article(db, name)
        pages = {page.id: page for page in reading.pages_of(db, card.issue_id)}
        return {
            "article": card,
            "issue": reading.issue(db, card.issue_id),
            "text": reading.article_text(db, name),
            "figures": figures(pages, regions),
            "previous": before,
            "next": after,
        }

    content = await desk.ask(datasette, found)
    if content is None:
        raise missing("article", name)
    return await answer(datasette, request, "article.html", content, paragraphs=_paragraphs(content))


def _paragraphs(content: dict[str, Any]) -> list[str]:
    """The text without what stands over it on the page already."""
    card = content["article"]
    over = {card.headline, card.kicker, card.byline, card.credit}
    return [part for part in content["text"].split("\n\n") if part not in over]


ROUTES = ((rf"/-/articles/{ARTICLE}{FORMAT}", article),)

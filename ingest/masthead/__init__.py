"""What does an issue say of itself: title, motto, printed date, volume, number, edition?

Read from the head of the first page (what the layout calls masthead, and what stands over the first column text), and
where that is silent from the folio lines of the inner pages.  Whatever is not plain stays None.
"""

from collections.abc import Sequence

from ingest.masthead import counting, dating, mottos, titles
from ingest.masthead.head import Head, head_of
from ingest.model import Kind, Nameplate, Page
from ingest.settings import Profile
from ingest.text import language
from ingest.text.tongues import FUNCTION_WORDS


def read(pages: Sequence[Page], profile: Profile) -> Nameplate:
    """The nameplate of the issue with these *pages*; `confidence` is that of the title.

    A title and motto that the *profile* gives are taken as they are; print can only make the title surer.
    """
    if not pages:
        return Nameplate()
    head = head_of(pages[0], _language(pages))
    title, confidence = titles.title(head, pages, profile.title)
    motto, author = mottos.motto(head, title, profile.motto)
    return Nameplate(
        title=title,
        motto=motto,
        motto_author=author,
        date=dating.date(head, pages),
        volume=counting.volume(head, pages),
        number=counting.number(head, pages),
        edition=counting.edition(head),
        confidence=confidence,
    )


def _language(pages: Sequence[Page]) -> str | None:
    running = " ".join(region.text for page in pages for region in page.regions if region.kind is Kind.BODY)
    return language(running, tuple(FUNCTION_WORDS))


__all__ = ["Head", "read"]

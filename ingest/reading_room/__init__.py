"""The reading room: read and search the archive in a browser, as a plugin of Datasette.

plugin         what Datasette asks of us: routes, headers, links in its menus
routes         which address is answered by whom; a refusal becomes a page with a next step
answers        HTML or JSON, from the same values
desk           one question to the archive: read-only, in a thread, with a time limit
addresses      how things are addressed, also under a prefix
wording        how dates, kinds and numbers are said
upright        from pixels of the scan to pixels of the page as it is shown
marking        found words in a text that is data
figures        cut-outs of the scans that show an article
plates         what is drawn over a page
calendars      the days on which issues came out
years          bars of articles by year
citations      an article as a footnote, BibTeX, RIS
scan           a scan as a picture of a page; `lightbox` and `drawer` keep what was opened and made
home, searching, publications, issues, pages, articles    one file for the addresses of each
iiif           the same for other people's viewers
mending        the volunteers' side: sign in, mend, arrange, look back, review
"""

from ingest.reading_room.plugin import (
    actor_from_request,
    asgi_wrapper,
    handle_exception,
    menu_links,
    prepare_jinja2_environment,
    register_routes,
    render_cell,
)

__all__ = [
    "actor_from_request",
    "asgi_wrapper",
    "handle_exception",
    "menu_links",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
]

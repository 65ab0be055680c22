"""The addresses of pictures: IIIF Image API 3, level 2, for every page."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from datasette.utils.asgi import Response

from ingest.archive import reading
from ingest.archive.reading import PageCard
from ingest.errors import ScanError
from ingest.reading_room import desk, scan
from ingest.reading_room.addresses import PAGE, Addresses, absolute, named
from ingest.reading_room.answers import Refusal, as_json, missing
from ingest.reading_room.iiif.asked import FORMATS, MAX_EDGE, QUALITIES, TILE, Misunderstood, understood
from ingest.reading_room.upright import upright

CONTEXT = "http://iiif.io/api/image/3/context.json"
CUTTING = ThreadPoolExecutor(max_workers=2, thread_name_prefix="cutting")
OPENING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opening")
"""Apart from Datasette's threads, so that searches do not wait for scans; and one from the other, so that the tiles of
an open page do not wait until every thumbnail beside it has been opened."""
opening: dict[str, asyncio.Future[None]] = {}
"""Pages that are being opened now: whoever wants one of them waits for it and for no other."""
HOUR = "public, max-age=3600"


async def information(datasette: Any, request: Any) -> Response:
    """What a viewer wants to know of a page's picture."""
    page = await asked_page(datasette, request)
    whole = upright(page)
    address = absolute(datasette, request, Addresses(datasette).info(page.id)).removesuffix("/info.json")
    factors = [2**n for n in range(12) if 2**n * TILE < 2 * max(whole.width, whole.height)] or [1]
    told = {
        "@context": CONTEXT,
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level2",
        "width": whole.width,
        "height": whole.height,
        "maxWidth": MAX_EDGE,
        "maxHeight": MAX_EDGE,
        "tiles": [{"width": TILE, "height": TILE, "scaleFactors": factors}],
        "extraQualities": [quality for quality in QUALITIES if quality != "default"],
        "extraFormats": [each for each in FORMATS if each not in ("jpg", "png")],
        "extraFeatures": ["mirroring", "regionSquare"],
    }
    return as_json(told, kind=f'application/ld+json;profile="{CONTEXT}"')


async def base(datasette: Any, request: Any) -> Response:
    """The bare address of a page's picture leads to what there is to know of it."""
    page = await asked_page(datasette, request)
    response = Response.redirect(Addresses(datasette).info(page.id), status=303)
    response.headers["access-control-allow-origin"] = "*"
    return response


async def picture(datasette: Any, request: Any) -> Response:
    """A page or a part of it, as JPEG, PNG or WebP."""
    page = await asked_page(datasette, request)
    whole = upright(page)
    words = request.url_vars
    try:
        asked = understood((whole.width, whole.height), words["region"], words["size"], words["turn"], words["rest"])
    except Misunderstood as error:
        raise Refusal(400, "No such picture", f"This is no picture that can be made: {error}.") from error
    root, kept = desk.folder_of(datasette), scan.drawer(cache_of(datasette))
    try:
        if not scan.is_at_hand(page, asked, kept):
            await _laid_open(root, page)
        make = partial(scan.picture, root, page, asked, kept)
        content = await asyncio.get_running_loop().run_in_executor(CUTTING, make)
    except ScanError as error:
        raise Refusal(404, "The scan cannot be shown", error.sentence) from error
    headers = {"access-control-allow-origin": "*", "cache-control": HOUR}
    return Response(content, headers=headers, content_type=FORMATS[asked.format])


async def _laid_open(root: Path, page: PageCard) -> None:
    key = scan.key_of(page)
    if key not in opening:
        opening[key] = asyncio.get_running_loop().run_in_executor(OPENING, scan.lay_open, root, page)
        opening[key].add_done_callback(lambda _: opening.pop(key, None))
    # Shielded: a reader who turns away must not stop what another one waits for.
    await asyncio.shield(opening[key])


async def asked_page(datasette: Any, request: Any) -> PageCard:
    """The page that the address names; raises Refusal."""
    name = named(request)
    page = await desk.ask(datasette, lambda db: reading.page(db, name))
    if page is None:
        raise missing("page", name)
    return page


def cache_of(datasette: Any) -> Path:
    """Folder for pictures that were made once: the plugin's setting `cache`, else one of this user's."""
    given = (datasette.plugin_config("ingest") or {}).get("cache")
    return Path(given) if given else Path.home() / ".cache" / "ingest" / "pictures"


BASE = rf"/-/iiif/{PAGE}"
ROUTES = (
    (rf"{BASE}/info\.json$", information),
    (rf"{BASE}/(?P<region>[^/]+)/(?P<size>[^/]+)/(?P<turn>[^/]+)/(?P<rest>[a-z]+\.[a-z]+)$", picture),
    (rf"{BASE}/?$", base),
)

"""Does the archive speak IIIF so that any viewer opens it: Presentation 3, Image 3, Content Search 2?

Documents are held against the rules of the specification (`iiif_rules`) and are read by iiif-prezi3, the reference
library.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from iiif_prezi3 import AnnotationPage, Canvas, Collection, Manifest
from PIL import Image

from ingest.model import Box, Kind, Piece, Turn
from tests import rooms
from tests.iiif_rules import breaches
from tests.issues import article, issue, page, region, spark
from tests.test_reading_room import fetched, told

ISSUE = "the-spark/1934-12-13"
LINKED = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'


def addresses(told: Any) -> Iterator[str]:
    """All that a manifest names by `id`."""
    if isinstance(told, dict):
        if isinstance(told.get("id"), str):
            yield told["id"]
        told = list(told.values())
    if isinstance(told, list):
        for each in told:
            yield from addresses(each)


def test_a_manifest_is_valid_and_tells_pages_articles_and_where_they_stand(room: str) -> None:
    status, headers, _ = fetched(f"{room}/-/iiif/{ISSUE}/manifest.json")
    said = told(f"{room}/-/iiif/{ISSUE}/manifest.json")
    Manifest(**said)
    assert breaches(said) == []

    assert (status, headers["content-type"], headers["access-control-allow-origin"]) == (200, LINKED, "*")
    assert said["label"] == {"none": ["The Spark, 13 December 1934"]}
    assert said["navDate"] == "1934-12-13T00:00:00Z"
    assert [(each["width"], each["height"]) for each in said["items"]] == [(2400, 3200), (2400, 3200)]
    (contents,) = said["structures"]
    assert [each["label"]["none"] for each in contents["items"]][1:] == [
        ["GENERAL STRIKE IN MINNEAPOLIS"],
        ["Rents Go Up"],
    ]
    assert [part["selector"]["value"] for part in contents["items"][2]["items"]] == [
        "xywh=1200,300,220,30",
        "xywh=1200,400,800,70",
    ]


def test_every_canvas_and_page_of_lines_that_a_manifest_names_is_there_and_valid(room: str) -> None:
    for each in told(f"{room}/-/iiif/{ISSUE}/manifest.json")["items"]:
        canvas, lines = told(each["id"]), told(each["annotations"][0]["id"])
        Canvas(**canvas)
        AnnotationPage(**lines)
        assert breaches(canvas) == breaches(lines) == []
        assert fetched(each["items"][0]["items"][0]["body"]["id"])[1]["content-type"] == "image/jpeg"
        assert fetched(each["thumbnail"][0]["id"])[1]["content-type"] == "image/jpeg"


def test_the_lines_of_a_page_stand_where_they_are_printed(room: str) -> None:
    lines = told(f"{room}/-/iiif/{ISSUE}/p02/lines.json")["items"]

    assert [(each["body"]["value"], each["target"].partition("#")[2]) for each in lines] == [
        ("Page Two", "xywh=100,50,160,30"),
        ("The café on Third Street", "xywh=100,400,480,30"),
        ("stayed open for the pickets.", "xywh=100,440,560,30"),
    ]


def test_collections_lead_from_the_shelf_to_a_newspaper_to_its_issues(room: str) -> None:
    shelf = told(f"{room}/-/iiif/collection.json")
    paper = told(shelf["items"][0]["id"])
    Collection(**shelf)
    assert breaches(shelf) == []
    Collection(**paper)
    assert breaches(paper) == []

    assert (paper["label"], len(paper["items"])) == ({"none": ["The Spark"]}, 1)
    assert told(paper["items"][0]["id"])["partOf"] == [
        {"id": paper["id"], "type": "Collection", "label": paper["label"]}
    ]


def test_a_search_in_an_issue_lights_every_word_and_says_what_it_ignored(room: str) -> None:
    service = told(f"{room}/-/iiif/{ISSUE}/manifest.json")["service"][0]
    found = told(f"{service['id']}?q=%22general+strike%22&user=ann")
    AnnotationPage(**found)
    assert breaches(found) == []

    assert (service["type"], found["@context"]) == ("SearchService2", "http://iiif.io/api/search/2/context.json")
    assert [(each["body"]["value"], each["target"].partition("#")[2]) for each in found["items"]] == [
        ("GENERAL", "xywh=100,300,140,30"),
        ("STRIKE", "xywh=260,300,120,30"),
    ]
    assert found["ignored"] == ["user"]
    assert told(f"{service['id']}?q=")["items"] == told(f"{service['id']}?q=(((")["items"] == []


def test_every_name_in_a_manifest_stands_under_the_prefix_and_the_host(tmp_path: Path) -> None:
    with rooms.served(rooms.workspace(tmp_path), "--prefix", "papers") as room:
        names = set(addresses(told(f"{room}/-/iiif/{ISSUE}/manifest.json")))

    assert {name for name in names if not name.startswith(f"{room}/")} == set()


def test_a_picture_says_of_itself_what_viewers_ask(room: str) -> None:
    info = told(f"{room}/-/iiif/{ISSUE}/p01/info.json")
    bare = fetched(info["id"])

    assert (info["id"], info["profile"], info["width"]) == (f"{room}/-/iiif/{ISSUE}/p01", "level2", 2400)
    assert info["tiles"] == [{"width": 512, "height": 512, "scaleFactors": [1, 2, 4, 8]}]
    assert bare[1]["content-type"].startswith("application/ld+json")


def test_the_tiles_of_a_page_put_together_are_the_page(room: str) -> None:
    base = f"{room}/-/iiif/{ISSUE}/p01"
    whole = np.asarray(Image.open(BytesIO(fetched(f"{base}/full/max/0/default.png")[2])))
    rows = [
        np.hstack([_tile(base, left, top, whole.shape) for left in range(0, whole.shape[1], 512)])
        for top in range(0, whole.shape[0], 512)
    ]

    assert np.array_equal(np.vstack(rows), whole)


def _tile(base: str, left: int, top: int, shape: tuple[int, ...]) -> Any:
    width, height = min(512, shape[1] - left), min(512, shape[0] - top)
    address = f"{base}/{left},{top},{width},{height}/{width},{height}/0/default.png"
    return np.asarray(Image.open(BytesIO(fetched(address)[2])))


@pytest.fixture(scope="module")
def turned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page that lies on its side as the right half of a spread."""
    body = region(Kind.BODY, "Sideways")
    sheet = page(body, turn=Turn(rotation=90))
    reading = replace(sheet.reading, crop=Box(1200, 0, 2400, 3200), lines=())
    sheet = replace(sheet, reading=reading)
    folder = rooms.workspace(tmp_path_factory.mktemp("turned"), [issue([sheet], [article(Piece(1, body))])])
    scan = Image.new("RGB", (2400, 3200), "white")
    scan.paste("red", (1200, 0, 1300, 100))
    scan.save(folder / "scans" / "spark" / "p1.png")
    with rooms.served(folder) as address:
        yield address


def test_half_of_a_spread_is_cut_out_and_set_upright(turned: str) -> None:
    info = told(f"{turned}/-/iiif/{ISSUE}/p01/info.json")
    picture = Image.open(BytesIO(fetched(f"{turned}/-/iiif/{ISSUE}/p01/full/max/0/default.png")[2])).convert("RGB")

    assert (info["width"], info["height"]) == picture.size == (3200, 1200)
    # The upper left corner of the half comes to the upper right when it is turned clockwise.
    assert (picture.getpixel((3150, 50)), picture.getpixel((50, 50))) == ((255, 0, 0), (255, 255, 255))


@pytest.mark.parametrize("name", ["scan.tif", "scan.jp2", "scan.pdf"])
def test_scans_of_every_kind_are_shown(tmp_path: Path, name: str) -> None:
    first, second = spark().pages
    sheet = replace(second, reading=replace(second.reading, scan=replace(first.reading.scan, path=name, frame=0)))
    folder = rooms.workspace(tmp_path, [issue([sheet], [])])
    Image.new("L", (2400, 3200), 200).save(folder / "scans" / name)
    with rooms.served(folder) as room:
        picture = Image.open(BytesIO(fetched(f"{room}/-/iiif/{ISSUE}/p01/full/200,/0/gray.png")[2]))

    assert picture.size == (200, 267)
    assert picture.getpixel((100, 100)) == pytest.approx(200, abs=2)


@pytest.mark.parametrize(
    "what", ["no/manifest.json", "no/p01/lines.json", "no/p01/info.json", "no/search", "no/collection.json"]
)
def test_what_is_not_there_is_said_to_viewers_as_well(room: str, what: str) -> None:
    assert fetched(f"{room}/-/iiif/{what}", "application/json")[0] == 404


BROKEN: dict[str, dict[str, Any]] = {
    "Manifest lacks label": {"label": None},
    "'plain' is no text by language": {"label": "plain"},
    "Manifest.navDate is '1934'": {"navDate": "1934"},
    "Canvas lacks width": {"items": [{"type": "Canvas", "id": "http://x", "height": 1, "items": [1]}]},
    "Manifest has no structure": {"structure": []},
    "Manifest.homepage is {}": {"homepage": {}},
    "it has no @context": {"@context": None},
}


@pytest.mark.parametrize("breach", BROKEN)
def test_a_manifest_that_breaks_a_rule_is_seen(room: str, breach: str) -> None:
    said = told(f"{room}/-/iiif/{ISSUE}/manifest.json") | BROKEN[breach]

    assert breach in breaches({name: value for name, value in said.items() if value is not None})


def test_the_line_of_a_canvas_that_is_not_there_is_seen(room: str) -> None:
    said = told(f"{room}/-/iiif/{ISSUE}/manifest.json")
    said["items"].pop()

    assert f"{room}/-/iiif/{ISSUE}/p02/canvas is no canvas of the manifest" in breaches(said)

"""Any scan as pixels: every format and mode, PDF pages of every kind, damage of every kind."""

import hashlib
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from ingest import images
from ingest.errors import ScanError
from ingest.images import Picture
from tests import bad
from tests.bad import tiny_pdf
from tests.bad.tiny_pdf import Leaf, full_page, print_lines

ROOM = 250
"""Megapixels, as the settings have it."""

PAGE = bad.page()
GREY = np.asarray(PAGE)
BILEVEL = PAGE.point(lambda tone: 255 if tone > 128 else 0).convert("1")
COLOUR = PAGE.convert("RGB")
INK = Image.fromarray(255 - GREY)
SEE_THROUGH = Image.merge("LA", (Image.new("L", PAGE.size, 0), INK))
"""Black ink of varying density on no paper: over white it is the page."""
DEEP = Image.fromarray(GREY.astype(np.uint16) * 257)
QUARTER_TURN = {274: 6}
ORIENTATION = Image.Exif()
ORIENTATION[274] = 6
ON_ITS_SIDE = PAGE.rotate(90, expand=True)

Same = tuple[str, Image.Image, dict[str, Any]]

LOSSLESS: dict[str, Same] = {
    "uncompressed TIFF": ("a.tif", PAGE, {}),
    "LZW TIFF": ("a.tif", PAGE, {"compression": "tiff_lzw"}),
    "deflated colour TIFF": ("a.tif", COLOUR, {"compression": "tiff_adobe_deflate"}),
    "packbits TIFF": ("a.tif", PAGE, {"compression": "packbits"}),
    "big TIFF": ("a.tif", PAGE, {"big_tiff": True}),
    "16-bit TIFF": ("a.tif", DEEP, {"compression": "tiff_lzw"}),
    "12 bits in 16": ("a.tif", Image.fromarray(GREY.astype(np.uint16) * 16 + 8), {}),
    "16-bit TIFF that counts ink": ("a.tif", Image.fromarray(65535 - np.asarray(DEEP)), {"tiffinfo": {262: 0}}),
    "32-bit TIFF": ("a.tif", Image.fromarray(GREY.astype(np.int32) * 257), {}),
    "TIFF of fractions": ("a.tif", Image.fromarray(GREY.astype(np.float32) / 255), {}),
    "CMYK TIFF": ("a.tif", COLOUR.convert("CMYK"), {}),
    "TIFF with alpha": ("a.tif", SEE_THROUGH, {}),
    "TIFF on its side": ("a.tif", ON_ITS_SIDE, {"tiffinfo": QUARTER_TURN}),
    "PNG": ("a.png", PAGE, {}),
    "colour PNG": ("a.png", COLOUR, {}),
    "16-bit PNG": ("a.png", DEEP, {}),
    "PNG with grey alpha": ("a.png", SEE_THROUGH, {}),
    "PNG with colour alpha": ("a.png", SEE_THROUGH.convert("RGBA"), {}),
    "PNG on its side": ("a.png", ON_ITS_SIDE, {"exif": ORIENTATION}),
    "JP2": ("a.jp2", PAGE, {}),
    "colour JP2": ("a.jp2", COLOUR, {}),
    "16-bit JP2": ("a.jp2", DEEP, {}),
    "JP2 with alpha": ("a.jp2", SEE_THROUGH, {}),
    "bare JPEG 2000 stream": ("a.j2k", PAGE, {}),
    "WebP": ("a.webp", COLOUR, {"lossless": True}),
    "WebP with alpha": ("a.webp", SEE_THROUGH.convert("RGBA"), {"lossless": True, "exact": True}),
    "GIF": ("a.gif", PAGE, {}),
    "BMP": ("a.bmp", PAGE, {}),
    "PGM": ("a.pgm", PAGE, {}),
}
NEARLY: dict[str, Same] = {
    "palette TIFF": ("a.tif", PAGE.quantize(64), {}),
    "palette PNG": ("a.png", PAGE.quantize(64), {}),
    "JPEG in TIFF": ("a.tif", COLOUR, {"compression": "jpeg", "quality": 95}),
    "grey JPEG": ("a.jpg", PAGE, {"quality": 95}),
    "colour JPEG": ("a.jpg", COLOUR, {"quality": 95}),
    "progressive JPEG": ("a.jpg", COLOUR, {"quality": 95, "progressive": True}),
    "CMYK JPEG": ("a.jpg", COLOUR.convert("CMYK"), {"quality": 95}),
    "JPEG on its side": ("a.jpg", ON_ITS_SIDE, {"quality": 95, "exif": ORIENTATION}),
    "lossy WebP": ("a.webp", COLOUR, {"quality": 90}),
    "PDF of a JPEG": ("a.pdf", PAGE, {"quality": 95, "resolution": 50}),
    "PDF of a palette": ("a.pdf", PAGE.quantize(64), {"resolution": 50}),
}
BLACK_AND_WHITE: dict[str, Same] = {
    "raw TIFF": ("a.tif", BILEVEL, {}),
    "G4 TIFF": ("a.tif", BILEVEL, {"compression": "group4"}),
    "G4 TIFF, white is zero": ("a.tif", BILEVEL, {"compression": "group4", "tiffinfo": {262: 0}}),
    "G3 TIFF": ("a.tif", BILEVEL, {"compression": "group3"}),
    "PNG": ("a.png", BILEVEL, {}),
    "PBM": ("a.pbm", BILEVEL, {}),
    "PDF of G4": ("a.pdf", BILEVEL, {"resolution": 50}),
}


def opened(path: Path, frame: int = 0, colour: bool = False) -> Picture:
    return images.open_scan(path, frame, ROOM, colour)


def saved(folder: Path, same: Same) -> Path:
    name, image, options = same
    image.save(folder / name, **options)
    return folder / name


def written(folder: Path, content: bytes, name: str = "a.pdf") -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def slug_of(verb: Callable[[], object]) -> str:
    with pytest.raises(ScanError) as caught:
        verb()
    return caught.value.slug


def error(one: NDArray[np.uint8], other: NDArray[Any]) -> float:
    assert one.shape == other.shape
    return float(np.abs(one.astype(int) - other.astype(int)).mean())


@pytest.mark.parametrize("same", LOSSLESS.values(), ids=LOSSLESS)
def test_every_format_and_mode_gives_the_same_pixels(tmp_path: Path, same: Same) -> None:
    path = saved(tmp_path, same)

    assert images.count_frames(path) == 1
    assert np.array_equal(opened(path).pixels, GREY)
    assert np.array_equal(opened(path, colour=True).pixels, np.asarray(COLOUR))


@pytest.mark.parametrize("same", NEARLY.values(), ids=NEARLY)
def test_every_lossy_format_gives_nearly_the_same_pixels(tmp_path: Path, same: Same) -> None:
    path = saved(tmp_path, same)

    assert error(opened(path).pixels, GREY) < 1.5
    assert error(opened(path, colour=True).pixels, np.asarray(COLOUR)) < 1.5


@pytest.mark.parametrize("same", BLACK_AND_WHITE.values(), ids=BLACK_AND_WHITE)
def test_black_is_black_whatever_the_file_calls_zero(tmp_path: Path, same: Same) -> None:
    assert np.array_equal(opened(saved(tmp_path, same)).pixels, np.asarray(BILEVEL.convert("L")))


def test_a_16_bit_scan_in_the_other_byte_order_is_the_same(tmp_path: Path) -> None:
    deep = np.asarray(DEEP)
    path = tmp_path / "a.tif"
    Image.frombytes("I;16B", PAGE.size, deep.astype(">u2").tobytes()).save(path)

    assert np.array_equal(opened(path).pixels, GREY)


def test_a_scan_in_sixteen_greys_is_as_light_as_any(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    Image.fromarray(GREY // 16).save(path)

    read = opened(path).pixels
    assert read.max() == 255
    assert np.abs(read.astype(int) - GREY.astype(int) * (255 / GREY.max())).max() < 20


def test_the_pages_of_a_tiff_are_counted_and_its_thumbnails_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    thumbnail, second = PAGE.resize((40, 50)), Image.fromarray(255 - GREY)
    thumbnail.encoderinfo = {"tiffinfo": {254: 1}}
    PAGE.save(path, save_all=True, append_images=[thumbnail, second], tiffinfo={254: 2})

    assert images.count_frames(path) == 2
    assert np.array_equal(opened(path, 0).pixels, GREY)
    assert np.array_equal(opened(path, 1).pixels, 255 - GREY)
    assert slug_of(lambda: opened(path, 2)) == "truncated"


def test_a_tiff_that_breaks_off_gives_its_whole_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    PAGE.save(path, save_all=True, append_images=[PAGE, PAGE])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    assert images.count_frames(path) == 3
    assert np.array_equal(opened(path, 0).pixels, GREY)
    assert slug_of(lambda: opened(path, 1)) == slug_of(lambda: opened(path, 2)) == "truncated"


def test_a_big_tiff_that_leads_beyond_all_files_is_truncated(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(b"II+\0" + struct.pack("<HHQ", 8, 0, 2**64 - 5))

    assert slug_of(lambda: images.count_frames(path)) == slug_of(lambda: opened(path)) == "truncated"


@pytest.mark.parametrize(
    ("size", "dpi", "believed"),
    [
        ((850, 1100), 100, 100.0),
        ((2550, 3300), 300, 300.0),
        ((1407, 1972), 300, None),  # a reduced copy that kept its original's resolution
        ((2550, 3300), 72, None),  # a program's default, and so is 96
        ((850, 1100), 96, None),
        ((850, 1100), 1, None),
        ((850, 1100), 4000, None),
    ],
)
def test_only_a_resolution_that_gives_a_page_its_size_is_believed(
    tmp_path: Path, size: tuple[int, int], dpi: int, believed: float | None
) -> None:
    path = tmp_path / "a.tif"
    Image.new("1", size, 1).save(path, dpi=(dpi, dpi), compression="group4")

    assert opened(path).dpi == believed


@pytest.mark.parametrize(("dpi", "believed"), [((204, 196), 204.0), ((204, 98), None)])
def test_a_fax_is_nearly_square_or_not_believed(tmp_path: Path, dpi: tuple[int, int], believed: float | None) -> None:
    path = tmp_path / "a.tif"
    Image.new("1", (1728, 2200), 1).save(path, dpi=dpi, compression="group4")

    assert opened(path).dpi == believed


def test_a_file_without_a_resolution_says_so(tmp_path: Path) -> None:
    assert opened(saved(tmp_path, LOSSLESS["PNG"])).dpi is None


LETTER = bad.page(1275, 1650)
"""A page of 8.5 × 11 inches at 150 dpi."""
TEXT = ["The workers of the shop met"] * 30


def test_a_pdf_that_wraps_scans_gives_them_as_they_are(tmp_path: Path) -> None:
    path = written(tmp_path, tiny_pdf.document(*[Leaf(full_page(), images=(LETTER,))] * 2))

    pictures = [opened(path, frame) for frame in range(images.count_frames(path))]

    assert [(picture.dpi, picture.how) for picture in pictures] == [(150.0, "embedded image of a PDF page")] * 2
    assert all(np.array_equal(picture.pixels, np.asarray(LETTER)) for picture in pictures)


def test_hidden_text_under_a_scan_changes_nothing(tmp_path: Path) -> None:
    content = full_page() + print_lines(TEXT, hidden=True)
    path = written(tmp_path, tiny_pdf.document(Leaf(content, images=(LETTER,))))

    assert np.array_equal(opened(path).pixels, np.asarray(LETTER))


@pytest.mark.parametrize("text", [TEXT, ["1"]], ids=["a page of text", "a page number"])
def test_print_over_a_background_is_read_too(tmp_path: Path, text: list[str]) -> None:
    path = written(tmp_path, tiny_pdf.document(Leaf(full_page() + print_lines(text, 8), images=(LETTER,))))

    assert opened(path).how in ("rasterised at 300 dpi", "rasterised at 350 dpi")


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_scan_on_a_turned_pdf_page_is_given_as_it_is_and_turned_as_a_viewer_shows_it(
    tmp_path: Path, degrees: int
) -> None:
    leaves = [Leaf(""), Leaf(full_page(), images=(LETTER,), rotate=degrees)]

    picture = opened(written(tmp_path, tiny_pdf.document(*leaves)), 1)

    assert (picture.dpi, picture.how) == (150.0, "embedded image of a PDF page, turned")
    assert np.array_equal(picture.pixels, np.asarray(LETTER.rotate(-degrees, expand=True)))


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_pdf_page_with_print_on_its_scan_comes_out_as_a_viewer_shows_it(tmp_path: Path, degrees: int) -> None:
    leaf = Leaf(full_page() + print_lines(["1"], 8), images=(LETTER,), rotate=degrees)
    turned = LETTER.rotate(-degrees, expand=True)

    picture = opened(written(tmp_path, tiny_pdf.document(leaf)))

    assert picture.how == "rasterised at 300 dpi"
    small = Image.fromarray(picture.pixels).resize(turned.size, Image.Resampling.BOX)
    assert error(np.asarray(small)[4:-4:9, 4:-4:9], np.asarray(turned)[4:-4:9, 4:-4:9]) < 12


def test_a_scan_in_strips_is_rasterised_at_its_own_resolution(tmp_path: Path) -> None:
    strips = tuple(LETTER.crop((0, top, 1275, top + 165)) for top in range(0, 1650, 165))
    content = "".join(f"q 612 0 0 79.2 0 {792 - 79.2 * (place + 1)} cm /I{place} Do Q " for place in range(10))
    path = written(tmp_path, tiny_pdf.document(Leaf(content, images=strips)))

    picture = opened(path)

    assert (picture.dpi, picture.how) == (150.0, "rasterised at 150 dpi")
    assert picture.pixels.shape == (1650, 1275)


@pytest.mark.parametrize(("points", "dpi"), [(6, 450), (8, 350), (12, 250), (24, 200)])
def test_a_page_of_text_is_rasterised_as_its_smallest_type_wants(tmp_path: Path, points: float, dpi: int) -> None:
    large = print_lines(["STRIKE"], 24)
    path = written(tmp_path, tiny_pdf.document(Leaf(large + print_lines(TEXT, points))))

    assert opened(path).dpi == dpi


def test_a_poster_is_rasterised_as_large_as_is_allowed(tmp_path: Path) -> None:
    path = written(tmp_path, tiny_pdf.document(Leaf("", size=(14_400, 14_400))))

    picture = images.open_scan(path, 0, 1)

    assert picture.pixels.size <= 1_000_000
    assert picture.how == "rasterised at 5 dpi"


def test_a_viewer_shows_the_crop_box_and_so_do_we(tmp_path: Path) -> None:
    leaf = Leaf(full_page(), images=(LETTER,), more="/CropBox [100 100 500 700]")

    assert opened(written(tmp_path, tiny_pdf.document(leaf))).pixels.shape == (1250, 834)


@pytest.mark.parametrize("name", ["-rf.pdf", "new\nline.pdf", "extra 🗞️.pdf", "a%20b.tif"])
def test_no_name_misleads_anybody(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, tiny_pdf.document(Leaf(full_page(), images=(LETTER,))), name)
    monkeypatch.chdir(tmp_path)

    assert images.count_frames(Path(name)) == 1
    assert np.array_equal(opened(Path(name)).pixels, np.asarray(LETTER))


@pytest.mark.parametrize(
    "slug", ["empty-file", "truncated", "encrypted", "not-an-image", "too-large", "unreadable", "not-a-file"]
)
def test_what_cannot_be_read_says_why(tmp_path: Path, slug: str) -> None:
    path = bad.make(slug, tmp_path)

    assert slug_of(lambda: opened(path)) == slug


@pytest.mark.parametrize("slug", ["empty-file", "encrypted", "not-an-image", "unreadable", "not-a-file"])
def test_what_is_no_scan_is_told_without_unpacking_it(tmp_path: Path, slug: str) -> None:
    path = bad.make(slug, tmp_path)

    assert slug_of(lambda: images.count_frames(path)) == slug


def test_a_scan_in_a_pdf_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = written(tmp_path, tiny_pdf.document(Leaf(full_page(), images=(LETTER,))))

    assert slug_of(lambda: images.open_scan(path, 0, 1)) == "too-large"


WRAPPED = tiny_pdf.document(*[Leaf(full_page(), images=(PAGE,))] * 2)


@pytest.mark.parametrize(
    "content",
    [
        WRAPPED[: WRAPPED.rindex(b"startxref")],
        WRAPPED.replace(b"startxref", b"startxxxx"),
        WRAPPED[: WRAPPED.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n",
    ],
    ids=["none", "misspelled", "leads elsewhere"],
)
def test_a_pdf_whose_table_cannot_be_found_by_its_startxref_is_whole_where_the_table_is_there(
    tmp_path: Path, content: bytes
) -> None:
    path = written(tmp_path, content)

    assert images.count_frames(path) == 2
    assert all(np.array_equal(opened(path, frame).pixels, GREY) for frame in (0, 1))


@pytest.mark.parametrize("mark", [b"/Root", b"trailer", b"xref\n0", b"endobj", b"endstream"])
def test_a_pdf_that_was_cut_before_the_end_of_its_table_is_truncated(tmp_path: Path, mark: bytes) -> None:
    path = written(tmp_path, WRAPPED[: WRAPPED.rindex(mark)])

    assert slug_of(lambda: opened(path)) == "truncated"


COMPRESSED = {name: same for name, same in (LOSSLESS | NEARLY | BLACK_AND_WHITE).items() if "alpha" not in name}


@pytest.mark.parametrize("share", [0.5, 0.9])
@pytest.mark.parametrize("same", COMPRESSED.values(), ids=COMPRESSED)
def test_no_half_image_is_ever_given_for_a_whole_one(tmp_path: Path, same: Same, share: float) -> None:
    path = saved(tmp_path, same)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])

    assert slug_of(lambda: opened(path)) == "truncated"


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.jp2", "a.pdf"])
def test_a_copy_that_broke_off_and_was_filled_with_zeros_is_no_page(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, (name, PAGE, {}))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] + bytes(len(content) // 2))

    assert slug_of(lambda: opened(path)) == "truncated"


BASELINE = {name: same for name, same in NEARLY.items() if same[0] == "a.jpg" and not same[2].get("progressive")}


@pytest.mark.parametrize("lost", [1, 2])
@pytest.mark.parametrize("same", BASELINE.values(), ids=BASELINE)
def test_a_jpeg_that_lacks_only_its_end_marker_is_whole(tmp_path: Path, same: Same, lost: int) -> None:
    path = saved(tmp_path, same)
    whole = opened(path)
    path.write_bytes(path.read_bytes()[:-lost])

    assert np.array_equal(opened(path).pixels, whole.pixels)


@pytest.mark.parametrize("lost", [3, 4, 5, 10, 100])
@pytest.mark.parametrize("same", BASELINE.values(), ids=BASELINE)
def test_a_jpeg_that_lacks_a_byte_of_its_picture_is_truncated(tmp_path: Path, same: Same, lost: int) -> None:
    path = saved(tmp_path, same)
    path.write_bytes(path.read_bytes()[:-lost])

    assert slug_of(lambda: opened(path)) == "truncated"


def test_a_progressive_jpeg_without_its_end_is_truncated_for_nobody_knows_how_many_scans_it_had(tmp_path: Path) -> None:
    path = saved(tmp_path, ("a.jpg", PAGE, {"progressive": True}))
    path.write_bytes(path.read_bytes()[:-2])

    assert slug_of(lambda: opened(path)) == "truncated"


def test_a_fax_coded_page_with_damaged_lines_is_no_page(tmp_path: Path) -> None:
    path = saved(tmp_path, BLACK_AND_WHITE["G4 TIFF"])
    content = bytearray(path.read_bytes())
    content[1000:3000] = bytes((place * 37) % 256 for place in range(2000))
    path.write_bytes(content)

    assert slug_of(lambda: opened(path)) == "truncated"


def test_libraries_do_not_write_to_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path, BLACK_AND_WHITE["G4 TIFF"])
    content = bytearray(path.read_bytes())
    content[-2000] ^= 0xFF
    path.write_bytes(content)

    with pytest.raises(ScanError):
        opened(path)

    assert capfd.readouterr() == ("", "")


SMALL = bad.page(120, 160)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["a.tif", "g4.tif", "a.jpg", "a.png", "a.jp2", "a.webp", "a.gif", "a.bmp"]),
    places=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6),
    kept=st.sampled_from([1.0, 1.0, 0.97, 0.5]),
)
def test_damage_gives_a_picture_or_a_problem_and_nothing_else(
    tmp_path: Path, name: str, places: list[tuple[float, int]], kept: float
) -> None:
    path = tmp_path / name
    (SMALL.convert("1") if name == "g4.tif" else SMALL).save(
        path, **({"compression": "group4"} if "g4" in name else {})
    )
    content = bytearray(path.read_bytes())
    for place, value in places:
        content[int(place**2 * len(content))] = value  # heads are small, and their damage is the more interesting
    path.write_bytes(content[: int(kept * len(content))])

    try:
        assert opened(path).pixels.dtype == np.uint8
    except ScanError as problem:
        assert problem.slug in ("truncated", "not-an-image", "too-large")


def test_without_poppler_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, tiny_pdf.document(Leaf("")))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ScanError) as caught:
        images.count_frames(path)

    assert "sudo apt install poppler-utils" in caught.value.sentence


def test_a_pdf_that_keeps_poppler_busy_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, tiny_pdf.document(Leaf("")))
    slow = written(tmp_path, b"#!/bin/sh\nexec sleep 30\n", "pdfinfo")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("ingest.images.poppler.PATIENCE", 0.2)

    assert slug_of(lambda: images.count_frames(path)) == "time-limit"


def test_opening_a_scan_does_not_change_pillow_for_others(tmp_path: Path) -> None:
    before = Image.MAX_IMAGE_PIXELS

    opened(saved(tmp_path, LOSSLESS["PNG"]))

    assert before == Image.MAX_IMAGE_PIXELS


def test_another_process_sees_the_same_pixels(tmp_path: Path) -> None:
    path = written(tmp_path, tiny_pdf.document(Leaf(print_lines(TEXT, 12))))
    code = (
        "import sys, hashlib, pathlib; from ingest import images; "
        "print(hashlib.sha256(images.open_scan(pathlib.Path(sys.argv[1]), 0, 250).pixels.tobytes()).hexdigest())"
    )

    there = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True, text=True).stdout

    assert there.strip() == hashlib.sha256(opened(path).pixels.tobytes()).hexdigest()

"""Which words stand on a page, each zone of it read at the size that suits the engine?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import starmap

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest import settings, zones
from ingest.engines import Engine, second
from ingest.errors import SetupError
from ingest.geometry import contains
from ingest.model import Box, Line, Word
from ingest.pipeline import (
    ballot,
    bend,
    capitals,
    careful,
    dashes,
    initials,
    missed,
    narrow,
    points,
    quotes,
    soft,
    spaces,
    spread,
    stops,
    trimming,
)
from ingest.zones import masks

Pixels = NDArray[np.uint8]

BEST_X = (16.0, 20.0)
"""Least and most pixels that an x has when it is read; between them it stays as it is.  Measured, see
`ingest/README.md`."""
MUCH_SMALLER = 0.7
"""Above this scale a linear copy is as good as one that averages, in a fifth of the time."""
MARGIN = 1.0
"""White around a zone, in its x-heights."""
DISPLAY = 1.3
"""Times as large as most of its page that display type is."""
BODY_X_INCHES = 0.058
"""Height of an x of body type on newsprint, about 1.5 mm: 8 to 9 points."""
GARBAGE = 0.4
"""Below this mean confidence what was read may be texture; the hand lettering of a headline has 0.5 and more."""
DOUBTFUL = 0.75
"""Below this a single line is read a second time, as a block."""
SMALLER, LEAST_DOUBTED = 0.75, 8
"""Times the size at which a single line or display type with a doubtful word is read once more; letters at least."""
LITTLE_SMALLER, LEAST_ALIKE = 0.85, 4
"""Times the size at which what would be garbage is read once more, and letters that it has at least: the grain of a
picture is seldom read as more."""
SPECK = 0.3
"""In x-heights: no letter is smaller both ways, and a stop stands by its word."""
DARK = 128
"""Grey of an even page under which a pixel is printed."""
DARKEST = 0.25
"""Share of a line's ink that is darker than what is taken for its tone."""
IN_PICTURE = 0.7
"""The same for what lies in a picture: print there is large and clear, or it is the picture."""
TEXTURE, DENSE = 2, 0.3
"""A zone of more lines that is no text is a picture, where they fill such a share of it: a border of stars does not."""
MOST_WORDS = 15_000
"""A page of more is not read again unasked, lest it takes too long; a large one of a newspaper has 10,000."""
A_WORD = 0.7
"""One word of three letters read with this confidence shows that there is text after all."""
RULES = frozenset("|¦_~")
"""What is left of a rule beside the text, read as a letter; no word consists of these alone."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What was read from one straightened page; boxes in its pixels."""

    lines: tuple[Line, ...]
    rules: tuple[Box, ...]
    pictures: tuple[Box, ...]
    frames: tuple[Box, ...]
    x_height: float
    """Of most of the print, in pixels; 0 on a page without print."""
    dpi_estimate: float
    """From the height of the letters; 0 on a page without print."""
    careful: bool
    """Whether it was read again."""
    worn: bool
    """Whether it was read so badly the first time that it is worth it."""


def read(
    sheet_pixels: Pixels,
    ink: Pixels,
    engine: Engine,
    asked: settings.Read,
    eyes: careful.Eyes | None = None,
    shade: Pixels | None = None,
) -> PageRead:
    """Find the zones of a straightened page (grey, H×W) and read each with *engine*.

    *ink* is its mask, 255 where it is printed; *shade* shows its pale pictures.  *eyes* read again, those of the
    installation when a careful reading is asked for.  Raises ScanError("engine-failed"), or SetupError when a second
    reader is there and does not work.
    """
    found = zones.find(ink, shade)
    pixels, once = _read_once(sheet_pixels, found, engine, asked)
    worn = not asked.careful and _is_worn(once, asked.worn)
    if eyes is None and (asked.careful or worn):
        eyes = _eyes(engine, asked.careful)
    lines: list[Line] = []
    pictures = list(found.pictures)
    for number, (zone, first) in enumerate(zip(found.zones, once, strict=True)):
        words = first
        in_picture = any(contains(picture, zone.box) for picture in pictures)
        if eyes:
            words = careful.looked_at_again(words, pixels, found, number, eyes)
        for opened, box in found.initials:
            if opened in zone.numbers:
                words = initials.set_before(words, box, pixels, engine, zone.x_height)
        same = not first or words is first
        if _is_text(words, in_picture) and (same or _is_text(first, in_picture) or _is_clear(words)):
            lines.extend(words)
        elif _is_texture(zone):
            pictures.append(zone.box)
    return PageRead(
        quotes.alike([_seen(line, sheet_pixels, ink, found.x_height) for line in lines]),
        found.rules,
        tuple(pictures),
        found.frames,
        found.x_height,
        found.x_height / BODY_X_INCHES,
        eyes is not None,
        worn,
    )


def _read_once(
    pixels: Pixels, found: zones.Zones, engine: Engine, asked: settings.Read
) -> tuple[Pixels, list[list[Line]]]:
    """The lines of each zone as first read, with the pixels that they were read from: sharpened where that helps."""

    def lines_of(pixels: Pixels, number: int) -> list[Line]:
        height = asked.letter_height or best(found.zones[number].x_height)
        return _zone_lines(pixels, found, number, engine, height)

    once = [lines_of(pixels, number) for number in range(len(found.zones))]
    if not _is_worn(once, asked.worn):
        return pixels, once
    sharper = soft.sharpened(pixels, found.x_height)
    if not soft.is_read_better(once, partial(lines_of, sharper), _sure):
        return pixels, once
    return sharper, [lines_of(sharper, number) for number in range(len(found.zones))]


def _seen(line: Line, sheet_pixels: Pixels, ink: Pixels, x_height: float) -> Line:
    """*line* with what its ink shows: its tone, the weight of its strokes, its dashes, stops, spaces and capitals."""
    marked = stops.seen(dashes.seen(_weighed(line, sheet_pixels, ink), ink), ink)
    return points.seen(capitals.seen(spaces.seen(marked, ink, x_height), ink), ink)


def _eyes(engine: Engine, asked: bool) -> careful.Eyes | None:
    """Who reads again: where nobody *asked* for it, only a second reader that is there and works is worth the time."""
    try:
        reader = second.load()
    except SetupError:
        if asked:
            raise
        return None
    return careful.Eyes(engine, reader) if asked or reader else None


def _is_worn(zones_read: Sequence[list[Line]], worn: float) -> bool:
    """Whether the text of a page was read so badly that it is worth a second look."""
    text = [line for lines in zones_read if _is_text(lines, in_picture=False) for line in lines]
    return 0 < sum(len(line.words) for line in text) < MOST_WORDS and _sure(text) < worn


def best(x_height: float) -> float:
    """The height of an x at which the engine reads print of this one best."""
    return min(max(x_height, BEST_X[0]), BEST_X[1])


def _is_text(lines: list[Line], in_picture: bool) -> bool:
    """Whether what was read in a zone is text and not the grain of a picture or dirt."""
    if not in_picture and any(_is_a_word(word) for line in lines for word in line.words):
        return True
    return _sure(lines) >= (IN_PICTURE if in_picture else GARBAGE)


def _is_a_word(word: Word) -> bool:
    return word.confidence >= A_WORD and sum(map(str.isalpha, word.text)) >= 3


def _is_texture(zone: zones.Zone) -> bool:
    inked = sum(line.width * line.height for line in zone.lines)
    return len(zone.lines) > TEXTURE and inked >= DENSE * zone.box.width * zone.box.height


def _is_clear(lines: list[Line]) -> bool:
    """Whether further readings make text of what the first took for none: what two half read alike looks surer."""
    marks = sum(character.isalnum() for line in lines for character in line.text)
    return marks >= ballot.LETTERS and _sure(lines) >= ballot.CLEAR


def _zone_lines(pixels: Pixels, found: zones.Zones, number: int, engine: Engine, best_x: float) -> list[Line]:
    """The lines of one zone, boxes on the page."""
    zone = found.zones[number]
    scale = best_x / zone.x_height
    pad = MARGIN * zone.x_height
    height, width = pixels.shape
    left, top = max(0, int(zone.box.left - pad)), max(0, int(zone.box.top - pad))
    right, bottom = min(width, int(zone.box.right + pad) + 1), min(height, int(zone.box.bottom + pad) + 1)
    crop = _at_scale(pixels[top:bottom, left:right], scale)
    crop = masks.either(crop, _foreign(found, zone, (left, top, right, bottom), crop.shape))
    bent = bend.of(found, zone)
    if bent:
        crop = bend.flattened(crop, bent, scale, left, top)
    white = int(best_x / 2)
    framed = np.asarray(
        cv2.copyMakeBorder(crop, white, white, white, white, cv2.BORDER_CONSTANT, value=(255.0,)), np.uint8
    )
    display = zone.x_height > DISPLAY * found.x_height
    read_lines = _read(engine, framed, len(zone.lines) == 1, display)
    corner = (left - white / scale, top - white / scale)
    placed = (_placed(line, number, scale, *corner) for line in read_lines)
    bent_back = (bend.bent_back(line, bent) if bent else line for line in placed if line.words)
    clean = [line for line in (_without_specks(line, zone) for line in bent_back) if line.words]
    as_a_line = partial(_read, engine, single_line=True, display=False)
    unseen = () if bent else missed.read(as_a_line, framed, zone, clean, scale, corner)
    if more := [line for line in (_placed(line, number, scale, *corner) for line in unseen) if line.words]:
        clean = sorted([*clean, *more], key=lambda line: line.box.top)
    return [trimming.trimmed(line, zone, found, display) for line in clean]


def _read(engine: Engine, crop: Pixels, single_line: bool, display: bool) -> tuple[Line, ...]:
    """What the engine reads; of single lines and display type, which head what follows, it does what it can.

    A clear single line, now and then, it reads only when it is told nothing of that, and large type only when it is
    less large, or wider.
    """
    found = engine.read(crop, single_line=single_line)
    if (single_line and not found) or ((single_line or display) and _sure(found) >= GARBAGE and _is_doubtful(found)):
        found = max(found, _scaled_back(engine.read(_at_scale(crop, SMALLER), single_line), SMALLER), key=_sure)
    if display:
        found = narrow.read(crop, found, partial(engine.read, single_line=single_line), _sure)
    if not single_line or _sure(found) >= DOUBTFUL:
        return found
    found = max(found, engine.read(crop), key=_sure)
    if any(map(_letters, found)):  # and no row of dots
        found = max(found, spread.read(crop, partial(engine.read, single_line=True)), key=_sure)
    if _sure(found) >= GARBAGE:
        return found
    return max(found, _read_in_pieces(engine, crop), _read_alike(engine, crop, found), key=_sure)


def _read_in_pieces(engine: Engine, crop: Pixels) -> tuple[Line, ...]:
    """A line of words far apart (date, number and price under a name), of which an engine may see nothing on end."""
    height = crop.shape[0]
    dark = np.flatnonzero(crop.min(axis=0) < DARK)
    pieces = np.split(dark, np.flatnonzero(np.diff(dark) > height) + 1)
    words: list[Word] = []
    for piece in pieces if len(pieces) > 1 else ():  # one has been read already
        left = max(0, int(piece[0]) - height // 4)
        around = np.ascontiguousarray(crop[:, left : int(piece[-1]) + height // 4])
        for line in engine.read(around, single_line=True):
            words += [_moved(word, 1.0, left, 0) for word in line.words]
    return (Line(tuple(words)),) if words else ()


def _read_alike(engine: Engine, crop: Pixels, found: Sequence[Line]) -> tuple[Line, ...]:
    """A word *found* with much doubt, as it is read a little smaller if it is the same: a speck makes all doubtful.

    Each word of several is as sure as where it was read more surely.
    """
    if sum(map(len, map(_letters, found))) < LEAST_ALIKE:
        return ()
    again = engine.read(_at_scale(crop, LITTLE_SMALLER), single_line=True)
    if [*map(_letters, again)] != [*map(_letters, found)]:
        return ()
    return tuple(starmap(_surer, zip(_scaled_back(again, LITTLE_SMALLER), found, strict=True)))


def _surer(line: Line, other: Line) -> Line:
    """*line*, each word as sure as the same word of the *other* where that is surer; both say the same."""
    if len(line.words) != len(other.words):
        return line
    pairs = zip(line.words, other.words, strict=True)
    return Line(tuple(replace(one, confidence=max(one.confidence, two.confidence)) for one, two in pairs))


def _is_doubtful(lines: Sequence[Line]) -> bool:
    """Whether a word of some lines is, one of more than a letter; a row of dots is read as a word or two."""
    if sum(map(len, map(_letters, lines))) < LEAST_DOUBTED:
        return False
    words = (word for line in lines for word in line.words if sum(map(str.isalnum, word.text)) > 1)
    return any(word.confidence < A_WORD for word in words)


def _scaled_back(lines: Sequence[Line], scale: float) -> tuple[Line, ...]:
    """The lines of a copy at *scale* where they lie on the crop itself."""
    return tuple(Line(tuple(_moved(word, scale, 0, 0) for word in line.words)) for line in lines)


def _letters(line: Line) -> str:
    """What a line says, without signs and spaces."""
    return "".join(filter(str.isalnum, line.text))


def _sure(lines: Sequence[Line]) -> float:
    """Mean confidence of the letters of some lines; 0 without any."""
    letters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / letters if letters else 0.0


def _at_scale(crop: Pixels, scale: float) -> Pixels:
    size = (max(1, round(crop.shape[1] * scale)), max(1, round(crop.shape[0] * scale)))
    way = cv2.INTER_AREA if scale < MUCH_SMALLER else cv2.INTER_LINEAR if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(crop, size, interpolation=way), dtype=np.uint8)


def _foreign(found: zones.Zones, zone: zones.Zone, area: tuple[int, int, int, int], shape: tuple[int, ...]) -> Pixels:
    """Where on the crop of a zone there is ink of other zones, with a pixel of the small copy around it.

    Of a picture that text runs round, what is pale has no owner: all of it is foreign to what stands beside it.
    """
    left, top, right, bottom = (edge * found.scale for edge in area)
    owners = found.owners[int(top) : int(np.ceil(bottom)), int(left) : int(np.ceil(right))]
    is_own = np.zeros(max(zone.numbers) + 2, np.uint8)  # the last for all that follow, the first for the owner -1 too
    is_own[list(zone.numbers)] = 255
    own = np.take(is_own, owners, mode="clip")
    others = masks.without((owners != 0).astype(np.uint8) * np.uint8(255), own)
    for picture in found.pictures:
        if not contains(picture, zone.box):
            rows, columns = _on_copy(picture, found.scale, int(left), int(top))
            others[rows, columns] = 255
    foreign = masks.without(masks.grown(others, 3, 3), masks.grown(own, 3, 3))
    return masks.resized(foreign, shape[1], shape[0], cv2.INTER_NEAREST)


def _on_copy(box: Box, scale: float, left: int, top: int) -> tuple[slice, slice]:
    """Rows and columns of a *box* of the page on a piece of the small copy that begins at *left* and *top*."""
    rows = slice(max(0, round(box.top * scale) - top), max(0, round(box.bottom * scale) - top))
    return rows, slice(max(0, round(box.left * scale) - left), max(0, round(box.right * scale) - left))


def _placed(line: Line, zone: int, scale: float, left: float, top: float) -> Line:
    """A line on a crop as a line on the page, without words that are rules."""
    words = (word for word in line.words if not RULES.issuperset(word.text))
    return Line(tuple(_moved(word, scale, left, top) for word in words), zone=zone)


def _without_specks(line: Line, zone: zones.Zone) -> Line:
    """*line* without words of the size of specks that stand beside all rows of the zone: dirt on its piece of paper."""
    x = zone.x_height
    tiny = [word for word in line.words if max(word.box.width, word.box.height) < SPECK * x]
    dirt = [word for word in tiny if not any(_reaches(row, word.box.centre, x) for row in zone.lines)]
    return replace(line, words=tuple(word for word in line.words if word not in dirt)) if dirt else line


def _reaches(row: Box, point: tuple[float, float], by: float) -> bool:
    return row.left - by < point[0] < row.right + by and row.top - by < point[1] < row.bottom + by


def _moved(word: Word, scale: float, left: float, top: float) -> Word:
    box = word.box
    return word.at(
        Box(box.left / scale + left, box.top / scale + top, box.right / scale + left, box.bottom / scale + top)
    )


def _weighed(line: Line, sheet_pixels: Pixels, ink: Pixels) -> Line:
    """*line* with its tone, and the mean width of its strokes: twice its ink's area by the length of the ink's edge.

    Where strokes end, ink fades into paper: of all its ink a quarter is darker than its tone.
    """
    box = line.box
    area = np.s_[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.left)) : int(box.right) + 1]
    piece = ink[area] > 0
    inked = int(np.count_nonzero(piece))
    edge = int(np.count_nonzero(piece[:, 1:] != piece[:, :-1])) + int(np.count_nonzero(piece[1:] != piece[:-1]))
    if not edge:
        return line
    levels = np.bincount(sheet_pixels[area][piece], minlength=256).cumsum()
    tone = 255 - int(np.searchsorted(levels, DARKEST * inked))
    # an edge in any direction crosses 4/π pixel borders a pixel of its length
    return replace(line, weight=2 * inked / (edge * np.pi / 4), tone=tone)

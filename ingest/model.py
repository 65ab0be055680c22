"""What are the nouns?

Standard library only; every noun is frozen.  Boxes are in pixels with the origin at the top left; a confidence runs
from 0 to 1.  What is stored anywhere (page file, archive) is in pixels of the original scan; the rooms after the page
file think in pixels of the straightened page and `geometry` carries boxes from the one to the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Self

Matrix = tuple[float, float, float, float, float, float]
"""An affine map (a, b, c, d, e, f): x' = a·x + b·y + c and y' = d·x + e·y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


class Small:
    """A noun of which thousands go from process to process: it is pickled as its arguments, in half the time."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()
    """What the noun is made of; dataclasses fill it in."""

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])


@dataclass(frozen=True, slots=True, order=True)
class Box(Small):
    """A rectangle; right and bottom are exclusive.  Whole pixels on a scan, fractions on a straightened page.

    Raises ValueError when it is inside out.
    """

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"a box is inside out: {self.left}, {self.top}, {self.right}, {self.bottom}")

    @classmethod
    def around(cls, boxes: Iterable["Box"]) -> Self:
        """The smallest box that holds all *boxes*; raises ValueError when there are none."""
        all_boxes = tuple(boxes)
        return cls(
            min([box.left for box in all_boxes]),
            min([box.top for box in all_boxes]),
            max([box.right for box in all_boxes]),
            max([box.bottom for box in all_boxes]),
        )

    @property
    def width(self) -> float:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, as x and y."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Scan:
    """One picture to be read: an image file, or one frame of a TIFF or PDF."""

    path: str
    """Relative to the scans folder, with forward slashes."""
    frame: int = 0
    """Page within a multi-page file, from 0."""
    sha256: str = ""
    """Digest of the whole file; empty until somebody has read it."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The scans that make up one issue, with what their names and `issue.toml` say; nothing is guessed from pixels."""

    source: str
    """Folder or file the issue came from, relative to the scans folder."""
    scans: tuple[Scan, ...]
    publication: dict[str, str | None] = field(default_factory=dict)
    """Known columns of `publications`: id, title, motto, language."""
    issue: dict[str, str | None] = field(default_factory=dict)
    """Known columns of `issues`: date, volume, number, edition …"""
    settings: dict[str, object] = field(default_factory=dict)
    """The `[settings]` table of `issue.toml`: what this paper wants otherwise than the defaults."""
    month: str | None = None
    """As `1944-12`, where names say no day: print that agrees knows better, and print that does not is misread."""

    @property
    def called(self) -> str | None:
        """What names or a person call the paper; not always as it is printed."""
        return self.publication.get("title") or self.publication.get("id")


@dataclass(frozen=True, slots=True)
class Word(Small):
    """A word as the engine read it, NFC; nothing is improved here."""

    text: str
    box: Box
    confidence: float

    def at(self, box: Box) -> "Word":
        """The same word in another place."""
        return Word(self.text, box, self.confidence)


@dataclass(frozen=True, slots=True)
class Line(Small):
    """A line of print that crosses no gutter."""

    words: tuple[Word, ...]
    weight: float = 0.0
    """Mean stroke width of its ink, in pixels of the straightened page; 0 when unknown."""
    zone: int = 0
    """The piece of the page it was read in; lines of one zone stand in one column."""
    tone: int = 0
    """How dark its ink is where it is darkest, up to 255 for black on white; 0 when unknown.  Coloured ink is paler."""
    text: str = field(init=False, compare=False, repr=False)
    """Its words with single spaces; kept, for everybody asks for it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join([word.text for word in self.words]))

    @property
    def box(self) -> Box:
        """Around all its words."""
        return Box.around(word.box for word in self.words)

    @property
    def confidence(self) -> float:
        """The mean over its letters, 0 for none."""
        letters, sure = 0, 0.0
        for word in self.words:  # thousands are asked, each more than once
            letters += len(word.text)
            sure += word.confidence * len(word.text)
        return sure / letters if letters else 0.0


@dataclass(frozen=True, slots=True)
class Turn:
    """How the straightened page came from the scan."""

    rotation: int = 0
    """Quarter turns given to the scan, clockwise, in degrees: 0, 90, 180 or 270."""
    skew: float = 0.0
    """Degrees that the lines ran down to the right (clockwise) after the quarter turns; taken out of the page."""
    matrix: Matrix = IDENTITY
    """From pixels of the scan to pixels of the straightened page."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one page: all that later steps need of its pixels."""

    scan: Scan
    width: int
    """Of the whole scan (frame), in pixels, as it lies in the file after its EXIF orientation."""
    height: int
    dpi: float
    """As the file says or, where that is absent or absurd, as estimated from the letters."""
    lines: tuple[Line, ...]
    rules: tuple[Box, ...] = ()
    """Printed rule lines, horizontal and vertical."""
    pictures: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()
    """Ruled boxes that enclose print."""
    bars: tuple[Box, ...] = ()
    """Dark grounds on which print stands light."""
    crop: Box | None = None
    """Which part of the scan is this page, for half of a double-page spread."""
    turn: Turn = Turn()
    page_size: tuple[int, int] = (0, 0)
    """Width and height of the straightened page."""
    engine: str = ""
    """Name and version of what read it."""
    notes: tuple[str, ...] = ()
    """What was done to the pixels and how sure it was, for people."""


class Kind(StrEnum):
    """What a region is."""

    MASTHEAD = "masthead"
    FOLIO = "folio"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    """A deck under the headline, or a crosshead in the text: it opens no article."""
    BYLINE = "byline"
    CREDIT = "credit"
    BODY = "body"
    QUOTE = "quote"
    """A sentence of the text printed again in large type amid it."""
    CAPTION = "caption"
    JUMP = "jump"
    ADVERTISEMENT = "advertisement"
    NOTICE = "notice"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class TextLine(Small):
    """A line in its place: what `layout` knows of a `Line`.  Boxes are on the straightened page."""

    line: Line
    box: Box
    size: float
    """Height of its type from the foot of a p to the head of a d, in pixels; comparable between lines of any text."""
    bold: bool = False
    opens_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one kind that belong together in one column (or across several)."""

    kind: Kind
    box: Box
    """On the straightened page."""
    lines: tuple[TextLine, ...] = ()
    columns: tuple[int, int] = (0, 0)
    """First and last column that it stands in, counted from 0 at the left."""
    enclosed: int | None = None
    """Which of the reading's ruled frames holds it, if any."""
    confidence: float = 1.0
    """How sure the layout is of the kind."""

    @property
    def text(self) -> str:
        """Its lines as printed, one under the other."""
        return "\n".join(line.line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in order: every line of the reading is in exactly one region, the regions in reading order."""

    reading: Reading
    """As in the page file: in pixels of the scan."""
    regions: tuple[Region, ...]
    body_size: float
    """Type size of most of its text, in pixels of the straightened page."""
    columns: tuple[tuple[float, float], ...] = ()
    """Left and right edge of each text column, on the straightened page: from left to right over the first of the
    borders, then under it, and so on."""
    label: str | None = None
    """The printed page number."""
    rules: tuple[Box, ...] = ()
    """The reading's rule lines, on the straightened page."""
    pictures: tuple[Box, ...] = ()
    """The reading's pictures, on the straightened page."""
    borders: tuple[Box, ...] = ()
    """Lines across the page between what stands in other columns over and under each."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A region as part of an article."""

    page: int
    """Sequence of the page in the issue, from 1."""
    region: Region


@dataclass(frozen=True, slots=True)
class Article:
    """A piece of writing, over as many columns and pages as it takes."""

    kind: str
    """article, advertisement, notice, masthead, furniture; heading where it is the name of a section alone."""
    pieces: tuple[Piece, ...]
    text: str
    """Headline first, continuation joined, line-end hyphens resolved; paragraphs parted by an empty line."""
    headline: str | None = None
    kicker: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    language: str | None = None
    confidence: float = 1.0
    """How sure the segmenter is of its boundaries times how well its words were read."""


@dataclass(frozen=True, slots=True)
class Nameplate:
    """What an issue says of itself in print; what is not found stays None."""

    title: str | None = None
    motto: str | None = None
    motto_author: str | None = None
    date: str | None = None
    """ISO 8601."""
    volume: str | None = None
    number: str | None = None
    edition: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue, ready for the archive."""

    id: str
    """As `the-spark/2022-01-17`."""
    source: str
    publication: dict[str, str | None]
    """Columns of `publications`; id and title are always there."""
    columns: dict[str, str | None]
    """Further columns of `issues`: date, volume, number, edition …"""
    pages: tuple[Page, ...]
    articles: tuple[Article, ...]


class Verb(StrEnum):
    """What a person can decide."""

    READ = "read"
    """A line says this; saying what it says already confirms it."""
    KIND = "kind"
    """A region is a headline, a caption, an advertisement …"""
    FOLLOW = "follow"
    """A region is read right after another one, and belongs to its article."""
    LEAD = "lead"
    """A region is read right before another one, and belongs to its article."""
    PART = "part"
    """With this line another article begins."""
    JOIN = "join"
    """An article is the continuation of another one."""
    DATE = "date"
    """The issue is of this day."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place on a scan by which a line, region, article or issue is found again, whatever is read anew under it."""

    page_id: str
    sha256: str
    """Digest of the scan's file."""
    frame: int
    box: Box
    """Of the line, of the region, of the article's first region, or of the page; in pixels of the scan."""
    text: str = ""
    """How it read, or began."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who decided, when, and why."""

    actor: str
    created: str
    """ISO 8601, UTC."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: a row, never an overwrite."""

    verb: Verb
    at: Anchor
    before: str
    """What stood there: a text, a kind, an id, a date."""
    after: str
    """What stands there by this decision."""
    hand: Hand
    to: Anchor | None = None
    """The other region or article, where the verb has one."""
    undoes: str | None = None
    """Key of the decision that this one takes back."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one source, told so that a person can mend it."""

    source: str
    slug: str
    sentence: str
    """What is wrong and the next step, as one or two sentences."""

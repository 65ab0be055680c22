"""What can go wrong, under which slug, and what should the person do next?

    IngestError                the library's root; never exits, prints or logs
    ├── ScanError              one scan cannot be read: a row in `problems`, the batch goes on
    └── SetupError             nothing can be done until a person acts: the command stops with exit code 2

Every slug is the name of a bad fixture (`tests/bad/<slug>`) or a test, a paragraph in the README and a value of
`problems.slug`; a test holds the three equal.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """What a slug means."""

    sentence: str
    """What is wrong; may name `{detail}`."""
    next_step: str


CATALOGUE: dict[str, Entry] = {
    "empty-file": Entry("The file is empty.", "Copy it anew or scan the page again."),
    "truncated": Entry("The file ends in the middle of the image ({detail}).", "Copy it anew or scan the page again."),
    "encrypted": Entry(
        "The PDF is locked with a password.", "Save a copy without the password and put it in its place."
    ),
    "not-an-image": Entry(
        "The file is not an image or PDF that can be read ({detail}).", "Remove it from the scans or save it as TIFF."
    ),
    "too-large": Entry("The image is too large to be a page ({detail}).", "Scan it at 300 to 400 dpi, or crop it."),
    "unreadable": Entry("The file cannot be opened ({detail}).", "Check its permissions and that the disk is there."),
    "not-a-file": Entry("It is a pipe, socket or device, not a file.", "Remove it from the scans folder."),
    "outside": Entry("The link leads out of the scans folder.", "Copy the file itself into the scans folder."),
    "no-text": Entry(
        "No text was found on the page.", "Nothing to do if the page is blank or a picture; else scan it darker."
    ),
    "bad-issue-toml": Entry("The file issue.toml cannot be understood ({detail}).", "Correct it; README.md shows one."),
    "duplicate-issue": Entry("Another source gives the same issue ({detail}).", "Set `edition` or `id` in issue.toml."),
    "scans-gone": Entry(
        "The scans of the issue are gone, while its articles are still in the archive.",
        "Put them back; or, to forget the issue, delete its issue.json in ocr_output/ and type `ingest rebuild`.",
    ),
    "time-limit": Entry(
        "Reading took longer than {detail}.", "Give more with --page-seconds, or scan at 300 to 400 dpi."
    ),
    "worker-died": Entry(
        "The process that read it died ({detail}).",
        "Run again, with --jobs 1 if it was more; if it dies again, report it.",
    ),
    "engine-failed": Entry("The text recognition failed ({detail}).", "Run `ingest doctor`; try the other --engine."),
    "unexpected": Entry("Something that nobody foresaw went wrong ({detail}).", "Please report it with the scan."),
    "unwritable": Entry("The page file cannot be written ({detail}).", "Check the permissions of ocr_output/."),
    "page-file-lost": Entry("What was read of the page is gone or damaged.", "Type `ingest run`: it reads it again."),
    "disk-full": Entry("There is no room left on the disk.", "Make room, then type the same command again."),
}
"""Every problem that a source can have."""


def reason(error: BaseException) -> str:
    """What the system or a library says, on one line and without the number and the name that people know already."""
    if isinstance(error, KeyError):
        return f"`{error.args[0]}` is missing"
    said = error.strerror if isinstance(error, OSError) else None
    return " ".join((said or str(error) or type(error).__name__).split())


class IngestError(Exception):
    """Anything that this library raises on purpose."""


class ScanError(IngestError):
    """One source cannot be used.  `slug` is a key of CATALOGUE; `source` is where it lies."""

    def __init__(self, slug: str, source: str = "", detail: str = "") -> None:
        entry = CATALOGUE[slug]
        super().__init__(slug, source, detail)
        self.slug, self.source, self.detail = slug, source, detail
        self.sentence = f"{entry.sentence.format(detail=detail or 'no details')} {entry.next_step}"

    def __str__(self) -> str:
        """For people."""
        return f"{self.source}: {self.sentence}" if self.source else self.sentence


class SetupError(IngestError):
    """The command cannot start, and the message says what a person has to do."""

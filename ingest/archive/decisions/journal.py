"""Where are human decisions kept outside the archive?

In a JSON Lines file beside the page files: one decision a line, only ever added to, on the disk before the archive
says yes.  With the page files it is all that an archive can be made of again, and it is what `ingest corrections`
carries from one machine to another.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ingest.archive.keys import key_of
from ingest.archive.rows import edges_of
from ingest.errors import SetupError, reason
from ingest.model import Anchor, Box, Decision, Hand, Verb


def append(path: Path, decisions: Sequence[Decision]) -> None:
    """Add decisions and wait until they are on the disk, all or none; raises SetupError."""
    lines = "".join(json.dumps(packed(decision), ensure_ascii=False) + "\n" for decision in decisions)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            size = file.seek(0, os.SEEK_END)
            try:
                file.write((_mend(file, size) + lines).encode())
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(size)
                raise
    except OSError as error:
        raise SetupError(
            f"The correction was not kept: {path} cannot be written ({reason(error)}). "
            "Make room or mend its permissions."
        ) from error


def _mend(file: Any, size: int) -> str:
    """A line end for a last line that a power cut tore."""
    if size == 0:
        return ""
    file.seek(size - 1)
    return "" if file.read(1) == b"\n" else "\n"


def read(path: Path) -> tuple[Decision, ...]:
    """All decisions, oldest first; none when there is no journal.

    A line without its end was torn by a power cut before the archive said yes, and is passed over.  Raises SetupError
    that names any other line which cannot be understood.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        said = f"The corrections in {path} cannot be read ({reason(error)}). Check its permissions."
        raise SetupError(said) from error
    return understood(content, str(path))


def understood(content: bytes, name: str) -> tuple[Decision, ...]:
    """The decisions in the bytes of a journal that is called *name*; raises SetupError as `read` does."""
    decisions = []
    for number, line in enumerate(content.decode("utf-8", "replace").split("\n"), 1):
        if not line.rstrip().endswith("}"):
            continue
        try:
            decisions.append(_unpacked(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
            said = f"{name}, line {number} is no correction ({reason(error)}). Mend or remove that line."
            raise SetupError(said) from error
    return tuple(decisions)


def packed(decision: Decision) -> dict[str, Any]:
    """Plain values, as they stand in a line of the journal."""
    hand = decision.hand
    values: dict[str, Any] = {
        "verb": str(decision.verb),
        **_place(decision.at),
        "before": decision.before,
        "after": decision.after,
        "actor": hand.actor,
        "created": hand.created,
        "note": hand.note,
    }
    if decision.at.text != decision.before:
        values["text"] = decision.at.text
    if decision.to:
        values["to"] = place(decision.to)
    if decision.undoes:
        values["undoes"] = decision.undoes
    return values


def place(anchor: Anchor) -> dict[str, Any]:
    """An anchor as plain values."""
    return {**_place(anchor), "text": anchor.text}


def anchor(values: dict[str, Any], text: str) -> Anchor:
    """The anchor of these plain values, which may say themselves how it reads; raises what wrong values raise."""
    left, top, right, bottom = (float(edge) for edge in values["box"])
    said = (str(values["page_id"]), str(values["sha256"]), int(values["frame"]))
    return Anchor(*said, Box(left, top, right, bottom), str(values.get("text", text)))


def key(decision: Decision) -> str:
    """A digest by which a decision is the same one in every archive and journal."""
    values = packed(decision)
    parts = [values["verb"], values["page_id"], values["sha256"], values["frame"], *values["box"]]
    parts += [values[name] for name in ("before", "after", "actor", "created", "note")]
    more = [json.dumps(values.get(name), sort_keys=True) for name in ("to", "undoes") if name in values]
    return key_of(*parts, *more)


def _place(anchor: Anchor) -> dict[str, Any]:
    box = [round(edge) for edge in edges_of(anchor.box)]
    return {"page_id": anchor.page_id, "sha256": anchor.sha256, "frame": anchor.frame, "box": box}


def _unpacked(line: dict[str, Any]) -> Decision:
    return Decision(
        verb=Verb(line.get("verb", Verb.READ)),
        at=anchor(line, line["before"]),
        before=_text(line["before"]),
        after=_text(line["after"]),
        hand=Hand(_text(line["actor"]), _text(line["created"]), _text(line["note"])),
        to=anchor(line["to"], "") if line.get("to") else None,
        undoes=line.get("undoes"),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode()  # half of a letter beyond the usual 65,536 cannot be stored
    return value

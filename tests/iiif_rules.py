"""Which rules of IIIF Presentation 3 and Content Search 2 does a document break?

What the specifications say MUST be, for the kinds of thing that our documents hold; no property is let through that a
kind does not have.  Sources: https://iiif.io/api/presentation/3.0/, https://iiif.io/api/search/2.0/.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

ANY = {"id", "type", "label", "summary", "metadata", "thumbnail", "homepage", "partOf", "service", "@context"}
MUST_AND_MAY: dict[str, tuple[set[str], set[str]]] = {
    "Collection": ({"id", "label"}, ANY | {"items", "navDate"}),
    "Manifest": ({"id", "label"}, ANY | {"items", "navDate", "structures"}),
    "Canvas": ({"id", "width", "height", "items"}, ANY | {"annotations"}),
    "Range": ({"id", "items"}, ANY),
    "AnnotationPage": ({"id"}, ANY | {"items", "ignored"}),
    "Annotation": ({"id", "motivation", "target"}, {"body"}),
    "Image": ({"id", "format"}, ANY | {"width", "height"}),
    "Text": ({"id", "label", "format"}, ANY),
    "TextualBody": ({"value"}, {"format"}),
    "ImageService3": ({"id", "profile"}, set()),
    "SearchService2": ({"id"}, ANY),
    "SpecificResource": ({"source", "selector"}, {"id"}),
    "FragmentSelector": ({"value"}, {"conformsTo"}),
}
LISTS = {"items", "annotations", "structures", "metadata", "thumbnail", "homepage", "partOf", "service", "ignored"}


def breaches(told: Any) -> list[str]:
    """One line for each rule that is broken."""
    found = [line for thing in _things(told) for line in _wrong(thing)]
    names = Counter(thing["id"] for thing in _things(told) if thing["type"] in ("Canvas", "Range", "Annotation"))
    found += [f"{name} names two things" for name, number in names.items() if number > 1]
    canvases = {thing["id"] for thing in _things(told) if thing["type"] == "Canvas"}
    if told.get("type") == "Manifest":
        targets = [_target(thing) for thing in _things(told) if thing["type"] in ("Annotation", "SpecificResource")]
        found += [f"{target} is no canvas of the manifest" for target in targets if target not in canvases]
    return found if "@context" in told else [*found, "it has no @context"]


def _things(told: Any) -> Iterator[dict[str, Any]]:
    """Everything that has a type, outermost first."""
    if isinstance(told, dict):
        if "type" in told:
            yield told
        for value in told.values():
            yield from _things(value)
    elif isinstance(told, list):
        for each in told:
            yield from _things(each)


def _target(thing: dict[str, Any]) -> str:
    return str(thing.get("target") or thing.get("source")).partition("#")[0]


def _wrong(thing: dict[str, Any]) -> Iterator[str]:
    kind = thing["type"]
    if kind not in MUST_AND_MAY:
        yield f"{kind} is no kind of thing"
        return
    must, may = MUST_AND_MAY[kind]
    for name in sorted(must - set(thing)):
        yield f"{kind} lacks {name}"
    for name in sorted(set(thing) - must - may - {"type"}):
        yield f"{kind} has no {name}"
    yield from _wrong_values(thing)


def _wrong_values(thing: dict[str, Any]) -> Iterator[str]:
    for name, value in thing.items():
        if name in ("label", "summary"):
            yield from _wrong_words(value)
        elif not _is_good(name, value, thing["type"]):
            yield f"{thing['type']}.{name} is {value!r}"
    for fact in thing.get("metadata", []):
        yield from _wrong_words(fact.get("label"))
        yield from _wrong_words(fact.get("value"))


def _is_good(name: str, value: Any, kind: str) -> bool:
    if name in LISTS:
        # A search that found nothing and a newspaper without issues are empty, as they may be.
        return isinstance(value, list) and bool(value or (name == "items" and kind in ("AnnotationPage", "Collection")))
    if name == "id":
        return bool(re.match(r"https?://", str(value)))
    if name in ("width", "height"):
        return isinstance(value, int) and value > 0
    return name != "navDate" or bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(value)))


def _wrong_words(value: Any) -> Iterator[str]:
    good = isinstance(value, dict) and all(isinstance(each, list) and each for each in value.values()) and value
    if not good:
        yield f"{value!r} is no text by language"

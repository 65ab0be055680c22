"""How is a PDF written by hand, so that a test can have any fault and any layout in it?"""

import zlib
from dataclasses import dataclass

from PIL import Image

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


@dataclass(frozen=True)
class Leaf:
    """A page: its content stream, size in points, the images it may draw (`/I0 Do` …), turn and further keys."""

    content: str
    size: tuple[float, float] = (612, 792)
    images: tuple[Image.Image, ...] = ()
    rotate: int = 0
    more: str = ""


def document(*leaves: Leaf, trailer: str = "") -> bytes:
    """A whole PDF of these pages."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", FONT.encode()]
    kids = []
    for leaf in leaves:
        first = len(objects) + 1
        objects += [_image(image) for image in leaf.images]
        names = " ".join(f"/I{place} {first + place} 0 R" for place in range(len(leaf.images)))
        objects.append(_stream("", leaf.content.encode("latin-1")))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {leaf.size[0]} {leaf.size[1]}] /Rotate {leaf.rotate} "
            f"/Contents {len(objects)} 0 R {leaf.more} "
            f"/Resources << /XObject << {names} >> /Font << /F 3 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _assembled(objects, trailer)


def full_page() -> str:
    """Draws the first image over the whole page."""
    return "q 612 0 0 792 0 0 cm /I0 Do Q "


def print_lines(texts: list[str], points: float = 10, hidden: bool = False) -> str:
    """Sets lines of type from the top; *hidden* as behind a scan."""
    shown = " ".join(f"({text}) Tj T*" for text in texts)
    return f"BT {3 if hidden else 0} Tr /F {points} Tf {points * 1.2} TL 60 720 Td {shown} ET "


def locked() -> bytes:
    """A PDF that wants a password: no user's key fits its check."""
    keys = f"/Filter /Standard /V 1 /R 2 /P -4 /O <{'5a' * 32}> /U <{'a5' * 32}>"
    return document(Leaf(""), trailer=f"/Encrypt << {keys} >> /ID [<{'00' * 16}> <{'00' * 16}>]")


def _image(image: Image.Image) -> bytes:
    space = "/DeviceRGB" if image.mode == "RGB" else "/DeviceGray"
    bits = 1 if image.mode == "1" else 8
    keys = (
        f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} "
        f"/ColorSpace {space} /BitsPerComponent {bits}"
    )
    return _stream(keys, image.tobytes())


def _stream(keys: str, data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = f"<< {keys} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode()
    return head + packed + b"\nendstream"


def _assembled(objects: list[bytes], trailer: str) -> bytes:
    result = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(result))
        result += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(result)}\n%%EOF\n"
    return result + (table + end).encode()

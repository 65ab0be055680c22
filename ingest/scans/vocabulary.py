"""Which words in the names of files and folders name no paper?"""

_GENERIC = """
a archive archives b batch bound box c cd copy d derivatives disc disk doc document documents dvd e edition editions f
file files folder image images img incoming input issue issues jp2 jpeg jpg master masters microfilm misc new newspaper
newspapers number p page pages papers part pdf pdfs photo photos pic picture pictures png print prints reel roll s
sample samples scan scanned scanner scans scn section test tif tiff tifs tmp unknown unsorted untitled upload uploads
vol volume volumes webp year years
"""
_DEVICES = """
adobe brother camscanner canon cap capture dcim doc document dsc dscf dscn epson hp image img kmbt mfp mvimg photo pxl
ricoh scan scanned scn screenshot sharp skm snap whatsapp xerox
"""
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec mai okt dez déc fév avr"

GENERIC = frozenset(_GENERIC.split())
"""What holds scans, and what they are."""
DEVICES = frozenset(_DEVICES.split())
"""What scanners and cameras put before a number or the day of the scan."""
CAMERAS = frozenset({"dsc", "dscf", "dscn", "img", "mvimg", "photo", "pxl", "screenshot", "snap", "whatsapp"})
"""Those of them after which a date is never that of the issue."""
FIRST_FACES = frozenset({"front", "cover", "recto", "titel", "title"})
LAST_FACES = frozenset({"back", "rear", "verso"})
FACES = FIRST_FACES | LAST_FACES | {"inside", "left", "right", "middle", "centre", "center", "crop", "cropped", "final"}
"""Which page it is, in a word."""
SHORT_MONTHS = frozenset(_SHORT_MONTHS.split())
"""Words of three letters that with a year mean a month; `set`, `out` and `mag` are months as well, and hardly meant."""

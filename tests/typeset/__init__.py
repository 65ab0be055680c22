"""Which issue of a newspaper that never was does this seed make, and what exactly does it say?"""

from .edition import GRADES, Edition, PrintedWord, Wishes, compose
from .fonts import FontMissing

__all__ = ["GRADES", "Edition", "FontMissing", "PrintedWord", "Wishes", "compose"]

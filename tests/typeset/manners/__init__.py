"""Which manners of paper are there besides the union paper's?"""

from .edwardian import EDWARDIAN
from .manner import Manner
from .newsletter import NEWSLETTER
from .stencil import STENCIL
from .victorian import VICTORIAN

MANNERS: dict[str, Manner] = {manner.name: manner for manner in (STENCIL, NEWSLETTER, VICTORIAN, EDWARDIAN)}

__all__ = ["MANNERS", "Manner"]

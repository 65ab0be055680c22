"""What do we know of one who comes with a wish?"""

from dataclasses import dataclass, field
from typing import Any

from ingest.people import Person, Role
from ingest.reading_room.mending import staff


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, who makes it, and what they posted."""

    request: Any
    person: Person | None
    form: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Under which everything is written down; empty for a reader."""
        return self.person.name if self.person else ""

    @property
    def address(self) -> str:
        """Where the browser is."""
        return staff.address_of(self.request)

    def may(self, role: Role) -> bool:
        """Whether they may do what *role* may."""
        return self.person is not None and self.person.role.may(role)

"""How much of a report its page shows: all of it, or as much of the worst as keeps it light."""

from sheetgen.records import Struct

LIGHT = 300_000
"""Bytes that a page stays below."""


class Room(Struct, frozen=True):
    """How many matters and items have their story told, and from there all the rest."""

    stories: int

    @property
    def groups(self) -> int:
        """Rows of the matrix."""
        return max(8, self.stories // 5)

    @property
    def offices(self) -> int:
        """Rows of the offices."""
        return max(10, self.stories // 4)

    @property
    def listed(self) -> int:
        """Codes and cells that are named behind one figure."""
        return 4 + min(36, self.stories // 8)

    @property
    def signs(self) -> int:
        """Signs of one text; what an office typed may be a whole chapter."""
        return 150 + 5 * self.stories


ROOMS = tuple(Room(stories) for stories in (400, 280, 190, 130, 90, 60, 40, 25, 12, 5, 0))
"""From most to least: the first that keeps a page light is taken."""

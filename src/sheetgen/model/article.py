"""How the sentences of the narrative speak of a plan's levels."""

from enum import Enum


class Article(Enum):
    """The Spanish article of a level's name: "el servicio", "la acción", "el área, las áreas"."""

    EL = "el"
    LA = "la"
    EL_LAS = "el/las"

    @property
    def one(self) -> str:
        """Before the name."""
        return {"el": "el", "la": "la", "el/las": "el"}[self.value]

    @property
    def several(self) -> str:
        """Before its plural."""
        return {"el": "los", "la": "las", "el/las": "las"}[self.value]

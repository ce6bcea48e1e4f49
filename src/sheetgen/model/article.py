"""How the sentences of the narrative speak of a plan's levels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a level's name and of its plural: "el servicio, los servicios"."""

    one: str
    several: str

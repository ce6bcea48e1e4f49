"""How the sentences of the narrative speak of a plan's levels."""

from sheetgen.records import Struct


class Article(Struct, frozen=True):
    """The article of a level's name and of its plural: "el servicio, los servicios"."""

    one: str
    several: str

"""What the table says to one claim."""

from sheetgen.language.message import Message
from sheetgen.model.place import Place
from sheetgen.model.text import Said
from sheetgen.records import Struct
from sheetgen.texts.table_figures import Fact


class Answer(Struct, frozen=True):
    """The verdict, what it should say or rests on, and the figures of the table that say so."""

    said: Said
    expected: Message | None = None
    facts: tuple[Fact, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def cells(self) -> tuple[Place, ...]:
        """The cells that it rests on, each once."""
        of_facts = (place for fact in self.facts for place in fact.cells)
        return tuple(dict.fromkeys((*self.places, *of_facts)))


NOTHING = Answer(Said.NOT_IN_DATA)
"""There is nothing to compare it with."""

"""The template's hidden lists: words that mean no figure, and what may be chosen in a column.

Live formulas and drop-down lists look there, so that a row's formula stays short and a list may be
longer than the 255 characters that Excel takes in a validation.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import CLAIMS, Gap
from sheetgen.model.form import Column, Form
from sheetgen.model.template import Template, column_letter
from sheetgen.records import Struct
from sheetgen.telling.words import SHORT_GAPS
from sheetgen.writing.workbook import table
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Text, reference

_TOP = 2
_WIDTH = 40.0
_FIRST_CHOICES = 3
_ACCENTED = (("cion", "ción"), ("aun", "aún"))
"""The words come without accents; offices type them with and without."""


class Lists(Struct, frozen=True):
    """What stands on the hidden sheet and where: ``columns`` hold the choices of each column."""

    name: str
    words: tuple[tuple[str, Gap], ...]
    columns: tuple[tuple[str, str, tuple[str, ...]], ...]

    @classmethod
    def of(cls, template: Template, say: Speaker) -> "Lists":
        """The lists that a template needs, in one language."""
        forms = [sheet.form for sheet in template.sheets]
        return cls(
            name=say.say(message("Lists")),
            words=tuple(dict(_spelt(template.words)).items()),
            columns=tuple(_offered(forms, say.language)),
        )

    @property
    def words_area(self) -> str:
        """Where words are looked up: then what they stand for, then what where something is due."""
        return reference(self.name, f"$A${_TOP}:$C${_TOP + max(len(self.words), 1) - 1}")

    def choices_area(self, form: Form, column: Column) -> str | None:
        """Where a column's choices stand, or None where it offers none."""
        for index, (of_form, field, words) in enumerate(self.columns, _FIRST_CHOICES):
            if (of_form, field) == (form.name, column.field):
                letter = column_letter(index)
                return reference(self.name, f"${letter}${_TOP}:${letter}${_TOP + len(words) - 1}")
        return None


_TYPED = message("What is typed")


def _spelt(words: tuple[tuple[str, Gap], ...]) -> Iterator[tuple[str, Gap]]:
    for word, gap in words:
        accented = word
        for plain, with_accent in _ACCENTED:
            accented = accented.replace(plain, with_accent)
        for spelling in dict.fromkeys((word, accented)):
            yield spelling, gap
            yield f"{spelling.removesuffix('.')}.", gap


def _offered(forms: list[Form], language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for form in forms:
        for column in form.columns:
            if column.choices:
                yield (
                    form.name,
                    column.field,
                    dict(column.choices).get(language, column.choices[0][1]),
                )


def _where_due(words: tuple[tuple[str, Gap], ...], said: Mapping[Gap, str]) -> Iterator[str]:
    """The plan does not agree that what is due does not apply: it stays a claim (METHOD 2)."""
    for _, gap in words:
        yield said[Gap.CLAIMED_NOT_APPLICABLE if gap in CLAIMS else gap]


def _cell(index: int, row: Sequence[str | None]) -> Cell:
    word = row[index]
    return Empty(("plain",)) if word is None else Text(word, ("plain",))


def write_lists(book: Book, lists: Lists) -> None:
    """Write the hidden sheet."""
    sheet = book.sheet(lists.name)
    said = {gap: book.say.say(words) for gap, words in SHORT_GAPS.items()}
    columns: tuple[tuple[str | Message, Sequence[str]], ...] = (
        (_TYPED, [word for word, _ in lists.words]),
        (message("What it means"), [said[gap] for _, gap in lists.words]),
        (message("What it means where something is due"), list(_where_due(lists.words, said))),
        *((f"{form}: {field}", words) for form, field, words in lists.columns),
    )
    for index, (heading, _) in enumerate(columns):
        sheet.text(0, index, heading, "plain", "bold")
    rows = zip_longest(*(words for _, words in columns))
    sheet.widths((_WIDTH,) * len(columns))
    drawn = [
        table.Column(str(index), _TYPED, _WIDTH, partial(_cell, index))
        for index in range(len(columns))
    ]
    sheet.stream(_TOP - 1, drawn, rows)
    sheet.call("hide")
    sheet.call("protect")

"""What those who draw ask of the workbook that they draw in."""

from collections.abc import Callable, Container, Mapping
from typing import Any, Protocol

from sheetgen.errors import WriteError
from sheetgen.language.speaker import Speaker
from sheetgen.model.theme import Theme
from sheetgen.writing.workbook.copies import Copies, Kept
from sheetgen.writing.workbook.ledger import Ledger
from sheetgen.writing.workbook.styles import Look


class Workbook(Protocol):
    """What a sheet asks of its book."""

    say: Speaker
    theme: Theme
    ledger: Ledger
    is_kept: bool
    copies: Copies

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """The words announced, by their numbers."""

    @property
    def announced(self) -> Container[Look]:
        """The looks announced."""

    def next_number(self) -> int:
        """The number that the next new look of streamed rows gets."""

    def takes(self, kept: Kept) -> bool:
        """Whether a run can be copied."""

    @property
    def shortened(self) -> int:
        """How many texts no cell could hold."""

    def must(self, what: str, call: Callable[..., Any], *args: object, **options: object) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Make a call that may not be refused, softly or loudly."""

    def refused(self, what: str, answer: str) -> WriteError:
        """The error for what the workbook does not take."""

    def fitted(self, sheet: str, cell: str, text: str) -> str:
        """A text as a cell can hold it."""

    def chart(self, options: Mapping[str, str]) -> Any:  # noqa: ANN401 - as above
        """A native chart."""

    def format(self, look: Look) -> Any:  # noqa: ANN401 - as above
        """The format of a look."""

    def style(self, look: Look) -> int:
        """The number of a look."""

    def rule_format(self, properties: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as above
        """A format for a conditional format."""

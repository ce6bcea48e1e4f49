"""Errors that stop a run.

* SheetgenError
  * WorkspaceError - sheetgen.toml, a folder or a period that cannot be used
  * PlanError      - a plan's table is wrong
    * ManyFaultsError - several things are
  * FormError      - a form (templates/*.yaml) is wrong
  * PhraseError    - a file of phrases (phrases/*.yaml) is wrong
  * RuleError      - a rule file is wrong, or a rule cannot be evaluated
  * EngineError    - the rule engine did what it must not, and --strict-engine is on
  * WriteError     - a workbook or file could not be written
  * AccountError   - the count of cells read does not close

What offices get wrong is never one of these: it is a ``Problem``, and the run goes on.
"""

from sheetgen.language.message import Message, message, message_n

_MOST_FAULTS = 100


class SheetgenError(Exception):
    """Base of every error that a user is shown without a traceback.

    ``where`` names the file, line or key; ``fault`` says what was found and what was expected;
    ``remedy`` says what to do.
    """

    def __init__(self, where: str, fault: Message, remedy: Message) -> None:
        super().__init__(where, fault, remedy)
        self.where = where
        self.fault = fault
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.fault} {self.remedy}"

    def message(self) -> Message:
        """The whole of it as one sentence to say."""
        return message(
            "{where}: {fault} {remedy}", where=self.where, fault=self.fault, remedy=self.remedy
        )


class WorkspaceError(SheetgenError):
    """The workspace, its settings or a period asked for cannot be used."""


class PlanError(SheetgenError):
    """A plan's table cannot be used as written."""


class ManyFaultsError(PlanError):
    """All that is wrong in the tables of the plans, the first of it as if it were alone."""

    def __init__(self, faults: tuple[SheetgenError, ...]) -> None:
        super().__init__(faults[0].where, faults[0].fault, faults[0].remedy)
        self.faults = faults

    def message(self) -> Message:
        """All of them, a line each; of very many the first."""
        shown = self.faults[:_MOST_FAULTS]
        said = shown[-1].message()
        for each in reversed(shown[:-1]):
            said = message("{fault}\n{others}", fault=each.message(), others=said)
        if len(self.faults) > len(shown):
            said = message("{faults}\n… {n}", faults=said, n=len(self.faults) - len(shown))
        return message_n("{n} fault:\n{faults}", "{n} faults:\n{faults}",
                         len(self.faults), faults=said)  # fmt: skip


class FormError(SheetgenError):
    """A form in ``templates/`` cannot be used as written."""


class PhraseError(SheetgenError):
    """A file of ``phrases/`` cannot be used as written."""


class RuleError(SheetgenError):
    """A rule file cannot be used as written, or a rule cannot be evaluated."""


class EngineError(SheetgenError):
    """The rule engine failed or disagreed, where the analyst asked that this stops the run."""


class WriteError(SheetgenError):
    """An output could not be written, or the workbook refused something asked of it."""


class AccountError(SheetgenError):
    """The cells expected and the cells accounted for differ: a fault of ours."""

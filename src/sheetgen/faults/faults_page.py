"""The page of faults for ``docs/``: every code, what is said and what to do."""

import string
from collections.abc import Iterator

from sheetgen.faults.fault_table import FAULTS
from sheetgen.language.message import Message, filled, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.problem import Weight

_OF = (
    ("READ-1", message("A file that cannot be read")),
    ("READ-2", message("A cell that gives no figure")),
    ("READ-3", message("Whose file it is, its sheets, rows and columns")),
    ("READ-4", message("A list of those served")),
)
_WEIGHTS = {Weight.ERROR: message("to be fixed"), Weight.NOTICE: message("notice")}


def fault_lines(say: Speaker) -> Iterator[str]:
    """The page, line by line; figures stand as their names in braces."""
    yield f"# {say.say(message('What an office may be told'))}"
    yield ""
    yield say.say(
        message(
            "Written by `python scripts/faults.py` from the table of faults: change that, not this "
            "page. Codes are permanent; one code may have several cases."
        )
    )
    heads = (message("code"), message("weight"), message("what is said"), message("what to do"))
    for start, title in _OF:
        yield from ("", f"## {say.say(title)}", "")
        yield f"| {' | '.join(say.say(head) for head in heads)} |"
        yield f"|{' --- |' * len(heads)}"
        for fault in FAULTS:
            if fault.code.startswith(start):
                cells = (
                    fault.code,
                    say.say(_WEIGHTS[fault.weight]),
                    say.say(_named(fault.message)),
                    say.say(_named(fault.remedy)),
                )
                yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _named(said: Message) -> Message:
    """The sentence with the names of its figures in their places; its plural where it has one."""
    texts = (said.text, said.many or "")
    names = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
    return filled(said, **({"n": "{n}"} | {name: f"{{{name}}}" for name in names}))

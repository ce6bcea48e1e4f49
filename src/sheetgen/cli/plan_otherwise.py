"""What an import tells of a plan that is there already: what the matrix says otherwise."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import Speaker

if TYPE_CHECKING:
    from sheetgen.importing.beside_plan import Otherwise

_COLUMNS = ("code", "field", "period", "value", "from", "reason", "approver")


def otherwise_lines(beside: "Otherwise", folder: str, say: Speaker) -> Iterator[str]:
    """For people: the lines of revisions.csv, then the items that are new, then those gone."""
    if not (beside.lines or beside.new or beside.gone):
        yield say.say(message("{folder} says all that the matrix says.", folder=folder))
        return
    if beside.lines:
        yield say.say(message_n(
            "The matrix says {n} thing otherwise than {folder}. Where the plan was modified, add "
            "this line to {folder}/revisions.csv, with its first month, the reason and who "
            "approved it:",
            "The matrix says {n} things otherwise than {folder}. Where the plan was modified, add "
            "these lines to {folder}/revisions.csv, with their first month, the reason and who "
            "approved them:",
            len(beside.lines), folder=folder,
        ))  # fmt: skip
        yield f"  {_line(_COLUMNS)}"
        for each in beside.lines:
            period = str(each.period) if each.period else ""
            yield f"  {_line((each.code, each.field.value, period, each.value, '', '', ''))}"
    for item in beside.new:
        yield say.say(message("{code} is not in {folder}: «{name}».",
                              code=item.code, folder=folder, name=item.name))  # fmt: skip
    for item in beside.gone:
        yield say.say(message("{code} is no more in the matrix: «{name}».",
                              code=item.code, name=item.name))  # fmt: skip


def otherwise_record(beside: "Otherwise") -> dict[str, object]:
    """For programs: ``was`` is what the plan says, "" where it says nothing."""
    lines = [
        {"code": each.code, "field": each.field.value,
         "period": str(each.period) if each.period else "", "value": each.value, "was": each.was}
        for each in beside.lines
    ]  # fmt: skip
    return {
        "otherwise": {
            "revisions": lines,
            "new": [each.code for each in beside.new],
            "gone": [each.code for each in beside.gone],
        }
    }


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()

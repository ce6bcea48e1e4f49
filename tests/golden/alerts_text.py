"""The alerts of the two printed reports as text: what is pinned, and how it is written anew.

``PYTHONPATH=tests python -m golden.alerts_text`` rewrites the pinned texts; read them in the diff.
"""

import tempfile
from pathlib import Path

from golden.printed import REPOSITORY
from sheetgen.language.speaker import speaker
from sheetgen.model.period import december
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.narrative_files import write_text

HERE = Path(__file__).parent
REPORTS = {"pndi": 2024, "pp0093": 2025}


def pinned(plan: str) -> Path:
    """Where the text of a plan's alerts is kept."""
    return HERE / f"alerts-{plan}-{REPORTS[plan]}-12.txt"


def written(plan: str, path: Path) -> str:
    """The text as it is written today, and below it what to do about each alert."""
    setup = open_setup(read_workspace(REPOSITORY))
    found = report(
        setup, next(each for each in setup.plans if each.code == plan), december(REPORTS[plan])
    )
    say = speaker("es", "es_PE")
    write_text(found, path, say)
    to_do = (f"{alert.id}: {say.say(alert.remedy)}\n" for alert in found.alerts)
    return path.read_text(encoding="utf-8") + "\nQué hacer\n" + "".join(to_do)


def main() -> None:
    """Write both texts anew."""
    with tempfile.TemporaryDirectory() as folder:
        for plan in REPORTS:
            text = written(plan, Path(folder) / "text.txt")
            pinned(plan).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

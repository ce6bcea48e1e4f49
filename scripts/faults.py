"""Writes docs/faults.md and docs/faults.es.md, the page of faults in each language.

python scripts/faults.py
"""

from pathlib import Path

from sheetgen.faults.faults_page import fault_lines
from sheetgen.language.speaker import speaker

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {"en": "faults.md", "es": "faults.es.md"}


def main() -> None:
    """Write both pages."""
    for language, page in PAGES.items():
        text = "\n".join(fault_lines(speaker(language, "es_PE")))
        (DOCS / page).write_text(f"{text}\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

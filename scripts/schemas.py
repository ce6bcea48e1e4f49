"""Writes schemas/*.schema.json, which the first line of each shipped YAML file names.

python scripts/schemas.py
"""

from pathlib import Path

from sheetgen.schemas.all_schemas import SCHEMAS, file_of, text_of

FOLDER = Path(__file__).parent.parent / "schemas"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / file_of(name)).write_text(text_of(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""Write down what Babel says of each locale: ``src/sheetgen/language/locales.json``.

python scripts/locales.py
"""

import json
from collections import defaultdict

from babel.localedata import locale_identifiers

from sheetgen.language.languages import codes
from sheetgen.language.locales import LISTED, babel_marks, babel_months


def listed() -> str:
    """The text of the file."""
    marks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(locale_identifiers()):
        decimal, group = babel_marks(name)
        if len(decimal) == 1:  # a longer one is told from its group by Babel alone
            marks[decimal + group].append(name)
    said = {
        "marks": {each: " ".join(names) for each, names in marks.items()},
        "months": {code: babel_months(code) for code in codes()},
    }
    return json.dumps(said, indent=1) + "\n"


if __name__ == "__main__":
    LISTED.write_text(listed(), encoding="utf-8")

"""The languages there are: each a folder of ``locale/``, found there and named nowhere else.

A folder holds ``language.yaml``, what gettext cannot hold, and ``LC_MESSAGES/sheetgen.mo``, the
translations; English has none, for the sentences of the code are English.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from sheetgen.language.message import OF_CODE, Texts
from sheetgen.records import Struct, field

LOCALES = Path(__file__).parent / "locale"
DEFAULT = "es"
"""The language of a workspace and of the command line that ask for none."""
_FILE = "language.yaml"


class LevelWords(Struct, frozen=True):
    """How sentences name the elements of a level: at their beginning, and at their end."""

    first: str
    last: str


class Language(Struct, frozen=True, kw_only=True):
    """What a language has beside its catalogue.

    ``needed``: every text of rules and forms is written in it. ``joint`` joins the last of a list,
    unless that word begins as a pattern of ``joint_before`` says. ``almost`` holds, by the words
    before a percentage, those before the 100 % that it almost is. ``articles`` holds, by what
    plan.toml may say, the article before a level's name and before its plural. ``gaps`` holds, by
    the code of a reason, the words by which offices say it, and ``initials`` their shortened forms;
    ``nothing`` are words that may mean zero as well as that nothing is known. ``months`` are other
    names of months than the calendar's, ``also_words`` names of months that are words too, and
    ``month_labels`` what people write before a month. ``commands`` are words for the commands of
    sheetgen, which are suggested where one of these is typed.
    """

    code: str
    name: str
    needed: bool
    joint: str
    joint_before: tuple[tuple[re.Pattern[str], str], ...]
    bare: LevelWords
    with_article: LevelWords
    articles: Mapping[str, tuple[str, str]]
    against: str
    almost: tuple[tuple[str, str], ...]
    gaps: Mapping[str, tuple[str, ...]]
    initials: Mapping[str, tuple[str, ...]]
    nothing: tuple[str, ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    also_words: tuple[str, ...] = ()
    month_labels: tuple[str, ...] = ()
    commands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def joint_of(self, last: str) -> str:
        """What stands before the last word of a list."""
        start = last.lower()
        return next((each for begins, each in self.joint_before if begins.match(start)), self.joint)


@cache
def codes() -> tuple[str, ...]:
    """The languages there are, the default one first."""
    found = sorted(path.parent.name for path in LOCALES.glob(f"*/{_FILE}"))
    return tuple(sorted(found, key=lambda code: code != DEFAULT))


@cache
def needed() -> tuple[str, ...]:
    """The languages in which every text of rules and forms is written."""
    return tuple(code for code in codes() if language_of(code).needed)


def optional() -> tuple[str, ...]:
    """The languages in which rules and forms may be written too."""
    return tuple(code for code in codes() if code not in needed())


def text_in(texts: Texts, language: str) -> str:
    """The text in a language, or the first there is: what is lacking is told where a run begins."""
    return dict(texts).get(language, texts[0][1] if texts else "")


@cache
def language_of(code: str) -> Language:
    """What a language has; raises ValueError, with those there are, for one that has no folder."""
    if code not in codes():
        raise ValueError(f"no language {code!r}: there are {', '.join(codes())}")
    held = _read(LOCALES / code / _FILE)
    levels = held["levels"]
    bare = LevelWords(**levels["bare"])
    gaps, months = held.get("gaps", {}), held.get("months", {})
    return Language(
        code=code,
        name=held["name"],
        needed=held.get("needed", "false") == "true",
        joint=held["joint"],
        joint_before=tuple(
            (re.compile(each["begins"]), each["joint"]) for each in held.get("joint_before", ())
        ),
        bare=bare,
        with_article=LevelWords(**levels["with_article"]) if "with_article" in levels else bare,
        articles={
            name: (one, several) for name, (one, several) in held.get("articles", {}).items()
        },
        against=held["against"],
        almost=tuple(held.get("almost", {}).items()),
        gaps={gap: tuple(of.get("words", ())) for gap, of in gaps.items()},
        initials={gap: tuple(_initials(of)) for gap, of in gaps.items()},
        nothing=tuple(held.get("nothing", ())),
        months=tuple((name, int(month)) for name, month in months.get("also", {}).items()),
        also_words=tuple(months.get("words", ())),
        month_labels=tuple(months.get("labels", ())),
        commands={name: tuple(words) for name, words in held.get("commands", {}).items()},
    )


def _initials(of: Mapping[str, Sequence[str]]) -> list[str]:
    """Each in its spellings: n.d, n.d., n/d, n-d and, unless it must be marked, nd."""
    found: list[str] = []
    for letters in (*of.get("initials", ()), *of.get("marked", ())):
        dotted = ".".join(letters)
        found += [dotted, f"{dotted}.", "/".join(letters), "-".join(letters)]
        if letters in of.get("initials", ()):
            found.append(letters)
    return found


def all_languages() -> tuple[Language, ...]:
    """Every language, the default one first."""
    return tuple(language_of(code) for code in codes())


def has_catalogue(code: str) -> bool:
    """Whether it is said by translations; the sentences of the code need none."""
    return code != OF_CODE


def _read(path: Path) -> dict[str, Any]:
    """Our own file: every scalar is text."""
    import yaml  # noqa: PLC0415 - 10 ms, not for --help

    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text, lists and maps
    return found

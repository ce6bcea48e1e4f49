"""Texts held against the repository's own two reports, each judged once a session."""

from atexit import register
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from running import run
from sheetgen.language.number_marks import read_marks
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.text import Claim, Passage, Said
from sheetgen.pipeline import gather, judge
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.phrase_language import Language
from sheetgen.texts.phrases import read_phrases
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of
from small import ROOT

SEEDS = ROOT / "docs/seeds"
PROGRAMME, POLICY = ("pp0093", "2025-12"), ("pndi", "2024-12")
SAY = speaker("es", "es_PE")
WRONG = (Said.CONTRADICTED, Said.SCALE_LOST, Said.INCONSISTENT)


@cache
def example_year() -> Path:
    """The fictitious year that ``init`` writes, made once a session."""
    folder = Path(mkdtemp()) / "year"
    register(rmtree, folder.parent)
    assert run(folder.parent, "init", folder.name, "--example", "year").returncode == 0
    return folder


@cache
def known(plan: str, period: str) -> Known:
    """What the repository's own table says of a month; of other plans that of the example."""
    is_own = (plan, period) in {PROGRAMME, POLICY}
    setup = open_setup(read_workspace(ROOT if is_own else example_year()))
    month = gather(setup, next(p for p in setup.plans if p.code == plan), Period.parse(period))
    return Known(judge(setup, month), language())


@cache
def language() -> Language:
    return Language(read_phrases(read_workspace(ROOT)))


def seed(name: str) -> str:
    return (SEEDS / name).read_text("utf-8")


def claims(text: str, of: tuple[str, str]) -> tuple[Claim, ...]:
    """What the table says to a text."""
    return claims_in(lines_of_text(text, "informe.txt"), of)


def claims_in(passages: tuple[Passage, ...], of: tuple[str, str]) -> tuple[Claim, ...]:
    return claims_of(passages, known(*of), language(), read_marks("es_PE"))


def told(found: Iterable[Claim], *said: Said) -> list[tuple[str, str, str]]:
    """Verdict, line, and what was claimed, of the claims with these verdicts."""
    return [
        (each.said.value, each.sentence.place.sheet, SAY.say(each.says))
        for each in found
        if each.said in said
    ]


def verdicts(text: str, of: tuple[str, str] = PROGRAMME) -> dict[str, str]:
    """What each claim of a text was understood as, with its verdict."""
    return {SAY.say(each.says): each.said.value for each in claims(text, of)}


def expected(text: str, of: tuple[str, str] = PROGRAMME) -> str:
    """What the wrong claims of a text should say."""
    return "; ".join(
        SAY.say(each.expected) for each in claims(text, of) if each.said in WRONG and each.expected
    )


def write(folder: Path, text: str, name: str = "informe.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

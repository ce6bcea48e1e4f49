"""The money of a product that its office typed otherwise than its activities add to."""

from pathlib import Path

from drafting.drafts import draft_of, lines, report_of, text_of
from filled import fill
from sheetgen.language.number_marks import read_marks
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.text import Said
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of
from small import make_workspace
from texts.held import WRONG, language, told

DEFINITION = """\
code = "p"
name = "Plan"
kind = "programme"
from = "2025-01"
until = "2025-12"

[levels]
PR = "Producto"

[plurals]
PR = "Productos"

[articles]
PR = "el"

[index]
cap = 100
missing = "leave-out"
over = "items"
"""
PLAN = {
    "plan.toml": DEFINITION,
    "offices.csv": "code,name\nNORTE,Oficina Norte\n",
    "elements.csv": "code,level,parent,name,rollup\n1,PR,,Empresas,unique\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "1,1,product,Empresas,Empresas,NORTE,accumulated,100,2000\n"
        "1.1,1,activity,Visitas,Empresas,NORTE,accumulated,100,1000\n"
    ),
}


def _folder(folder: Path, accrued: int, pim: int = 2000) -> tuple[str, str, Path]:
    """Of 1.1 S/ 981 were spent; of the product the office types this."""
    done = {"Ejecución física acumulada": 90}
    work = {
        "1": {**done, "PIM": pim, "Devengado acumulado": accrued},
        "1.1": {**done, "Devengado acumulado": 981},
    }
    fill(make_workspace(folder, {"p": PLAN}), Period(2025, 12), "NORTE", {}, work=work)
    return "p", "2025-12", folder


def test_both_are_told_as_what_they_are(tmp_path: Path) -> None:
    of = _folder(tmp_path / "w", 1000)
    said = [each for each in lines(draft_of(*of)) if "El producto 1 devengó" in each]
    known = Known(report_of(*of), language())
    passages = lines_of_text(text_of(draft_of(*of)), "informe.txt")
    found = claims_of(passages, known, language(), read_marks("es_PE"))

    assert said[0] == (
        "El producto 1 devengó S/ 1.0 mil, el 50.0 % de su Presupuesto Institucional "
        "Modificado (PIM). Sus actividades devengaron S/ 981 en total, el 98.1 % de un PIM "
        "de S/ 1.0 mil."
    )
    assert [] == told(found, *WRONG, Said.OMITTED)


def test_the_alerts_in_words_tell_both_too(tmp_path: Path) -> None:
    say = speaker("es", "es_PE")
    made = report_of(*_folder(tmp_path / "w", 1000))
    text = say.say(made.narrative[0].text).replace("\xa0", " ")
    found = claims_of(
        lines_of_text(text, "alertas.txt"), Known(made, language()), language(), read_marks("es_PE")
    )

    assert (
        "una ejecución financiera del año de 98.1 % según la suma de sus actividades (50.0 % según "
        "su propia fila), con"
    ) in text
    assert [] == told(found, *WRONG)


def test_the_alerts_in_words_tell_one_where_they_agree(tmp_path: Path) -> None:
    made = report_of(*_folder(tmp_path / "w", 981, 1000))

    text = speaker("es", "es_PE").say(made.narrative[0].text).replace("\xa0", " ")
    assert "una ejecución financiera del año de 98.1 %, sin alertas." in text


def test_one_is_told_where_they_agree(tmp_path: Path) -> None:
    said = lines(draft_of(*_folder(tmp_path / "w", 981, 1000)))

    assert not [each for each in said if "Sus actividades devengaron" in each]
    assert [each for each in said if "El producto 1 devengó" in each]

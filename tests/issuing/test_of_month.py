"""Work that is not accumulated is asked for the month alone, said above its rows and in hints."""

from pathlib import Path

from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.template_book import write_template
from small import make_workspace
from writing.builder_writing import opened

PLAN = {
    "plan.toml": 'code = "mes"\nname = "Plan"\nkind = "programme"\n\n[levels]\nP = "Producto"\n'
    '\n[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n',
    "offices.csv": "code,name\nNORTE,Oficina Norte\n",
    "elements.csv": "code,level,parent,name,rollup\nP1,P,,Producto,none\n",
    "activities.csv": "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
    "A1,P1,activity,Atender,Personas,NORTE,not-accumulated,120,100\n"
    "A2,P1,activity,Formar,Personas,NORTE,accumulated,120,100\n"
    "A3,P1,activity,Visitar,Visitas,NORTE,not-accumulated,120,100\n",
    "schedule.csv": "code,period,programmed\nA1,2025-03,10\nA2,2025-03,10\nA3,2025-03,10\n",
}


def test_each_aggregation_asks_one_thing_in_heading_and_hint_of_its_row(tmp_path: Path) -> None:
    setup = open_setup(read_workspace(make_workspace(tmp_path, {"mes": PLAN})))
    (template,) = issue(setup, Period(2025, 3))
    path = tmp_path / "norte.xlsx"
    write_template(template, path, speaker("es", "es_PE"))
    sheet = opened(path)["Actividades"]
    column = next(c for c in range(1, 30) if sheet.cell(7, c).value == "Ejecución física acumulada")
    first = {sheet.cell(row, 1).value: row for row in range(1, 20)}
    rows = {
        sheet.cell(row, c).value: row
        for row in range(8, 20)
        for c in (1, 2)
        if sheet.cell(row, c).value in {"A1", "A2", "A3"}
    }
    hints = {
        code: next(
            each.prompt
            for each in sheet.data_validations.dataValidation
            if sheet.cell(row, column).coordinate in each.sqref
        )
        for code, row in rows.items()
    }

    assert ["A2", "A1", "A3"] == sorted(rows, key=rows.__getitem__)
    assert rows["A1"] - 1 == first["P1  Producto · Solo lo ejecutado en el mes"]
    assert rows["A2"] - 1 == first["P1  Producto"]
    assert hints["A1"].startswith("Solo lo ejecutado en el mes")
    assert hints["A3"] == hints["A1"]
    assert hints["A2"].startswith("Lo ejecutado desde enero")

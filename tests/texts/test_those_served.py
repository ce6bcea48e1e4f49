"""What a report says of those served is held against the lists that counted them."""

import json
from pathlib import Path

import pytest

from population_lists import PLAN, ruc, serving
from running import run

GREW = (
    "El programa registró un incremento de {} % en la población atendida respecto a la atendida "
    "en 2024 (20): 25 son nuevos, 15 vuelven y 5 ya no son atendidos."
)
ODD = {"contradicted", "inconsistent", "scale-lost", "ambiguous"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of 40 firms of 2025 30 are micro and 10 small, 15 of them return; 5 of 20 are gone."""
    registry = "ruc,desde,ventas,sector\n" + "".join(
        f"{ruc(n)},2010-01-01,{20 if n < 30 else 200},{'Pesca' if n % 4 else 'Textil'}\n"
        for n in range(45)
    )
    now = "".join(
        f"{'1.1' if n < 25 else '1.2'},{ruc(n)},2025-03-01,{'Feria' if n < 25 else 'Taller'}\n"
        for n in range(40)
    )
    then = "".join(f"1.1,{ruc(n)},2024-03-01,\n" for n in range(25, 45))
    head = "Código,RUC,Fecha,Servicio\n"
    lists = {"2025-03/beneficiarios.csv": head + now, "2024-03/beneficiarios.csv": head + then}
    root = serving(tmp_path_factory.mktemp("served"), lists, registry)
    path = root / "plans/firmas/population.yaml"
    path.write_text(PLAN["population.yaml"].replace("below: 1\n", "below: 3\n"), encoding="utf-8")
    return root


def said_to(folder: Path, text: str) -> list[tuple[str, str]]:
    """The claims of a text: the figure and the verdict."""
    path = folder / "texto.txt"
    path.write_text(text + "\n", encoding="utf-8")
    done = run(folder, "text", path, "--plan", "firmas", "--period", "2025-03", "--json")
    return [(each["value"], each["verdict"]) for each in json.loads(done.stdout)["claims"]]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("El programa atendió a 40 beneficiarios.", "El programa atendió a 41 beneficiarios."),
        ("Por servicio, los atendidos son: Feria (25) y Taller (15).",
         "Por servicio, los atendidos son: Feria (15) y Taller (15)."),
        ("Según tamaño, los atendidos son: Micro (75.0 %) y Pequeña (25.0 %).",
         "Según tamaño, los atendidos son: Micro (78.0 %) y Pequeña (25.0 %)."),
        ("El 100.0 % de los atendidos (40) cumple todos los criterios.",
         "El 98.0 % de los atendidos (40) cumple todos los criterios."),
        (GREW.format("100.0"), GREW.format("50.0")),
        ("The programme served 40 beneficiaries.", "The programme served 14 beneficiaries."),
        ("By size, those served by tamaño are: Micro (75.0 %).",
         "By size, those served by tamaño are: Micro (57.0 %)."),
    ],
)  # fmt: skip
def test_a_figure_of_them_is_confirmed_and_one_that_was_changed_contradicted(
    folder: Path, right: str, wrong: str
) -> None:
    told, changed = said_to(folder, right), said_to(folder, wrong)

    assert told
    assert {"confirmed"} == {verdict for _, verdict in told}, told
    assert 1 == sum(verdict in ODD for _, verdict in changed), changed


@pytest.mark.parametrize(
    "text",
    [
        "La cartera de proyectos micro (12.0 %) creció.",  # no band, and not of those served
        "En 2024, los atendidos por tamaño eran: Micro (12.0 %).",  # of another year
        "Según tamaño, los atendidos son: Artesanal (12.0 %).",  # no class of it
        "Los atendidos aumentaron; entre ellos, Artesanal (12.0 %).",  # a share, not the growth
        "Los atendidos son de «Más de 100» y otros, que suman 68.0 %.",  # no growth
    ],
)
def test_what_is_not_said_of_a_class_of_the_year_is_not_held_against_it(
    folder: Path, text: str
) -> None:
    assert {"not-in-data"} == {verdict for _, verdict in said_to(folder, text)}


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize(("language", "word"), [("es", "informe"), ("en", "report")])
def test_the_draft_of_them_is_confirmed(folder: Path, language: str, word: str) -> None:
    run(folder, "build", "--period", "2025-03", "--report", "--lang", language)
    draft = f"output/2025-03/firmas/firmas-2025-03-{word}.docx"
    claims = json.loads(run(folder, "text", draft, "--period", "2025-03", "--json").stdout)[
        "claims"
    ]

    assert [] == [each for each in claims if each["verdict"] in ODD]
    about = ("Micro", "Feria", "son nuevos", "are new", "beneficiar", "criterio «", "criterion «")
    of_names = {"1", "2", "13", "2300"}  # "Producto, 1", "dos años inscrita"
    told = [
        each
        for each in claims
        if any(word in each["sentence"] for word in about) and each["value"] not in of_names
    ]
    assert [] == [
        (each["sentence"], each["says"]) for each in told if each["verdict"] != "confirmed"
    ]


def test_a_class_of_few_is_told_to_nobody_who_guesses(tmp_path: Path) -> None:
    """2 of 22 are small, and micro is hidden with them."""
    registry = "ruc,desde,ventas,sector\n" + "".join(
        f"{ruc(n)},2010-01-01,{20 if n < 20 else 200},Pesca\n" for n in range(22)
    )
    rows = "".join(f"1.1,{ruc(n)},2025-03-01\n" for n in range(22))
    lists = {"2025-03/beneficiarios.csv": f"Código,RUC,Fecha\n{rows}"}
    root = serving(tmp_path, lists, registry)
    path = root / "plans/firmas/population.yaml"
    path.write_text(PLAN["population.yaml"].replace("below: 1\n", "below: 3\n"), encoding="utf-8")

    for guess in ("Pequeña (2)", "Pequeña (9)", "Micro (20)", "Pequeña (9.1 %)"):
        text = f"Según tamaño, los atendidos son: {guess}."
        assert ["not-in-data"] == [verdict for _, verdict in said_to(root, text)], guess

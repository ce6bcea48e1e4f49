"""Random plans laid out as offices lay them out, and what each of them says."""

from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

MONTHS = (
    ("Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Set", "Oct", "Nov", "Dic"),
    (
        "Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Setiembre",
        "Octubre", "Noviembre", "Diciembre",
    ),
)  # fmt: skip
OFFICES = ("DGDE", "DGAAMI", "OGPP", "ITP")
WORDS = {
    "code": ("Código", "COD.", "Código del indicador"),
    "code-of-activity": ("Código", "Cod.", "Código AO", "Código de la actividad"),
    "indicator": ("Indicador", "Nombre del indicador", "INDICADOR"),
    "activity": ("Actividad operativa", "Actividad", "Producto / Actividad"),
    "offices": ("Responsable", "Unidad responsable", "Órgano responsable", "Oficina"),
    "unit": ("Unidad de medida", "Unidad", "U.M."),
    "target": ("Logros esperados", "Metas", "Meta"),
    "actual": ("Valores obtenidos", "Logros obtenidos", "Avance"),
    "goal": ("Meta anual", "Meta física", "Meta física anual"),
    "pim": ("PIM", "PIM (S/)"),
    "accrued": ("Devengado", "Devengado (S/)"),
}


@dataclass
class Truth:
    """What a matrix says: every line that a plan may get of it."""

    items: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)
    """By code: name, element ("" for none), unit, office."""
    elements: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By code: name and parent."""
    figures: dict[tuple[str, str, str], Decimal | str] = field(default_factory=dict)
    """By table and column, code, and year or period ("" for none)."""


@dataclass
class Cells:
    """A sheet that is written cell by cell."""

    sheet: Worksheet
    random: Random

    def put(self, row: int, column: int, value: object) -> None:
        if value is not None:
            self.sheet.cell(row, column).value = value

    def figure(self, row: int, column: int, value: Decimal | str, *, percent: bool) -> None:
        """A figure as an office may type it."""
        if isinstance(value, str):
            self.put(row, column, value)
            return
        how = self.random.choice(("number", "text"))
        if percent:
            if how == "number":
                self.put(row, column, value / 100)
                self.sheet.cell(row, column).number_format = "0.0%"
            else:
                self.put(row, column, f"{value}%")
        elif how == "number":
            self.put(row, column, value)
        else:
            self.put(row, column, self.random.choice((f"{value:,}", f"{value}")))

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        if last_row > row or last_column > column:
            self.sheet.merge_cells(
                start_row=row, end_row=last_row, start_column=column, end_column=last_column
            )


def laid_out(seed: int) -> tuple[bytes, Truth]:
    """The workbook of one random plan in one random layout."""
    random = Random(seed)  # noqa: S311 - nothing secret
    book = Workbook()
    sheet = book.active
    sheet.title = random.choice(("Matriz", "POI", "Hoja1"))
    cells, truth = Cells(sheet, random), Truth()
    row = 1
    for text in random.sample(("MINISTERIO", "Matriz de seguimiento", "Anexo N° 1"), k=2):
        if random.random() < 0.6:
            cells.put(row, random.choice((1, 2)), text)
            row += random.choice((1, 2))
    if random.random() < 0.5:
        _policy(cells, truth, row + 1)
    else:
        _operative(cells, truth, row + 1)
    out = BytesIO()
    book.save(out)
    return out.getvalue(), truth


def _word(random: Random, key: str) -> str:
    word = random.choice(WORDS[key])
    return random.choice((word, word, word.upper(), f"{word}:"))


def _elements(truth: Truth, random: Random) -> list[tuple[str, list[str]]]:
    """Objectives and their services."""
    found = []
    for above in range(1, random.randint(1, 3) + 1):
        code = f"OE.{above:02}"
        truth.elements[code] = (f"Objetivo {above}", "")
        below = []
        for each in range(1, random.randint(1, 3) + 1):
            one = f"AE.{above:02}.{each:02}"
            truth.elements[one] = (f"Acción {above}.{each}", code)
            below.append(one)
        found.append((code, below))
    return found


def _policy(cells: Cells, truth: Truth, top: int) -> None:  # noqa: C901, PLR0912, PLR0915 - one layout, drawn once
    """Indicators with the targets and values of some years; elements in columns or rows."""
    random = cells.random
    grouped = random.choice(("columns", "merged", "rows"))
    years = [2023, 2024, 2025][: random.randint(1, 3)]
    wide = 4 if grouped != "rows" else 0
    start = wide + 4
    heads = [_word(random, "indicator"), _word(random, "offices"), _word(random, "unit")]
    if grouped != "rows":
        for at, text in ((1, "Objetivo estratégico"), (3, "Acción estratégica")):
            cells.put(top, at, text)
            cells.merge(top, at, top, at + 1)
            cells.put(top + 1, at, "Código")
            cells.put(top + 1, at + 1, "Nombre")
    code_head = random.choice(("Código del indicador", "Cod. Indicador"))
    for at, text in enumerate((code_head, *heads), wide + 1):
        cells.put(top, at, text)
        cells.merge(top, at, top + 1, at)
    merged = random.random() < 0.7
    column = start + 1
    figures: list[tuple[str, int, int]] = []
    for role in ("target", "actual"):
        cells.put(top, column, _word(random, role))
        for at, year in enumerate(years):
            cells.put(top + 1, column + at, random.choice((year, str(year))))
            figures.append((role, year, column + at))
        if merged:
            cells.merge(top, column, top, column + len(years) - 1)
        column += len(years)
    row = top + 2
    for objective, services in _elements(truth, random):
        if grouped == "rows":
            cells.put(row, 1, objective)
            cells.put(row, 2, truth.elements[objective][0])
            row += 1
        first = row
        for service in services:
            if grouped == "rows":
                cells.put(row, 1, service)
                cells.put(row, 2, truth.elements[service][0])
                row += 1
            begun = row
            for number in range(1, random.randint(1, 3) + 1):
                _indicator(cells, truth, row, wide, service, number, figures)
                if grouped == "columns" or row == begun:
                    cells.put(row, 3, service) if grouped != "rows" else None
                    cells.put(row, 4, truth.elements[service][0]) if grouped != "rows" else None
                if grouped == "columns" or (grouped == "merged" and row == first):
                    cells.put(row, 1, objective)
                    cells.put(row, 2, truth.elements[objective][0])
                row += 1
            if grouped == "merged":
                cells.merge(begun, 3, row - 1, 3)
                cells.merge(begun, 4, row - 1, 4)
        if grouped == "merged":
            cells.merge(first, 1, row - 1, 1)
            cells.merge(first, 2, row - 1, 2)
    if random.random() < 0.5:
        cells.put(row + 1, 1, "Fuente: registros de las oficinas")


def _indicator(
    cells: Cells, truth: Truth, row: int, wide: int, service: str, number: int,
    figures: list[tuple[str, int, int]],
) -> None:  # fmt: skip
    random = cells.random
    code = f"IND.{service.removeprefix('AE.')}.{number:02}"
    percent = random.random() < 0.4
    name = f"{'Porcentaje' if percent else 'Número'} de empresas {code}"
    office = random.choice(OFFICES)
    truth.items[code] = (name, service, "share" if percent else "number", office)
    unit = "Porcentaje" if percent else random.choice(("Número", "Empresas"))
    for at, text in enumerate((code, name, office, unit), wide + 1):
        cells.put(row, at, text)
    for role, year, column in figures:
        if random.random() < 0.15:
            continue
        value: Decimal | str = Decimal(random.randint(2, 99 if percent else 9000))
        if random.random() < 0.1:
            value = "ND"
        cells.figure(row, column, value, percent=percent)
        truth.figures[role, code, str(year)] = value


def _operative(cells: Cells, truth: Truth, top: int) -> None:  # noqa: C901, PLR0912, PLR0915 - one layout, drawn once
    """Products and activities of 2025 with money or with months."""
    random = cells.random
    months, levels = random.random() < 0.5, random.random() < 0.5
    spelled = random.choice(MONTHS)
    heads = [_word(random, "code-of-activity"), _word(random, "activity"),
             _word(random, "offices"), _word(random, "unit"), _word(random, "goal")]  # fmt: skip
    keys = ["code", "name", "office", "unit", "goal"]
    if levels:
        heads.insert(0, "Nivel")
        keys.insert(0, "level")
    cells.put(top - 1, 1, "Programación 2025")
    paired = months and random.random() < 0.4
    for at, text in enumerate(heads, 1):
        cells.put(top, at, text)
        if months:
            cells.merge(top, at, top + 1, at)
    column = len(heads) + 1
    places: dict[tuple[str, int], int] = {}
    if months:
        column = _month_heads(cells, top, column, spelled, places, paired=paired)
    else:
        for key in ("pim", "accrued"):
            cells.put(top, column, _word(random, key))
            places[key, 0] = column
            column += 1
        cells.put(top, column, "% de ejecución")
        places["percent", 0] = column
    row = top + (2 if months else 1)
    sums = {key: Decimal(0) for key in ("pim", "accrued")}
    for product in range(1, random.randint(1, 3) + 1):
        rows = [str(product), *(f"{product}.{n}" for n in range(1, random.randint(1, 4) + 1))]
        for code in rows:
            kind = "product" if "." not in code and len(rows) > 1 else "activity"
            if len(rows) == 1:
                continue
            name, office = f"Servicio {code} a empresas", random.choice(OFFICES)
            element = str(product)
            truth.items[code] = (name, element, "Acción", office)
            if kind == "product":
                truth.elements[code] = (name, "")
            goal = Decimal(random.randint(24, 900))
            said = {"code": code, "name": name, "office": office, "unit": "Acción",
                    "level": "PRODUCTO" if kind == "product" else "ACTIVIDAD"}  # fmt: skip
            for at, key in enumerate(keys, 1):
                if key == "goal":
                    cells.figure(row, at, goal, percent=False)
                    truth.figures["goal", code, ""] = goal
                else:
                    cells.put(row, at, said[key])
            if months:
                _month_figures(cells, truth, row, code, goal, places)
            else:
                _money(cells, truth, row, code, places, sums, counted=kind == "product")
            row += 1
    if not months and random.random() < 0.6:
        cells.put(row, 2, "TOTAL")
        for key, total in sums.items():
            cells.figure(row, places[key, 0], total, percent=False)
        row += 1
    if random.random() < 0.5:
        cells.put(row + 1, 1, "Nota: cifras al cierre")


def _month_heads(
    cells: Cells, top: int, column: int, spelled: tuple[str, ...],
    places: dict[tuple[str, int], int], *, paired: bool,
) -> int:  # fmt: skip
    """Months over programmed and executed, or programmed and executed over months."""
    if paired:
        for month, text in enumerate(spelled, 1):
            cells.put(top, column, text)
            cells.merge(top, column, top, column + 1)
            for at, (key, short) in enumerate((("programmed", "Prog."), ("actual", "Ejec."))):
                cells.put(top + 1, column + at, short)
                places[key, month] = column + at
            column += 2
        return column
    for key, text in (("programmed", "Programado"), ("actual", "Ejecutado")):
        cells.put(top, column, text)
        cells.merge(top, column, top, column + 11)
        for month, name in enumerate(spelled, 1):
            cells.put(top + 1, column, name)
            places[key, month] = column
            column += 1
    cells.put(top, column, "Total ejecutado")
    cells.merge(top, column, top + 1, column)
    places["total", 0] = column
    return column + 1


def _month_figures(
    cells: Cells, truth: Truth, row: int, code: str, goal: Decimal,
    places: dict[tuple[str, int], int],
) -> None:  # fmt: skip
    random = cells.random
    cuts = sorted(random.randint(0, int(goal)) for _ in range(11))
    parts = [two - one for one, two in zip([0, *cuts], [*cuts, int(goal)], strict=True)]
    done = Decimal(0)
    for month, part in enumerate(parts, 1):
        cells.figure(row, places["programmed", month], Decimal(part), percent=False)
        truth.figures["programmed", code, f"2025-{month:02}"] = Decimal(part)
        if month > 6:
            continue
        executed = Decimal(random.randint(0, 30))
        done += executed
        cells.figure(row, places["actual", month], executed, percent=False)
        truth.figures["actual", code, f"2025-{month:02}"] = done
    if ("total", 0) in places:
        cells.figure(row, places["total", 0], done, percent=False)


def _money(
    cells: Cells, truth: Truth, row: int, code: str, places: dict[tuple[str, int], int],
    sums: dict[str, Decimal], *, counted: bool,
) -> None:  # fmt: skip
    random = cells.random
    pim = Decimal(random.randint(1000, 900000))
    accrued = Decimal(random.randint(0, int(pim)))
    for key, value in (("pim", pim), ("accrued", accrued)):
        cells.figure(row, places[key, 0], value, percent=False)
        truth.figures[key, code, "2025-12" if key == "accrued" else ""] = value
        if counted:
            sums[key] += value
    cells.put(row, places["percent", 0], f"{accrued / pim * 100:.1f}%")

"""A small workspace, written as real files: two offices, one policy, one programme."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
POLICY = {
    "plan.toml": """\
code = "agua"
name = "Política del agua"
kind = "policy"
from = "2024-01"
until = "2025-12"

[levels]
OP = "Objetivo"
SS = "Servicio"

[plurals]
OP = "Objetivos"
SS = "Servicios"

[index]
cap = 100
missing = "leave-out"
over = "items"
""",
    "offices.csv": "code,name\nNORTE,Oficina Norte\nSUR,Oficina Sur\n",
    "elements.csv": (
        "code,level,parent,name,rollup\n"
        "OP.1,OP,,Agua para todos,none\n"
        "SS.1,SS,OP.1,Redes,none\n"
        "SS.2,SS,OP.1,Tarifas,none\n"
    ),
    "indicators.csv": (
        "code,element,name,unit,offices,type,direction,aggregation,frequency,relevance,"
        "baseline_year,baseline\n"
        "I.1,SS.1,Hogares conectados,number,NORTE,COBERTURA,"
        "ascending,not-accumulated,annual,,2023,100\n"
        "I.2,SS.1,Hogares con agua,share,NORTE;SUR,CALIDAD,"
        "ascending,not-accumulated,annual,,2023,40%\n"
        "I.3,SS.2,Reclamos,number,SUR,CALIDAD,descending,not-accumulated,annual,,2023,80\n"
    ),
    "targets.csv": "code,year,target\nI.1,2025,200\nI.2,2025,50%\nI.3,2025,40\nI.1,2024,150\n",
    "actuals.csv": "code,period,actual,accrued,source\nI.1,2024-12,140,,informe 2024\n",
}


def make_workspace(folder: Path, plans: dict[str, dict[str, str]] | None = None) -> Path:
    """A workspace with the repository's rules and forms and the plans given (default: POLICY)."""
    for name in ("rules", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "sheetgen.toml", folder / "sheetgen.toml")
    for plan, tables in (plans or {"agua": POLICY}).items():
        place = folder / "plans" / plan
        place.mkdir(parents=True)
        for name, text in tables.items():
            (place / name).write_text(text, encoding="utf-8")
    return folder

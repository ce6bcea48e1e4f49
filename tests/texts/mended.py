"""The two printed reports with all that was wrong in them mended, by hand."""

MENDED_PROGRAMME = (
    ("con un avance del 99.2%", "con un avance del 99.6%"),
    ("superando su meta en 99.2%", "alcanzando el 99.2% de su meta"),
    ("superando en 130.6% la meta anual", "con un 87.1% de la meta anual"),
    ("(S/ 171)", "(S/ 171.6 mil)"),
    ("(S/ 822 mil)", "(S/ 823 mil)"),
    ("cifra inferior a la registrada", "cifra superior a la registrada"),
    (", superando el avance de meta física registrado en 2024 (568)", ""),
    ("el 0.6% y 1.5%", "el 0.6% y 1.4%"),
    ("mientras que el 35.0% y el 23.9% recibió", "mientras que el 35.0% recibió"),
    ("mientras que el 9.7%", "mientras que el 9.1%"),
)
MENDED_POLICY = (
    (
        "el servicio 01.03.03 presenta falta de información",
        "el servicio 01.04.03 presenta falta de información",
    ),
    ("01.04.01, 01.04.02, 01.04.03, 01.04.04", "01.03.03, 01.04.01, 01.04.02, 01.04.04"),
    (
        "limitaciones operativas.",
        (
            "limitaciones operativas. Los servicios 01.03.04, 01.06.04 y 01.06.05 presentan "
            "falta de información. Los servicios 01.03.05 y 01.06.04 presentan avance atípico."
        ),
    ),
    (
        "los servicios 02.04.02, 02.04.03 y 02.08.01 presentan",
        (
            "el servicio 02.04.01 no cuenta con información; el servicio 02.04.02 muestra bajo "
            "avance; los servicios 02.04.01, 02.04.02, 02.04.03 y 02.08.01 presentan"
        ),
    ),
)


def mended(text: str, changes: tuple[tuple[str, str], ...]) -> str:
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new)
    return text

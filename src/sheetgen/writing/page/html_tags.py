"""The one door to HTML: elements that escape whatever they hold, and a page made of them."""

from base64 import b64encode
from hashlib import sha256
from xml.etree.ElementTree import Element, tostring

from sheetgen.language.signs import visible

Part = Element | str | None
"""What an element holds: another, words, or nothing."""


def tag(name: str, /, *parts: Part, **attributes: str | None) -> Element:
    """An element with what it holds; ``class_`` is its class, an attribute of None is left out."""
    made = Element(name)
    for key, value in attributes.items():
        if value is not None:
            made.set(key.rstrip("_").replace("_", "-"), visible(value))
    last: Element | None = None
    for part in parts:
        if isinstance(part, str):
            said = visible(part)
            if last is None:
                made.text = (made.text or "") + said
            else:
                last.tail = (last.tail or "") + said
        elif part is not None:
            made.append(part)
            last = part
    return made


def page(title: str, language: str, body: Element, style: str, script: str) -> bytes:
    """A page that may ask for nothing: its policy names its own script by digest, and no source."""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", style),
    )
    body.append(tag("script", script))
    whole = tag("html", head, body, lang=language)
    return f"<!DOCTYPE html>\n{tostring(whole, encoding='unicode', method='html')}\n".encode()

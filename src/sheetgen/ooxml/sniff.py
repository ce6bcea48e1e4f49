"""What a file is, by its content: extensions lie, and offices rename."""

from enum import Enum

from sheetgen.ooxml.refusal import Refused

_HEAD = 4096
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_DOCUMENTS = (("WordDocument", "Word"), ("PowerPoint Document", "PowerPoint"))
_OLD_STREAMS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ", b"BZh")
_HTML = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<body")
_PRINTABLE = 32
_HEADS = frozenset(
    (b"from", b"to", b"subject", b"date", b"received", b"return-path", b"message-id",
     b"mime-version", b"content-type", b"delivered-to", b"x-mailer", b"de", b"para", b"asunto")
)  # fmt: skip
_HEADER, _FEW = 40, 2
"""Lines that may head a mail, of which so many must be known."""


class Content(Enum):
    """The kinds of content that may hold a filled template."""

    ZIP = "zip"
    """.xlsx, .xlsm, .xlsb or .ods: the parts inside tell."""
    XLS = "xls"


def sniff(data: bytes) -> Content:
    """Which reader a file is for; raises Refused, with its sentence, where it is for none."""
    if not data:
        raise Refused("READ-101")
    if data.startswith(_ZIP):
        return Content.ZIP
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if data.startswith(_OLD_STREAMS):
        return Content.XLS
    raise _stranger(data)


def _sniff_ole(data: bytes) -> Content:
    # The names of an OLE file's streams stand in its directory as UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused("READ-110", "office")
    if "__substg1.0_".encode("utf-16-le") in data:  # Outlook's .msg, whatever is attached to it
        raise Refused("READ-138")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return Content.XLS
    for name, program in _OLD_DOCUMENTS:
        if name.encode("utf-16-le") in data:
            raise document(program)
    raise Refused("READ-118")


def refuse_mark(data: bytes, name: str) -> None:
    """Refuse what Excel or LibreOffice leaves beside a workbook while somebody has it open.

    Raises Refused, saying whose the real file is.
    """
    if name.startswith(("~$", ".~lock.")) and not data.startswith((_ZIP, _OLE)):
        raise Refused("READ-137")


def document(program: str) -> Refused:
    """The refusal of what another office program wrote."""
    return Refused("READ-116", program=program)


def _stranger(data: bytes) -> Refused:
    if data.startswith(_EMPTY_ZIP):
        return Refused("READ-122")
    if data.startswith(b"%PDF"):
        return document("PDF")
    if data.startswith(_PICTURES):
        return Refused("READ-134")
    if data.startswith(_ARCHIVES):
        return archive()
    return _written(data[:_HEAD])


def archive() -> Refused:
    """The refusal of a compressed folder."""
    return Refused("READ-119")


def _written(head: bytes) -> Refused:
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if _is_mail(text):
        return Refused("READ-138")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in text or b"excel.sheet" in text:
        return Refused("READ-117")
    if b"office:document" in text and b"opendocument" in text:
        return Refused("READ-136")
    if text.startswith(_HTML) or any(tag in text for tag in _HTML[:3]):
        return Refused("READ-114")
    if text and all(byte >= _PRINTABLE or byte in b"\t\r\n" for byte in text):
        return Refused("READ-115")
    return Refused("READ-118")


def _is_mail(text: bytes) -> bool:
    """Whether it begins with the lines that head a mail: two of them at least."""
    named = {line.partition(b":")[0] for line in text.splitlines()[:_HEADER] if b":" in line}
    return len(named & _HEADS) >= _FEW and b":" in text.partition(b"\n")[0]

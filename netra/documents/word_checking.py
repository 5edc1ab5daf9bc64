"""What a template of an office may hold: tags that only read, and no content that would be lost or do something.

Found faults are codes with the place, so that whoever made the template can mend it.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes

from netra.documents.word_filling import CODE, environment

LARGEST = 3_000_000  # bytes of the file, and of the pictures in it
LARGEST_PART = 1_500_000  # characters of one part unpacked
MOST_PARTS = 200
MOST_TAGS = 800
DEEPEST = 3  # loops within loops

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.If,
    nodes.For,
    nodes.Compare,
    nodes.Operand,
    nodes.Const,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Filter,
    nodes.Test,
    nodes.CondExpr,
)
_LOOP = {"index": 1, "index0": 0, "first": True, "last": True, "length": 1}
_PICTURES = (".png", ".jpg", ".jpeg")
_PICTURE_BYTES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
# Things that would not come out the same in the PDF, or that carry what nobody sees.
_LOST = {
    "w:txbxContent": "text_box",
    "w:pict": "drawing",
    "w:object": "object",
    "w:footnoteReference": "footnote",
    "w:endnoteReference": "footnote",
    "w:sdt": "control",
    "w:ins": "changes",
    "w:del": "changes",
    "w:commentReference": "comment",
    "w:altChunk": "object",
    "m:oMath": "formula",
    "c:chart": "drawing",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a template is not taken: a code, and the tag or thing it is about."""

    code: str
    what: str = ""


class BadTemplate(ValueError):
    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(f"{fault.code} {fault.what}".strip() for fault in faults))
        self.faults = faults


def check(template: bytes, example: Mapping[str, Any], *, needed: tuple[str, ...]) -> None:
    """Raises `BadTemplate` unless every tag names something of `example` and every `needed` tag stands somewhere."""
    parts = _parts(template)
    faults = list(_lost(parts))
    seen: set[str] = set()
    if not faults:
        for source in _sources(template):
            faults += _tags(source, example, seen)
        faults += [Fault("missing", name) for name in needed if name not in seen]
    if faults:
        raise BadTemplate(tuple(dict.fromkeys(faults)))


def _parts(template: bytes) -> dict[str, bytes]:
    """The parts of the file, none larger than a letter can be. Raises `BadTemplate` for anything that is no DOCX."""
    if len(template) > LARGEST:
        raise BadTemplate((Fault("large"),))
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            if len(packed.infolist()) > MOST_PARTS:
                raise BadTemplate((Fault("large"),))
            for one in packed.infolist():
                with packed.open(one) as stream:
                    parts[one.filename] = stream.read(LARGEST_PART * 2 + 1)
                limit = LARGEST if "/media/" in one.filename else LARGEST_PART * 2
                if len(parts[one.filename]) > min(limit, LARGEST_PART * 2):
                    raise BadTemplate((Fault("large", one.filename[:60]),))
    # What `zipfile` raises for a broken archive, an unknown method, a password, an early end.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as fault:
        raise BadTemplate((Fault("no_docx"),)) from fault
    if "word/document.xml" not in parts:
        raise BadTemplate((Fault("no_docx"),))
    return parts


def _lost(parts: Mapping[str, bytes]) -> Iterator[Fault]:
    for name, content in parts.items():
        lower = name.lower()
        if "vbaproject" in lower or "activex" in lower or "/embeddings/" in lower:
            yield Fault("object", name[:60])
        elif "/media/" in lower and not (lower.endswith(_PICTURES) and content.startswith(_PICTURE_BYTES)):
            yield Fault("picture", name.rpartition("/")[2][:60])
        elif lower.endswith((".xml", ".rels")):
            yield from _lost_in(name, content.decode("utf-8", "replace"))


def _lost_in(name: str, words: str) -> Iterator[Fault]:
    if "<!DOCTYPE" in words or "<!ENTITY" in words:
        yield Fault("object", name[:60])
    if name.endswith(".rels"):
        for link in re.findall(r"<Relationship [^>]{0,2000}>", words):
            if "External" in link and "/hyperlink" not in link:
                yield Fault("outside", name.rpartition("/")[2][:60])
        return
    if not name.startswith(("word/document", "word/header", "word/footer")):
        return
    for tag, code in _LOST.items():
        if re.search(rf"<{tag}[ />]", words):
            yield Fault(code)
    if len(re.findall(r"\{(?:<[^>]*>)*[{%#]", words)) > MOST_TAGS:
        yield Fault("large")


def _sources(template: bytes) -> Iterator[str]:
    """The parts with tags, as they will be handed to the sandbox. Raises `BadTemplate` for XML nobody can read."""
    try:
        file = DocxTemplate(io.BytesIO(template))
        file.init_docx()
        yield file.patch_xml(file.get_xml())
        for kind in (file.HEADER_URI, file.FOOTER_URI):
            for _key, part in file.get_headers_footers(kind):
                yield file.patch_xml(file.get_part_xml(part))
    except (ValueError, KeyError, AttributeError, TypeError, SyntaxError) as fault:  # lxml's faults are SyntaxErrors
        raise BadTemplate((Fault("no_docx"),)) from fault


def _tags(source: str, example: Mapping[str, Any], seen: set[str]) -> Iterator[Fault]:
    try:
        tree = environment().parse(source)
    except TemplateSyntaxError as fault:
        yield Fault("syntax", re.sub(r"<[^>]*>", "", fault.message or "")[:120])
        return
    yield from _walk(tree, {**example, CODE: ""}, seen, depth=0)


def _walk(node: nodes.Node, known: Mapping[str, Any], seen: set[str], *, depth: int) -> Iterator[Fault]:
    if not isinstance(node, _ALLOWED):
        yield Fault("not_allowed", type(node).__name__)
        return
    match node:
        case nodes.Name() | nodes.Getattr():
            yield from _known(node, known, seen)
        case nodes.For():
            yield from _loop(node, known, seen, depth)
        case nodes.Filter() if node.name not in environment().filters or node.args[1:] or node.kwargs:
            yield Fault("not_allowed", str(node.name))
        case nodes.Test() if node.name not in environment().tests:
            yield Fault("not_allowed", str(node.name))
        case _:
            for child in node.iter_child_nodes():
                yield from _walk(child, known, seen, depth=depth)


def _known(node: nodes.Name | nodes.Getattr, known: Mapping[str, Any], seen: set[str]) -> Iterator[Fault]:
    path = _path(node)
    if path is None:
        yield Fault("not_allowed", "()")
        return
    seen.add(".".join(path))
    if _value(path, known) is _NOTHING:
        yield Fault("unknown", ".".join(path))


def _loop(node: nodes.For, known: Mapping[str, Any], seen: set[str], depth: int) -> Iterator[Fault]:
    """Only over a list the letter offers: running through the letters of a text has no end."""
    path = _path(node.iter)
    things = _value(path, known) if path is not None else _NOTHING
    if not isinstance(node.target, nodes.Name) or node.recursive or node.test is not None or depth >= DEEPEST:
        yield Fault("not_allowed", "for")
        return
    if path is None or not isinstance(things, list | tuple):
        yield Fault("no_list", ".".join(path or ("?",)))
        return
    seen.add(".".join(path))
    inner = {**known, node.target.name: things[0] if things else "", "loop": _LOOP}
    for child in (*node.body, *node.else_):
        yield from _walk(child, inner, seen, depth=depth + 1)


_NOTHING = object()


def _path(node: nodes.Node) -> tuple[str, ...] | None:
    match node:
        case nodes.Name():
            return (node.name,)
        case nodes.Getattr():
            before = _path(node.node)
            return None if before is None else (*before, node.attr)
        case _:
            return None


def _value(path: tuple[str, ...], known: Mapping[str, Any]) -> Any:
    value: Any = known
    for name in path:
        if not isinstance(value, Mapping) or name not in value:
            return _NOTHING
        value = value[name]
    return value

"""matplotlib's SVG made fit for a page: no style that a strict page would refuse, the page's colours, words for who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
DROPPED = ("metadata", "style")
FAMILY = "font-family"  # the page's, for all
NUMBERS = {"d", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "points", "transform"}


def inlined(drawing: str, title: str, description: str, *, name: str, colours: Mapping[str, str], fallback: bool = True) -> str:
    """The drawing as an `svg` element without prolog, with `title` and `desc`.

    Style attributes become attributes of their own, because a page whose policy forbids inline
    style ignores them. Ids begin with `name`. `colours` (hex -> name) become CSS variables, with the
    hex as what counts where there is none, unless `fallback` is false. Links keep their address alone.
    """
    ElementTree.register_namespace("", SVG[1:-1])
    root = ElementTree.fromstring(drawing)
    _pruned(root)
    for element in root.iter():
        _cleaned(element, name, {code: f"var(--{colour}{f', {code}' * fallback})" for code, colour in colours.items()})
    _slimmed(root, name)
    linked = root.find(f".//{SVG}a") is not None
    for attribute in ("width", "height"):
        root.attrib.pop(attribute, None)
    root.attrib |= {
        "role": "group" if linked else "img",
        "class": "chart",
        "aria-labelledby": f"{name}-title {name}-desc",
        "stroke-linejoin": "round",
    }
    for place, (tag, words) in enumerate((("title", title), ("desc", description.removeprefix(f"{title}.").lstrip() or description))):
        told = ElementTree.Element(f"{SVG}{tag}", {"id": f"{name}-{tag}"})
        told.text = words
        root.insert(place, told)
    return ElementTree.tostring(root, encoding="unicode")


def _pruned(element: ElementTree.Element) -> None:
    for child in list(element):
        tag = str(child.tag).removeprefix(SVG)
        if tag in DROPPED:
            element.remove(child)
        else:
            _pruned(child)
        if tag == "defs" and not len(child):
            element.remove(child)


def _cleaned(element: ElementTree.Element, name: str, colours: Mapping[str, str]) -> None:
    for part in element.attrib.pop("style", "").split(";"):
        attribute, _, value = part.partition(":")
        if value.strip():
            element.attrib |= _font(value.strip()) if attribute.strip() == "font" else {attribute.strip(): value.strip()}
    for attribute in ("target", FAMILY):
        element.attrib.pop(attribute, None)
    address = element.attrib.pop(f"{XLINK}href", None)
    element.attrib.pop(f"{XLINK}title", None)
    if address is not None:
        element.set("href", f"#{name}-{address[1:]}" if address.startswith("#") else address)
    for attribute, value in list(element.attrib.items()):
        if attribute == "id":
            element.set("id", f"{name}-{value}")
        elif "url(#" in value and attribute != "href":
            element.set(attribute, value.replace("url(#", f"url(#{name}-"))
        elif value.lower() in colours:
            element.set(attribute, colours[value.lower()])


def _slimmed(root: ElementTree.Element, name: str) -> None:
    """Takes out what shows nothing: groups that only group, paths without ink, ids that nothing points to, decimals beyond a hundredth."""
    used = {found for element in root.iter() for value in element.attrib.values() for found in re.findall(r"#([^)\s]+)", value)}
    short = {old: f"{name}-{number}" for number, old in enumerate(sorted(used), 1)}
    for element in root.iter():
        if element.get("id") in short:
            element.set("id", short[element.attrib["id"]])
        else:
            element.attrib.pop("id", None)
        for attribute, value in list(element.attrib.items()):
            element.set(attribute, _slim(attribute, value, short))
        if element.get("transform", "").startswith("rotate(-0 "):
            del element.attrib["transform"]
        if not list(element) and not (element.text or "").strip():
            element.text = None
    _without_what_is_meant_anyway(root)
    _flattened(root)


def _without_what_is_meant_anyway(root: ElementTree.Element) -> None:
    """Takes out what is the rule, and what a mark that is used again sets itself."""
    marks = {element.get("id"): element for element in root.iter() if element.get("id")}
    for element in root.iter():
        if element.get("text-anchor") == "start":
            del element.attrib["text-anchor"]
        mark = marks.get(element.get("href", "")[1:]) if element.tag == f"{SVG}use" else None
        for attribute in [name for name in element.attrib if mark is not None and name.startswith("stroke") and name in mark.attrib]:
            del element.attrib[attribute]


def _slim(attribute: str, value: str, short: Mapping[str, str]) -> str:
    if attribute == "href":
        return f"#{short[value[1:]]}" if value.startswith("#") else value
    if value.startswith("url(#"):
        return f"url(#{short[value[5:-1]]})"
    if attribute in NUMBERS:
        return re.sub(r"\d+\.\d{3,}", lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), " ".join(value.split()))
    return value


def _flattened(element: ElementTree.Element) -> None:
    """Puts the children of groups without attributes in the place of the group; drops what has no ink, and space between elements."""
    kept: list[ElementTree.Element] = []
    for child in list(element):
        _flattened(child)
        child.tail = None
        bare = child.tag == f"{SVG}g" and not child.attrib
        inkless = child.tag == f"{SVG}path" and child.get("fill") == "none" and "stroke" not in child.attrib
        kept += list(child) if bare else [] if inkless else [child]
    element[:] = kept
    if kept and not (element.text or "").strip():
        element.text = None


def _font(value: str) -> dict[str, str]:
    """The parts of a font as attributes; the family is the page's.

    >>> _font("700 10.5px 'DejaVu Sans'")
    {'font-size': '10.5', 'font-weight': '700'}
    """
    size = re.search(r"([\d.]+)px", value)
    weight = re.match(r"(?:\w+ )*?(bold|\d{3}) ", value)
    return ({"font-size": size[1]} if size else {}) | ({"font-weight": weight[1]} if weight else {})

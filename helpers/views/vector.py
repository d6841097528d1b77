"""matplotlib's SVG made fit for a page: no style that a strict page would refuse, the page's colours, words for who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
DROPPED = ("metadata", "style")


def inlined(drawing: str, title: str, description: str, *, name: str, colours: Mapping[str, str]) -> str:
    """The drawing as an `svg` element without prolog, with `title` and `desc`.

    Style attributes become attributes of their own, because a page whose policy forbids inline
    style ignores them. Ids begin with `name`. `colours` (hex -> name) become CSS variables, with the
    hex as what counts where there is none. Links keep their address alone.
    """
    ElementTree.register_namespace("", SVG[1:-1])
    root = ElementTree.fromstring(drawing)
    _pruned(root)
    for element in root.iter():
        _cleaned(element, name, colours)
    linked = root.find(f".//{SVG}a") is not None
    for attribute in ("width", "height"):
        root.attrib.pop(attribute, None)
    root.attrib |= {
        "role": "group" if linked else "img",
        "class": "chart",
        "aria-labelledby": f"{name}-title {name}-desc",
        "stroke-linejoin": "round",
    }
    for place, (tag, words) in enumerate((("title", title), ("desc", description))):
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
    element.attrib.pop("target", None)
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
            element.set(attribute, f"var(--{colours[value.lower()]}, {value.lower()})")


def _font(value: str) -> dict[str, str]:
    """The parts of a font as attributes; the family is the page's.

    >>> _font("700 10.5px 'DejaVu Sans'")
    {'font-size': '10.5', 'font-weight': '700'}
    """
    size = re.search(r"([\d.]+)px", value)
    weight = re.match(r"(?:\w+ )*?(bold|\d{3}) ", value)
    return ({"font-size": size[1]} if size else {}) | ({"font-weight": weight[1]} if weight else {})

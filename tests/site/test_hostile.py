"""Whatever a corpus holds, a page keeps its shape: text changes no element, no attribute's name, no other text."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from mujaz.model import Claim, Difference, Digest, Named, Redirect, Story, Sums
from mujaz.site import environment, options, text, words
from mujaz.site.output import Output
from mujaz.site.pages import Pages
from tests.site import sample
from tests.site.conftest import Html, parse

THEME = Path(__file__).parents[2] / "theme"
OPTIONS = options.read({"SITENAME": "موجز", "SITEURL": "https://digest.example", "TIMEZONE": "Asia/Beirut"})
WORDS = words.load(THEME / "translations", OPTIONS.interface)
ENVIRONMENT = Environment(autoescape=True)
environment.prepare(ENVIRONMENT, [THEME / "templates"], OPTIONS, WORDS)

SHARP = st.text(
    st.one_of(st.characters(codec=None), st.sampled_from("<>&\"'{}%#[]()!*_`\\/:; \n\u202e\udc80\x00")),
    max_size=120,  # a longer headline has a class of its own
)


def _story(value: str) -> Story:
    """A story that says ``value`` wherever a corpus may say something; the x keeps every field filled."""
    said = f"x{value}"
    told = (said + " جملة أخيرة من ست كلمات فقط." * 20,)  # long enough to be an excerpt, whatever the value
    written = sample.article(
        "a1-one",
        said,
        told,
        said,
        subtitle=said,
        byline=said,
        carrier=said,
        credits=(said,),
        url=f"https://a.example/{value}",
    )
    other = sample.article("a1-two", said, told, None, url=value)
    third = sample.article("a1-three", said, told, None, carrier=said)
    members = (
        sample.member(written, sample.dating("2024-02-28")),
        sample.member(other, None, "copy", "a1-one"),
        sample.member(third, sample.dating("2024-02-29"), "rewrite", "a1-one"),
    )
    differing = (
        Difference(
            "figure", (Claim("a1-one", f"{said} 7 أيام", said), Claim("a1-three", said, f"غير {said}"))
        ),
        Difference("quotation", (Claim("a1-one", said, said), Claim("a1-three", said, f"قول {said}"))),
        Difference("alone", (Claim("a1-one", told[0]),)),
    )
    return sample.story("one00000", members, topics=(said,), differences=differing)


def _write(value: str, folder: Path) -> None:
    named = Named("one", f"x{value}", "o/one.html", ("one00000",))
    digest = Digest(
        (_story(value),), (), (named,), (), (), (Redirect("s/old.html", "s/one00000.html"),), Sums()
    )
    Pages(digest, sample.REGISTRY, OPTIONS, WORDS, ENVIRONMENT, Output(folder)).write()


def _shape(page: Html) -> list[tuple[str, tuple[str, ...]]]:
    """Elements and their attributes' names, without isolates and without links that a text may or may not be."""
    return [
        (tag, tuple(attributes))
        for tag, attributes in page.elements
        if tag != "bdi" and not (tag == "a" and attributes.get("rel") == "noopener nofollow")
    ]


def _shapes(value: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(value, folder)
        pages = {path.relative_to(folder).as_posix(): parse(path) for path in folder.rglob("*.html")}
        for page in pages.values():
            for tag, attributes in page.elements:
                for address in ("href", "src"):
                    assert urlsplit(attributes.get(address, "").strip()).scheme not in {
                        "javascript",
                        "data",
                    }, tag
        for path in folder.rglob("*.atom"):
            feed = Xml.fromstring(path.with_suffix(".xml").read_bytes())
            assert len(feed.findall("channel/item")) == 1
            assert len(Xml.fromstring(path.read_bytes()).findall("{http://www.w3.org/2005/Atom}entry")) == 1
            assert len(json.loads(path.with_suffix(".json").read_bytes())["items"]) == 1
            assert len(feed.findall("channel/item/link")) == 1
        data = json.loads((folder / "stories.json").read_bytes())
        assert data["stories"][0]["title"] == text.clean(f"x{value}")
        return {path: [entry for entry in _shape(page) if entry[0] != "li"] for path, page in pages.items()}


@settings(max_examples=40, deadline=None)
@given(SHARP)
@example("<script>alert(1)</script>")
@example("{{7*7}}{% include '/etc/passwd' %}")
@example('" onmouseover="alert(1)')
@example("]]><![CDATA[")
@example("javascript:alert(1)")
@example("<!-- --> <style>*{}</style> </title></main>")
@example("\u202e\u2066\u0000\udcff")
def test_no_text_changes_the_shape_of_any_page(value: str) -> None:
    assert _shapes(value.strip()) == _shapes("a")

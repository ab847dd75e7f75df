"""Whoever reads, however: axe (WCAG 2.2 AA), the keyboard, large type, forced colours, no motion, no script, paper."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.audit.findings import Finding, none_of
from tests.audit.stage import TOOLS, Stage

WIDTHS = (320, 360, 1280)
SCHEMES = ("light", "dark")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
_OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_FOCUSABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
_WALK = f"""() => {{
  const seen = [...document.querySelectorAll("{_FOCUSABLE}")].filter(e => !e.disabled && e.checkVisibility());
  return seen.length}}"""
_FOCUSED = """() => {
  const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
  const name = at.tagName + ' ' + (at.getAttribute('href') ?? at.id);
  if (at === document.body) return null;
  const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  return [name, drawn, inside]}"""
MOST_STEPS = 600
"""Of a walk by the Tab key; a page with more of them is not walked to its end."""


def findings(stage: Stage) -> Iterator[Finding]:
    """Each of them over one page of each type."""
    yield from _axe(stage)
    yield _sideways(stage)
    yield _keyboard(stage)
    yield _zoomed(stage)
    yield _forced(stage)
    yield _still(stage)
    yield _scriptless(stage)
    yield _printed(stage)


def _axe(stage: Stage) -> Iterator[Finding]:
    source = (TOOLS / "axe-core" / "axe.min.js").read_text("utf-8")
    for scheme in SCHEMES:
        for width in WIDTHS:
            wrong: list[str] = []
            with stage.visiting(width, color_scheme=scheme) as context:
                page = context.new_page()
                for path in stage.pages:
                    page.goto(f"{stage.address}/{path}")
                    wrong += [f"{path}: {said}" for said in axe(page, source)]
            yield none_of("axe", f"{scheme}, {width} px: violations", wrong, len(stage.pages))


def axe(page: Page, source: str) -> list[str]:
    """The violations on the page that is open: rule, and the first element that breaks it."""
    page.evaluate("document.fonts.ready.then(() => 1)")
    page.evaluate(f"{source}\n0")
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", list(TAGS)
    )
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])} times)" for v in result["violations"]
    ]


def _sideways(stage: Stage) -> Finding:
    wrong = []
    for width in (*WIDTHS, 480, 640, 768, 1024, 1920):
        with stage.visiting(width) as context:
            page = context.new_page()
            for path in stage.pages:
                page.goto(f"{stage.address}/{path}")
                if (over := page.evaluate(_OVERFLOW)) > 0:
                    wrong.append(f"{path} at {width}: {over} px")
    return none_of("width", "scrolls sideways, 320 to 1920 px", wrong, len(stage.pages))


def _keyboard(stage: Stage) -> Finding:
    wrong: list[str] = []
    with stage.visiting() as context:
        page = context.new_page()
        for path in stage.pages:
            page.goto(f"{stage.address}/{path}")
            waiting = min(page.evaluate(_WALK), MOST_STEPS)
            names = []
            for _ in range(waiting):
                page.keyboard.press("Tab")
                focused = page.evaluate(_FOCUSED)
                if focused is None:
                    break
                name, drawn, inside = focused
                names.append(name)
                wrong += [f"{path}: focus not drawn on {name}"] * (not drawn)
                wrong += [f"{path}: focus out of sight on {name}"] * (not inside)
            if len(names) < waiting:
                wrong.append(f"{path}: {len(names)} of {waiting} reached; the last is {names[-1:]}")
    return none_of("keyboard", "not reached, not seen, or without a ring", wrong, len(stage.pages))


def _zoomed(stage: Stage) -> Finding:
    """1280 px at 200 % and 400 % are 640 and 320 px; and letters alone at 200 %."""
    wrong = []
    for zoom in (2, 4):
        with stage.visiting(1280 // zoom, 1024 // zoom, device_scale_factor=zoom) as context:
            page = context.new_page()
            for path in stage.pages:
                page.goto(f"{stage.address}/{path}")
                wrong += [f"{path} at {zoom}00 %"] * (page.evaluate(_OVERFLOW) > 0)
    with stage.visiting(1280) as context:
        page = context.new_page()
        for path in stage.pages:
            page.goto(f"{stage.address}/{path}")
            page.evaluate("document.documentElement.style.fontSize = '212.5%'")
            wrong += [f"{path}: letters at 200 %"] * (page.evaluate(_OVERFLOW) > 0)
    return none_of("zoom", "cut off at 200 % and 400 %", wrong, len(stage.pages))


def _forced(stage: Stage) -> Finding:
    """What is drawn in colour alone must be drawn still: marks of texts differ from those of copies."""
    wrong = []
    with stage.visiting(forced_colors="active") as context:
        page = context.new_page()
        for path in stage.pages:
            page.goto(f"{stage.address}/{path}")
            same = page.evaluate(
                """() => {
                const of = name => { const at = document.querySelector(name); return at && getComputedStyle(at) };
                const text = of('.text-mark'), copy = of('.copy-mark');
                const clear = style => style.backgroundColor === 'rgba(0, 0, 0, 0)';
                const bare = style => style && clear(style) && style.borderStyle === 'none';
                const same = text && copy && text.backgroundColor === copy.backgroundColor;
                return Boolean(same || bare(text) || bare(copy))}"""
            )
            wrong += [f"{path}: marks cannot be told apart"] * same + [f"{path}: sideways"] * (
                page.evaluate(_OVERFLOW) > 0
            )
    return none_of("forced colours", "marks lost", wrong, len(stage.pages))


def _still(stage: Stage) -> Finding:
    wrong = []
    with stage.visiting(reduced_motion="reduce") as context:
        page = context.new_page()
        for path in stage.pages:
            page.goto(f"{stage.address}/{path}")
            moving = page.evaluate(
                """() => document.getAnimations().length + [...document.querySelectorAll('*')].filter(e => {
                const s = getComputedStyle(e);
                return s.transitionDuration.split(', ').some(d => parseFloat(d) > 0.01) || s.scrollBehavior === 'smooth'
                }).length"""
            )
            wrong += [f"{path}: {moving} elements"] * (moving > 0)
    return none_of("motion", "moves where motion is unwanted", wrong, len(stage.pages))


def _scriptless(stage: Stage) -> Finding:
    """All that stands on a page with script stands there without; ``noscript`` may say more.

    A search that only a script can run need not stand there, if something is said in its place.
    """
    said: dict[bool, dict[str, set[str]]] = {True: {}, False: {}}
    searched: dict[str, set[str]] = {}
    for script, words in said.items():
        with stage.visiting(java_script_enabled=script) as context:
            page = context.new_page()
            for path in stage.pages:
                page.goto(f"{stage.address}/{path}")
                words[path] = set(page.locator("body").inner_text().split())
                if script and (search := page.get_by_role("search")).count():
                    searched[path] = set(search.inner_text().split())
    for path, only in searched.items():
        if said[False][path] - said[True][path]:
            said[True][path] -= only
    lost = [f"{path}: {sorted(said[True][path] - said[False][path])[:5]}" for path in stage.pages]
    return none_of(
        "no script", "words lost", [line for line in lost if not line.endswith("[]")], len(stage.pages)
    )


def _printed(stage: Stage) -> Finding:
    """On paper (A4, 794 px less its margins): black on white, nothing cut off, no navigation."""
    wrong = []
    with stage.visiting(718, color_scheme="dark") as context:
        page = context.new_page()
        page.emulate_media(media="print", color_scheme="dark")
        for path in stage.pages:
            page.goto(f"{stage.address}/{path}")
            ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
            shown = page.evaluate(
                "[...document.querySelectorAll('nav')].filter(e => e.checkVisibility()).length"
            )
            wrong += [f"{path}: prints on {ground}"] * (
                ground not in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
            )
            wrong += [f"{path}: prints navigation"] * (shown > 0)
            wrong += [f"{path}: cut off"] * (page.evaluate(_OVERFLOW) > 0)
            wrong += [f"{path}: no paper"] * (not page.pdf(format="A4").startswith(b"%PDF"))
    return none_of("print", "dark, cut off, or with navigation", wrong, len(stage.pages))

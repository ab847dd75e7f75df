"""Latin words, models and addresses in their order, by where the browser really put their letters."""

from __future__ import annotations

from collections.abc import Iterator

from tests.audit.findings import Finding, none_of
from tests.audit.stage import Stage

_MEASURE = r"""() => {
  const wrong = [], word = String.raw`[A-Za-z0-9][A-Za-z0-9.\-_\/:@&+'’#?=%~]*`;
  const token = new RegExp(`${word}(?:[ \\u00a0]+\\(?${word}\\)?)*`, 'g');
  let seen = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest('script, style, title')) continue;
    for (const found of node.data.matchAll(token)) {
      if (!/[A-Za-z]/.test(found[0])) continue;
      seen += 1;
      let x = -Infinity, y = null;
      for (let i = 0; i < found[0].length; i++) {
        if (/\s/.test(found[0][i])) continue;
        const range = document.createRange();
        range.setStart(node, found.index + i);
        range.setEnd(node, found.index + i + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        const middle = box.left + box.width / 2;
        if (y !== null && Math.abs(box.top - y) > box.height / 2) x = -Infinity;  // the next line
        if (middle <= x) { wrong.push(found[0]); break }
        x = middle; y = box.top;
      }
    }
  }
  return [seen, wrong]}"""


def findings(stage: Stage) -> Iterator[Finding]:
    """Over every page of the site, on a phone and on a desk."""
    pages = [path.relative_to(stage.site.output).as_posix() for path in stage.site.pages()]
    for width in (360, 1280):
        wrong: list[str] = []
        seen = 0
        with stage.visiting(width) as context:
            page = context.new_page()
            for path in pages:
                page.goto(f"{stage.address}/{path}")
                more, found = page.evaluate(_MEASURE)
                seen += more
                wrong += [f"{path}: {token}" for token in found]
        yield none_of("letters", f"Latin tokens out of order, {width} px", wrong, seen)

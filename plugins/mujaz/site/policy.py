"""What a page may load and do, said to the browser: by each page itself, and by the host's headers where it takes them.

``_headers`` is a file that Netlify, Cloudflare Pages and others read; docs/publishing.md has the same for nginx and
Apache. A header can say what a page cannot: that nobody may show the site in a frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mujaz.site.editions import FRONT
from mujaz.site.options import Options

HEADERS = "_headers"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
FONTS = "theme/fonts/"
"""A face keeps its name for ever: another gets another."""
YEAR = 31_536_000
"""Seconds."""
MESSAGES = "newsletter/"
"""These are e-mails: each line of them carries its own style, which a page's policy forbids."""


def page(options: Options, *, scripts: bool = False, wasm: bool = False) -> str:
    """The content security policy of a page: nothing but the site's own styles, faces and pictures.

    Args:
        options: decide whether a service worker may be installed.
        scripts: the page runs a script of the site.
        wasm: the page compiles WebAssembly.
    """
    runs = scripts or wasm or options.offline
    said = {
        "default-src": "'none'",
        "script-src": ("'self' 'wasm-unsafe-eval'" if wasm else "'self'") if runs else "",
        "worker-src": "'self'" if runs else "",
        "manifest-src": "'self'" if options.offline else "",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in said.items() if value)


def headers(options: Options, paths: Iterable[str], own: Mapping[str, str]) -> bytes:
    """``_headers`` for the pages among ``paths``; ``own``: pages that have a policy of their own, and which."""
    rules = {"/*": ALWAYS, f"/{FONTS}*": {"Cache-Control": f"public, max-age={YEAR}, immutable"}}
    policies = {place: own.get(path, page(options)) for path in paths for place in _places(path)}
    for place, policy in sorted(policies.items()):
        rules[place] = {"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"}
    lines = [
        line
        for place, said in rules.items()
        for line in (place, *(f"  {name}: {value}" for name, value in said.items()))
    ]
    return ("\n".join(lines) + "\n").encode()


def _places(path: str) -> Iterable[str]:
    """The patterns that cover the page at ``path``: its folder, or at the top the page under all its names."""
    if not path.endswith(".html") or path.startswith(MESSAGES):
        return ()
    folder, slash, _ = path.partition("/")
    if slash:
        return (f"/{folder}/*",)
    return ("/", f"/{FRONT}") if path == FRONT else (f"/{path}", f"/{path.removesuffix('.html')}")

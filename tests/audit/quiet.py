"""What the browser complains of under the site's own policy, and whom a page asks for what."""

from __future__ import annotations

from collections.abc import Iterator

from tests.audit.findings import Finding, none_of
from tests.audit.stage import Stage


def findings(stage: Stage) -> Iterator[Finding]:
    """With the service worker, under the headers that a host would send."""
    complaints: list[str] = []
    strangers: list[str] = []
    context = stage.browser.new_context()
    page = context.new_page()
    page.on(
        "console",
        lambda m: complaints.append(f"{m.type}: {m.text}") if m.type in {"error", "warning"} else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request", lambda r: None if r.url.startswith((stage.address, "data:")) else strangers.append(r.url)
    )
    for path in stage.pages:
        page.goto(f"{stage.address}/{path}", wait_until="networkidle")
    yield none_of("policy", "complaints of the browser", complaints, len(stage.pages))
    yield none_of("policy", "requests to others", strangers, len(stage.pages))
    page.goto(f"{stage.address}/index.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    manifest = context.new_cdp_session(page).send("Page.getAppManifest")["errors"]
    yield none_of("offline", "errors of the manifest", [str(error) for error in manifest], 1)
    context.close()

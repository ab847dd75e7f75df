"""Handing a page on, without script and without telling anybody before the reader does."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from mujaz.site import text
from mujaz.site.options import Options
from mujaz.site.views import Share

TITLE = 180
"""Characters of a headline in a message."""


def share(options: Options, url: str, title: str) -> Share | None:
    """Ways to hand on the page at ``url``; None where the site's own address is not known.

    A message's first line is the headline, isolated so that Latin names stand right wherever it is pasted.
    """
    if not options.siteurl:
        return None
    address = options.absolute(url)
    said = text.isolate_plain(text.shorten(title, TITLE))
    message = f"{said}\n{address}"
    return Share(
        address=address,
        whatsapp=f"https://wa.me/?{_query(text=message)}",
        telegram=f"https://t.me/share/url?{_query(url=address, text=said)}",
        mail=f"mailto:?{_query(subject=said, body=message)}",
    )


def _query(**values: str) -> str:
    return urlencode(values, quote_via=quote)

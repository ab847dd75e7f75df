"""What search engines are told of a page: JSON-LD in the words of schema.org, as data that no browser runs.

A story is a ``NewsArticle`` that ``isBasedOn`` its accounts; each of them names the outlet that provided it, where it
is known, and the agencies it cites. An edition is a ``CollectionPage`` with its list. Nothing is said here that the
page does not show.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from markupsafe import Markup

from mujaz.model import Member, Story
from mujaz.site import changes, text
from mujaz.site.calendars import Calendar
from mujaz.site.editions import FRONT
from mujaz.site.environment import relative
from mujaz.site.feeds.items import urn
from mujaz.site.options import Options
from mujaz.site.views import Card, Page, Sheet

CONTEXT = "https://schema.org"
HEADLINE = 110
"""Characters of a headline that Google's guide for ``NewsArticle`` asks for at most."""
DESCRIPTION = 200
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""So that no text ends the element it stands in (HTML Living Standard, "Restrictions for contents of script")."""

Json = dict[str, object]


def element(value: Json) -> Markup:
    r"""``value`` as a data block; strings are cleaned, what is empty is left out.

    >>> element({"name": "</script>", "none": ""})
    Markup('<script type="application/ld+json">{"name":"\\u003c/script\\u003e"}</script>')
    """
    written = json.dumps(_told(value), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(written))  # noqa: S704 - escaped above


class Structured:
    """Describes the pages of one site."""

    def __init__(self, options: Options, calendar: Calendar, logo: str) -> None:
        """``logo``: site-relative address of the site's sign as a picture."""
        self._options = options
        self._calendar = calendar
        self._logo = logo

    def story(self, story: Story, page: Page, image: str = "") -> Markup:
        """The page of ``story``, as ``page`` shows it; ``image``: site-relative address of its card."""
        draft = story.draft
        at = self._addresses(story.url)
        accounts = [
            self._account(member, account.url, at)
            for member, account in zip(draft.members, page.accounts, strict=True)
        ]
        return element(
            {
                "@context": CONTEXT,
                "@type": "NewsArticle",
                "@id": at(story.url),
                "identifier": urn(story),
                "url": at(story.url),
                "mainEntityOfPage": at(story.url),
                "headline": text.shorten(page.title, HEADLINE),
                "description": text.shorten(page.card.opening, DESCRIPTION),
                "inLanguage": draft.lead.article.language,
                "datePublished": draft.dating.iso() if draft.dating else "",
                "dateModified": modified(story, self._calendar),
                "image": at(image) if image else "",
                "publisher": self._publisher(at),
                "provider": {"@id": self._publisher(at)["@id"]},
                "isAccessibleForFree": True,
                "isPartOf": {"@type": "CollectionPage", "url": at(page.edition)} if page.edition else "",
                "keywords": [topic.name for topic in page.topics],
                "isBasedOn": accounts,
                "citation": [{"@id": account["@id"]} for account in accounts],
            }
        )

    def edition(self, path: str, sheet: Sheet) -> Markup:
        """The edition ``sheet`` on the page ``path``."""
        at = self._addresses(path)
        cards: tuple[Card, ...] = (sheet.lead, *sheet.body, *sheet.briefs)
        return element(
            {
                "@context": CONTEXT,
                "@type": "CollectionPage",
                "@id": at(path),
                "url": at(path),
                "name": f"{self._options.name} · {sheet.heading.day}",
                "inLanguage": self._options.language,
                "datePublished": sheet.heading.iso,
                "publisher": self._publisher(at),
                "isPartOf": {"@type": "WebSite", "name": self._options.name, "url": at(FRONT)},
                "mainEntity": {
                    "@type": "ItemList",
                    "numberOfItems": len(cards),
                    "itemListElement": [
                        {"@type": "ListItem", "position": number, "url": at(card.url), "name": card.title}
                        for number, card in enumerate(cards, 1)
                    ],
                },
            }
        )

    def _account(self, member: Member, url: str, at: Callable[[str], str]) -> Json:
        article = member.article
        return {
            "@type": "NewsArticle",
            "@id": f"#{article.id}",
            "headline": text.shorten(article.title, HEADLINE),
            "url": url,
            "inLanguage": article.language,
            "datePublished": member.published.iso() if member.published else "",
            "provider": _organisation(article.outlet),
            "citation": [
                {"@type": "CreativeWork", "provider": _organisation(credit)} for credit in article.credits
            ],
            "isBasedOn": {"@id": f"#{member.lineage.of}"}
            if member.lineage.of and member.lineage.directed
            else "",
        }

    def _publisher(self, at: Callable[[str], str]) -> Json:
        return {
            "@type": "NewsMediaOrganization",
            "@id": at(FRONT) + "#publisher",
            "name": self._options.name,
            "url": at(FRONT),
            "logo": {"@type": "ImageObject", "url": at(self._logo)},
        }

    def _addresses(self, here: str) -> Callable[[str], str]:
        """How the page ``here`` writes the address of another: in full once the site has one of its own."""
        if self._options.siteurl:
            return self._options.absolute
        return lambda there: relative(here, there)


def modified(story: Story, calendar: Calendar) -> str:
    """ISO day or instant of the last material change of ``story``; its date where there was none; empty undated."""
    draft = story.draft
    if draft.dating is None:
        return ""
    told = changes.of(draft, calendar)
    if not told:
        return draft.dating.iso()
    last = told[-1]
    return (
        last.member.published.iso() if last.member and last.member.published else last.at.date().isoformat()
    )


def _organisation(name: str | None) -> object:
    return {"@type": "Organization", "name": name} if name else ""


def _told(value: object) -> object:
    """``value`` with its strings on one line and clean, without what is empty."""
    if isinstance(value, str):
        return text.line(value)
    if isinstance(value, dict):
        said = {name: _told(item) for name, item in value.items()}
        return {name: item for name, item in said.items() if item not in ("", [], {})}
    if isinstance(value, Iterable):
        return [_told(item) for item in value]
    return value

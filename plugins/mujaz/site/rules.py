"""The accounts' rules in words; a rule without words here is shown by its own name."""

from __future__ import annotations

from collections.abc import Callable

from mujaz.site.words import Words


def cuts(words: Words) -> dict[str, str]:
    """What each rule cuts, by the rule's name, in the interface's language."""
    return _of_the_page(words.gettext) | _of_the_text(words.gettext)


def _of_the_page(gettext: Callable[[str], str]) -> dict[str, str]:
    """What a page carries whatever its article."""
    return {
        "advert": gettext("advertisements"),
        "app-promotion": gettext("promotion of applications"),
        "breadcrumb": gettext("trails of sections"),
        "channel-invitation": gettext("invitations to channels"),
        "comments": gettext("readers' comments"),
        "contact": gettext("contact details"),
        "cookie-notice": gettext("notices about cookies"),
        "copyright": gettext("copyright notices"),
        "counter": gettext("counters of readers and shares"),
        "disclaimer": gettext("disclaimers"),
        "feedback": gettext("requests for feedback"),
        "greeting": gettext("greetings"),
        "imprint": gettext("lines of an imprint"),
        "list-widget": gettext("lists of most read and newest"),
        "navigation": gettext("menus and navigation"),
        "page-date": gettext("dates of the page"),
        "page-furniture": gettext("furniture of the page"),
        "page-number": gettext("page numbers"),
        "poll": gettext("polls"),
        "posts-day": gettext("days above a channel's posts"),
        "print-header": gettext("headers of a print-out"),
        "read-more": gettext("invitations to read more"),
        "related-headline": gettext("headlines of related articles"),
        "related-label": gettext("labels of related articles"),
        "related-link": gettext("links to related articles"),
        "running-head": gettext("headers of printed pages"),
        "section": gettext("names of sections"),
        "share-widget": gettext("share buttons"),
        "skipped-box": gettext("boxes between the paragraphs"),
        "subscription": gettext("invitations to subscribe"),
        "teaser": gettext("teasers of other articles"),
        "ticker": gettext("rows of headlines of a ticker"),
        "video-widget": gettext("frames of videos"),
        "wire-slug": gettext("codes of an agency's wire"),
        "wordpress": gettext("what the publishing software added"),
    }


def _of_the_text(gettext: Callable[[str], str]) -> dict[str, str]:
    """What stands in and around a text and is not told in it."""
    return {
        "alternative-title": gettext("the headline again, in other words"),
        "bare-number": gettext("numbers standing alone"),
        "blank": gettext("blank lines"),
        "byte-order-mark": gettext("byte-order marks"),
        "caption": gettext("captions of pictures"),
        "divider": gettext("dividing lines"),
        "end-mark": gettext("marks of an article's end"),
        "field-label": gettext("labels of fields"),
        "foreign-label": gettext("labels in another language"),
        "forward-mark": gettext("notes of forwarding"),
        "forwarded": gettext("notes of forwarding"),
        "item-label": gettext("labels of lists"),
        "link": gettext("addresses of pages"),
        "mail-header": gettext("headers of messages"),
        "mail-sender": gettext("headers of messages"),
        "markup": gettext("markup and what was not extracted from it"),
        "message-header": gettext("headers of messages"),
        "message-sender": gettext("headers of messages"),
        "other-headline": gettext("headlines of other articles"),
        "outside-text": gettext("lines outside any text"),
        "photo-credit": gettext("credits of photographs"),
        "recurring-line": gettext("lines that many files repeat"),
        "relative-time": gettext("times counted from now"),
        "repeated-line": gettext("lines repeated"),
        "repeated-paragraph": gettext("paragraphs repeated"),
        "repeated-title": gettext("the headline repeated"),
        "ruling": gettext("by the editor's decision"),
        "short-line": gettext("short lines without a sentence"),
        "time-line": gettext("times of publishing"),
        "unreadable-bytes": gettext("bytes that no encoding explains"),
    }


def reasons(words: Words) -> dict[str, str]:
    """Why each rule withholds an article, by the rule's name."""
    gettext = words.gettext
    return {
        "armed-claim": gettext("claims of an armed group"),
        "editor": gettext("by the editor's decision"),
        "language": gettext("not in Arabic"),
        "no-text": gettext("a headline without a text"),
        "not-published": gettext(
            "drafts, deleted texts and pages of an export that were no published articles"
        ),
        "promotion": gettext("promotion"),
    }

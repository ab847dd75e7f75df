"""The accounts' rules in words; a rule without words here is shown by its own name."""

from __future__ import annotations

from mujaz.site.words import Words


def cuts(words: Words) -> dict[str, str]:
    """What each rule cuts, by the rule's name, in the interface's language."""
    gettext = words.gettext
    return {
        "advert": gettext("advertisements"),
        "alternative-title": gettext("the headline again, in other words"),
        "app-promotion": gettext("promotion of applications"),
        "bare-number": gettext("numbers standing alone"),
        "blank": gettext("blank lines"),
        "breadcrumb": gettext("trails of sections"),
        "byte-order-mark": gettext("byte-order marks"),
        "caption": gettext("captions of pictures"),
        "channel-invitation": gettext("invitations to channels"),
        "comments": gettext("readers' comments"),
        "contact": gettext("contact details"),
        "cookie-notice": gettext("notices about cookies"),
        "copyright": gettext("copyright notices"),
        "counter": gettext("counters of readers and shares"),
        "disclaimer": gettext("disclaimers"),
        "divider": gettext("dividing lines"),
        "end-mark": gettext("marks of an article's end"),
        "feedback": gettext("requests for feedback"),
        "field-label": gettext("labels of fields"),
        "foreign-label": gettext("labels in another language"),
        "forward-mark": gettext("notes of forwarding"),
        "forwarded": gettext("notes of forwarding"),
        "greeting": gettext("greetings"),
        "item-label": gettext("labels of lists"),
        "link": gettext("addresses of pages"),
        "list-widget": gettext("lists of most read and newest"),
        "mail-header": gettext("headers of messages"),
        "mail-sender": gettext("headers of messages"),
        "markup": gettext("markup and what was not extracted from it"),
        "message-header": gettext("headers of messages"),
        "message-sender": gettext("headers of messages"),
        "navigation": gettext("menus and navigation"),
        "other-headline": gettext("headlines of other articles"),
        "outside-text": gettext("lines outside any text"),
        "page-date": gettext("dates of the page"),
        "page-furniture": gettext("furniture of the page"),
        "page-number": gettext("page numbers"),
        "photo-credit": gettext("credits of photographs"),
        "poll": gettext("polls"),
        "print-header": gettext("headers of a print-out"),
        "read-more": gettext("invitations to read more"),
        "recurring-line": gettext("lines that many files repeat"),
        "related-headline": gettext("headlines of related articles"),
        "related-label": gettext("labels of related articles"),
        "related-link": gettext("links to related articles"),
        "relative-time": gettext("times counted from now"),
        "repeated-line": gettext("lines repeated"),
        "repeated-paragraph": gettext("paragraphs repeated"),
        "repeated-title": gettext("the headline repeated"),
        "ruling": gettext("by the editor's decision"),
        "running-head": gettext("headers of printed pages"),
        "section": gettext("names of sections"),
        "share-widget": gettext("share buttons"),
        "short-line": gettext("short lines without a sentence"),
        "skipped-box": gettext("boxes between the paragraphs"),
        "subscription": gettext("invitations to subscribe"),
        "teaser": gettext("teasers of other articles"),
        "time-line": gettext("times of publishing"),
        "unreadable-bytes": gettext("bytes that no encoding explains"),
        "video-widget": gettext("frames of videos"),
        "wordpress": gettext("what the publishing software added"),
    }


def reasons(words: Words) -> dict[str, str]:
    """Why each rule withholds an article, by the rule's name."""
    gettext = words.gettext
    return {
        "armed-claim": gettext("claims of an armed group"),
        "editor": gettext("by the editor's decision"),
        "language": gettext("not in Arabic"),
        "no-text": gettext("a headline without a text"),
        "promotion": gettext("promotion"),
    }

"""The accounts' rules in words. A rule without words here is shown by its name."""

from __future__ import annotations

from mujaz.site.words import Words


def said(words: Words) -> dict[str, str]:
    """What each rule cuts or withholds, by the rule's name, in the interface's language."""
    gettext = words.gettext
    return {
        "blank": gettext("blank lines"),
        "markup": gettext("markup and what was not extracted from it"),
    }

"""The drawn lineage of a story: its tree with every word and place, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from mujaz.model import Member, Story
from mujaz.site import text
from mujaz.site.descent import Manner, Node, tree
from mujaz.site.drawing import lay_out
from mujaz.site.naming import NAME, Naming, mark
from mujaz.site.options import Options
from mujaz.site.phrases import Phrases
from mujaz.site.text import line
from mujaz.site.views import Branch, Pedigree
from mujaz.site.words import Words


class Pedigrees:
    """Draws lineages; pure."""

    def __init__(self, options: Options, naming: Naming, phrases: Phrases, words: Words) -> None:
        self._options = options
        self._naming = naming
        self._phrases = phrases
        self._words = words

    def of(self, story: Story) -> Pedigree | None:
        """The lineage of ``story``; None where nobody took anything from anybody."""
        members = story.draft.members
        nodes = tree(members)
        if not nodes:
            return None
        drawn = lay_out(nodes, mirrored=self._options.direction == "rtl")
        names = [self._name(node, members, NAME) for node in nodes]
        branches = tuple(
            Branch(
                name=text.isolate_plain(self._name(node, members, place.letters)),
                manner=self._manner(node.manner),
                mark=_mark(node, members),
                kind=node.manner,
                place=place,
            )
            for node, place in zip(nodes, drawn.places, strict=True)
        )
        said = [
            self._said(node.manner) % {"name": name, "source": names[node.parent]}
            for node, name in zip(nodes, names, strict=True)
            if node.parent is not None and node.manner != "more"
        ]
        separator = str(self._words.pgettext("between clauses", "; "))
        return Pedigree(drawn.width, drawn.height, branches, text.isolate_plain(separator.join(said)))

    def _name(self, node: Node, members: Sequence[Member], letters: int) -> str:
        """What a row is called, in about so many letters; an account's number is never cut off."""
        if node.manner == "more":
            return self._phrases.more_accounts(node.count)
        if node.member is None:
            return text.shorten(line(node.name), letters)
        outlet = line(members[node.member].article.outlet or "") or self._words.gettext("Outlet not named")
        number = f" ({self._naming.source(node.member + 1, members[node.member]).number})"
        return text.shorten(outlet, letters - len(number)) + number

    def _manner(self, manner: Manner) -> str:
        """What stands below a name in the drawing."""
        gettext = self._words.gettext
        said: dict[Manner, str] = {
            "credit": gettext("took from it"),
            "copy": gettext("copy"),
            "edited-copy": gettext("edited copy"),
            "rewrite": gettext("in other words"),
            "same": gettext("same text"),
            "retold": gettext("words in common"),
            "carrier": gettext("site that carries it"),
        }
        return said.get(manner, "")

    def _said(self, manner: Manner) -> str:
        """The same as a sentence, for who does not see the drawing."""
        gettext = self._words.gettext
        said: dict[Manner, str] = {
            "credit": gettext("%(name)s took from %(source)s"),
            "copy": gettext("%(name)s: copy of %(source)s"),
            "edited-copy": gettext("%(name)s: edited copy of %(source)s"),
            "rewrite": gettext("%(name)s: rewrite of %(source)s"),
            "same": gettext("%(name)s: same text as %(source)s"),
            "retold": gettext("%(name)s: shares wording with %(source)s; who took from whom is not known"),
            "carrier": gettext("%(name)s carries the text of %(source)s"),
        }
        return said[manner]


def _mark(node: Node, members: Sequence[Member]) -> str:
    """``text``, ``copy``, ``agency`` or ``carrier``; empty for what stands for several."""
    if node.manner in {"more", "carrier"}:
        return "" if node.manner == "more" else "carrier"
    if node.member is None:
        return "agency"
    return mark(members[node.member])

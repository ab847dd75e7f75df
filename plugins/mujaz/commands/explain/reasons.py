"""Reasons: why an article is not in the site, in words, with its own words that say so and what overrules it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from mujaz.commands.explain import phrases
from mujaz.curation import quoted
from mujaz.model import Article, Withheld
from mujaz.pipeline import Run
from mujaz.settings import Settings

_MOST = 8
"""Words of an article that are quoted for a reason."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article is held or rejected."""

    rule: str
    says: str
    """In a few words, for editors."""
    cause: str
    """Id of the article that it is a copy of, where that one is the reason."""
    words: tuple[str, ...]
    """Of that article, or of its own: those by which the rule knows."""
    why: str
    """What the editor's ruling gives as its reason."""
    do: str
    """What can be done about it."""
    ruling: str
    """The ruling that publishes it, in lines to be copied; empty where none does."""

    def told(self) -> str:
        """In a sentence."""
        copied = f"a copy of {self.cause}, which " if self.cause else "it "
        return f"{copied}{self.says}{f' ({self.why})' if self.why else ''} [{self.rule}]"

    def quoted(self) -> str:
        """The words, as quotations."""
        return "، ".join(f"«{word}»" for word in self.words)


class Reasons:
    """The reasons for which articles of a run are not published; what all of them ask is looked up once."""

    def __init__(self, run: Run, settings: Settings) -> None:
        """Of this run."""
        self._settings = settings
        self._by_id = {article.id: article for article in run.articles}
        self._articles_of = Counter(
            name for article in run.articles for name in {source.name for source in article.sources}
        )

    def of(self, withheld: Withheld) -> Reason:
        """The reason for which ``withheld`` is not published."""
        guilty = self._by_id.get(withheld.cause, withheld.article)
        entry = phrases.withheld(withheld.rule)
        return Reason(
            withheld.rule,
            _filled(entry.says, self._settings),
            withheld.cause,
            quoted(guilty, withheld.rule)[:_MOST],
            _why(withheld),
            _filled(entry.do, self._settings),
            self._publishing(guilty) if entry.publish else "",
        )

    def _publishing(self, article: Article) -> str:
        """The ruling that publishes an article: by its file or row where that holds no other, else by its id."""
        name = article.sources[0].name
        named = name if self._articles_of[name] == 1 else article.id
        return f"[[publish]]\narticle = {json.dumps(named, ensure_ascii=False)}"


def _why(withheld: Withheld) -> str:
    """The editor's own words, of the ruling on the article or on what it is a copy of."""
    if withheld.rule != "editor":
        return ""
    said = withheld.reason.removeprefix(f"copy of {withheld.cause}: ") if withheld.cause else withheld.reason
    return "" if said == withheld.rule else said


def _filled(words: str, settings: Settings) -> str:
    values: Mapping[str, object] = {
        "{decisions}": settings.decisions,
        "{languages}": ", ".join(settings.languages),
    }
    for name, value in values.items():
        words = words.replace(name, str(value))
    return words

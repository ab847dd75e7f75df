"""Cues: the words by which a text shows that an editor should see it before any reader does.

The lists are data (``cues.toml``); a rule weighs groups of phrases, so that no single word holds an article.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from mujaz.arabic import words
from mujaz.arabic.letters import fold
from mujaz.model import Article

_QUOTED = re.compile(r"«[^«»]{0,600}»|“[^“”]{0,600}”|\"[^\"\n]{0,600}\"")
_WRITTEN = re.compile(r"(?:[^\W_]|[\u0640\u064b-\u065f\u0670])+(?:[.,]\d+)*")
"""A word as it stands, its vowel marks with it."""
_LABEL_WORDS = 6
"""A line of at most so many words can be a label ("محتوى برعاية شركة …"); in a longer one the words are prose."""
_PREFIXES = "[وف]?(?:ال|لل|[بلك](?:ال)?)?"


@dataclass(frozen=True, slots=True)
class Group:
    """Phrases that are evidence of one kind."""

    name: str
    weight: int
    most: int
    least: int
    label: bool
    """True where the phrases count only in a short line of their own, and then decide alone."""
    filed: bool
    """True where a phrase counts only as the whole of what an article is filed under: its section, or the words
    before its headline's colon."""
    pattern: re.Pattern[str]

    def count(self, text: str) -> int:
        """Distinct phrases of the group in a folded text, as far as they count."""
        found = len(set(self.pattern.findall(text)))
        return min(found, self.most) if found >= self.least else 0


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds an article: groups of phrases and how much they must weigh together."""

    name: str
    threshold: int
    groups: int
    needs: frozenset[str]
    """Groups of which at least one must be matched."""
    evidence: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that holds an article, with its figures: no word of the article itself."""

    rule: str
    weight: int
    matched: Mapping[str, int]
    """Distinct phrases matched, by group."""

    def __str__(self) -> str:
        groups = ", ".join(f"{name} {count}" for name, count in self.matched.items())
        return f"{self.rule}: {self.weight} ({groups})"


@cache
def rules() -> tuple[Rule, ...]:
    """The shipped rules, in the order of the data file."""
    tables = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    return tuple(
        Rule(
            name=name,
            threshold=table["threshold"],
            groups=table["groups"],
            needs=frozenset(table["needs"]),
            evidence=tuple(_group(group, entry) for group, entry in table["group"].items()),
        )
        for name, table in tables.items()
    )


def find(article: Article) -> Finding | None:
    """The first rule that holds ``article``, or None; quoted speech is not counted against it."""
    told = _QUOTED.sub(" ", "\n".join(_told(article)))
    lines = [words.split(line) for line in fold(told).split("\n")]
    text = " ".join(word for line in lines for word in line)
    labels = "\n".join(" ".join(line) for line in lines if len(line) <= _LABEL_WORDS)
    filed = "\n".join(" ".join(words.split(fold(line))) for line in _filed(article))
    return next((finding for rule in rules() if (finding := _weigh(rule, text, labels, filed))), None)


def _filed(article: Article) -> tuple[str, ...]:
    before, colon, _ = article.title.partition(":")
    return (article.section, before if colon else "")


def quoted(article: Article, rule: str) -> tuple[str, ...]:
    """The words of ``article`` that ``rule`` found, as they stand, each once, in the order of the text.

    For the editor alone: of a held text no reader sees a word.
    """
    groups = [group for known in rules() if known.name == rule for group in known.evidence]
    told = _QUOTED.sub(" ", "\n".join(_told(article))).split("\n")
    spoken = [group for group in groups if not group.filed]
    filed = [group for group in groups if group.filed]
    found = [words for line in _filed(article) for words in _matched(line, filed)]
    found += [words for line in told for words in _matched(line, spoken)]
    return tuple(dict.fromkeys(found))


def _matched(line: str, groups: Sequence[Group]) -> Iterator[str]:
    """The words of a line, as they stand, that are phrases of ``groups``."""
    places = [(word, at.span()) for at in _WRITTEN.finditer(line) for word in words.folded(at[0])]
    starts = list(accumulate((len(word) + 1 for word, _ in places), initial=0))
    folded = " ".join(word for word, _ in places)
    spans = {
        match.span(1)
        for group in groups
        if not group.label or len(places) <= _LABEL_WORDS
        for match in group.pattern.finditer(folded)
    }
    for start, end in sorted(spans):
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        yield line[places[first][1][0] : places[last][1][1]]


def _told(article: Article) -> tuple[str, ...]:
    """All that an article says of itself: a label may stand above the headline or beside the author."""
    return (
        article.title,
        article.subtitle,
        article.section,
        article.byline,
        *article.keywords,
        *article.paragraphs,
    )


def _weigh(rule: Rule, text: str, labels: str, filed: str) -> Finding | None:
    def count(group: Group) -> int:
        return group.count(filed if group.filed else labels if group.label else text)

    # Nearly every text matches none of what a rule needs: the other groups are then not looked for.
    matched = {group.name: count(group) for group in rule.evidence if group.name in rule.needs}
    if not any(matched.values()):
        return None
    matched |= {group.name: count(group) for group in rule.evidence if group.name not in rule.needs}
    weight = sum(group.weight * matched[group.name] for group in rule.evidence)
    labelled = any(group.label and matched[group.name] for group in rule.evidence)
    hit = {group.name: matched[group.name] for group in rule.evidence if matched[group.name]}
    enough = labelled or len(hit) >= rule.groups
    return Finding(rule.name, weight, hit) if enough and weight >= rule.threshold else None


def _group(name: str, entry: Mapping[str, object]) -> Group:
    phrases = entry["phrases"]
    if not isinstance(phrases, list):
        raise TypeError(f"cues.toml: phrases of {name} must be a list")
    prefixes, filed = str(entry.get("prefixes", _PREFIXES)), entry.get("filed") is True
    # Longest first, so that of two phrases that begin alike the fuller is counted.
    folded = sorted({" ".join(words.split(fold(phrase))) for phrase in phrases}, key=lambda p: (-len(p), p))
    alternatives = "|".join(map(re.escape, folded))
    return Group(
        name=name,
        weight=int(str(entry["weight"])),
        most=int(str(entry["most"])),
        least=int(str(entry.get("least", 1))),
        label=entry.get("label") is True,
        filed=filed,
        pattern=re.compile(
            rf"^({alternatives})$" if filed else rf"(?<!\S)(?:{prefixes})({alternatives})(?!\S)", re.MULTILINE
        ),
    )

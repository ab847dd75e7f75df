"""Phrases: what a feature or a veto means, as a sentence with its figure (``phrases.toml``)."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from math import expm1, log1p
from typing import Literal, NamedTuple

from mujaz.model import Judgement
from mujaz.stories.features import MONTH

Unit = Literal["share", "amount", "number", "many", "days", "words", "yes"]
_TABLE = tomllib.loads(files("mujaz.commands.explain").joinpath("phrases.toml").read_text("utf-8"))
_LEVELS = ((0.0, "none"), (0.7, "little"), (1.1, "some"))
"""Up to each of them; beyond the last it is much. A logarithm of 0.7 is about what two rare names weigh."""


def feature(name: str, value: float) -> str:
    """What was looked at, with its figure; the bare name where no phrase is known.

    >>> feature("day_gap", 0.5), feature("same_day", 1.0)
    ('days between those on which they place it: 5', 'both leads speak of the same day: yes')
    """
    entry = _TABLE["feature"].get(name)
    if entry is None:
        return f"{name}: {figure(name, value)}"
    return str(entry["says"]).format(figure(name, value))


def figure(name: str, value: float) -> str:
    """The figure of a feature in its unit: per cent, a count, yes or no, or a word of the scale none to much."""
    entry = _TABLE["feature"].get(name)
    return _figure(entry["unit"], value) if entry else f"{value:.2f}"


def bare(name: str) -> str:
    """What a feature or a veto is about, without its figure."""
    entry = _TABLE["feature"].get(name)
    return str(entry["says"]).removesuffix(": {}") if entry else veto(name)


def veto(name: str) -> str:
    """Why a contradiction forbids a pair."""
    return str(_TABLE["veto"].get(name, name))


class Withheld(NamedTuple):
    """Why an article is not in the site, and what an editor can do."""

    says: str
    do: str
    publish: bool
    """True where a ``publish`` ruling overrules it."""


def withheld(rule: str) -> Withheld:
    """The words for a rule that keeps articles off the site; the bare name where none are known."""
    entry = _TABLE["withheld"].get(rule)
    return Withheld(entry["says"], entry["do"], entry["publish"]) if entry else Withheld(rule, "", False)


class Weight(NamedTuple):
    """What one thing that was compared weighed."""

    much: str
    """How much: a word of ``[strength]``."""
    name: str
    figure: str


def weights(judgement: Judgement) -> tuple[list[Weight], list[Weight]]:
    """What spoke for one event and what against, the weightiest first."""
    found: tuple[list[Weight], list[Weight]] = ([], [])
    for name, weight in sorted(judgement.weights.items(), key=lambda item: (-abs(item[1]), item[0])):
        much = next((word for word, least in _TABLE["strength"].items() if abs(weight) >= least), "")
        if much and name in judgement.features:
            found[weight < 0].append(Weight(much, name, figure(name, judgement.features[name])))
    return found


def weighed(judgement: Judgement) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The same, each as how much and the sentence with its figure."""
    speaking, against = (
        [(weight.much, feature(weight.name, judgement.features[weight.name])) for weight in side]
        for side in weights(judgement)
    )
    return speaking, against


def known() -> tuple[frozenset[str], frozenset[str]]:
    """The features and the vetoes that have a phrase."""
    return frozenset(_TABLE["feature"]), frozenset(_TABLE["veto"])


def _figure(unit: Unit, value: float) -> str:
    if unit == "share":
        return f"{value:.0%}"
    if unit == "number":
        return f"{value:.0f}"
    if unit == "yes":
        return "yes" if value else "no"
    if unit == "words":
        return f"{expm1(value):.0f}"
    if unit == "days":
        days = round(expm1(value * log1p(MONTH)))
        return f"{days} or more" if days >= MONTH else str(days)
    return next((word for most, word in _LEVELS if value <= most), "much")

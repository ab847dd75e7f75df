"""``mujaz explain``: why a line was cut, an article dated or held, two articles put together or kept apart.

Each answer has one shape for programs (``values``) and one or two for people (``terminal``, ``page``).
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

from mujaz.commands.explain import comparing, evidence, find, page, terminal, values
from mujaz.commands.explain.screen import Screen
from mujaz.errors import SettingsError
from mujaz.settings import Settings
from mujaz.site import exports

__all__ = ["Screen", "as_html", "as_json", "as_text"]


def as_json(settings: Settings, what: Sequence[str]) -> str:
    """The answer for programs, in the shape that the README of the project fixes.

    Raises:
        SettingsError: ``what`` names nothing.
    """
    if len(what) == 2:
        asked = find.pair(settings, what[0], what[1])
        found = dataclasses.asdict(evidence.of(asked.one, asked.other, asked.prints))
        return _json({**dataclasses.asdict(asked.judgement), "evidence": found})
    subject = find.asked(settings, what[0])
    if subject:
        return _json(values.reading(subject))
    run = find.run(settings)
    told = values.article(run, find.article(run, what[0]))
    story = find.story(run, what[0])
    return _json({**told, "story": json.loads(exports.written(exports.story(story)))} if story else told)


def as_text(settings: Settings, what: Sequence[str], screen: Screen) -> str:
    """The answer for ``screen``, a terminal or a pipe.

    Raises:
        SettingsError: ``what`` names nothing.
    """
    if len(what) == 2:
        return comparing.pair(find.pair(settings, what[0], what[1]), screen)
    subject = find.asked(settings, what[0])
    if subject:
        return terminal.reading(subject, screen)
    run = find.run(settings)
    story = find.story(run, what[0])
    if story:
        return comparing.story(run, story, screen)
    return terminal.article(run, find.article(run, what[0]), settings, screen)


def as_html(settings: Settings, what: Sequence[str], file: Path) -> str:
    """A file's lines, or two articles, as a page, in the words of the theme that the settings ``file`` names.

    Raises:
        SettingsError: ``what`` names neither, or a setting cannot be used.
    """
    if len(what) == 2:
        return page.pair(find.pair(settings, what[0], what[1]), file)
    subject = find.asked(settings, what[0])
    if subject is None:
        raise SettingsError("--html shows a file, or two articles, as in explain FILE --html >page.html.")
    return page.render(subject, file)


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, default=str)

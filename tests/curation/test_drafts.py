"""Drafts: which article leads, what it is called, when it happened; from published articles only."""

from collections.abc import Sequence
from dataclasses import replace

from mujaz.curation import compose
from mujaz.decisions import Decision, Ruling, Target
from mujaz.model import Article, Dating, Draft, Group, Lineage, LineageKind
from tests.making import article, dating


def drafted(
    told: Sequence[Article],
    kinds: Sequence[LineageKind] = (),
    updates: str = "",
    copied: dict[str, Dating] | None = None,
    rulings: Sequence[Decision] = (),
) -> Draft:
    alone: Sequence[LineageKind] = ["independent"] * len(told)
    lineages = dict(zip((a.id for a in told), kinds or alone, strict=True))
    ids = tuple(sorted(lineages))
    return compose(
        Group(ids, tuple((ident,) for ident in ids)),
        {a.id: a for a in told},
        rulings,
        trace=lambda articles, texts: {a.id: Lineage(lineages[a.id]) for a in articles},
        copy_dates=lambda articles, texts: copied or {},
        event_date=lambda articles: None,
        points=lambda lead, others: (),
        differences=lambda lead, others: (),
        updates=lambda a: a.id == updates,
    )


def test_the_article_nearest_the_origin_leads() -> None:
    told = [article("a1-a", outlet="صحيفة"), article("a1-b")]
    assert drafted(told, ["rewrite", "original"]).lead.article.id == "a1-b"


def test_the_text_that_corrects_a_figure_leads() -> None:
    told = [article("a1-a", published=dating("2026-03-01")), article("a1-b", published=dating("2026-03-02"))]
    assert drafted(told, ["original", "rewrite"], updates="a1-b").lead.article.id == "a1-b"


def test_a_copy_never_leads_because_it_corrects() -> None:
    assert (
        drafted([article("a1-a"), article("a1-b")], ["original", "copy"], updates="a1-b").lead.article.id
        == "a1-a"
    )


def test_the_order_of_articles_changes_nothing() -> None:
    told = [article(f"a1-{letter}", published=dating("2026-03-01")) for letter in "abc"]
    assert drafted(told) == drafted(told[::-1])


def test_a_story_is_dated_by_its_earliest_article_copies_dates_included() -> None:
    told = [article("a1-a", published=dating("2026-03-04")), article("a1-b")]
    copied = {"a1-b": replace(dating("2026-03-03"), known_by="copy")}
    draft = drafted(told, copied=copied)
    assert draft.dating
    assert (draft.dating.iso(), draft.dating.known_by) == ("2026-03-03", "copy")


def test_of_equal_dates_the_one_known_best_is_shown() -> None:
    told = [article("a1-a"), article("a1-b", published=dating("2026-03-04"))]
    draft = drafted(told, copied={"a1-a": replace(dating("2026-03-04"), known_by="copy")})
    assert draft.dating
    assert draft.dating.known_by == "stated"


def test_a_story_without_headlines_is_called_by_its_first_words() -> None:
    draft = drafted([article("a1-a", title="", text="أعلنت البلدية افتتاح الحديقة. وقال رئيسها إنها واسعة.")])
    assert draft.title == "أعلنت البلدية افتتاح الحديقة."


def test_the_editor_retitles_and_notes() -> None:
    def ruling(kind: str, text: str) -> Decision:
        return Decision(Ruling(kind, (Target("a1-a"),), "", text, None, "desk.toml", 1), ("a1-a",))  # type: ignore[arg-type]  # a literal by name

    draft = drafted([article("a1-a")], rulings=[ruling("retitle", "عنوان المحرر"), ruling("note", "ملاحظة")])
    assert (draft.title, draft.retitled, draft.notes) == ("عنوان المحرر", True, ("ملاحظة",))


def test_counts_tell_articles_texts_and_named_outlets_apart() -> None:
    told = [article("a1-a", outlet="صحيفة"), article("a1-b", outlet="صحيفة"), article("a1-c")]
    counts = drafted(told, ["original", "copy", "rewrite"]).counts
    assert (counts.articles, counts.texts, counts.outlets, counts.unnamed) == (3, 2, 1, 1)

"""The ledger's promise: an address that was published once leads somewhere for ever."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mujaz.ledger import Ledger, Opening, name
from mujaz.ledger.names import Naming
from mujaz.model import Draft
from mujaz.outlets import Registry
from tests.making import article, draft

IDENTS = [f"a1-{letter * 12}" for letter in "abcdefgh"]


def build(drafts: list[Draft], past: Ledger, *held: str) -> Naming:
    articles = [member.article for d in drafts for member in d.members] + [article(ident) for ident in held]
    return name(drafts, articles, past, Registry(), Opening())


def urls(naming: Naming) -> list[str]:
    return [story.url for story in naming.stories]


def test_a_story_keeps_its_address_when_articles_join() -> None:
    first = build([draft([IDENTS[0]], "2026-03-02")], Ledger())
    second = build([draft([IDENTS[1], IDENTS[0]], "2026-03-01")], first.ledger)
    assert urls(second) == urls(first)


def test_of_two_merged_stories_the_older_address_wins_and_the_other_redirects() -> None:
    first = build([draft([IDENTS[0]], "2026-03-05"), draft([IDENTS[1]], "2026-03-02")], Ledger())
    second = build([draft([IDENTS[0], IDENTS[1]], "2026-03-02")], first.ledger)
    assert urls(second) == [urls(first)[1]]
    assert [(r.url, r.to) for r in second.redirects] == [(urls(first)[0], urls(first)[1])]


def test_a_split_gives_the_redirected_address_back() -> None:
    first = build([draft([IDENTS[0]], "2026-03-05"), draft([IDENTS[1]], "2026-03-02")], Ledger())
    merged = build([draft([IDENTS[0], IDENTS[1]], "2026-03-02")], first.ledger)
    again = build([draft([IDENTS[0]], "2026-03-05"), draft([IDENTS[1]], "2026-03-02")], merged.ledger)
    assert urls(again) == urls(first)
    assert not again.redirects


def test_a_split_leaves_the_address_with_the_founding_article() -> None:
    first = build([draft([IDENTS[0], IDENTS[1]], "2026-03-02")], Ledger())
    second = build([draft([IDENTS[1]], "2026-03-02"), draft([IDENTS[0]], "2026-03-02")], first.ledger)
    assert urls(second)[1] == urls(first)[0]
    assert urls(second)[0] != urls(first)[0]


def test_a_story_whose_founding_article_is_gone_follows_the_others() -> None:
    first = build([draft(IDENTS[:3], "2026-03-02")], Ledger())
    second = build([draft(IDENTS[1:3], "2026-03-02")], first.ledger)
    assert urls(second) == urls(first)


def test_a_story_with_no_article_left_is_withdrawn_and_comes_back_with_its_article() -> None:
    first = build([draft([IDENTS[0]], "2026-03-02")], Ledger())
    gone = build([], first.ledger, IDENTS[0])
    assert [(r.url, r.to) for r in gone.redirects] == [(urls(first)[0], None)]
    assert urls(build([draft([IDENTS[0]], "2026-03-02")], gone.ledger)) == urls(first)


def test_a_topic_opens_with_two_stories_and_then_stays() -> None:
    one = [draft([IDENTS[0]], "2026-03-02", ["الطب"])]
    two = [*one, draft([IDENTS[1]], "2026-03-01", ["الطبّ"])]
    assert build(one, Ledger()).topics == ()
    opened = build(two, Ledger())
    assert [len(topic.stories) for topic in opened.topics] == [2]
    assert [topic.url for topic in build(one, opened.ledger).topics] == [topic.url for topic in opened.topics]
    assert [topic.url for topic in build([], opened.ledger).topics] == [topic.url for topic in opened.topics]


def _of_persons(*names: str) -> list[Draft]:
    return [replace(draft([i], "2026-03-02"), persons=(n,)) for i, n in zip(IDENTS, names, strict=False)]


def test_a_person_is_one_in_every_spelling_and_no_two_are_one() -> None:
    drafts = _of_persons("سيرغي لافروف", "سيرجي لافروف", "محمد حسن", "محمد حسين")
    assert [(p.name, len(p.stories), p.url[:2]) for p in build(drafts, Ledger()).persons] == [
        ("سيرجي لافروف", 2, "n/")
    ]


def test_a_page_loses_its_name_with_its_last_story_and_keeps_its_address() -> None:
    opened = build(_of_persons("سيرغي لافروف", "سيرغي لافروف"), Ledger())
    left = build([], opened.ledger)
    assert [(p.name, p.url) for p in left.persons] == [("", opened.persons[0].url)]
    again = build(_of_persons("سيرجي لافروف"), left.ledger)
    assert [(p.name, p.url) for p in again.persons] == [("سيرجي لافروف", opened.persons[0].url)]


def test_a_name_that_no_encoding_holds_opens_a_page_all_the_same() -> None:
    two = [replace(d, places=("وادي \udc80",)) for d in _of_persons("", "")]
    named = build(two, Ledger())
    assert [place.name for place in named.places] == ["وادي \ufffd"]
    assert build(two, named.ledger) == named


@st.composite
def corpora(draw: st.DrawFn) -> list[list[Draft]]:
    """A few builds in a row: each divides some of the articles into stories in its own way."""
    builds = []
    for _ in range(draw(st.integers(2, 4))):
        labels = draw(st.lists(st.integers(-1, 3), min_size=len(IDENTS), max_size=len(IDENTS)))
        groups = [[i for i, label in zip(IDENTS, labels, strict=True) if label == g] for g in range(4)]
        days = draw(st.lists(st.sampled_from(["2026-03-01", "2026-03-02", None]), min_size=4, max_size=4))
        builds.append([draft(group, day) for group, day in zip(groups, days, strict=True) if group])
    return builds


@settings(max_examples=200, deadline=None)
@given(corpora())
def test_every_published_address_leads_somewhere_for_ever(builds: list[list[Draft]]) -> None:
    past, published = Ledger(), set[str]()
    for drafts in builds:
        naming = build(drafts, past)
        alive = set(urls(naming))
        assert len(alive) == len(drafts)
        leading = {redirect.url: redirect.to for redirect in naming.redirects}
        published |= alive
        assert published == alive | leading.keys()
        assert all(to is None or to in alive for to in leading.values())
        assert not alive & leading.keys()
        past = naming.ledger


@settings(max_examples=200, deadline=None)
@given(corpora())
def test_naming_again_with_the_ledger_just_written_changes_nothing(builds: list[list[Draft]]) -> None:
    past = Ledger()
    for drafts in builds:
        first = build(drafts, past)
        past = first.ledger
        second = build(drafts, past)
        assert second == first

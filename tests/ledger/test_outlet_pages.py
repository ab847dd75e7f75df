"""An outlet's page keeps its address when the editor renames the outlet, or learns that two names are one."""

from mujaz.ledger import Ledger, Opening, name
from mujaz.ledger.names import Naming
from mujaz.ledger.past import PageEntry
from mujaz.model import Outlet
from mujaz.outlets import Registry
from tests.making import draft

IDENT = "a1-aaaaaaaaaaaa"


def built(outlet: str, past: Ledger, *registered: Outlet) -> Naming:
    drafts = [draft([IDENT], "2026-03-02", outlet=outlet)]
    return name(drafts, [m.article for d in drafts for m in d.members], past, Registry(registered), Opening())


def test_a_renamed_outlet_keeps_its_page_and_shows_its_new_name() -> None:
    first = built("القديمة", Ledger(), Outlet("same", "القديمة"))
    second = built("الجديدة", first.ledger, Outlet("same", "الجديدة"))
    assert [(page.name, page.url, len(page.stories)) for page in second.outlets] == [
        ("الجديدة", "o/same.html", 1)
    ]


def test_no_page_is_lost_when_two_outlets_turn_out_to_be_one() -> None:
    for first, other in (("aaa", "zzz"), ("zzz", "aaa")):
        pages = (PageEntry("outlet", first, "yy", "Yy"), PageEntry("outlet", other, "xx", "Xx"))
        naming = built("Xx", Ledger(pages=tuple(sorted(pages))), Outlet("xx", "Xx", aliases=("Yy",)))
        assert {page.id for page in naming.outlets} == {"aaa", "zzz"}
        assert built("Xx", naming.ledger, Outlet("xx", "Xx", aliases=("Yy",))) == naming


def test_a_topic_is_a_few_words() -> None:
    long = "كلمات كثيرة لصقت معا بلا فاصل بينها"
    drafts = [draft([IDENT], "2026-03-02", [long]), draft(["a1-bbbbbbbbbbbb"], "2026-03-02", [long])]
    articles = [m.article for d in drafts for m in d.members]
    assert name(drafts, articles, Ledger(), Registry(), Opening(topics=1)).topics == ()

"""``mujaz send`` against a real SMTP server of our own, and what it refuses to send."""

from __future__ import annotations

import email
import email.policy
import smtplib
import socket
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from click.testing import CliRunner, Result

from mujaz.cli import main
from mujaz.commands import send
from mujaz.errors import MujazError, SettingsError
from tests.building import PROJECT
from tests.site import sample
from tests.site.build import build
from tests.site.conftest import ADDRESS

DAY = "2024-02-28"
LEAVE = "mailto:leave@digest.example"
READERS = ("salma@reader.example", "hazem@reader.example")


class _Mailbox:
    """Keeps what it is given; has no mailbox for ``nobody``."""

    def __init__(self) -> None:
        self.received: list[tuple[str, list[str], EmailMessage]] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        message = email.message_from_bytes(envelope.content or b"", policy=email.policy.default)  # type: ignore[arg-type]  # bytes, as asked for
        assert isinstance(message, EmailMessage)
        self.received.append((envelope.mail_from or "", envelope.rcpt_tos, message))
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[_Mailbox, str]]:
    box = _Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:  # aiosmtpd cannot choose one by itself
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, f"127.0.0.1:{port}"
    finally:
        controller.stop()


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    return build(sample.digest(), sample.REGISTRY, folder, SITEURL=ADDRESS, MUJAZ_UNSUBSCRIBE=LEAVE)


@pytest.fixture
def conf(tmp_path: Path) -> Path:
    file = tmp_path / "pelican.conf.py"
    file.write_text(
        f"SITENAME = 'موجز'\nMUJAZ_CORPUS = {str(PROJECT / 'tests/sites/small/corpus')!r}\n"
        f"MUJAZ_NEWSLETTER_FROM = 'موجز <news@digest.example>'\nMUJAZ_UNSUBSCRIBE = {LEAVE!r}\n",
        "utf-8",
    )
    return file


def _send(conf: Path, output: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["send", DAY, "--settings", str(conf), "--output", str(output), *words])


def test_every_reader_gets_a_message_of_their_own(
    conf: Path, output: Path, mailbox: tuple[_Mailbox, str], tmp_path: Path
) -> None:
    box, address = mailbox
    (tmp_path / "readers.txt").write_text(f"# قرّاء\n{READERS[1]}\n\n{READERS[0]}  # مكرّرة\n", "utf-8")
    run = _send(conf, output, "--smtp", address, "--to", READERS[0], "--list", str(tmp_path / "readers.txt"))
    assert run.exit_code == 0, run.output
    assert "sent to 2 of 2" in run.output
    assert [to for _, to, _ in box.received] == [[reader] for reader in READERS]
    sender, _, message = box.received[0]
    assert sender == "news@digest.example"
    assert message["From"] == "موجز <news@digest.example>"
    assert message["To"] == READERS[0]
    assert "الأربعاء، 28 فبراير 2024" in message["Subject"]
    assert message["List-Unsubscribe"] == f"<{LEAVE}>"
    assert message["Date"]
    assert message["Message-ID"].endswith("@digest.example>")
    assert not message.defects
    for part, ending in zip(message.iter_parts(), ("txt", "html"), strict=True):
        assert isinstance(part, EmailMessage)
        sent = part.get_content().replace("\r\n", "\n").strip()
        assert sent == (output / f"newsletter/{DAY}.{ending}").read_text("utf-8").strip()
    assert len(bytes(message)) < 100_000


def test_one_that_is_refused_is_named_and_keeps_nobody_else_from_theirs(
    conf: Path, output: Path, mailbox: tuple[_Mailbox, str]
) -> None:
    box, address = mailbox
    run = _send(conf, output, "--smtp", address, "--to", "nobody@reader.example", "--to", READERS[0])
    assert run.exit_code == 1
    assert "nobody@reader.example" in run.output
    assert "no such mailbox" in run.output
    assert [to for _, to, _ in box.received] == [[READERS[0]]]


def test_a_dry_run_shows_and_sends_nothing(conf: Path, output: Path) -> None:
    run = _send(conf, output, "--dry-run", "--smtp", "127.0.0.1:1", "--to", READERS[0])
    assert run.exit_code == 0, run.output
    assert READERS[0] in run.output
    assert "28 فبراير 2024" in run.output


@pytest.mark.parametrize(
    "words",
    [
        ("--to", READERS[0]),
        ("--dry-run",),
        ("--dry-run", "--to", "no address"),
        ("--dry-run", "--to", "a@b.example\nBcc: c@d.example"),
        ("--smtp", "localhost", "--to", READERS[0]),
    ],
)
def test_a_wrong_call_sends_nothing(words: tuple[str, ...], conf: Path, output: Path) -> None:
    assert _send(conf, output, *words).exit_code == 2


def test_a_server_that_is_not_there_is_said_so(conf: Path, output: Path) -> None:
    run = _send(conf, output, "--smtp", "127.0.0.1:1", "--to", READERS[0])
    assert run.exit_code == 1
    assert "127.0.0.1:1 did not take" in run.output


def test_what_leads_to_this_machine_or_was_never_built_is_not_sent(tmp_path: Path, output: Path) -> None:
    from mujaz.site import options

    chosen = options.read({"MUJAZ_NEWSLETTER_FROM": "news@digest.example"})
    local = build(sample.digest(), sample.REGISTRY, tmp_path)
    with pytest.raises(MujazError, match="make publish"):
        next(send.letters(date(2024, 2, 28), local, chosen, READERS))
    with pytest.raises(MujazError, match="no edition"):
        next(send.letters(date(1999, 1, 1), output, chosen, READERS))
    with pytest.raises(SettingsError, match="MUJAZ_NEWSLETTER_FROM"):
        next(send.letters(date(2024, 2, 28), output, options.read({}), READERS))


def test_a_password_never_travels_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    class _Plain:
        def __init__(self, *_: object, **__: object) -> None:
            self.closed = False

        def ehlo(self) -> None: ...

        def has_extn(self, _name: str) -> bool:
            return False

        def close(self) -> None: ...

    monkeypatch.setattr(smtplib, "SMTP", _Plain)
    with pytest.raises(MujazError, match="in the clear"):
        send.deliver([], send.Server("mail.example", 25, "me", "secret"))

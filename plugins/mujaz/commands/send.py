"""``mujaz send``: an edition's newsletter to its subscribers, by any SMTP server.

Sends what the last build wrote into ``newsletter/``, one message to each address, so that nobody sees another's.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from email.errors import HeaderParseError, MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid, parseaddr
from pathlib import Path

from mujaz.errors import MujazError, SettingsError
from mujaz.site.newsletter import stem
from mujaz.site.options import LOCAL_ADDRESS, Options

PATIENCE = 60
"""Seconds that a server may take to answer."""
_TLS_PORT = 465
"""Where TLS begins with the connection (RFC 8314); elsewhere it is asked for by STARTTLS."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Server:
    """Where to deliver to."""

    host: str
    port: int
    user: str = ""
    """Empty: without login."""
    password: str = ""


def server(address: str, user: str, password: str) -> Server:
    """``HOST:PORT`` as a server.

    Raises:
        SettingsError: there is no host or no port in it.
    """
    host, colon, port = address.rpartition(":")
    if not (colon and host and port.isascii() and port.isdigit() and 0 < int(port) < 1 << 16):
        raise SettingsError(f"--smtp {address!r} must be HOST:PORT, such as mail.example.org:587.")
    return Server(host.strip("[]"), int(port), user, password)


def recipients(given: Iterable[str], lists: Iterable[Path]) -> tuple[str, ...]:
    """The addresses given and those in ``lists`` (one a line, ``#`` begins a comment), each once, in their order.

    Raises:
        SettingsError: one is no address, or a list cannot be read.
    """
    lines = list(given)
    for path in lists:
        try:
            lines += path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: cannot be read ({error}).") from error
    found = dict.fromkeys(line.partition("#")[0].strip() for line in lines)
    return tuple(_checked(address) for address in found if address)


def letters(day: date, output: Path, options: Options, to: Sequence[str]) -> Iterator[EmailMessage]:
    """The newsletter of ``day``, once for each address.

    Raises:
        MujazError: it was not built, or was built for no real address.
        SettingsError: nobody is named as the sender.
    """
    html, text = (_message(output, f"{stem(day)}.{ending}") for ending in ("html", "txt"))
    if LOCAL_ADDRESS in text:
        raise MujazError(
            "the newsletter leads to this machine. Build it for its readers: make publish SITEURL=…"
        )
    if not options.sender:
        raise SettingsError("MUJAZ_NEWSLETTER_FROM names no sender, such as 'Digest <news@example.org>'.")
    domain = _checked(parseaddr(options.sender)[1]).rpartition("@")[2]
    for address in to:
        yield _letter(address, text.partition("\n")[0], html, text, options, domain)


def deliver(messages: Iterable[EmailMessage], to: Server) -> list[tuple[str, str]]:
    """Send ``messages``; returns address and reason of each that the server did not take.

    Raises:
        MujazError: the server cannot be reached, lost the connection, or takes a password only in the clear.
    """
    refused = []
    try:
        with _connected(to) as connection:
            for message in messages:
                try:
                    connection.send_message(message)
                except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
                    refused.append((str(message["To"]), str(error)))
    except (OSError, smtplib.SMTPException) as error:
        raise MujazError(f"{to.host}:{to.port} did not take the newsletter: {error}") from error
    return refused


def _connected(to: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if to.port == _TLS_PORT:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(to.host, to.port, timeout=PATIENCE, context=context)
        secure = True
    else:
        connection = smtplib.SMTP(to.host, to.port, timeout=PATIENCE)
        connection.ehlo()
        secure = connection.has_extn("starttls")
        if secure:
            connection.starttls(context=context)
    if to.user:
        if not secure and to.host not in _LOOPBACK:
            connection.close()
            raise MujazError(f"{to.host}:{to.port} offers no TLS: the password would travel in the clear.")
        connection.login(to.user, to.password)
    return connection


def _letter(address: str, subject: str, html: str, text: str, options: Options, domain: str) -> EmailMessage:
    message = EmailMessage()
    try:
        message["From"] = options.sender
    except (ValueError, MessageError) as error:
        raise SettingsError(f"MUJAZ_NEWSLETTER_FROM = {options.sender!r} is no sender: {error}.") from error
    message["To"] = address
    message["Subject"] = subject
    message["Date"] = formatdate(localtime=True)
    message["Message-ID"] = make_msgid(domain=domain)
    message["Content-Language"] = options.language
    message["Precedence"] = "bulk"
    if options.unsubscribe:
        message["List-Unsubscribe"] = f"<{options.unsubscribe}>"
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    return message


def _message(output: Path, path: str) -> str:
    try:
        return (output / path).read_text("utf-8")
    except FileNotFoundError as error:
        raise MujazError(f"{output / path} is not there: the site has no edition of that day.") from error


def _checked(address: str) -> str:
    try:
        return Address(addr_spec=address).addr_spec
    except (ValueError, IndexError, HeaderParseError) as error:
        raise SettingsError(f"{address!r} is no e-mail address.") from error

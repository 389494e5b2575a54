"""Links as Telegram takes them: completed and lower-cased, or refused with a reason."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"([^:/?#@\[\]]*)://")
_HOST = re.compile(r"(?:[A-Za-z0-9._!$,~*'();&+=\-\u0080-\U0010ffff]|%[0-9A-Fa-f]{2})+")
_TELEGRAM = re.compile(r"(tg|ton|tonsite):(?://)?([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_PERSON = re.compile(r"tg:(?://)?user/?\?(?:[^#]*&)?id=(\d+)(?:[&#].*)?", re.IGNORECASE)
_HIGHEST_PORT = 65_535


class LinkError(Exception):
    """Why a link is none, in td's words."""


def person_in(url: str) -> int | None:
    """Return the id in a link to a person, tg://user?id=…, else None."""
    found = _PERSON.fullmatch(url)
    return int(found.group(1)) if found else None


def checked(url: str) -> str:
    """Return a link in the form Telegram keeps (td: LinkManager::check_link).

    Raises:
        LinkError: it is no link.
    """
    if own := _TELEGRAM.fullmatch(url):
        scheme, host, rest = own.groups()
        if not re.fullmatch(r"[A-Za-z0-9_.-]+" if scheme.lower() == "tonsite" else r"[A-Za-z0-9_-]+", host):
            raise LinkError("Unallowed characters in URL host" if host else "URL host is empty")
        if rest and not rest.startswith("/"):
            rest = rest if rest.startswith("?") else f"/{rest}"
        return f"{scheme.lower()}://{host.lower()}{rest}"
    scheme, rest = "http", url
    if given := _SCHEME.match(url):
        scheme, rest = given.group(1).lower(), url[given.end() :]
        if scheme not in {"http", "https"}:
            raise LinkError("Unsupported URL protocol")
    authority = re.split(r"[/?#]", rest, maxsplit=1)[0]
    path = rest[len(authority) :].rstrip()
    if not path.startswith("/"):
        path = f"/{path}"
    path = re.sub(r"[\x00-\x20]", lambda found: f"%{ord(found.group()):02X}", path)
    userinfo, at, host_and_port = authority.rpartition("@")
    return f"{scheme}://{userinfo}{at}{_checked_host(host_and_port)}{path}"


def _checked_host(given: str) -> str:
    host, colon, port = given.rpartition(":") if ":" in given and not given.endswith("]") else (given, "", "")
    if colon and not (port.isascii() and port.isdigit() and 0 < int(port) <= _HIGHEST_PORT):
        raise LinkError("Wrong port number specified in the URL")
    if not host:
        raise LinkError("URL host is empty")
    if host == ".":
        raise LinkError("Host is invalid")
    if not host.startswith("["):
        if not _HOST.fullmatch(host):
            raise LinkError("Disallowed character in URL host")
        if "." not in host:
            raise LinkError("Wrong HTTP URL")
    return f"{host.lower()}{colon}{port.lstrip('0')}"

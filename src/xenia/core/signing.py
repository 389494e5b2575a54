"""Codes that go out on paper and come back by camera: signed, so that nobody can make one up."""

import hmac
import re
from base64 import urlsafe_b64encode
from hashlib import sha256

SIGNATURE = 16
"""Characters of the signature: 96 bits, and the whole payload stays below Telegram's 64 characters."""
_PAYLOAD = re.compile(r"([a-z]{1,8})_([A-Za-z0-9]{1,38})_([A-Za-z0-9_-]{16})", re.ASCII)


def signed(secret: bytes, kind: str, code: str) -> str:
    """A payload for a deep link: `card_4821_<signature>`."""
    return f"{kind}_{code}_{_signature(secret, kind, code)}"


def opened(secret: bytes, kind: str, payload: str) -> str | None:
    """The code inside a payload of that kind, or None when it was not signed by us."""
    match = _PAYLOAD.fullmatch(payload)
    if match is None or match[1] != kind:
        return None
    good = hmac.compare_digest(match[3], _signature(secret, kind, match[2]))
    return match[2] if good else None


def _signature(secret: bytes, kind: str, code: str) -> str:
    digest = hmac.new(secret, f"{kind}:{code}".encode(), sha256).digest()
    return urlsafe_b64encode(digest).decode()[:SIGNATURE]

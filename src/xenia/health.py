"""Asks a running bot over HTTP whether it is well: what a container's health check runs."""

import urllib.error
import urllib.request
from dataclasses import dataclass

from xenia.settings import Listen

_PATIENCE = 3.0
"""Seconds; a bot that takes longer is not ready."""
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - compared with, not bound to
"""Who listens on every address is asked on this machine's own."""


@dataclass(frozen=True, slots=True)
class Health:
    """What the bot said of itself."""

    ready: bool
    text: str


def ask(listens: Listen) -> Health:
    """Whether the bot that listens there takes in updates and reaches its database."""
    host = _EVERYWHERE.get(listens.host, listens.host)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listens.port}/health/ready"
    # Never by way of a proxy that the environment names: the bot is on this machine.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(address, timeout=_PATIENCE) as answer:
            return Health(ready=True, text=answer.read(200).decode("utf-8", errors="replace").strip())
    except urllib.error.HTTPError as error:
        with error:
            return Health(ready=False, text=error.read(200).decode("utf-8", errors="replace").strip())
    except (OSError, ValueError) as error:
        return Health(ready=False, text=f"no answer from {address}: {error}")

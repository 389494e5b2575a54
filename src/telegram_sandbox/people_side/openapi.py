"""The people's side as an OpenAPI 3.1 document, written from the routes that serve it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram_sandbox.people_side.routes import ROUTES, Route, Visit, route

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

ERROR: JSON = {
    "type": "object",
    "properties": {"error": {"type": "string"}},
    "required": ["error"],
}


@route("GET", "/sandbox/openapi.json", "This document")
def openapi(_: Visit) -> JSON:
    """Return the document."""
    paths: dict[str, JSON] = {}
    for entry in ROUTES:
        paths.setdefault(entry.path, {})[entry.method.lower()] = _operation(entry)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Telegram sandbox, the people's side",
            "version": "1",
            "description": "What persons see and do in a Telegram on this machine. Bots use the Bot API.",
        },
        "paths": paths,
    }


def _operation(entry: Route) -> JSON:
    names = re.findall(r"{(\w+)}", entry.path)
    parameters: list[JSON] = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string" if name == "file" else "integer"},
        }
        for name in names
    ]
    parameters += [{"name": name, "in": "query", "schema": shape} for name, shape in entry.query.items()]
    operation: JSON = {
        "operationId": entry.answer.__name__,
        "summary": entry.summary,
        "description": entry.answer.__doc__ or "",
        "parameters": parameters,
        "responses": {
            "200": {"description": "Done", "content": entry.returns or {"application/json": {}}},
            "4XX": {"description": "Refused", "content": {"application/json": {"schema": ERROR}}},
        },
    }
    if entry.body is not None:
        body = {"required": True, "content": {"application/json": {"schema": entry.body}}}
        operation["requestBody"] = body
    return operation

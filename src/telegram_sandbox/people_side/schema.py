"""JSON Schemas of what people send: the small part of the language that the routes use, checked here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram_sandbox.errors import Refused

if TYPE_CHECKING:
    from telegram_sandbox.accounts import JSON

_TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "object": dict,
    "array": list,
    "null": type(None),
}


def fields(required: tuple[str, ...] = (), /, **properties: JSON) -> JSON:
    """Return the schema of an object with these fields and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def listed(items: JSON, **limits: int) -> JSON:
    """Return the schema of a list."""
    return {"type": "array", "items": items, **limits}


def text(*, least: int = 1, most: int = 4096, maybe: bool = False) -> JSON:
    """Return the schema of a text; `maybe` also takes null."""
    return {"type": ["string", "null"] if maybe else "string", "minLength": least, "maxLength": most}


def one_of(body: JSON, *names: str) -> str:
    """Return which one of these fields a body has.

    Raises:
        Refused: none, or several.
    """
    given = [name for name in names if name in body and body[name] is not False]
    if len(given) != 1:
        raise Refused(f"Give exactly one of {', '.join(names)}.")
    return given[0]


INTEGER: JSON = {"type": "integer"}
NUMBER: JSON = {"type": "number"}
BOOLEAN: JSON = {"type": "boolean"}


def check(value: Any, schema: JSON, where: str = "The body") -> None:
    """Refuse a value that does not fit its schema.

    Raises:
        Refused: with a sentence that names the field.
    """
    kinds = schema.get("type")
    if kinds is not None:
        names = [kinds] if isinstance(kinds, str) else kinds
        if not any(_is(value, name) for name in names):
            raise Refused(f"{where} must be {' or '.join(names)}.")
    if "enum" in schema and value not in schema["enum"]:
        raise Refused(f"{where} must be one of {', '.join(map(str, schema['enum']))}.")
    if isinstance(value, str):
        _length(len(value), schema, where, "minLength", "maxLength", "characters")
    elif isinstance(value, list):
        _length(len(value), schema, where, "minItems", "maxItems", "items")
        for number, item in enumerate(value):
            check(item, schema.get("items", {}), f"{where}[{number}]")
    elif isinstance(value, dict):
        _check_fields(value, schema, where)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        if not low <= value <= high:
            raise Refused(f"{where} must be from {low} to {high}.")


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, _TYPES[name])


def _length(length: int, schema: JSON, where: str, least: str, most: str, what: str) -> None:
    if length < schema.get(least, 0):
        raise Refused(f"{where} must have at least {schema[least]} {what}.")
    if length > schema.get(most, length):
        raise Refused(f"{where} must have at most {schema[most]} {what}.")


def _check_fields(value: JSON, schema: JSON, where: str) -> None:
    known: JSON = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            raise Refused(f"{where} needs {name}.")
    if schema.get("additionalProperties") is False and (odd := [name for name in value if name not in known]):
        raise Refused(f"{where} does not take {', '.join(odd)}; it takes {', '.join(known) or 'nothing'}.")
    for name, inner in known.items():
        if name in value:
            check(value[name], inner, name if where == "The body" else f"{where}.{name}")

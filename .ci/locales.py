"""Holds the texts of both languages against each other and against the code that says them."""

import re
import sys
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).parents[1]
_KEY = re.compile(r'"([a-z]+(?:-[a-z_]+)+)"')


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's protocol
        self.names.add(node.id.name)


def texts(language: str) -> dict[str, set[str]]:
    """Every key of a language with the variables its text uses."""
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "locales" / language).glob("*.ftl")):
        for entry in FluentParser(with_spans=True).parse(file.read_text("utf-8")).body:
            if isinstance(entry, ast.Junk):
                yield_fault(f"{file.name}: cannot be read: {entry.content.strip()[:60]!r}")
            elif isinstance(entry, ast.Message):
                if not entry.id.name.startswith(f"{file.stem}-"):
                    yield_fault(f"{file.name}: {entry.id.name} belongs to another file")
                if entry.id.name in found:
                    yield_fault(f"{file.name}: {entry.id.name} stands there twice")
                variables = _Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.names
    return found


FAULTS: list[str] = []


def yield_fault(fault: str) -> None:
    """Keep a fault for the end."""
    FAULTS.append(fault)


def main() -> int:
    """Exit status 1 and a line for each fault."""
    greek, english = texts("el"), texts("en")
    for key in sorted(greek.keys() ^ english.keys()):
        yield_fault(f"{key}: only in {'Greek' if key in greek else 'English'}")
    for key in sorted(greek.keys() & english.keys()):
        if greek[key] != english[key]:
            yield_fault(f"{key}: Greek uses {sorted(greek[key])}, English {sorted(english[key])}")
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "src" / "xenia").rglob("*.py"))
    said = set(_KEY.findall(code))
    rooms = {file.stem for file in (ROOT / "locales" / "el").glob("*.ftl")}
    # Keys put together at run time, such as f"loyalty-why-{kind}": their beginnings.
    beginnings = tuple(re.findall(r'f"([a-z]+-[a-z-]+-)\{', code))
    for key in sorted(said):
        if key.split("-")[0] in rooms and key not in greek and f'"{key}"' in code and _is_text(code, key):
            yield_fault(f"{key}: said by the code, in no file")
    for key in sorted(greek):
        if key not in said and not key.startswith(beginnings):
            yield_fault(f"{key}: never said")
    for fault in FAULTS:
        print(fault)
    print(f"{len(greek)} texts in each language, {len(FAULTS)} faults.")
    return 1 if FAULTS else 0


def _is_text(code: str, key: str) -> bool:
    """Whether a string that looks like a key is used as one."""
    call = re.compile(rf'(?:say|plain|Doorway|Command|__init__)\(\s*(?:"[a-z]+", )?"{re.escape(key)}"')
    return bool(call.search(code))


if __name__ == "__main__":
    sys.exit(main())

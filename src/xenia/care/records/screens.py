"""The message that brings a transcript."""

from xenia.care.records.page import as_html
from xenia.care.records.taps import OwnRecord, WholeRecord
from xenia.care.records.transcript import Transcript, as_json
from xenia.core.reply import Document, Screen, button
from xenia.core.texts import Say


def record(say: Say, made: Transcript, tap: OwnRecord | WholeRecord) -> Screen:
    """A transcript in the form that was asked for, and the way to the other one."""
    content = as_json(made) if tap.form == "json" else as_html(say, made)
    file = Document(f"{made.reference}.{tap.form}", content)
    text = say("records-file", reference=made.reference, form=tap.form, whose=made.made_for.value)
    if tap.form == "json":
        return Screen(text, document=file)
    other = button(say.plain("records-json"), tap.model_copy(update={"form": "json"}))
    return Screen(text, ((other,),), document=file)


def record_here(say: Say, made: Transcript) -> Screen:
    """The whole transcript for a ticket's topic of the staff forum."""
    file = Document(f"{made.reference}.html", as_html(say, made))
    return Screen(say("records-here", reference=made.reference), document=file)

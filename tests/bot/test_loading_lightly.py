"""aiogram's models, built when they are first used, are what they would have been."""

import json
import subprocess
import sys
from pathlib import Path

BUILD_ALL = """
import json, re, sys
if sys.argv[1] == "lightly":
    from xenia.bot.lightly import load_aiogram
    load_aiogram()
import aiogram.types, aiogram.methods
from aiogram.methods.base import Response, TelegramMethod
from pydantic import BaseModel

found = {}
for name in aiogram.methods.__all__:  # first: an answer has to find what nobody has built yet
    returned = getattr(getattr(aiogram.methods, name), "__returning__", None)
    if returned is not None and isinstance(name, str) and name != "TelegramMethod":
        Response[returned].model_validate_json('{"ok": false}')
        found["answer to " + name] = [True, []]
for module in (aiogram.types, aiogram.methods):
    for name in sorted(module.__all__):
        one = getattr(module, name)
        if isinstance(one, type) and issubclass(one, BaseModel) and one is not TelegramMethod:
            done = one.model_rebuild()
            fields = [re.sub(" at 0x[0-9a-f]+", "", repr(field)) for field in one.model_fields.values()]
            found[name] = [done, fields]
update = aiogram.types.Update.model_validate(json.loads(sys.argv[2]))
print(json.dumps([[*found], found, repr(update), update.model_dump_json(exclude_unset=True)]))
"""
UPDATE = {
    "update_id": 1,
    "message": {
        "message_id": 2,
        "date": 1795334400,
        "chat": {"id": 7_000_000_001, "type": "private", "first_name": "Άννα"},
        "from": {"id": 7_000_000_001, "is_bot": False, "first_name": "Άννα", "language_code": "el"},
        "caption": "η αυλή",
        "photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 2}],
        "reply_to_message": {"message_id": 1, "date": 0, "chat": {"id": 7_000_000_001, "type": "private"}},
        "reply_markup": {"inline_keyboard": [[{"text": "Μενού", "callback_data": "home"}]]},
        "something_new": {"of": "tomorrow"},
    },
}


def test_every_model_can_be_built_later_and_is_the_same(tmp_path: Path) -> None:
    def built(how: str) -> list[object]:
        done = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", BUILD_ALL, how, json.dumps(UPDATE)],
            capture_output=True,
            check=True,
            cwd=tmp_path,
            text=True,
        )
        answer: list[object] = json.loads(done.stdout)
        return answer

    eager, light = built("eagerly"), built("lightly")
    assert isinstance(eager[1], dict)
    assert isinstance(light[1], dict)
    assert len(light[1]) > 550, "types, methods and their answers"
    assert light[0] == eager[0]
    for name, (done, fields) in light[1].items():
        assert done is not False, name
        assert fields == eager[1][name][1], name
    assert light[2:] == eager[2:]

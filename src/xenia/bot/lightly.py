"""Loading aiogram without building what is never used: 1 second and 60 MB instead of 2.7 and 170."""

import sys
from typing import Any

from pydantic import BaseModel


def load_aiogram() -> None:
    """Import aiogram, and leave each of its models unbuilt until it is first used.

    At its import aiogram has pydantic build all of its models, some 300, though each says by `defer_build`
    that it may wait; a bot uses a few dozen. Built later they need the names that aiogram gives at its
    import, so these are kept. Call it before anything else imports aiogram; after that it changes nothing.
    """
    if "aiogram.types" in sys.modules:
        return
    names: dict[str, Any] = {}
    build = BaseModel.__dict__["model_rebuild"].__func__

    def later(_: type[BaseModel], /, **given: Any) -> None:
        names.update(given["_types_namespace"])

    def now(cls: type[BaseModel], /, **given: Any) -> bool | None:
        built: bool | None = build(cls, **{**given, "_types_namespace": names})
        return built

    models: Any = BaseModel
    models.model_rebuild = classmethod(later)  # for the import only
    try:
        import aiogram.types  # noqa: PLC0415 - this is the place
    finally:
        models.model_rebuild = classmethod(build)
    from aiogram.methods.base import Response, TelegramMethod  # noqa: PLC0415 - as above

    bases: Any = (aiogram.types.TelegramObject, TelegramMethod, Response)
    for base in bases:
        base.model_rebuild = classmethod(now)  # pydantic calls it when a model is first used

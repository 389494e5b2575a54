"""Everything an operator can set, as XENIA_* variables or in a .env file."""

import ipaddress
import re
from typing import Annotated, Literal, NamedTuple, Self
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{3,100}", re.ASCII)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}", re.ASCII)
"""What Telegram allows in `secret_token` of setWebhook."""
_LISTEN = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<host>[^\[\]:/\s]+)):(?P<port>\d{1,5})", re.ASCII)


class SettingsError(Exception):
    """A value is wrong or missing; the message is one line for the operator."""


class Listen(NamedTuple):
    """Where this machine is spoken to over HTTP."""

    host: str
    """A name or an address; IPv6 without its brackets."""
    port: int
    """0 is any free one."""


class Settings(BaseSettings):
    """The settings of one shop's bot."""

    model_config = SettingsConfigDict(env_prefix="XENIA_", env_file=".env", extra="ignore", frozen=True)

    bot_token: SecretStr = Field(description="the bot's token, from @BotFather")
    bot_api: str = Field("https://api.telegram.org", description="base URL of the Bot API server")
    database_url: str = Field(
        "sqlite+aiosqlite:///xenia.db", description="SQLAlchemy URL; SQLite or PostgreSQL"
    )
    timezone: str = Field("Europe/Athens", description="IANA name of the shop's time zone")
    shop_name: Annotated[str, Field(min_length=1, max_length=60)] = Field(
        "Το Καφενείο", description="what the shop is called"
    )
    points_per_euro: Annotated[int, Field(ge=1, le=1000)] = Field(
        10, description="points for each euro of a purchase"
    )
    points_months: Annotated[int, Field(ge=1, le=120)] = Field(
        12, description="full months after which points expire"
    )
    award_limit_euros: Annotated[int, Field(ge=1, le=100_000)] = Field(
        300, description="largest purchase staff may record"
    )
    daily_awards: Annotated[int, Field(ge=1, le=10_000)] = Field(
        200, description="purchases one team member may record a day"
    )
    daily_award_euros: Annotated[int, Field(ge=1, le=1_000_000)] = Field(
        3000, description="euros of purchases one team member may record a day"
    )
    goodwill_staff_points: Annotated[int, Field(ge=0, le=100_000)] = Field(
        100, description="points one of the staff may give with an apology, in a month and on one case"
    )
    goodwill_lead_points: Annotated[int, Field(ge=0, le=100_000)] = Field(
        300, description="points a shift lead may give with an apology, in a month and on one case"
    )
    goodwill_admin_points: Annotated[int, Field(ge=0, le=100_000)] = Field(
        1000, description="points an admin may give with an apology, in a month and on one case"
    )
    tick_seconds: Annotated[int, Field(ge=1, le=3600)] = Field(
        60, description="seconds between looks for what has fallen due"
    )
    quiet_sundays: bool = Field(
        default=True,
        description="nothing unasked on Sundays, but for wishes on the day itself",
    )
    quiet_holidays: bool = Field(
        default=True,
        description="nothing unasked on public holidays, but for wishes on the day itself",
    )
    mode: Literal["polling", "webhook"] = Field(
        "polling", description="polling asks Telegram for updates; webhook lets Telegram bring them"
    )
    listen: str | None = Field(
        None, description="host:port for the webhook and for /health/live and /health/ready"
    )
    webhook_url: str | None = Field(None, description="https address at which Telegram reaches the webhook")
    webhook_secret: SecretStr | None = Field(
        None, description="what Telegram shows with each update: 1 to 256 of A-Z a-z 0-9 _ -"
    )
    erasure_journal: str | None = Field(
        None,
        description="file of erasures, outside the database and its backups (default: beside a SQLite file, "
        "else xenia.erased in the working folder)",
    )
    log_format: Literal["auto", "text", "json"] = Field(
        "auto", description="auto: text on a terminal, else JSON"
    )

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr) -> SecretStr:
        if not _TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("is not a bot token such as 123456:ABC-DEF")
        return value

    @field_validator("bot_api")
    @classmethod
    def _is_a_base_url(cls, value: str) -> str:
        parts = _parts(value)
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("is not an http(s) address")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _names_a_known_database(cls, value: str) -> str:
        try:
            url = make_url(value)
        except (ArgumentError, ValueError):  # a port that is no number; its sentence quotes the URL
            raise ValueError("is not a database URL") from None
        drivers = {
            "sqlite": "sqlite+aiosqlite",
            "postgresql": "postgresql+psycopg",
            "postgres": "postgresql+psycopg",
        }
        driver = drivers.get(url.drivername, url.drivername)
        if driver not in drivers.values():
            raise ValueError("must begin with sqlite:// or postgresql://")
        in_file = url.database not in {None, "", ":memory:"} and "uri" not in url.query
        if driver == drivers["sqlite"] and not in_file:
            raise ValueError("must name a file, such as sqlite:///xenia.db")
        return url.set(drivername=driver).render_as_string(hide_password=False)

    @field_validator("listen")
    @classmethod
    def _is_an_address(cls, value: str | None) -> str | None:
        if not value:  # as a compose file sets what nobody has filled in
            return None
        _listen(value)
        return value

    @field_validator("webhook_url")
    @classmethod
    def _is_reached_by_telegram(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = _parts(value)
        if (
            parts is None
            or not parts.hostname
            or not (parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(parts.hostname)))
        ):
            raise ValueError("is not an https address (http is for this machine only)")
        if parts.query or parts.fragment:
            raise ValueError("must end with its path, without ? or #")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_what_telegram_allows(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("must be 1 to 256 of the characters A-Z a-z 0-9 _ -")
        return value

    @model_validator(mode="after")
    def _a_webhook_is_whole(self) -> Self:
        if self.mode == "webhook":
            for name in ("webhook_url", "webhook_secret", "listen"):
                if getattr(self, name) is None:
                    raise ValueError(f"XENIA_{name.upper()} is not set: XENIA_MODE=webhook needs it")
        return self

    @property
    def listens(self) -> Listen | None:
        """Where to serve HTTP, or None for nowhere."""
        return _listen(self.listen) if self.listen is not None else None

    @field_validator("timezone")
    @classmethod
    def _names_a_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            raise ValueError("is not a time zone such as Europe/Athens") from None
        return value


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _ = parts.port  # read here, where it may be wrong
    except ValueError:
        return None
    return parts


def _listen(text: str) -> Listen:
    match = _LISTEN.fullmatch(text)
    if match is None or int(match["port"]) >= 2**16:
        raise ValueError("is not host:port, such as 127.0.0.1:8080 or [::1]:8080")
    return Listen(match["v6"] or match["host"], int(match["port"]))


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_settings(**given: object) -> Settings:
    """The settings from the environment, with `given` on top.

    Raises:
        SettingsError: a value is wrong or missing. Its sentence names the variable, never the value.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them, that is the point
    except UnicodeDecodeError:
        raise SettingsError("the file .env is not text in UTF-8.") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = "XENIA_" + "_".join(str(part) for part in first["loc"]).upper()
        if first["type"] == "missing":
            raise SettingsError(
                f"{name} is not set: {Settings.model_fields[str(first['loc'][0])].description}."
            ) from None
        message = first["msg"].removeprefix("Value error, ")
        if not first["loc"]:  # between several settings: the sentence names them itself
            raise SettingsError(f"{message}.") from None
        raise SettingsError(f"{name} {message[0].lower()}{message[1:]}.") from None

"""The composition root: the one place where rooms meet."""

from importlib import import_module

from xenia.core.database import Base, Database

for _tables in (
    "bot.conversation", "customers.models", "deliveries.models", "feedback.models", "ledger.models",
    "privacy.models", "rewards.models", "shop.shop", "team.models",
):
    import_module(f"xenia.{_tables}")


async def upgrade(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)

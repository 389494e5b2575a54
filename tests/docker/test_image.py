"""The image as it is shipped: built from the lock file, run without rights, healthy on a Telegram of ours."""

import asyncio
import json
import os
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from house import TOKEN, USERNAME
from telegram_sandbox import People, Sandbox, serve

ROOT = Path(__file__).parents[2]
STORE = ("--storage-driver", "vfs")
PORT = 18080


async def _call(*command: str, limit: float = 60.0) -> tuple[int, str]:
    """Run one command to its end; its status, and all that it said."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await asyncio.wait_for(process.communicate(), timeout=limit)
    return process.returncode or 0, out.decode(errors="replace")


async def _buildah(command: str, *arguments: str, limit: float = 60.0) -> str:
    status, out = await _call("buildah", command, *STORE, *arguments, limit=limit)
    assert status == 0, out[-3000:]
    return out


async def _base_is_here(name: str) -> bool:
    """Whether the base image is in the store, or can be brought there from a registry or from Debian."""
    if (await _call("buildah", "inspect", *STORE, "--type", "image", name))[0] == 0:
        return True
    if (await _call("buildah", "pull", *STORE, name, limit=300))[0] == 0:
        return True
    if shutil.which("debootstrap") is None or os.geteuid() != 0:
        return False
    status, out = await _call(str(Path(__file__).with_name("stand_in.sh")), name, limit=900)
    assert status == 0, out[-3000:]
    return True


@asynccontextmanager
async def _container(*environment: str) -> AsyncIterator[str]:
    name = (await _buildah("from", "localhost/xenia-test")).strip().splitlines()[-1]
    try:
        for one in environment:
            await _buildah("config", "--env", one, name)
        yield name
    finally:
        await _buildah("rm", name)


@pytest.mark.image
async def test_the_image_is_built_and_healthy(capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which("buildah") is None:
        pytest.skip("no buildah on this machine, so no image is built (apt-get install buildah debootstrap)")
    base = (ROOT / "docker" / "Dockerfile").read_text("utf-8").partition("PYTHON=")[2].split()[0]
    if not await _base_is_here(f"docker.io/library/{base}"):
        pytest.skip("no registry is reached, and there is no debootstrap to stand in for the base image")
    began = time.monotonic()
    await _buildah(
        "bud",
        *("--layers", "--isolation", "chroot", "--format", "docker", "--tag", "localhost/xenia-test"),
        *("--file", "docker/Dockerfile", "--ignorefile", "docker/Dockerfile.dockerignore", "."),
        limit=1200,
    )
    built = time.monotonic() - began
    config = json.loads(await _buildah("inspect", "--type", "image", "localhost/xenia-test"))["Docker"][
        "config"
    ]
    assert config["User"] == "xenia"
    assert config["Volumes"] == {"/data": {}}
    assert config["Healthcheck"]["Test"] == ["CMD", "xenia", "health"]
    assert (config["Entrypoint"], config["Cmd"]) == (["xenia"], ["run"])

    sandbox = Sandbox()
    sandbox.add_bot(token=TOKEN, first_name="Το Καφενείο", username=USERNAME)
    server = await serve(sandbox, host="127.0.0.1", port=0)
    settings = (
        f"XENIA_BOT_TOKEN={TOKEN}",
        f"XENIA_BOT_API={server.url}",
        f"XENIA_LISTEN=0.0.0.0:{PORT}",
    )
    try:
        async with People(server.url) as people, _container(*settings) as container:
            inside = ("buildah", "run", *STORE, "--isolation", "chroot", container, "--")
            assert (await _call(*inside, *config["Healthcheck"]["Test"][1:]))[0] == 1, "nobody is there yet"
            began = time.monotonic()
            bot = await asyncio.create_subprocess_exec(
                *inside,
                *config["Entrypoint"],
                *config["Cmd"],
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
            assert bot.stdout is not None
            assert b"no owner yet" in await asyncio.wait_for(bot.stdout.readline(), timeout=60)
            guest = (await people.person("Άννα", language_code="el")).chat(USERNAME)
            await guest.write("/start")
            assert (await guest.answer(seconds=30)).text
            answered = time.monotonic() - began
            status, said = await _call(*inside, *config["Healthcheck"]["Test"][1:])
            assert status == 0, said
            assert "uid=10001" in (await _call(*inside, "id"))[1]
            for tool in ("pg_dump", "pg_restore"):
                assert (await _call(*inside, tool, "--version"))[0] == 0
            assert (await _call(*inside, "xenia", "backup", "/data/b"))[0] == 0
            bot.terminate()
            await asyncio.wait_for(bot.communicate(), timeout=15)
            assert (await _call(*inside, *config["Healthcheck"]["Test"][1:]))[0] == 1, "and is gone again"
    finally:
        await server.close()
    images = json.loads(await _buildah("images", "--json", "localhost/xenia-test"))
    with capsys.disabled():
        print(  # noqa: T201 - figures
            f"\nimage: {images[0]['size']}, built in {built:.0f} s, answered {answered:.1f} s after start,"
            f" health: {said.strip()}"
        )

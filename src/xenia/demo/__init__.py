"""The demo: a Greek café in the browser, on a Telegram of this machine. The bot is the real one."""

from xenia.demo.run import run_demo

__all__ = ["run_demo"]

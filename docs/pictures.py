"""Makes the README's pictures: `python docs/pictures.py`. A rehearsal runs, Chromium takes the seats, and looks.

It needs Debian's chromium and the developers' tools; nothing is fetched.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

ROOT = Path(__file__).parent.parent
IMAGES = Path(__file__).parent / "images"
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WIDE, TALL, WALL = (1500, 1000), (390, 844), (1600, 900)


async def take_seat(
    browser: Browser, base: str, kind: str, nth: int, size: tuple[int, int], dark: bool = False
) -> Page:
    """A page in that seat, once its one-time link has been opened."""
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
    )
    page = await context.new_page()
    await page.goto(f"{base}/rehearsal")
    button = page.locator(f"form:has(input[name=kind][value={kind}]) button").nth(nth)
    async with context.expect_page() as opened:
        await button.click()
    seat = await opened.value
    await seat.wait_for_load_state()
    await seat.locator("form button.strong").first.click()
    await seat.wait_for_load_state()
    await seat.wait_for_timeout(1000)
    return seat


async def look(base: str) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        await asyncio.sleep(26)  # at x60 that is the middle of the keynote's questions
        for name, kind, nth, size, dark in (
            ("display", "display", 0, WALL, True),
            ("console", "console", 0, WIDE, False),
            ("phone", "me", 3, TALL, False),
            ("host", "host", 2, (900, 1000), False),
        ):
            seat = await take_seat(browser, base, kind, nth, size, dark)
            await seat.screenshot(path=IMAGES / f"{name}.png")
        await browser.close()


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "bot", "rehearse", "--speed", "60", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as house:
        assert house.stdout is not None
        base = next(line for line in house.stdout if "/rehearsal" in line).split()[-1].removesuffix("/rehearsal")
        try:
            asyncio.run(look(base))
        finally:
            house.terminate()


if __name__ == "__main__":
    main()

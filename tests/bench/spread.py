"""How far apart the places of a convening get a routine's steps on Discord: eight channels, one for each site.

Run: `python -m tests.bench.spread`. A step's clock starts when the last place has it; the figure is the time from the
first message to the last, by the emulated Discord's own ids, in real seconds. The web's figures are printed by the
rehearsal (`Spread of …`).
"""

from __future__ import annotations

import asyncio

from bot.alarm import ApschedulerAlarm
from bot.domain.routines.state import Run
from bot.logs import configure
from tests.adapters.discord_door.company import Company
from tests.world import ORGANISATION

SITES = ("Shasta", "Butte", "Lassen", "Modoc", "Plumas", "Tehama", "Trinity", "Siskiyou")
ROUTINES = ("think-pair-share", "1-2-4-all", "data-talk")
PROMISED = 1.0


def run_of(company: Company) -> Run | None:
    run: Run | None = company.engine.convenings(ORGANISATION)[-1].routines.run
    return run


def shown(company: Company, step: str) -> list[float]:
    """When each site's channel got the step, by its message's own id: (seconds), one for each that has it."""
    found = []
    for site in SITES:
        posts = [m for m in company.discord.channel(site.casefold()).messages if step in m.text]
        found += [(post.id >> 22) / 1000 for post in posts[-1:]]
    return found


async def apart(company: Company, run: Run) -> float:
    """Seconds between the first site's channel and the last to show the step that runs."""
    step = f"Step {run.at + 1} of"
    await company.discord.until(lambda: len(shown(company, step)) == len(SITES), 30, f"{step} in every channel")
    moments = shown(company, step)
    return max(moments) - min(moments)


async def main() -> int:
    configure()
    worst = 0.0
    company = Company()
    company.alarm = ApschedulerAlarm(company.clock)  # type: ignore[assignment]
    async with company:
        fay = await company.leads("Fay")
        await fay.slash("convening new", title="Fractions together", sites=", ".join(SITES))
        await fay.slash("convening open")
        for site in SITES:
            company.discord.new_channel(site.casefold())
            fay.goes_to(site.casefold())
            await fay.slash("convening bind", site=site)
        fay.goes_to("main")
        for n in range(24):
            await company.joined(f"Person {n:02}", site=SITES[n % len(SITES)], mode="room")
        for n in range(8):
            await company.joined(f"Remote {n:02}", mode="remote")
        for routine in ROUTINES:
            for site in SITES:
                company.discord.channel(site.casefold()).log.clear()
            await fay.slash("routine run", routine=routine)
            seconds = []
            while (run := run_of(company)) is not None:
                await company.discord.until(lambda: (now := run_of(company)) is None or not now.waiting, 30)
                seconds.append(await apart(company, run))
                while (now := run_of(company)) is not None and now.at == run.at:
                    await fay.slash("routine next")
            worst = max(worst, *seconds)
            print(f"{routine}: {len(seconds)} steps to {len(SITES)} channels, the last place at most")
            print(f"  {max(seconds):.2f} s after the first ({', '.join(f'{one:.2f}' for one in seconds)})")
    print(f"spread on Discord: {worst:.2f} s of {PROMISED:.0f} s")
    return 0 if worst <= PROMISED else 1


if __name__ == "__main__":
    raise SystemExit(asyncio.run(main()))

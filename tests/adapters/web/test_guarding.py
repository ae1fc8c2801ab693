"""What a request must be to be let in, and what every page says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import structlog

from adapters.web.door import WebDoor
from adapters.web.health import is_loopback
from bot.settings import Settings
from tests.adapters.web.house import JSON, House, fresh
from tests.world import ORGANISATION

UP = {"command": "hand", "action": "up"}


def hands(house: House) -> int:
    return len(house.world.convening.queue.hands)


async def test_a_form_without_its_proof_changes_nothing(house: House) -> None:
    """A missing or foreign token is refused with a calm page."""
    ana, other = await house.joined("Ana Ruiz"), await house.joined("Ben Ito")
    for token in ("", "0" * 32, other.page.csrf):
        page = await ana.post(f"/do/{house.id}", {**UP, "csrf": token})
        assert (page.status, "open for too long" in page.text) == (403, True)
    assert hands(house) == 0


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
async def test_a_post_from_another_site_changes_nothing(house: House, headers: Mapping[str, str]) -> None:
    """Even with the right token, a post that another site sent is refused."""
    ana = await house.joined("Ana Ruiz")
    page = await ana.post(f"/do/{house.id}", UP, headers=headers)
    assert page.status == 403
    assert hands(house) == 0


async def test_our_own_form_without_an_origin_is_let_in(house: House) -> None:
    """With no-referrer, browsers send Origin: null along with our own forms."""
    ana = await house.joined("Ana Ruiz")
    await ana.post(f"/do/{house.id}", UP, headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"})
    assert hands(house) == 1


async def test_the_same_key_counts_once_and_only_within_its_browser(house: House) -> None:
    """A press that is sent twice counts once; two people whose forms hold the same key both count."""
    ana, ben = await house.joined("Ana Ruiz"), await house.joined("Ben Ito")
    first = await ana.asks(house.id, "hand", "up", key="one-and-the-same")
    again = await ana.asks(house.id, "hand", "up", key="one-and-the-same")
    assert first == again
    assert (await ben.asks(house.id, "hand", "up", key="one-and-the-same"))["ok"]
    assert hands(house) == 2


async def test_a_name_that_somebody_points_at_us_is_refused(house: House) -> None:
    """Only our own address, this machine's name and bare addresses are answered."""
    browser = house.browser()
    assert (await browser.open("/", headers={"Host": "evil.example"})).status == 421
    assert (await browser.open("/", headers={"Host": "192.168.1.20:8080"})).status == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("GET", "/nothing/here", 404, "There is no such page"),
        ("GET", "/in/c-no-such", 404, "There is no such page"),
        ("PUT", "/", 405, "That can't be done like this"),
        ("GET", "/do/x", 405, "That can't be done like this"),
        ("GET", "/console/not-a-token", 410, "This link has been used or has ended"),
    ],
)
async def test_what_cannot_be_is_said_kindly(house: House, method: str, path: str, status: int, words: str) -> None:
    """Every wrong turn ends on a page that says what to do."""
    browser = house.browser()
    async with browser.session.request(method, browser.base + path) as response:
        assert response.status == status
        assert words in (await response.text()).replace("&#39;", "'")


async def test_too_large_or_of_another_kind(house: House) -> None:
    """A body that is too large, or no form, is refused before anything is read from it."""
    ana = await house.joined("Ana Ruiz")
    page = await ana.post(f"/do/{house.id}", {**UP, "note": "x" * 70_000})
    assert (page.status, "too large" in page.text) == (413, True)
    async with ana.session.post(f"{ana.base}/do/{house.id}", json=UP) as response:
        assert response.status == 415
    async with ana.session.post(f"{ana.base}/do/{house.id}", data=chunks(), headers=FORM) as response:
        assert response.status == 413
    assert hands(house) == 0


FORM = {"Content-Type": "application/x-www-form-urlencoded"}


async def chunks() -> Any:
    """A body that does not say how long it is."""
    for _ in range(20):
        yield b"note=" + b"x" * 8000


async def test_a_fault_of_ours_is_calm_and_tells_no_secret(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something breaks while a link is opened: a reference for the person, no trace, and no token in the log."""
    address = await house.door.link("console", "dolores", house.id)
    token = address.rsplit("/", 1)[1]

    async def breaks(*_: object) -> bool:
        raise RuntimeError("the roof is off")

    monkeypatch.setattr(house.door.links, "use", breaks)
    browser = house.browser()
    with structlog.testing.capture_logs() as lines:
        page = await browser.post(f"/console/{token}", {})
    assert page.status == 500
    assert "Something went wrong on our side" in page.text
    assert lines[0]["reference"] in page.text
    assert "Traceback" not in page.html
    assert "roof" not in page.html
    assert token not in str([{**line, "exc_info": ""} for line in lines])


async def test_every_page_carries_its_protections(house: House) -> None:
    """No script or style from elsewhere or inline, no framing, no address told to others, nothing kept by proxies."""
    ana = await house.joined("Ana Ruiz")
    headers = ana.page.headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "style=" not in ana.page.html
    assert "onclick" not in ana.page.html


async def test_the_cookie_is_ours_alone(house: House) -> None:
    """Out of reach of scripts and of other sites; a forged one makes a new visitor; an old key still opens."""
    browser = house.browser()
    page = await browser.open("/")
    cookie = page.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    forged = await house.browser(Cookie="convenor=forged").open("/")
    assert "Set-Cookie" in forged.headers


async def test_keys_can_be_changed_without_losing_anybody(house: House) -> None:
    """A cookie made under the old key is still read once a new one is put before it."""
    world, old = house.world, house.door.identity
    newer = Settings(secret_keys=("a newer key for tests, also long enough", *house.door.settings.secret_keys))
    door = WebDoor(world.engine, world.ledger, world.clock, newer, ORGANISATION)
    ana = await house.joined("Ana Ruiz")
    cookie = next(iter(ana.session.cookie_jar)).value

    class Request:
        cookies: Mapping[str, str] = {"convenor": cookie}

    seen: Any = Request()
    assert door.identity.read(seen).browser == old.read(seen).browser
    assert door.identity.is_ours(door.identity.read(seen), old.token(old.read(seen)))


async def test_a_proxy_is_believed_only_if_it_is_trusted(house: House) -> None:
    """Loopback is no trusted proxy here, so its word for https and for the far address is not taken."""
    page = await house.browser().open("/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "8.8.8.8"})
    assert "Secure" not in page.headers["Set-Cookie"]
    guard = house.door.guard
    assert guard.trusts("10.9.3.4")
    assert not guard.trusts("10.8.0.1")
    assert not guard.trusts("127.0.0.1")


async def test_behind_a_trusted_proxy_the_cookie_is_secure(house: House) -> None:
    """A proxy on this machine that is named in the settings says https, and is believed."""
    house.door.guard._proxies = tuple(type(house.door.guard._proxies[0])("127.0.0.0/8") for _ in "x")
    page = await house.browser().open("/", headers={"X-Forwarded-Proto": "https"})
    assert "Secure" in page.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in page.headers


async def test_static_files_are_kept_for_a_year_under_a_name_of_their_own(house: House) -> None:
    """The stylesheet's name holds its hash, so a new one is a new name."""
    browser = house.browser()
    page = await browser.open("/")
    name = house.door.assets.address("convenor.css")
    assert name in page.html
    sheet = await browser.open(name)
    assert sheet.headers["Cache-Control"].startswith("public, max-age=31536000")
    assert "Set-Cookie" not in sheet.headers
    assert (await browser.open("/static/../door.py")).status == 404


async def test_alive_ready_and_counted(house: House) -> None:
    """Those who watch the house get plain answers, without a name in them."""
    await house.joined("Ana Ruiz")
    browser = house.browser()
    assert (await browser.open("/healthz")).html == "ok\n"
    assert (await browser.open("/readyz")).status == 200
    figures = (await browser.open("/metrics")).html
    assert "convenor_convenings_running 1.0" in figures
    assert "Ana" not in figures


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
async def test_the_counts_are_for_this_machine_alone(house: House, header: str) -> None:
    """What a proxy hands on comes from further away, so it gets no counts; nor does a peer that is a proxy."""
    browser = house.browser()
    assert (await browser.open("/metrics", headers={header: "127.0.0.1"})).status == 403
    house.door.guard._proxies = tuple(type(house.door.guard._proxies[0])("127.0.0.0/8") for _ in "x")
    assert (await browser.open("/metrics")).status == 403


@pytest.mark.parametrize(
    ("address", "inside"),
    [("127.0.0.1", True), ("::1", True), ("::ffff:127.0.0.1", True), ("192.168.1.7", False), ("", False)],
)
def test_this_machine_is_told_from_the_next(address: str, inside: bool) -> None:
    """A phone in the same building is not this machine."""
    assert is_loopback(address) is inside


async def test_with_a_token_only_its_holder_reads_the_counts(house: House) -> None:
    """A collector on another machine sends the token; without it nobody reads, this machine included."""
    house.door.settings = replace(house.door.settings, metrics_token="a token for tests")
    browser = house.browser()
    assert (await browser.open("/metrics")).status == 401
    assert (await browser.open("/metrics", headers={"Authorization": "Bearer another"})).status == 401
    asked = {"Authorization": "Bearer a token for tests", "X-Forwarded-For": "8.8.8.8"}
    assert "convenor_batches" in (await browser.open("/metrics", headers=asked)).html


async def test_a_script_gets_the_same_answers_as_json(house: House) -> None:
    """A refusal, its ways on and a missing value, as plain values."""
    dolores = await house.entered("console", "dolores")
    answer = await dolores.asks(house.id, "convening", "close")
    assert answer["ok"] is False
    assert answer["choices"][0]["arguments"] == {"action": "close", "sure": "yes"}
    asked = await dolores.asks(house.id, "queue", "call")
    assert [field["name"] for field in asked["form"]["fields"]] == ["person"]
    async with dolores.session.post(
        f"{dolores.base}/do/{house.id}", data={"command": "hand", "key": fresh()}, headers=JSON
    ) as response:
        assert (response.status, (await response.json())["ok"]) == (403, False)


async def test_what_is_missing_is_asked_for_on_a_page(house: House) -> None:
    """Without a script, a missing value leads to a form, and a question to buttons."""
    dolores = await house.entered("console", "dolores")
    page = await dolores.post(f"/do/{house.id}", {"command": "queue", "action": "call", "back": "console"})
    assert 'name="person"' in page.html
    page = await dolores.post(f"/do/{house.id}", {"command": "convening", "action": "close", "back": "console"})
    assert 'name="sure" value="yes"' in page.html
    page = await dolores.post(
        f"/do/{house.id}", {"command": "hand", "action": "up", "back": "//evil.example/x"}, allow_redirects=False
    )
    assert page.headers["Location"] == f"/in/{house.id}"

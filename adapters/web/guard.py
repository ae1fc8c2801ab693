"""What every request passes through: host, origin and proxies are checked, faults become calm pages."""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from aiohttp.typedefs import Middleware

from adapters.web.identity import Identity, Visitor
from adapters.web.pages import Pages
from adapters.web.seats import spoken
from bot.engine import Fault
from bot.settings import Settings
from bot.speech import Speech

log = structlog.get_logger("web")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
VISITOR: web.RequestKey[Visitor] = web.RequestKey("visitor", Visitor)
SECURE: web.RequestKey[bool] = web.RequestKey("secure", bool)
ADDRESS: web.RequestKey[str] = web.RequestKey("address", str)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
KNOWN_TROUBLES = {
    400: "unreadable",
    403: "not-yours",
    404: "not-found",
    405: "wrong-way",
    413: "too-large",
    415: "wrong-kind",
}
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
LONGEST_FORM = 64 * 1024


class Trouble(Exception):
    """A calm page with that status; `what` names its words in the catalogue (`web-<what>-title`, `web-<what>`)."""

    def __init__(self, status: int, what: str) -> None:
        super().__init__(what)
        self.status, self.what = status, what


class Guard:
    """A middleware for our own routes; other doors' routes on the same port are left alone."""

    def __init__(self, settings: Settings, identity: Identity, pages: Pages) -> None:
        self._identity, self._pages = identity, pages
        self._proxies = tuple(networks(settings.trusted_proxies))
        self._name = urlsplit(settings.address).hostname or ""
        self._hosts = {self._name, "localhost"}
        self._https = settings.address.startswith("https://")
        self.ours: set[object] = set()

    async def prepare(self, request: web.Request, response: web.StreamResponse) -> None:
        """Last thing before a response leaves, streams included: security headers and the cookie."""
        visitor = request.get(VISITOR)
        if visitor is None:
            return
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request[SECURE]:
            response.headers.setdefault("Strict-Transport-Security", "max-age=15552000")
        if visitor.changed and not request.path.startswith(("/static/", "/healthz", "/readyz", "/metrics")):
            self._identity.write(visitor, response, secure=request[SECURE])

    @property
    def middleware(self) -> Middleware:
        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            unmatched = request.match_info.http_exception is not None
            return await self._run(request, handler) if unmatched or handler in self.ours else await handler(request)

        return guard

    async def _run(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        trusted = self.trusts(request.remote or "")
        request[ADDRESS] = self._client(request, trusted)
        request[SECURE] = self._is_secure(request, trusted)
        request[VISITOR] = self._identity.read(request)
        try:
            self._check(request)
            return await handler(request)
        except Trouble as trouble:
            return self.sorry(request, trouble.status, trouble.what)
        except web.HTTPRedirection:
            raise
        except web.HTTPException as error:
            return self._plain(request, error)
        except Fault as fault:
            return self.sorry(request, 500, "fault", reference=fault.reference)
        except Exception as error:
            reference = secrets.token_hex(4)
            log.error("page failed", reference=reference, route=route_of(request), exc_info=error)
            return self.sorry(request, 500, "fault", reference=reference)

    def _plain(self, request: web.Request, error: web.HTTPException) -> web.Response:
        response = self.sorry(request, error.status, KNOWN_TROUBLES.get(error.status, "unreadable"))
        if "Allow" in error.headers:
            response.headers["Allow"] = error.headers["Allow"]
        return response

    def sorry(self, request: web.Request, status: int, what: str, **args: str | int) -> web.Response:
        speech = Speech(spoken(request[VISITOR], None, request.headers.get("Accept-Language", ""), None))
        if wants_json(request):
            words = {"ok": False, "say": speech(f"web-{what}", **args), "choices": [], "form": None}
            return web.json_response(words, status=status)
        return self._pages.sorry(request[VISITOR], speech, status, what, **args)

    # --- checks --------------------

    def _check(self, request: web.Request) -> None:
        if not self._knows_host(request.host):
            raise Trouble(421, "wrong-host")
        if request.method in ("GET", "HEAD"):
            return
        if request.method == "POST" and not came_from_here(request):
            raise Trouble(403, "not-from-here")
        if request.can_read_body and request.content_type not in FORMS:
            raise Trouble(415, "wrong-kind")

    def _knows_host(self, host: str) -> bool:
        """Our own name, this machine's, or a bare address: a name that somebody else points at us is refused."""
        name = host_name(host)
        return name in self._hosts or is_address(name)

    def trusts(self, remote: str) -> bool:
        return is_address(remote) and any(ipaddress.ip_address(remote) in network for network in self._proxies)

    def _client(self, request: web.Request, trusted: bool) -> str:
        """The far end's address; a proxy's word for it counts only if the proxy is trusted."""
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
        outside = [hop for hop in reversed(hops) if not self.trusts(hop)] if trusted else []
        return outside[0] if outside else request.remote or ""

    def _is_secure(self, request: web.Request, trusted: bool) -> bool:
        if trusted and "X-Forwarded-Proto" in request.headers:
            return request.headers["X-Forwarded-Proto"].split(",")[0].strip() == "https"
        return request.scheme == "https" or (self._https and host_name(request.host) == self._name)


def networks(texts: Iterable[str]) -> Iterable[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    for text in texts:
        try:
            yield ipaddress.ip_network(text, strict=False)
        except ValueError:
            log.warning("not a network address", setting="CONVENOR_TRUSTED_PROXIES")


def host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def came_from_here(request: web.Request) -> bool:
    """Whether a post came from a page of ours. With `no-referrer`, browsers send Origin: null with our own forms
    (Fetch standard, "append a request Origin header"), so a null counts only where the browser vouches otherwise."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site not in ("", "same-origin", "none"):
        return False
    origin = request.headers.get("Origin", "")
    return origin in ("", "null") or urlsplit(origin).netloc == request.host


def wants_json(request: web.Request) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def route_of(request: web.Request) -> str:
    """The route's pattern, never the path: a path may hold a token."""
    resource = request.match_info.route.resource
    return resource.canonical if resource is not None else "unmatched"

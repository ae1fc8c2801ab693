"""The stylesheet and the script, under names that change when they do, so that browsers may keep them for a year."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from bot.domain.frozen import frozen

HERE = Path(__file__).parent / "static"
FOR_A_YEAR = "public, max-age=31536000, immutable"


@frozen
class Asset:
    name: str
    body: bytes
    type: str


def read_assets(folder: Path = HERE) -> Mapping[str, Asset]:
    """Every file of the folder by its plain name, with the hashed name it is served under."""
    found: dict[str, Asset] = {}
    for file in sorted(folder.iterdir()):
        body = file.read_bytes()
        digest = hashlib.sha256(body).hexdigest()[:12]
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        found[file.name] = Asset(f"{file.stem}-{digest}{file.suffix}", body, kind)
    return found


class Assets:
    """Serves the static files from memory."""

    def __init__(self) -> None:
        self._by_file = read_assets()
        self._by_name = {asset.name: asset for asset in self._by_file.values()}

    def address(self, file: str) -> str:
        return f"/static/{self._by_file[file].name}"

    async def serve(self, request: web.Request) -> web.Response:
        asset = self._by_name.get(request.match_info["name"])
        if asset is None:
            raise web.HTTPNotFound
        headers = {"Cache-Control": FOR_A_YEAR}
        return web.Response(body=asset.body, content_type=asset.type, charset="utf-8", headers=headers)

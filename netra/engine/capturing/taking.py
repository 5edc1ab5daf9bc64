"""One capture from an order to its result. `result.json` appears last and in one step: half a capture is none."""

import contextlib
import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from netra.engine.capturing.archive import Archive
from netra.engine.capturing.certificates import own_certificate
from netra.engine.capturing.exchanges import Exchange
from netra.engine.capturing.fetching import Fetcher, Followed
from netra.engine.capturing.guard import Guard
from netra.engine.capturing.orders import REFUSALS, Code, Order, Trouble
from netra.engine.capturing.picturing import Pictured, picture, version_of
from netra.engine.capturing.routes import route_of
from netra.engine.capturing.signs import signs_of

RESULT = "result.json"
FILES = {"archive": "archive.warc.gz", "picture": "page.png", "pdf": "page.pdf"}
GONE = frozenset({404, 410, 451})
WITHOUT_BROWSER = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The browser's part: what it showed, or why it showed nothing."""

    pictured: Pictured | None = None
    trouble: str = ""
    version: str = ""


def take(order: Order) -> dict[str, Any]:
    """Take a capture and write its files and result. Raises nothing for what a link can do."""
    folder = Path(order.folder)
    started = datetime.now(UTC)
    route = route_of(order.route)
    allow = frozenset(_allowed(one) for one in order.allow)
    guard = Guard(own=frozenset(order.own), allow=allow, far=route.is_far)
    browser = version_of(order.browser) if order.browser else ""
    agent = agent_of(browser)
    archive = Archive(folder / FILES["archive"], _about(order, agent))
    fetcher = Fetcher(guard, route, order.limits, archive)
    try:
        way = fetcher.follow(order.url.partition("#")[0], headers_of(agent))
        seen = _seen(order, way, fetcher, agent, browser)
    finally:
        archive.close()
    if not way.hops:
        (folder / FILES["archive"]).unlink()
    result = _told(order, way, seen, fetcher) | {
        "url": order.url,
        "started": started.isoformat(),
        "ended": datetime.now(UTC).isoformat(),
        "agent": agent,
        "route": route.kind or "direct",
    }
    result["files"] = {kind: _sized(folder / name) for kind, name in FILES.items() if (folder / name).exists()}
    _write(folder / RESULT, json.dumps(result, ensure_ascii=False, indent=1, sort_keys=True).encode())
    return result


def agent_of(browser: str) -> str:
    """An ordinary browser's name: one of our own would tell the owner of a post who looks."""
    words = browser.split()
    major = next((word.split(".")[0] for word in words if word[:1].isdecimal()), "")
    return WITHOUT_BROWSER.replace("140.", f"{major}.") if major else WITHOUT_BROWSER


def headers_of(agent: str) -> list[tuple[str, str]]:
    return [
        ("User-Agent", agent),
        ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"),
        ("Accept-Language", "id-ID,id;q=0.9,en;q=0.8"),
        ("Accept-Encoding", "gzip"),
        ("Upgrade-Insecure-Requests", "1"),
    ]


def _seen(order: Order, way: Followed, fetcher: Fetcher, agent: str, browser: str) -> _Seen:
    """A page that came is looked at; a file is not, nor what the guard refused."""
    if not order.browser:
        return _Seen(trouble="ABSENT")
    if way.trouble is not None or not way.hops:
        return _Seen(version=browser)
    kind = way.hops[-1].header("content-type").partition(";")[0].strip().lower()
    if kind and not kind.startswith(("text/", "image/")) and kind not in ("application/xhtml+xml", "application/json"):
        return _Seen(trouble="NOT_A_PAGE", version=browser)
    folder = Path(order.folder)
    try:
        found = picture(
            way.hops[0].url,
            browser=order.browser,
            agent=agent,
            bare=order.bare,
            fetcher=fetcher,
            certificate=own_certificate(folder),
            limits=order.limits,
        )
    except Trouble as fault:
        return _Seen(trouble=f"{fault.code}", version=browser)
    except (OSError, KeyError, ValueError):
        return _Seen(trouble="FAILED", version=browser)
    _write(folder / FILES["picture"], found.picture)
    _write(folder / FILES["pdf"], found.pdf)
    return _Seen(found, version=browser)


def _told(order: Order, way: Followed, seen: _Seen, fetcher: Fetcher) -> dict[str, Any]:
    last = way.hops[-1] if way.hops else None
    shown = seen.pictured
    return {
        "state": _state(way),
        "code": str(way.trouble.code) if way.trouble else "",
        "status": last.status if last else 0,
        "final_url": last.url if last else "",
        "shown_url": shown.address if shown else "",
        "hops": [_hop(one) for one in way.hops],
        "headers": [list(pair) for pair in last.headers] if last else [],
        "certificate": last.chain.as_json() if last and last.chain else None,
        "title": shown.title if shown else "",
        "signs": signs_of(shown.title, shown.words, shown.address) if shown else [],
        "clipped": bool(shown and shown.is_clipped),
        "cut": last.cut if last else "",
        "browser": seen.version,
        "browser_trouble": seen.trouble,
        "requests": fetcher.requests,
        "bytes": fetcher.bytes,
        "blocked": [list(pair) for pair in fetcher.blocked],
        "blocked_count": dict(fetcher.blocked_count),
    }


def _state(way: Followed) -> str:
    if way.trouble is not None:
        if way.trouble.code is Code.NO_SUCH_NAME:
            return "GONE"
        return "REFUSED" if way.trouble.code in REFUSALS else "FAILED"
    return "GONE" if way.hops[-1].status in GONE else "TAKEN"


def _hop(one: Exchange) -> dict[str, Any]:
    return {
        "url": one.url,
        "status": one.status,
        "at": one.at.isoformat(),
        "address": one.address,
        "location": one.header("location")[:4000],
        "sha256": hashlib.sha256(one.body).hexdigest(),
    }


def _about(order: Order, agent: str) -> dict[str, str]:
    return {
        "software": f"netra.engine.capturing; warcio {version('warcio')}",
        "format": "WARC File Format 1.1",
        "robots": "ignore",
        "http-header-user-agent": agent,
        "description": f"Capture of one link: {order.url}",
    }


def _allowed(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    return host.strip("[]"), int(port)


def _sized(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"sha256": hashlib.file_digest(file, "sha256").hexdigest(), "size": path.stat().st_size}


def _write(path: Path, content: bytes) -> None:
    aside = path.with_suffix(".part")
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        with contextlib.suppress(OSError):
            os.fsync(file.fileno())
    aside.replace(path)

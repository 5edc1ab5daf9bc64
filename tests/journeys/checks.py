"""What every page must be, whoever looks at it: usable by everybody, calm, self-contained, light.

A page that is not says so in one list of faults.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HEAVIEST = 150_000
PHONE = 390
RUN_AXE = """async (levels) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: levels}, resultTypes: ["violations"]});
  return found.violations.map((one) => one.id + ": " + one.help + " → " +
    one.nodes.slice(0, 3).map((node) => node.target.join(" ") + " " + node.html.slice(0, 160)).join(" | "));
}"""
# What makes a page new: its address and language, or an element of a kind not yet seen inside that other kind.
NEWS = """() => [location.pathname.replace(/[0-9a-z]{12}|[0-9a-f-]{36}|[0-9]+/g, "·") + document.documentElement.lang,
  ...new Set([...document.body.querySelectorAll("*")].map((one) => [one.parentElement, one]
    .map((each) => each.tagName + "." + each.getAttribute("class")).join(">")))]"""
OVERFLOW = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""
CULPRITS = """() => [...document.body.querySelectorAll("*")]
  .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .slice(0, 3).map((one) => one.tagName + "." + one.className)"""


class BadPage(AssertionError):
    """A page broke a promise; the message lists how."""


@dataclass
class Watch:
    """Looks over the shoulder of one person at every page; `known` is shared, so that axe reads only what is new."""

    page: Page
    home: str
    known: set[str]
    scripts: bool = True
    _faults: list[str] = field(default_factory=list)
    _weight: int = 0
    _document: tuple[str, int, dict[str, str]] | None = None

    def begin(self, context: BrowserContext) -> None:
        context.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self._faults.append(f"script failed: {error}"))
        self.page.on("response", self._answered)
        wire = context.new_cdp_session(self.page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", self._weighed)

    def look(self, *, is_public: bool) -> None:
        """Judge the page that stands here now; raises `BadPage`."""
        faults, self._faults = self._faults, []
        faults += self._of_headers()
        if is_public and self._weight > HEAVIEST:
            faults.append(f"heavy: {self._weight} bytes on the wire")
        self._weight = 0
        if self.scripts:
            faults += self._of_layout()
        if faults:
            raise BadPage("\n  ".join([f"{self.page.url}:", *faults]))

    def _of_layout(self) -> list[str]:
        news = set(self.page.evaluate(NEWS)) - self.known
        if not news:
            return []
        self.known |= news
        faults = self._of_width()
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        return faults + [f"axe {one}" for one in self.page.evaluate(RUN_AXE, LEVELS)]

    def _of_width(self) -> list[str]:
        size = self.page.viewport_size
        assert size is not None
        self.page.set_viewport_size({"width": PHONE, "height": size["height"]})
        over = self.page.evaluate(OVERFLOW)
        faults = [f"scrolls sideways by {over} px at {PHONE}: {self.page.evaluate(CULPRITS)}"] if over > 0 else []
        self.page.set_viewport_size(size)
        return faults

    def _of_headers(self) -> list[str]:
        if self._document is None:
            return ["no document was answered"]
        _address, _status, headers = self._document
        policy = headers.get("content-security-policy", "")
        faults = []
        if "default-src 'none'" not in policy or "unsafe" in policy or "*" in policy:
            faults.append(f"content security policy: {policy or 'none'}")
        if headers.get("x-content-type-options") != "nosniff":
            faults.append("no nosniff header")
        if headers.get("x-frame-options") != "DENY":
            faults.append("may be framed")
        return faults

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and f"{parts.scheme}://{parts.netloc}" != self.home:
            self._faults.append(f"asks another host: {parts.netloc}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        where = message.location.get("url", "")
        refused = "Failed to load resource" in message.text
        if refused and self._document is not None and where == self._document[0]:
            return  # the page itself is a refusal, and says so in words
        if refused and "422" in message.text and "/unggah/" in where:
            return  # a file that is not taken; the form says why
        self._faults.append(f"console: {message.text} ({where})")

    def _answered(self, response: Response) -> None:
        request = response.request
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._document = (response.url, response.status, response.headers)
        elif response.status >= 500:
            self._faults.append(f"{response.status} for {response.url}")

    def _weighed(self, event: dict[str, Any]) -> None:
        self._weight += int(event.get("encodedDataLength", 0))

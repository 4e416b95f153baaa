"""Drawing time and panning speed of the network page, beside those of pages that other libraries make.

    python benchmarks/drawing.py [--sizes 100 1000 5000 50000] [--rivals pyvis neo4j_viz ipysigma] [--environments DIR]

Networks have the shape of `benchmarks/generate.py` (see networks.py), and all pages show the same one, in headless
Chromium without a GPU and without a network. `write` are the seconds that Python takes for the page, `MB` its size,
`drawn` the seconds from opening the file to the first picture in which there are nodes (several colours near its
middle), `frames/s` those painted while a hand drags the picture for three seconds. Each rival has an environment of
its own (pinned in rivals/, kept in the temporary folder for the next run). What takes more than 120 s did not finish.
ipysigma's page loads its scripts from servers and shows nothing without them: here it gets them from packages of npm.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from networks import network_of, read_pages
from PIL import Image
from playwright.sync_api import Error, sync_playwright

from kg.render import render_network

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page, Route

    from kg.network import Network

HERE = Path(__file__).resolve().parent / "rivals"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
RIVALS = ("pyvis", "neo4j_viz", "ipysigma")
SCRIPTS = {
    "require.min.js": ("requirejs@2.3.4", "package/require.js"),
    "embed-amd.js": ("@jupyter-widgets/html-manager@1.0.15", "package/dist/embed-amd.js"),
}
"""What ipysigma's page loads from servers by the last step of its address, and in which package of npm it is."""

CHECKED = re.compile(r' integrity="sha256-[^"]*"')
"""How a page tells which bytes of a script it takes: a package of npm has the script in another form."""

SCRIPTS_OF = Path("share", "jupyter", "nbextensions")
"""Where the environment of a rival has a script of its own, which its page loads from a server."""

LIMIT = 120.0
SECONDS_OF_PANNING = 3.0
WIDTH, HEIGHT = 1280, 800
FEWEST_COLOURS = 12
"""A picture with nodes has at least so many; a blank page, or a bar that tells of progress, has fewer."""

COUNT_FRAMES = """() => {
    Object.assign(globalThis, { frames: 0, counting: true });
    const count = () => { frames += 1; if (counting) requestAnimationFrame(count); };
    requestAnimationFrame(count);
}"""


def main() -> None:
    """Print a line for each size and library."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 5_000, 50_000])
    parser.add_argument("--rivals", nargs="*", choices=RIVALS, default=list(RIVALS))
    parser.add_argument("--environments", type=Path, default=Path(tempfile.gettempdir()))
    arguments = parser.parse_args()
    print(f"{'':12} {'nodes':>7} {'edges':>8} {'write s':>8} {'MB':>7} {'drawn s':>8} {'frames/s':>9}")
    for size in arguments.sizes:
        network, evidence = network_of(read_pages(documents_for(size)))
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            start = time.perf_counter()
            page.write_text(render_network(network, evidence), encoding="utf-8")
            tell("kg", network, page, time.perf_counter() - start, {})
            source = Path(folder) / "network.json"
            source.write_text(json.dumps(plain(network)), encoding="utf-8")
            for rival in arguments.rivals:
                page.unlink(missing_ok=True)
                python = install(rival, arguments.environments)
                seconds = write_rival(rival, python, source, page)
                tell(rival, network, page, seconds, scripts_of(rival, python.parents[1]))


def documents_for(size: int) -> int:
    """So many invented sessions tell of about so many things; few of them tell of more things each."""
    return max(
        3, round(size / 12) if size < 500 else round(size / (3.7 if size > 10_000 else 4.9 if size > 3_000 else 6.8))
    )


def plain(network: Network) -> dict[str, list[Any]]:
    """The network as rivals read it."""
    number = {iri: index for index, iri in enumerate(network)}
    nodes = [[network.nodes[iri]["label"], network.nodes[iri]["type"]] for iri in network]
    return {"nodes": nodes, "edges": [[number[a], number[b], edge["label"]] for a, b, edge in network.edges(data=True)]}


def install(rival: str, folder: Path) -> Path:
    """The Python of a rival's environment, made if it is not there."""
    environment = folder / f"kg-rival-{rival}"
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (environment / "installed").is_file():
        print(f"installing {rival} into {environment} ...", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--only-binary", ":all:"]
        subprocess.run([*pip, "-r", str(HERE / f"{rival}.txt")], check=True)
        for package, _ in SCRIPTS.values() if (environment / SCRIPTS_OF / rival).is_dir() else ():
            subprocess.run(["npm", "pack", "--silent", package], cwd=environment, check=True, stdout=subprocess.DEVNULL)
        (environment / "installed").touch()
    return python


def scripts_of(rival: str, environment: Path) -> dict[str, bytes]:
    """What a rival's page would load from servers, by the last step of its address; nothing where it loads nothing."""
    own = environment / SCRIPTS_OF / rival / "index.js"
    if not own.is_file():
        return {}
    found = {own.name: own.read_bytes()}
    for name, (package, member) in SCRIPTS.items():
        packed = environment / f"{package.lstrip('@').replace('/', '-').replace('@', '-')}.tgz"
        with tarfile.open(packed) as archive, archive.extractfile(member) or io.BytesIO() as script:
            found[name] = script.read()
    return found


def write_rival(rival: str, python: Path, source: Path, page: Path) -> float | None:
    """Seconds in which a rival writes its page; None where it does not finish."""
    command = [str(python), str(HERE / "draw_page.py"), rival, str(source), str(page)]
    start = time.perf_counter()
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        return None
    except subprocess.CalledProcessError as error:
        print(f"{rival} fails: {error.stderr.decode(errors='replace').strip().splitlines()[-1]}", file=sys.stderr)
        return None
    seconds = time.perf_counter() - start
    page.write_text(CHECKED.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    return seconds


def tell(name: str, network: Network, page: Path, written: float | None, scripts: Mapping[str, bytes]) -> None:
    """Print the line of a page, which gets some scripts for those of servers."""
    line = f"{name:12} {len(network):7,} {network.number_of_edges():8,}"
    if written is None:
        print(f"{line} did not finish in {LIMIT:.0f} s", flush=True)
        return
    drawn, frames = look_at(page, scripts)
    size = page.stat().st_size / 1e6
    told = f"{drawn:8.1f} {frames:9.1f}" if math.isfinite(drawn) else f"no picture in {LIMIT:.0f} s"
    print(f"{line} {written:8.1f} {size:7.1f} {told}", flush=True)


def look_at(file: Path, scripts: Mapping[str, bytes]) -> tuple[float, float]:
    """Seconds until there is a picture, infinite if there is none, and frames a second while it is panned."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser_path is None:
        sys.exit("no Chromium or Chrome on this machine; install one (Debian: apt-get install chromium)")
    arguments = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=arguments)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_default_timeout(LIMIT * 1000)
        page.route(re.compile(r"https?://"), lambda route: answer(route, scripts))
        start = time.perf_counter()
        try:
            page.goto(file.as_uri(), wait_until="commit")
            while not has_picture(page):
                if time.perf_counter() - start > LIMIT:
                    return math.inf, 0.0
            return time.perf_counter() - start, pan(page)
        except Error:
            return math.inf, 0.0
        finally:
            browser.close()


def answer(route: Route, scripts: Mapping[str, bytes]) -> None:
    """Give a page a script that it asks a server for, if it is at hand; there is no network."""
    script = scripts.get(route.request.url.rpartition("/")[2])
    if script is None:
        route.abort()
    else:
        route.fulfill(body=script, content_type="text/javascript")


def has_picture(page: Page) -> bool:
    """Whether the middle of the page shows a picture: lines and nodes in several colours."""
    middle = {"x": WIDTH * 0.3, "y": HEIGHT * 0.3, "width": WIDTH * 0.35, "height": HEIGHT * 0.4}
    try:
        taken = page.screenshot(clip=middle, timeout=LIMIT * 1000)
    except Error:  # the page is still being opened
        return False
    shot = Image.open(io.BytesIO(taken)).convert("RGB")
    colours = shot.quantize(256).getcolors() or []
    coloured = {shade for _, shade in shot.getcolors(1 << 20) or [] if max(shade) - min(shade) > 60}
    return len(colours) >= FEWEST_COLOURS and bool(coloured)


def pan(page: Page) -> float:
    """Frames a second while a hand drags the picture."""
    x, y = WIDTH * 0.3, HEIGHT * 0.85
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 5, y - 5)
    page.evaluate(COUNT_FRAMES)
    start = time.perf_counter()
    step = 0
    while time.perf_counter() - start < SECONDS_OF_PANNING:
        step += 1
        page.mouse.move(x + step * 7 % 300, y - step * 5 % 200)
    frames: int = page.evaluate("() => { counting = false; return frames; }")
    seconds = time.perf_counter() - start
    page.mouse.up()
    return frames / seconds


if __name__ == "__main__":
    main()

"""Who may call the service, from where."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from service import Service, serving

from kg.cli import main
from kg.serve import Settings

PATH = "/sparql?query=ASK%20%7B%7D"


@pytest.fixture(scope="module")
def service(seeds_graph: Path) -> Iterator[Service]:
    with serving(seeds_graph, "--allow-origin", "http://127.0.0.1:3333", "--allow-host", "graph.example") as found:
        yield found


def own(service: Service) -> str:
    return urlsplit(service.url).netloc


@pytest.mark.parametrize("host", ["localhost:80", "127.0.0.1", "[::1]:9", "graph.example", "LOCALHOST"])
def test_its_own_names_are_answered(service: Service, host: str) -> None:
    assert service.send(PATH, host=host).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "graph.example.evil"]
)
def test_another_name_is_not(service: Service, host: str) -> None:
    """A hostile site can have its name resolve to this machine, and so have its scripts read answers."""
    assert service.send(PATH, host=host).status == 421


def test_a_page_of_another_site_is_refused(service: Service) -> None:
    """Be it a script that would read, or a form that would only burden."""
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"http://{own(service)}.evil.example"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors"},
    ):
        answer = service.send(PATH, **headers)
        assert answer.status == 403
        assert "access-control-allow-origin" not in answer.headers
    form = service.send(
        "/sparql",
        method="POST",
        body="query=ASK+%7B%7D",
        content_type="application/x-www-form-urlencoded",
        origin="http://evil.example",
    )
    assert form.status == 403


def test_its_own_pages_and_links_from_elsewhere_are_answered(service: Service) -> None:
    assert service.send(PATH, origin=f"http://{own(service)}").status == 200
    assert service.send("/", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 200


def test_a_site_that_is_allowed_may_read(service: Service) -> None:
    answer = service.send(PATH, origin="http://127.0.0.1:3333")
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (200, "http://127.0.0.1:3333")
    asked = service.send(
        "/sparql", method="OPTIONS", origin="http://127.0.0.1:3333", access_control_request_method="POST"
    )
    assert asked.status == 200


def test_an_answer_says_what_a_browser_may_do_with_it(service: Service) -> None:
    for path in (PATH, "/", "/nothing", "/static/service.css"):
        headers = service.send(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "server" not in headers


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("graph.example", False),
    ],
)
def test_it_knows_whether_others_can_reach_it(host: str, local: bool) -> None:
    assert Settings(host=host).is_local is local


def test_errors_of_starting_are_one_line(seeds_graph: Path, tmp_path: Path, service: Service) -> None:
    """An address that is taken, one that is not this machine's, a folder without a graph."""
    port = str(urlsplit(service.url).port)
    for arguments, line in (
        (["--port", port, "-g", str(seeds_graph)], f"127.0.0.1:{port}: Address already in use; give another --port"),
        (["--host", "203.0.113.7", "-g", str(seeds_graph)], "203.0.113.7"),
        (["--host", "no such host", "-g", str(seeds_graph)], "--host no such host"),
        (["--port", "0", "-g", str(tmp_path / "nothing")], "no such folder"),
        (["--port", "0", "-g", str(tmp_path)], "holds neither graph.nq nor graph.trig"),
    ):
        found = CliRunner().invoke(main, ["serve", *arguments])
        assert found.exit_code == 1, found.output
        assert line in found.output
        assert found.output.strip().splitlines()[-1].startswith("Error: ")

"""What the service says of itself to programs: service description, OpenAPI, reconciliation manifest.

Each is a file in `kg/templates/service/` but for its addresses, which go in here.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any
from urllib.parse import quote

__all__ = ["read_openapi", "reconciliation_manifest", "service_description"]


def service_description(endpoint: str, *, strict: bool) -> str:
    """The description of a SPARQL endpoint in Turtle: https://www.w3.org/TR/sparql11-service-description/."""
    address = quote(endpoint, safe="/~!$&'()*+,;=:@%[]?#")
    feature = "" if strict else ";\n  sd:feature sd:UnionDefaultGraph "
    return _file("service-description.ttl").replace("ENDPOINT", address).replace("UNION_FEATURE", feature)


def read_openapi(root: str) -> dict[str, Any]:
    """The service in OpenAPI 3.1: https://spec.openapis.org/oas/v3.1.0."""
    from importlib.metadata import PackageNotFoundError, version

    told: dict[str, Any] = json.loads(_file("openapi.json"))
    try:
        told["info"]["version"] = version("kg")
    except PackageNotFoundError:
        told["info"]["version"] = "0"
    return told | {"servers": [{"url": root}]}


def reconciliation_manifest(base: str, address: str) -> dict[str, Any]:
    """The manifest of a Reconciliation Service 0.2, at an address with a slash at its end."""
    suggest = {"service_url": address.rstrip("/")}
    return {
        "versions": ["0.2"],
        "name": "kg: persons, offices, forums and domains of diplomacy",
        "identifierSpace": f"{base}id/",
        "schemaSpace": f"{base}ontology#",
        "view": {"url": f"{address}id/{{{{id}}}}"},
        "preview": {"url": f"{address}reconcile/preview?id={{{{id}}}}", "width": 420, "height": 260},
        "suggest": {
            what: suggest | {"service_path": f"/reconcile/suggest/{what}"} for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": suggest | {"service_path": "/reconcile/properties"},
            "property_settings": [],
        },
        "batchSize": 50,
    }


def _file(name: str) -> str:
    return resources.files("kg").joinpath("templates", "service", name).read_text(encoding="utf-8")

"""What those who run it are told."""

from starlette.testclient import TestClient

from tests.interface.test_problems import HERE
from tests.interface.world import World


def test_it_is_ready_when_nothing_is_wrong(client: TestClient) -> None:
    assert ({"status": "ok"}, {"status": "ok"}) == (
        client.get("/livez").json(),
        client.get("/readyz").json(),
    )


def test_it_says_by_name_what_is_wrong(client: TestClient, world: World) -> None:
    world.wrong["database"] = "数据库无法连接"
    response = client.get("/readyz")

    assert (503, "not-ready") == (response.status_code, response.json()["code"])
    assert "数据库无法连接" == response.json()["errors"][0]["detail"]
    assert 200 == client.get("/livez").status_code


def test_requests_are_counted_by_route_and_by_nobody(client: TestClient) -> None:
    client.get(f"{HERE}/rollup")
    client.get("/v1/nowhere/at/all")
    client.request("PURGE", "/livez")
    said = client.get("/metrics").text

    route = 'route="/v1/jurisdictions/{code}/rollup",status="200"'
    assert f'renda_http_request_seconds_count{{method="GET",{route}}}' in said
    assert 'method="OTHER"' in said
    assert "renda_commands_waiting 0.0" in said
    assert not {"130608", "nowhere", "everything"} & set(said.replace('"', " ").split())

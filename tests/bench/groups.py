"""What the HTTP benchmark works on: deputy groups in 128 counties, and who keeps them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

import orjson

from domain.access_grant import AccessGrant
from domain.deputy import Deputy
from domain.deputy_group import DeputyGroup
from domain.jurisdiction import Jurisdiction
from infrastructure.bootstrap import serving
from infrastructure.postgres.connect import connect
from infrastructure.postgres.tokens import issue
from infrastructure.settings import Settings
from tests.bench.seeding import NAMES, Seed

LEDGERS = 128
PERSON = uuid5(NAMES, "person")


@dataclass(frozen=True, slots=True)
class Group:
    """What a request has to know of a group."""

    code: str
    id: UUID
    members: list[UUID]


class Groups(Seed):
    """A province of 128 counties, with groups that have three events each."""

    def __init__(self, url: str, groups: int) -> None:
        super().__init__(url)
        province = self.establish("bench", "province", "congress", None)
        grant = AccessGrant.give(
            id=uuid5(NAMES, "grant"),
            person_id=PERSON,
            person="办公室",
            role="office",
            reach="subtree",
            given_on=date(2024, 1, 1),
        )
        self.record(province.id, grant)
        counties = [
            self.establish(f"county{at}", "county", "congress", province.id)
            for at in range(LEDGERS)
        ]
        self.groups = [self._group(counties[at % LEDGERS]) for at in range(groups)]
        self.flush()

    def _group(self, county: Jurisdiction) -> Group:
        members = [self.uuid() for _ in range(5)]
        deputies = [
            Deputy.register(
                id=each,
                name="代表",
                level="county",
                congress=f"{county.name}人民代表大会",
                registered_on=date(2024, 1, 1),
            )
            for each in members
        ]
        group = DeputyGroup.form(
            county,
            *deputies,
            id=self.uuid(),
            name="第一代表小组",
            basis="按居住地",
            convener=members[0],
            formed_on=date(2024, 1, 2),
        )
        group.form_squad(county, name="小分队", members=members[:3], on=date(2024, 1, 3))
        group.choose_convener(deputy_id=members[1], on=date(2024, 1, 4))
        self.record(county.id, group)
        return Group(county.name, group.id, members)

    async def token(self) -> str:
        """For a person whose grant a worker has seen."""
        async with serving(self.url, Settings()) as service:
            await service.worker.drain()
        async with await connect(self.url, "renda_owner") as connection:
            return await issue(connection, person_id=PERSON, person="办公室", scopes=[], days=1)

    def requests(self, token: str, file: Path) -> Path:
        """What the client sends: the convener of a group is chosen again."""
        lines = []
        for group in self.groups:
            path = f"/v1/jurisdictions/{group.code}/deputy-groups/{group.id}/convener"
            body = {"deputy_id": self.random.choice(group.members), "on": "2024-03-15"}
            lines.append(f"{path}\t{token}\t{orjson.dumps(body).decode()}\n")
        file.write_text("".join(lines))
        return file

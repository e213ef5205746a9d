"""Searching: the first page of suggestions that hold a word, in a ledger with very many."""

from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from uuid import UUID

from application.projections.books import SUGGESTIONS
from application.suggestion_search import words_of
from domain.deputy import Deputy
from domain.suggestion import Suggestion
from infrastructure.bootstrap import Service
from infrastructure.postgres.connect import scoped
from infrastructure.postgres.rebuild import rebuild_books
from tests.bench.measure import interleaved, middle, p50_ms, ratio, say
from tests.bench.seeding import Seed
from tests.bench.stage import Stage

LIKE = (Path(__file__).parent / "peers" / "like.sql").read_text(encoding="utf-8")
DAY = date(2024, 3, 1)
CHARACTERS = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]
VOCABULARY = 6000
TITLE_WORDS, TEXT_WORDS = 5, 80
DEPUTY_EVERY = 100  # so many suggestions to a deputy
QUERIES = 48


class Suggestions(Seed):
    """One ledger, whose suggestions are made of words as often as words are: by Zipf's law."""

    def __init__(self, url: str, suggestions: int) -> None:
        super().__init__(url)
        random = self.random
        self.place = self.establish("searched", "county", "congress", None)
        self.rules = self.place.rules(DAY)
        self._words = [
            "".join(random.choices(CHARACTERS, k=random.choice([2, 2, 2, 3, 4])))
            for _ in range(VOCABULARY)
        ]
        self._often = [1 / rank for rank in range(1, VOCABULARY + 1)]
        self.said: list[str] = []
        self.ids: list[UUID] = []
        for at in range(suggestions):
            if at % DEPUTY_EVERY == 0:
                deputy = self._deputy()
            self._suggest(deputy)
        self.flush()

    def queries(self) -> list[str]:
        """Two to six characters: half from what was said, half any word."""
        random = Random(7)
        said = [self._piece(random) for _ in range(QUERIES // 2)]
        return [*said, *random.sample(self._words, QUERIES // 2)]

    def _piece(self, random: Random) -> str:
        text = random.choice(self.said)
        length = random.randint(2, 6)
        start = random.randrange(len(text) - length)
        return text[start : start + length]

    def _text(self, words: int) -> str:
        return "".join(self.random.choices(self._words, self._often, k=words))

    def _deputy(self) -> UUID:
        deputy = Deputy.register(
            id=self.uuid(),
            name=self._text(1),
            congress="县人大",
            level="county",
            constituency="",
            registered_on=DAY,
        )
        self.record(self.place.id, deputy)
        return deputy.id

    def _suggest(self, deputy: UUID) -> None:
        suggestion = Suggestion.file(
            self.rules,
            id=self.uuid(),
            title=f"关于{self._text(TITLE_WORDS)}的建议",
            text=self._text(TEXT_WORDS),
            sponsor="deputy",
            sponsor_id=deputy,
            campaign_id=None,
            focus_area="",
            category="",
            filed_on=DAY,
        )
        self.said += [suggestion.facts["title"], suggestion.facts["text"]]
        self.ids.append(suggestion.id)
        self.record(self.place.id, suggestion)


def run(stage: Stage) -> None:
    """Ours in order of relevance; the peer reads every row, and puts titles first."""
    url = stage.database("searched")
    say(f"filing {stage.size.suggestions:,} suggestions in one ledger")
    seed = Suggestions(url, stage.size.suggestions)
    service, ledger = stage.service(url), seed.place.id
    say("counting them")
    stage.run(rebuild_books(service.workers, ledger))
    stage.settle(url)
    queries, ids = seed.queries(), Random(7).sample(seed.ids, QUERIES)
    searching, boards = service.container.suggestion_search, service.container.boards
    taken = interleaved(
        "search",
        {
            "search": lambda: stage.run(
                p50_ms([partial(searching.find, ledger, words_of(each)) for each in queries])
            ),
            "key": lambda: stage.run(
                p50_ms([partial(boards.one, SUGGESTIONS, ledger, each) for each in ids])
            ),
            "like": lambda: stage.run(
                p50_ms([partial(_like, service, ledger, each) for each in queries])
            ),
        },
        stage.size.rounds,
        warm=True,
    )
    facts = {"unit": "ms", "search": middle(taken["search"]), "suggestions": len(seed.ids)}
    ratio("search_vs_key", taken["search"], taken["key"], key=middle(taken["key"]), **facts)
    ratio("search_vs_like", taken["like"], taken["search"], like=middle(taken["like"]), **facts)


async def _like(service: Service, ledger: UUID, query: str) -> None:
    async with scoped(service.readers, ledger) as connection:
        cursor = connection.cursor(binary=True)
        await cursor.execute(LIKE, {"jurisdiction": ledger, "pattern": f"%{query}%"})
        await cursor.fetchall()

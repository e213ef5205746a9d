"""The words of a station: what it is, whose it is, how it stands; and what is refused."""

from enum import StrEnum

from domain.shared.errors import RuleBroken


class Kind(StrEnum):
    """What it is."""

    DEPUTY_HOME = "deputy_home"  # 代表之家
    LIAISON_STATION = "liaison_station"  # 代表联络站
    CENTRAL_STATION = "central_station"  # 中心联络站
    LIAISON_POINT = "liaison_point"  # 联络室、联络点
    ACTIVITY_ROOM = "activity_room"  # 活动室
    RECEPTION_POST = "reception_post"  # 接待站
    DEPUTY_STUDIO = "deputy_studio"  # 代表工作室
    HOME_OR_STATION = "home_or_station"  # 家站，原文没有分开
    ONLINE_STATION = "online_station"  # 网上联络站


class Tier(StrEnum):
    """Whose it is: that of a level, or that of a trade across the levels (行业、专业)."""

    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"
    TRADE = "trade"


class Status(StrEnum):
    """How it stands."""

    PLANNED = "planned"  # 在建
    OPERATING = "operating"  # 运行
    PAUSED = "paused"  # 停用
    MERGED = "merged"  # 并入别处
    CLOSED = "closed"  # 撤销


class StationNotSo(RuleBroken):
    """The station is {status}; it would have to be {needed}."""


class BeforeThat(RuleBroken):
    """The last that is known of the station is of {since}; {on} is earlier."""


class TooManyStars(RuleBroken):
    """By {basis} a station has at most {most} stars, not {stars}."""


class RectificationDue(RuleBroken):
    """The rectification ordered on {on} is not done."""


class NothingToRectify(RuleBroken):
    """No rectification was ordered."""


class MergedIntoItself(RuleBroken):
    """A station cannot be merged into itself."""

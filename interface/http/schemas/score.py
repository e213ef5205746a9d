"""What every score sheet states: its bands and its quota."""

from interface.http.schemas.words import Amount, Asked, Title


class SheetBand(Asked):
    """等次：从多少分起"""

    name: Title
    least: Amount


class SheetQuota(Asked):
    """名额：至多百分之几"""

    name: Title
    percent: Amount

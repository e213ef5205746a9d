"""The public list of China's divisions, from which a province is laid out."""

from infrastructure.divisions.table import (
    EDITION,
    SCHEME,
    SOURCE,
    Unit,
    UnknownProvince,
    province,
    provinces,
)

__all__ = ["EDITION", "SCHEME", "SOURCE", "Unit", "UnknownProvince", "province", "provinces"]

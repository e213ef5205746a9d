"""RFC 6962 Merkle tree: roots, inclusion and consistency proofs (section numbers in it)."""

import hmac
from collections.abc import Sequence
from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256().digest()


class BadProof(ValueError):
    """The proof does not hold."""


# 2.1: a leaf is hashed with 0x00 before it, a node with 0x01. A copy of a hash that has begun
# costs half of what a new one does.
_leaf = sha256(b"\x00").copy
_node = sha256(b"\x01").copy


def leaf_hash(entry: bytes) -> bytes:
    hash = _leaf()
    hash.update(entry)
    return hash.digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    hash = _node()
    hash.update(left + right)
    return hash.digest()


class Frontier:
    """The right edge of a tree: all that is needed to append and to give the root.

    One hash for each complete subtree, largest first: as many as the size has one-bits.

    >>> tree = Frontier()
    >>> tree.append(leaf_hash(b""))
    >>> tree.root().hex()[:16]
    '6e340b9cffb37a98'
    """

    __slots__ = ("edge", "size")

    def __init__(self, size: int = 0, edge: bytes = b"") -> None:
        if len(edge) != HASH_SIZE * size.bit_count():
            raise BadProof(f"frontier of {len(edge)} bytes does not fit a tree of {size}")
        self.size = size
        self.edge = [edge[at : at + HASH_SIZE] for at in range(0, len(edge), HASH_SIZE)]

    def append(self, leaf: bytes) -> None:
        size, edge = self.size, self.edge
        while size & 1:
            leaf = node_hash(edge.pop(), leaf)
            size >>= 1
        edge.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        if not self.edge:
            return EMPTY_ROOT
        root = self.edge[-1]
        for left in reversed(self.edge[:-1]):
            root = node_hash(left, root)
        return root

    def __bytes__(self) -> bytes:
        return b"".join(self.edge)


def root_of(leaves: Sequence[bytes]) -> bytes:
    """2.1: the root over leaf hashes."""
    tree = Frontier()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """2.1.1: the audit path of one leaf, lowest sibling first."""
    if not 0 <= index < len(leaves):
        raise BadProof(f"no leaf {index} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return []
    half = _split(len(leaves))
    if index < half:
        return [*inclusion_proof(leaves[:half], index), root_of(leaves[half:])]
    return [*inclusion_proof(leaves[half:], index - half), root_of(leaves[:half])]


def inclusion_proofs(leaves: Sequence[bytes], indexes: Sequence[int]) -> list[list[bytes]]:
    """The audit paths of several leaves, for the price of one root.

    Level by level from the leaves up; a node without a sibling goes up as it is.

    >>> leaves = [leaf_hash(bytes([at])) for at in range(7)]
    >>> inclusion_proofs(leaves, [2, 6]) == [inclusion_proof(leaves, at) for at in (2, 6)]
    True
    """
    if any(not 0 <= index < len(leaves) for index in indexes):
        raise BadProof(f"no such leaf in a tree of {len(leaves)}")
    paths: list[list[bytes]] = [[] for _ in indexes]
    level, at = list(leaves), list(indexes)
    while len(level) > 1:
        for path, index in zip(paths, at, strict=True):
            if index ^ 1 < len(level):
                path.append(level[index ^ 1])
        alone = level[-1:] if len(level) % 2 else []
        level = [*map(node_hash, level[::2], level[1::2]), *alone]
        at = [index // 2 for index in at]
    return paths


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """2.1.2: that the tree of the first ``old_size`` leaves is a prefix of this one."""
    if not 0 <= old_size <= len(leaves):
        raise BadProof(f"no tree of {old_size} in a tree of {len(leaves)}")
    if old_size in {0, len(leaves)}:
        return []
    return _subproof(leaves, old_size, whole=True)


def check_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """RFC 9162 2.1.3.2.

    Raises:
        BadProof: the leaf is not at that index in the tree of that size and root.
    """
    _sized(leaf, root, *proof)
    if not 0 <= index < size:
        raise BadProof(f"no leaf {index} in a tree of {size}")
    at, last, node = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise BadProof("the proof is too long")
        if at & 1 or at == last:
            node = node_hash(sibling, node)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        at, last = at >> 1, last >> 1
    if last or not hmac.compare_digest(node, root):
        raise BadProof("the proof leads to another root")


def check_consistency(  # noqa: C901 — the RFC states it as one procedure
    old_size: int, new_size: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """RFC 9162 2.1.4.2.

    Raises:
        BadProof: the new tree does not extend the old one.
    """
    _sized(old_root, new_root, *proof)
    if not 0 <= old_size <= new_size:
        raise BadProof(f"a tree of {new_size} cannot extend one of {old_size}")
    if old_size in {0, new_size}:
        same = old_root == (new_root if old_size else EMPTY_ROOT)
        if proof or not same:
            raise BadProof("the roots differ, or the proof should be empty")
        return
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    if not path:
        raise BadProof("the proof is too short")
    at, last = old_size - 1, new_size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old, new = path[0], path[0]
    for sibling in path[1:]:
        if last == 0:
            raise BadProof("the proof is too long")
        if at & 1 or at == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        at, last = at >> 1, last >> 1
    if last or old != old_root or new != new_root:
        raise BadProof("the proof leads to other roots")


def _subproof(leaves: Sequence[bytes], old_size: int, *, whole: bool) -> list[bytes]:
    if old_size == len(leaves):
        return [] if whole else [root_of(leaves)]
    half = _split(len(leaves))
    if old_size <= half:
        return [*_subproof(leaves[:half], old_size, whole=whole), root_of(leaves[half:])]
    return [
        *_subproof(leaves[half:], old_size - half, whole=False),
        root_of(leaves[:half]),
    ]


def _split(size: int) -> int:
    """The largest power of two below the size."""
    return 1 << ((size - 1).bit_length() - 1)


def _sized(*hashes: bytes) -> None:
    if any(len(each) != HASH_SIZE for each in hashes):
        raise BadProof("a hash has the wrong length")

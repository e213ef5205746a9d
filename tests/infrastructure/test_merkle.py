"""RFC 6962: what is in the tree can be proven, and nothing else."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infrastructure.merkle import (
    EMPTY_ROOT,
    HASH_SIZE,
    BadProof,
    Frontier,
    check_consistency,
    check_inclusion,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    root_of,
)

CLASSIC = [
    bytes.fromhex(entry)
    for entry in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
"""The roots of the first none, one, … eight of them, as the reference implementations print."""

SIZE = 40
LEAVES = [leaf_hash(bytes([at])) for at in range(SIZE)]
ROOT = [root_of(LEAVES[:size]) for size in range(SIZE + 1)]

sizes = st.integers(1, 300)


@pytest.mark.parametrize("size", range(9))
def test_the_classic_leaves_have_their_classic_roots(size: int) -> None:
    leaves = [leaf_hash(entry) for entry in CLASSIC[:size]]

    assert ROOTS[size] == root_of(leaves).hex()


@pytest.mark.parametrize("size", range(SIZE + 1))
def test_a_frontier_goes_on_from_where_it_was_put_down(size: int) -> None:
    tree = Frontier()
    for leaf in LEAVES[:size]:
        tree.append(leaf)
    again = Frontier(size, bytes(tree))
    for leaf in LEAVES[size:]:
        again.append(leaf)

    assert (ROOT[size], ROOT[SIZE]) == (tree.root(), again.root())
    assert len(tree.edge) == size.bit_count()


@pytest.mark.parametrize(
    ("size", "edge"), [(1, b""), (1, bytes(64)), (3, bytes(32)), (0, b"x")]
)
def test_a_frontier_that_does_not_fit_its_size_is_refused(size: int, edge: bytes) -> None:
    with pytest.raises(BadProof):
        Frontier(size, edge)


@pytest.mark.parametrize("size", range(1, SIZE + 1))
def test_every_leaf_of_every_tree_can_be_proven(size: int) -> None:
    for index in range(size):
        proof = inclusion_proof(LEAVES[:size], index)
        check_inclusion(LEAVES[index], index, size, proof, ROOT[size])


@pytest.mark.parametrize("size", range(SIZE + 1))
def test_every_tree_extends_all_before_it(size: int) -> None:
    for old in range(size + 1):
        proof = consistency_proof(LEAVES[:size], old)
        check_consistency(old, size, ROOT[old], ROOT[size], proof)


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_there_is_no_proof_of_a_leaf_that_is_not_there(index: int, size: int) -> None:
    with pytest.raises(BadProof):
        inclusion_proof(LEAVES[:size], index)
    with pytest.raises(BadProof):
        check_inclusion(LEAVES[0], index, size, [], ROOT[size])


@pytest.mark.parametrize(("old", "size"), [(-1, 3), (4, 3)])
def test_there_is_no_proof_from_a_tree_that_is_not_there(old: int, size: int) -> None:
    with pytest.raises(BadProof):
        consistency_proof(LEAVES[:size], old)
    with pytest.raises(BadProof):
        check_consistency(old, size, ROOT[old], ROOT[size], [])


Mutation = Callable[[list[bytes]], list[bytes] | None]


def flipped(at: int, bit: int) -> Mutation:
    """One bit of one hash of the proof."""

    def mutate(proof: list[bytes]) -> list[bytes] | None:
        if not proof:
            return None
        changed = bytearray(proof[at % len(proof)])
        changed[bit // 8] ^= 1 << bit % 8
        return [bytes(changed) if n == at % len(proof) else x for n, x in enumerate(proof)]

    return mutate


MUTATIONS: dict[str, Mutation] = {
    "first bit": flipped(0, 0),
    "last bit": flipped(-1, 255),
    "middle bit": flipped(1, 128),
    "without the first": lambda proof: proof[1:] if proof else None,
    "without the last": lambda proof: proof[:-1] if proof else None,
    "nothing": lambda proof: [] if proof else None,
    "padded in front": lambda proof: [bytes(32), *proof],
    "padded behind": lambda proof: [*proof, bytes(32)],
    "a root behind": lambda proof: [*proof, ROOT[SIZE]],
    "the first doubled": lambda proof: [proof[0], *proof] if proof else None,
    "the last doubled": lambda proof: [*proof, proof[-1]] if proof else None,
    "turned round": lambda proof: proof[::-1] if proof != proof[::-1] else None,
    "shortened": lambda proof: [proof[0][:-1], *proof[1:]] if proof else None,
    "lengthened": lambda proof: [proof[0] + b"\0", *proof[1:]] if proof else None,
    "an empty hash": lambda proof: [b"", *proof],
}


@pytest.mark.parametrize("mutation", MUTATIONS.values(), ids=MUTATIONS.keys())
@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 21, 32, 33])
def test_a_proof_that_was_touched_proves_nothing(size: int, mutation: Mutation) -> None:
    for index in range(size):
        proof = mutation(inclusion_proof(LEAVES[:size], index))
        if proof is not None:
            with pytest.raises(BadProof):
                check_inclusion(LEAVES[index], index, size, proof, ROOT[size])
    for old in range(1, size):
        proof = mutation(consistency_proof(LEAVES[:size], old))
        if proof is not None:
            with pytest.raises(BadProof):
                check_consistency(old, size, ROOT[old], ROOT[size], proof)


@pytest.mark.parametrize("size", [2, 3, 7, 8, 9, 21])
def test_a_proof_holds_for_its_own_leaf_place_size_and_root_alone(size: int) -> None:
    for index in range(size):
        proof = inclusion_proof(LEAVES[:size], index)
        wrong = [
            (LEAVES[(index + 1) % size], index, size, ROOT[size]),
            (LEAVES[index], (index + 1) % size, size, ROOT[size]),
            (LEAVES[index], index, size, ROOT[size - 1]),
            (LEAVES[index], index, size, LEAVES[index]),
            (LEAVES[index], index, size, b""),
            (LEAVES[index][:31], index, size, ROOT[size]),
            (b"", index, size, ROOT[size]),
        ]
        for leaf, at, of, root in wrong:
            with pytest.raises(BadProof):
                check_inclusion(leaf, at, of, proof, root)


@pytest.mark.parametrize("size", [2, 3, 7, 8, 9, 21])
def test_a_consistency_proof_holds_for_its_own_two_trees_alone(size: int) -> None:
    for old in range(1, size):
        proof = consistency_proof(LEAVES[:size], old)
        wrong = [
            (old, size, ROOT[size], ROOT[old]),
            (old, size, ROOT[old - 1], ROOT[size]),
            (old, size, ROOT[old], ROOT[size - 1]),
            (old, size + 1, ROOT[old], ROOT[size + 1]),
            (size, old, ROOT[old], ROOT[size]),
            (old, size, b"", ROOT[size]),
            (old, size, ROOT[old], ROOT[size] + b"\0"),
        ]
        for older, newer, old_root, new_root in wrong:
            with pytest.raises(BadProof):
                check_consistency(older, newer, old_root, new_root, proof)


def test_equal_trees_need_no_proof_and_nothing_else_does_without() -> None:
    check_consistency(3, 3, ROOT[3], ROOT[3], [])
    check_consistency(0, 3, EMPTY_ROOT, ROOT[3], [])

    for old, old_root in ((3, ROOT[2]), (0, ROOT[3]), (2, ROOT[2])):
        with pytest.raises(BadProof):
            check_consistency(old, 3, old_root, ROOT[3], [])
    with pytest.raises(BadProof):
        check_consistency(0, 3, EMPTY_ROOT, ROOT[3], [bytes(32)])


def test_a_leaf_cannot_pass_for_a_node() -> None:
    """Without the two prefixes, the parent of two leaves would be a leaf of both."""
    left, right = LEAVES[:2]

    assert leaf_hash(left + right) != node_hash(left, right)


@given(sizes, st.data())
@settings(max_examples=60)
def test_any_leaf_of_any_tree(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(at.to_bytes(2, "big")) for at in range(size)]
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    proof, root = inclusion_proof(leaves, index), root_of(leaves)

    check_inclusion(leaves[index], index, size, proof, root)
    if other != index:
        with pytest.raises(BadProof):
            check_inclusion(leaves[other], index, size, proof, root)
        with pytest.raises(BadProof):
            check_inclusion(leaves[index], other, size, proof, root)


@given(st.lists(sizes, min_size=2, max_size=6, unique=True).map(sorted))
@settings(max_examples=60)
def test_proofs_of_consistency_form_a_chain(steps: list[int]) -> None:
    leaves = [leaf_hash(at.to_bytes(2, "big")) for at in range(steps[-1])]
    roots = {size: root_of(leaves[:size]) for size in steps}

    for old, new in pairwise(steps):
        proof = consistency_proof(leaves[:new], old)
        check_consistency(old, new, roots[old], roots[new], proof)


@given(st.lists(st.binary(min_size=1, max_size=8), max_size=80), st.data())
@settings(max_examples=60)
def test_a_tree_does_not_depend_on_how_its_leaves_came(
    entries: list[bytes], data: st.DataObject
) -> None:
    """In one batch or in many, put down and taken up between: one frontier, one root."""
    leaves = [leaf_hash(entry) for entry in entries]
    tree = Frontier()
    for leaf in leaves:
        if data.draw(st.booleans()):
            tree = Frontier(tree.size, bytes(tree))
        tree.append(leaf)

    assert root_of(leaves) == tree.root()
    assert len(bytes(tree)) == HASH_SIZE * len(leaves).bit_count()

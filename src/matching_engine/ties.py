"""The draw that decides between equals."""

from hashlib import blake2b


def tie_key(seed: int, random_id: str) -> int:
    """Return the place in the draw, 0 <= key < 2**63, that decides between otherwise equal people.

    The id must be random and mean nothing: with the seed it is the logged draw that breaks ties.
    """
    key = str(seed).encode()
    return int.from_bytes(blake2b(random_id.encode(), digest_size=8, key=key[:64]).digest(), "big") >> 1

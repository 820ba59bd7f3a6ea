"""Random numbers that depend on (seed, instance, purpose) and the tick only.

One act more or less shifts nobody else's noise: there is no stream to advance. The generator is SplitMix64
[steele2014] used as a hash of a key and a counter.
"""

import functools
import hashlib
import math
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Keys = NDArray[np.uint64]

_MASK = (1 << 64) - 1
#: the middle of each of 512 equally probable shares of the normal distribution
_SHARES = tuple(NormalDist().inv_cdf((k + 0.5) / 512.0) for k in range(512))


@functools.lru_cache(maxsize=8192)
def key(seed: int, instance: str, purpose: str) -> int:
    """A 64-bit key for one kind of noise of one instance."""
    digest = hashlib.blake2b(f"{seed}/{instance}/{purpose}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def uniform(stream: int, counter: int) -> float:
    """A number in (0, 1) that is always the same for the same key and counter."""
    z = (stream + (counter + 1) * 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return (((z ^ (z >> 31)) >> 11) + 0.5) / (1 << 53)


def normal(stream: int, counter: int) -> float:
    """A standard normal number (Box-Muller) for the key and counter."""
    radius = math.sqrt(-2.0 * math.log(uniform(stream, 2 * counter)))
    return radius * math.cos(2.0 * math.pi * uniform(stream, 2 * counter + 1))


def seven_normals(stream: int, counter: int) -> tuple[float, ...]:
    """Seven independent standard normal numbers from one hash: nine bits each choose one of 512 equal shares.

    So coarse a number ends at 3.1 sigma: enough for the last digit of a display, not for a tail.
    """
    z = (stream + (counter + 1) * 0x9E3779B97F4A7C15) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    z ^= z >> 31
    low, high, share = z & 0x7FFFFFF, z >> 27 & 0xFFFFFFFFF, _SHARES
    return (
        share[low & 511],
        share[low >> 9 & 511],
        share[low >> 18],
        share[high & 511],
        share[high >> 9 & 511],
        share[high >> 18 & 511],
        share[high >> 27],
    )


def poisson(stream: int, counter: int, mean: float) -> int:
    """A Poisson count by inversion; above a mean of 500 a rounded normal (relative error under 1e-3)."""
    if mean <= 0.0:
        return 0
    if mean > 500.0:
        return max(0, round(mean + math.sqrt(mean) * normal(stream, counter)))
    target = uniform(stream, counter)
    probability = math.exp(-mean)
    total, count = probability, 0
    while total < target and count < 2000:
        count += 1
        probability *= mean / count
        total += probability
    return count


def uniforms(streams: Keys, counter: int) -> Array:
    """`uniform` of many keys at once, the same numbers to the last bit; shape of `streams`."""
    step = np.uint64((counter + 1) * 0x9E3779B97F4A7C15 & _MASK)
    z = streams + step  # wraps at 2^64, as it should
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    whole = (z ^ (z >> np.uint64(31))) >> np.uint64(11)
    return (whole.astype(np.float64) + 0.5) / (1 << 53)


def normals(streams: Keys, counter: int) -> Array:
    """`normal` of many keys at once."""
    radius = np.sqrt(-2.0 * np.log(uniforms(streams, 2 * counter)))
    return np.asarray(radius * np.cos(2.0 * math.pi * uniforms(streams, 2 * counter + 1)))


def poissons(streams: Keys, counter: int, means: Array) -> Array:
    """`poisson` of many keys at once, as floats; shape of `means`."""
    found = [poisson(int(stream), counter, float(mean)) for stream, mean in zip(streams.flat, means.flat, strict=True)]
    return np.array(found, np.float64).reshape(means.shape)

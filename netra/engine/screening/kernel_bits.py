"""Sixty-four bytes of text at a time: which of them are letters, in vector instructions of whatever machine it is.

The three masks have bit i for byte i. Reading goes up to `PADDING` bytes past the place asked for.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from llvmlite import ir
from numba import njit, types
from numba.extending import intrinsic

from netra.engine.compiling import KEPT

PADDING: Final = 96
_BYTES = ir.VectorType(ir.IntType(8), 64)
_LONG = ir.IntType(64)
# Bytes that belong to words: letters, and what makes a word a matter for the slow way (# $ ' digits @ _ ` not ASCII).
_OF_WORDS: Final = ((35, 36), (39, 39), (48, 57), (64, 90), (95, 122), (128, 255))


def fast(function: Callable[..., Any]) -> Any:
    """Compiled on first use and kept (`netra.engine.compiling`); where nothing can be written, compiled anew in every
    process.

    No array is made in compiled code: without counting of references calls are cheap.
    """
    return _compiled(function)


def inlined(function: Callable[..., Any]) -> Any:
    """The same, put into its callers."""
    return _compiled(function, forceinline=True)


def _compiled(function: Callable[..., Any], **options: bool) -> Any:
    compiler: Any = njit
    return compiler(cache=KEPT is not None, nogil=True, _nrt=False, **options)(function)


def _splat(value: int) -> ir.Constant:
    return ir.Constant(_BYTES, [value] * 64)


def _load(context: Any, builder: Any, array_type: Any, array: Any, at: Any, kind: Any) -> Any:
    data = context.make_array(array_type)(context, builder, array).data
    place = builder.gep(data, [at])
    loaded = builder.load(builder.bitcast(place, kind.as_pointer()))
    loaded.align = 1
    return loaded


def _masks(typing_context: Any, buffer: Any, at: Any) -> tuple[Any, Callable[..., Any]]:
    """(bytes of words, ASCII letters, letters equal to the next byte but for case), from `at` on."""
    three: Any = types.UniTuple
    signature = three(types.uint64, 3)(buffer, types.intp)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        here = _load(context, builder, signature.args[0], args[0], args[1], _BYTES)
        one = ir.Constant(_LONG, 1)
        there = _load(context, builder, signature.args[0], args[0], builder.add(args[1], one), _BYTES)
        small = builder.or_(here, _splat(0x20))
        letters = builder.icmp_unsigned("<", builder.sub(small, _splat(97)), _splat(26))
        of_words = letters
        for first, last in _OF_WORDS:
            inside = builder.icmp_unsigned("<", builder.sub(here, _splat(first)), _splat(last - first + 1))
            of_words = builder.or_(of_words, inside)
        same = builder.icmp_unsigned("==", small, builder.or_(there, _splat(0x20)))
        found = [builder.bitcast(mask, _LONG) for mask in (of_words, letters, same)]
        return context.make_tuple(builder, signature.return_type, found)

    return signature, generate


def _load64(typing_context: Any, buffer: Any, at: Any) -> tuple[Any, Callable[..., Any]]:
    """Eight bytes from `at` on, the first one lowest."""
    signature = types.uint64(buffer, types.intp)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return _load(context, builder, signature.args[0], args[0], args[1], _LONG)

    return signature, generate


def _lowest(typing_context: Any, mask: Any) -> tuple[Any, Callable[..., Any]]:
    """The position of the lowest bit; 64 where there is none."""
    signature = types.int64(types.uint64)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.cttz(args[0], ir.Constant(ir.IntType(1), 0))

    return signature, generate


def _highest(typing_context: Any, mask: Any) -> tuple[Any, Callable[..., Any]]:
    """The position of the highest bit; -1 where there is none."""
    signature = types.int64(types.uint64)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.sub(ir.Constant(_LONG, 63), builder.ctlz(args[0], ir.Constant(ir.IntType(1), 0)))

    return signature, generate


def _ones(typing_context: Any, mask: Any) -> tuple[Any, Callable[..., Any]]:
    """How many bits are set."""
    signature = types.int64(types.uint64)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.ctpop(args[0])

    return signature, generate


def _capitals(typing_context: Any, buffer: Any, at: Any) -> tuple[Any, Callable[..., Any]]:
    """Which of sixty-four bytes are capital letters of ASCII."""
    signature = types.uint64(buffer, types.intp)

    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        here = _load(context, builder, signature.args[0], args[0], args[1], _BYTES)
        return builder.bitcast(builder.icmp_unsigned("<", builder.sub(here, _splat(65)), _splat(26)), _LONG)

    return signature, generate


masks: Any = intrinsic(_masks)
capitals: Any = intrinsic(_capitals)
load64: Any = intrinsic(_load64)
lowest: Any = intrinsic(_lowest)
highest: Any = intrinsic(_highest)
ones: Any = intrinsic(_ones)
LOW: Final = np.array([(1 << (8 * size)) - 1 if size < 8 else (1 << 64) - 1 for size in range(9)], np.uint64)


@inlined
def below(count: int) -> Any:
    """The lowest `count` bits, 0 to 64."""
    if count >= 64:
        return np.uint64(0xFFFFFFFFFFFFFFFF)
    return (np.uint64(1) << np.uint64(count)) - np.uint64(1)

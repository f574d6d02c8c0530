"""Exact constant values.

Representation (also what ``Expr.value`` and ``Const.value`` hold)::

    bool     boolean              bytes      string (UTF-8 or not)
    int      integer and rune     Fraction   floating-point      Complex  complex: a pair of Fractions

The Python class follows the constant's *type*: a constant of type float64 has a Fraction even if it is integral. Typed float
and complex constants are already rounded to their type. UNKNOWN stands for a value that an error has made unknowable;
it never causes a further error.

Untyped arithmetic is exact (Fractions) until numerator or denominator pass ``_MAX_BITS`` bits; from there on values are
rounded to 512 bits of mantissa, as gc does, so that no expression can take unbounded time.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any, NamedTuple, Optional

from golite.types.types import Basic, Kind
from golite.types.typestring import quote

_MAX_BITS = 4096
_PRECISION = 512
_MAX_DECIMAL_EXPONENT = 100_000

ZERO = Fraction(0)


class Complex(NamedTuple):
    re: Fraction
    im: Fraction


class Unknown:
    __slots__ = ()

    def __repr__(self) -> str:
        return "unknown"


UNKNOWN = Unknown()


def limit(f: Fraction) -> Fraction:
    """f itself, or f rounded to _PRECISION bits when it has grown too large."""
    n, d = f.numerator, f.denominator
    if n.bit_length() <= _MAX_BITS and d.bit_length() <= _MAX_BITS:
        return f
    shift = _PRECISION - (abs(n).bit_length() - d.bit_length())
    scaled = Fraction(n << shift, d) if shift >= 0 else Fraction(n, d << -shift)
    mantissa = round(scaled)
    return Fraction(mantissa, 1 << shift) if shift >= 0 else Fraction(mantissa << -shift)


# ---------------------------------------------------------------- literals


def parse_int(text: str) -> int:
    text = text.replace("_", "")
    if len(text) > 1 and text[0] == "0":
        c = text[1]
        if c in "xX":
            return int(text[2:], 16)
        if c in "bB":
            return int(text[2:], 2)
        if c in "oO":
            return int(text[2:], 8)
        return int(text, 8)
    if len(text) > 4000:  # beyond Python's limit for int(); such a literal overflows anyway
        value = 0
        for i in range(0, len(text), 4000):
            part = text[i : i + 4000]
            value = value * 10 ** len(part) + int(part)
        return value
    return int(text)


def parse_float(text: str) -> Any:
    """The value of a decimal or hexadecimal floating-point literal; UNKNOWN if its exponent is absurd."""
    text = text.replace("_", "").lower()
    if text.startswith("0x"):
        mantissa, _, exponent = text[2:].partition("p")
        whole, _, frac = mantissa.partition(".")
        digits = int(whole + frac or "0", 16)
        exp = int(exponent or "0") - 4 * len(frac)
        if digits == 0:
            return ZERO
        if abs(exp) > 4 * _MAX_DECIMAL_EXPONENT:
            return UNKNOWN if exp > 0 else ZERO
        return limit(Fraction(digits << exp) if exp >= 0 else Fraction(digits, 1 << -exp))
    mantissa, _, exponent = text.partition("e")
    whole, _, frac = mantissa.partition(".")
    digits = parse_int((whole + frac).lstrip("0") or "0")
    if digits == 0:
        return ZERO
    exp = int(exponent or "0") - len(frac)
    if abs(exp) > _MAX_DECIMAL_EXPONENT:
        return UNKNOWN if exp > 0 else ZERO
    return limit(Fraction(digits * 10**exp) if exp >= 0 else Fraction(digits, 10**-exp))


def parse_imaginary(text: str) -> Any:
    text = text[:-1]
    digits = text.replace("_", "")
    # For backward compatibility "0123i" is decimal (spec, "Imaginary literals").
    if digits.isdigit():
        return Complex(ZERO, Fraction(parse_int(digits.lstrip("0") or "0")))
    if digits[:2].lower() in ("0b", "0o") or (digits[:2].lower() == "0x" and not any(c in "pP." for c in digits)):
        return Complex(ZERO, Fraction(parse_int(digits)))
    f = parse_float(digits)
    return f if f is UNKNOWN else Complex(ZERO, f)


_SIMPLE_ESCAPES = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92, "'": 39, '"': 34}


def _unescape(body: str) -> list[Any]:
    """The pieces of an interpreted literal: str for text, int for a byte value, and (rune,) for a code point."""
    out: list[Any] = []
    i = 0
    while True:
        j = body.find("\\", i)
        if j < 0:
            out.append(body[i:])
            return out
        out.append(body[i:j])
        c = body[j + 1]
        if c in _SIMPLE_ESCAPES:
            out.append(_SIMPLE_ESCAPES[c])
            i = j + 2
        elif c == "x":
            out.append(int(body[j + 2 : j + 4], 16))
            i = j + 4
        elif c == "u":
            out.append((int(body[j + 2 : j + 6], 16),))
            i = j + 6
        elif c == "U":
            out.append((int(body[j + 2 : j + 10], 16),))
            i = j + 10
        else:
            out.append(int(body[j + 1 : j + 4], 8))
            i = j + 4


def parse_string(text: str) -> bytes:
    if text[0] == "`":
        return text[1:-1].replace("\r", "").encode("utf-8", "surrogateescape")
    body = text[1:-1]
    if "\\" not in body:
        return body.encode("utf-8", "surrogateescape")
    out = bytearray()
    for piece in _unescape(body):
        if type(piece) is str:
            out += piece.encode("utf-8", "surrogateescape")
        elif type(piece) is int:
            out.append(piece)
        else:
            out += encode_rune(piece[0])
    return bytes(out)


def parse_char(text: str) -> int:
    body = text[1:-1]
    if body[0] != "\\":
        return ord(body[0])
    for piece in _unescape(body):
        if type(piece) is int:
            return piece
        if type(piece) is tuple:
            return int(piece[0])
    return 0


def encode_rune(r: int) -> bytes:
    """UTF-8 of a code point; the replacement character for what is none."""
    if r < 0 or r > 0x10FFFF or 0xD800 <= r < 0xE000:
        r = 0xFFFD
    return chr(r).encode("utf-8")


# ---------------------------------------------------------------- conversion between kinds


def to_int(v: Any) -> Optional[int]:
    """v as an integer if it is integral, else None."""
    cls = type(v)
    if cls is int:
        return int(v)
    if cls is Fraction:
        return v.numerator if v.denominator == 1 else None
    if cls is Complex and v.im == 0:
        return v.re.numerator if v.re.denominator == 1 else None
    return None


def to_float(v: Any) -> Optional[Fraction]:
    cls = type(v)
    if cls is Fraction:
        return v  # type: ignore[no-any-return]
    if cls is int:
        return Fraction(v)
    if cls is Complex and v.im == 0:
        return v.re  # type: ignore[no-any-return]
    return None


def to_complex(v: Any) -> Optional[Complex]:
    cls = type(v)
    if cls is Complex:
        return v  # type: ignore[no-any-return]
    if cls is int:
        return Complex(Fraction(v), ZERO)
    if cls is Fraction:
        return Complex(v, ZERO)
    return None


def round_float64(f: Fraction) -> Optional[Fraction]:
    try:
        x = f.numerator / f.denominator  # int / int is correctly rounded
    except OverflowError:
        return None
    return Fraction(x) if not math.isinf(x) else None


_FLOAT32_LIMIT = Fraction(2**128 - 2**103)  # from here on rounding gives infinity


def round_float32(f: Fraction) -> Optional[Fraction]:
    """f rounded to float32, directly (rounding through float64 would round twice)."""
    if f == 0:
        return f
    a = abs(f)
    if a >= _FLOAT32_LIMIT:
        return None
    # Exponent of the last mantissa bit: 23 below the leading bit, but no less than the subnormals'.
    exp = a.numerator.bit_length() - a.denominator.bit_length()
    if (a.numerator << max(-exp, 0)) < (a.denominator << max(exp, 0)):
        exp -= 1
    ulp = max(exp - 23, -149)
    scaled = a / Fraction(2) ** ulp
    rounded = round(scaled) * Fraction(2) ** ulp
    return rounded if f > 0 else -rounded


INT_RANGES: dict[Kind, tuple[int, int]] = {
    Kind.INT: (-(1 << 63), (1 << 63) - 1),
    Kind.INT8: (-128, 127),
    Kind.INT16: (-(1 << 15), (1 << 15) - 1),
    Kind.INT32: (-(1 << 31), (1 << 31) - 1),
    Kind.INT64: (-(1 << 63), (1 << 63) - 1),
    Kind.UINT: (0, (1 << 64) - 1),
    Kind.UINT8: (0, 255),
    Kind.UINT16: (0, (1 << 16) - 1),
    Kind.UINT32: (0, (1 << 32) - 1),
    Kind.UINT64: (0, (1 << 64) - 1),
    Kind.UINTPTR: (0, (1 << 64) - 1),
}


def represent(v: Any, t: Basic) -> Any:
    """v as a value of basic type t (rounded), or None if t cannot represent it (spec, "Representability")."""
    if v is UNKNOWN:
        return v
    kind = t.kind
    bounds = INT_RANGES.get(kind)
    if bounds is not None:
        i = v if type(v) is int else to_int(v)
        return i if i is not None and bounds[0] <= i <= bounds[1] else None
    if kind is Kind.UNTYPED_INT or kind is Kind.UNTYPED_RUNE:
        return to_int(v)
    if kind is Kind.FLOAT64:
        f = to_float(v)
        return None if f is None else round_float64(f)
    if kind is Kind.FLOAT32:
        f = to_float(v)
        return None if f is None else round_float32(f)
    if kind is Kind.UNTYPED_FLOAT:
        return to_float(v)
    if kind is Kind.COMPLEX128 or kind is Kind.COMPLEX64:
        c = to_complex(v)
        if c is None:
            return None
        rounding = round_float64 if kind is Kind.COMPLEX128 else round_float32
        re, im = rounding(c.re), rounding(c.im)
        return None if re is None or im is None else Complex(re, im)
    if kind is Kind.UNTYPED_COMPLEX:
        return to_complex(v)
    if kind is Kind.STRING or kind is Kind.UNTYPED_STRING:
        return v if type(v) is bytes else None
    if kind is Kind.BOOL or kind is Kind.UNTYPED_BOOL:
        return v if type(v) is bool else None
    return None


# ---------------------------------------------------------------- operations


def match(x: Any, y: Any) -> tuple[Any, Any]:
    """Both values in the larger of their numeric kinds."""
    cx, cy = type(x), type(y)
    if cx is cy:
        return x, y
    if cx is Complex or cy is Complex:
        return to_complex(x), to_complex(y)
    if cx is Fraction or cy is Fraction:
        return to_float(x), to_float(y)
    return x, y


def unary(op: str, v: Any, t: Basic, bits: int) -> Any:
    """``op`` applied to v of type t; ``bits`` is the type's size for unsigned integers, else 0."""
    if op == "!":
        return not v
    if op == "+":
        return v
    if op == "-":
        if type(v) is Complex:
            return Complex(-v.re, -v.im)
        return -v
    v = to_int(v)  # "^"
    return ~v & ((1 << bits) - 1) if bits else ~v


def binary(op: str, x: Any, y: Any, integer_division: bool) -> Any:
    """Arithmetic, logical and string operators on values of one kind. The divisor is not zero."""
    x, y = match(x, y)
    if op == "&&":
        return x and y
    if op == "||":
        return x or y
    if type(x) is Complex:
        return _binary_complex(op, x, y)
    if op == "+":
        z = x + y
    elif op == "-":
        z = x - y
    elif op == "*":
        z = x * y
    elif op == "/":
        if integer_division:
            q = abs(x) // abs(y)
            return q if (x < 0) == (y < 0) else -q
        z = Fraction(x, 1) / y if type(x) is int else x / y
    elif op == "%":
        r = abs(x) % abs(y)
        return -r if x < 0 else r
    elif op == "&":
        return x & y
    elif op == "|":
        return x | y
    elif op == "^":
        return x ^ y
    elif op == "&^":
        return x & ~y
    else:
        raise AssertionError(f"constant operator {op}")
    return limit(z) if type(z) is Fraction else z


def _binary_complex(op: str, x: Complex, y: Complex) -> Complex:
    (a, b), (c, d) = x, y
    if op == "+":
        return Complex(limit(a + c), limit(b + d))
    if op == "-":
        return Complex(limit(a - c), limit(b - d))
    if op == "*":
        return Complex(limit(a * c - b * d), limit(b * c + a * d))
    assert op == "/", op
    norm = c * c + d * d
    return Complex(limit((a * c + b * d) / norm), limit((b * c - a * d) / norm))


def shift(op: str, x: int, count: int) -> int:
    return x << count if op == "<<" else x >> count


def compare(op: str, x: Any, y: Any) -> bool:
    x, y = match(x, y)
    if op == "==":
        return bool(x == y)
    if op == "!=":
        return bool(x != y)
    if op == "<":
        return bool(x < y)
    if op == "<=":
        return bool(x <= y)
    if op == ">":
        return bool(x > y)
    return bool(x >= y)


def sign(v: Any) -> int:
    if type(v) is Complex:
        return 1 if v.re != 0 or v.im != 0 else 0
    return int(v > 0) - int(v < 0)


# ---------------------------------------------------------------- text


def _format_float(f: Fraction) -> str:
    x = round_float64(f)
    if x is not None and (x != 0 or f == 0):
        return f"{float(x):.6g}"
    # Too large or too small for a float64: mantissa and decimal exponent by hand.
    a = abs(f)
    e = math.floor((a.numerator.bit_length() - a.denominator.bit_length()) * math.log10(2))
    m = a / Fraction(10) ** e
    while round(m, 5) >= 10:
        m, e = m / 10, e + 1
    while round(m, 5) < 1:
        m, e = m * 10, e - 1
    return ("-" if f < 0 else "") + f"{float(m):.6g}e{e:+d}"


def format_value(v: Any) -> str:
    """The value as gc's errors show it (floats with six digits, long strings shortened)."""
    cls = type(v)
    if cls is bool:
        return "true" if v else "false"
    if cls is int:
        return str(v)
    if cls is bytes:
        text = quote(v)
        if len(text) > 72:  # counted in characters
            text = text[:69] + "..."
        return text
    if cls is Fraction:
        return _format_float(v)
    if cls is Complex:
        return f"({_format_float(v.re)} + {_format_float(v.im)}i)"
    return "unknown"

package bits

// Arithmetic on numbers of several words: sums with carries, products and quotients of double width.

// Wording is the runtime's own for these faults.
type arithmeticError string

func (e arithmeticError) Error() string { return "runtime error: " + string(e) }
func (e arithmeticError) RuntimeError() {}

const (
	divideError   = arithmeticError("integer divide by zero")
	overflowError = arithmeticError("integer overflow")
)

// Add returns x + y + carry and the carry out; carry must be 0 or 1.
func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	wide := uint64(x) + uint64(y) + uint64(carry)
	return uint32(wide), uint32(wide >> 32)
}

func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	// A carry leaves the top bit if both operands have it, or if one has and the sum lost it.
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub returns x - y - borrow and the borrow out; borrow must be 0 or 1.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	wide := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(wide), uint32(wide >> 63)
}

func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | (^x|y)&diff) >> 63
}

// Mul returns the two words of x * y.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

func Mul32(x, y uint32) (hi, lo uint32) {
	wide := uint64(x) * uint64(y)
	return uint32(wide >> 32), uint32(wide)
}

func Mul64(x, y uint64) (hi, lo uint64) {
	const low = 1<<32 - 1
	xh, xl := x>>32, x&low
	yh, yl := y>>32, y&low
	// No sum below can overflow: (2^32-1)^2 + 2*(2^32-1) is 2^64-1.
	mid := xh*yl + xl*yl>>32
	mid2 := xl*yh + mid&low
	return xh*yh + mid>>32 + mid2>>32, x * y
}

// Div returns the quotient and remainder of (hi, lo) / y. It panics if y is 0 or the quotient does not fit, that is if
// y <= hi.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y <= hi {
		divFault(uint64(y))
	}
	wide := uint64(hi)<<32 | uint64(lo)
	return uint32(wide / uint64(y)), uint32(wide % uint64(y))
}

func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y <= hi {
		divFault(y)
	}
	if hi == 0 {
		return lo / y, lo % y
	}
	// Schoolbook division with 32-bit digits (Knuth, TAOCP vol. 2, 4.3.1, algorithm D). The divisor's top bit is made
	// one, so that an estimate from its high digit is at most two too large.
	shift := uint(LeadingZeros64(y))
	y <<= shift
	top := hi<<shift | lo>>(64-shift)
	lo <<= shift
	q1, rest := divDigit(top, lo>>32, y)
	q0, rest := divDigit(rest, lo&(1<<32-1), y)
	return q1<<32 | q0, rest >> shift
}

// divDigit divides rest*2^32 + next by y, whose top bit is one, where rest < y and next < 2^32: one digit of quotient.
func divDigit(rest, next, y uint64) (digit, newRest uint64) {
	yh, yl := y>>32, y&(1<<32-1)
	digit = rest / yh
	over := rest - digit*yh
	for digit >= 1<<32 || digit*yl > over<<32|next {
		digit--
		over += yh
		if over >= 1<<32 {
			break
		}
	}
	return digit, rest<<32 + next - digit*y
}

func divFault(y uint64) {
	if y == 0 {
		panic(error(divideError))
	}
	panic(error(overflowError))
}

// Rem is Div's remainder; it does not panic where the quotient would not fit.
func Rem(hi, lo, y uint) uint { return uint(Rem64(uint64(hi), uint64(lo), uint64(y))) }

func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}

func Rem64(hi, lo, y uint64) uint64 {
	// hi mod y leaves the same remainder and makes the quotient fit.
	_, rem := Div64(hi%y, lo, y)
	return rem
}

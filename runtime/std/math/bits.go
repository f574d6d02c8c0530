package math

// The parts of a floating-point number, and neighbours.

const (
	fracBits64 = 52
	expMask64  = 0x7FF
	expBias64  = 1023
	fracMask64 = 1<<fracBits64 - 1
	signBit64  = 1 << 63

	infBits = expMask64 << fracBits64
	nanBits = infBits | 1<<(fracBits64-1) | 1 // Go's NaN

	smallestNormal = 0x1p-1022
)

// Inf returns +Inf if sign >= 0, else -Inf.
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(infBits)
	}
	return Float64frombits(infBits | signBit64)
}

// NaN returns a NaN.
func NaN() float64 { return Float64frombits(nanBits) }

// IsNaN reports whether f is a NaN.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is +Inf (sign > 0), -Inf (sign < 0), or either (sign 0).
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Signbit reports whether x is negative, or negative zero.
func Signbit(x float64) bool { return Float64bits(x)>>63 != 0 }

// isFinite is false for infinities and NaNs.
func isFinite(x float64) bool { return Float64bits(x)&infBits != infBits }

// scaleUp makes a subnormal x normal by 2^52, and tells the exponent to add for it.
func scaleUp(x float64) (float64, int) {
	if Abs(x) < smallestNormal {
		return x * (1 << fracBits64), -fracBits64
	}
	return x, 0
}

// Frexp splits f into frac * 2^exp with 1/2 <= |frac| < 1. Zeros, infinities and NaNs are their own frac.
func Frexp(f float64) (frac float64, exp int) {
	if f == 0 || !isFinite(f) {
		return f, 0
	}
	f, exp = scaleUp(f)
	b := Float64bits(f)
	exp += int(b>>fracBits64&expMask64) - (expBias64 - 1)
	return Float64frombits(b&^infBits | (expBias64-1)<<fracBits64), exp
}

// Ldexp returns frac * 2^exp.
func Ldexp(frac float64, exp int) float64 {
	if frac == 0 || !isFinite(frac) {
		return frac
	}
	frac, e := scaleUp(frac)
	b := Float64bits(frac)
	e += int(b>>fracBits64&expMask64) - expBias64
	// Clamped first, so that the sum cannot overflow.
	if exp > 5000 {
		exp = 5000
	} else if exp < -5000 {
		exp = -5000
	}
	exp += e
	switch {
	case exp < -1075:
		return Copysign(0, frac)
	case exp > expBias64:
		return Copysign(Inf(1), frac)
	case exp < -1022: // round once, in the multiplication
		return Float64frombits(b&^infBits|uint64(exp+53+expBias64)<<fracBits64) * 0x1p-53
	}
	return Float64frombits(b&^infBits | uint64(exp+expBias64)<<fracBits64)
}

// Modf splits f into an integer value and a fraction, both with f's sign.
func Modf(f float64) (integer float64, fractional float64) {
	integer = Trunc(f)
	return integer, Copysign(f-integer, f)
}

// Logb returns the binary exponent of x.
func Logb(x float64) float64 {
	switch {
	case x == 0:
		return Inf(-1)
	case IsInf(x, 0):
		return Inf(1)
	case x != x:
		return x
	}
	return float64(exponent(x))
}

// Ilogb is Logb as an integer.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case !isFinite(x):
		return MaxInt32
	}
	return exponent(x)
}

func exponent(x float64) int {
	x, e := scaleUp(x)
	return int(Float64bits(x)>>fracBits64&expMask64) - expBias64 + e
}

// Nextafter returns the next value after x towards y.
func Nextafter(x, y float64) (r float64) {
	switch {
	case x != x || y != y:
		return NaN()
	case x == y:
		return x
	case x == 0:
		return Copysign(SmallestNonzeroFloat64, y)
	}
	// Bits of numbers with one sign are in the order of their magnitudes.
	b := Float64bits(x)
	if (x < y) == (x > 0) {
		return Float64frombits(b + 1)
	}
	return Float64frombits(b - 1)
}

// Nextafter32 is Nextafter among float32 values.
func Nextafter32(x, y float32) (r float32) {
	switch {
	case x != x || y != y:
		return float32(NaN())
	case x == y:
		return x
	case x == 0:
		return float32(Copysign(SmallestNonzeroFloat32, float64(y)))
	}
	b := Float32bits(x)
	if (x < y) == (x > 0) {
		return Float32frombits(b + 1)
	}
	return Float32frombits(b - 1)
}

// Round returns the nearest integer value, halves away from zero.
func Round(x float64) float64 {
	t := Trunc(x)
	if Abs(x-t) >= 0.5 { // the difference is exact
		return t + Copysign(1, x)
	}
	return t
}

// Dim returns x-y or 0, whichever is greater.
func Dim(x, y float64) float64 {
	d := x - y
	if d <= 0 {
		return 0
	}
	return d // also NaN
}

// Max returns the greater of x and y: NaN if one is (unless the other is +Inf), +0 of two zeros if one is.
func Max(x, y float64) float64 {
	switch {
	case x > y:
		return x
	case x < y:
		return y
	case x == y:
		if x == 0 && Signbit(x) {
			return y
		}
		return x
	case IsInf(x, 1) || IsInf(y, 1):
		return Inf(1)
	}
	return NaN()
}

// Min returns the smaller of x and y: NaN if one is (unless the other is -Inf), -0 of two zeros if one is.
func Min(x, y float64) float64 {
	switch {
	case x < y:
		return x
	case x > y:
		return y
	case x == y:
		if y == 0 && Signbit(y) {
			return y
		}
		return x
	case IsInf(x, -1) || IsInf(y, -1):
		return Inf(-1)
	}
	return NaN()
}

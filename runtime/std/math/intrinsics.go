package math

// Functions that are one instruction each. The compiler puts it in place of every call (docs/abi.md, Intrinsics), so also
// of the one inside the function, which is there for uses as a value.

// Sqrt returns the square root of x, correctly rounded; NaN for x < 0.
func Sqrt(x float64) float64 { return Sqrt(x) }

// Floor returns the greatest integer value <= x.
func Floor(x float64) float64 { return Floor(x) }

// Ceil returns the least integer value >= x.
func Ceil(x float64) float64 { return Ceil(x) }

// Trunc returns x without its fraction.
func Trunc(x float64) float64 { return Trunc(x) }

// RoundToEven returns the nearest integer, the even one of two.
func RoundToEven(x float64) float64 { return RoundToEven(x) }

// Abs returns x without its sign.
func Abs(x float64) float64 { return Abs(x) }

// Copysign returns f's magnitude with sign's sign.
func Copysign(f, sign float64) float64 { return Copysign(f, sign) }

// FMA returns x*y + z, rounded once.
func FMA(x, y, z float64) float64 { return FMA(x, y, z) }

// Float64bits returns the bits of f's IEEE 754 form; the others likewise.
func Float64bits(f float64) uint64     { return Float64bits(f) }
func Float64frombits(b uint64) float64 { return Float64frombits(b) }
func Float32bits(f float32) uint32     { return Float32bits(f) }
func Float32frombits(b uint32) float32 { return Float32frombits(b) }

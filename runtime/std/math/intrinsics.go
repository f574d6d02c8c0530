package math

// Functions that are one instruction each: the compiler has them (docs/abi.md, Intrinsics).

// Sqrt returns the square root of x, correctly rounded; NaN for x < 0.
func Sqrt(x float64) float64

// Floor returns the greatest integer value <= x.
func Floor(x float64) float64

// Ceil returns the least integer value >= x.
func Ceil(x float64) float64

// Trunc returns x without its fraction.
func Trunc(x float64) float64

// RoundToEven returns the nearest integer, the even one of two.
func RoundToEven(x float64) float64

// Abs returns x without its sign.
func Abs(x float64) float64

// Copysign returns f's magnitude with sign's sign.
func Copysign(f, sign float64) float64

// FMA returns x*y + z, rounded once.
func FMA(x, y, z float64) float64

// Float64bits returns the bits of f's IEEE 754 form; the others likewise.
func Float64bits(f float64) uint64
func Float64frombits(b uint64) float64
func Float32bits(f float32) uint32
func Float32frombits(b uint32) float32

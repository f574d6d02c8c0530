package math

import gomath "math"

// The compiler's intrinsics, for real Go.

func Sqrt(x float64) float64           { return gomath.Sqrt(x) }
func Floor(x float64) float64          { return gomath.Floor(x) }
func Ceil(x float64) float64           { return gomath.Ceil(x) }
func Trunc(x float64) float64          { return gomath.Trunc(x) }
func RoundToEven(x float64) float64    { return gomath.RoundToEven(x) }
func Abs(x float64) float64            { return gomath.Abs(x) }
func Copysign(f, sign float64) float64 { return gomath.Copysign(f, sign) }
func FMA(x, y, z float64) float64      { return gomath.FMA(x, y, z) }
func Float64bits(f float64) uint64     { return gomath.Float64bits(f) }
func Float64frombits(b uint64) float64 { return gomath.Float64frombits(b) }
func Float32bits(f float32) uint32     { return gomath.Float32bits(f) }
func Float32frombits(b uint32) float32 { return gomath.Float32frombits(b) }

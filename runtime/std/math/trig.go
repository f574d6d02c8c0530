package math

import "math/bits"

// Sine, cosine and tangent. Method: Cephes, sin.c and tan.c: subtract a multiple of π/4, π/4 being kept in three parts;
// very large arguments are multiplied by the needed digits of 4/π instead (Payne and Hanek).

// Sin returns the sine of x, in radians.
func Sin(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	if IsInf(x, 0) {
		return NaN()
	}
	octant, z := reduce(Abs(x))
	var y float64
	if octant&2 != 0 {
		y = cosKernel(z)
	} else {
		y = sinKernel(z)
	}
	if octant > 3 != (x < 0) {
		y = -y
	}
	return y
}

// Cos returns the cosine of x, in radians.
func Cos(x float64) float64 {
	if !isFinite(x) {
		return NaN()
	}
	octant, z := reduce(Abs(x))
	var y float64
	if octant&2 != 0 {
		y = sinKernel(z)
	} else {
		y = cosKernel(z)
	}
	if octant > 3 != (octant&2 != 0) {
		y = -y
	}
	return y
}

// Sincos returns Sin(x) and Cos(x).
func Sincos(x float64) (sin, cos float64) {
	if x == 0 {
		return x, 1
	}
	if !isFinite(x) {
		return NaN(), NaN()
	}
	octant, z := reduce(Abs(x))
	sin, cos = sinKernel(z), cosKernel(z)
	if octant&2 != 0 {
		sin, cos = cos, sin
	}
	if octant > 3 != (x < 0) {
		sin = -sin
	}
	if octant > 3 != (octant&2 != 0) {
		cos = -cos
	}
	return sin, cos
}

// Tan returns the tangent of x, in radians.
func Tan(x float64) float64 {
	if x == 0 || x != x {
		return x
	}
	if IsInf(x, 0) {
		return NaN()
	}
	octant, z := reduce(Abs(x))
	y := z
	if zz := z * z; zz > 1e-14 {
		y = z + z*(zz*poly2(zz, -1.79565251976484877988e7, 1.15351664838587416140e6, -1.30936939181383777646e4)/
			poly4(zz, -5.38695755929454629881e7, 2.50083801823357915839e7, -1.32089234440210967447e6, 1.36812963470692954678e4, 1))
	}
	if octant&2 != 0 {
		y = -1 / y
	}
	if x < 0 {
		y = -y
	}
	return y
}

// sinKernel and cosKernel hold for |z| <= π/4.

func sinKernel(z float64) float64 {
	zz := z * z
	return z + z*zz*poly5(zz, -1.66666666666666307295e-1, 8.33333333332211858878e-3, -1.98412698295895385996e-4,
		2.75573136213857245213e-6, -2.50507477628578072866e-8, 1.58962301576546568060e-10)
}

func cosKernel(z float64) float64 {
	zz := z * z
	return 1 - 0.5*zz + zz*zz*poly5(zz, 4.16666666666665929218e-2, -1.38888888888730564116e-3, 2.48015872888517045348e-5,
		-2.75573141792967388112e-7, 2.08757008419747316778e-9, -1.13585365213876817300e-11)
}

// reduce gives the even number of octants (0, 2, 4, 6) nearest to x >= 0 modulo 2π, and the angle from there:
// x = octant*π/4 + z, |z| <= π/4.
func reduce(x float64) (octant uint64, z float64) {
	if x >= 1<<29 {
		return reduceLarge(x)
	}
	octant = uint64(int64(x * (4 / Pi)))
	octant += octant & 1 // an odd octant's angle is taken from the next even one
	y := float64(int64(octant))
	z = ((x - y*7.85398125648498535156e-1) - y*3.77489470793079817668e-8) - y*2.69515142907905952645e-15
	return octant & 7, z
}

// fourOverPi has the binary digits of 4/π; the point is after the first word.
var fourOverPi = [20]uint64{
	0x0000000000000001, 0x45f306dc9c882a53, 0xf84eafa3ea69bb81, 0xb6c52b3278872083, 0xfca2c757bd778ac3,
	0x6e48dc74849ba5c0, 0x0c925dd413a32439, 0xfc3bd63962534e7d, 0xd1046bea5d768909, 0xd338e04d68befc82,
	0x7323ac7306a673e9, 0x3908bf177bf25076, 0x3ff12fffbc0b301f, 0xde5e2316b414da3e, 0xda6cfd9e4f96136e,
	0x9e8c7ecd3cbfd45a, 0xea4f758fd7cbe2f6, 0x7a0e73ef14a525d4, 0xd7f6bf623f1aba10, 0xac06608df8f6d757,
}

// reduceLarge is reduce where x is too large for a multiple of π/4 in three parts.
func reduceLarge(x float64) (octant uint64, z float64) {
	m, e := mantissa(x)
	// Digits of 4/π whose product with 2^e is a multiple of 8 don't matter. Take three words after them: the product's
	// upper word then has three bits before the binary point.
	first := uint(e + 61)
	word, shift := first/64, first%64
	var digits [3]uint64
	for i := range digits {
		at := word + uint(i)
		digits[i] = fourOverPi[at]<<shift | fourOverPi[at+1]>>(64-shift)
	}
	carry, _ := bits.Mul64(digits[2], m)
	midHi, midLo := bits.Mul64(digits[1], m)
	lo, c := bits.Add64(midLo, carry, 0)
	hi := digits[0]*m + midHi + c

	octant = hi >> 61
	hi = hi<<3 | lo>>61
	// hi is the fraction; make a number of its first 53 bits (cut, not rounded). Where it starts with zeros, lo's top
	// bits fill up. They are not the ones that follow, but the ones Go takes.
	zeros := uint(bits.LeadingZeros64(hi))
	top := hi<<zeros<<1 | lo>>(63-zeros)
	z = Float64frombits(top>>12 | uint64(expBias64-1-zeros)<<fracBits64)
	if octant&1 != 0 {
		octant = (octant + 1) & 7
		z--
	}
	return octant, z * (Pi / 4)
}

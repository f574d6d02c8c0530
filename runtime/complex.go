// Division of complex numbers. Addition, subtraction and multiplication are compiled in line.

package runtime

import "unsafe"

const float64signbit = 1 << 63

func floatbits(f float64) uint64     { return *(*uint64)(unsafe.Pointer(&f)) }
func floatfrombits(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }
func fabs64(f float64) float64       { return floatfrombits(floatbits(f) &^ float64signbit) }
func finite64(f float64) bool        { return f-f == 0 }
func inf64(f float64) bool           { return f == f && !finite64(f) }

// withsign is x >= 0 with the sign of s.
func withsign(x, s float64) float64 {
	return floatfrombits(floatbits(x) | floatbits(s)&float64signbit)
}

// unit turns an infinite part into ±1 and a finite one into ±0.
func unit(f float64) float64 {
	if inf64(f) {
		return withsign(1, f)
	}
	return withsign(0, f)
}

// complex128div is n / m. The quotient is computed by Smith's method, which scales by the larger part of the divisor so that no
// intermediate result overflows needlessly (R. L. Smith, "Algorithm 116", 1962). When that gives only NaNs, the cases in which C99
// (annex G.5.1) wants an infinity or zero are mended.
func complex128div(n, m complex128) complex128 {
	a, b := real(n), imag(n)
	c, d := real(m), imag(m)
	var re, im float64
	if fabs64(c) >= fabs64(d) {
		ratio := d / c
		scale := c + ratio*d
		re = (a + b*ratio) / scale
		im = (b - a*ratio) / scale
	} else {
		ratio := c / d
		scale := d + ratio*c
		re = (a*ratio + b) / scale
		im = (b*ratio - a) / scale
	}
	if re == re || im == im {
		return complex(re, im)
	}
	inf := floatfrombits(0x7ff << 52)
	switch {
	case c == 0 && d == 0 && (a == a || b == b):
		// something / 0
		return complex(withsign(inf, c)*a, withsign(inf, c)*b)
	case (inf64(a) || inf64(b)) && finite64(c) && finite64(d):
		// infinite / finite
		a, b = unit(a), unit(b)
		return complex(inf*(a*c+b*d), inf*(b*c-a*d))
	case (inf64(c) || inf64(d)) && finite64(a) && finite64(b):
		// finite / infinite
		c, d = unit(c), unit(d)
		return complex(0*(a*c+b*d), 0*(b*c-a*d))
	}
	return complex(re, im)
}

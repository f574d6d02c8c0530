// Bit operations that the compiler replaces by one machine instruction.
//
// The bodies say what is meant; they serve where a call is not replaced (and a reader who wants to know). Package runtime
// imports nothing, so it cannot use math/bits.

package runtime

// mul64 is the 128-bit product of x and y.
//
//go:nosplit
func mul64(x, y uint64) (hi, lo uint64) {
	x0 := x & 0xffffffff
	x1 := x >> 32
	y0 := y & 0xffffffff
	y1 := y >> 32
	w0 := x0 * y0
	t := x1*y0 + w0>>32
	w1 := t&0xffffffff + x0*y1
	return x1*y1 + t>>32 + w1>>32, x * y
}

// ctz64 is the number of trailing zero bits of x, 64 for 0.
//
//go:nosplit
func ctz64(x uint64) int {
	if x == 0 {
		return 64
	}
	n := 0
	if x&0xffffffff == 0 {
		n += 32
		x >>= 32
	}
	if x&0xffff == 0 {
		n += 16
		x >>= 16
	}
	if x&0xff == 0 {
		n += 8
		x >>= 8
	}
	if x&0xf == 0 {
		n += 4
		x >>= 4
	}
	if x&3 == 0 {
		n += 2
		x >>= 2
	}
	if x&1 == 0 {
		n++
	}
	return n
}

// popcount64 is the number of one bits of x.
//
//go:nosplit
func popcount64(x uint64) uintptr {
	x -= x >> 1 & 0x5555555555555555
	x = x&0x3333333333333333 + x>>2&0x3333333333333333
	x = (x + x>>4) & 0x0f0f0f0f0f0f0f0f
	return uintptr(x * 0x0101010101010101 >> 56)
}

// bswap64 is x with its bytes in the opposite order.
//
//go:nosplit
func bswap64(x uint64) uint64 {
	x = x>>8&0x00ff00ff00ff00ff | x&0x00ff00ff00ff00ff<<8
	x = x>>16&0x0000ffff0000ffff | x&0x0000ffff0000ffff<<16
	return x>>32 | x<<32
}

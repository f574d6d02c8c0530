// Hashing and equality of Go values by type.
//
// Hashers serve the maps only. All take a seed and give a word; the maps use the low 7 bits and the rest apart, so every bit
// must depend on every bit of the key. They fold 64x64 -> 128 bit products (the wyhash family: one multiplication mixes 16
// bytes) and are keyed by four words drawn at start-up, so that a program cannot be slowed by chosen keys.
//
// memhash of 4 and of 8 bytes, memhash32 and memhash64 and typehash of a plain type of that size are the same functions:
// the fast map variants inline them, and reflection reaches the same maps through the maptype's hasher.
//
// Equality functions serve ==, maps and switch; type descriptors point to them.

package runtime

import "unsafe"

// Odd constants with even bit distribution (digits of the golden ratio and square roots).
const (
	hashk0 = 0x9e3779b97f4a7c15
	hashk1 = 0xbb67ae8584caa73b
	hashk2 = 0x3c6ef372fe94f82b
	hashk3 = 0xa54ff53a5f1d36f1
)

// hashkey is this process' secret; set once by alginit before the first map exists.
var hashkey [4]uint64

func alginit() {
	for i := range hashkey {
		hashkey[i] = rand() | 1
	}
}

// mix folds the product of a and b into a word.
//
//go:nosplit
func mix(a, b uint64) uint64 {
	hi, lo := mul64(a, b)
	return hi ^ lo
}

//go:nosplit
func load32(p unsafe.Pointer) uint64 { return uint64(*(*uint32)(p)) }

//go:nosplit
func load64(p unsafe.Pointer) uint64 { return *(*uint64)(p) }

// hash64 is the hash of an 8-byte word; memhash64 for values in registers.
//
//go:nosplit
func hash64(k uint64, seed uintptr) uintptr {
	return uintptr(mix(k^hashkey[0], uint64(seed)^hashkey[1]^8))
}

// hash32 is the same for 4 bytes.
//
//go:nosplit
func hash32(k uint32, seed uintptr) uintptr {
	return uintptr(mix(uint64(k)^hashkey[0], uint64(seed)^hashkey[1]^4))
}

func memhash(p unsafe.Pointer, seed, n uintptr) uintptr {
	if n == 8 {
		return hash64(load64(p), seed)
	}
	if n == 4 {
		return hash32(*(*uint32)(p), seed)
	}
	return byteshash(p, seed, n)
}

// byteshash hashes n bytes at p. Strings use it directly.
func byteshash(p unsafe.Pointer, seed, n uintptr) uintptr {
	s := uint64(seed) ^ hashkey[0]
	var a, b uint64
	if n <= 16 {
		if n >= 8 {
			a = load64(p)
			b = load64(add(p, n-8))
		} else if n >= 4 {
			a = load32(p)
			b = load32(add(p, n-4))
		} else if n > 0 {
			a = uint64(*(*byte)(p))<<16 | uint64(*(*byte)(add(p, n>>1)))<<8 | uint64(*(*byte)(add(p, n-1)))
		}
	} else {
		left := n
		if left > 48 {
			s1, s2 := s, s
			for left > 48 {
				s = mix(load64(p)^hashkey[1], load64(add(p, 8))^s)
				s1 = mix(load64(add(p, 16))^hashkey[2], load64(add(p, 24))^s1)
				s2 = mix(load64(add(p, 32))^hashkey[3], load64(add(p, 40))^s2)
				p = add(p, 48)
				left -= 48
			}
			s ^= s1 ^ s2
		}
		for left > 16 {
			s = mix(load64(p)^hashkey[1], load64(add(p, 8))^s)
			p = add(p, 16)
			left -= 16
		}
		// The last 16 bytes, which may overlap what was read; n > 16 makes them all ours.
		p = add(p, left)
		a = load64(unsafe.Pointer(uintptr(p) - 16))
		b = load64(unsafe.Pointer(uintptr(p) - 8))
	}
	hi, lo := mul64(a^hashkey[1], b^s)
	return uintptr(mix(lo^hashk0^uint64(n), hi^hashkey[2]))
}

func memhash0(p unsafe.Pointer, h uintptr) uintptr { return h }

func memhash8(p unsafe.Pointer, h uintptr) uintptr {
	return uintptr(mix(uint64(*(*uint8)(p))^hashkey[0], uint64(h)^hashkey[1]^1))
}

func memhash16(p unsafe.Pointer, h uintptr) uintptr {
	return uintptr(mix(uint64(*(*uint16)(p))^hashkey[0], uint64(h)^hashkey[1]^2))
}

func memhash32(p unsafe.Pointer, h uintptr) uintptr  { return hash32(*(*uint32)(p), h) }
func memhash64(p unsafe.Pointer, h uintptr) uintptr  { return hash64(load64(p), h) }
func memhash128(p unsafe.Pointer, h uintptr) uintptr { return byteshash(p, h, 16) }

func strhash(p unsafe.Pointer, h uintptr) uintptr {
	s := *(*string)(p)
	return byteshash(unsafe.Pointer(unsafe.StringData(s)), h, uintptr(len(s)))
}

// f32hash and f64hash: +0 == -0, so they hash alike; a NaN equals nothing, so any value does, and a random one keeps many
// NaN keys from piling up in one place.
func f32hash(p unsafe.Pointer, h uintptr) uintptr {
	f := *(*float32)(p)
	if f == 0 {
		return hash32(0, h)
	}
	if f != f {
		return hash64(rand(), h)
	}
	return hash32(*(*uint32)(p), h)
}

func f64hash(p unsafe.Pointer, h uintptr) uintptr {
	f := *(*float64)(p)
	if f == 0 {
		return hash64(0, h)
	}
	if f != f {
		return hash64(rand(), h)
	}
	return hash64(load64(p), h)
}

func c64hash(p unsafe.Pointer, h uintptr) uintptr {
	return f32hash(add(p, 4), f32hash(p, h))
}

func c128hash(p unsafe.Pointer, h uintptr) uintptr {
	return f64hash(add(p, 8), f64hash(p, h))
}

func interhash(p unsafe.Pointer, h uintptr) uintptr {
	i := (*iface)(p)
	if i.tab == nil {
		return h
	}
	return datahash(i.tab.typ, i.data, h)
}

func nilinterhash(p unsafe.Pointer, h uintptr) uintptr {
	e := (*eface)(p)
	if e.typ == nil {
		return h
	}
	return datahash(e.typ, e.data, h)
}

//go:linkname sync_runtime_checkHashable sync.runtime_checkHashable
func sync_runtime_checkHashable(key any) { nilinterhash(unsafe.Pointer(&key), 0) }

// datahash hashes the value of type t whose interface data word is data.
func datahash(t *_type, data unsafe.Pointer, h uintptr) uintptr {
	if t.equal == nil {
		panic(errorString("hash of unhashable type " + t.str))
	}
	if isDirectIface(t) {
		return hash64(uint64(uintptr(data)), h^hashk1)
	}
	return typehash(t, data, h^hashk1)
}

// typehash hashes the value of type t at p. It is called for types that have no hasher of their own, and by generated hashers.
// Values of one type always meet the same function, so it need not agree with the named ones except as the header says.
func typehash(t *_type, p unsafe.Pointer, h uintptr) uintptr {
	if t.tflag&tflagRegularMemory != 0 {
		return memhash(p, h, t.size)
	}
	switch t.kind {
	case kindFloat32:
		return f32hash(p, h)
	case kindFloat64:
		return f64hash(p, h)
	case kindComplex64:
		return c64hash(p, h)
	case kindComplex128:
		return c128hash(p, h)
	case kindString:
		return strhash(p, h)
	case kindInterface:
		if len((*interfacetype)(unsafe.Pointer(t)).methods) == 0 {
			return nilinterhash(p, h)
		}
		return interhash(p, h)
	case kindArray:
		a := (*arraytype)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.len; i++ {
			h = typehash(a.elem, add(p, i*a.elem.size), h)
		}
		return h
	case kindStruct:
		s := (*structtype)(unsafe.Pointer(t))
		for i := range s.fields {
			f := &s.fields[i]
			if f.name == "_" {
				continue
			}
			h = typehash(f.typ, add(p, f.offset), h)
		}
		return h
	}
	if t.equal == nil {
		panic(errorString("hash of unhashable type " + t.str))
	}
	return memhash(p, h, t.size)
}

// memequal reports whether the n bytes at x and y are the same. Short ones are compared by overlapping loads.
func memequal(x, y unsafe.Pointer, n uintptr) bool {
	if n < 8 {
		if n >= 4 {
			return load32(x) == load32(y) && load32(add(x, n-4)) == load32(add(y, n-4))
		}
		for i := uintptr(0); i < n; i++ {
			if *(*byte)(add(x, i)) != *(*byte)(add(y, i)) {
				return false
			}
		}
		return true
	}
	if x == y {
		return true
	}
	if n > 128 {
		return libc_memcmp(x, y, n) == 0
	}
	last := n - 8
	for i := uintptr(0); i < last; i += 8 {
		if load64(add(x, i)) != load64(add(y, i)) {
			return false
		}
	}
	return load64(add(x, last)) == load64(add(y, last))
}

//go:linkname libc_memcmp memcmp
func libc_memcmp(x, y unsafe.Pointer, n uintptr) int32

func memequal0(p, q unsafe.Pointer) bool  { return true }
func memequal8(p, q unsafe.Pointer) bool  { return *(*uint8)(p) == *(*uint8)(q) }
func memequal16(p, q unsafe.Pointer) bool { return *(*uint16)(p) == *(*uint16)(q) }
func memequal32(p, q unsafe.Pointer) bool { return *(*uint32)(p) == *(*uint32)(q) }
func memequal64(p, q unsafe.Pointer) bool { return *(*uint64)(p) == *(*uint64)(q) }
func memequal128(p, q unsafe.Pointer) bool {
	return load64(p) == load64(q) && load64(add(p, 8)) == load64(add(q, 8))
}
func f32equal(p, q unsafe.Pointer) bool { return *(*float32)(p) == *(*float32)(q) }
func f64equal(p, q unsafe.Pointer) bool { return *(*float64)(p) == *(*float64)(q) }

func c64equal(p, q unsafe.Pointer) bool {
	return *(*float32)(p) == *(*float32)(q) && *(*float32)(add(p, 4)) == *(*float32)(add(q, 4))
}

func c128equal(p, q unsafe.Pointer) bool {
	return *(*float64)(p) == *(*float64)(q) && *(*float64)(add(p, 8)) == *(*float64)(add(q, 8))
}

func strequal(p, q unsafe.Pointer) bool {
	a := *(*string)(p)
	b := *(*string)(q)
	return len(a) == len(b) && memequal(unsafe.Pointer(unsafe.StringData(a)), unsafe.Pointer(unsafe.StringData(b)), uintptr(len(a)))
}

func interequal(p, q unsafe.Pointer) bool {
	x := (*iface)(p)
	y := (*iface)(q)
	var tx, ty *_type
	if x.tab != nil {
		tx = x.tab.typ
	}
	if y.tab != nil {
		ty = y.tab.typ
	}
	return tx == ty && dataequal(tx, x.data, y.data)
}

func nilinterequal(p, q unsafe.Pointer) bool {
	x := (*eface)(p)
	y := (*eface)(q)
	return x.typ == y.typ && dataequal(x.typ, x.data, y.data)
}

// dataequal compares two interface data words of the same type t (nil: both interfaces are nil).
func dataequal(t *_type, x, y unsafe.Pointer) bool {
	if t == nil {
		return true
	}
	if t.equal == nil {
		panic(errorString("comparing uncomparable type " + t.str))
	}
	if isDirectIface(t) {
		return x == y
	}
	if x == y && t.tflag&tflagRegularMemory != 0 {
		return true
	}
	return t.equal(x, y)
}

// efaceeq compares the data words of two interfaces whose dynamic types are both t.
func efaceeq(t *_type, x, y unsafe.Pointer) bool { return dataequal(t, x, y) }

// ifaceeq is efaceeq for non-empty interfaces.
func ifaceeq(tab *itab, x, y unsafe.Pointer) bool {
	if tab == nil {
		return true
	}
	return dataequal(tab.typ, x, y)
}

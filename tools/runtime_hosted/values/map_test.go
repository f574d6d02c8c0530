package values

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"
)

type keyspec[K comparable] struct {
	t    *maptype
	fast int
}

func regular(size, align uintptr, kind uint8) *_type {
	t := &_type{size: size, align: uint8(align), kind: kind, tflag: tflagRegularMemory}
	t.equal = func(p, q unsafe.Pointer) bool { return memequal(p, q, size) }
	return t
}

func mt(key *_type, hasher func(unsafe.Pointer, uintptr) uintptr, elem *_type) *maptype {
	h := rand.Uint32()
	return &maptype{_type{kind: kindMap, hash: h}, key, elem, hasher}
}

var gcb = [4]byte{0xff, 0xff, 0xff, 0xff}

func strtype() *_type {
	return &_type{size: 16, align: 8, kind: kindString, equal: strequal, ptrdata: 8, gcdata: &gcb[0]}
}

type fm[K comparable, V any] struct {
	t    *maptype
	m    *hmap
	fast int
}

func (f *fm[K, V]) get(k K) (V, bool) {
	var p unsafe.Pointer
	var ok bool
	kp := unsafe.Pointer(&k)
	if f.fast != 0 && rand.IntN(4) != 0 {
		switch f.fast {
		case 32:
			p, ok = mapaccess2_fast32(f.t, f.m, *(*uint32)(kp))
			if q := mapaccess1_fast32(f.t, f.m, *(*uint32)(kp)); q != p {
				panic("1")
			}
		case 64:
			p, ok = mapaccess2_fast64(f.t, f.m, *(*uint64)(kp))
			if q := mapaccess1_fast64(f.t, f.m, *(*uint64)(kp)); q != p {
				panic("1")
			}
		case 1:
			p, ok = mapaccess2_faststr(f.t, f.m, *(*string)(kp))
			if q := mapaccess1_faststr(f.t, f.m, *(*string)(kp)); q != p {
				panic("1")
			}
		}
	} else {
		p, ok = mapaccess2(f.t, f.m, kp)
		if k == k && mapaccess1(f.t, f.m, kp) != p {
			panic("1")
		}
	}
	return *(*V)(p), ok
}
func (f *fm[K, V]) set(k K, v V) {
	var p unsafe.Pointer
	kp := unsafe.Pointer(&k)
	if f.fast != 0 && rand.IntN(4) != 0 {
		switch f.fast {
		case 32:
			p = mapassign_fast32(f.t, f.m, *(*uint32)(kp))
		case 64:
			p = mapassign_fast64(f.t, f.m, *(*uint64)(kp))
		case 1:
			p = mapassign_faststr(f.t, f.m, *(*string)(kp))
		}
	} else {
		p = mapassign(f.t, f.m, kp)
	}
	*(*V)(p) = v
}
func (f *fm[K, V]) del(k K) {
	kp := unsafe.Pointer(&k)
	if f.fast != 0 && rand.IntN(4) != 0 {
		switch f.fast {
		case 32:
			mapdelete_fast32(f.t, f.m, *(*uint32)(kp))
		case 64:
			mapdelete_fast64(f.t, f.m, *(*uint64)(kp))
		case 1:
			mapdelete_faststr(f.t, f.m, *(*string)(kp))
		}
	} else {
		mapdelete(f.t, f.m, kp)
	}
}

func (f *fm[K, V]) check(ref map[K]V, eq func(a, b V) bool) {
	if f.m.count != len(ref) {
		panic(fmt.Sprint("count ", f.m.count, len(ref)))
	}
	for k, v := range ref {
		if w, ok := f.get(k); !ok || !eq(v, w) {
			panic(fmt.Sprint("lost ", k, ok))
		}
	}
}

func fuzz[K comparable, V any](t *testing.T, name string, ty *maptype, fast int, mk func(int) K, mv func(int) V, eq func(a, b V) bool) {
	for round := 0; round < 150; round++ {
		f := &fm[K, V]{ty, makemap(ty, rand.IntN(3)*rand.IntN(40)), fast}
		ref := map[K]V{}
		n := []int{5, 9, 20, 100, 1000}[rand.IntN(5)]
		for step := 0; step < 600; step++ {
			k := mk(rand.IntN(n))
			switch r := rand.IntN(100); {
			case r < 45:
				v := mv(step)
				f.set(k, v)
				ref[k] = v
			case r < 75:
				f.del(k)
				delete(ref, k)
			case r < 97:
				v, ok := f.get(k)
				v2, ok2 := ref[k]
				if ok != ok2 || !eq(v, v2) {
					t.Fatal(name, "get", k, ok, ok2)
				}
			case r < 98:
				if rand.IntN(4) == 0 {
					mapclear(f.t, f.m)
					clear(ref)
				}
			default:
				// iterate, with mutation
				mustSee := map[K]bool{}
				for k := range ref {
					mustSee[k] = true
				}
				seen := map[K]int{}
				reins := map[K]bool{}
				mut := rand.IntN(3)
				grown := rand.IntN(2) == 0
				var it hiter
				for mapiterinit(f.t, f.m, &it); it.key != nil; mapiternext(&it) {
					k := *(*K)(it.key)
					v := *(*V)(it.elem)
					rv, ok := ref[k]
					if !ok {
						t.Fatal(name, "iteration gave deleted", k)
					}
					if !eq(v, rv) {
						t.Fatal(name, "iteration gave stale", k, v, rv)
					}
					seen[k]++
					if seen[k] > 1 && !reins[k] {
						t.Fatal(name, "twice", k)
					}
					if mut > 0 {
						for j := 0; j < mut*2; j++ {
							k := mk(rand.IntN(n))
							if rand.IntN(2) == 0 {
								f.del(k)
								delete(ref, k)
								delete(mustSee, k)
							} else if grown {
								if _, ok := ref[k]; !ok {
									reins[k] = true
								}
								v := mv(step*10 + j)
								f.set(k, v)
								ref[k] = v
							}
						}
						if rand.IntN(200) == 0 {
							mapclear(f.t, f.m)
							clear(ref)
							clear(mustSee)
						}
					}
				}
				for k := range mustSee {
					if seen[k] == 0 {
						t.Fatal(name, "not seen", k, len(ref), mut)
					}
				}
			}
		}
		f.check(ref, eq)
	}
}

func TestMaps(t *testing.T) {
	i64 := regular(8, 8, kindInt)
	i32 := regular(4, 4, kindInt32)
	i8 := regular(1, 1, kindInt8)
	z := regular(0, 1, kindInt8)
	big := regular(200, 8, kindInt)
	str := strtype()
	eqi := func(a, b int) bool { return a == b }
	id := func(i int) int { return i }
	fuzz(t, "int int", mt(i64, memhash64, i64), 64, id, id, eqi)
	fuzz(t, "int generic", mt(i64, memhash64, i64), 0, func(i int) int { return i << 40 }, id, eqi)
	fuzz(t, "int32 int8", mt(i32, memhash32, i8), 32, func(i int) int32 { return int32(i) }, func(i int) int8 { return int8(i) }, func(a, b int8) bool { return a == b })
	fuzz(t, "str int", mt(str, strhash, i64), 1, func(i int) string { return fmt.Sprint("key", i)[i&3:] }, id, eqi)
	fuzz(t, "str str", mt(str, strhash, str), 1, func(i int) string { return fmt.Sprintf("%0*d", i%70, i) }, func(i int) string { return fmt.Sprint(i) }, func(a, b string) bool { return a == b })
	fuzz(t, "int zero", mt(i64, memhash64, z), 64, id, func(i int) struct{} { return struct{}{} }, func(a, b struct{}) bool { return true })
	fuzz(t, "zero zero", mt(z, memhash0, z), 0, func(int) struct{} { return struct{}{} }, func(i int) struct{} { return struct{}{} }, func(a, b struct{}) bool { return true })
	fuzz(t, "zero int", mt(z, memhash0, i64), 0, func(int) struct{} { return struct{}{} }, id, eqi)
	bh := func(p unsafe.Pointer, h uintptr) uintptr { return typehash(big, p, h) }
	fuzz(t, "big int", mt(big, bh, i64), 0, func(i int) (a [25]int) { a[7] = i; return }, id, eqi)
	fuzz(t, "int big", mt(i64, memhash64, big), 64, id, func(i int) (a [25]int) { a[7] = i; return }, func(a, b [25]int) bool { return a == b })
	fuzz(t, "int8", mt(i8, memhash8, i64), 0, func(i int) int8 { return int8(i) }, id, eqi)
	f64 := &_type{size: 8, align: 8, kind: kindFloat64, equal: f64equal}
	fuzz(t, "f64", mt(f64, f64hash, i64), 0, func(i int) float64 { return float64(i) }, id, eqi)
	huge := regular(5000, 8, kindInt)
	fuzz(t, "huge", mt(i64, memhash64, huge), 64, id, func(i int) (a [625]int) { a[600] = i; return }, func(a, b [625]int) bool { return a == b })
	bad := func(p unsafe.Pointer, h uintptr) uintptr { return h }
	i16 := regular(2, 2, kindInt16)
	fuzz(t, "collide", mt(i16, bad, i64), 0, func(i int) int16 { return int16(i) }, id, eqi)
}

func TestNaN(t *testing.T) {
	f64 := &_type{size: 8, align: 8, kind: kindFloat64, equal: f64equal}
	ty := mt(f64, f64hash, regular(8, 8, kindInt))
	f := &fm[float64, int]{ty, makemap(ty, 0), 0}
	for i := 0; i < 100; i++ {
		f.set(math.NaN(), i)
	}
	if f.m.count != 100 {
		t.Fatal(f.m.count)
	}
	var it hiter
	sum, n := 0, 0
	for mapiterinit(ty, f.m, &it); it.key != nil; mapiternext(&it) {
		sum += *(*int)(it.elem)
		n++
		if n == 10 {
			for i := 0; i < 500; i++ {
				f.set(float64(i), 0)
			}
		}
	}
	if sum != 4950 || n < 100 {
		t.Fatal(sum, n)
	}
	n = 0
	for mapiterinit(ty, f.m, &it); it.key != nil; mapiternext(&it) {
		n++
		if n == 10 {
			for i := 0; i < 5000; i++ {
				f.set(float64(i), 0)
			}
			mapclear(ty, f.m)
		}
	}
	if n != 10 {
		t.Fatal(n)
	}
	f.set(0, 1)
	f.set(math.Copysign(0, -1), 2)
	mapiterinit(ty, f.m, &it)
	if f.m.count != 1 || !math.Signbit(*(*float64)(it.key)) {
		t.Fatal("zero")
	}
}

func TestNilMap(t *testing.T) {
	ty := mt(regular(8, 8, kindInt), memhash64, regular(8, 8, kindInt))
	f := &fm[int, int]{ty, nil, 64}
	if v, ok := f.get(1); v != 0 || ok {
		t.Fatal()
	}
	f.del(1)
	mapclear(ty, nil)
	if s := catch(func() { f.set(1, 1) }); s != "assignment to entry in nil map" {
		t.Fatal(s)
	}
	var it hiter
	it.key = unsafe.Pointer(&it)
	mapiterinit(ty, nil, &it)
	if it.key != nil {
		t.Fatal()
	}
	sl := &_type{size: 24, kind: kindSlice, str: "[]int"}
	ity := &interfacetype{}
	ity.size, ity.align, ity.kind, ity.equal = 16, 8, kindInterface, nilinterequal
	mi := mt(&ity._type, nilinterhash, regular(8, 8, kindInt))
	e := eface{sl, nil}
	for _, m := range []*hmap{nil, makemap(mi, 0)} {
		if s := catch(func() { mapaccess1(mi, m, unsafe.Pointer(&e)) }); s != "hash of unhashable type: []int" {
			t.Fatal(s)
		}
		if s := catch(func() { mapdelete(mi, m, unsafe.Pointer(&e)) }); s != "hash of unhashable type: []int" {
			t.Fatal(s)
		}
	}
	m := makemap(mi, 0)
	if s := catch(func() { mapassign(mi, m, unsafe.Pointer(&e)) }); s != "runtime error: hash of unhashable type []int" {
		t.Fatal(s)
	}
	it64 := regular(8, 8, kindInt)
	x, y := 5, 5
	e1, e2 := eface{it64, unsafe.Pointer(&x)}, eface{it64, unsafe.Pointer(&y)}
	*(*int)(mapassign(mi, m, unsafe.Pointer(&e1))) = 7
	if *(*int)(mapaccess1(mi, m, unsafe.Pointer(&e2))) != 7 {
		t.Fatal()
	}
}

func TestOrder(t *testing.T) {
	ty := mt(regular(8, 8, kindInt), memhash64, regular(8, 8, kindInt))
	for _, n := range []int{2, 5, 8, 30} {
		f := &fm[int, int]{ty, makemap(ty, 0), 64}
		for i := 0; i < n; i++ {
			f.set(i, i)
		}
		first := map[int]int{}
		var it hiter
		for i := 0; i < 8000; i++ {
			mapiterinit(ty, f.m, &it)
			first[*(*int)(it.key)]++
		}
		if len(first) < n/2+1 {
			t.Error(n, first)
		}
	}
}

func TestHashQuality(t *testing.T) {
	// sequential and strided keys must spread over groups and h2
	for _, stride := range []uint64{1, 8, 64, 4096, 1 << 32, 1 << 56} {
		var g [256]int
		var h2 [128]int
		for i := uint64(0); i < 1<<15; i++ {
			h := hash64(i*stride, 0x1234567)
			g[h>>7&255]++
			h2[h&127]++
		}
		for _, c := range g {
			if c < 60 || c > 220 {
				if stride < 1<<50 {
					t.Error("groups", stride, c)
				}
				break
			}
		}
	}
	s := map[uintptr]bool{}
	buf := make([]byte, 300)
	for n := 0; n < 300; n++ {
		for b := 0; b < 8*n; b++ {
			buf[b/8] ^= 1 << (b % 8)
			s[byteshash(unsafe.Pointer(&buf[0]), 99, uintptr(n))] = true
			buf[b/8] ^= 1 << (b % 8)
		}
		s[byteshash(unsafe.Pointer(&buf[0]), 99, uintptr(n))] = true
	}
	if len(s) != 300*299*4+300 {
		t.Error(len(s))
	}
}

func BenchmarkInt(b *testing.B) {
	ty := mt(regular(8, 8, kindInt), memhash64, regular(8, 8, kindInt))
	for i := 0; i < b.N; i++ {
		m := makemap(ty, 0)
		for k := uint64(0); k < 1000; k++ {
			*(*int)(mapassign_fast64(ty, m, k)) = 1
		}
		for k := uint64(0); k < 1000; k++ {
			mapaccess1_fast64(ty, m, k)
		}
	}
}

func BenchmarkGoInt(b *testing.B) {
	for i := 0; i < b.N; i++ {
		m := map[int]int{}
		for k := 0; k < 1000; k++ {
			m[k] = 1
		}
		for k := 0; k < 1000; k++ {
			_ = m[k]
		}
	}
}

// Where the pointers are in heap objects.
//
// Objects of up to maxBitsSize bytes have a bit for each word, in their span's heapbits: cleared with the run of free objects that they are
// taken from, set as they are allocated. Of larger ones the span keeps the type, whose pointer mask holds for one element after the other to the object's end: behind what was
// asked for, memory is zero. Spans of class<<1|1 have no pointers at all.
//
//go:nowritebarrier
package runtime

import "unsafe"

const maxBitsSize = 512

// pointerMask is the pointer mask of one t of at most 64 words.
func pointerMask(t *_type) uint64 {
	return *(*uint64)(unsafe.Pointer(t.gcdata)) & (1<<(t.ptrdata>>3) - 1)
}

// setPointers notes where the object at v, of size bytes and type t or an array of t, has pointers. The span is the
// caller's, and the object new. The allocation functions of asm_amd64.s do the same for types that the compiler knows.
func setPointers(s *mspan, v, size uintptr, t *_type) {
	if s.elemsize > maxBitsSize {
		*(**_type)(unsafe.Pointer(s.types + s.objIndex(v)*8)) = t
		return
	}
	n := size >> 3
	var bits uint64
	if t.size == 8 {
		bits = 1<<n - 1
	} else {
		words := t.size >> 3
		one := pointerMask(t)
		bits = one
		for w := words; w < n; w += words {
			bits |= one << w
		}
	}
	at := (v - s.base) >> 3
	shift := at & 63
	p := (*uint64)(unsafe.Pointer(s.heapbits + at>>6*8))
	*p |= bits << shift
	if shift+n > 64 {
		p = (*uint64)(unsafe.Pointer(s.heapbits + at>>6*8 + 8))
		*p |= bits >> (64 - shift)
	}
}

// clearPointers makes the free objects from v to end ones without pointers.
func clearPointers(s *mspan, v, end uintptr) {
	at := (v - s.base) >> 3
	last := (end-s.base)>>3 - 1
	p := (*uint64)(unsafe.Pointer(s.heapbits + at>>6*8))
	q := (*uint64)(unsafe.Pointer(s.heapbits + last>>6*8))
	before := uint64(1)<<(at&63) - 1
	behind := ^(uint64(2)<<(last&63) - 1)
	if p == q {
		*p &= before | behind
		return
	}
	*p &= before
	*q &= behind
	first := uintptr(unsafe.Pointer(p)) + 8
	memclrNoHeapPointers(unsafe.Pointer(first), uintptr(unsafe.Pointer(q))-first)
}

// pointersOf are the bits of the object at b, of at most maxBitsSize bytes.
func pointersOf(s *mspan, b uintptr) uint64 {
	words := s.elemsize >> 3
	at := (b - s.base) >> 3
	shift := at & 63
	p := s.heapbits + at>>6*8
	bits := *(*uint64)(unsafe.Pointer(p)) >> shift
	if shift+words > 64 {
		bits |= *(*uint64)(unsafe.Pointer(p + 8)) << (64 - shift)
	}
	return bits & (1<<words - 1)
}

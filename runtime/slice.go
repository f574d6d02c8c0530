// Making and growing slices.
//
// Capacities are visible to programs, so growth follows Go exactly: double below 256 elements, then tend smoothly to 1.25
// times, then round up to what the allocator's size class holds anyway (roundupsize).

package runtime

import "unsafe"

type slice struct {
	array unsafe.Pointer
	len   int
	cap   int
}

// maxAlloc is the largest object: user space addresses have 47 bits, and the allocator keeps to them.
const maxAlloc = 1 << 47

func panicmakeslicelen() { panic(errorString("makeslice: len out of range")) }
func panicmakeslicecap() { panic(errorString("makeslice: cap out of range")) }

// mulover is a*b and whether it does not fit.
func mulover(a, b uintptr) (uintptr, bool) {
	if (a | b) < 1<<32 {
		return a * b, false
	}
	hi, lo := mul64(uint64(a), uint64(b))
	return uintptr(lo), hi != 0
}

func makeslice(t *_type, len, cap int) unsafe.Pointer {
	mem, over := mulover(t.size, uintptr(cap))
	if over || mem > maxAlloc || len < 0 || len > cap {
		// The length is to blame if it alone would be too much: make([]T, bignumber) has both the same.
		mem, over = mulover(t.size, uintptr(len))
		if over || mem > maxAlloc || len < 0 {
			panicmakeslicelen()
		}
		panicmakeslicecap()
	}
	if t.ptrdata == 0 {
		return mallocgc(mem, nil, true)
	}
	return mallocgc(mem, t, true)
}

// nextslicecap is the capacity to ask for when a slice of capacity oldCap must hold newLen elements.
func nextslicecap(newLen, oldCap int) int {
	doublecap := oldCap + oldCap
	if newLen > doublecap {
		return newLen
	}
	if oldCap < 256 {
		return doublecap
	}
	newcap := oldCap
	for {
		// From 2x for small slices towards 1.25x for large ones.
		newcap += (newcap + 3*256) >> 2
		if uint(newcap) >= uint(newLen) {
			break
		}
	}
	if newcap <= 0 {
		return newLen
	}
	return newcap
}

// growslice gives append room: newLen = old length + num elements are wanted and oldCap does not hold them. The old elements
// are copied, the num new ones and what follows are zero (or about to be written, in memory without pointers).
func growslice(old unsafe.Pointer, newLen, oldCap, num int, t *_type) slice {
	oldLen := newLen - num
	if newLen < 0 {
		panic(errorString("growslice: len out of range"))
	}
	size := t.size
	if size == 0 {
		return slice{unsafe.Pointer(&zerobase), newLen, newLen}
	}
	newcap := nextslicecap(newLen, oldCap)
	noscan := t.ptrdata == 0
	var mem, lenmem uintptr
	var over bool
	if size == 1 {
		lenmem = uintptr(oldLen)
		mem = roundupsize(uintptr(newcap), noscan)
		over = uintptr(newcap) > maxAlloc
		newcap = int(mem)
	} else if size == 8 {
		lenmem = uintptr(oldLen) * 8
		over = uintptr(newcap) > maxAlloc/8
		mem = roundupsize(uintptr(newcap)*8, noscan)
		newcap = int(mem / 8)
	} else {
		lenmem = uintptr(oldLen) * size
		mem, over = mulover(size, uintptr(newcap))
		mem = roundupsize(mem, noscan)
		newcap = int(mem / size)
		mem = uintptr(newcap) * size
	}
	if over || mem > maxAlloc {
		panic(errorString("growslice: len out of range"))
	}
	// All of it zeroed, though lenmem bytes will be overwritten: the allocator knows what is zero already, and a large block's pages
	// need not be touched before they are used.
	p := mallocgc(mem, t, true)
	memmove(p, old, lenmem)
	return slice{p, newLen, newcap}
}

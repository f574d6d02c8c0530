// Cleanups: functions to be called when an object is gone. They do not get the object, so they neither keep it nor bring it back; an object whose
// finalizer is still to run is not gone.
//
//go:nowritebarrier
package runtime

import "unsafe"

// Cleanup is one cleanup of one object.
type Cleanup struct {
	id  uint64
	ptr uintptr // the complement of the address: the collector takes what is in a stack for an address
}

// AddCleanup asks that cleanup be called with arg some time after nothing leads to ptr's object any more. (Bodies of generic functions are compiled where
// they are used: all that needs the runtime is in addcleanup.)
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	fn := func() { cleanup(arg) }
	return addcleanup(unsafe.Pointer(ptr), unsafe.Sizeof(*ptr), cleanup, arg, (*S)(nil), fn)
}

// addcleanup asks that fn be called when ptr's object is gone. size is that of what ptr points to; the program's cleanup and arg are looked at for
// obvious ways to the object, argtype being a pointer to the type of arg.
func addcleanup(ptr unsafe.Pointer, size uintptr, cleanup, arg, argtype any, fn func()) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	t := (*ptrtype)(unsafe.Pointer(efaceOf(&argtype).typ)).elem
	argptr := uintptr(0)
	if t.kind == kindPointer || t.kind == kindUnsafePointer {
		argptr = uintptr(efaceOf(&arg).data)
		if argptr == uintptr(ptr) {
			panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
		}
	}
	s := spanOf(uintptr(ptr))
	if s == nil {
		return Cleanup{} // a variable of a package, or of no size: never unreachable
	}
	lo := objectof(s, uintptr(ptr))
	hi := lo + s.elemsize
	if s.spanclass == tinySpanClass {
		lo = uintptr(ptr) // others in the block are other objects
		hi = lo + size
	}
	if argptr >= lo && argptr < hi {
		panic("runtime.AddCleanup: ptr is within arg, cleanup will never run")
	}
	if closesover(uintptr(efaceOf(&cleanup).data), lo, hi) {
		panic("runtime.AddCleanup: cleanup function closes over ptr, cleanup will never run")
	}
	lock(&specials.lock)
	gp := startqueue(&cleanupq, runcleanups)
	specials.ids++
	id := specials.ids
	sp := addspecial(ptr, specialCleanup)
	sp.fn = fn
	sp.id = id
	unlock(&specials.lock)
	if gp != nil {
		goready(gp)
	}
	return Cleanup{id, ^uintptr(ptr)}
}

// closesover tells whether a func value has captured an address from lo up to hi.
func closesover(fn, lo, hi uintptr) bool {
	s := spanOf(fn)
	if s == nil || s.spanclass&1 != 0 || s.elemsize > maxBitsSize {
		return false
	}
	base := objectof(s, fn)
	for bits := pointersOf(s, base); bits != 0; bits &= bits - 1 {
		v := *(*uintptr)(unsafe.Pointer(base + uintptr(ctz64(bits))*8))
		if v >= lo && v < hi {
			return true
		}
	}
	return false
}

// Stop cancels the cleanup, unless it is already to be called.
func (c Cleanup) Stop() {
	if c.id == 0 {
		return
	}
	lock(&specials.lock)
	link := findspecial(unsafe.Pointer(^c.ptr), specialCleanup, c.id)
	if link != nil {
		dropspecial(unlinkspecial(link))
	}
	unlock(&specials.lock)
}

func runcleanups() { runspecials(&cleanupq, waitReasonCleanupWait) }

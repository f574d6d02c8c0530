// What threads of the host's have in Go's heap while they convert values: roots.
//
// A thread has a stack of slots, in which the collector takes every word for a pointer. What is allocated for the host is there before the goroutine
// that did it is gone, and so is what the host reads of Go's memory to follow it (pyhold), until the scope ends in which that was (pyscopeend). So the
// host may do anything in between, and calls of Go in the middle of a conversion are calls like others.
//
// Slots are written without barriers, since what they lose is shown to the collector when scopes end. Of a block's words (pyblock) those are overwritten
// that hold no pointers.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const hostRootSlots = 123

// hostroots is a part of such a stack.
type hostroots struct {
	next   *hostroots // on hostrootlist
	under  *hostroots // the part below, which is full; of one that nobody uses the next such
	number uintptr
	top    uintptr // slots in use; behind them there are zeros
	scopes uintptr // of a stack that is put aside: how many are open
	slots  [hostRootSlots]unsafe.Pointer
}

// hostfreeroots are parts that no stack has; under the GIL.
var hostfreeroots *hostroots

var hostrootcount uintptr

// pymoreroots puts another part on a thread's stack.
//
//go:noinline
func pymoreroots(mp *m) *hostroots {
	r := hostfreeroots
	if r != nil {
		hostfreeroots = r.under
	} else {
		var cb hostcall
		f := newhostroots
		cb.fn = **(**uintptr)(unsafe.Pointer(&f))
		hostenter(&cb)
		r = (*hostroots)(unsafe.Pointer(cb.rints[0]))
		hostdone(cb.gp)
		hostrootcount++
		r.number = hostrootcount
	}
	r.under = mp.hostroots
	mp.hostroots = r
	return r
}

// pylessroots takes the topmost part, which is empty, off.
func pylessroots(mp *m) {
	r := mp.hostroots
	mp.hostroots = r.under
	r.under = hostfreeroots
	hostfreeroots = r
}

// pyroom is the part in which there is room for n slots.
func pyroom(mp *m, n uintptr) *hostroots {
	r := mp.hostroots
	if r == nil || r.top+n > hostRootSlots {
		r = pymoreroots(mp)
	}
	return r
}

// slot is the address of slot i.
func (r *hostroots) slot(i uintptr) *uintptr { return (*uintptr)(add(unsafe.Pointer(&r.slots), i*8)) }

// push keeps a word. There is room.
func (r *hostroots) push(word uintptr) {
	*r.slot(r.top) = word
	r.top++
}

// pyscope tells where a thread's stack ends: a number for pyunscope.
func pyscope(mp *m) uintptr {
	if hostdropped != nil {
		pyunpindropped()
	}
	r := mp.hostroots
	if r == nil {
		r = pymoreroots(mp)
	}
	mp.hostscopes++
	return r.number<<8 | r.top
}

// pyunscope takes away what came after pyscope gave the number.
func pyunscope(mp *m, scope uintptr) {
	mp.hostscopes--
	for {
		r := mp.hostroots
		base := uintptr(0)
		if r.number == scope>>8 {
			base = scope & 255
		}
		if n := r.top - base; n != 0 {
			from := r.slot(base)
			if atomic.Load(&gcwork.phase) != gcOff {
				pyshade(uintptr(unsafe.Pointer(from)), n*8)
			}
			memclrNoHeapPointers(unsafe.Pointer(from), n*8)
			r.top = base
		}
		if r.number == scope>>8 {
			return
		}
		pylessroots(mp)
	}
}

//go:noinline
func pyunpindropped() {
	var cb hostcall
	f := hostunpindropped
	cb.fn = **(**uintptr)(unsafe.Pointer(&f))
	hostenter(&cb)
	hostdone(cb.gp)
}

// pyshade shows the collector what will be cleared. If it begins to mark only now, it does not matter: then whatever was made of these pointers
// was there when it began.
//
//go:noinline
func pyshade(from, n uintptr) {
	var cb hostcall
	f := shaderange
	cb.fn = **(**uintptr)(unsafe.Pointer(&f))
	cb.ints[0] = from
	cb.ints[1] = n
	hostenter(&cb)
	hostdone(cb.gp)
}

// pyhold reads a word and keeps what it points to. If no cycle has begun in between, it is safe: in one that goes on, what could be reached when that began, or is newer,
// stays, and the next one finds it in its slot.
func pyhold(mp *m, from unsafe.Pointer) uintptr {
	r := pyroom(mp, 1)
	to := r.slot(r.top)
	for {
		cycle := atomic.Load(&gcwork.cycle)
		word := atomic.Loaduintptr((*uintptr)(from))
		atomic.Xchguintptr(to, word)
		if atomic.Load(&gcwork.cycle) == cycle {
			if word != 0 {
				r.top++
			}
			return word
		}
	}
}

// pyblock is memory for a call's arguments and results, zeros, until the scope ends. nil, with an exception, if there is none.
func pyblock(mp *m, size uintptr) unsafe.Pointer {
	n := (size + 7) / 8
	if n > hostRootSlots {
		return pylargeblock(mp, size)
	}
	r := pyroom(mp, n)
	at := r.slot(r.top)
	r.top += n
	return unsafe.Pointer(at)
}

//go:noinline
func pylargeblock(mp *m, size uintptr) unsafe.Pointer {
	var cb hostcall
	f := hostblock
	cb.fn = **(**uintptr)(unsafe.Pointer(&f))
	cb.ints[0] = size
	r := pyroom(mp, 1)
	hostenter(&cb)
	if cb.status != hostReturned {
		pyfailure(&cb)
		hostdone(cb.gp)
		return nil
	}
	r.push(cb.rints[0])
	hostdone(cb.gp)
	return unsafe.Pointer(cb.rints[0])
}

// pyrootsaside gives what a greenlet has that will wait, while others use the thread; pyrootsback puts it back.
func pyrootsaside(mp *m) *hostroots {
	if mp.hostscopes == 0 {
		return nil
	}
	r := mp.hostroots
	r.scopes = mp.hostscopes
	mp.hostroots = nil
	mp.hostscopes = 0
	return r
}

func pyrootsback(mp *m, r *hostroots) {
	if r == nil {
		return
	}
	if mp.hostroots != nil {
		pylessroots(mp) // the others' scopes are over, or put aside
	}
	mp.hostroots = r
	mp.hostscopes = r.scopes
}

// ---- what Python code calls

// pyscopebegin and pyscopeend are around conversions: __enter__ and __exit__ of golite/embed/core.py's Scope, whose first field is for pyscope's number.
func pyscopebegin(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	*(*uintptr)(ctypesdata(*(*uintptr)(args))) = pyscope(pyhost())
	return pyobject(pyNone)
}

func pyscopeend(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	pyunscope(pyhost(), *(*uintptr)(ctypesdata(*(*uintptr)(args))))
	return pyobject(pyNone)
}

// pypin calls hostpin. What it pins stays as long as the capsule that it gives.
func pypin(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	number := pywords(pyhost(), args, 2, nil)
	if number == 0 {
		return 0
	}
	n := pycall1(pyLongAsUnsignedLongLong, number)
	pycall1(pyDecRef, number)
	drop := pyunpin
	return pycall3(pyCapsuleNew, n, 0, **(**uintptr)(unsafe.Pointer(&drop)))
}

// pyunpin is called when a capsule is gone, in any thread and between any two instructions of Python's, also in a child of fork: it notes that the object need not be kept
// any more.
func pyunpin(capsule uintptr) {
	n := (*hostpinned)(unsafe.Pointer(pycall2(pyCapsulePointer, capsule, 0)))
	n.dropped = hostdropped
	hostdropped = n
}

// pygetblock gives a block of so many bytes.
func pygetblock(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	block := pyblock(pyhost(), pyargument(args, 0))
	if block == nil {
		return 0
	}
	return pynumber(uintptr(block))
}

// pygetword reads the pointer at an address, and keeps it.
func pygetword(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	return pynumber(pyhold(pyhost(), unsafe.Pointer(pyargument(args, 0))))
}

// pygetpair reads two words, such as an interface's or a slice's address and length, and keeps what they point to.
func pygetpair(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	mp := pyhost()
	at := unsafe.Pointer(pyargument(args, 0))
	first := pyhold(mp, at)
	second := pyhold(mp, add(at, 8))
	tuple := pycall1(pyTupleNew, 2)
	pycall3(pyTupleSetItem, tuple, 0, pynumber(first))
	pycall3(pyTupleSetItem, tuple, 1, pynumber(second))
	return tuple
}

// pygettext makes a str of the string at an address.
func pygettext(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	mp := pyhost()
	scope := pyscope(mp)
	var text [2]uintptr
	at := unsafe.Pointer(pyargument(args, 0))
	text[1] = *(*uintptr)(add(at, 8))
	text[0] = pyhold(mp, at)
	result := pyvalue(hostString, unsafe.Pointer(&text))
	pyunscope(mp, scope)
	return result
}

// pyputtext stores a str as a string at an address. False if it is none, or only the slow way knows what to do.
func pyputtext(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	var text [2]uintptr
	if !pytotext(hostString, *(*uintptr)(add(args, 8)), &text) {
		return pyobject(pyFalse)
	}
	at := (*[2]uintptr)(unsafe.Pointer(pyargument(args, 0)))
	if text[1] == 0 {
		*at = [2]uintptr{}
		return pyobject(pyTrue)
	}
	mp := pyhost()
	r := pyroom(mp, 1)
	var cb hostcall
	f := hostbytes
	cb.fn = **(**uintptr)(unsafe.Pointer(&f))
	cb.ints[0] = text[1]
	hostenter(&cb)
	if cb.status != hostReturned {
		pyfailure(&cb)
		hostdone(cb.gp)
		return 0
	}
	r.push(cb.rints[0])
	hostdone(cb.gp)
	memmove(unsafe.Pointer(cb.rints[0]), unsafe.Pointer(text[0]), text[1])
	at[0] = cb.rints[0]
	at[1] = text[1]
	return pyobject(pyTrue)
}

// Calls of Go functions by Python: functions whose parameters and results are numbers, text and bytes are called as they are; everything else goes through
// hostblock.go, or Python code (golite/embed), which uses host.go's hostcall by itself.
//
// The functions here whose names begin with py run on a thread of the host's, on its stack, without a g, holding the GIL: they must not allocate, split,
// panic or look at the goroutine.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const hostBare = 2 // BARE of golite/ir/analysis/short.py

// hostfunc is a Go function that Python calls. Made by golite/embed/native.py.
type hostfunc struct {
	code     uintptr
	ctx      uintptr
	group    *group
	slow     uintptr // a callable that takes the arguments as they come
	finish   uintptr // a callable that takes the address of the hostcall and gives the result, or raises
	nparams  uint32
	nresults uint32
	fast     uint32 // parameters and results are of the kinds above, and fit the registers
	short    uint32 // it can neither wait nor take long; hostBare: it needs no goroutine (golite/ir/analysis/short.py)
	kinds    [16]uint8
	rkinds   [8]uint8 // an error is the last
	sret     uint32 // words of the results, if they are in memory; result i begins at word roffset[i]
	roffset  [8]uint8
	shape    *hostshape // nil: there is only the way above, and the slow one
}

// gofunction is the object that Python has of it.
type gofunction struct {
	refcnt     uintptr
	typ        uintptr
	vectorcall uintptr
	fn         *hostfunc
}

// pyforked is set in a child of fork, which has none of the runtime's threads.
var pyforked uint32

// pyhost is the current thread's m.
func pyhost() *m {
	mp := tcbGetM()
	if mp == nil {
		hostattach()
		mp = tcbGetM()
	}
	return mp
}

// pyvectorcall is what calls of a gofunction come to.
func pyvectorcall(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	f := self.fn
	n := nargsf &^ (1 << 63)
	if f.group == nil || f.group.failed|f.group.ending|pyforked != 0 {
		return pycall4(pyVectorcall, f.slow, uintptr(args), nargsf, kwnames)
	}
	if kwnames != 0 || n != uintptr(f.nparams) || f.fast == 0 {
		return pyshapedcall(f, args, nargsf, kwnames)
	}
	if f.short == hostBare {
		return pybarecall(f, args, n)
	}
	return pyfastcall(f, args, n)
}

// pyfastcall makes a call whose arguments and results fit registers.
func pyfastcall(f *hostfunc, args unsafe.Pointer, n uintptr) uintptr {
	var cb hostcall
	ints := uintptr(0)
	if f.sret != 0 {
		ints = 1
		cb.sret = uintptr(f.sret)
	}
	floats := uintptr(0)
	for i := uintptr(0); i < n; i++ {
		p := *(*uintptr)(add(args, i*8))
		kind := *(*uint8)(add(unsafe.Pointer(&f.kinds), i))
		at := (*uintptr)(add(unsafe.Pointer(&cb.ints), ints*8))
		switch kind {
		case hostFloat32, hostFloat64:
			if !pytofloat(kind, p, (*uint64)(add(unsafe.Pointer(&cb.floats), floats*8))) {
				return pyshapedcall(f, args, n, 0)
			}
			floats++
		case hostString, hostBytes:
			if !pytotext(kind, p, (*[2]uintptr)(unsafe.Pointer(at))) {
				return pyshapedcall(f, args, n, 0)
			}
			cb.strings |= 1 << ints
			ints += 2
			if kind == hostBytes {
				*(*uintptr)(add(unsafe.Pointer(&cb.ints), ints*8)) = *(*uintptr)(add(unsafe.Pointer(at), 8))
				ints++
			}
		default:
			v, ok := pytoint(kind, p)
			if !ok {
				return pyshapedcall(f, args, n, 0)
			}
			*at = uintptr(v)
			ints++
		}
	}
	cb.fn = f.code
	cb.ctx = f.ctx
	cb.group = f.group
	mp := pyhost()
	if f.short == 0 && pyswitches(mp) {
		return pyhubvectorcall(f, &cb)
	}
	cb.pcs = uintptr(unsafe.Pointer(&mp.hostpcs))
	if f.short == 0 {
		mp.pystate = pycall0(pySaveThread)
		hostenter(&cb)
		pyreacquire(mp)
	} else {
		hostenter(&cb)
	}
	result := pyfinish(f, &cb)
	hostdone(cb.gp)
	return result
}

// barecall is a hostcall as far as the callee and its results are concerned.
type barecall struct {
	fn      uintptr
	ctx     uintptr
	ints    [6]uintptr
	floats  [8]uint64
	stack   uintptr
	nstack  uintptr
	rints   [3]uintptr
	rfloats [2]uint64
}

// pybarecall calls code that needs no goroutine: numbers in, numbers out, and nothing that can fail. It runs here, on the host's stack.
func pybarecall(f *hostfunc, args unsafe.Pointer, n uintptr) uintptr {
	var bare barecall
	cb := (*hostcall)(unsafe.Pointer(&bare))
	ints, floats := uintptr(0), uintptr(0)
	for i := uintptr(0); i < n; i++ {
		p := *(*uintptr)(add(args, i*8))
		kind := *(*uint8)(add(unsafe.Pointer(&f.kinds), i))
		if kind != hostFloat32 && kind != hostFloat64 {
			v, ok := pytoint(kind, p)
			if !ok {
				return pyshapedcall(f, args, n, 0)
			}
			*(*uintptr)(add(unsafe.Pointer(&bare.ints), ints*8)) = uintptr(v)
			ints++
			continue
		}
		if !pytofloat(kind, p, (*uint64)(add(unsafe.Pointer(&bare.floats), floats*8))) {
			return pyshapedcall(f, args, n, 0)
		}
		floats++
	}
	bare.fn = f.code
	hostinvoke(cb)
	switch f.nresults {
	case 0:
		return pyobject(pyNone)
	case 1:
		return pyresult(f, cb, 0, 0, 0)
	}
	return pyresults(f, cb)
}

// pyhubvectorcall is a call by a greenlet.
func pyhubvectorcall(f *hostfunc, from *hostcall) uintptr {
	cb := pynewcall()
	pcs := cb.pcs
	memmove(unsafe.Pointer(cb), unsafe.Pointer(from), unsafe.Sizeof(hostcall{}))
	cb.pcs = pcs
	pyhubcall(tcbGetM(), cb)
	result := pyfinish(f, cb)
	pydone(cb)
	hostcalls.put(&cb.item)
	return result
}

// ctypesdata is where an instance of a ctypes.Structure has its fields.
func ctypesdata(object uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(object + 16)) }

// pyinvoke and pyrelease are __enter__ and __exit__ of golite/embed/core.py's Call, whose first field is the address of a call that is prepared: its results are
// there in between. Functions of Python's in their place might not be called, or not do anything: handlers of signals run, and raise, where one begins.
func pyinvoke(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	cb := *(**hostcall)(ctypesdata(*(*uintptr)(args)))
	mp := pyhost()
	switch {
	case cb.flags&hostShort != 0:
		hostenter(cb)
	case cb.flags&hostThread == 0 && pyswitches(mp):
		pyhubcall(mp, cb)
	default:
		mp.pystate = pycall0(pySaveThread)
		hostenter(cb)
		pyreacquire(mp)
	}
	if cb.raised != 0 {
		pythrow(cb)
		pydone(cb)
		return 0
	}
	return pyobject(pyNone)
}

// pythrow raises what a signal's handler raised while a call lasted.
func pythrow(cb *hostcall) {
	raised := cb.raised
	cb.raised = 0
	lock(&hubs.lock)
	if hubs.interrupted == cb.gp {
		hubs.interrupted = nil // it has ended by itself
	}
	unlock(&hubs.lock)
	pycall2(pyErrSetObject, *(*uintptr)(unsafe.Pointer(raised + 8)), raised)
	pycall1(pyDecRef, raised)
}

// pycallwords calls a function of the runtime's that takes little time and up to five words: address and words are the arguments. Gives the first
// result, or a tuple of three if there are six words.
func pycallwords(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	return pywords(pyhost(), args, nargsf&^(1<<63), nil)
}

// pycallroots is pycallwords, and keeps the results until the scope ends (hostroots.go).
func pycallroots(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	mp := pyhost()
	return pywords(mp, args, nargsf&^(1<<63), pyroom(mp, 3))
}

func pywords(mp *m, args unsafe.Pointer, n uintptr, roots *hostroots) uintptr {
	var cb hostcall
	cb.fn = pyargument(args, 0)
	for i := uintptr(1); i < n && i < 6; i++ {
		*(*uintptr)(add(unsafe.Pointer(&cb.ints), (i-1)*8)) = pyargument(args, i)
	}
	hostenter(&cb)
	result := uintptr(0)
	if cb.status != hostReturned {
		result = pyfailure(&cb)
	} else if n < 7 {
		if roots != nil {
			roots.push(cb.rints[0])
		}
		result = pynumber(cb.rints[0])
	} else {
		result = pycall1(pyTupleNew, 3)
		for i := uintptr(0); i < 3; i++ {
			word := *(*uintptr)(add(unsafe.Pointer(&cb.rints), i*8))
			if roots != nil {
				roots.push(word)
			}
			pycall3(pyTupleSetItem, result, i, pynumber(word))
		}
	}
	hostdone(cb.gp)
	return result
}

// pyfailure raises why a call of a function of the runtime's did not return.
//
//go:noinline
func pyfailure(cb *hostcall) uintptr {
	address := pycall1(pyLongFromUnsignedLongLong, uintptr(unsafe.Pointer(cb)))
	result := pycall4(pyVectorcall, pyword(pyFailed), uintptr(unsafe.Pointer(&address)), 1, 0)
	pycall1(pyDecRef, address)
	return result
}

func pyrelease(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	pydone(*(**hostcall)(ctypesdata(*(*uintptr)(args))))
	return pyobject(pyNone)
}

// pyown gives a reference to an object to Go: its address.
func pyown(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	p := *(*uintptr)(args)
	pycall1(pyIncRef, p)
	return pynumber(p)
}

// Flags of a hostcall. Known to golite/embed/native.py.
const (
	hostShort  = 1 // the call can neither wait nor take long
	hostKilled = 2 // it did not end by itself (hostkill.go)
	hostThread = 8 // a greenlet makes it that has something locked: its thread waits, and runs no other meanwhile
)

// pyswitches tells whether others run on the current thread while a call lasts: it is a hub, in no call that keeps it (hostThread), and what calls is not the
// hub's own loop, where finalisers may run, and which there is nothing to switch to from.
func pyswitches(mp *m) bool {
	if mp.hub == nil || mp.lockedg != nil {
		return false
	}
	now := pycall0(pyGreenletGetCurrent)
	pycall1(pyDecRef, now)
	return now != mp.hubgreenlet
}

// pyfinish makes a Python object of what a call gave. What is not text or numbers, and how else it may have ended, is the business of golite/embed.
func pyfinish(f *hostfunc, cb *hostcall) uintptr {
	result := uintptr(0)
	if cb.raised != 0 {
		pythrow(cb)
		return 0
	}
	if cb.status == hostReturned {
		switch f.nresults {
		case 0:
			return pyobject(pyNone)
		case 1:
			result = pyresult(f, cb, 0, 0, 0)
		default:
			result = pyresults(f, cb)
		}
	}
	if result == 0 && pycall0(pyErrOccurred) == 0 {
		address := pycall1(pyLongFromUnsignedLongLong, uintptr(unsafe.Pointer(cb)))
		result = pycall4(pyVectorcall, f.finish, uintptr(unsafe.Pointer(&address)), 1, 0)
		pycall1(pyDecRef, address)
	}
	return result
}

// pyreacquire takes the GIL again, and does what waited for it.
func pyreacquire(mp *m) {
	state := mp.pystate
	mp.pystate = 0
	pycall1(pyRestoreThread, state)
	pydrain(mp)
}

// pydrain drops references that were given up without the GIL, and what finalisers of the host's have given up.
func pydrain(mp *m) {
	if hostdropped != nil {
		pyunpindropped()
	}
	for mp.npydrops > 0 {
		mp.npydrops--
		pycall1(pyDecRef, mp.pydrops[mp.npydrops])
	}
	for atomic.Loadp(unsafe.Pointer(&pydropped.list)) != nil {
		// What is dropped may call Go, and so come here.
		lock(&pydropped.lock)
		object := uintptr(0)
		if d := pydropped.list; d != nil {
			object = d.object
			pydropped.list = d.next
			d.next = pydropped.free
			pydropped.free = d
		}
		unlock(&pydropped.lock)
		if object != 0 {
			pycall1(pyDecRef, object)
		}
	}
}

// pyresult converts result i, which begins with integer register ints and float register floats. 0: the slow way has to (an error that is not nil, say).
func pyresult(f *hostfunc, cb *hostcall, i, ints, floats uintptr) uintptr {
	kind := *(*uint8)(add(unsafe.Pointer(&f.rkinds), i))
	at := add(unsafe.Pointer(&cb.rints), ints*8)
	if f.sret != 0 {
		at = add(unsafe.Pointer(cb.sret), uintptr(*(*uint8)(add(unsafe.Pointer(&f.roffset), i)))*8)
	} else if kind == hostFloat32 || kind == hostFloat64 {
		at = add(unsafe.Pointer(&cb.rfloats), floats*8)
	}
	return pyvalue(kind, at)
}

// pyresults makes the tuple of several results; an error that is nil, at the end, is left out. 0: as for pyresult, or there is no memory.
func pyresults(f *hostfunc, cb *hostcall) uintptr {
	n := uintptr(f.nresults)
	if *(*uint8)(add(unsafe.Pointer(&f.rkinds), n-1)) == hostErrorKind {
		n--
	}
	tuple := uintptr(0)
	if n > 1 {
		tuple = pycall1(pyTupleNew, n)
	}
	ints, floats := uintptr(0), uintptr(0)
	for i := uintptr(0); i < uintptr(f.nresults); i++ {
		kind := *(*uint8)(add(unsafe.Pointer(&f.rkinds), i))
		if kind == hostErrorKind {
			at := (*uintptr)(add(unsafe.Pointer(&cb.rints), ints*8))
			if f.sret != 0 {
				at = (*uintptr)(add(unsafe.Pointer(cb.sret), uintptr(*(*uint8)(add(unsafe.Pointer(&f.roffset), i)))*8))
			}
			if *at != 0 {
				if tuple != 0 {
					pycall1(pyDecRef, tuple)
				}
				return 0
			}
			if n == 0 {
				return pyobject(pyNone)
			}
			return tuple
		}
		item := pyresult(f, cb, i, ints, floats)
		if item == 0 {
			if tuple != 0 {
				pycall1(pyDecRef, tuple)
			}
			return 0
		}
		if n == 1 {
			// The error that follows decides.
			tuple = item
		} else {
			pycall3(pyTupleSetItem, tuple, i, item)
		}
		switch kind {
		case hostFloat32, hostFloat64:
			floats++
		case hostString:
			ints += 2
		case hostBytes:
			ints += 3
		default:
			ints++
		}
	}
	return tuple
}

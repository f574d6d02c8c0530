// Python: calls of Go functions whose parameters and results are numbers, text and bytes, and Python functions that Go calls. Everything else goes
// through Python code (golite/embed), which uses host.go's hostcall by itself.
//
// The functions here whose names begin with py run on a thread of the host's, on its stack, without a g, holding the GIL: they must not allocate, split,
// panic or look at the goroutine. Python's C functions are called through a table of addresses that the host fills in.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// pyapi has addresses of Python's C functions and objects. In the order of golite/embed/native.py.
var pyapi [pyCount]uintptr

const (
	pySaveThread = iota
	pyRestoreThread
	pyErrOccurred
	pyErrClear
	pyLongAsLongLong
	pyLongAsUnsignedLongLong
	pyLongFromLongLong
	pyLongFromUnsignedLongLong
	pyFloatAsDouble
	pyFloatFromDouble
	pyUnicodeAsUTF8AndSize
	pyUnicodeDecodeUTF8
	pyBytesFromStringAndSize
	pyBytesAsString
	pyBytesSize
	pyTupleNew
	pyTupleSetItem
	pyErrCheckSignals
	pyErrSetObject
	pyErrFetch
	pyErrNormalize
	pySetTraceback
	pyVectorcall
	pyTupleGetItem
	pyIncRef
	pyDecRef
	pyLongType
	pyBoolType
	pyFloatType
	pyUnicodeType
	pyBytesType
	pyGreenletGetCurrent
	pyGreenletSwitch
	pyTrue
	pyFalse
	pyNone
	pySurrogateescape // C string
	pyFailed          // of golite/embed: takes the address of a hostcall that did not return, and raises
	pyDescribe        // of golite/embed: the text for an exception
	pyCount
)

// What a parameter or result is. Known to golite/embed/native.py.
const (
	hostBool = 1 + iota
	hostInt8
	hostInt16
	hostInt32
	hostInt64
	hostUint8
	hostUint16
	hostUint32
	hostUint64
	hostFloat32
	hostFloat64
	hostString
	hostBytes
	hostErrorKind // a result: nil, or golite/embed raises it
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
	rkinds   [8]uint8
	sret     uint32 // words of the results, if they are in memory; result i begins at word roffset[i]
	roffset  [8]uint8
}

// gofunction is the object that Python has of it.
type gofunction struct {
	refcnt     uintptr
	typ        uintptr
	vectorcall uintptr
	fn         *hostfunc
}

// ccall calls a C function with up to four words; ccalltofloat is for results in a float register, ccallfloat for such an argument.
func ccall(fn, a, b, c, d uintptr) uintptr
func ccalltofloat(fn, a uintptr) float64
func ccallfloat(fn uintptr, f float64) uintptr

func pyword(i uintptr) uintptr { return *(*uintptr)(add(unsafe.Pointer(&pyapi), i*8)) }

func pycall0(i uintptr) uintptr             { return ccall(pyword(i), 0, 0, 0, 0) }
func pycall1(i, a uintptr) uintptr          { return ccall(pyword(i), a, 0, 0, 0) }
func pycall2(i, a, b uintptr) uintptr       { return ccall(pyword(i), a, b, 0, 0) }
func pycall3(i, a, b, c uintptr) uintptr    { return ccall(pyword(i), a, b, c, 0) }
func pycall4(i, a, b, c, d uintptr) uintptr { return ccall(pyword(i), a, b, c, d) }
func pytofloat(a uintptr) float64           { return ccalltofloat(pyword(pyFloatAsDouble), a) }
func pyfromfloat(f float64) uintptr         { return ccallfloat(pyword(pyFloatFromDouble), f) }

// pyobject is one of the objects in the table, with a reference for the caller.
func pyobject(i uintptr) uintptr {
	p := pyword(i)
	pycall1(pyIncRef, p)
	return p
}

// pytypeis tells whether the object is of the very type.
func pytypeis(p, t uintptr) bool {
	return *(*uintptr)(unsafe.Pointer(p + 8)) == pyword(t)
}

// pytoint converts an argument to a whole number of a kind; ok is false if only the slow way knows what is to be done.
func pytoint(kind uint8, p uintptr) (v int64, ok bool) {
	if kind == hostBool {
		return int64(b2i(p == pyapi[pyTrue])), pytypeis(p, pyBoolType)
	}
	if !pytypeis(p, pyLongType) && !pytypeis(p, pyBoolType) {
		return 0, false
	}
	if kind == hostUint64 {
		v = int64(pycall1(pyLongAsUnsignedLongLong, p))
	} else {
		v = int64(pycall1(pyLongAsLongLong, p))
	}
	if v == -1 && pycall0(pyErrOccurred) != 0 {
		pycall0(pyErrClear)
		return 0, false
	}
	switch kind {
	case hostInt8:
		ok = int64(int8(v)) == v
	case hostInt16:
		ok = int64(int16(v)) == v
	case hostInt32:
		ok = int64(int32(v)) == v
	case hostUint8:
		ok = int64(uint8(v)) == v
	case hostUint16:
		ok = int64(uint16(v)) == v
	case hostUint32:
		ok = int64(uint32(v)) == v
	default:
		ok = true
	}
	return v, ok
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pytotext gives the bytes of a str or bytes object, which live as long as it does.
func pytotext(kind uint8, p uintptr, text *[2]uintptr) bool {
	if kind == hostString {
		return pytypeis(p, pyUnicodeType) && pyutf8(p, text)
	}
	if !pytypeis(p, pyBytesType) {
		return false
	}
	text[0] = pycall1(pyBytesAsString, p)
	text[1] = pycall1(pyBytesSize, p)
	return true
}

// pyutf8 fails for lone surrogates.
//
//go:noinline
func pyutf8(p uintptr, text *[2]uintptr) bool {
	at := pycall2(pyUnicodeAsUTF8AndSize, p, uintptr(unsafe.Pointer(&text[1])))
	text[0] = at
	if at == 0 {
		pycall0(pyErrClear)
	}
	return at != 0
}

// pyforked is set in a child of fork, which has none of the runtime's threads.
var pyforked uint32

// pyvectorcall is what calls of a gofunction come to.
func pyvectorcall(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	f := self.fn
	n := nargsf &^ (1 << 63)
	if f.fast == 0 || kwnames != 0 || n != uintptr(f.nparams) || f.group.failed|f.group.ending|pyforked != 0 {
		return pycall4(pyVectorcall, f.slow, uintptr(args), nargsf, kwnames)
	}
	if f.short == hostBare {
		return pybarecall(f, args, n)
	}
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
			if !pytypeis(p, pyFloatType) {
				return pycall4(pyVectorcall, f.slow, uintptr(args), nargsf, 0)
			}
			v := pytofloat(p)
			to := (*uint64)(add(unsafe.Pointer(&cb.floats), floats*8))
			if kind == hostFloat32 {
				v32 := float32(v)
				if float64(v32)-float64(v32) != 0 && v-v == 0 {
					return pycall4(pyVectorcall, f.slow, uintptr(args), nargsf, 0) // too large
				}
				*to = uint64(*(*uint32)(unsafe.Pointer(&v32)))
			} else {
				*to = *(*uint64)(unsafe.Pointer(&v))
			}
			floats++
		case hostString, hostBytes:
			if !pytotext(kind, p, (*[2]uintptr)(unsafe.Pointer(at))) {
				return pycall4(pyVectorcall, f.slow, uintptr(args), nargsf, 0)
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
				return pycall4(pyVectorcall, f.slow, uintptr(args), nargsf, 0)
			}
			*at = uintptr(v)
			ints++
		}
	}
	cb.fn = f.code
	cb.ctx = f.ctx
	cb.group = f.group
	mp := tcbGetM()
	if mp == nil {
		hostattach()
		mp = tcbGetM()
	}
	if mp.hub != nil && f.short == 0 {
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
				return pycall4(pyVectorcall, f.slow, uintptr(args), n, 0)
			}
			*(*uintptr)(add(unsafe.Pointer(&bare.ints), ints*8)) = uintptr(v)
			ints++
			continue
		}
		if !pytypeis(p, pyFloatType) {
			return pycall4(pyVectorcall, f.slow, uintptr(args), n, 0)
		}
		v := pytofloat(p)
		to := (*uint64)(add(unsafe.Pointer(&bare.floats), floats*8))
		if kind == hostFloat32 {
			v32 := float32(v)
			if float64(v32)-float64(v32) != 0 && v-v == 0 {
				return pycall4(pyVectorcall, f.slow, uintptr(args), n, 0) // too large
			}
			*to = uint64(*(*uint32)(unsafe.Pointer(&v32)))
		} else {
			*to = *(*uint64)(unsafe.Pointer(&v))
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

// pyinvoke makes a call that golite/embed has prepared at the address that is given. The results are there until pyrelease.
func pyinvoke(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	cb := (*hostcall)(unsafe.Pointer(pycall1(pyLongAsUnsignedLongLong, *(*uintptr)(args))))
	mp := tcbGetM()
	if mp == nil {
		hostattach()
		mp = tcbGetM()
	}
	switch {
	case cb.flags&hostShort != 0:
		hostenter(cb)
	case mp.hub != nil:
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
	pycall2(pyErrSetObject, *(*uintptr)(unsafe.Pointer(raised + 8)), raised)
	pycall1(pyDecRef, raised)
}

// pycallwords calls a function of the runtime's that takes little time and up to five words: address and words are the arguments. Gives the first
// result, or a tuple of three if there are six words.
func pycallwords(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	var cb hostcall
	n := nargsf &^ (1 << 63)
	cb.fn = pycall1(pyLongAsUnsignedLongLong, *(*uintptr)(args))
	for i := uintptr(1); i < n && i < 6; i++ {
		*(*uintptr)(add(unsafe.Pointer(&cb.ints), (i-1)*8)) = pycall1(pyLongAsUnsignedLongLong, *(*uintptr)(add(args, i*8)))
	}
	mp := tcbGetM()
	if mp == nil {
		hostattach()
	}
	hostenter(&cb)
	result := uintptr(0)
	if cb.status != hostReturned {
		address := pycall1(pyLongFromUnsignedLongLong, uintptr(unsafe.Pointer(&cb)))
		result = pycall4(pyVectorcall, pyword(pyFailed), uintptr(unsafe.Pointer(&address)), 1, 0)
		pycall1(pyDecRef, address)
	} else if n < 7 {
		result = pycall1(pyLongFromUnsignedLongLong, cb.rints[0])
	} else {
		result = pycall1(pyTupleNew, 3)
		for i := uintptr(0); i < 3; i++ {
			word := *(*uintptr)(add(unsafe.Pointer(&cb.rints), i*8))
			pycall3(pyTupleSetItem, result, i, pycall1(pyLongFromUnsignedLongLong, word))
		}
	}
	hostdone(cb.gp)
	return result
}

// pyrelease ends what pyinvoke began.
func pyrelease(self *gofunction, args unsafe.Pointer, nargsf, kwnames uintptr) uintptr {
	pydone((*hostcall)(unsafe.Pointer(pycall1(pyLongAsUnsignedLongLong, *(*uintptr)(args)))))
	return pyobject(pyNone)
}

// Flags of a hostcall. Known to golite/embed/native.py.
const (
	hostShort  = 1 // the call can neither wait nor take long
	hostKilled = 2 // it did not end by itself (hostkill.go)
)

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

// pydrain drops references that were given up without the GIL.
func pydrain(mp *m) {
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

// pyresult converts result i, which begins with integer register ints and float register floats. 0: the slow way has to (an error, say).
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

// pyvalue makes an object of what Go has at an address; 0 for what is not text or a number.
func pyvalue(kind uint8, at unsafe.Pointer) uintptr {
	switch kind {
	case hostBool:
		if *(*uint8)(at) != 0 {
			return pyobject(pyTrue)
		}
		return pyobject(pyFalse)
	case hostInt8:
		return pycall1(pyLongFromLongLong, uintptr(*(*int8)(at)))
	case hostInt16:
		return pycall1(pyLongFromLongLong, uintptr(*(*int16)(at)))
	case hostInt32:
		return pycall1(pyLongFromLongLong, uintptr(*(*int32)(at)))
	case hostInt64:
		return pycall1(pyLongFromLongLong, *(*uintptr)(at))
	case hostUint8:
		return pycall1(pyLongFromLongLong, uintptr(*(*uint8)(at)))
	case hostUint16:
		return pycall1(pyLongFromLongLong, uintptr(*(*uint16)(at)))
	case hostUint32:
		return pycall1(pyLongFromLongLong, uintptr(*(*uint32)(at)))
	case hostUint64:
		return pycall1(pyLongFromUnsignedLongLong, *(*uintptr)(at))
	case hostFloat32:
		return pyfromfloat(float64(*(*float32)(at)))
	case hostFloat64:
		return pyfromfloat(*(*float64)(at))
	case hostString:
		return pycall3(pyUnicodeDecodeUTF8, *(*uintptr)(at), *(*uintptr)(add(at, 8)), pyapi[pySurrogateescape])
	case hostBytes:
		return pycall2(pyBytesFromStringAndSize, *(*uintptr)(at), *(*uintptr)(add(at, 8)))
	}
	return 0
}

// pyresults makes the tuple of several results; an error that is nil, at the end, is left out.
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

// ---- Python functions that Go calls

// hostimport is a Python function as Go code sees it. Made by golite/embed/native.py.
type hostimport struct {
	callable uintptr
	slow     uintptr // not 0: a callable that takes the addresses of arguments and results
	owner    uintptr // a Python object that all this belongs to; 0: whoever calls keeps it
	convert  uintptr // a callable that puts a result that is not of the very type at an address, or raises; with a third argument, an exception as an error. True, False: that is to be done here, it is none
	nparams  uint32
	rkind    uint8 // of the result; 0: none
	fallible bool  // there is an error behind it, at eoffset: exceptions of the callable are that
	kinds    [16]uint8
	offsets  [16]uint16
	roffset  uint16
	eoffset  uint16
}

// HostError is an exception that went through Go.
type HostError struct {
	object uintptr // owned
	text   string
}

func (e *HostError) Error() string { return e.text }

// Is tells errors.Is that errors of the same exception are the same.
func (e *HostError) Is(target error) bool {
	t, ok := target.(*HostError)
	return ok && t.object == e.object
}

// pyhostcall is a call from Go under way.
type pyhostcall struct {
	slot   **hostimport // where imp is, for who has the GIL; nil: nobody takes imp away
	imp    *hostimport
	args   unsafe.Pointer
	res    unsafe.Pointer
	raised uintptr // the exception
	failed bool    // which is the error that the function returns
	text   [2]uintptr
	object uintptr        // what owns the text
	to     unsafe.Pointer // where the text, or the error, is wanted
	bytes  bool           // and that is a slice
	item   hubitem // for a hub, if the goroutine is on no thread of the host's
	gp     *g
}

// pydropped are objects that Go has no use for any more, for whoever has the GIL next.
var pydropped struct {
	lock mutex
	list *pydrop // atomic; guarded by lock
	free *pydrop // guarded by lock
}

type pydrop struct {
	object uintptr
	next   *pydrop
}

// hostfunction is called by the functions of packages that Python code makes up: number id of the group's, whose parameters and results are laid out like
// structs.
func hostfunction(id uintptr, args, res unsafe.Pointer) {
	var call pyhostcall
	call.slot = (**hostimport)(unsafe.Pointer(getg().group.imports + id*8))
	call.args = args
	call.res = res
	hostmakecall(&call)
}

// hostmakecall calls a function of the host's from a goroutine.
func hostmakecall(call *pyhostcall) {
	gp := getg()
	if gp.hostcb == nil || gp.hostcb.hub != nil {
		hostelsewhere(gp, call)
	} else {
		gp.inhost = true
		entersyscall()
		systemstack(func() { pyhostfunction(call) })
		exitsyscall()
		gp.inhost = false
	}
	hostresult(call)
	if gp.killed == killReturning {
		killpoint(gp)
	}
}

// hostresult takes over what Python gave: text into the heap, exceptions to where Go looks for them.
func hostresult(call *pyhostcall) {
	if call.raised != 0 {
		e := &HostError{call.raised, hosttext(call)}
		setsystemfinalizer(e, hostdrop)
		if !call.failed {
			panic(e)
		}
		*(*error)(call.to) = e
		return
	}
	if call.object != 0 {
		text := hosttext(call)
		to := (*[3]uintptr)(call.to)
		to[0] = uintptr(unsafe.Pointer(unsafe.StringData(text)))
		to[1] = uintptr(len(text))
		if call.bytes {
			to[2] = to[1]
		}
	}
}

// hosttext copies the text that the call brought, and gives up what owns it.
func hosttext(call *pyhostcall) string {
	s := ""
	if n := call.text[1]; n != 0 {
		p := mallocgc(n, nil, false)
		memmove(p, unsafe.Pointer(call.text[0]), n)
		s = unsafe.String((*byte)(p), int(n))
	}
	noPreemptInc()
	mp := tcbGetM()
	if mp.npydrops < uint32(len(mp.pydrops)) && mp.ishost {
		mp.pydrops[mp.npydrops] = call.object
		mp.npydrops++
	} else {
		hostdropobject(call.object)
	}
	noPreemptDec()
	return s
}

func hostdrop(e *HostError) { hostdropobject(e.object) }

func hostdropobject(object uintptr) {
	lock(&pydropped.lock)
	d := pydropped.free
	if d != nil {
		pydropped.free = d.next
	} else {
		d = (*pydrop)(persistentalloc(unsafe.Sizeof(pydrop{})))
	}
	d.object = object
	d.next = pydropped.list
	atomic.StorepNoWB(unsafe.Pointer(&pydropped.list), unsafe.Pointer(d))
	unlock(&pydropped.lock)
}

// pyhostfunction makes the call. On the host's stack.
func pyhostfunction(call *pyhostcall) {
	mp := tcbGetM()
	tcbSetG(nil)
	released := mp.pystate != 0
	if released {
		pyreacquire(mp)
	}
	pymakecall(call)
	if released {
		mp.pystate = pycall0(pySaveThread)
	}
}

func pymakecall(call *pyhostcall) {
	if call.slot != nil {
		call.imp = *call.slot
	}
	owner := call.imp.owner
	if owner != 0 {
		pycall1(pyIncRef, owner)
	}
	pycallimport(call)
	if owner != 0 {
		pycall1(pyDecRef, owner)
	}
}

func pycallimport(call *pyhostcall) {
	imp := call.imp
	var args [17]uintptr
	if imp.slow != 0 {
		args[1] = pycall1(pyLongFromUnsignedLongLong, uintptr(call.args))
		args[2] = pycall1(pyLongFromUnsignedLongLong, uintptr(call.res))
		result := pycall4(pyVectorcall, imp.slow, uintptr(unsafe.Pointer(&args[1])), 2|1<<63, 0)
		pycall1(pyDecRef, args[1])
		pycall1(pyDecRef, args[2])
		if result == 0 {
			pyraised(call, false)
			return
		}
		pycall1(pyDecRef, result)
		return
	}
	n := uintptr(imp.nparams)
	for i := uintptr(0); i < n; i++ {
		at := add(call.args, uintptr(*(*uint16)(add(unsafe.Pointer(&imp.offsets), i*2))))
		p := pyvalue(*(*uint8)(add(unsafe.Pointer(&imp.kinds), i)), at)
		*(*uintptr)(add(unsafe.Pointer(&args), 8+i*8)) = p
		if p == 0 {
			n = i
			break
		}
	}
	result := uintptr(0)
	if n == uintptr(imp.nparams) {
		result = pycall4(pyVectorcall, imp.callable, uintptr(unsafe.Pointer(&args[1])), n|1<<63, 0)
	}
	for i := uintptr(0); i < n; i++ {
		pycall1(pyDecRef, *(*uintptr)(add(unsafe.Pointer(&args), 8+i*8)))
	}
	if result == 0 {
		pyraised(call, imp.fallible)
	} else if !pystore(call, result) {
		pyraised(call, false)
	}
}

// pystore puts a result where Go looks for it. False, with an exception, if it is not of the kind. Takes the reference.
func pystore(call *pyhostcall, p uintptr) bool {
	imp := call.imp
	to := add(call.res, uintptr(imp.roffset))
	switch imp.rkind {
	case 0:
		if p != pyapi[pyNone] {
			break
		}
		pycall1(pyDecRef, p)
		return true
	case hostFloat32:
		break // golite/embed knows what is too large
	case hostString, hostBytes:
		if !pytotext(imp.rkind, p, &call.text) {
			break
		}
		call.object = p
		call.to = to
		call.bytes = imp.rkind == hostBytes
		return true
	case hostFloat64:
		if !pytypeis(p, pyFloatType) {
			break
		}
		*(*float64)(to) = pytofloat(p)
		pycall1(pyDecRef, p)
		return true
	default:
		v, ok := pytoint(imp.rkind, p)
		if !ok {
			break
		}
		switch imp.rkind {
		case hostBool, hostInt8, hostUint8:
			*(*uint8)(to) = uint8(v)
		case hostInt16, hostUint16:
			*(*uint16)(to) = uint16(v)
		case hostInt32, hostUint32:
			*(*uint32)(to) = uint32(v)
		default:
			*(*int64)(to) = v
		}
		pycall1(pyDecRef, p)
		return true
	}
	// The callable that golite/embed wraps around knows how to convert, or what to complain about.
	var args [3]uintptr
	args[1] = p
	args[2] = pycall1(pyLongFromUnsignedLongLong, uintptr(to))
	r := pycall4(pyVectorcall, imp.convert, uintptr(unsafe.Pointer(&args[1])), 2|1<<63, 0)
	pycall1(pyDecRef, p)
	pycall1(pyDecRef, args[2])
	if r == 0 {
		return false
	}
	pycall1(pyDecRef, r)
	return true
}

// pytake takes the exception that is set.
func pytake() uintptr {
	var e [3]uintptr // type, value, traceback
	at := uintptr(unsafe.Pointer(&e))
	pycall3(pyErrFetch, at, at+8, at+16)
	pycall3(pyErrNormalize, at, at+8, at+16)
	if e[2] != 0 {
		pycall2(pySetTraceback, e[1], e[2])
		pycall1(pyDecRef, e[2])
	}
	pycall1(pyDecRef, e[0])
	return e[1]
}

// pyraised notes the exception that is set. fallible: if it is one that can be, it becomes the error that the function returns.
func pyraised(call *pyhostcall, fallible bool) {
	raised := pytake()
	if fallible {
		call.to = add(call.res, uintptr(call.imp.eoffset))
		var args [4]uintptr
		args[1] = raised
		args[2] = pycall1(pyLongFromUnsignedLongLong, uintptr(call.to))
		args[3] = pyapi[pyTrue]
		r := pycall4(pyVectorcall, call.imp.convert, uintptr(unsafe.Pointer(&args[1])), 3|1<<63, 0)
		pycall1(pyDecRef, args[2])
		if r != 0 {
			pycall1(pyDecRef, r)
		}
		call.failed = r == pyapi[pyTrue]
		if r == 0 {
			pycall1(pyDecRef, raised)
			pyraised(call, false)
			return
		}
		if r == pyapi[pyNone] {
			pycall1(pyDecRef, raised)
			return
		}
	}
	call.raised = raised
	var args [2]uintptr
	args[1] = call.raised
	text := pycall4(pyVectorcall, pyword(pyDescribe), uintptr(unsafe.Pointer(&args[1])), 1|1<<63, 0)
	if text == 0 || !pytotext(hostString, text, &call.text) {
		pycall0(pyErrClear)
		call.text[1] = 0
	}
	if text == 0 {
		text = pyobject(pyNone)
	}
	call.object = text
}

// Python functions that Go calls: those of packages that the host makes up (golite/embed/hosts.py), and func values (hostheap.go). Where parameters and the
// result are numbers, text and bytes, they are converted here.
//
// Whatever a function raises is a panic in Go, or the error that it returns: a HostError. What Go gets of Python's objects it owns, and gives up later, since that
// takes the GIL.
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
		if pyforked != 0 {
			hostleaveforked(gp, call)
		}
		exitsyscall()
		gp.inhost = false
	}
	if gp.killed == killReturning {
		hostnoresult(gp, call)
		killpoint(gp)
	}
	hostresult(call)
}

// hostnoresult is for a goroutine that is to end: of what the function gave, an exception is raised where the host called the goroutine, if it did.
func hostnoresult(gp *g, call *pyhostcall) {
	cb := gp.hostcb
	switch {
	case call.raised != 0 && cb != nil && cb.raised == 0:
		cb.raised = call.raised
		hosttext(call)
	case call.raised != 0:
		call.failed = true
		var dropped error
		call.to = unsafe.Pointer(&dropped)
		hostresult(call)
	case call.object != 0:
		hosttext(call)
	}
}

// hostleaveforked ends the call of a goroutine whose host's function came back in a child of fork, where no Go code may run: the exception is raised by the call.
// It is in a system call, as after hostended.
func hostleaveforked(gp *g, call *pyhostcall) {
	cb := gp.hostcb
	cb.raised = call.raised
	cb.status = hostGoexited
	gp.inhost = false
	gp.hostleft = true
	hostback()
}

// hostresult takes over what Python gave: text into the heap, exceptions to where Go looks for them.
func hostresult(call *pyhostcall) {
	if call.raised != 0 {
		e := &HostError{call.raised, hosttext(call)}
		setsystemfinalizer(e, hostdrop)
		gcexternal(hostObjectBytes)
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
	if pyforked != 0 {
		pyforkraised(call)
	}
	if released {
		mp.pystate = pycall0(pySaveThread)
	}
}

// pyforkraised has a call raise in a child of fork, if it does not.
func pyforkraised(call *pyhostcall) {
	if call.raised == 0 {
		pycall4(pyVectorcall, pynofunc.slow, 0, 0, 0)
		call.raised = pytake()
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
	case hostString, hostBytes:
		if !pytotext(imp.rkind, p, &call.text) {
			break
		}
		call.object = p
		call.to = to
		call.bytes = imp.rkind == hostBytes
		return true
	default:
		if !pyput(imp.rkind, p, to) {
			break
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

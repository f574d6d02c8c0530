// Defer, panic, recover, Goexit, and how a program dies.
//
// A function with defer statements owns a _deferframe, where it saved its registers on entry (docs/abi.md). gp._defer lists
// the pending deferred calls of all frames of the goroutine, last deferred first; deferreturn runs those of its own frame.
//
// gopanic runs the pending calls of all frames, innermost first, on top of the panicking stack. If one of them recovers the
// panic, it jumps (golongjmp) into the frame that deferred it, which runs the rest of its calls and returns to its caller.
//
// recover acts only in a function that gopanic itself called: gorecover compares the frame above the function with the one that
// rundefers noted, leaving out the thunks of defer statements and method wrappers in between (callerframe).
//
// Panics nest: gp._panic lists those being handled, newest first. When a newer panic runs a deferred call that an older one
// would have run next, the older one is aborted: a recovery of the newer one leaves the older one's frames too. Stack
// addresses cannot tell that (segments have no order), so the older panic notes the head of the list after its current call:
// calls deferred meanwhile come before it and are gone when the newer panic reaches it. An aborted Goexit goes on when the panic
// that passed it is recovered.
//
// All panics of the language go through gopanic with a value that implements Error; the texts are in error.go.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// _deferframe is on the stack of a function with defer statements. The compiler knows its size and that jmp comes first.
type _deferframe struct {
	jmp [10]uintptr // registers at entry, for golongjmp
}

// _defer is one pending deferred call: on its function's stack, or on the heap if the statement is in a loop.
type _defer struct {
	fn    func()
	frame *_deferframe
	link  *_defer
}

// _panic is a panic or a Goexit being handled.
type _panic struct {
	arg        any
	link       *_panic
	next       *_defer        // what gp._defer was when the current deferred call began
	fp         unsafe.Pointer // frame of the rundefers that calls for it
	recovered  bool
	aborted    bool
	goexit     bool
	repanicked bool // the next panic has the same value
	printing   bool // its value's Error or String method is being called, all deferred calls done
}

var (
	paniclk            mutex  // held by the thread that reports a crash, until the process ends
	panicking          uint32 // atomic: crashes being reported
	runningPanicDefers uint32 // atomic: goroutines that run deferred calls of a panic; main waits for them before it exits
)

func deferproc(f *_deferframe, d *_defer, fn func()) {
	gp := getg()
	d.fn = fn
	d.frame = f
	d.link = gp._defer
	gp._defer = d
}

// deferreturn runs the pending calls of frame f, last first.
func deferreturn(f *_deferframe) {
	gp := getg()
	for {
		d := gp._defer
		if d == nil || d.frame != f {
			return
		}
		gp._defer = d.link
		fn := d.fn
		d.fn = nil
		d.link = nil
		fn()
	}
}

// callerframe is the frame of the function that called the one whose frame is fp, wrappers and thunks left out: these stand between
// a method and its caller where the program wrote none.
func callerframe(fp unsafe.Pointer) unsafe.Pointer {
	pc, up, ok := unwind(uintptr(fp))
	for ok && iswrapper(pc-1) {
		pc, up, ok = unwind(up)
	}
	return unsafe.Pointer(up)
}

// deferwrapper tells that the function whose frame is fp is the thunk of a defer statement. recover finds these by itself.
func deferwrapper(fp unsafe.Pointer) {}

// gorecover is recover() in the function whose frame is fp.
func gorecover(fp unsafe.Pointer) any {
	p := getg()._panic
	if p == nil || p.goexit || p.recovered || callerframe(fp) != p.fp {
		return nil
	}
	p.recovered = true
	return p.arg
}

// rundefers runs all pending calls of gp for p, until one recovers it; then it does not return. What it calls is "called by the
// runtime" for recover, so it is never inlined and calls nothing else that could recover.
//
//go:noinline
func rundefers(gp *g, p *_panic) {
	p.fp = getframeaddr()
	for {
		d := gp._defer
		if d == nil {
			return
		}
		for q := p.link; q != nil; q = q.link {
			if q.next == d {
				q.aborted = true
			}
		}
		gp._defer = d.link
		p.next = d.link
		fn := d.fn
		frame := d.frame
		d.fn = nil
		d.link = nil
		fn()
		if p.recovered {
			recovery(gp, p, frame)
		}
	}
}

// recovery leaves panic p, and the older ones whose frames the recovering frame's return would skip.
func recovery(gp *g, p *_panic, frame *_deferframe) {
	if gp.detoured {
		killpoint(gp) // it comes back to the program by another way than that where it was to end
	}
	atomic.Xadd(&runningPanicDefers, -1)
	gp.sig = 0
	q := p.link
	for q != nil && q.aborted {
		if q.goexit {
			gp._panic = q.link
			Goexit()
		}
		atomic.Xadd(&runningPanicDefers, -1)
		q = q.link
	}
	gp._panic = q
	golongjmp(&frame.jmp)
}

// Goexit ends the goroutine that calls it, after running its deferred calls. Others go on; if main's goroutine calls it and
// all others end, the program crashes.
func Goexit() {
	gp := getg()
	gp.goexiting = true
	p := new(_panic)
	p.goexit = true
	p.link = gp._panic
	gp._panic = p
	rundefers(gp, p)
	for q := p.link; q != nil; q = q.link {
		if !q.goexit {
			atomic.Xadd(&runningPanicDefers, -1) // a panic that this Goexit ended
		}
	}
	gp._panic = nil
	goexit1()
}

func gopanic(e any) {
	if e == nil {
		e = new(PanicNilError)
	}
	gp := getg()
	mp := tcbGetM()
	if mp == nil || gp == mp.g0 {
		startdying() // ends the process if this is a panic within a report
		print("panic: ")
		printpanicval(e)
		print("\nfatal error: panic on system stack\n\n")
		traceback1(gp)
		exit(2)
	}
	p := new(_panic)
	p.arg = e
	p.link = gp._panic
	gp._panic = p
	atomic.Xadd(&runningPanicDefers, 1)
	rundefers(gp, p)
	if gp.hostcb != nil {
		hostpanic(gp, p)
	}
	if gp.group != nil {
		grouppanic(gp, p)
	}
	preprintpanics(p)
	fatalpanic(gp, p)
}

// preprintpanics turns the errors and Stringers of the chain into strings while user code may still run.
func preprintpanics(p *_panic) {
	first := p
	if p.link != nil && p.link.printing {
		// No deferred call of the Error or String method wanted this panic.
		text := "panic while printing panic value"
		e := efaceOf(&p.arg)
		s, ok := p.arg.(string)
		if ok {
			throw(text + ": " + s)
		}
		throw(text + ": type " + e.typ.str)
	}
	for p != nil {
		if p.link != nil {
			a := efaceOf(&p.arg)
			b := efaceOf(&p.link.arg)
			if a.typ == b.typ && a.data == b.data {
				p.link.repanicked = true
				p = p.link
				continue
			}
		}
		first.printing = true
		switch v := p.arg.(type) {
		case error:
			p.arg = v.Error()
		case stringer:
			p.arg = v.String()
		}
		first.printing = false
		p = p.link
	}
}

// printpanics prints the chain, oldest first.
func printpanics(p *_panic) {
	if p.link != nil {
		printpanics(p.link)
		if p.link.repanicked {
			return
		}
		if !p.link.goexit {
			print("\t")
		}
	}
	if p.goexit {
		return
	}
	print("panic: ")
	printpanicval(p.arg)
	if p.recovered {
		if p.repanicked {
			print(" [recovered, repanicked]")
		} else {
			print(" [recovered]")
		}
	}
	print("\n")
}

// startdying makes this thread the one that reports a crash. A second one waits for the end of the process; the same one again
// (a crash in the report) ends it.
func startdying() {
	noPreemptInc()
	mp := tcbGetM()
	if mp == nil {
		exit(2) // not even a thread of the runtime
	}
	if mp.dying != 0 {
		mp.dying++
		if mp.dying == 2 {
			writeErrStr("panic during panic\n")
		}
		exit(2)
	}
	mp.dying = 1
	atomic.Xadd(&panicking, 1)
	lock(&paniclk)
}

func fatalpanic(gp *g, p *_panic) {
	startdying()
	printlock()
	printpanics(p)
	if gp.sig != 0 {
		printsignal(gp.sig, gp.sigcode0, gp.sigcode1, gp.sigpc)
	}
	printunlock()
	dietraced(gp, false)
}

// waitForPanics lets goroutines that are panicking when main returns end the process first: until their deferred calls are done
// (for a while), and until their report is out.
func waitForPanics() {
	for i := 0; i < 1000 && atomic.Load(&runningPanicDefers) != 0; i++ {
		if atomic.Load(&panicking) != 0 {
			break
		}
		Gosched()
	}
	if atomic.Load(&panicking) != 0 {
		gopark(nil, nil, waitReasonPanicWait)
	}
}

// throw ends the process because the runtime is broken (or the program broke it). It cannot be recovered from.
func throw(s string) {
	startdying()
	thrown(s)
}

// thrown is the rest of throw. Who prints details before calls startdying first, so that they belong to the one report that there is.
func thrown(s string) {
	printlock()
	print("fatal error: ")
	printindented(s)
	print("\n")
	if gp := getg(); gp.sig != 0 {
		printsignal(gp.sig, gp.sigcode0, gp.sigcode1, gp.sigpc)
	}
	print("\n")
	printunlock()
	tracebackall(getg())
	died()
}

// fatal ends the process because of something the program did that cannot be recovered from, such as concurrent map writes.
func fatal(s string) {
	gp := getg()
	if gp.group != nil {
		groupfatal(gp, s)
	}
	hostfatal(gp, s)
	startdying()
	printlock()
	p := getg()._panic
	if p != nil {
		for x := p; x.link != nil; x = x.link {
			a := efaceOf(&x.arg)
			b := efaceOf(&x.link.arg)
			if a.typ == b.typ && a.data == b.data {
				x.link.repanicked = true
			}
		}
		printpanics(p)
		print("\t")
	}
	print("fatal error: ")
	printindented(s)
	print("\n")
	printunlock()
	dietraced(getg(), false)
}

// tracebackall prints gp's goroutine and all others.
func tracebackall(gp *g) {
	traceback1(gp)
	tracebackothers(gp)
}

// Panics that compiled code and the runtime raise.

func goPanicIndex(i, n int)            { panic(boundsError{int64(i), n, true, boundsIndex}) }
func goPanicIndexU(i uint, n int)      { panic(boundsError{int64(i), n, false, boundsIndex}) }
func goPanicSliceAlen(i, n int)        { panic(boundsError{int64(i), n, true, boundsSliceAlen}) }
func goPanicSliceAlenU(i uint, n int)  { panic(boundsError{int64(i), n, false, boundsSliceAlen}) }
func goPanicSliceAcap(i, n int)        { panic(boundsError{int64(i), n, true, boundsSliceAcap}) }
func goPanicSliceAcapU(i uint, n int)  { panic(boundsError{int64(i), n, false, boundsSliceAcap}) }
func goPanicSliceB(i, n int)           { panic(boundsError{int64(i), n, true, boundsSliceB}) }
func goPanicSliceBU(i uint, n int)     { panic(boundsError{int64(i), n, false, boundsSliceB}) }
func goPanicSlice3Alen(i, n int)       { panic(boundsError{int64(i), n, true, boundsSlice3Alen}) }
func goPanicSlice3AlenU(i uint, n int) { panic(boundsError{int64(i), n, false, boundsSlice3Alen}) }
func goPanicSlice3Acap(i, n int)       { panic(boundsError{int64(i), n, true, boundsSlice3Acap}) }
func goPanicSlice3AcapU(i uint, n int) { panic(boundsError{int64(i), n, false, boundsSlice3Acap}) }
func goPanicSlice3B(i, n int)          { panic(boundsError{int64(i), n, true, boundsSlice3B}) }
func goPanicSlice3BU(i uint, n int)    { panic(boundsError{int64(i), n, false, boundsSlice3B}) }
func goPanicSlice3C(i, n int)          { panic(boundsError{int64(i), n, true, boundsSlice3C}) }
func goPanicSlice3CU(i uint, n int)    { panic(boundsError{int64(i), n, false, boundsSlice3C}) }

// panicSliceConvert is the failed conversion of a slice of length have to an array of length want.
func panicSliceConvert(have, want int) {
	panic(boundsError{int64(want), have, true, boundsConvert})
}

func panicdivide()   { panic(errorString("integer divide by zero")) }
func panicoverflow() { panic(errorString("integer overflow")) }
func panicfloat()    { panic(errorString("floating point error")) }
func panicshift()    { panic(errorString("negative shift amount")) }

func panicunsafeslicelen()     { panic(errorString("unsafe.Slice: len out of range")) }
func panicunsafeslicenilptr()  { panic(errorString("unsafe.Slice: ptr is nil and len is not zero")) }
func panicunsafestringlen()    { panic(errorString("unsafe.String: len out of range")) }
func panicunsafestringnilptr() { panic(errorString("unsafe.String: ptr is nil and len is not zero")) }

const memoryErrorText = "invalid memory address or nil pointer dereference"

// panicmem is an explicit nil check that failed. It looks like the fault that it stands for.
//
//go:noinline
func panicmem() {
	gp := getg()
	gp.sig = 11
	gp.sigcode0 = 1
	gp.sigcode1 = 0
	gp.sigpc = *(*uintptr)(add(getframeaddr(), 8))
	panic(errorString(memoryErrorText))
}

// panicmemAddr is a memory fault at addr, from the signal handler, which sets gp.sig and the like.
func panicmemAddr(addr uintptr) {
	panic(errorAddressString{memoryErrorText, addr})
}

// States of a loop over an iterator function, as compiled code numbers them.
const (
	rangeDone         = iota // the body left the loop
	rangeReady               // between two calls of the body
	rangePanic               // the body is running, or panicked
	rangeExhausted           // the iterator returned
	rangeMissingPanic        // the iterator recovered the body's panic and returned
)

// panicrangestate is an iterator function that called the loop body when it must not, or returned when it must not.
func panicrangestate(state int) {
	switch state {
	case rangeDone:
		panic(errorString("range function continued iteration after function for loop body returned false"))
	case rangePanic:
		panic(errorString("range function continued iteration after loop body panic"))
	case rangeExhausted:
		panic(errorString("range function continued iteration after whole loop exit"))
	case rangeMissingPanic:
		panic(errorString("range function recovered a loop body panic and did not resume panicking"))
	}
	throw("unexpected state of a range function")
}

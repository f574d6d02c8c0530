// The interpreter's side in the runtime: funcdescs, tracebacks through interpreted frames, requests to compile what is hot.
//
// Interpreted functions run in handlers (golite/bytecode/handlers.py) that jump to each other; interpentry… in asm_amd64.s makes their frame:
//
//	  8(rbp)   return address
//	  0(rbp)   caller's rbp
//	 -8…-40    rbx r12 r13 r14 r15 of the caller
//	-48(rbp)   address of the slots, the lowest address of the frame
//	  slots    0: pc behind the instruction that made the last call, 1: the funcdesc, 2: the closure; then arguments, variables
//
// A function is always called at its stub (golite/link/bytecode.py), which goes where funcdesc.entry says: to interpentry…, or to compiled code
// once there is some. Storing entry is all it takes to publish that; who is inside the bytecode stays there, except that a loop whose budget is
// used up may go on in compiled code (osrentry), called with the slots' address in place of the rest of the bytecode; slot 0 is 0 then, and
// tracebacks leave the frame out.
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// funcdesc describes an interpreted function. Known to asm_amd64.s, golite/bytecode/handlers_base.py, golite/link/bytecode.py and golite/engine/tiers.py.
type funcdesc struct {
	entry  uintptr   // 0: where a call goes: interpentry…, or compiled code
	code   uintptr   // 8: bytecode
	frame  uint32    // 16: bytes of slots
	need   uint32    // 20: bytes of stack that entering takes
	budget int32     // 24: calls and loop iterations until interphot
	stack  uint32    // 28: words of arguments on the stack
	osr    *osrentry // 32: atomic: compiled continuations of loops
	state  uint32    // 40: guarded by hotqueue.lock: descRequested
	fresh  uint32    // 44: atomic: the host made the budget end early, since there is a new osrentry
	_      [2]uintptr
}

// osrentry is compiled code that goes on at a loop's head, at the bytecode pc. Made by golite/engine/tiers.py, never freed.
type osrentry struct {
	next *osrentry
	pc   uintptr
	code uintptr
}

const descRequested = 1

// hotqueue is where running goroutines leave the functions that they want compiled. The host's compiler thread sleeps on signal (a futex: a file
// descriptor would be one of the program's, who may close it), reads entries from head to tail and sets head. In a host's process it serves several
// programs. Known to golite/engine/hotqueue.py.
type hotqueueT struct {
	tail    uint32 // 0: atomic, only grows
	head    uint32 // 4: atomic, written by the host
	serving uint32 // 8: atomic, written by the host: it compiles
	again   int32  // 12: budget after a request
	moved   uint32 // 16: atomic: loops that went on in compiled code
	watched uint32 // 20: atomic: the host wants to know of the program's end
	exiting uint32 // 24: atomic: the program is about to end
	exited  uint32 // 28: atomic, written by the host: it may
	recheck int32  // 32: budget until another loop looks for a new osrentry
	signal  uint32 // 36: atomic: grows when there is something for the host to look at
	loops   uint32 // 40: 1: only loops are compiled, and whoever asks waits for it (for tests)
	done    uint32 // 44: atomic, written by the host: requests up to here have been served
	entries [256]hotentry
	lock    mutex
}

type hotentry struct {
	desc *funcdesc
	pc   uintptr // of a loop's head; 0: the function was called
}

var hotqueue hotqueueT

// Code of the handlers.
var interptext, interpetext uintptr

// interprange is the code that calls handlers.
func interprange() (lo, hi uintptr)

// interphot is called when the budget of d is used up, by a call (pc 0) or at a jump back to pc. It returns the compiled code that goes on
// from there, nil if there is none yet.
func interphot(d *funcdesc, pc uintptr) uintptr {
	if pc != 0 {
		if code := osrcode(d, pc); code != 0 {
			atomic.Xadd(&hotqueue.moved, 1)
			d.budget = 0 // the other frames of this function that are in loops
			return code
		}
	}
	if atomic.Load(&hotqueue.serving) == 0 {
		d.budget = 1<<31 - 1
		return 0
	}
	if pc == 0 && hotqueue.loops != 0 {
		d.budget = 0
		return 0
	}
	if atomic.Xchg(&d.fresh, 0) != 0 && hotqueue.loops == 0 {
		d.budget = hotqueue.recheck // it was for another loop
		return 0
	}
	d.budget = hotqueue.again
	lock(&hotqueue.lock)
	wake := false
	tail := hotqueue.tail
	if pc != 0 || d.state&descRequested == 0 {
		if tail-atomic.Load(&hotqueue.head) < uint32(len(hotqueue.entries)) {
			e := &hotqueue.entries[tail%uint32(len(hotqueue.entries))]
			e.desc = d
			e.pc = pc
			if pc == 0 {
				d.state |= descRequested
			}
			atomic.Store(&hotqueue.tail, tail+1)
			wake = true
		}
	}
	unlock(&hotqueue.lock)
	if wake {
		hostwakeup()
	}
	if hotqueue.loops != 0 {
		for wake && int32(tail-atomic.Load(&hotqueue.done)) >= 0 && atomic.Load(&hotqueue.loops) != 0 {
			usleep(100)
		}
		return osrcode(d, pc)
	}
	return 0
}

// osrcode is the compiled continuation of d's loop at pc, 0 if there is none yet.
func osrcode(d *funcdesc, pc uintptr) uintptr {
	for e := (*osrentry)(atomic.Loadp(unsafe.Pointer(&d.osr))); e != nil; e = e.next {
		if e.pc == pc {
			return e.code
		}
	}
	return 0
}

func hostwakeup() {
	atomic.Xadd(&hotqueue.signal, 1)
	futexwakeup(&hotqueue.signal, 1)
}

// hostexit lets the host look at the ended program, for a second at most.
func hostexit() {
	if atomic.Xchg(&hotqueue.watched, 0) == 0 {
		return
	}
	atomic.Store(&hotqueue.exiting, 1)
	hostwakeup()
	// By the clock: preemption signals cut sleeps short.
	for end := nanotime() + 1e9; nanotime() < end && atomic.Load(&hotqueue.exited) == 0; {
		usleep(1000)
	}
}

// interpunreachable is where a function goes on that never returns, if it does.
func interpunreachable() { throw("interpreter: unreachable code") }

// interppc is the pc that stands for the interpreted frame at fp: as a return address, behind the instruction that made the call. 0: the function
// went on in compiled code.
func interppc(fp uintptr) uintptr {
	return **(**uintptr)(unsafe.Pointer(fp - 48))
}

// interpframe is the frame of the interpreted function whose handler was stopped by a signal with fp in rbp. That is fp, unless the handler is one
// that calls and has made its own frame, which returns to interprun (by way of __morestack if it split the stack).
func interpframe(fp uintptr) uintptr {
	ret := *(*uintptr)(unsafe.Pointer(fp + 8))
	up := *(*uintptr)(unsafe.Pointer(fp))
	lo, hi := morestackrange()
	if ret >= lo && ret < hi {
		ret = *(*uintptr)(unsafe.Pointer(up + 16))
		up = *(*uintptr)(unsafe.Pointer(up))
	}
	lo, hi = interprange()
	if ret >= lo && ret < hi {
		return up
	}
	return fp
}

// Tracebacks: walking frame pointers. All code keeps rbp chains, and the chain crosses segments: a function that split the stack has
// __morestack's frame as parent, whose own return address leads into that same function's prologue, so one
// step more skips it.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

func morestackrange() (lo, hi uintptr)

// unwind gives what is above the frame at fp: the address it returns to, in the function whose frame is at up. ok is false at the
// bottom. (Plain words in and out: a struct with a pointer method would go to the heap, and tracebacks must not allocate.)
func unwind(fp uintptr) (pc, up uintptr, ok bool) {
	if fp == 0 {
		return 0, 0, false
	}
	pc = returnto(fp + 8)
	up = *(*uintptr)(unsafe.Pointer(fp))
	lo, hi := morestackrange()
	if pc >= lo && pc < hi {
		// up is __morestack's frame on the old segment: its caller's caller is ours.
		pc = returnto(up + 16)
		up = *(*uintptr)(unsafe.Pointer(up))
	}
	if pc >= interptext && pc < interpetext {
		// A handler that made a call: its frame, and the one it was entered in.
		pc = *(*uintptr)(unsafe.Pointer(up + 8))
		up = *(*uintptr)(unsafe.Pointer(up))
	}
	lo, hi = interprange()
	if pc >= lo && pc < hi {
		pc = interppc(up)
		if pc == 0 {
			return unwind(up)
		}
	}
	return pc, up, pc != 0 && findmodule(pc) != nil
}

// elided tells whether the frame pc is one that traces leave out: of what runs deferred calls, or of a wrapper, if what it called
// (the frame callee) is not a panic of its own.
func elided(pc, callee uintptr) bool {
	flags := funcflags(pc)
	if flags&1 == 0 {
		return flags&4 != 0
	}
	name := findfunc(callee)
	return name != "runtime.gopanic" && name != "runtime.panicwrap"
}

// callersfp fills pcs with the frames above the one at fp, as return addresses (symtab.go), skip left out; returns how many.
func callersfp(fp unsafe.Pointer, skip int, pcs []uintptr) int {
	n := 0
	callee := uintptr(0)
	ret, up, ok := unwind(uintptr(fp))
	for ok {
		for pc := ret - 1; pc != 0; pc = inlinecaller(pc) {
			if elided(pc, callee) {
				// Not the program's.
			} else if skip > 0 {
				skip--
			} else {
				if n == len(pcs) {
					return n
				}
				pcs[n] = pc + 1
				n++
			}
			callee = pc
		}
		ret, up, ok = unwind(up)
	}
	return n
}

// hiddenFrame tells frames that Go's tracebacks leave out: the runtime's own, unless exported API, or a panic that is not the
// trace's first frame.
func hiddenFrame(name string, first bool) bool {
	if dying.system {
		return false
	}
	if len(name) > 8 && name[:8] == "runtime." {
		c := name[8]
		return !(c >= 'A' && c <= 'Z') && (first || name != "runtime.gopanic")
	}
	return false
}

// printtrace prints the frames from fp up, at most 100 of them: the innermost 50 and the outermost 50.
func printtrace(fp uintptr, gp *g, all bool) {
	printframes(fp, all, walkframes(fp, all, 0, false))
	if gp != nil && gp.gopc != 0 && gp.goid != 1 {
		pc := gp.gopc - 1
		name := findfunc(pc)
		if name != "" && name != "runtime.rt0_go" {
			print("created by ", name)
			if gp.parentGoid != 0 { // else by a timer, on no goroutine
				print(" in goroutine ", gp.parentGoid)
			}
			print("\n")
			printposition(pc, gp.gopc)
		}
	}
}

func printframes(fp uintptr, all bool, n int) { walkframes(fp, all, n, true) }

// walkframes counts the frames from fp up that a trace shows. With show it prints them, n being how many there are.
func walkframes(fp uintptr, all bool, n int, show bool) int {
	const top = 50
	i := 0
	callee := uintptr(0)
	lastret, same := uintptr(0), 0 // the frame before and how many a trace shows for it: endless recursion has millions
	ret, up, ok := unwind(fp)
	for ok {
		if ret == lastret && i > top+1 && (!show || i+same <= n-top) {
			i += same
			for *(*uintptr)(unsafe.Pointer(up + 8)) == ret && (!show || i+same <= n-top) {
				i += same
				up = *(*uintptr)(unsafe.Pointer(up))
			}
			ret, up, ok = unwind(up)
			continue
		}
		before := i
		for pc := ret - 1; pc != 0; pc = inlinecaller(pc) {
			name := findfunc(pc)
			if name == "runtime.goexit" {
				return i
			}
			hidden := !all && (hiddenFrame(name, i == 0) || elided(pc, callee))
			callee = pc
			if name == "" || hidden {
				continue
			}
			i++
			if !show {
				continue
			}
			if n > 2*top && i > top && i <= n-top {
				if i == top+1 {
					print("...", n-2*top, " frames elided...\n")
				}
				continue
			}
			printframe(pc, ret, name)
		}
		lastret, same = ret, i-before
		ret, up, ok = unwind(up)
	}
	return i
}

func printframe(pc, ret uintptr, name string) {
	if name == "runtime.gopanic" {
		name = "panic"
	}
	print(name)
	if name == "main.main" && !isinlined(pc) {
		print("()\n")
	} else {
		print("(...)\n")
	}
	printposition(pc, ret)
}

// printposition is the second line of a frame: where in the source, and for the function that holds the code how far into it ret is,
// where the call returns.
func printposition(pc, ret uintptr) {
	file, line := funcline(pc)
	print("\t", file, ":", line)
	if !isinlined(pc) {
		print(" +")
		printhex(uint64(ret - funcentry(pc)))
	}
	print("\n")
}

func goroutineheader(gp *g) {
	if gp.seg0 == nil {
		print("runtime stack:\n")
		return
	}
	status := atomic.Load(&gp.atomicstatus)
	text := "idle"
	switch status {
	case _Grunnable:
		text = "runnable"
	case _Grunning:
		text = "running"
	case _Gsyscall:
		text = "syscall"
	case _Gwaiting:
		text = "waiting"
		if gp.waitreason != waitReasonZero {
			text = gp.waitreason.String()
		}
	case _Gdead:
		text = "dead"
	}
	print("goroutine ", gp.goid, " [", text)
	if since := gp.waitsince; since != 0 && (status == _Gwaiting || status == _Gsyscall) {
		if minutes := (nanotime()/1000000000 - int64(since)) / 60; minutes >= 1 {
			print(", ", minutes, " minutes")
		}
	}
	if gp.lockedm != nil {
		print(", locked to thread")
	}
	print("]:\n")
}

// traceback1 prints the current user goroutine's header and frames.
func traceback1(gp *g) {
	if gp == nil {
		return
	}
	goroutineheader(gp)
	if gp == getg() {
		printtrace(uintptr(getframeaddr()), gp, gp.seg0 == nil)
		return
	}
	tracebackg(gp)
}

// tracebackg prints the frames of a goroutine that is switched out (or whose stack systemstack left).
func tracebackg(gp *g) {
	status := atomic.Load(&gp.atomicstatus)
	if status == _Gsyscall && gp.syscallbp != 0 {
		printtrace(gp.syscallbp, gp, false)
		return
	}
	if status == _Grunning {
		if gp.m != nil && gp.m == tcbGetM() {
			// Called on g0: systemstack and newstack chain frame pointers to the goroutine's.
			printtrace(uintptr(getframeaddr()), gp, false)
			return
		}
		print("\tgoroutine running on other thread; stack unavailable\n")
		return
	}
	if uc := gp.preemptctx; uc != 0 {
		printinterrupted(*(*uintptr)(unsafe.Pointer(uc + ucRIP)), *(*uintptr)(unsafe.Pointer(uc + ucRBP)), gp, false)
		return
	}
	sp := gp.sched.sp
	if sp == 0 {
		return
	}
	// mcall's frame: r15 r14 r13 r12 rbx, then the saved rbp, then the return address.
	printtrace(sp+5*8, gp, false)
}

// printinterrupted is the trace of a goroutine that a signal stopped at pc, with fp in rbp. In a prologue it leaves out the caller's frame.
func printinterrupted(pc, fp uintptr, gp *g, all bool) {
	if pc >= interptext && pc < interpetext {
		// In a handler: it may have gone on from the pc that the last call left, but not to another function.
		fp = interpframe(fp)
		if pc = interppc(fp); pc != 0 {
			printframe(pc-1, pc, findfunc(pc-1))
		}
	} else if name := findfunc(pc); name != "" {
		printframe(pc, pc, name)
	}
	printtrace(fp, gp, all)
}

// tracebackothers prints every goroutine but me, the oldest first.
func tracebackothers(me *g) {
	n := 0
	for gp := oldestg; gp != nil; gp = gp.allnewer {
		if gp == me || atomic.Load(&gp.atomicstatus) == _Gdead || gp.issystem && !dying.system {
			continue
		}
		n++
		if n > 100 {
			print("\n...additional goroutines elided...\n")
			return
		}
		print("\n")
		goroutineheader(gp)
		tracebackg(gp)
	}
}

// fatalDeadlock is called when no goroutine can ever run again. On g0 of the last m.
func fatalDeadlock() {
	startdying()
	main := (*g)(nil)
	alive := 0
	for gp := allgs; gp != nil; gp = gp.alllink {
		if atomic.Load(&gp.atomicstatus) == _Gdead || gp.issystem {
			continue
		}
		alive++
		if gp.goid == 1 {
			main = gp
		}
	}
	if alive == 0 {
		print("fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n")
		exit(2)
	}
	print("fatal error: all goroutines are asleep - deadlock!\n")
	dietraced(main, true)
}

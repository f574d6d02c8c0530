// Profiles, which this runtime does not take: the API is there, the records are none. Only goroutines can be told.
package runtime

import "unsafe"

// MemProfileRate would be how many bytes are allocated between two samples of the memory profile.
var MemProfileRate int = 512 * 1024

var mutexProfileFraction int

// StackRecord is a stack trace.
type StackRecord struct {
	Stack0 [32]uintptr // return addresses, up to the first 0
}

// Stack is the trace without the rest.
func (r *StackRecord) Stack() []uintptr { return stackprefix(&r.Stack0) }

func stackprefix(s *[32]uintptr) []uintptr {
	for i, pc := range s {
		if pc == 0 {
			return s[:i]
		}
	}
	return s[:]
}

// MemProfileRecord is what one place allocated.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

func (r *MemProfileRecord) InUseBytes() int64   { return r.AllocBytes - r.FreeBytes }
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }
func (r *MemProfileRecord) Stack() []uintptr    { return stackprefix(&r.Stack0) }

// BlockProfileRecord is how long goroutines waited at one place.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }
func BlockProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func MutexProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func SetBlockProfileRate(rate int)                                     {}
func SetCPUProfileRate(hz int)                                         {}

// SetMutexProfileFraction keeps the rate, unless it is negative, and gives the one before.
func SetMutexProfileFraction(rate int) int {
	old := mutexProfileFraction
	if rate >= 0 {
		mutexProfileFraction = rate
	}
	return old
}

// CPUProfile is the oldest API, gone in Go too.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

// ThreadCreateProfile has a record without a trace for each thread, since these are not known.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) {
	lock(&sched.lock)
	n = int(sched.mnext - sched.nmfreed)
	unlock(&sched.lock)
	if n > len(p) {
		return n, false
	}
	clear(p[:n])
	return n, true
}

// GoroutineProfile has a record for each goroutine, the calling one's first.
//
//go:noinline
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	me := getg()
	if n = int(gcount()); n > len(p) {
		return n, false
	}
	clear(p)
	callersfp(getframeaddr(), 0, p[0].Stack0[:])
	n = 1
	ok = true
	withWorldStopped(func() {
		for gp := oldestg; gp != nil; gp = gp.allnewer {
			if gp == me || gp.issystem || gp.atomicstatus == _Gdead {
				continue
			}
			if n < len(p) {
				callersof(gp, p[n].Stack0[:])
			}
			n++
		}
		ok = n <= len(p)
	})
	return n, ok
}

// callersof fills pcs with the frames of a goroutine that does not run.
func callersof(gp *g, pcs []uintptr) {
	fp := uintptr(0)
	if gp.atomicstatus == _Gsyscall {
		fp = gp.syscallbp
	} else if uc := gp.preemptctx; uc != 0 {
		pc := *(*uintptr)(unsafe.Pointer(uc + ucRIP))
		fp = *(*uintptr)(unsafe.Pointer(uc + ucRBP))
		if pc >= interptext && pc < interpetext {
			fp = interpframe(fp)
			pc = interppc(fp)
		}
		if pc != 0 {
			pcs[0] = pc + 1
			pcs = pcs[1:]
		}
	} else if gp.sched.sp != 0 {
		fp = gp.sched.sp + 5*8 // mcall's frame
	}
	callersfp(unsafe.Pointer(fp), 0, pcs)
}

// The writer of the event trace (trace.go): a thread that has nothing else to do, no p, and file descriptors of its own, so that the program neither sees nor
// closes the file. It takes what the rings have every 20 ms, or when one is half full.
//
// Nobody but the one who ends the process waits for it, and that no longer than it makes progress: a pipe that nobody reads costs events, and at the end a
// second. It takes no lock and allocates nothing, since the program may have died anywhere.
//
// The file is chunks: 16 bytes (checksum of the rest, kind, m, bytes), then the bytes. A stream of records is cut anywhere.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// Known to golite/trace/reader.py and docs/trace.md.
const (
	traceVersion = 1

	traceChunkInfo    = 1
	traceChunkSymbols = 2
	traceChunkClock   = 3
	traceChunkEvents  = 4
	traceChunkEnd     = 5

	traceChunkMost = 64 << 10
)

const (
	_O_WRONLY   = 1
	_O_CREAT    = 0x40
	_O_TRUNC    = 0x200
	_O_NONBLOCK = 0x800
	_O_CLOEXEC  = 0x80000

	_SYS_open        = 2
	_SYS_unshare     = 272
	_SYS_close_range = 436

	_CLONE_FILES = 0x400

	tracePeriod   = 20 * 1000 * 1000   // ns
	tracePatience = 1000 * 1000 * 1000 // ns without progress until the end of the process waits no longer
)

var trace struct {
	path    *byte
	fd      uintptr
	writer  *m // nil: there is no trace
	started note
	parted  bool   // the writer has file descriptors of its own
	wanted  uint32 // atomic: the writer is to look at the rings at once
	ending  uint32 // atomic: the process is about to end
	ended   uint32 // atomic: everything is written
	status  int32  // the exit status; set before ending
	written uint64 // atomic: chunks
	failed  uint32 // atomic: errno of what could not be written; nothing is after that
	symbols uint32 // numbers of tracesyms that are in the file
	out     *[16 + traceChunkMost]byte
	n       uintptr // bytes of the chunk that is being made
}

// traceinit starts tracing if GOLITE_TRACE is set, or ends the process if that is impossible. The program does not see the variable, so that what it
// starts does not write to the same file.
func traceinit(args *rt0args) {
	const name = "GOLITE_TRACE="
	for i := 0; i < len(envs); i++ {
		if len(envs[i]) > len(name) && envs[i][:len(name)] == name {
			trace.path = (*byte)(add(unsafe.Pointer(*cstringAt(args.envp, i)), uintptr(len(name))))
			envs = append(envs[:i], envs[i+1:]...)
			break
		}
	}
	if trace.path == nil {
		return
	}
	trace.fd = syscall6(_SYS_open, uintptr(unsafe.Pointer(trace.path)), _O_WRONLY|_O_CREAT|_O_TRUNC|_O_NONBLOCK|_O_CLOEXEC, 0o666, 0, 0, 0)
	if isErrno(trace.fd) {
		traceunwritable(uint32(-trace.fd))
		exit(1)
	}
	trace.out = (*[16 + traceChunkMost]byte)(sysAlloc(unsafe.Sizeof(*trace.out)))
	tracesyminit()
	m0.trace = tracenewbuf()
	traceon = true
	if newm(tracewriter, nil) == nil {
		traceon = false // a host goes on without
		return
	}
	notesleep(&trace.started)
	if trace.parted {
		syscall6(_SYS_close, trace.fd, 0, 0, 0, 0, 0)
	}
	if trace.failed != 0 {
		exit(1) // traceend says why
	}
}

// traceunwritable says why there is no trace, or no whole one; without locks and memory of the heap, since the program may be dying.
func traceunwritable(errno uint32) {
	writeErrStr("golite: cannot write the trace ")
	tracewritepath()
	switch errno {
	case 2:
		writeErrStr(": no such file or directory\n")
	case 6:
		writeErrStr(": nobody reads this pipe\n")
	case 13:
		writeErrStr(": permission denied\n")
	case 20:
		writeErrStr(": not a directory\n")
	case 21:
		writeErrStr(": is a directory\n")
	case 28:
		writeErrStr(": no space left on device\n")
	case 30:
		writeErrStr(": read-only file system\n")
	case 32:
		writeErrStr(": broken pipe\n")
	default:
		digits := [4]byte{'0' + byte(errno/100%10), '0' + byte(errno/10%10), '0' + byte(errno%10), '\n'}
		writeErrStr(": error ")
		write(2, unsafe.Pointer(&digits), 4)
	}
}

func tracewritepath() {
	n := int32(0)
	for *(*byte)(add(unsafe.Pointer(trace.path), uintptr(n))) != 0 {
		n++
	}
	write(2, unsafe.Pointer(trace.path), n)
}

// tracewake has the writer look at the rings.
//
//go:noinline
func tracewake() {
	if atomic.Xchg(&trace.wanted, 1) == 0 {
		futexwakeup(&trace.wanted, 1)
	}
}

// traceend has everything written, when the process is about to end: with a status, or by signal -status.
func traceend(status int32) {
	mp := tcbGetM()
	if mp == nil || mp == trace.writer {
		return
	}
	if atomic.Cas(&trace.ending, 0, 1) {
		trace.status = status
		atomic.Store(&trace.ending, 2)
	}
	tracewake()
	seen := atomic.Load64(&trace.written)
	for deadline := nanotime() + tracePatience; atomic.Load(&trace.ended) == 0 && nanotime() < deadline; {
		futexsleep(&trace.ended, 0, 10*1000*1000)
		if n := atomic.Load64(&trace.written); n != seen {
			seen = n
			deadline = nanotime() + tracePatience
		}
	}
	if errno := atomic.Load(&trace.failed); errno != 0 {
		traceunwritable(errno)
	} else if atomic.Load(&trace.ended) == 0 {
		writeErrStr("golite: the trace ")
		tracewritepath()
		writeErrStr(" is not complete: writing it takes too long\n")
	}
}

// tracewriter is the thread.
func tracewriter() {
	trace.writer = tcbGetM()
	tracepart()
	traceinfo()
	traceclock()
	notewakeup(&trace.started)
	for {
		ending := atomic.Load(&trace.ending) == 2
		if atomic.Load(&trace.failed) == 0 {
			tracedrain()
		} else {
			traceon = false
		}
		if ending {
			break
		}
		futexsleep(&trace.wanted, 0, tracePeriod)
		atomic.Store(&trace.wanted, 0)
	}
	traceclock()
	tracelast()
	atomic.Store(&trace.ended, 1)
	futexwakeup(&trace.ended, 1<<30)
	for {
		usleep(1000 * 1000)
	}
}

// tracepart gives this thread file descriptors of its own, of which it keeps the trace's only. Where the system does not allow that, they stay shared.
func tracepart() {
	if isErrno(syscall6(_SYS_unshare, _CLONE_FILES, 0, 0, 0, 0, 0)) {
		return
	}
	trace.parted = true
	fd := trace.fd
	if fd > 0 && isErrno(syscall6(_SYS_close_range, 0, fd-1, 0, 0, 0, 0)) || isErrno(syscall6(_SYS_close_range, fd+1, 1<<32-1, 0, 0, 0, 0)) {
		for i := uintptr(0); i < 1024; i++ { // a kernel before 5.9
			if i != fd {
				syscall6(_SYS_close, i, 0, 0, 0, 0, 0)
			}
		}
	}
}

// tracedrain writes what is in the rings now. A record's symbol is in tracesyms before the record is in its ring, so symbols are written later than the
// rings' ends are looked at, and before what the rings have.
func tracedrain() {
	for mp := (*m)(atomic.Loadp(unsafe.Pointer(&allm))); mp != nil; mp = mp.alllink {
		t := mp.trace
		if t == nil {
			continue
		}
		head := atomic.Load64(&t.head)
		if head == t.tail {
			continue
		}
		traceclock()
		tracewritesymbols()
		for t.tail != head {
			n := uintptr(head - t.tail)
			if n > traceChunkMost {
				n = traceChunkMost
			}
			from := uintptr(t.tail % traceRing)
			first := n
			if first > traceRing-from {
				first = traceRing - from
			}
			memmove(unsafe.Pointer(&trace.out[16]), unsafe.Pointer(&t.data[from]), first)
			memmove(add(unsafe.Pointer(&trace.out[16]), first), unsafe.Pointer(&t.data[0]), n-first)
			trace.n = n
			tracechunk(traceChunkEvents, uint32(mp.id))
			atomic.Store64(&t.tail, t.tail+uint64(n))
		}
	}
}

// ---- chunks

func tracebyte(b byte) {
	trace.out[16+trace.n] = b
	trace.n++
}

func tracenumber(v uint64) {
	for v >= 0x80 {
		tracebyte(byte(v) | 0x80)
		v >>= 7
	}
	tracebyte(byte(v))
}

// tracestring writes a string of at most 8 KB; longer ones are cut.
func tracestring(s string) {
	if len(s) > 8<<10 {
		s = s[:8<<10]
	}
	tracenumber(uint64(len(s)))
	for i := 0; i < len(s); i++ {
		tracebyte(s[i])
	}
}

func tracefixed(at uintptr, v uint32) {
	for i := uintptr(0); i < 4; i++ {
		trace.out[at+i] = byte(v >> (8 * i))
	}
}

// tracechunk writes the chunk that was made, unless one before could not be.
func tracechunk(kind, mid uint32) {
	n := trace.n
	trace.n = 0
	tracefixed(4, kind)
	tracefixed(8, mid)
	tracefixed(12, uint32(n))
	tracefixed(0, adler32(unsafe.Pointer(&trace.out[4]), 12+n))
	tracewrite(unsafe.Pointer(trace.out), 16+n)
	atomic.Store64(&trace.written, trace.written+1)
}

func tracewrite(p unsafe.Pointer, n uintptr) {
	for n > 0 && trace.failed == 0 {
		r := syscall6(_SYS_write, trace.fd, uintptr(p), n, 0, 0, 0)
		if !isErrno(r) {
			p = add(p, r)
			n -= r
			continue
		}
		switch -r {
		case 4: // EINTR
		case 11: // EAGAIN: a full pipe
			usleep(1000)
		default:
			atomic.Store(&trace.failed, uint32(-r))
		}
	}
}

func adler32(p unsafe.Pointer, n uintptr) uint32 {
	a, b := uint32(1), uint32(0)
	for n > 0 {
		k := n
		if k > 5552 {
			k = 5552 // more could overflow
		}
		n -= k
		for ; k > 0; k-- {
			a += uint32(*(*byte)(p))
			b += a
			p = add(p, 1)
		}
		a %= 65521
		b %= 65521
	}
	return b<<16 | a
}

// traceinfo begins the file.
func traceinfo() {
	magic := "golite trace\n\x00\x00"
	for i := 0; i < len(magic); i++ {
		trace.out[i] = magic[i]
	}
	trace.out[15] = traceVersion
	tracewrite(unsafe.Pointer(trace.out), 16)
	sec, nsec := walltime()
	tracenumber(uint64(sec)*1000000000 + uint64(nsec))
	tracenumber(uint64(nanotime()))
	tracenumber(uint64(gomaxprocs))
	tracenumber(uint64(ncpu))
	tracenumber(uint64(syscall6(_SYS_getpid, 0, 0, 0, 0, 0, 0)))
	name := ""
	if len(argslice) > 0 {
		name = argslice[0]
	}
	tracestring(name)
	tracenumber(uint64(len(waitReasonStrings)))
	for i := 0; i < len(waitReasonStrings); i++ {
		tracestring(waitReasonStrings[i])
	}
	tracechunk(traceChunkInfo, 0)
}

// traceclock says what time it is by both clocks. The best of some tries, since the thread may be interrupted between the two.
func traceclock() {
	least := ^uint64(0)
	var ticks, ns uint64
	for try := 0; try < 4; try++ {
		before := traceticks()
		now := uint64(nanotime())
		took := traceticks() - before
		if took < least {
			least = took
			ticks = before + took/2
			ns = now
		}
	}
	tracenumber(ticks)
	tracenumber(ns)
	tracechunk(traceChunkClock, 0)
}

// tracewritesymbols writes the symbols that are not in the file yet.
func tracewritesymbols() {
	count := atomic.Load(&tracesyms.count)
	for trace.symbols < count {
		for trace.symbols < count && trace.n < traceChunkMost/2 {
			trace.symbols++
			pc := tracesyms.pcs[trace.symbols]
			file, line := funcline(pc)
			tracenumber(uint64(trace.symbols))
			tracestring(findfunc(pc))
			tracestring(file)
			tracenumber(uint64(line))
		}
		tracechunk(traceChunkSymbols, 0)
	}
}

// tracelast ends the file: with the exit status and what each m lost since its last record.
func tracelast() {
	tracenumber(uint64(uint32(trace.status)))
	for mp := allm; mp != nil && trace.n < traceChunkMost/2; mp = mp.alllink {
		if mp.trace != nil && mp.trace.lost != 0 {
			tracenumber(uint64(mp.id))
			tracenumber(mp.trace.lost)
		}
	}
	tracechunk(traceChunkEnd, 0)
}

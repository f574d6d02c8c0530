// Marking: from the roots along all pointers, by the m that stopped the world and by those that wait for its start.
//
// An object is grey from the moment its mark bit is set until it was looked through; grey objects without pointers are done at once. Each worker
// keeps grey objects in a buffer of its own, gives full ones to the others and takes from them when its own is empty. Marking is
// done when all workers have nothing.
//
// Roots are jobs that workers take one after the other: pieces of the images' variables, batches of goroutines with their stacks.
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const (
	workbufObjects = 510
	rootPiece      = 128 << 10 // bytes of variables in a job
	rootGs         = 32        // goroutines in a job
	largePiece     = 128 << 10 // larger objects are looked through in pieces
)

// workbuf is a buffer of grey objects, or of pieces of large ones, by address.
type workbuf struct {
	next *workbuf
	n    uintptr
	obj  [workbufObjects]uintptr
}

// gcworker is a worker's own state, part of its m.
type gcworker struct {
	buf        *workbuf
	bytes      uint64 // of the objects it marked
	rootbytes  uint64
	stackbytes uint64
}

var gcwork struct {
	phase   uint32 // atomic: 1 while there is something to mark
	workers int32  // atomic: in gcdrain or about to see that they are too late
	lock    mutex
	full    *workbuf // guarded by lock, looked at without
	empty   *workbuf
	active  int32  // workers that have work; guarded by lock
	waiting int32  // workers that wait for some; guarded by lock, looked at without
	done    uint32 // atomic: none has any
	module  *moduledata
	at      uintptr // in module's variables: the next piece
	gp      *g      // the next goroutine

	bytes      uint64 // of all marked objects; the others likewise; guarded by lock
	rootbytes  uint64
	stackbytes uint64
}

// gcmark marks all that can be reached. The world is stopped.
func gcmark() {
	if traceon {
		trace0(traceMarkBegin)
	}
	gcwork.module = modules
	gcwork.at = modules.data
	gcwork.gp = allgs
	gcwork.bytes = 0
	gcwork.rootbytes = 0
	gcwork.stackbytes = 0
	gcwork.done = 0
	gcwork.active = 1
	w := &tcbGetM().gcw
	*w = gcworker{}
	markspecials(w)
	wakehelpers()
	atomic.Store(&gcwork.phase, 1)
	futexwakeup(&world.stopping, 1<<30)
	gcdrain(w)
	takespecials(specialWeak)
	for markfinalizers(w) {
		lock(&gcwork.lock)
		gcwork.active = 1
		unlock(&gcwork.lock)
		atomic.Store(&gcwork.done, 0)
		gcdrain(w)
	}
	takespecials(specialCleanup)
	atomic.Store(&gcwork.phase, 0)
	for atomic.Loadint32(&gcwork.workers) != 0 {
		procyield1()
	}
	w.leave()
	if traceon {
		trace1(traceMarkEnd, gcwork.bytes)
	}
}

// wakehelpers lets ms that sleep help with marking; they find no p and wait for the world's start then.
func wakehelpers() {
	for n := gomaxprocs - 1; n > 0; n-- {
		lock(&sched.lock)
		mp := mget()
		unlock(&sched.lock)
		if mp == nil {
			return
		}
		wakem(mp)
	}
}

// gchelp marks, if there is something to mark.
func gchelp() {
	if atomic.Load(&gcwork.phase) == 0 {
		return
	}
	atomic.Xaddint32(&gcwork.workers, 1)
	if atomic.Load(&gcwork.phase) != 0 {
		lock(&gcwork.lock)
		late := gcwork.active == 0
		if !late {
			gcwork.active++
		}
		unlock(&gcwork.lock)
		if !late {
			w := &tcbGetM().gcw
			*w = gcworker{}
			gcdrain(w)
			w.leave()
		}
	}
	atomic.Xaddint32(&gcwork.workers, -1)
}

// leave adds up what the worker counted and gives its buffer back.
func (w *gcworker) leave() {
	lock(&gcwork.lock)
	gcwork.bytes += w.bytes
	gcwork.rootbytes += w.rootbytes
	gcwork.stackbytes += w.stackbytes
	if w.buf != nil {
		w.buf.next = gcwork.empty
		gcwork.empty = w.buf
		w.buf = nil
	}
	unlock(&gcwork.lock)
}

// gcdrain marks until no worker has anything left. The caller is counted in active, and is not when it returns.
func gcdrain(w *gcworker) {
	for {
		for w.buf != nil && w.buf.n > 0 {
			w.buf.n--
			scanobject(w.buf.obj[w.buf.n], w)
			if gcwork.waiting != 0 && w.buf.n > 16 && gcwork.full == nil {
				w.share()
			}
		}
		if !w.takejob() && !w.takefull() {
			return
		}
	}
}

// push adds a grey object.
func (w *gcworker) push(b uintptr) {
	buf := w.buf
	if buf == nil || buf.n == workbufObjects {
		buf = w.newbuf()
	}
	buf.obj[buf.n] = b
	buf.n++
}

// share gives half of the buffer to the others.
func (w *gcworker) share() {
	buf := w.buf
	w.buf = nil
	half := w.newbuf()
	n := buf.n / 2
	for i := uintptr(0); i < n; i++ {
		half.obj[i] = buf.obj[i]
	}
	half.n = n
	for i := n; i < buf.n; i++ {
		buf.obj[i-n] = buf.obj[i]
	}
	buf.n -= n
	w.buf = buf
	lock(&gcwork.lock)
	half.next = gcwork.full
	gcwork.full = half
	unlock(&gcwork.lock)
}

// newbuf gives the worker's buffer, if it has one, to the others and takes an empty one.
func (w *gcworker) newbuf() *workbuf {
	lock(&gcwork.lock)
	if w.buf != nil {
		w.buf.next = gcwork.full
		gcwork.full = w.buf
	}
	buf := gcwork.empty
	if buf != nil {
		gcwork.empty = buf.next
	}
	unlock(&gcwork.lock)
	if buf == nil {
		buf = (*workbuf)(persistentalloc(unsafe.Sizeof(workbuf{})))
	}
	buf.next = nil
	buf.n = 0
	w.buf = buf
	return buf
}

// takefull takes a buffer from the others, waiting for one; false when no worker has any left.
func (w *gcworker) takefull() bool {
	lock(&gcwork.lock)
	gcwork.active--
	gcwork.waiting++
	for {
		buf := gcwork.full
		if buf != nil {
			gcwork.full = buf.next
			if w.buf != nil {
				w.buf.next = gcwork.empty
				gcwork.empty = w.buf
			}
			w.buf = buf
			gcwork.active++
			gcwork.waiting--
			unlock(&gcwork.lock)
			return true
		}
		if gcwork.active == 0 {
			atomic.Store(&gcwork.done, 1)
		}
		if atomic.Load(&gcwork.done) != 0 {
			gcwork.waiting--
			unlock(&gcwork.lock)
			return false
		}
		unlock(&gcwork.lock)
		for i := 0; ; i++ {
			if atomic.Load(&gcwork.done) != 0 {
				break
			}
			if atomic.Loadp(unsafe.Pointer(&gcwork.full)) != nil {
				break
			}
			procyield1()
			if i > 2000 {
				osyield()
			}
		}
		lock(&gcwork.lock)
	}
}

// takejob looks through some of the roots; false if there are none left.
func (w *gcworker) takejob() bool {
	lock(&gcwork.lock)
	md := gcwork.module
	if md != nil {
		lo := gcwork.at
		hi := md.edata
		if hi-lo > rootPiece {
			hi = lo + rootPiece
			gcwork.at = hi
		} else {
			gcwork.module = md.next
			if md.next != nil {
				gcwork.at = md.next.data
			}
		}
		unlock(&gcwork.lock)
		w.rootbytes += uint64(hi - lo)
		scanwords(lo, hi, w)
		return true
	}
	gp := gcwork.gp
	end := gp
	for i := 0; i < rootGs && end != nil; i++ {
		end = end.alllink
	}
	gcwork.gp = end
	unlock(&gcwork.lock)
	if gp == nil {
		return false
	}
	for gp != end {
		scang(gp, w)
		gp = gp.alllink
	}
	return true
}

// scanwords looks through memory of which nothing is known: each word may be an address. A worker takes jobs only when its
// buffer is empty, so the buffer's growth is no worry.
func scanwords(lo, hi uintptr, w *gcworker) {
	for p := lo &^ 7; p+8 <= hi; p += 8 {
		w.word(*(*uintptr)(unsafe.Pointer(p)))
	}
}

// scang looks through a goroutine: what its g holds, its registers, its stack.
func scang(gp *g, w *gcworker) {
	status := atomic.Load(&gp.atomicstatus)
	if status == _Gdead || status == _Gidle {
		return
	}
	w.word(uintptr(gp.startfn))
	w.word(uintptr(gp.timer))
	w.word(uintptr(unsafe.Pointer(unsafe.SliceData(gp.writebuf))))
	w.word(uintptr(unsafe.Pointer(gp._panic)))
	w.word(uintptr(unsafe.Pointer(gp._defer)))
	w.word(uintptr(unsafe.Pointer(gp.coro)))
	w.word(*(*uintptr)(unsafe.Pointer(&gp.stoppedfn)))
	w.word(uintptr(unsafe.Pointer(gp.coroto)))
	w.word(gp.interpctx)
	for sg := gp.waiting; sg != nil; sg = sg.waitlink {
		w.word(uintptr(sg.elem))
		w.word(uintptr(unsafe.Pointer(sg.c)))
	}
	seg := gp.seg
	sp := gp.sched.sp
	switch status {
	case _Gsyscall:
		seg = gp.sysseg
		sp = gp.syssp
		regs := uintptr(unsafe.Pointer(&gp.sysregs))
		scanwords(regs, regs+unsafe.Sizeof(gp.sysregs), w)
	case _Grunnable, _Gwaiting:
		if gp.preemptctx != 0 {
			uc := gp.preemptctx
			sp = *(*uintptr)(unsafe.Pointer(uc + ucRSP)) - redZone
			scanwords(uc+ucStack+24, uc+ucFpstate, w)
			fp := *(*uintptr)(unsafe.Pointer(uc + ucFpstate))
			scanwords(fp, fp+fpsize(fp), w)
		}
	default:
		throw("a goroutine runs while the world is stopped")
	}
	if seg == nil {
		return
	}
	lo := uintptr(unsafe.Pointer(seg))
	if sp < lo-redZone || sp > seg.top {
		throw("a goroutine's stack pointer is not in its segment")
	}
	if sp < lo+stackHeader {
		sp = lo + stackHeader
	}
	w.stack(sp, seg.top)
	for seg = seg.prev; seg != nil; seg = seg.prev {
		w.stack(seg.savedsp, seg.top)
	}
}

func (w *gcworker) stack(lo, hi uintptr) {
	n := uint64(hi - lo)
	w.rootbytes += n
	w.stackbytes += n
	scanwords(lo, hi, w)
}

// word greys the object that v is an address in, if it is one.
func (w *gcworker) word(v uintptr) {
	if v >= heap.lo && v < heap.hi {
		grey(v, w)
	}
}

// grey marks the object that an address is in, if it is in one and that is not marked yet.
func grey(p uintptr, w *gcworker) {
	a := arenaOf(p)
	if a == nil {
		return
	}
	s := a.spans[p>>pageShift%arenaPages]
	if s == nil || s.state != spanInUse || p >= s.end || p < s.base {
		return
	}
	i := s.objIndex(p)
	m := (*uint32)(unsafe.Pointer(s.mark + i>>5*4))
	bit := uint32(1) << (i & 31)
	if *m&bit != 0 || atomic.Or32(m, bit)&bit != 0 {
		return
	}
	w.bytes += uint64(s.elemsize)
	if s.spanclass&1 == 0 {
		w.push(s.base + i*s.elemsize)
	}
}

// scanobject looks through the object at b; of a large one, through the piece from b on.
func scanobject(b uintptr, w *gcworker) {
	s := arenaOf(b).spans[b>>pageShift%arenaPages]
	if s.elemsize <= maxBitsSize {
		bits := pointersOf(s, b)
		for bits != 0 {
			i := uintptr(ctz64(bits))
			bits &= bits - 1
			w.word(*(*uintptr)(unsafe.Pointer(b + i*8)))
		}
		return
	}
	i := s.objIndex(b)
	t := *(**_type)(unsafe.Pointer(s.types + i*8))
	if t == nil {
		return
	}
	start := s.base + i*s.elemsize
	end := start + s.elemsize
	if s.elemsize <= largePiece {
		scantyped(b, end, t, w)
		return
	}
	// Pieces begin where an element does, so that each knows where its pointers are.
	piece := (largePiece + t.size - 1) / t.size * t.size
	if b == start {
		for q := start + piece; q < end; q += piece {
			w.push(q)
		}
	}
	if end-b > piece {
		end = b + piece
	}
	scantyped(b, end, t, w)
}

// scantyped looks through elements of type t one after the other, from lo to hi.
func scantyped(lo, hi uintptr, t *_type, w *gcworker) {
	if t.size == 8 {
		scanwords(lo, hi, w)
		return
	}
	for t.tflag&tflagElemGCData != 0 {
		t = (*arraytype)(unsafe.Pointer(t)).elem
	}
	words := t.ptrdata >> 3
	for ; lo < hi; lo += t.size {
		for first := uintptr(0); first < words; first += 64 {
			bits := *(*uint64)(add(unsafe.Pointer(t.gcdata), first>>3))
			if words-first < 64 {
				bits &= 1<<(words-first) - 1
			}
			for bits != 0 {
				p := lo + (first+uintptr(ctz64(bits)))*8
				bits &= bits - 1
				if p >= hi {
					return
				}
				w.word(*(*uintptr)(unsafe.Pointer(p)))
			}
		}
	}
}

// marked tells whether the object that p is in was marked. Only while nothing changes that.
func marked(p uintptr) bool {
	s := spanOf(p)
	if s == nil || s.state != spanInUse || p >= s.end {
		return true // not an object of the heap
	}
	i := s.objIndex(p)
	return *(*uint64)(unsafe.Pointer(s.mark + i>>6*8))>>(i&63)&1 != 0
}

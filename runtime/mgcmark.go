// Marking: from the roots along all pointers, beside the program, by ms that have time and by those that allocate (mgcpacer.go).
//
// An object is grey from the moment its mark bit is set until it was looked through; grey objects without pointers are done at once. A worker is an m
// that marks for a while (drain): it keeps grey objects in a buffer of its own, gives full ones to the others and takes from them when its own is
// empty, and gives the rest back when it stops. What the write barrier finds goes to the others likewise. Marking is done when the world stands still,
// all barriers' buffers are empty, and nobody has anything.
//
// Roots are jobs that workers take one after the other: pieces of the images' variables, specials, batches of goroutines with their stacks. A
// goroutine's stack is looked through before it goes on for the first time after marking began, by whoever comes first: a worker or the m that is about to run it
// (scancycle says whether that was done). So all stacks are seen as they were when marking began, and what they lose later is of no
// interest.
//
//go:nowritebarrier
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
	allWork        = 1 << 62   // for drain: all there is
)

// Phases of a cycle.
const (
	gcOff = iota
	gcMarking
)

// workbuf is a buffer of grey objects, or of pieces of large ones, by address.
type workbuf struct {
	next *workbuf
	n    uintptr
	obj  [workbufObjects]uintptr
}

// gcworker is a worker's own state, part of its m. What it counted is added to gcwork's by publish.
type gcworker struct {
	buf        *workbuf
	bytes      uint64 // of the objects it marked
	scanned    uint64 // bytes it looked through: variables, stacks, objects with pointers
	rootbytes  uint64
	stackbytes uint64
}

var gcwork struct {
	phase  uint32 // atomic
	cycle  uint32 // number of the cycle that marks, or of the last one; changes with the world stopped
	lock   mutex
	full   *workbuf // guarded by lock, looked at without
	empty  *workbuf
	active int32 // atomic: workers in drain
	hungry uint32 // atomic: a worker found nothing
	module *moduledata
	at     uintptr // in module's variables: the next piece
	block   *groupblock // the next group's variables; not those of groups that are made while marking goes on
	blockat uintptr     // in them: the next piece
	chunk  *specialchunk // the next specials
	gp     *g // the next goroutine

	bytes      uint64 // of all marked objects; the others likewise; guarded by lock
	scanned    uint64
	rootbytes  uint64
	stackbytes uint64
}

// gcroots makes the roots what they are now. The world is stopped.
func gcroots() {
	gcwork.cycle++
	gcwork.module = modules
	gcwork.at = modules.data
	gcwork.block = groups.live
	gcwork.blockat = 0
	gcwork.chunk = specials.chunks
	gcwork.gp = allgs
	gcwork.bytes = 0
	gcwork.scanned = 0
	gcwork.rootbytes = 0
	gcwork.stackbytes = 0
	w := &tcbGetM().gcw
	markspecialqueues(w)
	w.publish()
}

// nothingToMark tells whether marking may be done: only with the world stopped does it mean that it is.
func nothingToMark() bool {
	lock(&gcwork.lock)
	done := gcwork.full == nil && gcwork.module == nil && gcwork.block == nil && gcwork.chunk == nil && gcwork.gp == nil && gcwork.active == 0
	unlock(&gcwork.lock)
	return done
}

// publish adds up what the worker counted and gives what it has left to the others.
func (w *gcworker) publish() {
	lock(&gcwork.lock)
	gcwork.bytes += w.bytes
	gcwork.scanned += w.scanned
	gcwork.rootbytes += w.rootbytes
	gcwork.stackbytes += w.stackbytes
	w.bytes = 0
	w.scanned = 0
	w.rootbytes = 0
	w.stackbytes = 0
	buf := w.buf
	if buf != nil {
		w.buf = nil
		if buf.n > 0 {
			buf.next = gcwork.full
			gcwork.full = buf
		} else {
			buf.next = gcwork.empty
			gcwork.empty = buf
		}
	}
	unlock(&gcwork.lock)
}

// drain marks until it has looked through so many bytes or found nothing more; then it returns false.
func (w *gcworker) drain(budget uint64) bool {
	atomic.Xaddint32(&gcwork.active, 1)
	more := true
	for w.scanned < budget {
		if w.buf != nil && w.buf.n > 0 {
			w.buf.n--
			scanobject(w.buf.obj[w.buf.n], w)
			if gcwork.hungry != 0 && w.buf.n > 16 {
				w.share()
			}
		} else if !w.takefull() && !w.takejob() {
			more = false
			atomic.Store(&gcwork.hungry, 1)
			break
		}
	}
	w.publish()
	atomic.Xaddint32(&gcwork.active, -1)
	return more
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
	atomic.Store(&gcwork.hungry, 0)
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
	gcwakeidle()
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

// takefull takes a buffer from the others; false if there is none.
func (w *gcworker) takefull() bool {
	if atomic.Loadp(unsafe.Pointer(&gcwork.full)) == nil {
		return false
	}
	lock(&gcwork.lock)
	buf := gcwork.full
	if buf != nil {
		gcwork.full = buf.next
		if w.buf != nil {
			w.buf.next = gcwork.empty
			gcwork.empty = w.buf
		}
		w.buf = buf
	}
	unlock(&gcwork.lock)
	return buf != nil
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
	b := gcwork.block
	if b != nil {
		lo := gcwork.blockat
		hi := b.used
		if hi-lo > rootPiece {
			hi = lo + rootPiece
			gcwork.blockat = hi
		} else {
			gcwork.block = b.next
			gcwork.blockat = 0
		}
		b.pins++
		unlock(&gcwork.lock)
		w.rootbytes += uint64(hi - lo)
		vars := uintptr(b.vars())
		scanwords(vars+lo, vars+hi, w)
		b.unpin()
		return true
	}
	c := gcwork.chunk
	if c != nil {
		gcwork.chunk = c.next
		unlock(&gcwork.lock)
		markspecials(c, w)
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
		scanonce(gp, w)
		gp = gp.alllink
	}
	return true
}

// scanwords looks through memory of which nothing is known: each word may be an address. A worker takes jobs only when its
// buffer is empty, so the buffer's growth is no worry.
func scanwords(lo, hi uintptr, w *gcworker) {
	w.scanned += uint64(hi - lo)
	for p := lo &^ 7; p+8 <= hi; p += 8 {
		w.word(*(*uintptr)(unsafe.Pointer(p)))
	}
}

// scanonce looks through a goroutine unless that was done in this cycle; it has not gone on since marking began.
func scanonce(gp *g, w *gcworker) {
	if claimscan(gp) {
		scang(gp, w)
		atomic.Store(&gp.scancycle, 2*gcwork.cycle)
	}
}

// claimscan tells whether the caller must look through gp: nobody did, and nobody else will now. If somebody is at it, it waits.
func claimscan(gp *g) bool {
	done := 2 * gcwork.cycle
	for i := 0; ; i++ {
		was := atomic.Load(&gp.scancycle)
		if was == done {
			return false
		}
		if was != done-1 && atomic.Cas(&gp.scancycle, was, done-1) {
			return true
		}
		procyield1()
		if i > 1000 {
			osyield()
		}
	}
}

// scanbeforerun is called while marking goes on for a goroutine that is about to run, by its m.
func scanbeforerun(gp *g) {
	if gp.scancycle != 2*gcwork.cycle {
		w := &tcbGetM().gcw
		scanonce(gp, w)
		w.publish()
	}
}

// startclean notes that a new goroutine holds nothing that its maker does not hold.
func startclean(gp *g) {
	if claimscan(gp) {
		atomic.Store(&gp.scancycle, 2*gcwork.cycle)
	}
}

// scang looks through a goroutine: what its g holds, its registers, its stack.
func scang(gp *g, w *gcworker) {
	status := atomic.Load(&gp.atomicstatus)
	if status == _Gdead || status == _Gidle {
		return
	}
	if status != _Grunnable && gp.waitsince == 0 {
		gp.waitsince = uint32(gcstats.stopped / 1000000000)
	}
	w.word(uintptr(gp.startfn))
	w.word(uintptr(gp.timer))
	w.word(uintptr(unsafe.Pointer(unsafe.SliceData(gp.writebuf))))
	w.word(uintptr(unsafe.Pointer(gp._panic)))
	w.word(uintptr(unsafe.Pointer(gp._defer)))
	w.word(uintptr(unsafe.Pointer(gp.coro)))
	w.word(uintptr(gp.param))
	w.word(uintptr(unsafe.Pointer(gp.coroto)))
	w.word(gp.interpctx)
	for sg := gp.waiting; sg != nil; sg = sg.waitlink {
		w.word(uintptr(sg.elem))
		w.word(uintptr(unsafe.Pointer(sg.c)))
	}
	if gp.seg0 == nil {
		return
	}
	seg := gp.segment()
	sp := gp.sched.sp
	switch status {
	case _Gsyscall:
		seg = segmentof(gp.sysguard)
		sp = gp.syssp
		regs := uintptr(unsafe.Pointer(&gp.sysregs))
		scanwords(regs, regs+unsafe.Sizeof(gp.sysregs), w)
	case _Grunnable, _Gwaiting:
		if gp.preemptctx != 0 {
			sp = *(*uintptr)(unsafe.Pointer(gp.preemptctx + ucRSP)) - redZone
			scancontext(gp.preemptctx, w)
		}
	default:
		throw("a goroutine runs before its stack was looked through")
	}
	lo := uintptr(unsafe.Pointer(seg))
	if sp < lo-redZone || sp > seg.top {
		throw("a goroutine's stack pointer is not in its segment")
	}
	if sp < lo+stackHeader {
		sp = lo + stackHeader
	}
	w.stack(sp, seg.top)
	if status != _Gsyscall {
		stackshrink(gp)
	}
	for seg = seg.prev; seg != nil; seg = seg.prev {
		w.stack(seg.savedsp, seg.top)
	}
}

// scancontext looks through the registers of a preempted goroutine.
func scancontext(uc uintptr, w *gcworker) {
	scanwords(uc+ucStack+24, uc+ucFpstate, w)
	fp := *(*uintptr)(unsafe.Pointer(uc + ucFpstate))
	scanwords(fp, fp+fpsize(fp), w)
}

// scanpreempted looks at a goroutine that is preempted while marking goes on for a pointer that it has overwritten and not shown to the collector
// yet: it is in a register or the newest frame (mwb.go), and marking may be over before the goroutine goes on. The goroutine's m, on g0.
func scanpreempted(gp *g) {
	uc := gp.preemptctx
	w := &tcbGetM().gcw
	scancontext(uc, w)
	lo := *(*uintptr)(unsafe.Pointer(uc + ucRSP)) - redZone
	hi := *(*uintptr)(unsafe.Pointer(uc + ucRBP))
	seg := gp.segment()
	if bottom := uintptr(unsafe.Pointer(seg)) + stackHeader; lo < bottom {
		lo = bottom
	}
	if hi < lo || hi > seg.top {
		hi = seg.top // the frame begins in the segment before
	}
	scanwords(lo, hi, w)
	w.publish()
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
	if s == nil || atomic.Load(&s.state) != spanInUse || p >= s.end || p < s.base {
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
		w.scanned += uint64(s.elemsize)
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
	w.scanned += uint64(hi - lo)
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

// markrun marks a run of free objects that an allocator is about to hand out while others mark: new objects need not be looked through.
func markrun(s *mspan, i, n uintptr) {
	for i < n {
		m := (*uint32)(unsafe.Pointer(s.mark + i>>5*4))
		bits := ^uint32(0) << (i & 31)
		next := i&^31 + 32
		if next > n {
			bits &= ^uint32(0) >> (next - n)
			next = n
		}
		atomic.Or32(m, bits)
		i = next
	}
}

// unmarkrest takes the marks of a run's objects back that were not handed out. The world is stopped.
func unmarkrest(s *mspan) {
	n := (s.limit - s.base) / s.elemsize
	for i := (s.free - s.base) / s.elemsize; i < n; i++ {
		*(*uint32)(unsafe.Pointer(s.mark + i>>5*4)) &^= 1 << (i & 31)
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

// Queues of runnable gs: the global one, guarded by sched.lock, and each p's ring with its runnext.
//
// Only a p's m adds to its ring, so the tail has one writer; takers, which may be other ms, move the head by compare-and-swap and read the gs
// before that, so that what they read counts only if nobody else was there. A full ring sends half of itself to the global queue.
//
//go:nowritebarrier
package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

// globrunqput appends to the global queue. sched.lock is held.
func globrunqput(gp *g) {
	gp.schedlink = nil
	if sched.runqtail != nil {
		sched.runqtail.schedlink = gp
	} else {
		sched.runqhead = gp
	}
	sched.runqtail = gp
	sched.runqsize++
}

// globrunqputhead puts gp in front of the global queue. sched.lock is held.
func globrunqputhead(gp *g) {
	gp.schedlink = sched.runqhead
	sched.runqhead = gp
	if sched.runqtail == nil {
		sched.runqtail = gp
	}
	sched.runqsize++
}

// globrunqremove takes gp out of the global queue, where it comes after before (nil: first). sched.lock is held.
func globrunqremove(before, gp *g) {
	if before == nil {
		sched.runqhead = gp.schedlink
	} else {
		before.schedlink = gp.schedlink
	}
	if sched.runqtail == gp {
		sched.runqtail = before
	}
	gp.schedlink = nil
	sched.runqsize--
}

// globrunqget takes a share of the global queue: one g to run, the others to pp's ring. sched.lock is held.
func globrunqget(pp *p, max int32) *g {
	if sched.runqsize == 0 {
		return nil
	}
	n := sched.runqsize/gomaxprocs + 1
	if n > sched.runqsize {
		n = sched.runqsize
	}
	if max > 0 && n > max {
		n = max
	}
	if n > 128 {
		n = 128
	}
	sched.runqsize -= n
	gp := globpop()
	for n--; n > 0; n-- {
		runqput(pp, globpop(), false)
	}
	return gp
}

func globpop() *g {
	gp := sched.runqhead
	sched.runqhead = gp.schedlink
	if sched.runqhead == nil {
		sched.runqtail = nil
	}
	gp.schedlink = nil
	return gp
}

func runqempty(pp *p) bool {
	for {
		head := atomic.Load(&pp.runqhead)
		tail := atomic.Load(&pp.runqtail)
		next := atomic.Loaduintptr(&pp.runnext)
		if tail == atomic.Load(&pp.runqtail) {
			return head == tail && next == 0
		}
	}
}

// runqputnext has gp run next on this p, or without one puts it on the global queue.
func runqputnext(gp *g) {
	pp := tcbGetM().p
	if pp != nil {
		runqput(pp, gp, true)
		return
	}
	lock(&sched.lock)
	globrunqput(gp)
	unlock(&sched.lock)
}

// runqput puts gp on pp's queue; next: in the runnext slot, kicking its holder to the ring. Only pp's owner calls it.
func runqput(pp *p, gp *g, next bool) {
	if stressNext(next) {
		for {
			old := pp.runnext
			if atomic.Casuintptr(&pp.runnext, old, uintptr(unsafe.Pointer(gp))) {
				if old == 0 {
					return
				}
				gp = (*g)(unsafe.Pointer(old))
				break
			}
		}
	}
	for {
		h := atomic.Load(&pp.runqhead)
		t := pp.runqtail
		if t-h < uint32(len(pp.runq)) {
			pp.runq[t%uint32(len(pp.runq))] = gp
			atomic.Store(&pp.runqtail, t+1)
			return
		}
		if runqputslow(pp, gp, h, t) {
			return
		}
	}
}

// runqputslow moves half of a full ring and gp to the global queue.
func runqputslow(pp *p, gp *g, h, t uint32) bool {
	n := (t - h) / 2
	// Linked before the head moves: nobody else can take these until the Cas, and if it fails nothing was lost.
	first := pp.runq[h%uint32(len(pp.runq))]
	var batch [128]*g
	for i := uint32(0); i < n; i++ {
		batch[i] = pp.runq[(h+i)%uint32(len(pp.runq))]
	}
	if !atomic.Cas(&pp.runqhead, h, h+n) {
		return false
	}
	for i := uint32(0); i+1 < n; i++ {
		batch[i].schedlink = batch[i+1]
	}
	batch[n-1].schedlink = gp
	gp.schedlink = nil
	lock(&sched.lock)
	if sched.runqtail != nil {
		sched.runqtail.schedlink = first
	} else {
		sched.runqhead = first
	}
	sched.runqtail = gp
	sched.runqsize += int32(n + 1)
	unlock(&sched.lock)
	return true
}

// runqmove puts what is on pp's queue, which nobody else takes from for long, on the global one. sched.lock is held.
func runqmove(pp *p) {
	for {
		gp, _ := runqget(pp)
		if gp == nil {
			return
		}
		globrunqput(gp)
	}
}

// runqget takes the next g of pp's own queue.
func runqget(pp *p) (gp *g, inheritTime bool) {
	next := pp.runnext
	if next != 0 && atomic.Casuintptr(&pp.runnext, next, 0) {
		return (*g)(unsafe.Pointer(next)), true
	}
	for {
		h := atomic.Load(&pp.runqhead)
		t := pp.runqtail
		if t == h {
			return nil, false
		}
		gp := pp.runq[h%uint32(len(pp.runq))]
		if atomic.Cas(&pp.runqhead, h, h+1) {
			return gp, false
		}
	}
}

// runqsteal takes half of victim's ring (or, last resort, its runnext) into pp's and returns one of them.
func runqsteal(pp, victim *p, stealNext bool) *g {
	t := pp.runqtail
	for {
		h := atomic.Load(&victim.runqhead)
		vt := atomic.Load(&victim.runqtail)
		n := vt - h
		n = n - n/2
		if n == 0 {
			if !stealNext {
				return nil
			}
			next := atomic.Loaduintptr(&victim.runnext)
			if next == 0 {
				return nil
			}
			if atomic.Load(&victim.status) == _Prunning {
				// Its owner is likely to run it in a moment: sleeping costs less than moving it.
				usleep(3)
				if atomic.Loaduintptr(&victim.runnext) != next {
					return nil
				}
			}
			if !atomic.Casuintptr(&victim.runnext, next, 0) {
				continue
			}
			return (*g)(unsafe.Pointer(next))
		}
		if n > uint32(len(pp.runq)/2) {
			continue // read h and vt inconsistently
		}
		for i := uint32(0); i < n; i++ {
			pp.runq[(t+i)%uint32(len(pp.runq))] = victim.runq[(h+i)%uint32(len(victim.runq))]
		}
		if atomic.Cas(&victim.runqhead, h, h+n) {
			n--
			gp := pp.runq[(t+n)%uint32(len(pp.runq))]
			if n > 0 {
				atomic.Store(&pp.runqtail, t+n)
			}
			return gp
		}
	}
}

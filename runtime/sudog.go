// sudogs, cached per p, then on sched.sudogcache, guarded by sched.sudoglock. They are never freed.
//
//go:nowritebarrier
package runtime

import "unsafe"

func acquireSudog() *sudog {
	noPreemptInc()
	pp := tcbGetM().p
	s := pp.sudogcache
	if s == nil {
		s = refillSudogs(pp)
	}
	pp.sudogcache = s.next
	pp.sudogN--
	s.next = nil
	noPreemptDec()
	return s
}

//go:noinline
func refillSudogs(pp *p) *sudog {
	lock(&sched.sudoglock)
	for pp.sudogN < 32 && sched.sudogcache != nil {
		s := sched.sudogcache
		sched.sudogcache = s.next
		s.next = pp.sudogcache
		pp.sudogcache = s
		pp.sudogN++
	}
	unlock(&sched.sudoglock)
	for pp.sudogN < 8 {
		s := (*sudog)(persistentalloc(unsafe.Sizeof(sudog{})))
		s.next = pp.sudogcache
		pp.sudogcache = s
		pp.sudogN++
	}
	return pp.sudogcache
}

func releaseSudog(s *sudog) {
	noPreemptInc()
	pp := tcbGetM().p
	s.g = nil
	s.elem = nil
	s.c = nil
	s.next = pp.sudogcache
	pp.sudogcache = s
	pp.sudogN++
	if pp.sudogN >= 128 {
		lock(&sched.sudoglock)
		for pp.sudogN > 64 {
			s = pp.sudogcache
			pp.sudogcache = s.next
			pp.sudogN--
			s.next = sched.sudogcache
			sched.sudogcache = s
		}
		unlock(&sched.sudoglock)
	}
	noPreemptDec()
}

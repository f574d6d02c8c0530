// Specials: what the collector knows of objects besides their memory, which is their finalizers (mfinal.go), cleanups (mcleanup.go) and weak
// pointers (mweak.go). An object may have several; one belongs to an address, which may lie within the object.
//
// What functions of specials lead to are roots, and so is what an object with a finalizer leads to. When marking is done, weak pointers to objects
// that are not marked are cleared, then finalizers of such objects go on their queue and the objects are marked, since the
// finalizers get them; last the cleanups of what is still not marked go on theirs. A goroutine of the runtime's own calls what is on a queue.
//
//go:nowritebarrier
package runtime

import "unsafe"

// Kinds of specials.
const (
	specialFinalizer = iota
	specialCleanup
	specialWeak
)

type special struct {
	obj    unsafe.Pointer
	fn     any            // finalizer: to be called with obj; cleanup: a func()
	typ    *_type         // finalizer: of the pointer that SetFinalizer got
	handle unsafe.Pointer // weak: what weak pointers to obj hold
	id     uint64         // cleanup: which one
	group  *groupblock    // of who asked for the call of fn, pinned; nil: the main group's
	kind   uint8
	queued bool
	next   *special // of its bucket or of the queue
}

// specialchunk holds specials, so that the collector comes by all of them in the order of their addresses.
type specialchunk struct {
	next *specialchunk
	list [200]special // those in use have an obj
}

// specials holds those whose objects can be reached, as far as is known. Changed under lock, or with the world stopped.
var specials struct {
	lock    mutex
	buckets []*special // by address; a power of two
	counts  [3]int     // of each kind
	ids     uint64
	chunks  *specialchunk
	unused  *special
}

// specialqueue is a queue of specials whose functions are to be called, first one first, and the goroutine that does so. Guarded by
// specials.lock.
type specialqueue struct {
	first, last *special
	gp          *g
	waiting     bool
}

var finq, cleanupq specialqueue

func specialbucket(obj unsafe.Pointer) **special {
	return &specials.buckets[mix64(uint64(uintptr(obj)))&uint64(len(specials.buckets)-1)]
}

// findspecial is the link that leads to obj's special of a kind (and, unless id is 0, with that id), nil if there is none. specials.lock is
// held.
func findspecial(obj unsafe.Pointer, kind uint8, id uint64) **special {
	if specials.buckets == nil {
		return nil
	}
	for link := specialbucket(obj); *link != nil; link = &(*link).next {
		sp := *link
		if sp.obj == obj && sp.kind == kind && (id == 0 || sp.id == id) {
			return link
		}
	}
	return nil
}

// addspecial: specials.lock is held.
func addspecial(obj unsafe.Pointer, kind uint8) *special {
	if specials.buckets == nil {
		specials.buckets = (*[1 << 20]*special)(persistentalloc(256 * 8))[:256:256]
	}
	if specials.counts[0]+specials.counts[1]+specials.counts[2] >= 2*len(specials.buckets) && len(specials.buckets) < 1<<20 {
		old := specials.buckets
		n := 4 * len(old)
		specials.buckets = (*[1 << 20]*special)(persistentalloc(uintptr(n) * 8))[:n:n]
		for _, sp := range old {
			for sp != nil {
				next := sp.next
				link := specialbucket(sp.obj)
				sp.next = *link
				*link = sp
				sp = next
			}
		}
	}
	if specials.unused == nil {
		c := (*specialchunk)(persistentalloc(unsafe.Sizeof(specialchunk{})))
		c.next = specials.chunks
		specials.chunks = c
		for i := range c.list {
			dropspecial(&c.list[i])
		}
	}
	sp := specials.unused
	specials.unused = sp.next
	sp.obj = obj
	sp.kind = kind
	if vars := getg().vars; kind != specialWeak && vars != mainvars {
		sp.group = blockof(vars)
		sp.group.keep()
	}
	link := specialbucket(obj)
	sp.next = *link
	*link = sp
	specials.counts[kind]++
	return sp
}

// unlinkspecial takes the special that link leads to out of its bucket.
func unlinkspecial(link **special) *special {
	sp := *link
	*link = sp.next
	sp.next = nil
	specials.counts[sp.kind]--
	return sp
}

// dropspecial keeps the struct of one that is over. specials.lock is held, or the world stopped.
func dropspecial(sp *special) {
	if sp.group != nil {
		sp.group.unpin()
	}
	*sp = special{next: specials.unused}
	specials.unused = sp
}

// startqueue makes the queue's goroutine if it has none; the caller readies what it gets, once it gave specials.lock back.
func startqueue(q *specialqueue, run func()) *g {
	if q.gp != nil {
		return nil
	}
	q.gp = newsystemproc(run)
	return q.gp
}

// runspecials is the goroutine of a queue.
func runspecials(q *specialqueue, reason waitReason) {
	for {
		if runspecial(q) {
			continue
		}
		lock(&specials.lock)
		if q.first == nil {
			q.waiting = true
			goparkunlock(&specials.lock, reason)
		} else {
			unlock(&specials.lock)
		}
	}
}

// runspecial calls the function of the first special of the queue; false if there is none. While that is the program's code the goroutine counts as
// one of the program's. Not inlined: what is left of the object's address in its frame must be gone while the goroutine waits.
//
//go:noinline
func runspecial(q *specialqueue) bool {
	lock(&specials.lock)
	sp := q.first
	if sp == nil {
		unlock(&specials.lock)
		return false
	}
	q.first = sp.next
	obj := sp.obj
	fn := sp.fn
	typ := sp.typ
	group := sp.group
	sp.group = nil
	cleanup := sp.kind == specialCleanup
	shade(obj)
	shade(efaceOf(&fn).data)
	dropspecial(sp)
	unlock(&specials.lock)
	if group != nil {
		// On a goroutine of the group, which may end at any time.
		if group.id != 0 {
			gogroup(group.vars(), func() { callspecial(fn, obj, typ, cleanup) })
		}
		group.unpin()
		return true
	}
	gp := getg()
	gp.issystem = false
	callspecial(fn, obj, typ, cleanup)
	gp.issystem = true
	return true
}

func callspecial(fn any, obj unsafe.Pointer, typ *_type, cleanup bool) {
	if cleanup {
		(*(*func())(unsafe.Pointer(&efaceOf(&fn).data)))()
	} else {
		callfinalizer(fn, obj, typ)
	}
}

// put: the world is stopped.
func (q *specialqueue) put(sp *special) {
	sp.queued = true
	if q.first != nil {
		q.last.next = sp
	} else {
		q.first = sp
	}
	q.last = sp
}

// wake starts the queue's goroutine if there is something to call.
func (q *specialqueue) wake() {
	if q.first == nil {
		return
	}
	lock(&specials.lock)
	wake := q.waiting
	q.waiting = false
	unlock(&specials.lock)
	if wake {
		goready(q.gp)
	}
}

// markspecials takes what some specials need as roots. Those that are made after marking began need nothing: their makers have it.
func markspecials(c *specialchunk, w *gcworker) {
	lock(&specials.lock)
	for i := range c.list {
		sp := &c.list[i]
		if sp.obj == nil || sp.queued {
			continue
		}
		w.word(uintptr(efaceOf(&sp.fn).data))
		w.word(uintptr(sp.handle))
		if sp.kind == specialFinalizer {
			markreferents(uintptr(sp.obj), w)
		}
	}
	unlock(&specials.lock)
	w.scanned += uint64(unsafe.Sizeof(*c))
}

// markspecialqueues takes what is queued as roots. The world is stopped, marking has not begun.
func markspecialqueues(w *gcworker) {
	for sp := finq.first; sp != nil; sp = sp.next {
		w.word(uintptr(efaceOf(&sp.fn).data))
		w.word(uintptr(sp.obj))
	}
	for sp := cleanupq.first; sp != nil; sp = sp.next {
		w.word(uintptr(efaceOf(&sp.fn).data))
	}
}

// markreferents marks what the object at p leads to, but not the object.
func markreferents(p uintptr, w *gcworker) {
	s := spanOf(p)
	if s == nil || s.state != spanInUse || s.spanclass&1 != 0 {
		return
	}
	scanobject(objectof(s, p), w)
}

// takespecials takes the specials of a kind whose objects are not marked: clears weak pointers, queues others. False if there were none. All workers
// have come to an end.
func takespecials(kind uint8) bool {
	if specials.counts[kind] == 0 {
		return false
	}
	found := false
	for c := specials.chunks; c != nil; c = c.next {
		for i := range c.list {
			sp := &c.list[i]
			if sp.obj == nil || sp.kind != kind || sp.queued || marked(uintptr(sp.obj)) {
				continue
			}
			link := specialbucket(sp.obj)
			for *link != sp {
				link = &(*link).next
			}
			unlinkspecial(link)
			found = true
			switch kind {
			case specialFinalizer:
				finq.put(sp)
			case specialCleanup:
				cleanupq.put(sp)
			case specialWeak:
				*(*uintptr)(sp.handle) = 0
				dropspecial(sp)
			}
		}
	}
	return found
}

// markfinalizers queues the finalizers of objects that are not marked, and marks the objects. False if there were none.
func markfinalizers(w *gcworker) bool {
	if !takespecials(specialFinalizer) {
		return false
	}
	for sp := finq.first; sp != nil; sp = sp.next {
		w.word(uintptr(sp.obj))
	}
	return true
}

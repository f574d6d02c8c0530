// Finalizers: functions to be called for objects that nothing else leads to any more.
//
// A finalizer's function and what its object leads to are roots, the object itself is not; so objects with finalizers that lead
// to each other are finalized from the outside in, and never in a cycle. When marking is done, unmarked objects with a finalizer go on a queue,
// are marked, since the finalizer gets them, and lose their finalizer. A goroutine of the runtime's own calls those on the queue.
package runtime

import "unsafe"

// special is what is known of an object besides its memory.
type special struct {
	obj  unsafe.Pointer
	fn   any     // a func, to be called with obj
	typ  *_type  // of the pointer that SetFinalizer got
	next *special // of its bucket or of the queue
}

var fin struct {
	lock    mutex
	buckets []*special // by address; a power of two
	count   int
	queue   *special // to be run, first one first
	last    *special
	unused  *special
	gp      *g // the goroutine that calls finalizers
	waiting bool
}

func finbucket(obj unsafe.Pointer) **special {
	return &fin.buckets[mix64(uint64(uintptr(obj)))&uint64(len(fin.buckets)-1)]
}

// SetFinalizer asks that fn be called with obj some time after nothing else leads to obj; fn nil takes that back.
func SetFinalizer(obj any, fn any) {
	e := efaceOf(&obj)
	if e.typ == nil {
		throw("runtime.SetFinalizer: first argument is nil")
	}
	if e.typ.kind != kindPointer {
		throw("runtime.SetFinalizer: first argument is " + e.typ.str + ", not pointer")
	}
	if e.data == nil {
		throw("nil elem type!")
	}
	f := efaceOf(&fn)
	if f.typ != nil {
		if f.typ.kind != kindFunc {
			throw("runtime.SetFinalizer: second argument is " + f.typ.str + ", not a function")
		}
		ft := (*functype)(unsafe.Pointer(f.typ))
		if ft.variadic {
			throw("runtime.SetFinalizer: cannot pass " + e.typ.str + " to finalizer " + f.typ.str + " because dotdotdot")
		}
		if len(ft.in) != 1 || !finalizable(e.typ, ft.in[0]) {
			throw("runtime.SetFinalizer: cannot pass " + e.typ.str + " to finalizer " + f.typ.str)
		}
	}
	s := spanOf(uintptr(e.data))
	if s == nil {
		return // a variable of a package, or of no size: never unreachable
	}
	add := f.typ != nil
	var sp *special
	fresh := false
	lock(&fin.lock)
	if fin.gp == nil && add {
		fresh = true
		fin.buckets = (*[1 << 20]*special)(persistentalloc(256 * 8))[:256:256]
		fin.gp = newproc1(runfinq, 0)
		fin.gp.issystem = true
	}
	if fin.gp != nil {
		link := finbucket(e.data)
		for *link != nil && (*link).obj != e.data {
			link = &(*link).next
		}
		sp = *link
		if sp != nil && !add {
			*link = sp.next
			fin.count--
			dropspecial(sp)
		} else if sp != nil {
			unlock(&fin.lock)
			throw("runtime.SetFinalizer: finalizer already set")
		} else if add {
			addspecial(e.data, fn, e.typ)
		}
	}
	unlock(&fin.lock)
	if fresh {
		goready(fin.gp)
	}
}

// finalizable tells whether a t may be passed to a finalizer that takes a to.
func finalizable(t, to *_type) bool {
	if t == to {
		return true
	}
	if to.kind == kindInterface {
		inter := (*interfacetype)(unsafe.Pointer(to))
		return len(inter.methods) == 0 || assertE2I2(inter, t) != nil
	}
	if to.kind != kindPointer || t.tflag&to.tflag&tflagNamed != 0 {
		return false
	}
	return (*ptrtype)(unsafe.Pointer(t)).elem == (*ptrtype)(unsafe.Pointer(to)).elem
}

// addspecial: fin.lock is held.
func addspecial(obj unsafe.Pointer, fn any, typ *_type) {
	if fin.count >= 2*len(fin.buckets) && len(fin.buckets) < 1<<20 {
		old := fin.buckets
		n := 4 * len(old)
		fin.buckets = (*[1 << 20]*special)(persistentalloc(uintptr(n) * 8))[:n:n]
		for _, sp := range old {
			for sp != nil {
				next := sp.next
				link := finbucket(sp.obj)
				sp.next = *link
				*link = sp
				sp = next
			}
		}
	}
	sp := fin.unused
	if sp != nil {
		fin.unused = sp.next
	} else {
		sp = (*special)(persistentalloc(unsafe.Sizeof(special{})))
	}
	sp.obj = obj
	sp.fn = fn
	sp.typ = typ
	link := finbucket(obj)
	sp.next = *link
	*link = sp
	fin.count++
}

// dropspecial keeps the struct of one that is over. fin.lock is held.
func dropspecial(sp *special) {
	sp.obj = nil
	sp.fn = nil
	sp.next = fin.unused
	fin.unused = sp
}

// markspecials takes what finalizers need as roots. The world is stopped, marking has not begun.
func markspecials(w *gcworker) {
	for _, sp := range fin.buckets {
		for ; sp != nil; sp = sp.next {
			w.word(uintptr(efaceOf(&sp.fn).data))
			markreferents(uintptr(sp.obj), w)
		}
	}
	for sp := fin.queue; sp != nil; sp = sp.next {
		w.word(uintptr(efaceOf(&sp.fn).data))
		w.word(uintptr(sp.obj))
	}
}

// markreferents marks what the object at p leads to, but not the object.
func markreferents(p uintptr, w *gcworker) {
	s := spanOf(p)
	if s == nil || s.state != spanInUse || s.spanclass&1 != 0 {
		return
	}
	i := (p - s.base) * s.divmul >> 32
	scanobject(s.base+i*s.elemsize, w)
}

// markfinalizers queues the finalizers of objects that are not marked, and marks the objects. False if there were none. All workers
// have come to an end.
func markfinalizers(w *gcworker) bool {
	found := false
	for i := range fin.buckets {
		link := &fin.buckets[i]
		for *link != nil {
			sp := *link
			if marked(uintptr(sp.obj)) {
				link = &sp.next
				continue
			}
			*link = sp.next
			fin.count--
			sp.next = nil
			if fin.last != nil && fin.queue != nil {
				fin.last.next = sp
			} else {
				fin.queue = sp
			}
			fin.last = sp
			found = true
		}
	}
	if found {
		for sp := fin.queue; sp != nil; sp = sp.next {
			w.word(uintptr(sp.obj))
		}
	}
	return found
}

// wakefinalizers starts the goroutine that calls finalizers if there are some to call.
func wakefinalizers() {
	if fin.queue == nil {
		return
	}
	lock(&fin.lock)
	wake := fin.waiting
	fin.waiting = false
	unlock(&fin.lock)
	if wake {
		goready(fin.gp)
	}
}

// runfinq is the goroutine that calls finalizers.
func runfinq() {
	for {
		if !runfinalizer() {
			lock(&fin.lock)
			if fin.queue == nil {
				fin.waiting = true
				goparkunlock(&fin.lock, waitReasonFinalizerWait)
			} else {
				unlock(&fin.lock)
			}
		}
	}
}

// runfinalizer calls the first finalizer of the queue; false if there is none. Not inlined: what is left of the object's address in its frame must
// be gone while runfinq waits.
//
//go:noinline
func runfinalizer() bool {
	lock(&fin.lock)
	sp := fin.queue
	if sp == nil {
		unlock(&fin.lock)
		return false
	}
	fin.queue = sp.next
	obj := sp.obj
	fn := sp.fn
	typ := sp.typ
	dropspecial(sp)
	unlock(&fin.lock)
	callfinalizer(fn, obj, typ)
	return true
}

// callfinalizer calls fn, which takes one argument, with obj, a pointer of type typ. Results are dropped; if they do not fit into registers the
// function wants room for them before its argument.
func callfinalizer(fn any, obj unsafe.Pointer, typ *_type) {
	e := efaceOf(&fn)
	ft := (*functype)(unsafe.Pointer(e.typ))
	room := uintptr(0)
	for _, t := range ft.out {
		room += (t.size + 7) &^ 7
	}
	var results unsafe.Pointer
	if room > 24 {
		results = mallocgc(room+64, nil, true)
	}
	to := ft.in[0]
	if to.kind != kindInterface {
		if results != nil {
			(*(*func(unsafe.Pointer, unsafe.Pointer))(unsafe.Pointer(&e.data)))(results, obj)
		} else {
			(*(*func(unsafe.Pointer))(unsafe.Pointer(&e.data)))(obj)
		}
		return
	}
	// An empty interface's first word is the type, another one's the itab.
	var arg any
	efaceOf(&arg).typ = typ
	efaceOf(&arg).data = obj
	inter := (*interfacetype)(unsafe.Pointer(to))
	if len(inter.methods) != 0 {
		efaceOf(&arg).typ = (*_type)(unsafe.Pointer(assertE2I2(inter, typ)))
	}
	if results != nil {
		(*(*func(unsafe.Pointer, any))(unsafe.Pointer(&e.data)))(results, arg)
	} else {
		(*(*func(any))(unsafe.Pointer(&e.data)))(arg)
	}
}

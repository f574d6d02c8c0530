// Finalizers: functions to be called for objects that nothing else leads to any more.
//
// A finalizer's function and what its object leads to are roots, the object itself is not (mspecial.go); so objects with finalizers that lead
// to each other are finalized from the outside in, and never in a cycle.
//
//go:nowritebarrier
package runtime

import "unsafe"

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
	if s.spanclass != tinySpanClass && uintptr(e.data) != objectof(s, uintptr(e.data)) {
		throw("runtime.SetFinalizer: pointer not at beginning of allocated block")
	}
	var gp *g
	lock(&specials.lock)
	link := findspecial(e.data, specialFinalizer, 0)
	if f.typ == nil {
		if link != nil {
			dropspecial(unlinkspecial(link))
		}
	} else if link != nil {
		unlock(&specials.lock)
		throw("runtime.SetFinalizer: finalizer already set")
	} else {
		gp = startqueue(&finq, runfinq)
		sp := addspecial(e.data, specialFinalizer)
		sp.fn = fn
		sp.typ = e.typ
	}
	unlock(&specials.lock)
	if gp != nil {
		goready(gp)
	}
}

// setsystemfinalizer is SetFinalizer for the runtime itself: the finalizer is called even when the group that is running now has ended.
func setsystemfinalizer(obj, fn any) {
	was := entergroup(mainvars)
	SetFinalizer(obj, fn)
	leavegroup(was)
}

//go:linkname poll_runtime_setFinalizer internal/poll.runtime_setFinalizer
func poll_runtime_setFinalizer(obj, fn any) { setsystemfinalizer(obj, fn) }

//go:linkname unique_runtime_addCleanup unique.runtime_addCleanup
func unique_runtime_addCleanup(p unsafe.Pointer, size uintptr, fn func()) {
	was := entergroup(mainvars)
	addcleanup(p, size, fn, 0, (*int)(nil), fn)
	leavegroup(was)
}

//go:linkname unique_runtime_shared unique.runtime_shared
func unique_runtime_shared(delta int) { getg().shared += uint8(delta) }

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

func runfinq() { runspecials(&finq, waitReasonFinalizerWait) }

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

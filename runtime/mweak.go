// Weak pointers: what package weak needs of the runtime (std/HOOKS.md).
//
// A weak pointer holds a handle: a word of the heap, without pointers for the collector, with the address it stands for. All weak pointers to one address have one
// handle, found by a special, which keeps it alive as long as the object is. The collector clears handles with the world stopped,
// when it found nothing that leads to the object; so who read an address from one may use it, if the collector is told while it marks.
package runtime

import "unsafe"

//go:linkname weak_runtime_registerWeakPointer weak.runtime_registerWeakPointer
func weak_runtime_registerWeakPointer(p unsafe.Pointer) unsafe.Pointer {
	if p == nil {
		return nil
	}
	lock(&specials.lock)
	link := findspecial(p, specialWeak, 0)
	if link != nil {
		handle := (*link).handle
		unlock(&specials.lock)
		return handle
	}
	unlock(&specials.lock)
	fresh := mallocgc(16, nil, true) // not with the lock, since it may collect; not 8, since it shall share no block with tiny objects
	*(*uintptr)(fresh) = uintptr(p)
	lock(&specials.lock)
	link = findspecial(p, specialWeak, 0)
	if link == nil {
		addspecial(p, specialWeak).handle = fresh
	} else {
		fresh = (*link).handle
	}
	unlock(&specials.lock)
	return fresh
}

//go:linkname weak_runtime_makeStrongFromWeak weak.runtime_makeStrongFromWeak
func weak_runtime_makeStrongFromWeak(handle unsafe.Pointer) unsafe.Pointer {
	if handle == nil {
		return nil
	}
	p := *(*unsafe.Pointer)(handle)
	shade(p)
	return p
}

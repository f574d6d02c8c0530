// What golite/embed does with Go's heap: memory, maps, objects that stay, func values that are functions of the host's.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

var hostrootlist *hostroots // atomic; never removed, the host uses them again (hostroots.go)

func newhostroots() *hostroots {
	r := new(hostroots)
	for {
		old := (*hostroots)(atomic.Loadp(unsafe.Pointer(&hostrootlist)))
		r.next = old
		if atomic.Casp1((*unsafe.Pointer)(unsafe.Pointer(&hostrootlist)), unsafe.Pointer(old), unsafe.Pointer(r)) {
			return r
		}
	}
}

// hostpin keeps an object alive until what it gives is on hostdropped (pypin).
func hostpin(p unsafe.Pointer) *hostpinned {
	n := new(hostpinned)
	n.object = p
	lock(&hostpins.lock)
	n.next = hostpins.list
	if n.next != nil {
		n.next.prev = n
	}
	hostpins.list = n
	unlock(&hostpins.lock)
	return n
}

// hostdropped are those that the host has no use for any more. Under the GIL.
var hostdropped *hostpinned

func hostunpindropped() {
	for hostdropped != nil {
		n := hostdropped
		hostdropped = n.dropped
		n.dropped = nil
		hostunpin(n)
	}
}

func hostunpin(n *hostpinned) {
	lock(&hostpins.lock)
	if n.next != nil {
		n.next.prev = n.prev
	}
	if n.prev != nil {
		n.prev.next = n.next
	} else {
		hostpins.list = n.next
	}
	n.next = nil
	n.prev = nil
	n.object = nil
	unlock(&hostpins.lock)
}

type hostpinned struct {
	next, prev *hostpinned
	dropped    *hostpinned // the next one on hostdropped
	object     unsafe.Pointer
}

var hostpins struct {
	lock mutex
	list *hostpinned
}

// hostarray, hostblock: memory for n elements; hostblock's is looked through word by word.
func hostarray(t *_type, n int) unsafe.Pointer {
	if n == 0 || t.size == 0 {
		return unsafe.Pointer(&zerobase)
	}
	return newarray(t, n)
}

func hostblock(size uintptr) unsafe.Pointer {
	return unsafe.Pointer(unsafe.SliceData(make([]unsafe.Pointer, (size+7)/8+1)))
}

func hostbytes(n uintptr) unsafe.Pointer { return mallocgc(n, nil, false) }

func hostmove(t *_type, dst, src unsafe.Pointer) {
	if t.ptrdata != 0 {
		typedmemmove(dst, src, t.size)
	} else {
		memmove(dst, src, t.size)
	}
}

func hostitab(inter *interfacetype, t *_type) *itab { return getitab(inter, t, true) }

// hostmapfill makes a map of n keys and elements.
func hostmapfill(t *maptype, n int, keys, elems unsafe.Pointer) *hmap {
	m := makemap(t, n)
	for i := 0; i < n; i++ {
		e := mapassign(t, m, keys)
		typedmemmove(e, elems, t.elem.size)
		keys = add(keys, t.key.size)
		elems = add(elems, t.elem.size)
	}
	return m
}

// hostmapitems copies a map's entries: how many, keys, elements.
func hostmapitems(t *maptype, m *hmap) (int, unsafe.Pointer, unsafe.Pointer) {
	if m == nil {
		return 0, unsafe.Pointer(&zerobase), unsafe.Pointer(&zerobase)
	}
	n := m.count
	keys := hostarray(t.key, n)
	elems := hostarray(t.elem, n)
	var it hiter
	mapiterinit(t, m, &it)
	i := 0
	for it.key != nil && i < n {
		typedmemmove(add(keys, uintptr(i)*t.key.size), it.key, t.key.size)
		typedmemmove(add(elems, uintptr(i)*t.elem.size), it.elem, t.elem.size)
		i++
		mapiternext(&it)
	}
	return i, keys, elems
}

// ---- func values that are functions of the host's

// hostclosure is such a func value. Known to asm_amd64.s (hostfuncstub).
type hostclosure struct {
	code   uintptr
	imp    *hostimport
	plan   *hostplan
	nstack uintptr // bytes of arguments on the stack
	owner  uintptr // what keeps imp and plan
}

// hostplan says where arguments and results are in a block (golite/embed/callplan.py). Made by golite/embed/core.py.
type hostplan struct {
	size, results                     uint32
	nints, nfloats, nstack, nreturned uint32
	numbers                           [256]uint32
}

// hostregs are what hostfuncstub saves, and gives back.
type hostregs struct {
	ints    [6]uintptr
	floats  [8]uint64
	rints   [3]uintptr
	rfloats [2]uint64
}

// hostObjectBytes is what an object of Python's is taken for that Go keeps alive: an exception with its traceback, a function with what it refers to.
const hostObjectBytes = 2 << 10

// newhostclosure makes a func value. The owner of its parts, a Python object, is dropped when Go has no use for it any more.
func newhostclosure(imp *hostimport, plan *hostplan, owner uintptr) *hostclosure {
	c := &hostclosure{asmaddr(8), imp, plan, uintptr(plan.nstack) * 8, owner}
	setsystemfinalizer(c, dropclosure)
	gcexternal(hostObjectBytes)
	return c
}

func dropclosure(c *hostclosure) { hostdropobject(c.owner) }

// hostfuncbody is a call of a func value that is the host's function.
func hostfuncbody(c *hostclosure, regs *hostregs, stack unsafe.Pointer) {
	plan := c.plan
	block := hostblock(uintptr(plan.size))
	at := 0
	sret := uintptr(0)
	for class := 0; class < 3; class++ {
		n := plan.nints
		words := unsafe.Pointer(&regs.ints)
		if class == 1 {
			n = plan.nfloats
			words = unsafe.Pointer(&regs.floats)
		} else if class == 2 {
			n = plan.nstack
			words = stack
		}
		for i := uint32(0); i < n; i++ {
			what, offset, size := plan.numbers[at], uintptr(plan.numbers[at+1]), uintptr(plan.numbers[at+2])
			at += 3
			word := add(words, uintptr(i)*8)
			if what == 0 {
				memmove(add(block, offset), word, size)
			} else if offset == uintptr(plan.results) && class == 0 && i == 0 && plan.nreturned == 0 {
				sret = *(*uintptr)(word)
			} else {
				memmove(add(block, offset), *(*unsafe.Pointer)(word), size)
			}
		}
	}
	var call pyhostcall
	call.imp = c.imp
	call.args = block
	call.res = block
	hostmakecall(&call)
	hostcloses(plan, regs, block, sret, at)
	KeepAlive(c)
}

// hostcloses gives the results of a call to who called the func value. at: where the plan has them.
func hostcloses(plan *hostplan, regs *hostregs, block unsafe.Pointer, sret uintptr, at int) {
	if sret != 0 {
		memmove(unsafe.Pointer(sret), add(block, uintptr(plan.results)), uintptr(plan.size-plan.results))
		return
	}
	for i := uint32(0); i < plan.nreturned; i++ {
		where, offset, size := plan.numbers[at], uintptr(plan.numbers[at+1]), uintptr(plan.numbers[at+2])
		at += 4
		word := add(unsafe.Pointer(&regs.rints), uintptr(where&255)*8)
		if where>>8 != 0 {
			word = add(unsafe.Pointer(&regs.rfloats), uintptr(where&255)*8)
		}
		*(*uintptr)(word) = 0
		memmove(word, add(block, offset), size)
	}
}

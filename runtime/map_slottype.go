// Types of map slots, for the collector.
//
// The compiler describes a map's key and element types; the slot that holds both is the runtime's own. The first table that a map type
// needs makes its slot type; the types are kept in an open-addressed table, read without the lock: entries are published
// complete and stay. All is outside the collected heap, and leads only to descriptors.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

type slottypeTable struct {
	mask    uintptr
	count   uintptr        // guarded by slottypeLock; at most half
	entries unsafe.Pointer // mask+1 pointers to slottypeEntry
}

type slottypeEntry struct {
	t    *maptype
	slot _type
	bits uint64 // slot's gcdata: at most 2*128/8 words
}

var (
	slottypeLock mutex
	slottypes    unsafe.Pointer // *slottypeTable; written under slottypeLock
)

// find is t's entry; nil if the table lacks it. Safe without the lock.
func (tab *slottypeTable) find(t *maptype) *slottypeEntry {
	i := uintptr(t._type.hash) & tab.mask
	for {
		e := (*slottypeEntry)(atomic.Loadp(add(tab.entries, i*8)))
		if e == nil || e.t == t {
			return e
		}
		i = (i + 1) & tab.mask
	}
}

func (tab *slottypeTable) put(e *slottypeEntry) {
	i := uintptr(e.t._type.hash) & tab.mask
	for *(*unsafe.Pointer)(add(tab.entries, i*8)) != nil {
		i = (i + 1) & tab.mask
	}
	atomic.StorepNoWB(add(tab.entries, i*8), unsafe.Pointer(e))
	tab.count++
}

func newslottypes(n uintptr) *slottypeTable {
	tab := (*slottypeTable)(persistentalloc(unsafe.Sizeof(slottypeTable{})))
	tab.mask = n - 1
	tab.entries = persistentalloc(n * 8)
	return tab
}

// ptrbits has a bit set for every word of a t (at most 128 bytes) that holds a pointer.
func ptrbits(t *_type) uint64 {
	bits := uint64(0)
	for i := uintptr(0); i < t.ptrdata/8; i++ {
		b := *(*uint8)(add(unsafe.Pointer(t.gcdata), i/8))
		bits |= uint64(b>>(i&7)&1) << i
	}
	return bits
}

// slottype is the type of the slots of m, some of which hold pointers.
func slottype(t *maptype, m *hmap) *_type {
	tab := (*slottypeTable)(atomic.Loadp(unsafe.Pointer(&slottypes)))
	if tab != nil {
		e := tab.find(t)
		if e != nil {
			return &e.slot
		}
	}
	e := makeslottype(t, m)
	lock(&slottypeLock)
	tab = (*slottypeTable)(slottypes)
	if tab == nil {
		tab = newslottypes(64)
		atomic.StorepNoWB(unsafe.Pointer(&slottypes), unsafe.Pointer(tab))
	}
	old := tab.find(t)
	if old != nil {
		e = old
	} else {
		if 2*tab.count > tab.mask {
			bigger := newslottypes(2 * (tab.mask + 1))
			for i := uintptr(0); i <= tab.mask; i++ {
				x := *(**slottypeEntry)(add(tab.entries, i*8))
				if x != nil {
					bigger.put(x)
				}
			}
			atomic.StorepNoWB(unsafe.Pointer(&slottypes), unsafe.Pointer(bigger))
			tab = bigger
		}
		tab.put(e)
	}
	unlock(&slottypeLock)
	return &e.slot
}

func makeslottype(t *maptype, m *hmap) *slottypeEntry {
	kbits := uint64(1)
	if m.flags&mapIndirectKey == 0 {
		kbits = ptrbits(t.key)
	}
	ebits := uint64(1)
	if m.flags&mapIndirectElem == 0 {
		ebits = ptrbits(t.elem)
	}
	bits := kbits | ebits<<(uint(m.elemoff)/8)
	e := (*slottypeEntry)(persistentalloc(unsafe.Sizeof(slottypeEntry{})))
	e.t = t
	e.bits = bits
	e.slot.size = uintptr(m.slotsize)
	words := uintptr(0)
	for bits != 0 {
		words++
		bits >>= 1
	}
	e.slot.ptrdata = words * 8
	e.slot.align = 8
	e.slot.fieldAlign = 8
	e.slot.kind = kindStruct
	e.slot.gcdata = (*byte)(unsafe.Pointer(&e.bits))
	e.slot.str = "map slot"
	return e
}

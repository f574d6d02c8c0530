// Interfaces: itabs made at run time, assertions and the errors of failed ones.
//
// The compiler emits itabs for the (interface, type) pairs it sees converted; assertions to interfaces ask here. Two itabs of
// one pair may exist (an emitted one and one made here), so only their typ may be compared.
//
// The table is open addressing over a power of two, read without the lock: entries are published with an atomic store after the
// itab is complete, never change and never go; growing publishes a new table and leaves the old one to its readers. A reader
// that misses an entry in an old table looks again under the lock.
//
// Failed assertions with comma-ok are cached too (fun[0] == nil): a type switch that misses asks the same question each time.

package runtime

import (
	"runtime/internal/atomic"
	"unsafe"
)

const itabInitSize = 512

type itabTable struct {
	size    uintptr        // a power of two
	count   uintptr        // guarded by itabLock; at most 3/4 of size
	entries unsafe.Pointer // size pointers to itabs
}

var (
	itabLock mutex
	itabs    unsafe.Pointer // *itabTable; written under itabLock
)

func itabHash(inter *interfacetype, t *_type) uintptr {
	return uintptr(inter._type.hash ^ t.hash*31)
}

// find looks for the pair; nil if the table lacks it. Safe without the lock.
func (tab *itabTable) find(inter *interfacetype, t *_type) *itab {
	mask := tab.size - 1
	h := itabHash(inter, t) & mask
	for i := uintptr(1); ; i++ {
		m := (*itab)(atomic.Loadp(add(tab.entries, h*8)))
		if m == nil {
			return nil
		}
		if m.inter == inter && m.typ == t {
			return m
		}
		h = (h + i) & mask
	}
}

// put adds m, which the table lacks; there is room. itabLock is held.
func (tab *itabTable) put(m *itab) {
	mask := tab.size - 1
	h := itabHash(m.inter, m.typ) & mask
	for i := uintptr(1); ; i++ {
		p := add(tab.entries, h*8)
		if *(*unsafe.Pointer)(p) == nil {
			atomic.StorepNoWB(p, unsafe.Pointer(m))
			tab.count++
			return
		}
		h = (h + i) & mask
	}
}

func newItabTable(size uintptr) *itabTable {
	tab := new(itabTable)
	tab.size = size
	e := make([]*itab, size)
	tab.entries = unsafe.Pointer(unsafe.SliceData(e))
	return tab
}

func itabAdd(m *itab) {
	tab := (*itabTable)(itabs)
	if 4*(tab.count+1) > 3*tab.size {
		bigger := newItabTable(tab.size * 2)
		for i := uintptr(0); i < tab.size; i++ {
			old := *(**itab)(add(tab.entries, i*8))
			if old != nil {
				bigger.put(old)
			}
		}
		atomic.StorepNoWB(unsafe.Pointer(&itabs), unsafe.Pointer(bigger))
		tab = bigger
	}
	tab.put(m)
}

// missing fills in m's methods and gives the name of the first one that its type lacks, "" if it has all. Both lists are
// sorted by name, so one pass is enough.
func (m *itab) missing() string {
	inter := m.inter
	ni := len(inter.methods)
	fun := unsafe.Pointer(&m.fun)
	u := m.typ.uncommon
	if u == nil {
		if ni == 0 {
			return ""
		}
		return inter.methods[0].name
	}
	j := 0
	nm := len(u.methods)
	var first unsafe.Pointer
	for k := 0; k < ni; k++ {
		im := &inter.methods[k]
		found := false
		for ; j < nm; j++ {
			tm := &u.methods[j]
			if tm.name == im.name && tm.pkgpath == im.pkgpath && tm.mtyp == im.typ {
				if k == 0 {
					first = tm.ifn // fun[0] is set last: it says that the itab is good
				} else {
					*(*unsafe.Pointer)(add(fun, uintptr(k)*8)) = tm.ifn
				}
				found = true
				j++
				break
			}
		}
		if !found {
			return im.name
		}
	}
	m.fun[0] = first
	return ""
}

// getitab gives the itab of (inter, t). If t lacks a method: nil if canfail, else the panic of a failed assertion.
func getitab(inter *interfacetype, t *_type, canfail bool) *itab {
	var m *itab
	tab := (*itabTable)(atomic.Loadp(unsafe.Pointer(&itabs)))
	if tab != nil {
		m = tab.find(inter, t)
	}
	if m == nil {
		m = makeitab(inter, t)
	}
	if m.fun[0] != nil || len(inter.methods) == 0 {
		return m
	}
	if canfail {
		return nil
	}
	panic(&TypeAssertionError{concrete: t, asserted: &inter._type, missingMethod: m.missing()})
}

func makeitab(inter *interfacetype, t *_type) *itab {
	n := len(inter.methods)
	if n == 0 {
		n = 1
	}
	// Allocated before the lock is taken. Its pointers lead only to descriptors and code, so it needs no scanning.
	m := (*itab)(mallocgc(unsafe.Sizeof(itab{})+uintptr(n-1)*8, nil, true))
	m.inter = inter
	m.typ = t
	m.hash = t.hash
	m.missing()
	lock(&itabLock)
	if itabs == nil {
		atomic.StorepNoWB(unsafe.Pointer(&itabs), unsafe.Pointer(newItabTable(itabInitSize)))
	}
	old := (*itabTable)(itabs).find(inter, t)
	if old == nil {
		itabAdd(m)
	} else {
		m = old
	}
	unlock(&itabLock)
	return m
}

// assertE2I is the itab for x.(I), x's dynamic type being t (nil: x is nil); it panics if there is none.
func assertE2I(inter *interfacetype, t *_type) *itab {
	if t == nil {
		panic(&TypeAssertionError{asserted: &inter._type})
	}
	return getitab(inter, t, false)
}

// assertE2I2 is the itab for x.(I) with comma-ok: nil if x is nil or lacks a method.
func assertE2I2(inter *interfacetype, t *_type) *itab {
	if t == nil {
		return nil
	}
	return getitab(inter, t, true)
}

// panicdottypeE is the failure of x.(T) for a concrete T: have is x's dynamic type or nil, iface x's static type.
func panicdottypeE(have, want, iface *_type) {
	panic(&TypeAssertionError{iface, have, want, ""})
}

func panicnildottype(want *_type) {
	panic(&TypeAssertionError{nil, nil, want, ""})
}

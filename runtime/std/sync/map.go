// Map: a map for many goroutines, made for keys that are written once and read often.
//
// Two Go maps share their entries. read is immutable and read without a lock; dirty, under mu, has every live key
// when it exists. A key that is not in read is looked up in dirty; after as many such misses as dirty has keys,
// dirty becomes the new read. An entry holds an atomic pointer to its value, nil when deleted. Invariants:
//   - a deleted entry comes back to life only under mu, and is then put into dirty if dirty exists;
//   - so an entry that is live in read is always also in dirty, and promoting dirty loses nothing.

package sync

import (
	"sync/atomic"
	"unsafe"
)

// Map is like a map[any]any that is safe for concurrent use. The zero Map is empty. It must not be copied after first use.
type Map struct {
	_      noCopy
	mu     Mutex
	read   unsafe.Pointer // *mapView
	dirty  map[any]*mapEntry
	misses int
}

// mapView is a published set of entries; amended: dirty has keys that are not here.
type mapView struct {
	m       map[any]*mapEntry
	amended bool
}

type mapEntry struct {
	p unsafe.Pointer // *any; nil: deleted
}

var emptyView mapView

// runtime_checkHashable panics if key has no hash.
//
//go:noescape
func runtime_checkHashable(key any)

// entry is that of key. What has no hash is refused with the same words as if there were keys, which a Go map without any does not.
func (v *mapView) entry(key any) *mapEntry {
	if len(v.m) == 0 {
		runtime_checkHashable(key)
		return nil
	}
	return v.m[key]
}

func (m *Map) view() *mapView {
	if v := (*mapView)(atomic.LoadPointer(&m.read)); v != nil {
		return v
	}
	return &emptyView
}

func (m *Map) publish(v *mapView) { atomic.StorePointer(&m.read, unsafe.Pointer(v)) }

func (e *mapEntry) load() (value any, ok bool) {
	p := (*any)(atomic.LoadPointer(&e.p))
	if p == nil {
		return nil, false
	}
	return *p, true
}

// replace swaps the value of a live entry; false if it is deleted.
func (e *mapEntry) replace(box *any) (old any, ok bool) {
	for {
		p := atomic.LoadPointer(&e.p)
		if p == nil {
			return nil, false
		}
		if atomic.CompareAndSwapPointer(&e.p, p, unsafe.Pointer(box)) {
			return *(*any)(p), true
		}
	}
}

// remove deletes the entry and returns what it held.
func (e *mapEntry) remove() (old any, ok bool) {
	p := (*any)(atomic.SwapPointer(&e.p, nil))
	if p == nil {
		return nil, false
	}
	return *p, true
}

// lookup finds the entry of key, nil if there is none (a found entry may still be deleted).
func (m *Map) lookup(key any) *mapEntry {
	v := m.view()
	e := v.entry(key)
	if e != nil || !v.amended {
		return e
	}
	m.mu.Lock()
	v = m.view()
	e = v.m[key]
	if e == nil && v.amended {
		e = m.dirty[key]
		m.missed()
	}
	m.mu.Unlock()
	return e
}

// missed counts a miss and promotes dirty when it has paid for itself. mu is held.
func (m *Map) missed() {
	m.misses++
	if m.misses >= len(m.dirty) {
		m.promote()
	}
}

func (m *Map) promote() {
	m.publish(&mapView{m: m.dirty})
	m.dirty = nil
	m.misses = 0
}

// revive returns the entry of key, made or brought into dirty so that its value may be set to non-nil. mu is held.
func (m *Map) revive(key any) *mapEntry {
	v := m.view()
	e := v.m[key]
	if e != nil {
		if m.dirty != nil {
			m.dirty[key] = e
		}
		return e
	}
	if e = m.dirty[key]; e != nil {
		return e
	}
	if m.dirty == nil {
		m.dirty = make(map[any]*mapEntry, len(v.m)+1)
		for k, old := range v.m {
			if atomic.LoadPointer(&old.p) != nil {
				m.dirty[k] = old
			}
		}
	}
	if !v.amended {
		m.publish(&mapView{m: v.m, amended: true})
	}
	e = new(mapEntry)
	m.dirty[key] = e
	return e
}

func boxed(v any) *any {
	b := new(any)
	*b = v
	return b
}

// Load returns the value of key; ok tells whether there is one.
func (m *Map) Load(key any) (value any, ok bool) {
	e := m.lookup(key)
	if e == nil {
		return nil, false
	}
	return e.load()
}

// Store sets the value of key.
func (m *Map) Store(key, value any) { m.Swap(key, value) }

// Swap sets the value of key and returns the one before, if any.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	box := boxed(value)
	if e := m.view().entry(key); e != nil {
		if old, ok := e.replace(box); ok {
			return old, true
		}
	}
	m.mu.Lock()
	e := m.revive(key)
	p := (*any)(atomic.SwapPointer(&e.p, unsafe.Pointer(box)))
	m.mu.Unlock()
	if p == nil {
		return nil, false
	}
	return *p, true
}

// LoadOrStore returns the value of key if there is one, else sets it.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	if e := m.lookup(key); e != nil {
		if old, ok := e.load(); ok {
			return old, true
		}
	}
	m.mu.Lock()
	e := m.revive(key)
	old, ok := e.load()
	if !ok {
		// Under mu nobody else sets a nil entry.
		atomic.StorePointer(&e.p, unsafe.Pointer(boxed(value)))
		old = value
	}
	m.mu.Unlock()
	return old, ok
}

// LoadAndDelete deletes key and returns what it held.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	if e := m.lookup(key); e != nil {
		return e.remove()
	}
	return nil, false
}

// Delete deletes key.
func (m *Map) Delete(key any) { m.LoadAndDelete(key) }

// CompareAndSwap sets the value of key to new if it is old, which must be comparable.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	e := m.lookup(key)
	if e == nil {
		return false
	}
	box := boxed(new)
	for {
		p := atomic.LoadPointer(&e.p)
		if p == nil || *(*any)(p) != old {
			return false
		}
		if atomic.CompareAndSwapPointer(&e.p, p, unsafe.Pointer(box)) {
			return true
		}
	}
}

// CompareAndDelete deletes key if its value is old, which must be comparable.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	e := m.lookup(key)
	if e == nil {
		return false
	}
	for {
		p := atomic.LoadPointer(&e.p)
		if p == nil || *(*any)(p) != old {
			return false
		}
		if atomic.CompareAndSwapPointer(&e.p, p, nil) {
			return true
		}
	}
}

// Range calls f for each key and value until f returns false. It need not be a consistent snapshot, but no key comes twice.
func (m *Map) Range(f func(key, value any) bool) {
	v := m.view()
	if v.amended {
		m.mu.Lock()
		if v = m.view(); v.amended {
			m.promote()
			v = m.view()
		}
		m.mu.Unlock()
	}
	for k, e := range v.m {
		if val, ok := e.load(); ok && !f(k, val) {
			return
		}
	}
}

// Clear deletes all keys.
func (m *Map) Clear() {
	m.mu.Lock()
	m.publish(&emptyView)
	m.dirty = nil
	m.misses = 0
	m.mu.Unlock()
}

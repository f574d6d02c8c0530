// Package unique makes equal values one: comparing handles of values is comparing pointers.
//
// Each type has a table of its values, by hash. The table holds them weakly: a value goes when no handle of it is left, and a cleanup takes its entry away.
// Values that are not equal to themselves (NaN) get a new entry each time.
package unique

import (
	"internal/abi"
	"sync"
	"unsafe"
	"weak"
)

// Handle stands for a value of type T; handles are equal if and only if the values are.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

// Make returns the handle of value.
func Make[T comparable](value T) Handle[T] {
	runtime_shared(1) // tables are those of all programs in the process
	defer runtime_shared(-1)
	t := tableOf[T]()
	hash := typehash(t.typ, unsafe.Pointer(&value), t.seed)
	t.mu.RLock()
	p := t.find(hash, &value)
	t.mu.RUnlock()
	if p == nil {
		p = t.add(hash, value)
	}
	return Handle[T]{p}
}

// table holds the values of type T.
type table[T comparable] struct {
	typ     *abi.Type
	strings []uintptr // offsets of the strings in a T
	seed    uintptr
	mu      sync.RWMutex
	values  map[uintptr][]weak.Pointer[T] // by hash
}

// find gives the place of a value that equals *value, nil if there is none. t.mu is held.
func (t *table[T]) find(hash uintptr, value *T) *T {
	for _, w := range t.values[hash] {
		if p := w.Value(); p != nil && *p == *value {
			return p
		}
	}
	return nil
}

// add finds the value's place or makes one, with copies of the value's strings, which may be parts of large ones.
func (t *table[T]) add(hash uintptr, value T) *T {
	p := new(T)
	*p = value
	for _, offset := range t.strings {
		s := (*string)(unsafe.Add(unsafe.Pointer(p), offset))
		*s = string([]byte(*s))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if q := t.find(hash, &value); q != nil {
		return q
	}
	t.values[hash] = append(t.values[hash], weak.Make(p))
	runtime_addCleanup(unsafe.Pointer(p), unsafe.Sizeof(*p), func() { t.clean(hash) })
	return p
}

// clean drops what is gone of the values with a hash.
func (t *table[T]) clean(hash uintptr) {
	t.mu.Lock()
	defer t.mu.Unlock()
	old := t.values[hash]
	keep := old[:0]
	for _, w := range old {
		if w.Value() != nil {
			keep = append(keep, w)
		}
	}
	clear(old[len(keep):])
	if len(keep) == 0 {
		delete(t.values, hash)
	} else {
		t.values[hash] = keep
	}
}

var tables sync.Map // *abi.Type of *T: *table[T]

func tableOf[T comparable]() *table[T] {
	var p any = (*T)(nil)
	key := *(**abi.PtrType)(unsafe.Pointer(&p))
	if t, ok := tables.Load(key); ok {
		return t.(*table[T])
	}
	t := &table[T]{typ: key.Elem, seed: uintptr(random()), values: map[uintptr][]weak.Pointer[T]{}}
	t.strings = stringsOf(key.Elem, 0, nil)
	found, _ := tables.LoadOrStore(key, t)
	return found.(*table[T])
}

// stringsOf appends the offsets of the strings in a t that lies at offset.
func stringsOf(t *abi.Type, offset uintptr, list []uintptr) []uintptr {
	switch t.Kind {
	case abi.String:
		list = append(list, offset)
	case abi.Struct:
		for _, f := range (*abi.StructType)(unsafe.Pointer(t)).Fields {
			list = stringsOf(f.Typ, offset+f.Offset, list)
		}
	case abi.Array:
		a := (*abi.ArrayType)(unsafe.Pointer(t))
		for i := uintptr(0); i < a.Len; i++ {
			list = stringsOf(a.Elem, offset+i*a.Elem.Size, list)
		}
	}
	return list
}

// runtime_shared says that the goroutine is, or is no more, in code that a host must not end it in.
func runtime_shared(delta int)

// runtime_addCleanup is runtime.AddCleanup, but fn is called also if the program that asked for it has ended.
func runtime_addCleanup(p unsafe.Pointer, size uintptr, fn func())

// typehash is the hash of the value of type t at p, as maps use it.
//
//go:linkname typehash runtime.typehash
func typehash(t *abi.Type, p unsafe.Pointer, seed uintptr) uintptr

// random gives 64 random bits.
//
//go:linkname random runtime.rand
func random() uint64

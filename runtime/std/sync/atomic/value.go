// Value: an interface value that is loaded and stored atomically.
//
// The two words of an interface cannot be written in one instruction, so a Value holds a pointer to an immutable box
// with the interface in it. A store allocates a box; a load is one pointer load. Whoever holds a box's pointer
// sees it complete, for it is filled before it is published.

package atomic

import "unsafe"

// A Value loads and stores values that all have one concrete type. The zero Value holds nil.
type Value struct {
	box unsafe.Pointer // *any, the any never nil
}

// dynamicType returns the type word of an empty interface: a descriptor address, unique per type.
func dynamicType(x *any) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(x)) }

// Load returns what the last Store set, nil before the first.
func (v *Value) Load() (val any) {
	p := (*any)(LoadPointer(&v.box))
	if p == nil {
		return nil
	}
	return *p
}

// Store sets the value. It panics if val is nil or of another type than the value before.
func (v *Value) Store(val any) {
	if val == nil {
		panic("sync/atomic: store of nil value into Value")
	}
	box := newBox(val)
	for {
		old := LoadPointer(&v.box)
		if old != nil && dynamicType((*any)(old)) != dynamicType(box) {
			panic("sync/atomic: store of inconsistently typed value into Value")
		}
		if CompareAndSwapPointer(&v.box, old, unsafe.Pointer(box)) {
			return
		}
	}
}

// Swap sets the value and returns the one before, nil if there was none. It panics as Store does.
func (v *Value) Swap(new any) (old any) {
	if new == nil {
		panic("sync/atomic: swap of nil value into Value")
	}
	box := newBox(new)
	for {
		cur := LoadPointer(&v.box)
		if cur != nil && dynamicType((*any)(cur)) != dynamicType(box) {
			panic("sync/atomic: swap of inconsistently typed value into Value")
		}
		if CompareAndSwapPointer(&v.box, cur, unsafe.Pointer(box)) {
			if cur == nil {
				return nil
			}
			return *(*any)(cur)
		}
	}
}

func newBox(val any) *any {
	box := new(any)
	*box = val
	return box
}

// CompareAndSwap sets the value to new if it equals old. It panics if new is nil, if the types of old and new differ, if they
// differ from the value's, or if old is not comparable.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	box := newBox(new)
	if old != nil && dynamicType(&old) != dynamicType(box) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		cur := LoadPointer(&v.box)
		if cur == nil {
			if old != nil {
				return false
			}
		} else {
			if dynamicType((*any)(cur)) != dynamicType(box) {
				panic("sync/atomic: compare and swap of inconsistently typed value into Value")
			}
			if *(*any)(cur) != old {
				return false
			}
		}
		if CompareAndSwapPointer(&v.box, cur, unsafe.Pointer(box)) {
			return true
		}
	}
}

// DeepEqual.

package reflect

import "unsafe"

// visit is a comparison in progress: meeting it again in a cycle it counts as equal.
type visit struct {
	a, b unsafe.Pointer
	typ  Type
}

// DeepEqual tells whether x and y are deeply equal: == with the contents of arrays, slices, maps, interfaces and what pointers point to compared in place
// of addresses. Functions are equal only if both are nil; nil and empty slices or maps are not equal.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	a, b := ValueOf(x), ValueOf(y)
	return a.typ == b.typ && deepEqual(a, b, make(map[visit]bool))
}

func deepEqual(a, b Value, visited map[visit]bool) bool {
	if !a.IsValid() || !b.IsValid() {
		return a.IsValid() == b.IsValid()
	}
	if a.typ != b.typ {
		return false
	}
	// Only these kinds can be part of a cycle.
	var p, q unsafe.Pointer
	switch a.kind() {
	case Pointer, Map:
		p, q = a.word(), b.word()
	case Slice, Interface:
		p, q = a.ptr, b.ptr
	}
	if p != nil && q != nil {
		if uintptr(p) > uintptr(q) {
			p, q = q, p
		}
		v := visit{p, q, a.Type()}
		if visited[v] {
			return true
		}
		visited[v] = true
	}
	switch a.kind() {
	case Array:
		for i, n := 0, a.Len(); i < n; i++ {
			if !deepEqual(a.Index(i), b.Index(i), visited) {
				return false
			}
		}
		return true
	case Slice:
		s, t := (*slice)(a.ptr), (*slice)(b.ptr)
		if (s.array == nil) != (t.array == nil) || s.len != t.len {
			return false
		}
		if s.array == t.array {
			return true
		}
		for i := 0; i < s.len; i++ {
			if !deepEqual(a.Index(i), b.Index(i), visited) {
				return false
			}
		}
		return true
	case Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return deepEqual(a.Elem(), b.Elem(), visited)
	case Pointer:
		return a.word() == b.word() || deepEqual(a.Elem(), b.Elem(), visited)
	case Struct:
		for i, n := 0, a.NumField(); i < n; i++ {
			if !deepEqual(a.Field(i), b.Field(i), visited) {
				return false
			}
		}
		return true
	case Map:
		if a.IsNil() != b.IsNil() || a.Len() != b.Len() {
			return false
		}
		if a.word() == b.word() {
			return true
		}
		for it := a.MapRange(); it.Next(); {
			other := b.MapIndex(it.Key())
			if !other.IsValid() || !deepEqual(it.Value(), other, visited) {
				return false
			}
		}
		return true
	case Func:
		return a.IsNil() && b.IsNil()
	case Bool:
		return a.Bool() == b.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return a.Int() == b.Int()
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return a.Uint() == b.Uint()
	case Float32, Float64:
		return a.Float() == b.Float()
	case Complex64, Complex128:
		return a.Complex() == b.Complex()
	case String:
		return a.String() == b.String()
	}
	return a.word() == b.word() // channels, unsafe pointers
}

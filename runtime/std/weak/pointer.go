// Package weak has pointers that do not keep alive what they point to.
//
// A weak pointer is a handle of the runtime's (runtime/mweak.go): there is one for each address, so equal pointers give equal weak pointers.
package weak

import "unsafe"

// Pointer is a weak pointer to a T. The zero value points to nothing.
type Pointer[T any] struct {
	_ [0]*T // Pointer[T] converts to no Pointer of another type
	u unsafe.Pointer
}

// Make returns a weak pointer to what ptr points to.
func Make[T any](ptr *T) Pointer[T] {
	return Pointer[T]{u: runtime_registerWeakPointer(unsafe.Pointer(ptr))}
}

// Value returns the pointer, or nil if nothing led to its object any more.
func (p Pointer[T]) Value() *T {
	return (*T)(runtime_makeStrongFromWeak(p.u))
}

func runtime_registerWeakPointer(p unsafe.Pointer) unsafe.Pointer
func runtime_makeStrongFromWeak(u unsafe.Pointer) unsafe.Pointer

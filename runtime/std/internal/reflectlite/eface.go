// Interfaces taken apart and put together: the only part that knows their layout.

package reflectlite

import (
	"internal/abi"
	"unsafe"
)

// eface is the layout of an empty interface.
type eface struct {
	typ  *abi.Type
	data unsafe.Pointer
}

func unpack(i any) (t *abi.Type, data unsafe.Pointer) {
	e := (*eface)(unsafe.Pointer(&i))
	return e.typ, e.data
}

func pack(t *abi.Type, data unsafe.Pointer) (i any) {
	e := (*eface)(unsafe.Pointer(&i))
	e.typ, e.data = t, data
	return
}

func getitab(inter, typ *abi.Type, canfail bool) unsafe.Pointer

// storeInterface sets the variable of interface type t (with methods) at dst to x, which implements it.
func storeInterface(t *abi.Type, x any, dst unsafe.Pointer) {
	typ, data := unpack(x)
	words := (*[2]unsafe.Pointer)(dst)
	words[0], words[1] = nil, data
	if typ != nil {
		words[0] = getitab(t, typ, false)
	}
}

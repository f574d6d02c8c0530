// Life and death of the objects that Python has of Go functions: what their type's slots point to (golite/embed/native.py). Called by Python, on its
// stack, under the GIL.
//
//go:nowritebarrier
package runtime

import "unsafe"

// pyobjectapi has addresses of C functions, in the order of golite/embed/native.py.
var pyobjectapi struct {
	untrack, clearweakrefs, free, decref uintptr
}

// gofunctionobject is a gofunction with all that Python adds. Known to golite/embed/native.py.
type gofunctionobject struct {
	gofunction
	dict     uintptr
	weakrefs uintptr
}

// pyfunctraverse shows Python's collector what the object refers to.
func pyfunctraverse(self *gofunctionobject, visit, arg uintptr) uintptr {
	if self.dict != 0 {
		if r := ccall(visit, self.dict, arg, 0, 0); r&(1<<32-1) != 0 {
			return r
		}
	}
	return ccall(visit, self.typ, arg, 0, 0)
}

// pyfuncclear gives up what may be part of a cycle. fn is an attribute, so it goes too; nobody calls the object any more but through a reference of
// a finaliser, and then there is nothing to call.
func pyfuncclear(self *gofunctionobject) uintptr {
	dict := self.dict
	self.dict = 0
	self.fn = &pynofunc
	if dict != 0 {
		ccall(pyobjectapi.decref, dict, 0, 0, 0)
	}
	return 0
}

// pynofunc is what cleared objects have: slow is set by golite/embed to what raises.
var pynofunc hostfunc

// pyfuncdealloc is called when there is no reference any more.
func pyfuncdealloc(self *gofunctionobject) {
	ccall(pyobjectapi.untrack, uintptr(unsafe.Pointer(self)), 0, 0, 0)
	if self.weakrefs != 0 {
		ccall(pyobjectapi.clearweakrefs, uintptr(unsafe.Pointer(self)), 0, 0, 0)
	}
	pyfuncclear(self)
	typ := self.typ
	ccall(pyobjectapi.free, uintptr(unsafe.Pointer(self)), 0, 0, 0)
	ccall(pyobjectapi.decref, typ, 0, 0, 0)
}

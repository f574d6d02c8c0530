// Type descriptors: what the compiler emits for every type whose values reach an interface, a map, a channel or the heap.
//
// The layouts are known to the IR builder, which takes the offsets from this checked package, and described in docs/abi.md:
// change both. Descriptors are read-only and live for ever. Identity of types is identity of descriptors (the linker merges
// them by name).

package runtime

import "unsafe"

// Kind numbers, as reflect's.
const (
	kindInvalid = iota
	kindBool
	kindInt
	kindInt8
	kindInt16
	kindInt32
	kindInt64
	kindUint
	kindUint8
	kindUint16
	kindUint32
	kindUint64
	kindUintptr
	kindFloat32
	kindFloat64
	kindComplex64
	kindComplex128
	kindArray
	kindChan
	kindFunc
	kindInterface
	kindMap
	kindPointer
	kindSlice
	kindString
	kindStruct
	kindUnsafePointer
)

// Bits of _type.tflag.
const (
	tflagNamed         = 1  // has a name
	tflagUncommon      = 2  // uncommon is set
	tflagDirectIface   = 4  // pointer-shaped: the value itself is an interface's data word
	tflagRegularMemory = 8  // == compares the bytes
	tflagElemGCData    = 16 // gcdata describes the element of an array
)

type _type struct {
	size       uintptr
	ptrdata    uintptr // bytes in the prefix that can hold pointers; 0: none
	hash       uint32  // FNV-1a of the unique type string
	tflag      uint8
	align      uint8
	fieldAlign uint8
	kind       uint8
	equal      func(p, q unsafe.Pointer) bool // nil: not comparable
	gcdata     *byte                          // bit i: word i holds a pointer
	str        string                         // as reflect's String(): qualified by package name
	uncommon   *uncommontype
	ptrToThis  *_type // descriptor of *T if the program has it
}

type arraytype struct {
	_type
	elem  *_type
	slice *_type
	len   uintptr
}

type chantype struct {
	_type
	elem *_type
	dir  uintptr // 1 recv, 2 send, 3 both
}

type functype struct {
	_type
	in       []*_type
	out      []*_type
	variadic bool
}

type imethod struct {
	name    string
	pkgpath string // "" if exported
	typ     *_type
}

type interfacetype struct {
	_type
	pkgpath string
	methods []imethod // sorted by name
}

type maptype struct {
	_type
	key    *_type
	elem   *_type
	hasher func(p unsafe.Pointer, seed uintptr) uintptr
}

type ptrtype struct {
	_type
	elem *_type
}

type slicetype struct {
	_type
	elem *_type
}

type structfield struct {
	name     string
	pkgpath  string
	typ      *_type
	tag      string
	offset   uintptr
	embedded bool
}

type structtype struct {
	_type
	pkgpath string
	fields  []structfield
}

type method struct {
	name    string
	pkgpath string
	mtyp    *_type         // func type without receiver
	ifn     unsafe.Pointer // code for calls through an interface: receiver is the data word
	tfn     unsafe.Pointer // code for direct calls
}

type uncommontype struct {
	name    string
	pkgpath string
	methods []method // sorted by name, exported or not
}

type itab struct {
	inter *interfacetype
	typ   *_type
	hash  uint32
	_     [4]byte
	fun   [1]unsafe.Pointer // len(inter.methods) entries
}

type iface struct {
	tab  *itab
	data unsafe.Pointer
}

type eface struct {
	typ  *_type
	data unsafe.Pointer
}

type funcval struct {
	fn unsafe.Pointer
}

func efaceOf(p *any) *eface { return (*eface)(unsafe.Pointer(p)) }

// isDirectIface reports whether values of type t are their own interface data word.
func isDirectIface(t *_type) bool { return t.tflag&tflagDirectIface != 0 }

// pkgpathOf is the import path of the package that defines t, "" for types without a name.
func pkgpathOf(t *_type) string {
	if t.uncommon != nil {
		return t.uncommon.pkgpath
	}
	switch t.kind {
	case kindStruct:
		return (*structtype)(unsafe.Pointer(t)).pkgpath
	case kindInterface:
		return (*interfacetype)(unsafe.Pointer(t)).pkgpath
	}
	return ""
}

// typeMethod finds the method of the given name and defining package ("" if exported) and type; nil if t lacks it.
func typeMethod(t *_type, name, pkgpath string, mtyp *_type) *method {
	u := t.uncommon
	if u == nil {
		return nil
	}
	lo, hi := 0, len(u.methods)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if cmpstring(u.methods[mid].name, name) < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	// Methods of one name may differ in the package they belong to (unexported ones).
	for lo < len(u.methods) && u.methods[lo].name == name {
		m := &u.methods[lo]
		if m.pkgpath == pkgpath && m.mtyp == mtyp {
			return m
		}
		lo++
	}
	return nil
}

// Package abi declares the layout of type descriptors for the packages that read them (reflect, internal/reflectlite).
//
// The same layout is declared by the runtime in type.go and described in docs/abi.md; change all three. Descriptors that
// the compiler made are read-only.
package abi

import "unsafe"

// Kind numbers, those of reflect.Kind.
const (
	Invalid uint8 = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Bits of TFlag.
const (
	TFlagNamed         = 1  // has a name
	TFlagUncommon      = 2  // Uncommon is set
	TFlagDirectIface   = 4  // pointer-shaped: the value itself is an interface's data word
	TFlagRegularMemory = 8  // == compares the bytes
	TFlagElemGCData    = 16 // GCData describes the element of an array
)

// Type is what all descriptors begin with.
type Type struct {
	Size       uintptr
	PtrData    uintptr // bytes in the prefix that can hold pointers; 0: none
	Hash       uint32
	TFlag      uint8
	Align      uint8
	FieldAlign uint8
	Kind       uint8
	Equal      func(p, q unsafe.Pointer) bool // nil: not comparable
	GCData     *byte                          // bit i: word i holds a pointer
	Str        string                         // as reflect's String()
	Uncommon   *UncommonType
	PtrToThis  *Type // descriptor of *T if the program has it
}

type ArrayType struct {
	Type
	Elem  *Type
	Slice *Type
	Len   uintptr
}

type ChanType struct {
	Type
	Elem *Type
	Dir  uintptr // 1 recv, 2 send, 3 both
}

type FuncType struct {
	Type
	In       []*Type
	Out      []*Type
	Variadic bool
}

type Imethod struct {
	Name    string
	PkgPath string // "" if exported
	Typ     *Type
}

type InterfaceType struct {
	Type
	PkgPath string
	Methods []Imethod // sorted by name
}

type MapType struct {
	Type
	Key    *Type
	Elem   *Type
	Hasher func(p unsafe.Pointer, seed uintptr) uintptr
}

type PtrType struct {
	Type
	Elem *Type
}

type SliceType struct {
	Type
	Elem *Type
}

type StructField struct {
	Name     string
	PkgPath  string
	Typ      *Type
	Tag      string
	Offset   uintptr
	Embedded bool
}

type StructType struct {
	Type
	PkgPath string
	Fields  []StructField
}

type Method struct {
	Name    string
	PkgPath string
	Mtyp    *Type          // func type without receiver
	Ifn     unsafe.Pointer // code that takes an interface's data word as receiver
	Tfn     unsafe.Pointer // code that takes the receiver itself
}

type UncommonType struct {
	Name    string
	PkgPath string
	Methods []Method // sorted by name, exported and not
}

// IsDirect tells whether a value of type t is its own interface data word.
func (t *Type) IsDirect() bool { return t.TFlag&TFlagDirectIface != 0 }

// Named tells whether t has a name.
func (t *Type) Named() bool { return t.TFlag&TFlagNamed != 0 }

// Name returns t's name, "" if it has none. Predeclared types may have no uncommon part.
func (t *Type) Name() string {
	switch {
	case !t.Named():
		return ""
	case t.Uncommon != nil:
		return t.Uncommon.Name
	case t.Kind == UnsafePointer:
		return "Pointer"
	}
	return t.Str
}

// PkgPath returns where t is defined, "" for predeclared and unnamed types.
func (t *Type) PkgPath() string {
	switch {
	case !t.Named():
		return ""
	case t.Uncommon != nil:
		return t.Uncommon.PkgPath
	case t.Kind == UnsafePointer:
		return "unsafe"
	}
	return ""
}

// Methods returns t's methods, exported and not. Not those of interfaces.
func (t *Type) Methods() []Method {
	if t.Uncommon == nil {
		return nil
	}
	return t.Uncommon.Methods
}

// Elem returns the element type of an array, channel, map, pointer or slice; nil for others.
func (t *Type) Elem() *Type {
	switch t.Kind {
	case Array:
		return (*ArrayType)(unsafe.Pointer(t)).Elem
	case Chan:
		return (*ChanType)(unsafe.Pointer(t)).Elem
	case Map:
		return (*MapType)(unsafe.Pointer(t)).Elem
	case Pointer:
		return (*PtrType)(unsafe.Pointer(t)).Elem
	case Slice:
		return (*SliceType)(unsafe.Pointer(t)).Elem
	}
	return nil
}

// Implements tells whether v has the methods of t, an interface.
func Implements(t, v *Type) bool {
	want := (*InterfaceType)(unsafe.Pointer(t)).Methods
	if len(want) == 0 {
		return true
	}
	// Both lists are sorted by name, so one walk finds all.
	if v.Kind == Interface {
		k := 0
		for _, m := range (*InterfaceType)(unsafe.Pointer(v)).Methods {
			if w := &want[k]; w.Name == m.Name && w.PkgPath == m.PkgPath && w.Typ == m.Typ {
				if k++; k == len(want) {
					return true
				}
			}
		}
		return false
	}
	k := 0
	for _, m := range v.Methods() {
		if w := &want[k]; w.Name == m.Name && w.PkgPath == m.PkgPath && w.Typ == m.Mtyp {
			if k++; k == len(want) {
				return true
			}
		}
	}
	return false
}

// Assignable tells whether a value of type v can be assigned to a variable of type t.
func Assignable(t, v *Type) bool {
	if t == v {
		return true
	}
	if t.Kind == Interface && Implements(t, v) {
		return true
	}
	if t.Kind != v.Kind || t.Named() && v.Named() {
		return false
	}
	if t.Kind == Chan {
		// A bidirectional channel can become a directed one.
		x, y := (*ChanType)(unsafe.Pointer(t)), (*ChanType)(unsafe.Pointer(v))
		if y.Dir == 3 && x.Elem == y.Elem {
			return true
		}
	}
	return SameUnderlying(t, v, true)
}

// Identical tells whether t and v are the same type, with struct tags ignored unless tags is set.
func Identical(t, v *Type, tags bool) bool {
	if t == v {
		return true
	}
	if tags || t.Kind != v.Kind || t.Named() || v.Named() {
		return false
	}
	return SameUnderlying(t, v, false)
}

// SameUnderlying tells whether t and v have identical underlying types.
func SameUnderlying(t, v *Type, tags bool) bool {
	if t == v {
		return true
	}
	if t.Kind != v.Kind {
		return false
	}
	if t.Kind >= Bool && t.Kind <= Complex128 || t.Kind == String || t.Kind == UnsafePointer {
		return true
	}
	switch t.Kind {
	case Array:
		x, y := (*ArrayType)(unsafe.Pointer(t)), (*ArrayType)(unsafe.Pointer(v))
		return x.Len == y.Len && Identical(x.Elem, y.Elem, tags)
	case Chan:
		x, y := (*ChanType)(unsafe.Pointer(t)), (*ChanType)(unsafe.Pointer(v))
		return x.Dir == y.Dir && Identical(x.Elem, y.Elem, tags)
	case Map:
		x, y := (*MapType)(unsafe.Pointer(t)), (*MapType)(unsafe.Pointer(v))
		return Identical(x.Key, y.Key, tags) && Identical(x.Elem, y.Elem, tags)
	case Pointer, Slice:
		return Identical(t.Elem(), v.Elem(), tags)
	case Func:
		x, y := (*FuncType)(unsafe.Pointer(t)), (*FuncType)(unsafe.Pointer(v))
		if len(x.In) != len(y.In) || len(x.Out) != len(y.Out) || x.Variadic != y.Variadic {
			return false
		}
		for i := range x.In {
			if !Identical(x.In[i], y.In[i], tags) {
				return false
			}
		}
		for i := range x.Out {
			if !Identical(x.Out[i], y.Out[i], tags) {
				return false
			}
		}
		return true
	case Interface:
		x, y := (*InterfaceType)(unsafe.Pointer(t)), (*InterfaceType)(unsafe.Pointer(v))
		if len(x.Methods) != len(y.Methods) {
			return false
		}
		for i := range x.Methods {
			a, b := &x.Methods[i], &y.Methods[i]
			if a.Name != b.Name || a.PkgPath != b.PkgPath || a.Typ != b.Typ {
				return false
			}
		}
		return true
	case Struct:
		x, y := (*StructType)(unsafe.Pointer(t)), (*StructType)(unsafe.Pointer(v))
		if len(x.Fields) != len(y.Fields) || x.PkgPath != y.PkgPath {
			return false
		}
		for i := range x.Fields {
			a, b := &x.Fields[i], &y.Fields[i]
			if a.Name != b.Name || a.PkgPath != b.PkgPath || !Identical(a.Typ, b.Typ, tags) ||
				tags && a.Tag != b.Tag || a.Offset != b.Offset || a.Embedded != b.Embedded {
				return false
			}
		}
		return true
	}
	return false
}

// Package reflectlite is the little of reflection that packages below reflect need: errors, sort, context.
package reflectlite

import (
	"internal/abi"
	"unsafe"
)

func unsafe_New(t *abi.Type) unsafe.Pointer
func typedmemmove(t *abi.Type, dst, src unsafe.Pointer)
func maplen(m unsafe.Pointer) int
func chanlen(c unsafe.Pointer) int

// A Kind is the kind of a type, with reflect's numbers.
type Kind uint8

const (
	Invalid       = Kind(abi.Invalid)
	Array         = Kind(abi.Array)
	Chan          = Kind(abi.Chan)
	Func          = Kind(abi.Func)
	Interface     = Kind(abi.Interface)
	Map           = Kind(abi.Map)
	Ptr           = Kind(abi.Pointer)
	Slice         = Kind(abi.Slice)
	String        = Kind(abi.String)
	Struct        = Kind(abi.Struct)
	UnsafePointer = Kind(abi.UnsafePointer)
)

// Type is a type. Equal types are ==.
type Type interface {
	Name() string
	PkgPath() string
	Size() uintptr
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	Comparable() bool
	String() string
	Elem() Type
}

type rtype struct {
	t abi.Type
}

func (t *rtype) abi() *abi.Type { return &t.t }

func toType(t *abi.Type) Type {
	if t == nil {
		return nil
	}
	return (*rtype)(unsafe.Pointer(t))
}

// TypeOf returns the dynamic type of i, nil for a nil interface.
func TypeOf(i any) Type {
	t, _ := unpack(i)
	return toType(t)
}

func (t *rtype) Name() string     { return t.abi().Name() }
func (t *rtype) PkgPath() string  { return t.abi().PkgPath() }
func (t *rtype) Size() uintptr    { return t.abi().Size }
func (t *rtype) Kind() Kind       { return Kind(t.abi().Kind) }
func (t *rtype) Comparable() bool { return t.abi().Equal != nil }
func (t *rtype) String() string   { return t.abi().Str }

func (t *rtype) Elem() Type {
	if e := t.abi().Elem(); e != nil {
		return toType(e)
	}
	panic("reflect: Elem of invalid type " + t.String())
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return abi.Implements(u.(*rtype).abi(), t.abi())
}

func (t *rtype) AssignableTo(u Type) bool {
	return abi.Assignable(u.(*rtype).abi(), t.abi())
}

// Value is a value: the word itself if its type is pointer-shaped and it was not reached through a pointer, else where it is.
type Value struct {
	typ      *abi.Type
	ptr      unsafe.Pointer
	indirect bool // ptr points to the value
	settable bool
}

// ValueOf returns the value in i.
func ValueOf(i any) Value {
	t, data := unpack(i)
	if t == nil {
		return Value{}
	}
	return Value{t, data, !t.IsDirect(), false}
}

// Kind returns the kind, Invalid for the zero Value.
func (v Value) Kind() Kind {
	if v.typ == nil {
		return Invalid
	}
	return Kind(v.typ.Kind)
}

// IsValid tells whether v is not the zero Value.
func (v Value) IsValid() bool { return v.typ != nil }

// Type returns the type.
func (v Value) Type() Type { return toType(v.typ) }

// CanSet tells whether Set can be used.
func (v Value) CanSet() bool { return v.settable }

// word is the pointer that a pointer-shaped value is.
func (v Value) word() unsafe.Pointer {
	if v.indirect {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// IsNil tells whether v is nil.
func (v Value) IsNil() bool {
	switch v.Kind() {
	case Chan, Func, Map, Ptr, UnsafePointer:
		return v.word() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil // both words begin with a pointer that only nil has nil (a slice's is never nil otherwise)
	}
	panic("reflect: call of reflectlite.Value.IsNil on " + v.typ.Str + " Value")
}

// Elem returns what an interface holds or a pointer points to.
func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		return ValueOf(v.inside())
	case Ptr:
		p := v.word()
		if p == nil {
			return Value{}
		}
		return Value{v.typ.Elem(), p, true, true}
	}
	panic("reflect: call of reflectlite.Value.Elem on " + v.typ.Str + " Value")
}

// inside returns the contents of an interface as an any.
func (v Value) inside() any {
	if len((*abi.InterfaceType)(unsafe.Pointer(v.typ)).Methods) == 0 {
		return *(*any)(v.ptr)
	}
	return any(*(*interface{ M() })(v.ptr))
}

// Interface returns the value as an any.
func (v Value) Interface() any {
	switch {
	case v.typ.Kind == abi.Interface:
		return v.inside()
	case !v.indirect:
		return pack(v.typ, v.ptr)
	case v.typ.IsDirect():
		return pack(v.typ, *(*unsafe.Pointer)(v.ptr))
	}
	p := v.ptr
	if v.settable {
		p = unsafe_New(v.typ)
		typedmemmove(v.typ, p, v.ptr)
	}
	return pack(v.typ, p)
}

// Set stores x, which must be assignable, in v.
func (v Value) Set(x Value) {
	if !v.settable {
		panic("reflect: reflectlite.Value.Set using unaddressable value")
	}
	switch {
	case !abi.Assignable(v.typ, x.typ):
		panic("reflectlite.Set: value of type " + x.typ.Str + " is not assignable to type " + v.typ.Str)
	case v.typ.Kind == abi.Interface:
		if len((*abi.InterfaceType)(unsafe.Pointer(v.typ)).Methods) == 0 {
			*(*any)(v.ptr) = x.Interface()
		} else {
			storeInterface(v.typ, x.Interface(), v.ptr)
		}
	case x.indirect:
		typedmemmove(v.typ, v.ptr, x.ptr)
	default:
		*(*unsafe.Pointer)(v.ptr) = x.ptr
	}
}

// Len returns the length of an array, channel, map, slice or string.
func (v Value) Len() int {
	switch v.Kind() {
	case Array:
		return int((*abi.ArrayType)(unsafe.Pointer(v.typ)).Len)
	case Chan:
		return chanlen(v.word())
	case Map:
		return maplen(v.word())
	case Slice:
		return len(*(*[]byte)(v.ptr))
	case String:
		return len(*(*string)(v.ptr))
	}
	if v.typ == nil {
		panic("reflect: call of reflect.Value.Len on zero Value")
	}
	panic("reflect: call of reflect.Value.Len on " + kindName(v.typ.Kind) + " Value")
}

func kindName(k uint8) string {
	names := [...]string{"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
		"uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr", "slice",
		"string", "struct", "unsafe.Pointer"}
	return names[k]
}

// Swapper returns a function that swaps two elements of a slice.
func Swapper(slice any) func(i, j int) {
	t, data := unpack(slice)
	if t == nil || t.Kind != abi.Slice {
		k := abi.Invalid
		if t != nil {
			k = t.Kind
		}
		panic(&ValueError{Method: "Swapper", Kind: Kind(k)})
	}
	elem := t.Elem()
	// The usual shapes need no memory moves. What has pointers keeps its type.
	switch size := elem.Size; {
	case elem.PtrData == 0 && size == 8:
		s := *(*[]int64)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.PtrData == 0 && size == 4:
		s := *(*[]int32)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.PtrData == 0 && size == 1:
		s := *(*[]int8)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.Kind == abi.String:
		s := *(*[]string)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.IsDirect() && size == 8:
		s := *(*[]unsafe.Pointer)(data)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	}
	size := elem.Size
	s := *(*[]struct{})(data) // length and address; the elements are taken by hand
	base := *(*unsafe.Pointer)(data)
	n := len(s)
	if size == unsafe.Sizeof(threeWords{}) && elem.Align == 8 {
		return func(i, j int) {
			if uint(i) >= uint(n) || uint(j) >= uint(n) {
				panic("reflect: slice index out of range")
			}
			p, q := (*threeWords)(unsafe.Add(base, uintptr(i)*size)), (*threeWords)(unsafe.Add(base, uintptr(j)*size))
			*p, *q = *q, *p
		}
	}
	tmp := unsafe_New(elem)
	return func(i, j int) {
		if uint(i) >= uint(n) || uint(j) >= uint(n) {
			panic("reflect: slice index out of range")
		}
		p, q := unsafe.Add(base, uintptr(i)*size), unsafe.Add(base, uintptr(j)*size)
		typedmemmove(elem, tmp, p)
		typedmemmove(elem, p, q)
		typedmemmove(elem, q, tmp)
	}
}

// threeWords is anything of that size, as a struct with a key and a string: which of the words are pointers the collector sees for itself.
type threeWords struct{ a, b, c unsafe.Pointer }

// ValueError is what wrong uses panic with.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + kindName(uint8(e.Kind)) + " Value"
}

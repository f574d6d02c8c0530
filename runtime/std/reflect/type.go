// Type, and its only implementation: a view of the descriptor.

package reflect

import (
	"internal/abi"
	"unsafe"
)

// Type is a Go type. Two Types are the same type if they are ==. Methods that a kind does not have panic.
type Type interface {
	// Align returns the alignment of a variable of the type, in bytes.
	Align() int
	// FieldAlign returns the alignment as a struct field.
	FieldAlign() int
	// Method returns the i'th exported method, in the order of names.
	Method(int) Method
	// MethodByName returns the method with that name.
	MethodByName(string) (Method, bool)
	// NumMethod returns how many methods there are: the exported ones, of an interface all.
	NumMethod() int
	// Name returns the name of a defined or predeclared type, "" for others.
	Name() string
	// PkgPath returns the import path of the package of a defined type, "" for others.
	PkgPath() string
	// Size returns the size of a value in bytes.
	Size() uintptr
	// String returns the type as Go writes it, with package names in place of paths.
	String() string
	// Kind returns the kind.
	Kind() Kind
	// Implements tells whether the type has the methods of the interface type u.
	Implements(u Type) bool
	// AssignableTo tells whether a value can be assigned to type u.
	AssignableTo(u Type) bool
	// ConvertibleTo tells whether a value can be converted to type u. (Slice to array may still panic.)
	ConvertibleTo(u Type) bool
	// Comparable tells whether values can be compared. (Interfaces may still panic.)
	Comparable() bool
	// Bits returns the size in bits of a number type.
	Bits() int
	// ChanDir returns the direction of a channel type.
	ChanDir() ChanDir
	// IsVariadic tells whether a function's last parameter is ....
	IsVariadic() bool
	// Elem returns the element type of an array, channel, map, pointer or slice.
	Elem() Type
	// Field returns the i'th field of a struct.
	Field(i int) StructField
	// FieldByIndex returns the nested field that Field called with each index leads to.
	FieldByIndex(index []int) StructField
	// FieldByName returns the field with that name, also of an embedded struct.
	FieldByName(name string) (StructField, bool)
	// FieldByNameFunc returns the field whose name match accepts, if at the shallowest depth there is just one.
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	// In returns the type of a function's i'th parameter.
	In(i int) Type
	// Key returns a map's key type.
	Key() Type
	// Len returns an array's length.
	Len() int
	// NumField returns how many fields a struct has.
	NumField() int
	// NumIn returns how many parameters a function has.
	NumIn() int
	// NumOut returns how many results a function has.
	NumOut() int
	// Out returns the type of a function's i'th result.
	Out(i int) Type
	// OverflowComplex tells whether x does not fit the type.
	OverflowComplex(x complex128) bool
	// OverflowFloat tells whether x does not fit the type.
	OverflowFloat(x float64) bool
	// OverflowInt tells whether x does not fit the type.
	OverflowInt(x int64) bool
	// OverflowUint tells whether x does not fit the type.
	OverflowUint(x uint64) bool

	common() *abi.Type
}

// A Method is a method of a type.
type Method struct {
	Name    string
	PkgPath string // of an unexported method of an interface
	Type    Type   // with the receiver as first parameter, except for interfaces
	Func    Value  // not provided: the zero Value
	Index   int
}

// IsExported tells whether the method is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

type rtype struct {
	t abi.Type
}

func toRType(t *abi.Type) *rtype { return (*rtype)(unsafe.Pointer(t)) }

func toType(t *abi.Type) Type {
	if t == nil {
		return nil
	}
	return toRType(t)
}

// TypeOf returns the dynamic type of i, nil for a nil interface.
func TypeOf(i any) Type {
	t, _ := unpack(i)
	return toType(t)
}

func (t *rtype) common() *abi.Type { return &t.t }

func (t *rtype) Align() int      { return int(t.t.Align) }
func (t *rtype) FieldAlign() int { return int(t.t.FieldAlign) }
func (t *rtype) Size() uintptr   { return t.t.Size }
func (t *rtype) String() string  { return t.t.Str }
func (t *rtype) Kind() Kind      { return Kind(t.t.Kind) }
func (t *rtype) Name() string    { return t.t.Name() }
func (t *rtype) PkgPath() string { return t.t.PkgPath() }

func (t *rtype) Comparable() bool { return t.t.Equal != nil }

func (t *rtype) asArray() *abi.ArrayType {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return (*abi.ArrayType)(unsafe.Pointer(t))
}

func (t *rtype) asFunc(method string) *abi.FuncType {
	if t.Kind() != Func {
		panic("reflect: " + method + " of non-func type " + t.String())
	}
	return (*abi.FuncType)(unsafe.Pointer(t))
}

func (t *rtype) asStruct(method string) *abi.StructType {
	if t.Kind() != Struct {
		panic("reflect: " + method + " of non-struct type " + t.String())
	}
	return (*abi.StructType)(unsafe.Pointer(t))
}

func (t *rtype) Bits() int {
	if k := t.Kind(); k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.t.Size) * 8
}

func (t *rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return ChanDir((*abi.ChanType)(unsafe.Pointer(t)).Dir)
}

func (t *rtype) Elem() Type {
	if e := t.t.Elem(); e != nil {
		return toRType(e)
	}
	panic("reflect: Elem of invalid type " + t.String())
}

func (t *rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return toRType((*abi.MapType)(unsafe.Pointer(t)).Key)
}

func (t *rtype) Len() int         { return int(t.asArray().Len) }
func (t *rtype) IsVariadic() bool { return t.asFunc("IsVariadic").Variadic }
func (t *rtype) NumIn() int       { return len(t.asFunc("NumIn").In) }
func (t *rtype) NumOut() int      { return len(t.asFunc("NumOut").Out) }
func (t *rtype) In(i int) Type    { return toRType(t.asFunc("In").In[i]) }
func (t *rtype) Out(i int) Type   { return toRType(t.asFunc("Out").Out[i]) }

func interfaceMethods(t *abi.Type) []abi.Imethod {
	return (*abi.InterfaceType)(unsafe.Pointer(t)).Methods
}

func (t *rtype) NumMethod() int {
	if t.Kind() == Interface {
		return len(interfaceMethods(&t.t))
	}
	n := 0
	for _, m := range t.t.Methods() {
		if m.PkgPath == "" {
			n++
		}
	}
	return n
}

func (t *rtype) Method(i int) Method {
	if t.Kind() == Interface {
		list := interfaceMethods(&t.t)
		if i < 0 || i >= len(list) {
			panic("reflect: Method index out of range")
		}
		return Method{Name: list[i].Name, PkgPath: list[i].PkgPath, Type: toRType(list[i].Typ), Index: i}
	}
	n := 0
	for _, m := range t.t.Methods() {
		if m.PkgPath != "" {
			continue
		}
		if n == i {
			f := (*abi.FuncType)(unsafe.Pointer(m.Mtyp))
			in := append([]*abi.Type{&t.t}, f.In...)
			return Method{Name: m.Name, Type: toRType(funcOf(in, f.Out, f.Variadic)), Index: i}
		}
		n++
	}
	panic("reflect: Method index out of range")
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	if t.Kind() == Interface {
		for i, m := range interfaceMethods(&t.t) {
			if m.Name == name {
				return t.Method(i), true
			}
		}
		return Method{}, false
	}
	n := 0
	for _, m := range t.t.Methods() {
		if m.PkgPath != "" {
			continue
		}
		if m.Name == name {
			return t.Method(n), true
		}
		n++
	}
	return Method{}, false
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return abi.Implements(u.common(), &t.t)
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return abi.Assignable(u.common(), &t.t)
}

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return converter(u.common(), &t.t) != nil
}

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return tooBigFloat32(real(x)) || tooBigFloat32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return tooBigFloat32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func (t *rtype) OverflowInt(x int64) bool {
	if k := t.Kind(); k < Int || k > Int64 {
		panic("reflect: OverflowInt of non-int type " + t.String())
	}
	return tooBigInt(x, t.t.Size)
}

func (t *rtype) OverflowUint(x uint64) bool {
	if k := t.Kind(); k < Uint || k > Uintptr {
		panic("reflect: OverflowUint of non-uint type " + t.String())
	}
	return tooBigUint(x, t.t.Size)
}

func tooBigFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	return maxFloat32 < x && x <= maxFloat64
}

const (
	maxFloat32 = 0x1p127 * (1 + (1 - 0x1p-23))
	maxFloat64 = 0x1p1023 * (1 + (1 - 0x1p-52))
)

func tooBigInt(x int64, size uintptr) bool {
	shift := 64 - uint(size)*8
	return x<<shift>>shift != x
}

func tooBigUint(x uint64, size uintptr) bool {
	shift := 64 - uint(size)*8
	return x<<shift>>shift != x
}

// TypeFor returns the type T.
func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }

// TypeAssert is v.Interface().(T) in the form with ok.
func TypeAssert[T any](v Value) (T, bool) {
	out, ok := v.Interface().(T)
	return out, ok
}

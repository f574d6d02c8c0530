// Changing values.

package reflect

import (
	"internal/abi"
	"unsafe"
)

// assignTo returns v as a value of type t, which it must be assignable to.
func (v Value) assignTo(context string, t *abi.Type) Value {
	switch {
	case v.typ == t:
		return v
	case t.Kind == abi.Interface && abi.Implements(t, v.typ):
		if v.kind() == Interface && v.IsNil() {
			return Value{t, unsafe_New(t), flag(Interface) | flagIndir}
		}
		return Value{t, newInterface(t, v.toAny()), flag(Interface) | flagIndir}
	case abi.Assignable(t, v.typ): // a type with the same underlying type
		return Value{t, v.ptr, v.flag&(flagAddr|flagIndir) | v.flag.ro() | flag(t.Kind)}
	}
	panic(context + ": value of type " + v.typ.Str + " is not assignable to type " + t.Str)
}

// newInterface returns a new variable of interface type t that holds x.
func newInterface(t *abi.Type, x any) unsafe.Pointer {
	p := unsafe_New(t)
	if len(interfaceMethods(t)) == 0 {
		*(*any)(p) = x
	} else {
		storeInterface(t, x, p)
	}
	return p
}

// Set assigns x to v.
func (v Value) Set(x Value) {
	v.mustSet("Set")
	x.mustExported("Set")
	x = x.assignTo("reflect.Set", v.typ)
	x.copyTo(v.ptr)
}

// copyTo copies the value to memory.
func (v Value) copyTo(p unsafe.Pointer) {
	if v.flag&flagIndir != 0 {
		typedmemmove(v.typ, p, v.ptr)
	} else {
		*(*unsafe.Pointer)(p) = v.ptr
	}
}

// SetZero makes v the zero value.
func (v Value) SetZero() {
	v.mustSet("SetZero")
	typedmemclr(v.typ, v.ptr)
}

// SetBool sets a boolean.
func (v Value) SetBool(x bool) {
	v.mustSet("SetBool")
	v.must("SetBool", Bool)
	*(*bool)(v.ptr) = x
}

// SetInt sets a signed integer.
func (v Value) SetInt(x int64) {
	v.mustSet("SetInt")
	switch v.kind() {
	case Int, Int64:
		*(*int64)(v.ptr) = x
	case Int8:
		*(*int8)(v.ptr) = int8(x)
	case Int16:
		*(*int16)(v.ptr) = int16(x)
	case Int32:
		*(*int32)(v.ptr) = int32(x)
	default:
		panic(v.bad("SetInt"))
	}
}

// SetUint sets an unsigned integer.
func (v Value) SetUint(x uint64) {
	v.mustSet("SetUint")
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		*(*uint64)(v.ptr) = x
	case Uint8:
		*(*uint8)(v.ptr) = uint8(x)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(x)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(x)
	default:
		panic(v.bad("SetUint"))
	}
}

// SetFloat sets a floating-point number.
func (v Value) SetFloat(x float64) {
	v.mustSet("SetFloat")
	switch v.kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		panic(v.bad("SetFloat"))
	}
}

// SetComplex sets a complex number.
func (v Value) SetComplex(x complex128) {
	v.mustSet("SetComplex")
	switch v.kind() {
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		panic(v.bad("SetComplex"))
	}
}

// SetString sets a string.
func (v Value) SetString(x string) {
	v.mustSet("SetString")
	v.must("SetString", String)
	*(*string)(v.ptr) = x
}

// SetBytes sets a slice of bytes.
func (v Value) SetBytes(x []byte) {
	v.mustSet("SetBytes")
	v.must("SetBytes", Slice)
	if v.typ.Elem().Kind != abi.Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

// SetPointer sets an unsafe.Pointer.
func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustSet("SetPointer")
	v.must("SetPointer", UnsafePointer)
	*(*unsafe.Pointer)(v.ptr) = x
}

// slice is the layout of a slice.
type slice struct {
	array unsafe.Pointer
	len   int
	cap   int
}

// SetLen sets a slice's length.
func (v Value) SetLen(n int) {
	v.mustSet("SetLen")
	v.must("SetLen", Slice)
	s := (*slice)(v.ptr)
	if uint(n) > uint(s.cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	s.len = n
}

// SetCap sets a slice's capacity.
func (v Value) SetCap(n int) {
	v.mustSet("SetCap")
	v.must("SetCap", Slice)
	s := (*slice)(v.ptr)
	if n < s.len || n > s.cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	s.cap = n
}

// Reading values by kind.

package reflect

import (
	"internal/abi"
	"unsafe"
)

// Bool returns a boolean.
func (v Value) Bool() bool {
	v.must("Bool", Bool)
	return *(*bool)(v.ptr)
}

// Int returns a signed integer.
func (v Value) Int() int64 {
	switch v.kind() {
	case Int, Int64:
		return *(*int64)(v.ptr)
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	}
	panic(v.bad("Int"))
}

// CanInt tells whether Int can be used.
func (v Value) CanInt() bool { return v.kind() >= Int && v.kind() <= Int64 }

// Uint returns an unsigned integer.
func (v Value) Uint() uint64 {
	switch v.kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	}
	panic(v.bad("Uint"))
}

// CanUint tells whether Uint can be used.
func (v Value) CanUint() bool { return v.kind() >= Uint && v.kind() <= Uintptr }

// Float returns a floating-point number.
func (v Value) Float() float64 {
	switch v.kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(v.bad("Float"))
}

// CanFloat tells whether Float can be used.
func (v Value) CanFloat() bool { return v.kind() == Float32 || v.kind() == Float64 }

// Complex returns a complex number.
func (v Value) Complex() complex128 {
	switch v.kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(v.bad("Complex"))
}

// CanComplex tells whether Complex can be used.
func (v Value) CanComplex() bool { return v.kind() == Complex64 || v.kind() == Complex128 }

// String returns a string; for other kinds "<T Value>", so that a Value can be printed.
func (v Value) String() string {
	switch v.kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.typ.Str + " Value>"
}

// Bytes returns a slice of bytes, or an addressable array of bytes as one.
func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if v.typ.Elem().Kind != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.Elem().Kind != abi.Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), int((*abi.ArrayType)(unsafe.Pointer(v.typ)).Len))
	}
	panic(v.bad("Bytes"))
}

// runes returns a slice of runes.
func (v Value) runes() []rune { return *(*[]rune)(v.ptr) }

// Pointer returns the address that a channel, function, map, pointer, slice or string is.
func (v Value) Pointer() uintptr { return uintptr(v.pointer("Pointer")) }

// UnsafePointer is Pointer with another result.
func (v Value) UnsafePointer() unsafe.Pointer { return v.pointer("UnsafePointer") }

func (v Value) pointer(method string) unsafe.Pointer {
	switch v.kind() {
	case Chan, Map, Pointer, UnsafePointer:
		return v.word()
	case Func:
		p := v.word()
		if p != nil { // a func value points to its code pointer
			p = *(*unsafe.Pointer)(p)
		}
		return p
	case Slice, String:
		return *(*unsafe.Pointer)(v.ptr)
	}
	panic(v.bad(method))
}

// OverflowInt tells whether x does not fit v's type.
func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		panic(v.bad("OverflowInt"))
	}
	return tooBigInt(x, v.typ.Size)
}

// OverflowUint tells whether x does not fit v's type.
func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		panic(v.bad("OverflowUint"))
	}
	return tooBigUint(x, v.typ.Size)
}

// OverflowFloat tells whether x does not fit v's type.
func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		panic(v.bad("OverflowFloat"))
	}
	return v.kind() == Float32 && tooBigFloat32(x)
}

// OverflowComplex tells whether x does not fit v's type.
func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		panic(v.bad("OverflowComplex"))
	}
	return v.kind() == Complex64 && (tooBigFloat32(real(x)) || tooBigFloat32(imag(x)))
}

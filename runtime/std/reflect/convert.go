// Conversions, by the rules of the language (Spec: Conversions).

package reflect

import (
	"internal/abi"
	"unicode/utf8"
	"unsafe"
)

type convertFunc func(v Value, t *abi.Type) Value

// Convert returns v converted to type t; it panics if that cannot be.
func (v Value) Convert(t Type) Value {
	c := t.common()
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Convert", Invalid})
	}
	f := converter(c, v.typ)
	if f == nil {
		panic("reflect.Value.Convert: value of type " + v.typ.Str + " cannot be converted to type " + c.Str)
	}
	return f(v, c)
}

// CanConvert tells whether v can be converted to type t without a panic.
func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	// A slice must be long enough for the array.
	switch {
	case v.Kind() == Slice && t.Kind() == Array:
		return t.Len() <= v.Len()
	case v.Kind() == Slice && t.Kind() == Pointer && t.Elem().Kind() == Array:
		return t.Elem().Len() <= v.Len()
	}
	return true
}

func isInt(k uint8) bool     { return k >= abi.Int && k <= abi.Int64 }
func isUint(k uint8) bool    { return k >= abi.Uint && k <= abi.Uintptr }
func isFloat(k uint8) bool   { return k == abi.Float32 || k == abi.Float64 }
func isComplex(k uint8) bool { return k == abi.Complex64 || k == abi.Complex128 }

// byteOrRune returns the kind of a slice's elements if they are bytes or runes of no special type, else Invalid.
func byteOrRune(t *abi.Type) uint8 {
	if t.Kind == abi.Slice {
		if e := t.Elem(); e.PkgPath() == "" && (e.Kind == abi.Uint8 || e.Kind == abi.Int32) {
			return e.Kind
		}
	}
	return abi.Invalid
}

// converter returns the function that converts from type src to dst, nil if that cannot be.
func converter(dst, src *abi.Type) convertFunc {
	d, s := dst.Kind, src.Kind
	switch {
	case isInt(s) && (isInt(d) || isUint(d)):
		return func(v Value, t *abi.Type) Value { return makeInt(v, uint64(v.Int()), t) }
	case isInt(s) && isFloat(d):
		return func(v Value, t *abi.Type) Value { return makeFloat(v, float64(v.Int()), t) }
	case isUint(s) && (isInt(d) || isUint(d)):
		return func(v Value, t *abi.Type) Value { return makeInt(v, v.Uint(), t) }
	case isUint(s) && isFloat(d):
		return func(v Value, t *abi.Type) Value { return makeFloat(v, float64(v.Uint()), t) }
	case isFloat(s) && isInt(d):
		return func(v Value, t *abi.Type) Value { return makeInt(v, uint64(int64(v.Float())), t) }
	case isFloat(s) && isUint(d):
		return func(v Value, t *abi.Type) Value { return makeInt(v, uint64(v.Float()), t) }
	case isFloat(s) && isFloat(d):
		return func(v Value, t *abi.Type) Value { return makeFloat(v, v.Float(), t) }
	case isComplex(s) && isComplex(d):
		return func(v Value, t *abi.Type) Value {
			r := v.fresh(t)
			if t.Kind == abi.Complex64 {
				*(*complex64)(r.ptr) = complex64(v.Complex())
			} else {
				*(*complex128)(r.ptr) = v.Complex()
			}
			return r
		}
	case d == abi.String && isInt(s):
		return func(v Value, t *abi.Type) Value {
			n := v.Int()
			if n != int64(rune(n)) {
				n = utf8.RuneError
			}
			return makeString(v, string(rune(n)), t)
		}
	case d == abi.String && isUint(s):
		return func(v Value, t *abi.Type) Value {
			n := v.Uint()
			if n > utf8.MaxRune {
				n = utf8.RuneError
			}
			return makeString(v, string(rune(n)), t)
		}
	case s == abi.String && byteOrRune(dst) == abi.Uint8:
		return func(v Value, t *abi.Type) Value {
			r := v.fresh(t)
			*(*[]byte)(r.ptr) = []byte(v.String())
			return r
		}
	case s == abi.String && byteOrRune(dst) == abi.Int32:
		return func(v Value, t *abi.Type) Value {
			r := v.fresh(t)
			*(*[]rune)(r.ptr) = []rune(v.String())
			return r
		}
	case d == abi.String && byteOrRune(src) == abi.Uint8:
		return func(v Value, t *abi.Type) Value { return makeString(v, string(*(*[]byte)(v.ptr)), t) }
	case d == abi.String && byteOrRune(src) == abi.Int32:
		return func(v Value, t *abi.Type) Value { return makeString(v, string(v.runes()), t) }
	case s == abi.Slice && d == abi.Pointer && dst.Elem().Kind == abi.Array && src.Elem() == dst.Elem().Elem():
		return toArrayPointer
	case s == abi.Slice && d == abi.Array && src.Elem() == dst.Elem():
		return toArray
	case s == abi.Chan && d == abi.Chan && abi.Assignable(dst, src):
		return retype
	case abi.SameUnderlying(dst, src, false):
		return retype
	case d == abi.Pointer && s == abi.Pointer && !dst.Named() && !src.Named() && abi.SameUnderlying(dst.Elem(), src.Elem(), false):
		return retype
	case d == abi.Interface && abi.Implements(dst, src):
		return toInterface
	}
	return nil
}

// fresh returns a new zero value of type t (not pointer-shaped) that may be filled, as restricted as v.
func (v Value) fresh(t *abi.Type) Value {
	return Value{t, unsafe_New(t), v.flag.ro() | flagIndir | flag(t.Kind)}
}

func makeInt(v Value, n uint64, t *abi.Type) Value {
	r := v.fresh(t)
	switch t.Size {
	case 1:
		*(*uint8)(r.ptr) = uint8(n)
	case 2:
		*(*uint16)(r.ptr) = uint16(n)
	case 4:
		*(*uint32)(r.ptr) = uint32(n)
	case 8:
		*(*uint64)(r.ptr) = n
	}
	return r
}

func makeFloat(v Value, f float64, t *abi.Type) Value {
	r := v.fresh(t)
	if t.Size == 4 {
		*(*float32)(r.ptr) = float32(f)
	} else {
		*(*float64)(r.ptr) = f
	}
	return r
}

func makeString(v Value, s string, t *abi.Type) Value {
	r := v.fresh(t)
	*(*string)(r.ptr) = s
	return r
}

// retype is for types with the same representation.
func retype(v Value, t *abi.Type) Value {
	p := v.ptr
	if v.flag&flagAddr != 0 {
		p = unsafe_New(t)
		typedmemmove(t, p, v.ptr)
	}
	return Value{t, p, v.flag.ro() | v.flag&flagIndir | flag(t.Kind)}
}

func toInterface(v Value, t *abi.Type) Value {
	if v.kind() == Interface && v.IsNil() {
		return v.fresh(t)
	}
	return Value{t, newInterface(t, v.toAny()), v.flag.ro() | flagIndir | flag(Interface)}
}

func toArrayPointer(v Value, t *abi.Type) Value {
	n := int((*abi.ArrayType)(unsafe.Pointer(t.Elem())).Len)
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + itoa(v.Len()) + " to pointer to array with length " + itoa(n))
	}
	return Value{t, (*slice)(v.ptr).array, v.flag.ro() | flag(Pointer)}
}

func toArray(v Value, t *abi.Type) Value {
	n := int((*abi.ArrayType)(unsafe.Pointer(t)).Len)
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + itoa(v.Len()) + " to array with length " + itoa(n))
	}
	return copyOf(t, (*slice)(v.ptr).array, v.flag.ro())
}

// The errors that the runtime itself panics with, and how the value of an uncaught panic prints. All texts are Go's.

package runtime

import "unsafe"

// Error identifies a run-time error: a panic of the language itself, such as an index out of range.
type Error interface {
	error

	// RuntimeError only tells run-time errors from other errors.
	RuntimeError()
}

// TypeAssertionError explains a failed type assertion.
type TypeAssertionError struct {
	_interface    *_type // static type of the operand; nil prints as "interface"
	concrete      *_type // its dynamic type, nil if it holds nothing
	asserted      *_type
	missingMethod string // one that asserted, an interface, has and concrete lacks
}

func (*TypeAssertionError) RuntimeError() {}

func (e *TypeAssertionError) Error() string {
	inter := "interface"
	if e._interface != nil {
		inter = e._interface.str
	}
	as := e.asserted.str
	if e.concrete == nil {
		return "interface conversion: " + inter + " is nil, not " + as
	}
	cs := e.concrete.str
	if e.missingMethod != "" {
		return "interface conversion: " + cs + " is not " + as + ": missing method " + e.missingMethod
	}
	msg := "interface conversion: " + inter + " is " + cs + ", not " + as
	if cs == as {
		if pkgpathOf(e.concrete) != pkgpathOf(e.asserted) {
			return msg + " (types from different packages)"
		}
		return msg + " (types from different scopes)"
	}
	return msg
}

// errorString is a run-time error told by one string.
type errorString string

func (e errorString) RuntimeError() {}
func (e errorString) Error() string { return "runtime error: " + string(e) }

// plainError is one without the prefix.
type plainError string

func (e plainError) RuntimeError() {}
func (e plainError) Error() string { return string(e) }

// errorAddressString is a memory fault at a known address.
type errorAddressString struct {
	msg  string
	addr uintptr
}

func (e errorAddressString) RuntimeError() {}
func (e errorAddressString) Error() string { return "runtime error: " + e.msg }

// Addr is the address of the fault.
func (e errorAddressString) Addr() uintptr { return e.addr }

// PanicNilError is what recover gives for panic(nil).
type PanicNilError struct {
	_ [0]func() // not comparable
}

func (*PanicNilError) RuntimeError() {}
func (*PanicNilError) Error() string {
	return "runtime error: panic called with nil argument"
}

// unhashableTypeError is the use of an unhashable key with a map that has no entries.
type unhashableTypeError struct {
	typ *_type
}

func (e unhashableTypeError) RuntimeError() {}
func (e unhashableTypeError) Error() string { return "hash of unhashable type: " + e.typ.str }

// Codes of boundsError.
const (
	boundsIndex      = iota // s[x], 0 <= x < len(s) failed
	boundsSliceAlen         // s[?:x], 0 <= x <= len(s) failed (strings, arrays)
	boundsSliceAcap         // s[?:x], 0 <= x <= cap(s) failed
	boundsSliceB            // s[x:y], 0 <= x <= y failed
	boundsSlice3Alen        // s[::x], 0 <= x <= len(s) failed
	boundsSlice3Acap        // s[::x], 0 <= x <= cap(s) failed
	boundsSlice3B           // s[:x:y], 0 <= x <= y failed
	boundsSlice3C           // s[x:y:], 0 <= x <= y failed
	boundsConvert           // (*[x]T)(s), x <= len(s) failed
)

// boundsError is an index or slice expression gone wrong. x is the offender, y what it was checked against.
type boundsError struct {
	x      int64
	y      int
	signed bool // x is an int, not a uint
	code   uint8
}

func (e boundsError) RuntimeError() {}

// boundsFormat is the text for e: %x and %y stand for the numbers. A negative x is wrong whatever y is, so y is left out then.
func boundsFormat(code uint8, negative bool) string {
	if negative {
		switch code {
		case boundsIndex:
			return "index out of range [%x]"
		case boundsSliceAlen, boundsSliceAcap:
			return "slice bounds out of range [:%x]"
		case boundsSliceB:
			return "slice bounds out of range [%x:]"
		case boundsSlice3Alen, boundsSlice3Acap:
			return "slice bounds out of range [::%x]"
		case boundsSlice3B:
			return "slice bounds out of range [:%x:]"
		case boundsSlice3C:
			return "slice bounds out of range [%x::]"
		}
	}
	switch code {
	case boundsIndex:
		return "index out of range [%x] with length %y"
	case boundsSliceAlen:
		return "slice bounds out of range [:%x] with length %y"
	case boundsSliceAcap:
		return "slice bounds out of range [:%x] with capacity %y"
	case boundsSliceB:
		return "slice bounds out of range [%x:%y]"
	case boundsSlice3Alen:
		return "slice bounds out of range [::%x] with length %y"
	case boundsSlice3Acap:
		return "slice bounds out of range [::%x] with capacity %y"
	case boundsSlice3B:
		return "slice bounds out of range [:%x:%y]"
	case boundsSlice3C:
		return "slice bounds out of range [%x:%y:]"
	}
	return "cannot convert slice with length %y to array or pointer to array with length %x"
}

func appendInt(b []byte, v int64, signed bool) []byte {
	u := uint64(v)
	if signed && v < 0 {
		b = append(b, '-')
		u = -u
	}
	var buf [20]byte
	return append(b, buf[fmtuint(&buf, u):]...)
}

// fmtuint writes u in decimal at the end of buf and gives the index where it starts.
func fmtuint(buf *[20]byte, u uint64) int {
	i := len(buf)
	for {
		i--
		buf[i] = byte('0' + u%10)
		u /= 10
		if u == 0 {
			return i
		}
	}
}

func (e boundsError) Error() string {
	format := boundsFormat(e.code, e.signed && e.x < 0)
	b := make([]byte, 0, 112)
	b = append(b, "runtime error: "...)
	for i := 0; i < len(format); i++ {
		c := format[i]
		if c != '%' {
			b = append(b, c)
			continue
		}
		i++
		if format[i] == 'x' {
			b = appendInt(b, e.x, e.signed)
		} else {
			b = appendInt(b, int64(e.y), true)
		}
	}
	return string(b)
}

type stringer interface {
	String() string
}

// printpanicval prints the argument of a panic. Errors and Stringers were turned into strings before (preprintpanics).
func printpanicval(v any) {
	switch v := v.(type) {
	case nil:
		print("nil")
	case bool:
		print(v)
	case int:
		print(v)
	case int8:
		print(v)
	case int16:
		print(v)
	case int32:
		print(v)
	case int64:
		print(v)
	case uint:
		print(v)
	case uint8:
		print(v)
	case uint16:
		print(v)
	case uint32:
		print(v)
	case uint64:
		print(v)
	case uintptr:
		print(v)
	case float32:
		print(v)
	case float64:
		print(v)
	case complex64:
		print(v)
	case complex128:
		print(v)
	case string:
		printindented(v)
	default:
		printanycustomtype(efaceOf(&v))
	}
}

// printanycustomtype prints a value of a defined type: by its underlying basic type, or else by address.
func printanycustomtype(e *eface) {
	p := e.data
	name := e.typ.str
	switch e.typ.kind {
	case kindString:
		print(name, `("`)
		printindented(*(*string)(p))
		print(`")`)
	case kindBool:
		print(name, "(", *(*bool)(p), ")")
	case kindInt, kindInt64:
		print(name, "(", *(*int64)(p), ")")
	case kindInt8:
		print(name, "(", *(*int8)(p), ")")
	case kindInt16:
		print(name, "(", *(*int16)(p), ")")
	case kindInt32:
		print(name, "(", *(*int32)(p), ")")
	case kindUint, kindUint64, kindUintptr:
		print(name, "(", *(*uint64)(p), ")")
	case kindUint8:
		print(name, "(", *(*uint8)(p), ")")
	case kindUint16:
		print(name, "(", *(*uint16)(p), ")")
	case kindUint32:
		print(name, "(", *(*uint32)(p), ")")
	case kindFloat32:
		print(name, "(", *(*float32)(p), ")")
	case kindFloat64:
		print(name, "(", *(*float64)(p), ")")
	case kindComplex64:
		print(name, *(*complex64)(p))
	case kindComplex128:
		print(name, *(*complex128)(p))
	default:
		print("(", name, ") ", unsafe.Pointer(p))
	}
}

// printindented prints s with a tab after every newline, so that what a program puts into a panic value cannot pass for a
// part of the traceback.
func printindented(s string) {
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			print(s[start:i+1], "\t")
			start = i + 1
		}
	}
	print(s[start:])
}

// panicwrap is called by the generated (*T).M of a value method T.M when the pointer is nil. typ is "pkg.T".
func panicwrap(typ, meth string) {
	base := typ
	for i := len(typ) - 1; i >= 0; i-- {
		if typ[i] == '.' {
			base = typ[i+1:]
			break
		}
	}
	panic(plainError("value method " + typ + "." + meth + " called using nil *" + base + " pointer"))
}

// Values between Go and Python: numbers, text and bytes; and Python's C functions, which are called through a table of addresses that the host
// fills in. All else is converted by Python code (golite/embed).
//
// The functions here whose names begin with py run on a thread of the host's, on its stack, without a g, holding the GIL: they must not allocate, split,
// panic or look at the goroutine.
//
//go:nowritebarrier
package runtime

import "unsafe"

// pyapi has addresses of Python's C functions and objects. In the order of golite/embed/native.py.
var pyapi [pyCount]uintptr

const (
	pySaveThread = iota
	pyRestoreThread
	pyErrOccurred
	pyErrClear
	pyLongAsLongLong
	pyLongAsUnsignedLongLong
	pyLongFromLongLong
	pyLongFromUnsignedLongLong
	pyFloatAsDouble
	pyFloatFromDouble
	pyUnicodeAsUTF8AndSize
	pyUnicodeDecodeUTF8
	pyBytesFromStringAndSize
	pyBytesAsString
	pyBytesSize
	pyTupleNew
	pyTupleSetItem
	pyErrCheckSignals
	pyErrSetObject
	pyErrFetch
	pyErrNormalize
	pySetTraceback
	pyVectorcall
	pyTupleGetItem
	pyTupleSize
	pyTypeAlloc
	pyMethodNew
	pyCapsuleNew
	pyCapsulePointer
	pyIncRef
	pyDecRef
	pyLongType
	pyBoolType
	pyFloatType
	pyUnicodeType
	pyBytesType
	pyGreenletGetCurrent
	pyGreenletSwitch
	pyTrue
	pyFalse
	pyNone
	pySurrogateescape // C string
	pyFailed          // of golite/embed: takes the address of a hostcall that did not return, and raises
	pyDescribe        // of golite/embed: the text for an exception
	pyCount
)

// What a parameter or result is. Known to golite/embed/native.py.
const (
	hostBool = 1 + iota
	hostInt8
	hostInt16
	hostInt32
	hostInt64
	hostUint8
	hostUint16
	hostUint32
	hostUint64
	hostFloat32
	hostFloat64
	hostString
	hostBytes
	hostErrorKind // the last result: nil, or golite/embed raises it
)

// ccall calls a C function with up to four words; ccalltofloat is for results in a float register, ccallfloat for such an argument.
func ccall(fn, a, b, c, d uintptr) uintptr
func ccalltofloat(fn, a uintptr) float64
func ccallfloat(fn uintptr, f float64) uintptr

func pyword(i uintptr) uintptr { return *(*uintptr)(add(unsafe.Pointer(&pyapi), i*8)) }

func pycall0(i uintptr) uintptr             { return ccall(pyword(i), 0, 0, 0, 0) }
func pycall1(i, a uintptr) uintptr          { return ccall(pyword(i), a, 0, 0, 0) }
func pycall2(i, a, b uintptr) uintptr       { return ccall(pyword(i), a, b, 0, 0) }
func pycall3(i, a, b, c uintptr) uintptr    { return ccall(pyword(i), a, b, c, 0) }
func pycall4(i, a, b, c, d uintptr) uintptr { return ccall(pyword(i), a, b, c, d) }
func pyfromfloat(f float64) uintptr         { return ccallfloat(pyword(pyFloatFromDouble), f) }

// pyargument is argument i, a number.
func pyargument(args unsafe.Pointer, i uintptr) uintptr {
	return pycall1(pyLongAsUnsignedLongLong, *(*uintptr)(add(args, i*8)))
}

func pynumber(n uintptr) uintptr { return pycall1(pyLongFromUnsignedLongLong, n) }

// pyobject is one of the objects in the table, with a reference for the caller.
func pyobject(i uintptr) uintptr {
	p := pyword(i)
	pycall1(pyIncRef, p)
	return p
}

// pytypeis tells whether the object is of the very type.
func pytypeis(p, t uintptr) bool {
	return *(*uintptr)(unsafe.Pointer(p + 8)) == pyword(t)
}

// pytoint converts an argument to a whole number of a kind; ok is false if only the slow way knows what is to be done.
func pytoint(kind uint8, p uintptr) (v int64, ok bool) {
	if kind == hostBool {
		return int64(b2i(p == pyapi[pyTrue])), pytypeis(p, pyBoolType)
	}
	if !pytypeis(p, pyLongType) && !pytypeis(p, pyBoolType) {
		return 0, false
	}
	if kind == hostUint64 {
		v = int64(pycall1(pyLongAsUnsignedLongLong, p))
	} else {
		v = int64(pycall1(pyLongAsLongLong, p))
	}
	if v == -1 && pycall0(pyErrOccurred) != 0 {
		pycall0(pyErrClear)
		return 0, false
	}
	switch kind {
	case hostInt8:
		ok = int64(int8(v)) == v
	case hostInt16:
		ok = int64(int16(v)) == v
	case hostInt32:
		ok = int64(int32(v)) == v
	case hostUint8:
		ok = int64(uint8(v)) == v
	case hostUint16:
		ok = int64(uint16(v)) == v
	case hostUint32:
		ok = int64(uint32(v)) == v
	default:
		ok = true
	}
	return v, ok
}

// pytofloat converts an argument to a number of a float kind; false if only the slow way knows what is to be done.
func pytofloat(kind uint8, p uintptr, to *uint64) bool {
	if !pytypeis(p, pyFloatType) {
		return false
	}
	v := ccalltofloat(pyword(pyFloatAsDouble), p)
	if kind == hostFloat64 {
		*to = *(*uint64)(unsafe.Pointer(&v))
		return true
	}
	v32 := float32(v)
	*to = uint64(*(*uint32)(unsafe.Pointer(&v32)))
	return v32-v32 == 0 || v-v != 0 // else it is too large
}

// pyput stores a number at an address; false if only the slow way knows what is to be done.
func pyput(kind uint8, p uintptr, at unsafe.Pointer) bool {
	var word uint64
	if kind == hostFloat32 || kind == hostFloat64 {
		if !pytofloat(kind, p, &word) {
			return false
		}
	} else {
		v, ok := pytoint(kind, p)
		if !ok {
			return false
		}
		word = uint64(v)
	}
	switch kind {
	case hostBool, hostInt8, hostUint8:
		*(*uint8)(at) = uint8(word)
	case hostInt16, hostUint16:
		*(*uint16)(at) = uint16(word)
	case hostInt32, hostUint32, hostFloat32:
		*(*uint32)(at) = uint32(word)
	default:
		*(*uint64)(at) = word
	}
	return true
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pytotext gives the bytes of a str or bytes object, which live as long as it does.
func pytotext(kind uint8, p uintptr, text *[2]uintptr) bool {
	if kind == hostString {
		return pytypeis(p, pyUnicodeType) && pyutf8(p, text)
	}
	if !pytypeis(p, pyBytesType) {
		return false
	}
	text[0] = pycall1(pyBytesAsString, p)
	text[1] = pycall1(pyBytesSize, p)
	return true
}

// pyutf8 fails for lone surrogates.
//
//go:noinline
func pyutf8(p uintptr, text *[2]uintptr) bool {
	at := pycall2(pyUnicodeAsUTF8AndSize, p, uintptr(unsafe.Pointer(&text[1])))
	text[0] = at
	if at == 0 {
		pycall0(pyErrClear)
	}
	return at != 0
}

// pyvalue makes an object of what Go has at an address; 0 for what is not text, a number or an error that is nil.
func pyvalue(kind uint8, at unsafe.Pointer) uintptr {
	switch kind {
	case hostBool:
		if *(*uint8)(at) != 0 {
			return pyobject(pyTrue)
		}
		return pyobject(pyFalse)
	case hostInt8:
		return pycall1(pyLongFromLongLong, uintptr(*(*int8)(at)))
	case hostInt16:
		return pycall1(pyLongFromLongLong, uintptr(*(*int16)(at)))
	case hostInt32:
		return pycall1(pyLongFromLongLong, uintptr(*(*int32)(at)))
	case hostInt64:
		return pycall1(pyLongFromLongLong, *(*uintptr)(at))
	case hostUint8:
		return pycall1(pyLongFromLongLong, uintptr(*(*uint8)(at)))
	case hostUint16:
		return pycall1(pyLongFromLongLong, uintptr(*(*uint16)(at)))
	case hostUint32:
		return pycall1(pyLongFromLongLong, uintptr(*(*uint32)(at)))
	case hostUint64:
		return pycall1(pyLongFromUnsignedLongLong, *(*uintptr)(at))
	case hostFloat32:
		return pyfromfloat(float64(*(*float32)(at)))
	case hostFloat64:
		return pyfromfloat(*(*float64)(at))
	case hostString:
		return pycall3(pyUnicodeDecodeUTF8, *(*uintptr)(at), *(*uintptr)(add(at, 8)), pyapi[pySurrogateescape])
	case hostBytes:
		return pycall2(pyBytesFromStringAndSize, *(*uintptr)(at), *(*uintptr)(add(at, 8)))
	case hostErrorKind:
		if *(*uintptr)(at) == 0 {
			return pyobject(pyNone)
		}
	}
	return 0
}


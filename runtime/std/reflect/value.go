// Value: a value of any type, and the general part of its methods.

package reflect

import (
	"internal/abi"
	"unsafe"
)

// flag holds the kind, and how a Value came about.
type flag uintptr

const (
	flagKind     flag = 1<<5 - 1
	flagStickyRO flag = 1 << 5 // got through an unexported field that is not embedded
	flagEmbedRO  flag = 1 << 6 // got through an unexported embedded field
	flagIndir    flag = 1 << 7 // ptr points to the value
	flagAddr     flag = 1 << 8 // the value is a variable: it can be addressed
	flagRO            = flagStickyRO | flagEmbedRO
)

// Value holds a Go value. The zero Value holds none: it answers IsValid with false and String, and its other methods panic.
//
// ptr is the value itself if the type is pointer-shaped and flagIndir is not set, else it points to the value. What is not
// addressable is never changed, so copies may share the memory.
type Value struct {
	typ *abi.Type
	ptr unsafe.Pointer
	flag
}

func (f flag) kind() Kind { return Kind(f & flagKind) }

// ro is what unexported fields leave to what is reached through them.
func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

// must panics if v is not of kind k.
func (f flag) must(method string, k Kind) {
	if f.kind() != k {
		panic(&ValueError{"reflect.Value." + method, f.kind()})
	}
}

func (f flag) bad(method string) *ValueError { return &ValueError{"reflect.Value." + method, f.kind()} }

// mustExported panics if v was got through unexported fields.
func (f flag) mustExported(method string) {
	if f == 0 {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if f&flagRO != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
}

// mustSet panics if v cannot be assigned to.
func (f flag) mustSet(method string) {
	f.mustExported(method)
	if f&flagAddr == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// ValueOf returns the value in i; the zero Value for nil.
func ValueOf(i any) Value {
	t, data := unpack(i)
	if t == nil {
		return Value{}
	}
	f := flag(t.Kind)
	if !t.IsDirect() {
		f |= flagIndir
	}
	return Value{t, data, f}
}

// word is the pointer that a pointer-shaped v is.
func (v Value) word() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// addr is where the value is; v is copied to the heap if it is a word.
func (v Value) addr() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	p := new(unsafe.Pointer)
	*p = v.ptr
	return unsafe.Pointer(p)
}

// IsValid tells whether v holds a value.
func (v Value) IsValid() bool { return v.flag != 0 }

// Kind returns the kind, Invalid for the zero Value.
func (v Value) Kind() Kind { return v.kind() }

// Type returns the type.
func (v Value) Type() Type {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	return toRType(v.typ)
}

// CanAddr tells whether Addr can be used: for elements of slices and of addressable arrays, fields of addressable structs, and what pointers point to.
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }

// CanSet tells whether the value can be changed: if it is addressable and was not got through unexported fields.
func (v Value) CanSet() bool { return v.flag&(flagAddr|flagRO) == flagAddr }

// CanInterface tells whether Interface can be used: not after unexported fields.
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// Addr returns a pointer to v.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{ptrTo(v.typ), v.ptr, v.flag&flagRO | flag(Pointer)}
}

// UnsafeAddr returns the address of v.
func (v Value) UnsafeAddr() uintptr {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

// Interface returns the value as an any.
func (v Value) Interface() any {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.toAny()
}

// toAny is Interface without the check.
func (v Value) toAny() any {
	switch {
	case v.kind() == Interface:
		return v.inside()
	case v.flag&flagIndir == 0:
		return pack(v.typ, v.ptr)
	case v.typ.IsDirect():
		return pack(v.typ, *(*unsafe.Pointer)(v.ptr))
	}
	p := v.ptr
	if v.flag&flagAddr != 0 { // a variable may change later, the any must not
		p = unsafe_New(v.typ)
		typedmemmove(v.typ, p, v.ptr)
	}
	return pack(v.typ, p)
}

// inside returns the contents of an interface as an any.
func (v Value) inside() any {
	if len(interfaceMethods(v.typ)) == 0 {
		return *(*any)(v.ptr)
	}
	return any(*(*interface{ M() })(v.ptr))
}

// Elem returns what an interface holds or a pointer points to; the zero Value for nil.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := ValueOf(v.inside())
		if x.flag != 0 {
			x.flag |= v.flag.ro()
		}
		return x
	case Pointer:
		p := v.word()
		if p == nil {
			return Value{}
		}
		e := v.typ.Elem()
		return Value{e, p, v.flag&flagRO | flagIndir | flagAddr | flag(e.Kind)}
	}
	panic(v.bad("Elem"))
}

// Indirect returns what v points to, or v if it is no pointer.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// IsNil tells whether v, a channel, function, interface, map, pointer or slice, is nil.
func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		return v.word() == nil
	case Interface, Slice:
		return *(*unsafe.Pointer)(v.ptr) == nil // the type, the array
	}
	panic(v.bad("IsNil"))
}

// Field returns the i'th field of a struct.
func (v Value) Field(i int) Value {
	v.must("Field", Struct)
	s := (*abi.StructType)(unsafe.Pointer(v.typ))
	if uint(i) >= uint(len(s.Fields)) {
		panic("reflect: Field index out of range")
	}
	f := &s.Fields[i]
	fl := v.flag&(flagStickyRO|flagIndir|flagAddr) | flag(f.Typ.Kind)
	if f.PkgPath != "" {
		if f.Embedded {
			fl |= flagEmbedRO
		} else {
			fl |= flagStickyRO
		}
	}
	// A struct that is a word has one field that is not empty, and that is the word.
	p := v.ptr
	if v.flag&flagIndir != 0 {
		p = unsafe.Add(p, f.Offset)
	} else if !f.Typ.IsDirect() { // an empty one beside it
		fl |= flagIndir
		p = unsafe_New(f.Typ)
	}
	return Value{f.Typ, p, fl}
}

// NumField returns how many fields a struct has.
func (v Value) NumField() int {
	v.must("NumField", Struct)
	return len((*abi.StructType)(unsafe.Pointer(v.typ)).Fields)
}

// FieldByIndex returns a nested field; it panics if that leads through a nil pointer.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.must("FieldByIndex", Struct)
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.Elem().Kind == abi.Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

// FieldByIndexErr is FieldByIndex with an error for a nil pointer.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.must("FieldByIndexErr", Struct)
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.Elem().Kind == abi.Struct {
			if v.IsNil() {
				return Value{}, nilEmbedded(v.typ.Elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

type nilEmbedded string

func (e nilEmbedded) Error() string {
	return "reflect: indirection through nil pointer to embedded struct field " + string(e)
}

// FieldByName returns the field with that name, the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.must("FieldByName", Struct)
	if f, ok := toRType(v.typ).FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc returns the field that Type.FieldByNameFunc finds.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	v.must("FieldByNameFunc", Struct)
	if f, ok := toRType(v.typ).FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// NumMethod returns how many exported methods the type has.
func (v Value) NumMethod() int {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	return toRType(v.typ).NumMethod()
}

// Zero returns the zero value of a type. It is not addressable.
func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	c := t.common()
	if c.IsDirect() {
		return Value{c, nil, flag(c.Kind)}
	}
	return Value{c, unsafe_New(c), flag(c.Kind) | flagIndir}
}

// New returns a pointer to a new zero value of type t.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	return Value{ptrTo(t.common()), unsafe_New(t.common()), flag(Pointer)}
}

// NewAt returns a pointer to a value of type t at p.
func NewAt(t Type, p unsafe.Pointer) Value {
	return Value{ptrTo(t.common()), p, flag(Pointer)}
}

// Comparable tells whether v can be compared without a panic: also what interfaces in it hold.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return true
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		if v.typ.Equal == nil {
			return false
		}
		for i, n := 0, v.Len(); i < n; i++ {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return true
	case Struct:
		for i, n := 0, v.NumField(); i < n; i++ {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return v.typ.Equal != nil
}

// Equal tells whether v and u are equal as == has it, interfaces by what they hold; it panics for types that are not comparable.
func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.typ != u.typ {
		return false
	}
	if v.typ.Equal == nil {
		panic("reflect.Value.Equal: values of type " + v.typ.Str + " are not comparable")
	}
	if v.typ.IsDirect() {
		return v.word() == u.word()
	}
	return v.typ.Equal(v.ptr, u.ptr)
}

// IsZero tells whether v is the zero value of its type.
func (v Value) IsZero() bool {
	switch v.kind() {
	case Invalid:
		panic(&ValueError{"reflect.Value.IsZero", Invalid})
	case Float32, Float64:
		return v.Float() == 0 && !negativeZero(v.Float())
	case Complex64, Complex128:
		c := v.Complex()
		return c == 0 && !negativeZero(real(c)) && !negativeZero(imag(c))
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	case Array:
		for i, n := 0, v.Len(); i < n; i++ {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Struct:
		s := (*abi.StructType)(unsafe.Pointer(v.typ))
		for i, n := 0, v.NumField(); i < n; i++ {
			if s.Fields[i].Name != "_" && !v.Field(i).IsZero() {
				return false
			}
		}
		return true
	}
	// Bools and integers: all bytes zero.
	for i := uintptr(0); i < v.typ.Size; i++ {
		if *(*byte)(unsafe.Add(v.ptr, i)) != 0 {
			return false
		}
	}
	return true
}

func negativeZero(f float64) bool { return *(*uint64)(unsafe.Pointer(&f)) == 1<<63 }

// Arrays, slices, strings, maps and channels.

package reflect

import (
	"internal/abi"
	"unsafe"
)

// Len returns the length of an array, channel, map, slice or string, or of the array a pointer points to.
func (v Value) Len() int {
	switch v.kind() {
	case Slice:
		return (*slice)(v.ptr).len
	case String:
		return len(*(*string)(v.ptr))
	case Array:
		return int((*abi.ArrayType)(unsafe.Pointer(v.typ)).Len)
	case Map:
		return maplen(v.word())
	case Chan:
		return chanlen(v.word())
	case Pointer:
		if e := v.typ.Elem(); e.Kind == abi.Array {
			return int((*abi.ArrayType)(unsafe.Pointer(e)).Len)
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(v.bad("Len"))
}

// Cap returns the capacity of an array, channel or slice, or of the array a pointer points to.
func (v Value) Cap() int {
	switch v.kind() {
	case Slice:
		return (*slice)(v.ptr).cap
	case Array:
		return int((*abi.ArrayType)(unsafe.Pointer(v.typ)).Len)
	case Chan:
		return chancap(v.word())
	case Pointer:
		if e := v.typ.Elem(); e.Kind == abi.Array {
			return int((*abi.ArrayType)(unsafe.Pointer(e)).Len)
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(v.bad("Cap"))
}

var byteType *abi.Type // of uint8, filled when first used (a race stores the same)

func uint8Type() *abi.Type {
	if byteType == nil {
		byteType, _ = unpack(uint8(0))
	}
	return byteType
}

// Index returns the i'th element of an array, slice or string.
func (v Value) Index(i int) Value {
	switch v.kind() {
	case Slice:
		s := (*slice)(v.ptr)
		if uint(i) >= uint(s.len) {
			panic("reflect: slice index out of range")
		}
		e := v.typ.Elem()
		return Value{e, unsafe.Add(s.array, uintptr(i)*e.Size), flagAddr | flagIndir | v.flag.ro() | flag(e.Kind)}
	case Array:
		a := (*abi.ArrayType)(unsafe.Pointer(v.typ))
		if uint(i) >= uint(a.Len) {
			panic("reflect: array index out of range")
		}
		e := a.Elem
		fl := v.flag&(flagIndir|flagAddr) | v.flag.ro() | flag(e.Kind)
		if v.flag&flagIndir == 0 { // one word, one element
			return Value{e, v.ptr, fl}
		}
		return Value{e, unsafe.Add(v.ptr, uintptr(i)*e.Size), fl}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		p := new(uint8)
		*p = s[i]
		return Value{uint8Type(), unsafe.Pointer(p), v.flag.ro() | flag(Uint8) | flagIndir}
	}
	panic(v.bad("Index"))
}

// Slice returns v[i:j] of a slice, string or addressable array.
func (v Value) Slice(i, j int) Value {
	switch v.kind() {
	case Slice, Array:
		base, n, c, t := v.array("Slice")
		if i < 0 || j < i || j > c {
			panic("reflect.Value.Slice: slice index out of bounds")
		}
		_ = n
		return v.part(base, i, j, c, t)
	case String:
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		p := new(string)
		*p = s[i:j]
		return Value{v.typ, unsafe.Pointer(p), v.flag&^(flagAddr|flagRO) | v.flag.ro() | flagIndir}
	}
	panic(v.bad("Slice"))
}

// Slice3 returns v[i:j:k] of a slice or addressable array.
func (v Value) Slice3(i, j, k int) Value {
	switch v.kind() {
	case Slice, Array:
		base, _, c, t := v.array("Slice3")
		if i < 0 || j < i || k < j || k > c {
			panic("reflect.Value.Slice3: slice index out of bounds")
		}
		return v.part(base, i, j, k, t)
	}
	panic(v.bad("Slice3"))
}

// array returns the elements of a slice or addressable array, how many there are, how many there may be, and the slice type.
func (v Value) array(method string) (base unsafe.Pointer, n, c int, t *abi.Type) {
	if v.kind() == Slice {
		s := (*slice)(v.ptr)
		return s.array, s.len, s.cap, v.typ
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value." + method + ": slice of unaddressable array")
	}
	a := (*abi.ArrayType)(unsafe.Pointer(v.typ))
	t = a.Slice
	if t == nil {
		t = sliceOf(a.Elem)
	}
	return v.ptr, int(a.Len), int(a.Len), t
}

// part makes the slice base[i:j:c].
func (v Value) part(base unsafe.Pointer, i, j, c int, t *abi.Type) Value {
	s := new(slice)
	s.len, s.cap = j-i, c-i
	s.array = base
	if s.cap > 0 { // else it would point behind the array
		s.array = unsafe.Add(base, uintptr(i)*t.Elem().Size)
	}
	return Value{t, unsafe.Pointer(s), v.flag.ro() | flagIndir | flag(Slice)}
}

// MakeSlice returns a new slice of type t.
func MakeSlice(t Type, len, cap int) Value {
	if t.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	c := t.common()
	s := &slice{unsafe_NewArray(c.Elem(), cap), len, cap}
	return Value{c, unsafe.Pointer(s), flagIndir | flag(Slice)}
}

// grow makes room for n more elements in *s, which has the slice type t.
func (s *slice) grow(t *abi.Type, n int) {
	if s.len+n > s.cap {
		s.array, s.cap = growslice(t.Elem(), s.array, s.len+n, s.cap, n)
	}
}

// Grow makes sure that v, a slice, has room for n more elements.
func (v Value) Grow(n int) {
	v.mustSet("Grow")
	v.must("Grow", Slice)
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	s := (*slice)(v.ptr)
	if s.len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	s.grow(v.typ, n)
}

// extend returns a copy of the slice v that is n longer, with the same elements if there was room.
func (v Value) extend(n int) (Value, *slice) {
	v.mustExported("Append")
	v.must("Append", Slice)
	s := new(slice)
	*s = *(*slice)(v.ptr)
	s.grow(v.typ, n)
	s.len += n
	return Value{v.typ, unsafe.Pointer(s), flagIndir | flag(Slice)}, s
}

// Append appends values to a slice and returns the result.
func Append(s Value, x ...Value) Value {
	s.must("Append", Slice)
	n := s.Len()
	r, _ := s.extend(len(x))
	for i, v := range x {
		r.Index(n + i).Set(v)
	}
	return r
}

// AppendSlice appends the slice t to the slice s and returns the result.
func AppendSlice(s, t Value) Value {
	s.must("AppendSlice", Slice)
	t.must("AppendSlice", Slice)
	if s.typ.Elem() != t.typ.Elem() {
		panic("reflect.AppendSlice: " + s.typ.Str + " != " + t.typ.Str)
	}
	n := s.Len()
	r, _ := s.extend(t.Len())
	Copy(r.Slice(n, n+t.Len()), t)
	return r
}

// Copy copies elements of src, a slice or array (or a string to bytes), to dst, a slice or addressable array, as many as both have, and returns how
// many.
func Copy(dst, src Value) int {
	if dst.kind() != Array && dst.kind() != Slice {
		panic(&ValueError{"reflect.Copy", dst.kind()})
	}
	if dst.kind() == Array {
		dst.mustSet("Copy")
	}
	dst.mustExported("Copy")
	src.mustExported("Copy")
	d, n, _, dt := dst.array("Copy")
	e := dt.Elem()
	var s unsafe.Pointer
	switch src.kind() {
	case String:
		if e.Kind != abi.Uint8 {
			panic(&ValueError{"reflect.Copy", src.kind()})
		}
		str := *(*string)(src.ptr)
		if n > len(str) {
			n = len(str)
		}
		s = *(*unsafe.Pointer)(src.ptr)
	case Slice, Array:
		if src.typ.Elem() != e {
			panic("reflect.Copy: " + e.Str + " != " + src.typ.Elem().Str)
		}
		if src.kind() == Slice {
			s = (*slice)(src.ptr).array
		} else {
			s = src.addr()
		}
		if m := src.Len(); n > m {
			n = m
		}
	default:
		panic(&ValueError{"reflect.Copy", src.kind()})
	}
	typedslicecopy(e, d, s, n)
	return n
}

// Clear clears a map or zeroes a slice's elements.
func (v Value) Clear() {
	switch v.kind() {
	case Slice:
		s := (*slice)(v.ptr)
		e := v.typ.Elem()
		for i := 0; i < s.len; i++ {
			typedmemclr(e, unsafe.Add(s.array, uintptr(i)*e.Size))
		}
	case Map:
		mapclear(v.typ, v.word())
	default:
		panic(v.bad("Clear"))
	}
}

func keyType(t *abi.Type) *abi.Type { return (*abi.MapType)(unsafe.Pointer(t)).Key }

// copyOf returns a value of type t that is a copy of what is at p.
func copyOf(t *abi.Type, p unsafe.Pointer, fl flag) Value {
	if t.IsDirect() {
		return Value{t, *(*unsafe.Pointer)(p), fl | flag(t.Kind)}
	}
	c := unsafe_New(t)
	typedmemmove(t, c, p)
	return Value{t, c, fl | flagIndir | flag(t.Kind)}
}

// MapIndex returns the element for a key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.must("MapIndex", Map)
	k := key.assignTo("reflect.Value.MapIndex", keyType(v.typ))
	p := mapaccess(v.typ, v.word(), k.addr())
	if p == nil {
		return Value{}
	}
	return copyOf(v.typ.Elem(), p, (v.flag | key.flag).ro())
}

// SetMapIndex sets the element for a key; the zero Value deletes the key.
func (v Value) SetMapIndex(key, elem Value) {
	v.must("SetMapIndex", Map)
	v.mustExported("SetMapIndex")
	key.mustExported("SetMapIndex")
	k := key.assignTo("reflect.Value.SetMapIndex", keyType(v.typ))
	if elem.typ == nil {
		mapdelete(v.typ, v.word(), k.addr())
		return
	}
	elem.mustExported("SetMapIndex")
	e := elem.assignTo("reflect.Value.SetMapIndex", v.typ.Elem())
	mapassign(v.typ, v.word(), k.addr(), e.addr())
}

// MapKeys returns the keys in no particular order.
func (v Value) MapKeys() []Value {
	v.must("MapKeys", Map)
	m := v.word()
	keys := make([]Value, 0, maplen(m))
	var it hiter
	for mapiterinit(v.typ, m, &it); ; mapiternext(&it) {
		k := mapiterkey(&it)
		if k == nil {
			return keys
		}
		keys = append(keys, copyOf(keyType(v.typ), k, v.flag.ro()))
	}
}

// A MapIter goes through a map.
type MapIter struct {
	m       Value
	it      hiter
	started bool
}

// MapRange returns an iterator before the first entry.
func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		panic(v.bad("MapRange"))
	}
	return &MapIter{m: v}
}

// Next goes to the next entry and tells whether there is one.
func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if !it.started {
		mapiterinit(it.m.typ, it.m.word(), &it.it)
		it.started = true
	} else {
		if mapiterkey(&it.it) == nil {
			panic("MapIter.Next called on exhausted iterator")
		}
		mapiternext(&it.it)
	}
	return mapiterkey(&it.it) != nil
}

// entry returns the address of the key; it panics if there is none.
func (it *MapIter) entry(method string) unsafe.Pointer {
	if !it.started {
		panic("MapIter." + method + " called before Next")
	}
	p := mapiterkey(&it.it)
	if p == nil {
		panic("MapIter." + method + " called on exhausted iterator")
	}
	return p
}

// Key returns the key of the entry.
func (it *MapIter) Key() Value {
	return copyOf(keyType(it.m.typ), it.entry("Key"), it.m.flag.ro())
}

// Value returns the element of the entry.
func (it *MapIter) Value() Value {
	it.entry("Value")
	return copyOf(it.m.typ.Elem(), mapiterelem(&it.it), it.m.flag.ro())
}

// Reset makes the iterator one of v, before the first entry.
func (it *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.must("MapIter.Reset", Map)
	}
	*it = MapIter{m: v}
}

// SetIterKey assigns the key of iter's entry to v.
func (v Value) SetIterKey(iter *MapIter) {
	p := iter.entry("Key")
	v.mustSet("SetIterKey")
	v.Set(Value{keyType(iter.m.typ), p, iter.m.flag | flag(keyType(iter.m.typ).Kind) | flagIndir}.plain())
}

// SetIterValue assigns the element of iter's entry to v.
func (v Value) SetIterValue(iter *MapIter) {
	iter.entry("Value")
	v.mustSet("SetIterValue")
	e := iter.m.typ.Elem()
	v.Set(Value{e, mapiterelem(&iter.it), iter.m.flag&flagRO | flagIndir | flag(e.Kind)})
}

// plain takes off a flag's old kind.
func (v Value) plain() Value {
	v.flag = v.flag&flagRO | flagIndir | flag(v.typ.Kind)
	return v
}

// MakeMap returns a new map of type t.
func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

// MakeMapWithSize returns a new map of type t with room for about n entries.
func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	c := t.common()
	return Value{c, makemap(c, n), flag(Map)}
}

// MakeChan returns a new channel of type t.
func MakeChan(t Type, buffer int) Value {
	if t.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if t.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	c := t.common()
	return Value{c, makechan(c, buffer), flag(Chan)}
}

func (v Value) chanType() *abi.ChanType { return (*abi.ChanType)(unsafe.Pointer(v.typ)) }

// Send sends x on a channel.
func (v Value) Send(x Value) { v.send("Send", x, false) }

// TrySend sends x if that is possible without waiting.
func (v Value) TrySend(x Value) bool { return v.send("TrySend", x, true) }

func (v Value) send(method string, x Value, nb bool) bool {
	v.must(method, Chan)
	v.mustExported(method)
	if ChanDir(v.chanType().Dir)&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustExported(method)
	x = x.assignTo("reflect.Value."+method, v.chanType().Elem)
	return chansend(v.word(), x.addr(), nb)
}

// Recv receives from a channel; ok is false, and x zero, if it is closed.
func (v Value) Recv() (x Value, ok bool) { return v.recv("Recv", false) }

// TryRecv receives if that is possible without waiting, else returns the zero Value.
func (v Value) TryRecv() (x Value, ok bool) { return v.recv("TryRecv", true) }

func (v Value) recv(method string, nb bool) (x Value, ok bool) {
	v.must(method, Chan)
	v.mustExported(method)
	if ChanDir(v.chanType().Dir)&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	e := v.chanType().Elem
	p := unsafe_New(e)
	selected, ok := chanrecv(v.word(), nb, p)
	if !selected && nb {
		return Value{}, false
	}
	if e.IsDirect() {
		return Value{e, *(*unsafe.Pointer)(p), flag(e.Kind)}, ok
	}
	return Value{e, p, flag(e.Kind) | flagIndir}, ok
}

// Close closes a channel.
func (v Value) Close() {
	v.must("Close", Chan)
	v.mustExported("Close")
	if ChanDir(v.chanType().Dir)&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	chanclose(v.word())
}

// Swapper returns a function that swaps two elements of a slice.
func Swapper(s any) func(i, j int) {
	v := ValueOf(s)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	e := v.typ.Elem()
	list := *(*slice)(v.ptr)
	tmp := unsafe_New(e)
	return func(i, j int) {
		if uint(i) >= uint(list.len) || uint(j) >= uint(list.len) {
			panic("reflect: slice index out of range")
		}
		p, q := unsafe.Add(list.array, uintptr(i)*e.Size), unsafe.Add(list.array, uintptr(j)*e.Size)
		typedmemmove(e, tmp, p)
		typedmemmove(e, p, q)
		typedmemmove(e, q, tmp)
	}
}

// Types that the program text may not contain: *T, []T, [n]T, chan T, map[K]V and func types made from other types.
//
// A type must have one descriptor. So before one is made, what the program has is looked up (the pointer's link in T, the
// runtime's list) and then what was made before. Made types are kept for ever. They are found by their parts; lock guards the lists.

package reflect

import (
	"internal/abi"
	"sync"
	"unsafe"
)

// made holds the descriptors made at run time, by kind and string (several types may share a string).
var made struct {
	lock sync.Mutex
	list map[string][]*abi.Type
}

// existing finds a descriptor of the kind whose string is str and that same accepts, or calls build for one.
func existing(kind uint8, str string, same func(*abi.Type) bool, build func() *abi.Type) *abi.Type {
	made.lock.Lock()
	defer made.lock.Unlock()
	for _, t := range made.list[str] {
		if t.Kind == kind && same(t) {
			return t
		}
	}
	var found *abi.Type
	for _, t := range typelinks() {
		if t.Kind == kind && t.TFlag&abi.TFlagNamed == 0 && t.Str == str && same(t) {
			found = t
			break
		}
	}
	if found == nil {
		found = build()
		found.Kind = kind
		found.Str = str
		found.Hash = hash(str)
	}
	if made.list == nil {
		made.list = make(map[string][]*abi.Type)
	}
	made.list[str] = append(made.list[str], found)
	return found
}

// hash is FNV-1a, as the compiler has it (of a string that is almost always the same).
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

var (
	oneWord byte = 1
)

// wordEqual compares pointer-shaped values.
func wordEqual(p, q unsafe.Pointer) bool { return *(*uintptr)(p) == *(*uintptr)(q) }

// pointerShaped fills in what pointers, channels, maps and funcs have in common.
func pointerShaped(t *abi.Type) {
	t.Size, t.PtrData = 8, 8
	t.Align, t.FieldAlign = 8, 8
	t.TFlag = abi.TFlagDirectIface
	t.GCData = &oneWord
}

// PointerTo returns the type *T.
func PointerTo(t Type) Type { return toRType(ptrTo(t.common())) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

func ptrTo(t *abi.Type) *abi.Type {
	if t.PtrToThis != nil {
		return t.PtrToThis
	}
	return existing(abi.Pointer, "*"+t.Str, func(u *abi.Type) bool { return u.Elem() == t }, func() *abi.Type {
		p := new(abi.PtrType)
		pointerShaped(&p.Type)
		p.TFlag |= abi.TFlagRegularMemory
		p.Equal = wordEqual
		p.Elem = t
		return &p.Type
	})
}

// SliceOf returns the type []T.
func SliceOf(t Type) Type { return toRType(sliceOf(t.common())) }

func sliceOf(t *abi.Type) *abi.Type {
	return existing(abi.Slice, "[]"+t.Str, func(u *abi.Type) bool { return u.Elem() == t }, func() *abi.Type {
		s := new(abi.SliceType)
		s.Size, s.PtrData = 24, 8
		s.Align, s.FieldAlign = 8, 8
		s.GCData = &oneWord
		s.Elem = t
		return &s.Type
	})
}

// ChanOf returns the type of channels of T with a direction.
func ChanOf(dir ChanDir, t Type) Type {
	e := t.common()
	if e.Size >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	var str string
	switch dir {
	case SendDir:
		str = "chan<- " + e.Str
	case RecvDir:
		str = "<-chan " + e.Str
	case BothDir:
		str = "chan " + e.Str
		if len(e.Str) > 0 && e.Str[0] == '<' {
			str = "chan (" + e.Str + ")"
		}
	default:
		panic("reflect.ChanOf: invalid dir")
	}
	same := func(u *abi.Type) bool {
		c := (*abi.ChanType)(unsafe.Pointer(u))
		return c.Elem == e && c.Dir == uintptr(dir)
	}
	return toRType(existing(abi.Chan, str, same, func() *abi.Type {
		c := new(abi.ChanType)
		pointerShaped(&c.Type)
		c.TFlag |= abi.TFlagRegularMemory
		c.Equal = wordEqual
		c.Elem, c.Dir = e, uintptr(dir)
		return &c.Type
	}))
}

// MapOf returns the type map[K]E.
func MapOf(key, elem Type) Type {
	k, e := key.common(), elem.common()
	if k.Equal == nil {
		panic("reflect.MapOf: invalid key type " + k.Str)
	}
	same := func(u *abi.Type) bool {
		m := (*abi.MapType)(unsafe.Pointer(u))
		return m.Key == k && m.Elem == e
	}
	return toRType(existing(abi.Map, "map["+k.Str+"]"+e.Str, same, func() *abi.Type {
		m := new(abi.MapType)
		pointerShaped(&m.Type)
		m.Key, m.Elem = k, e
		m.Hasher = func(p unsafe.Pointer, seed uintptr) uintptr { return typehash(k, p, seed) }
		return &m.Type
	}))
}

// ArrayOf returns the type [n]T.
func ArrayOf(n int, elem Type) Type {
	if n < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	e := elem.common()
	same := func(u *abi.Type) bool {
		a := (*abi.ArrayType)(unsafe.Pointer(u))
		return a.Elem == e && a.Len == uintptr(n)
	}
	if e.Size > 0 && uintptr(n) > (1<<47)/e.Size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	slice := sliceOf(e)
	return toRType(existing(abi.Array, "["+itoa(n)+"]"+e.Str, same, func() *abi.Type {
		a := new(abi.ArrayType)
		a.Elem, a.Slice, a.Len = e, slice, uintptr(n)
		a.Size = e.Size * uintptr(n)
		a.Align, a.FieldAlign = e.Align, e.FieldAlign
		if n > 0 && e.PtrData != 0 {
			a.PtrData = e.Size*uintptr(n-1) + e.PtrData
			a.GCData = repeatMask(e, n)
		}
		if e.TFlag&abi.TFlagRegularMemory != 0 {
			a.TFlag |= abi.TFlagRegularMemory
		}
		if n == 1 && e.IsDirect() {
			a.TFlag |= abi.TFlagDirectIface
		}
		if eq := e.Equal; eq != nil {
			a.Equal = func(p, q unsafe.Pointer) bool {
				for i := 0; i < n; i++ {
					if !eq(unsafe.Add(p, uintptr(i)*e.Size), unsafe.Add(q, uintptr(i)*e.Size)) {
						return false
					}
				}
				return true
			}
		}
		return &a.Type
	}))
}

// repeatMask is the pointer mask of n elements after each other.
func repeatMask(e *abi.Type, n int) *byte {
	words := e.Size / 8
	bits := make([]byte, (words*uintptr(n)+7)/8)
	for i := uintptr(0); i < uintptr(n); i++ {
		for w := uintptr(0); w < e.PtrData/8; w++ {
			if maskBit(e, w) {
				k := i*words + w
				bits[k/8] |= 1 << (k % 8)
			}
		}
	}
	return &bits[0]
}

// maskBit tells whether word w of a value of type t may be a pointer.
func maskBit(t *abi.Type, w uintptr) bool {
	for t.TFlag&abi.TFlagElemGCData != 0 {
		t = t.Elem()
		w %= t.Size / 8
	}
	return *(*byte)(unsafe.Add(unsafe.Pointer(t.GCData), w/8))>>(w%8)&1 != 0
}

// FuncOf returns the function type with these parameters and results.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	common := func(list []Type) []*abi.Type {
		r := make([]*abi.Type, len(list))
		for i, t := range list {
			r[i] = t.common()
		}
		return r
	}
	return toRType(funcOf(common(in), common(out), variadic))
}

func funcOf(in, out []*abi.Type, variadic bool) *abi.Type {
	str := "func("
	for i, t := range in {
		if i > 0 {
			str += ", "
		}
		if variadic && i == len(in)-1 {
			str += "..." + t.Elem().Str
		} else {
			str += t.Str
		}
	}
	str += ")"
	if len(out) == 1 {
		str += " " + out[0].Str
	} else if len(out) > 1 {
		str += " ("
		for i, t := range out {
			if i > 0 {
				str += ", "
			}
			str += t.Str
		}
		str += ")"
	}
	equal := func(a, b []*abi.Type) bool {
		if len(a) != len(b) {
			return false
		}
		for i := range a {
			if a[i] != b[i] {
				return false
			}
		}
		return true
	}
	same := func(u *abi.Type) bool {
		f := (*abi.FuncType)(unsafe.Pointer(u))
		return f.Variadic == variadic && equal(f.In, in) && equal(f.Out, out)
	}
	return existing(abi.Func, str, same, func() *abi.Type {
		f := new(abi.FuncType)
		pointerShaped(&f.Type)
		f.In, f.Out, f.Variadic = in, out, variadic
		return &f.Type
	})
}

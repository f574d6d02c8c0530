// Type descriptors of golite made from real Go's types, and the hooks of reflect and internal/reflectlite on them.

package hostrt

import (
	"reflect"
	"sync"
	"unsafe"

	"gl/internal/abi"
)

var (
	typeLock sync.Mutex
	toGl     = map[reflect.Type]*abi.Type{}
	toReal   = map[*abi.Type]reflect.Type{}
	expanded = map[reflect.Type]bool{}
)

// Descriptor returns golite's descriptor of a type.
func Descriptor(t reflect.Type) *abi.Type {
	typeLock.Lock()
	defer typeLock.Unlock()
	return descriptor(t)
}

func isDirect(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return true
	case reflect.Struct:
		return t.NumField() == 1 && isDirect(t.Field(0).Type)
	case reflect.Array:
		return t.Len() == 1 && isDirect(t.Elem())
	}
	return false
}

func descriptor(t reflect.Type) *abi.Type {
	if t == nil {
		return nil
	}
	if d := toGl[t]; d != nil {
		return d
	}
	var d *abi.Type
	add := func(p *abi.Type) { d = p; toGl[t] = p; toReal[p] = t }
	list := func(n int, get func(int) reflect.Type) []*abi.Type {
		var r []*abi.Type
		for i := 0; i < n; i++ {
			r = append(r, descriptor(get(i)))
		}
		return r
	}
	switch t.Kind() {
	case reflect.Array:
		a := new(abi.ArrayType)
		add(&a.Type)
		a.Elem, a.Slice, a.Len = descriptor(t.Elem()), descriptor(reflect.SliceOf(t.Elem())), uintptr(t.Len())
	case reflect.Chan:
		a := new(abi.ChanType)
		add(&a.Type)
		a.Elem, a.Dir = descriptor(t.Elem()), uintptr(t.ChanDir())
	case reflect.Func:
		a := new(abi.FuncType)
		add(&a.Type)
		a.In, a.Out, a.Variadic = list(t.NumIn(), t.In), list(t.NumOut(), t.Out), t.IsVariadic()
	case reflect.Interface:
		a := new(abi.InterfaceType)
		add(&a.Type)
		for i := 0; i < t.NumMethod(); i++ {
			m := t.Method(i)
			a.Methods = append(a.Methods, abi.Imethod{Name: m.Name, PkgPath: m.PkgPath, Typ: descriptor(m.Type)})
		}
	case reflect.Map:
		a := new(abi.MapType)
		add(&a.Type)
		a.Key, a.Elem = descriptor(t.Key()), descriptor(t.Elem())
	case reflect.Pointer:
		a := new(abi.PtrType)
		add(&a.Type)
		a.Elem = descriptor(t.Elem())
		if a.Elem.PtrToThis == nil {
			a.Elem.PtrToThis = d
		}
	case reflect.Slice:
		a := new(abi.SliceType)
		add(&a.Type)
		a.Elem = descriptor(t.Elem())
	case reflect.Struct:
		a := new(abi.StructType)
		add(&a.Type)
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			a.Fields = append(a.Fields, abi.StructField{Name: f.Name, PkgPath: f.PkgPath, Typ: descriptor(f.Type), Tag: string(f.Tag), Offset: f.Offset, Embedded: f.Anonymous})
			if f.PkgPath != "" {
				a.PkgPath = f.PkgPath
			}
		}
	default:
		add(new(abi.Type))
	}
	d.Size, d.Align, d.FieldAlign, d.Kind, d.Str = t.Size(), uint8(t.Align()), uint8(t.FieldAlign()), uint8(t.Kind()), t.String()
	if t.Name() != "" {
		d.TFlag |= abi.TFlagNamed
	}
	if isDirect(t) {
		d.TFlag |= abi.TFlagDirectIface
	}
	if t.Comparable() {
		d.Equal = func(p, q unsafe.Pointer) bool {
			return reflect.NewAt(t, p).Elem().Interface() == reflect.NewAt(t, q).Elem().Interface()
		}
	}
	if t.Name() != "" || t.Kind() != reflect.Interface && t.NumMethod() > 0 {
		u := &abi.UncommonType{Name: t.Name(), PkgPath: t.PkgPath()}
		d.Uncommon = u
		d.TFlag |= abi.TFlagUncommon
		for i := 0; t.Kind() != reflect.Interface && i < t.NumMethod(); i++ {
			m := t.Method(i)
			var in, out []reflect.Type
			for k := 1; k < m.Type.NumIn(); k++ {
				in = append(in, m.Type.In(k))
			}
			for k := 0; k < m.Type.NumOut(); k++ {
				out = append(out, m.Type.Out(k))
			}
			u.Methods = append(u.Methods, abi.Method{Name: m.Name, Mtyp: descriptor(reflect.FuncOf(in, out, m.Type.IsVariadic()))})
		}
	}
	return d
}

// Real returns the type that a descriptor describes, also one that gl/reflect made.
func Real(d *abi.Type) reflect.Type {
	typeLock.Lock()
	defer typeLock.Unlock()
	return realType(d)
}

func realType(d *abi.Type) reflect.Type {
	if t := toReal[d]; t != nil {
		return t
	}
	list := func(ts []*abi.Type) []reflect.Type {
		var r []reflect.Type
		for _, t := range ts {
			r = append(r, realType(t))
		}
		return r
	}
	var t reflect.Type
	switch d.Kind {
	case abi.Pointer:
		t = reflect.PointerTo(realType(d.Elem()))
	case abi.Slice:
		t = reflect.SliceOf(realType(d.Elem()))
	case abi.Array:
		t = reflect.ArrayOf(int((*abi.ArrayType)(unsafe.Pointer(d)).Len), realType(d.Elem()))
	case abi.Map:
		t = reflect.MapOf(realType((*abi.MapType)(unsafe.Pointer(d)).Key), realType(d.Elem()))
	case abi.Chan:
		t = reflect.ChanOf(reflect.ChanDir((*abi.ChanType)(unsafe.Pointer(d)).Dir), realType(d.Elem()))
	case abi.Func:
		f := (*abi.FuncType)(unsafe.Pointer(d))
		t = reflect.FuncOf(list(f.In), list(f.Out), f.Variadic)
	default:
		panic("no real type for " + d.Str)
	}
	toReal[d] = t
	if toGl[t] == nil {
		toGl[t] = d
	}
	return t
}

type eface [2]unsafe.Pointer

// Unpack and Pack are what the real files eface.go do with the descriptors themselves.
func Unpack(i any) (*abi.Type, unsafe.Pointer) {
	if i == nil {
		return nil, nil
	}
	return Descriptor(reflect.TypeOf(i)), (*eface)(unsafe.Pointer(&i))[1]
}

func Pack(t *abi.Type, data unsafe.Pointer) (i any) {
	r := Real(t)
	e := (*eface)(unsafe.Pointer(&i))
	e[0], e[1] = (*eface)(unsafe.Pointer(&r))[1], data
	return
}

func StoreInterface(t *abi.Type, x any, dst unsafe.Pointer) {
	v := reflect.NewAt(Real(t), dst).Elem()
	if x == nil {
		v.SetZero()
	} else {
		v.Set(reflect.ValueOf(x))
	}
}

// at is the variable of type t at p.
func at(t *abi.Type, p unsafe.Pointer) reflect.Value { return reflect.NewAt(Real(t), p).Elem() }

//go:linkname unsafe_New gl/reflect.unsafe_New
func unsafe_New(t *abi.Type) unsafe.Pointer { return reflect.New(Real(t)).UnsafePointer() }

//go:linkname lite_unsafe_New gl/internal/reflectlite.unsafe_New
func lite_unsafe_New(t *abi.Type) unsafe.Pointer { return unsafe_New(t) }

//go:linkname unsafe_NewArray gl/reflect.unsafe_NewArray
func unsafe_NewArray(t *abi.Type, n int) unsafe.Pointer {
	return reflect.MakeSlice(reflect.SliceOf(Real(t)), n, n).UnsafePointer()
}

//go:linkname typedmemmove gl/reflect.typedmemmove
func typedmemmove(t *abi.Type, dst, src unsafe.Pointer) { at(t, dst).Set(at(t, src)) }

//go:linkname lite_typedmemmove gl/internal/reflectlite.typedmemmove
func lite_typedmemmove(t *abi.Type, dst, src unsafe.Pointer) { typedmemmove(t, dst, src) }

//go:linkname typedmemclr gl/reflect.typedmemclr
func typedmemclr(t *abi.Type, p unsafe.Pointer) { at(t, p).SetZero() }

type slice struct {
	array    unsafe.Pointer
	len, cap int
}

func sliceAt(t *abi.Type, s *slice) reflect.Value {
	return reflect.NewAt(reflect.SliceOf(Real(t)), unsafe.Pointer(s)).Elem()
}

//go:linkname typedslicecopy gl/reflect.typedslicecopy
func typedslicecopy(t *abi.Type, dst, src unsafe.Pointer, n int) {
	reflect.Copy(sliceAt(t, &slice{dst, n, n}), sliceAt(t, &slice{src, n, n}))
}

//go:linkname growslice gl/reflect.growslice
func growslice(t *abi.Type, old unsafe.Pointer, newLen, oldCap, num int) (unsafe.Pointer, int) {
	s := &slice{old, newLen - num, oldCap}
	sliceAt(t, s).Grow(num)
	return s.array, s.cap
}

//go:linkname makemap gl/reflect.makemap
func makemap(t *abi.Type, hint int) unsafe.Pointer {
	return reflect.MakeMapWithSize(Real(t), hint).UnsafePointer()
}

func mapAt(t *abi.Type, m unsafe.Pointer) reflect.Value {
	p := new(unsafe.Pointer)
	*p = m
	return at(t, unsafe.Pointer(p))
}

func copied(v reflect.Value) unsafe.Pointer {
	p := reflect.New(v.Type())
	p.Elem().Set(v)
	return p.UnsafePointer()
}

func parts(t *abi.Type) *abi.MapType { return (*abi.MapType)(unsafe.Pointer(t)) }

//go:linkname mapaccess gl/reflect.mapaccess
func mapaccess(t *abi.Type, m, key unsafe.Pointer) unsafe.Pointer {
	v := mapAt(t, m).MapIndex(at(parts(t).Key, key))
	if !v.IsValid() {
		return nil
	}
	return copied(v)
}

//go:linkname mapassign gl/reflect.mapassign
func mapassign(t *abi.Type, m, key, elem unsafe.Pointer) {
	mapAt(t, m).SetMapIndex(at(parts(t).Key, key), at(parts(t).Elem, elem))
}

//go:linkname mapdelete gl/reflect.mapdelete
func mapdelete(t *abi.Type, m, key unsafe.Pointer) {
	mapAt(t, m).SetMapIndex(at(parts(t).Key, key), reflect.Value{})
}

//go:linkname maplen gl/reflect.maplen
func maplen(m unsafe.Pointer) int { return len(*(*map[int]int)(unsafe.Pointer(&m))) }

//go:linkname lite_maplen gl/internal/reflectlite.maplen
func lite_maplen(m unsafe.Pointer) int { return maplen(m) }

//go:linkname mapclear gl/reflect.mapclear
func mapclear(t *abi.Type, m unsafe.Pointer) { mapAt(t, m).Clear() }

type hiter [16]unsafe.Pointer

//go:linkname mapiterinit gl/reflect.mapiterinit
func mapiterinit(t *abi.Type, m unsafe.Pointer, it *hiter) {
	it[0] = unsafe.Pointer(mapAt(t, m).MapRange())
	mapiternext(it)
}

//go:linkname mapiternext gl/reflect.mapiternext
func mapiternext(it *hiter) {
	r := (*reflect.MapIter)(it[0])
	it[1], it[2] = nil, nil
	if r.Next() {
		it[1], it[2] = copied(r.Key()), copied(r.Value())
	}
}

//go:linkname mapiterkey gl/reflect.mapiterkey
func mapiterkey(it *hiter) unsafe.Pointer { return it[1] }

//go:linkname mapiterelem gl/reflect.mapiterelem
func mapiterelem(it *hiter) unsafe.Pointer { return it[2] }

//go:linkname makechan gl/reflect.makechan
func makechan(t *abi.Type, size int) unsafe.Pointer {
	c := reflect.MakeChan(Real(t), size)
	chanTypes.Store(c.Pointer(), c)
	return c.UnsafePointer()
}

// chanTypes has the channels that gl/reflect made: the hooks on channels do not say which type they have.
var chanTypes sync.Map

func channel(c unsafe.Pointer) reflect.Value {
	v, _ := chanTypes.Load(uintptr(c))
	return v.(reflect.Value)
}

//go:linkname chanlen gl/reflect.chanlen
func chanlen(c unsafe.Pointer) int { return len(*(*chan int)(unsafe.Pointer(&c))) }

//go:linkname lite_chanlen gl/internal/reflectlite.chanlen
func lite_chanlen(c unsafe.Pointer) int { return chanlen(c) }

//go:linkname chancap gl/reflect.chancap
func chancap(c unsafe.Pointer) int { return cap(*(*chan int)(unsafe.Pointer(&c))) }

//go:linkname chansend gl/reflect.chansend
func chansend(c, elem unsafe.Pointer, nb bool) bool {
	v := channel(c)
	x := reflect.NewAt(v.Type().Elem(), elem).Elem()
	if nb {
		return v.TrySend(x)
	}
	v.Send(x)
	return true
}

//go:linkname chanrecv gl/reflect.chanrecv
func chanrecv(c unsafe.Pointer, nb bool, elem unsafe.Pointer) (selected, received bool) {
	v := channel(c)
	var x reflect.Value
	if nb {
		x, received = v.TryRecv()
	} else {
		x, received = v.Recv()
	}
	if x.IsValid() {
		reflect.NewAt(v.Type().Elem(), elem).Elem().Set(x)
	}
	return x.IsValid(), received
}

//go:linkname chanclose gl/reflect.chanclose
func chanclose(c unsafe.Pointer) { channel(c).Close() }

//go:linkname typelinks gl/reflect.typelinks
func typelinks() []*abi.Type {
	typeLock.Lock()
	defer typeLock.Unlock()
	var known []reflect.Type
	for t := range toGl {
		if !expanded[t] {
			known = append(known, t)
		}
	}
	for _, t := range known {
		expanded[t] = true
		for _, u := range []reflect.Type{reflect.PointerTo(t), reflect.SliceOf(t)} {
			if toGl[u] == nil {
				expanded[u] = true
				descriptor(u)
			}
		}
	}
	var all []*abi.Type
	for _, d := range toGl {
		all = append(all, d)
	}
	return all
}

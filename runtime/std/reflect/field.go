// Struct fields and their tags.

package reflect

import (
	"internal/abi"
	"strconv"
	"unsafe"
)

// A StructField describes a field of a struct.
type StructField struct {
	Name      string
	PkgPath   string // of an unexported field
	Type      Type
	Tag       StructTag
	Offset    uintptr // in bytes
	Index     []int   // for Type.FieldByIndex
	Anonymous bool    // embedded
}

// IsExported tells whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// A StructTag is the string after a field, by convention a list of key:"value" pairs separated by spaces.
type StructTag string

// Get returns the value of key, "" if there is none.
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup returns the value of key and whether there is one.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	s := string(tag)
	for {
		for s != "" && s[0] == ' ' {
			s = s[1:]
		}
		i := 0
		for i < len(s) && s[i] > ' ' && s[i] != ':' && s[i] != '"' && s[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(s) || s[i] != ':' || s[i+1] != '"' {
			return "", false
		}
		name := s[:i]
		s = s[i+1:]
		// The end of the quoted string.
		i = 1
		for i < len(s) && s[i] != '"' {
			if s[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(s) {
			return "", false
		}
		quoted := s[:i+1]
		s = s[i+1:]
		if name == key {
			v, err := strconv.Unquote(quoted)
			if err != nil {
				return "", false
			}
			return v, true
		}
	}
}

func (t *rtype) NumField() int { return len(t.asStruct("NumField").Fields) }

func (t *rtype) Field(i int) StructField {
	s := t.asStruct("Field")
	if i < 0 || i >= len(s.Fields) {
		panic("reflect: Field index out of bounds")
	}
	f := structField(&s.Fields[i])
	f.Index = []int{i}
	return f
}

func structField(p *abi.StructField) StructField {
	return StructField{
		Name: p.Name, PkgPath: p.PkgPath, Type: toType(p.Typ), Tag: StructTag(p.Tag), Offset: p.Offset, Anonymous: p.Embedded,
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	var f StructField
	cur := Type(t)
	for i, x := range index {
		if i > 0 {
			if cur.Kind() == Pointer && cur.Elem().Kind() == Struct {
				cur = cur.Elem()
			}
		}
		f = cur.Field(x)
		cur = f.Type
	}
	f.Index = append([]int(nil), index...)
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	s := t.asStruct("FieldByName")
	embedded := false
	for i := range s.Fields {
		if s.Fields[i].Name == name {
			return t.Field(i), true
		}
		embedded = embedded || s.Fields[i].Embedded
	}
	if !embedded {
		return StructField{}, false
	}
	return t.search(func(n string) bool { return n == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.asStruct("FieldByNameFunc")
	return t.search(match)
}

// level is a struct type at some depth of embedding; more: it occurs several times there, so what is in it is ambiguous.
type level struct {
	t     *abi.StructType
	index []int
	more  bool
}

// search looks depth by depth for the fields whose names match, as the language resolves selectors. Two at one depth hide each other and
// everything deeper.
func (t *rtype) search(match func(string) bool) (found StructField, ok bool) {
	current := []level{{t: (*abi.StructType)(unsafe.Pointer(t))}}
	visited := map[*abi.StructType]bool{}
	for len(current) > 0 {
		var next []level
		for _, l := range current {
			if visited[l.t] {
				continue
			}
			visited[l.t] = true
			for i := range l.t.Fields {
				f := &l.t.Fields[i]
				if match(f.Name) {
					if ok || l.more {
						return StructField{}, false
					}
					found = structField(f)
					found.Index = append(append([]int(nil), l.index...), i)
					ok = true
					continue
				}
				if !f.Embedded || ok {
					continue
				}
				e := f.Typ
				if e.Kind == abi.Pointer {
					e = e.Elem()
				}
				if e.Kind != abi.Struct {
					continue
				}
				st := (*abi.StructType)(unsafe.Pointer(e))
				again := false
				for k := range next {
					if next[k].t == st {
						next[k].more = true
						again = true
					}
				}
				if !again {
					next = append(next, level{st, append(append([]int(nil), l.index...), i), l.more})
				}
			}
		}
		if ok {
			return found, true
		}
		current = next
	}
	return StructField{}, false
}

// VisibleFields returns all fields of the struct type t and of the structs embedded in it that a selector can reach, also unexported ones.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	var list []StructField
	var collect func(u Type, index []int, seen []Type)
	collect = func(u Type, index []int, seen []Type) {
		for _, s := range seen {
			if s == u {
				return
			}
		}
		seen = append(seen, u)
		for i, n := 0, u.NumField(); i < n; i++ {
			f := u.Field(i)
			f.Index = append(append([]int(nil), index...), i)
			// It counts if this is the field that its name selects.
			if g, ok := t.FieldByName(f.Name); ok && sameIndex(f.Index, g.Index) || f.Name == "_" && len(index) == 0 {
				list = append(list, f)
			}
			if f.Anonymous {
				e := f.Type
				if e.Kind() == Pointer {
					e = e.Elem()
				}
				if e.Kind() == Struct {
					collect(e, f.Index, seen)
				}
			}
		}
	}
	collect(t, nil, nil)
	return list
}

func sameIndex(a, b []int) bool {
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

// The order in which a map's entries print: by key, so that equal maps print equally.
//
// Numbers and strings have their natural order with NaN first, false comes before true, nil before all else, pointers and
// channels go by address, structs and arrays element by element, interfaces by dynamic type and then by value.

package fmt

import "reflect"

type entry struct {
	key, value reflect.Value
}

// sortedEntries returns the entries of a map in order of their keys (merge sort: stable, and no dependency).
func sortedEntries(m reflect.Value) []entry {
	n := m.Len()
	if n == 0 {
		return nil
	}
	list := make([]entry, 0, n)
	for it := m.MapRange(); it.Next(); {
		list = append(list, entry{it.Key(), it.Value()})
	}
	sortEntries(list, make([]entry, len(list)))
	return list
}

func sortEntries(list, spare []entry) {
	n := len(list)
	if n <= 8 {
		for i := 1; i < n; i++ {
			for k := i; k > 0 && compare(list[k].key, list[k-1].key) < 0; k-- {
				list[k], list[k-1] = list[k-1], list[k]
			}
		}
		return
	}
	mid := n / 2
	sortEntries(list[:mid], spare[:mid])
	sortEntries(list[mid:], spare[mid:])
	copy(spare[:mid], list[:mid])
	for out, i, k := 0, 0, mid; i < mid; out++ {
		if k < n && compare(list[k].key, spare[i].key) < 0 {
			list[out] = list[k]
			k++
		} else {
			list[out] = spare[i]
			i++
		}
	}
}

// compare returns a negative number, zero or a positive one as a is before, with or after b; both are of one type.
func compare(a, b reflect.Value) int {
	if a.Type() != b.Type() {
		return -1 // no such call: interfaces are compared by type first
	}
	switch a.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		x, y := a.Int(), b.Int()
		return sign(x < y, x > y)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		x, y := a.Uint(), b.Uint()
		return sign(x < y, x > y)
	case reflect.String:
		x, y := a.String(), b.String()
		return sign(x < y, x > y)
	case reflect.Float32, reflect.Float64:
		return compareFloats(a.Float(), b.Float())
	case reflect.Complex64, reflect.Complex128:
		x, y := a.Complex(), b.Complex()
		if c := compareFloats(real(x), real(y)); c != 0 {
			return c
		}
		return compareFloats(imag(x), imag(y))
	case reflect.Bool:
		x, y := a.Bool(), b.Bool()
		return sign(!x && y, x && !y)
	case reflect.Pointer, reflect.UnsafePointer, reflect.Chan:
		x, y := a.Pointer(), b.Pointer()
		return sign(x < y, x > y)
	case reflect.Struct:
		for i, n := 0, a.NumField(); i < n; i++ {
			if c := compare(a.Field(i), b.Field(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Array:
		for i, n := 0, a.Len(); i < n; i++ {
			if c := compare(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
		return 0
	case reflect.Interface:
		x, y := a.Elem(), b.Elem()
		if !x.IsValid() || !y.IsValid() {
			return sign(!x.IsValid() && y.IsValid(), x.IsValid() && !y.IsValid())
		}
		if t, u := x.Type(), y.Type(); t != u {
			ta, ua := reflect.ValueOf(t).Pointer(), reflect.ValueOf(u).Pointer()
			return sign(ta < ua, ta > ua)
		}
		return compare(x, y)
	}
	panic("bad type in compare: " + a.Type().String())
}

func compareFloats(x, y float64) int {
	return sign(x < y || x != x && y == y, x > y || x == x && y != y)
}

func sign(less, more bool) int {
	if less {
		return -1
	}
	if more {
		return 1
	}
	return 0
}

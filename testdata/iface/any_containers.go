// Containers of any: heterogeneous slices and maps, recursion over them, JSON-like printing, equality and copying by hand.
package main

import (
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"
)

func show(v any) string {
	switch x := v.(type) {
	case nil:
		return "null"
	case bool:
		return fmt.Sprint(x)
	case int, int64, float64:
		return fmt.Sprint(x)
	case string:
		return strconv.Quote(x)
	case []any:
		parts := make([]string, len(x))
		for i, e := range x {
			parts[i] = show(e)
		}
		return "[" + strings.Join(parts, ",") + "]"
	case map[string]any:
		keys := make([]string, 0, len(x))
		for k := range x {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		var sb strings.Builder
		for i, k := range keys {
			if i > 0 {
				sb.WriteByte(',')
			}
			sb.WriteString(show(k) + ":" + show(x[k]))
		}
		return "{" + sb.String() + "}"
	case fmt.Stringer:
		return show(x.String())
	case error:
		return "error(" + x.Error() + ")"
	default:
		return fmt.Sprintf("<%T>", x)
	}
}

func equal(a, b any) bool {
	switch x := a.(type) {
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !equal(x[i], y[i]) {
				return false
			}
		}
		return true
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for k, v := range x {
			if w, ok := y[k]; !ok || !equal(v, w) {
				return false
			}
		}
		return true
	}
	return a == b
}

func clone(v any) any {
	switch x := v.(type) {
	case []any:
		c := make([]any, len(x))
		for i := range x {
			c[i] = clone(x[i])
		}
		return c
	case map[string]any:
		c := map[string]any{}
		for k, e := range x {
			c[k] = clone(e)
		}
		return c
	}
	return v
}

func depth(v any) (d int) {
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			d = max(d, depth(e))
		}
		return d + 1
	case map[string]any:
		for _, e := range x {
			d = max(d, depth(e))
		}
		return d + 1
	}
	return 0
}

func main() {
	doc := map[string]any{
		"name": "golite", "n": 42, "f": 1.5, "ok": true, "none": nil,
		"list": []any{1, "two", []any{3.0, nil}, map[string]any{"k": int64(-1)}},
		"odd":  []any{time.Second, errors.New("e"), struct{}{}, 'x', []int{1}},
	}
	fmt.Println(show(doc))
	c := clone(doc)
	fmt.Println(equal(doc["list"], c.(map[string]any)["list"]), depth(doc))
	c.(map[string]any)["list"].([]any)[2].([]any)[0] = 4.0
	fmt.Println(equal(doc["list"], c.(map[string]any)["list"]), show(doc["list"]))
	fmt.Println(equal(1, 1.0), equal("a", "a"), equal(nil, nil), equal([]any{}, map[string]any{}))
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(equal([]int{1}, []int{1}))
	}()
	q := []any{doc["list"]}
	for n := 0; len(q) > 0; n++ {
		v := q[0]
		q = q[1:]
		if l, ok := v.([]any); ok {
			q = append(q, l...)
			continue
		}
		fmt.Printf("%d:%v ", n, show(v))
	}
	fmt.Println()
}

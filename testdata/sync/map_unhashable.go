// Keys that have no hash: sync.Map refuses them in all methods, with and without entries, and can be used afterwards.
package main

import (
	"fmt"
	"runtime"
	"sync"
)

type wrapped struct{ f any }

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, ok := r.(runtime.Error)
		fmt.Println(name, r, ok)
	}()
	f()
}

func main() {
	keys := []any{[]int{1}, map[string]int{}, func() {}, wrapped{[]string{}}, [1]any{wrapped{func() {}}}, [2][]int{}, struct{ a, b []byte }{}}
	empty := func() *sync.Map { return new(sync.Map) }
	cleared := func() *sync.Map {
		m := new(sync.Map)
		m.Store(1, 2)
		m.Clear()
		return m
	}
	full := func() *sync.Map {
		m := new(sync.Map)
		m.Store(1, 2)
		m.Range(func(any, any) bool { return true })
		return m
	}
	amended := func() *sync.Map {
		m := full()
		m.Store(2, 3)
		return m
	}
	for _, made := range []func() *sync.Map{empty, cleared, full, amended} {
		for _, key := range keys {
			m := made()
			try("Load", func() { m.Load(key) })
			try("Store", func() { m.Store(key, 1) })
			try("Swap", func() { m.Swap(key, 1) })
			try("LoadOrStore", func() { m.LoadOrStore(key, 1) })
			try("LoadAndDelete", func() { m.LoadAndDelete(key) })
			try("Delete", func() { m.Delete(key) })
			try("CompareAndSwap", func() { m.CompareAndSwap(key, 1, 2) })
			try("CompareAndDelete", func() { m.CompareAndDelete(key, 1) })
			m.Store("after", key)
			fmt.Println(m.Load(nil))
			v, ok := m.Load("after")
			fmt.Printf("%T %v\n", v, ok)
		}
	}
}

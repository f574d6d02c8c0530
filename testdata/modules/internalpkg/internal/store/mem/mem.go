// Package mem keeps a store in memory.
package mem

import "example.com/internalpkg/internal/store"

type mem struct {
	m    map[string]string
	gets int
}

var _ store.Store = (*mem)(nil)

// New makes an empty store.
func New() store.Store { return &mem{m: map[string]string{}} }

func (m *mem) Put(k, v string) { m.m[k] = v }
func (m *mem) Len() int        { return len(m.m) + m.gets*100 }
func (m *mem) Get(k string) (string, bool) {
	m.gets++
	v, ok := m.m[k]
	return v, ok
}

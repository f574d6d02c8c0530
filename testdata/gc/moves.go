// Each object hangs on one reference only, which is moved from place to place while collections go on: by assignments, copies, maps, channels,
// atomics, closures, reflection. None may be lost, and none may change.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sync"
	"sync/atomic"
)

type node struct {
	id    int
	next  *node
	check int
	name  string
}

type pair struct {
	a, b *node
}

type wide struct {
	n     [3]int
	Nodes [4]*node
	label string
	any   any
}

const (
	workers = 4
	each    = 200
	rounds  = 300
)

func newNode(id int) *node {
	return &node{id: id, check: ^id * 7, name: fmt.Sprint("node ", id)}
}

var bad atomic.Int64

func (n *node) verify() *node {
	if n != nil && (n.check != ^n.id*7 || len(n.name) < 6 || n.name[:5] != "node ") {
		bad.Add(1)
	}
	return n
}

var global [workers]*node

// holder has the nodes of one worker; take and put go through all kinds of places.
type holder struct {
	number  int
	list    *node
	slots   []*node
	table   map[int]*node
	names   map[string]*node
	byNode  map[*node]bool
	queue   chan *node
	shared  atomic.Pointer[node]
	boxes   []any
	pairs   []pair
	wide    []wide
	fn      func() *node
	value   atomic.Value
	strings []string
	garbage []*node
}

func newHolder(number int) *holder {
	h := &holder{number: number, table: map[int]*node{}, names: map[string]*node{}, byNode: map[*node]bool{}, queue: make(chan *node, each)}
	h.slots = make([]*node, each)
	for i := range each {
		h.slots[i] = newNode(number*each + i)
		h.strings = append(h.strings, fmt.Sprint("string ", number, i))
	}
	return h
}

// rotate moves all nodes one station on: slots → list → table → names → queue → boxes → pairs → wide → closure chain → slots.
func (h *holder) rotate(step int) {
	// slots, shuffled in place, to the list
	for i := range h.slots {
		j := (i*31 + step) % len(h.slots)
		h.slots[i], h.slots[j] = h.slots[j], h.slots[i]
	}
	for i, n := range h.slots {
		if n.verify() != nil {
			n.next, h.list = h.list, n
		}
		h.slots[i] = nil
	}
	// the list, turned round, to the table
	var turned *node
	for h.list != nil {
		n := h.list
		h.list, n.next, turned = n.next, turned, n
	}
	for turned != nil {
		n := turned.verify()
		turned, n.next = n.next, nil
		h.table[n.id] = n
	}
	// the table to names, and to a set
	for id, n := range h.table {
		if id%3 == 0 {
			h.byNode[n.verify()] = true
		} else {
			h.names[n.verify().name] = n
		}
		if step%2 == 0 {
			delete(h.table, id)
		}
	}
	clear(h.table)
	// names and set to the queue
	for name, n := range h.names {
		delete(h.names, name)
		h.queue <- n
	}
	for n := range h.byNode {
		h.queue <- n
	}
	h.byNode = map[*node]bool{}
	// the queue to boxes, by way of an atomic pointer
	for len(h.queue) > 0 {
		select {
		case n := <-h.queue:
			if old := h.shared.Swap(n); old != nil {
				h.boxes = append(h.boxes, old.verify())
			}
		default:
		}
	}
	for {
		n := h.shared.Load()
		if h.shared.CompareAndSwap(n, nil) {
			h.boxes = append(h.boxes, n)
			break
		}
	}
	// boxes to pairs
	h.boxes = append(h.boxes, nil)
	copy(h.boxes[1:], h.boxes) // the first one is there twice now
	seen := map[*node]bool{}
	for len(h.boxes) > 0 {
		n, ok := h.boxes[0].(*node)
		h.boxes = append(h.boxes[:0], h.boxes[1:]...)
		if ok && n != nil && !seen[n] {
			seen[n] = true
			h.pairs = append(h.pairs, pair{a: n.verify()})
		}
	}
	h.boxes = nil
	for i := range h.pairs {
		p := &h.pairs[i]
		*p = pair{p.b, p.a}
	}
	swap := reflect.Swapper(h.pairs)
	for i := range len(h.pairs) / 2 {
		swap(i, len(h.pairs)-1-i)
	}
	// pairs to wide structs
	for len(h.pairs) > 0 {
		var w wide
		for k := range w.Nodes {
			if len(h.pairs) > 0 {
				last := len(h.pairs) - 1
				w.Nodes[k] = h.pairs[last].b.verify()
				h.pairs[last] = pair{}
				h.pairs = h.pairs[:last]
			}
		}
		h.wide = append(h.wide, w)
	}
	for i := range h.wide {
		j := (i + step) % len(h.wide)
		h.wide[i], h.wide[j] = h.wide[j], h.wide[i]
		if v := reflect.ValueOf(&h.wide[i]).Elem().Field(1); v.Len() == 4 {
			a, b := v.Index(0), v.Index(3)
			x := a.Interface().(*node)
			a.Set(b)
			b.Set(reflect.ValueOf(x))
		}
	}
	// wide structs to a chain of closures
	for _, w := range h.wide {
		for _, n := range w.Nodes {
			if n != nil {
				before := h.fn
				h.fn = func() *node {
					h.fn = before
					return n.verify()
				}
			}
		}
	}
	clear(h.wide)
	h.wide = h.wide[:0]
	// closures back to the slots
	for i := range h.slots {
		if h.fn != nil {
			h.slots[i] = h.fn()
		}
	}
	// some that are lost on purpose, and strings
	h.garbage = append(h.garbage[:0], newNode(step), newNode(-step))
	h.value.Store(h.garbage[0])
	for i := range h.strings {
		j := (i + step) % len(h.strings)
		h.strings[i], h.strings[j] = h.strings[j], h.strings[i]
	}
}

func (h *holder) count() (n, sum int) {
	for _, x := range h.slots {
		if x != nil {
			n++
			sum += x.verify().id
		}
	}
	for _, s := range h.strings {
		if s[:7] != "string " {
			bad.Add(1)
		}
	}
	return
}

func main() {
	exchange := make(chan *node)
	results := make([][2]int, workers)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			h := newHolder(w)
			for step := range rounds {
				h.rotate(step)
				if step%10 == w {
					runtime.Gosched()
				}
				// One node goes to another worker, straight from stack to stack.
				n := h.slots[0]
				h.slots[0] = nil
				global[w] = n
				select {
				case exchange <- global[w]:
					global[w] = <-exchange
				case other := <-exchange:
					exchange <- global[w]
					global[w] = other
				default:
				}
				h.slots[0], global[w] = global[w].verify(), nil
			}
			results[w][0], results[w][1] = h.count()
		})
	}
	wg.Wait()
	n, sum := 0, 0
	for _, r := range results {
		n += r[0]
		sum += r[1]
	}
	fmt.Println(n, sum, bad.Load())
}

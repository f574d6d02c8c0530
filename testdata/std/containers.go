// container/heap, container/list and container/ring.
package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct {
	name     string
	priority int
	index    int
}

type queue []*item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}
func (q *queue) Push(x any) {
	it := x.(*item)
	it.index = len(*q)
	*q = append(*q, it)
}
func (q *queue) Pop() any {
	n := len(*q) - 1
	it := (*q)[n]
	*q = (*q)[:n]
	it.index = -1
	return it
}

func show(l *list.List) {
	fmt.Print(l.Len(), ":")
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(" ", e.Value)
	}
	fmt.Print(" |")
	for e := l.Back(); e != nil; e = e.Prev() {
		fmt.Print(" ", e.Value)
	}
	fmt.Println()
}

func main() {
	q := &queue{}
	items := map[string]*item{}
	for i, name := range []string{"low", "high", "mid", "top", "bottom", "other", "extra"} {
		it := &item{name: name, priority: i * 37 % 11}
		items[name] = it
		*q = append(*q, it)
		it.index = i
	}
	heap.Init(q)
	heap.Push(q, &item{name: "pushed", priority: 5})
	items["mid"].priority = 50
	heap.Fix(q, items["mid"].index)
	removed := heap.Remove(q, items["top"].index).(*item)
	fmt.Println("removed", removed.name, removed.index)
	for q.Len() > 0 {
		it := heap.Pop(q).(*item)
		fmt.Println(it.name, it.priority)
	}

	var l list.List
	a := l.PushBack("a")
	b := l.PushBack("b")
	c := l.PushFront("c")
	show(&l)
	l.InsertBefore("before b", b)
	l.InsertAfter("after c", c)
	show(&l)
	l.MoveToFront(b)
	l.MoveToBack(c)
	l.MoveAfter(a, c)
	l.MoveBefore(b, a)
	show(&l)
	fmt.Println(l.Remove(a), l.Remove(a), a.Next(), a.Prev())
	show(&l)
	other := list.New()
	other.PushBack(1)
	other.PushBack(2)
	l.PushFrontList(other)
	l.PushBackList(&l)
	show(&l)
	fmt.Println(other.InsertAfter(3, b), other.Front().Value, list.New().Front())
	l.Init()
	show(&l)

	r := ring.New(5)
	for i := 0; i < r.Len(); i++ {
		r.Value = i
		r = r.Next()
	}
	print := func(r *ring.Ring) {
		r.Do(func(v any) { fmt.Print(v, " ") })
		fmt.Println(r.Len())
	}
	print(r)
	print(r.Move(2))
	print(r.Prev())
	out := r.Unlink(2)
	print(r)
	print(out)
	r.Link(out)
	print(r)
	var zero ring.Ring
	print(&zero)
	print(nil)
	fmt.Println(ring.New(0) == nil)
}

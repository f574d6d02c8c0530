// An event simulation with a priority queue, interfaces, closures and method values.
package main

import "fmt"

type event struct {
	at  int
	seq int
	do  func()
}
type queue []event

func (q queue) less(i, j int) bool {
	return q[i].at < q[j].at || q[i].at == q[j].at && q[i].seq < q[j].seq
}
func (q *queue) push(e event) {
	*q = append(*q, e)
	for i := len(*q) - 1; i > 0; {
		p := (i - 1) / 2
		if !q.less(i, p) {
			break
		}
		(*q)[i], (*q)[p] = (*q)[p], (*q)[i]
		i = p
	}
}
func (q *queue) pop() event {
	old := *q
	top, n := old[0], len(old)-1
	old[0] = old[n]
	*q = old[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && q.less(c+1, c) {
			c++
		}
		if !q.less(c, i) {
			break
		}
		(*q)[i], (*q)[c] = (*q)[c], (*q)[i]
		i = c
	}
	return top
}

type sim struct {
	now, seq int
	q        queue
	log      []string
}

func (s *sim) after(d int, f func()) {
	s.seq++
	s.q.push(event{s.now + d, s.seq, f})
}
func (s *sim) run() {
	for len(s.q) > 0 {
		e := s.q.pop()
		s.now = e.at
		e.do()
	}
}

type teller struct {
	*sim
	name    string
	busy    bool
	waiting []string
	served  int
}

func (t *teller) arrive(who string) {
	t.log = append(t.log, fmt.Sprintf("%d:%s arrives at %s", t.now, who, t.name))
	t.waiting = append(t.waiting, who)
	if !t.busy {
		t.next()
	}
}
func (t *teller) next() {
	if len(t.waiting) == 0 {
		t.busy = false
		return
	}
	t.busy = true
	who := t.waiting[0]
	t.waiting = t.waiting[1:]
	t.after(len(who)*3, func() {
		t.served++
		t.log = append(t.log, fmt.Sprintf("%d:%s served", t.now, who))
		t.next()
	})
}

func main() {
	s := &sim{}
	ts := []*teller{{sim: s, name: "A"}, {sim: s, name: "B"}}
	for i, who := range []string{"ann", "bo", "cleo", "dan", "eve", "flora"} {
		t := ts[i%2]
		s.after(i*4, func() { t.arrive(who) })
	}
	done := false
	s.after(20, func() { done = true; s.after(0, func() { s.log = append(s.log, "20: closing soon") }) })
	s.run()
	for _, l := range s.log {
		fmt.Println(l)
	}
	fmt.Println(done, ts[0].served, ts[1].served, s.now)
}

// Package ring has circular lists.
package ring

// Ring is an element of a circular list, and stands for the whole of it. The zero Ring is a list of one element.
type Ring struct {
	next, prev *Ring // nil in a zero Ring
	Value      any
}

func (r *Ring) ready() {
	if r.next == nil {
		r.next, r.prev = r, r
	}
}

// New returns a ring of n elements, nil for n <= 0.
func New(n int) *Ring {
	if n <= 0 {
		return nil
	}
	r := new(Ring)
	last := r
	for ; n > 1; n-- {
		e := &Ring{prev: last}
		last.next = e
		last = e
	}
	last.next, r.prev = r, last
	return r
}

// Next returns the next element.
func (r *Ring) Next() *Ring {
	r.ready()
	return r.next
}

// Prev returns the previous element.
func (r *Ring) Prev() *Ring {
	r.ready()
	return r.prev
}

// Move goes n elements forward, backward if n < 0.
func (r *Ring) Move(n int) *Ring {
	r.ready()
	for ; n > 0; n-- {
		r = r.next
	}
	for ; n < 0; n++ {
		r = r.prev
	}
	return r
}

// Link makes s the element after r, and returns what was there before. In one ring that takes out what is between r and
// s; of two rings it makes one, the elements of s after r.
func (r *Ring) Link(s *Ring) *Ring {
	after := r.Next()
	if s != nil {
		last := s.Prev()
		r.next, s.prev = s, r
		last.next, after.prev = after, last
	}
	return after
}

// Unlink takes out the n elements after r and returns them.
func (r *Ring) Unlink(n int) *Ring {
	if n <= 0 {
		return nil
	}
	return r.Link(r.Move(n + 1))
}

// Len counts the elements.
func (r *Ring) Len() int {
	n := 0
	r.Do(func(any) { n++ })
	return n
}

// Do calls f with the value of every element, from r forward. f must not change the ring.
func (r *Ring) Do(f func(any)) {
	if r == nil {
		return
	}
	f(r.Value)
	for e := r.Next(); e != r; e = e.next {
		f(e.Value)
	}
}

package main

func (n *node) each(f func(Key)) {
	if n != nil {
		n.left.each(f)
		f(n.key)
		n.right.each(f)
	}
}

// Walk lists the keys that are wanted.
func (t *Tree) Walk(want func(Key) bool) (keys []Key) {
	t.root.each(func(k Key) {
		if want(k) {
			keys = append(keys, k)
		}
	})
	return
}

func (t *Tree) depth() int { return t.root.depth() }

func (n *node) depth() int {
	if n == nil {
		return 0
	}
	return 1 + max(n.left.depth(), n.right.depth())
}

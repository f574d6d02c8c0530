package main

import "strings"

// Tree is a binary search tree.
type Tree struct {
	root *node
	size int
}

type node struct {
	key         Key
	left, right *node
}

// Insert adds a key.
func (t *Tree) Insert(k Key) {
	p := &t.root
	for *p != nil {
		if k < (*p).key {
			p = &(*p).left
		} else {
			p = &(*p).right
		}
	}
	*p = &node{key: k}
	t.size++
}

func (t *Tree) String() string {
	var parts []string
	t.root.each(func(k Key) { parts = append(parts, k.String()) })
	return strings.Join(parts, " ")
}

package main

type Box[T any] struct{ v T }

func (b Box[T]) Wrap[U any](u U) Box[Box[T]] { return Box[Box[T]]{b} }

func main() {
	_ = Box[int]{1}.Wrap("x")
}

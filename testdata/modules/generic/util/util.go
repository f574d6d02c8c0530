package util

import "fmt"

var Count int

func Format[T any](x T) string { return fmt.Sprintf("%T=%v", x, wrap[T]{x}) }

type wrap[T any] struct{ x T }

func (w wrap[T]) String() string { return fmt.Sprintf("<%v>", w.x) }

// Types that contain themselves by way of several instances.
package main

type Pair[K, V any] struct {
	k K
	v V
}
type E1[K any, V any] struct { x E2[V, K] }
type E2[K any, V any] struct { x E1[V, K] }
type F1 struct { x F2[int, F1] }
type F2[K any, V any] struct { x F3[V, K, func(int, string)] }
type F3[K, V, W any] struct { x K }
type H1 struct { x [2]H2[H1, map[int]string] }
type H2[K, V any] struct { x K; y V }

func main() {  }

package main

func a[T any]() T                                   { return nil }
func b[T any]() (T, error)                          { return 0, nil }
func c[T *int | []int]() T                          { return nil }
func d[T struct{ a int } | struct{ b int }]() T     { return T{} }
func e[T struct{ a int }](t T) int                  { return T{a: 1}.a + t.a }
func f[T int | float64](x T) T                      { return x + 1.5 }
func g[T uint8 | int8](x T) T                       { return x + 200 }
func h[T string | []byte](x T) T                    { x[0] = 'a'; return x }
func i[T, U any](x T) U                             { return U(x) }
func j[T int | string](x T) float64                 { return float64(x) }
func k[K any](m map[K]int)                          {}
func l[T int](x T) (y int)                          { y = x; return }
func m[T []int | [2]int](x T)                       { _ = cap(x); _ = x[:]; _ = append(x, 1) }

package main

func a[T int | string](x, y T) {
	_ = x - y
	_ = -x
	_ = x << 1
	x++
	_ = x & y
	_ = !x
	const c T = 1
	var arr [T(1)]int
	_ = arr
}

func b[T any](x T) {
	_ = x.foo
	_ = x == nil
	_ = x + x
}

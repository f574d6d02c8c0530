package main

type T struct{}

func two() (int, int) { return 1, 2 }
func none()           {}

func main() {
	_ = new(nil)
	_ = new(two())
	_ = new(none())
	_ = new()
	_ = new(1, 2)
	_ = new(T{}.x)
	var p *int64 = new(1)
	var q *int = new(1.5)
	_ = new(1 << 100)
	_, _ = p, q
	new(3)
	_ = new(undefined)
}

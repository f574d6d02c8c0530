package main

func two() (int, string) { return 1, "a" }
func none()              {}

func main() {
	var a int = "s"
	var b string = 1
	c, d := two(), 1
	e := two()
	f, g, h := two()
	var i, j = 1
	k, l := 1, 2, 3
	m := none()
	a = 1.5
	b = nil
	_, _, _, _, _, _, _, _, _, _, _ = c, d, e, f, g, h, i, j, k, l, m
}

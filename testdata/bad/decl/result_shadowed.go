package main

func f() (err error) {
	if true {
		err := g()
		return
	}
	{
		var err int
		_ = err
		return
	}
}
func g() error { return nil }

func main() {}

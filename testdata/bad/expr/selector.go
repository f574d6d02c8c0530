package main

type T struct {
	Name string
	age  int
}

func (t T) Hello()  {}
func (t *T) Change() {}

func main() {
	var t T
	_ = t.name
	_ = t.Age
	t.hello()
	t.Helo()
	t.change()
	var p **T
	_ = p.Name
	_ = t.Name.x
	_ = T.Name
	_ = T.Change
	_ = 5.x
}

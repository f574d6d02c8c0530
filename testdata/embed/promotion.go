// Embedded structs and interfaces: promotion, shadowing, depth, pointers, overriding, method sets.
package main

import "fmt"

type Animal interface{ Sound() string }
type Base struct {
	Name string
	id   int
}

func (b Base) Hello() string    { return "hello " + b.Name }
func (b *Base) SetID(n int)     { b.id = n }
func (b Base) Describe() string { return fmt.Sprint("base ", b.Name, " ", b.id) }

type Mid struct {
	Base
	Name string // shadows Base.Name
}

func (m Mid) Describe() string { return "mid+" + m.Base.Describe() }

type Top struct {
	*Mid
	Animal
	extra int
}
type Cat struct{ lives int }

func (c *Cat) Sound() string { c.lives--; return fmt.Sprint("meow", c.lives) }

type Logger struct{ prefix string }

func (l Logger) Log(s string) string { return l.prefix + s }

type Service struct {
	Logger
	*Counter
	int
	string
}
type Counter struct{ n int }

func (c *Counter) Inc() int { c.n++; return c.n }

type Describer interface{ Describe() string }
type A struct{ X int }
type B struct{ X int }
type AB struct {
	A
	B
	Y int
}

func main() {
	m := Mid{Base{"base", 1}, "mid"}
	fmt.Println(m.Name, m.Base.Name, m.Hello(), m.id)
	m.SetID(42)
	fmt.Println(m.id, m.Describe(), m.Base.Describe())
	t := Top{Mid: &m, Animal: &Cat{9}, extra: 3}
	t.SetID(43)
	t.Name = "changed"
	fmt.Println(t.Name, m.Name, t.id, t.Sound(), t.Sound(), t.Describe())
	var d Describer = t
	fmt.Println(d.Describe())
	d = &m
	fmt.Println(d.Describe())
	d = m.Base
	fmt.Println(d.Describe())

	s := Service{Logger{"> "}, &Counter{}, 5, "str"}
	fmt.Println(s.Log("x"), s.Inc(), s.Inc(), s.n, s.int, s.string, s.prefix)
	cp := s
	cp.Inc()
	cp.prefix = "# "
	fmt.Println(s.n, s.Log("y"), cp.Log("y"))
	ab := AB{A{1}, B{2}, 3}
	fmt.Println(ab.A.X, ab.B.X, ab.Y, ab)
	fmt.Printf("%+v\n", ab)

	var nilTop Top
	func() {
		defer func() { fmt.Println(recover()) }()
		fmt.Println(nilTop.Name)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		nilTop.Sound()
	}()
	anon := struct {
		Base
		extra string
	}{Base{"anon", 7}, "e"}
	anon.SetID(8)
	fmt.Println(anon.Hello(), anon.Describe(), anon)
	var h interface{ Hello() string } = anon
	fmt.Println(h.Hello())
	type local struct{ Mid }
	lo := local{m}
	lo.SetID(1)
	fmt.Println(lo.Describe(), m.id, lo.Mid.Base.id)
	f := lo.Hello
	lo.Base.Name = "late"
	fmt.Println(f(), lo.Hello())
}

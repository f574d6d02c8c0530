// Branches are not looked at in functions with go and defer statements that gc's parser refuses.
package main

func a() {
	for { break M }
	defer (f())
}
func b() {
	for { continue N }
	func() {
		L:
		go (a())
	}()
	func() { goto P }()
}
func c() {
	Q:
	func() { R: }()
	_ = 0x
}
func d() { break }
func main() {}

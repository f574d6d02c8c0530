package main

func main() {
	_ = [2]int{1, 2, 3} // ERROR "19: index 2 is out of bounds \(>= 2\)"
	_ = [...]int{5: 1, 5: 2} // ERROR "21: duplicate index 5 in array or slice literal"
	_ = []int{0: 1, 0: 2} // ERROR "18: duplicate index 0 in array or slice literal"
	_ = []int{-1: 1} // ERROR "12: invalid argument: index \-1 \(constant of type int\) must not be negative"
	_ = []int{"a": 1} // ERROR "12: cannot convert \"a\" \(untyped string constant\) to type int"
	_ = []int{1.5} // ERROR "12: cannot use 1\.5 \(untyped float constant\) as int value in array or slice literal \(truncated\)"
	_ = []string{1} // ERROR "15: cannot use 1 \(untyped int constant\) as string value in array or slice literal"
	x := 1
	_ = []int{x: 1} // ERROR "12: index x must be integer constant"
	var a [...]int // ERROR "6: declared and not used: a" "8: invalid use of \[\.\.\.\] array \(outside a composite literal\)"
	_ = [x]int{} // ERROR "7: invalid array length x"
	_ = ["a"]int{} // ERROR "7: array length \"a\" \(untyped string constant\) must be integer"
	_ = [-1]int{} // ERROR "7: invalid array length \-1 \(untyped int constant\)"
	_ = [1.5]int{} // ERROR "7: array length 1\.5 \(untyped float constant\) must be integer"
	_ = [2][]int{{1}, {"a"}} // ERROR "21: cannot use \"a\" \(untyped string constant\) as int value in array or slice literal"
	_ = int{} // ERROR "6: invalid composite literal type int"
	_ = []*int{{}} // ERROR "13: invalid composite literal element type \*int"
}

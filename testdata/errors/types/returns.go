package main

func a() int { return } // ERROR "16: not enough return values\n\thave \(\)\n\twant \(int\)"
func b() (int, string) { return 1 } // ERROR "33: not enough return values\n\thave \(number\)\n\twant \(int, string\)"
func c() { return 1 } // ERROR "19: too many return values\n\thave \(number\)\n\twant \(\)"
func d() int { return "a" } // ERROR "23: cannot use \"a\" \(untyped string constant\) as int value in return statement"
func e() (x int) {
	{
		x := 2 // ERROR "3: declared and not used: x"
		return // ERROR "3: result parameter x not in scope at return\n\tx\.go:9:3: inner declaration of var x int"
	}
}
func f() (int, error) { return 1, 2, 3 } // ERROR "38: too many return values\n\thave \(number, number, number\)\n\twant \(int, error\)"
func g() int { return f() } // ERROR "23: too many return values\n\thave \(int, error\)\n\twant \(int\)"
func h() (int, string) { return f() } // ERROR "33: cannot use 2nd function result \(value of interface type error\) as string value in return statement"

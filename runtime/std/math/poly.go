package math

// polyN evaluates the polynomial c0 + c1*x + … + cN*x^N by Horner's rule. Coefficients are arguments, not tables, so
// that after inlining they are constants in the code.

func poly1(x, c0, c1 float64) float64 {
	return c0 + x*c1
}

func poly2(x, c0, c1, c2 float64) float64 {
	return c0 + x*(c1+x*c2)
}

func poly3(x, c0, c1, c2, c3 float64) float64 {
	return c0 + x*(c1+x*(c2+x*c3))
}

func poly4(x, c0, c1, c2, c3, c4 float64) float64 {
	return c0 + x*(c1+x*(c2+x*(c3+x*c4)))
}

func poly5(x, c0, c1, c2, c3, c4, c5 float64) float64 {
	return c0 + x*(c1+x*(c2+x*(c3+x*(c4+x*c5))))
}

func poly6(x, c0, c1, c2, c3, c4, c5, c6 float64) float64 {
	return c0 + x*(c1+x*(c2+x*(c3+x*(c4+x*(c5+x*c6)))))
}

func poly7(x, c0, c1, c2, c3, c4, c5, c6, c7 float64) float64 {
	return c0 + x*(c1+x*(c2+x*(c3+x*(c4+x*(c5+x*(c6+x*c7))))))
}

func poly8(x, c0, c1, c2, c3, c4, c5, c6, c7, c8 float64) float64 {
	return c0 + x*(c1+x*(c2+x*(c3+x*(c4+x*(c5+x*(c6+x*(c7+x*c8)))))))
}

// A function with more arrays on its stack than operands of bytecode reach.
package main

import "fmt"

func f(n int) int {
	var a0 [1000]int
	var a1 [1000]int
	var a2 [1000]int
	var a3 [1000]int
	var a4 [1000]int
	var a5 [1000]int
	var a6 [1000]int
	var a7 [1000]int
	var a8 [1000]int
	var a9 [1000]int
	var a10 [1000]int
	var a11 [1000]int
	var a12 [1000]int
	var a13 [1000]int
	var a14 [1000]int
	var a15 [1000]int
	var a16 [1000]int
	var a17 [1000]int
	var a18 [1000]int
	var a19 [1000]int
	var a20 [1000]int
	var a21 [1000]int
	var a22 [1000]int
	var a23 [1000]int
	var a24 [1000]int
	var a25 [1000]int
	var a26 [1000]int
	var a27 [1000]int
	var a28 [1000]int
	var a29 [1000]int
	var a30 [1000]int
	var a31 [1000]int
	var a32 [1000]int
	var a33 [1000]int
	var a34 [1000]int
	var a35 [1000]int
	var a36 [1000]int
	var a37 [1000]int
	var a38 [1000]int
	var a39 [1000]int
	var a40 [1000]int
	var a41 [1000]int
	var a42 [1000]int
	var a43 [1000]int
	var a44 [1000]int
	var a45 [1000]int
	var a46 [1000]int
	var a47 [1000]int
	var a48 [1000]int
	var a49 [1000]int
	var a50 [1000]int
	var a51 [1000]int
	var a52 [1000]int
	var a53 [1000]int
	var a54 [1000]int
	var a55 [1000]int
	var a56 [1000]int
	var a57 [1000]int
	var a58 [1000]int
	var a59 [1000]int
	var a60 [1000]int
	var a61 [1000]int
	var a62 [1000]int
	var a63 [1000]int
	var a64 [1000]int
	var a65 [1000]int
	var a66 [1000]int
	var a67 [1000]int
	var a68 [1000]int
	var a69 [1000]int
	var a70 [1000]int
	var a71 [1000]int
	var a72 [1000]int
	var a73 [1000]int
	var a74 [1000]int
	var a75 [1000]int
	var a76 [1000]int
	var a77 [1000]int
	var a78 [1000]int
	var a79 [1000]int
	for i := 0; i < 1000; i++ {
		a0[(i+n)%1000] += i * 1
		a1[(i+n)%1000] += i * 2
		a2[(i+n)%1000] += i * 3
		a3[(i+n)%1000] += i * 4
		a4[(i+n)%1000] += i * 5
		a5[(i+n)%1000] += i * 6
		a6[(i+n)%1000] += i * 7
		a7[(i+n)%1000] += i * 8
		a8[(i+n)%1000] += i * 9
		a9[(i+n)%1000] += i * 10
		a10[(i+n)%1000] += i * 11
		a11[(i+n)%1000] += i * 12
		a12[(i+n)%1000] += i * 13
		a13[(i+n)%1000] += i * 14
		a14[(i+n)%1000] += i * 15
		a15[(i+n)%1000] += i * 16
		a16[(i+n)%1000] += i * 17
		a17[(i+n)%1000] += i * 18
		a18[(i+n)%1000] += i * 19
		a19[(i+n)%1000] += i * 20
		a20[(i+n)%1000] += i * 21
		a21[(i+n)%1000] += i * 22
		a22[(i+n)%1000] += i * 23
		a23[(i+n)%1000] += i * 24
		a24[(i+n)%1000] += i * 25
		a25[(i+n)%1000] += i * 26
		a26[(i+n)%1000] += i * 27
		a27[(i+n)%1000] += i * 28
		a28[(i+n)%1000] += i * 29
		a29[(i+n)%1000] += i * 30
		a30[(i+n)%1000] += i * 31
		a31[(i+n)%1000] += i * 32
		a32[(i+n)%1000] += i * 33
		a33[(i+n)%1000] += i * 34
		a34[(i+n)%1000] += i * 35
		a35[(i+n)%1000] += i * 36
		a36[(i+n)%1000] += i * 37
		a37[(i+n)%1000] += i * 38
		a38[(i+n)%1000] += i * 39
		a39[(i+n)%1000] += i * 40
		a40[(i+n)%1000] += i * 41
		a41[(i+n)%1000] += i * 42
		a42[(i+n)%1000] += i * 43
		a43[(i+n)%1000] += i * 44
		a44[(i+n)%1000] += i * 45
		a45[(i+n)%1000] += i * 46
		a46[(i+n)%1000] += i * 47
		a47[(i+n)%1000] += i * 48
		a48[(i+n)%1000] += i * 49
		a49[(i+n)%1000] += i * 50
		a50[(i+n)%1000] += i * 51
		a51[(i+n)%1000] += i * 52
		a52[(i+n)%1000] += i * 53
		a53[(i+n)%1000] += i * 54
		a54[(i+n)%1000] += i * 55
		a55[(i+n)%1000] += i * 56
		a56[(i+n)%1000] += i * 57
		a57[(i+n)%1000] += i * 58
		a58[(i+n)%1000] += i * 59
		a59[(i+n)%1000] += i * 60
		a60[(i+n)%1000] += i * 61
		a61[(i+n)%1000] += i * 62
		a62[(i+n)%1000] += i * 63
		a63[(i+n)%1000] += i * 64
		a64[(i+n)%1000] += i * 65
		a65[(i+n)%1000] += i * 66
		a66[(i+n)%1000] += i * 67
		a67[(i+n)%1000] += i * 68
		a68[(i+n)%1000] += i * 69
		a69[(i+n)%1000] += i * 70
		a70[(i+n)%1000] += i * 71
		a71[(i+n)%1000] += i * 72
		a72[(i+n)%1000] += i * 73
		a73[(i+n)%1000] += i * 74
		a74[(i+n)%1000] += i * 75
		a75[(i+n)%1000] += i * 76
		a76[(i+n)%1000] += i * 77
		a77[(i+n)%1000] += i * 78
		a78[(i+n)%1000] += i * 79
		a79[(i+n)%1000] += i * 80
	}
	s := 0
	for i := 0; i < 1000; i += 7 {
		s = s*31 + a0[i]
		s = s*31 + a1[i]
		s = s*31 + a2[i]
		s = s*31 + a3[i]
		s = s*31 + a4[i]
		s = s*31 + a5[i]
		s = s*31 + a6[i]
		s = s*31 + a7[i]
		s = s*31 + a8[i]
		s = s*31 + a9[i]
		s = s*31 + a10[i]
		s = s*31 + a11[i]
		s = s*31 + a12[i]
		s = s*31 + a13[i]
		s = s*31 + a14[i]
		s = s*31 + a15[i]
		s = s*31 + a16[i]
		s = s*31 + a17[i]
		s = s*31 + a18[i]
		s = s*31 + a19[i]
		s = s*31 + a20[i]
		s = s*31 + a21[i]
		s = s*31 + a22[i]
		s = s*31 + a23[i]
		s = s*31 + a24[i]
		s = s*31 + a25[i]
		s = s*31 + a26[i]
		s = s*31 + a27[i]
		s = s*31 + a28[i]
		s = s*31 + a29[i]
		s = s*31 + a30[i]
		s = s*31 + a31[i]
		s = s*31 + a32[i]
		s = s*31 + a33[i]
		s = s*31 + a34[i]
		s = s*31 + a35[i]
		s = s*31 + a36[i]
		s = s*31 + a37[i]
		s = s*31 + a38[i]
		s = s*31 + a39[i]
		s = s*31 + a40[i]
		s = s*31 + a41[i]
		s = s*31 + a42[i]
		s = s*31 + a43[i]
		s = s*31 + a44[i]
		s = s*31 + a45[i]
		s = s*31 + a46[i]
		s = s*31 + a47[i]
		s = s*31 + a48[i]
		s = s*31 + a49[i]
		s = s*31 + a50[i]
		s = s*31 + a51[i]
		s = s*31 + a52[i]
		s = s*31 + a53[i]
		s = s*31 + a54[i]
		s = s*31 + a55[i]
		s = s*31 + a56[i]
		s = s*31 + a57[i]
		s = s*31 + a58[i]
		s = s*31 + a59[i]
		s = s*31 + a60[i]
		s = s*31 + a61[i]
		s = s*31 + a62[i]
		s = s*31 + a63[i]
		s = s*31 + a64[i]
		s = s*31 + a65[i]
		s = s*31 + a66[i]
		s = s*31 + a67[i]
		s = s*31 + a68[i]
		s = s*31 + a69[i]
		s = s*31 + a70[i]
		s = s*31 + a71[i]
		s = s*31 + a72[i]
		s = s*31 + a73[i]
		s = s*31 + a74[i]
		s = s*31 + a75[i]
		s = s*31 + a76[i]
		s = s*31 + a77[i]
		s = s*31 + a78[i]
		s = s*31 + a79[i]
	}
	return s
}

func main() {
	fmt.Println(f(3))
	fmt.Println(f(5))
	n := 0
	for i := 0; i < 300; i++ {
		n ^= f(i)
	}
	fmt.Println(n)
}

// Pancake flips over all permutations: small integer arrays, unpredictable branches.
package main

import "fmt"

func fannkuch(n int) (checksum, maxFlips int) {
	perm, p, count := make([]int, n), make([]int, n), make([]int, n)
	for i := range perm {
		perm[i] = i
	}
	r, even := n, true
	for {
		for ; r != 1; r-- {
			count[r-1] = r
		}
		if perm[0] != 0 {
			copy(p, perm)
			flips := 0
			for k := p[0]; k != 0; k = p[0] {
				for i, j := 0, k; i < j; i, j = i+1, j-1 {
					p[i], p[j] = p[j], p[i]
				}
				flips++
			}
			maxFlips = max(maxFlips, flips)
			if even {
				checksum += flips
			} else {
				checksum -= flips
			}
		}
		for {
			if r == n {
				return
			}
			first := perm[0]
			for i := 0; i < r; i++ {
				perm[i] = perm[i+1]
			}
			perm[r] = first
			count[r]--
			if count[r] > 0 {
				break
			}
			r++
		}
		even = !even
	}
}

func main() {
	fmt.Println(fannkuch(9))
	fmt.Println(fannkuch(11))
}

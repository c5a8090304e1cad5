package country

// factors are the equivalence factors of Statistics Netherlands in hundredths: per
// adults (1 to 4) and children under 18 (0 to 4). A larger household has the square
// root of its adults and 0.8 of its children, as the table has from three adults on.
// Source: CBS, Welvaart in Nederland 2019, bijlage A, tabel A.1
// (longreads.cbs.nl/welvaartinnederland-2019/bijlagen).
var factors = [4][5]int64{
	{100, 133, 151, 176, 195},
	{137, 167, 188, 206, 228},
	{173, 195, 214, 232, 249},
	{200, 219, 237, 253, 268},
}

// Equivalence is by what the income of a household is divided to compare it with that of
// a person alone, in hundredths. Children without an adult count as adults.
func Equivalence(adults, children int) int64 {
	if adults == 0 {
		adults, children = children, 0
	}
	if adults >= 1 && adults <= len(factors) && children < len(factors[0]) {
		return factors[adults-1][children]
	}
	return root(int64(10_000*adults + 8_000*children))
}

// root is the square root, rounded half up.
func root(n int64) int64 {
	r := int64(0)
	for (r+1)*(r+1) <= n {
		r++
	}
	if n-r*r > r {
		r++
	}
	return r
}

package question

import "math"

// told is how many bits some classes tell about outcomes on average, less what as many
// would seem to tell by chance (Miller and Madow).
func told(classes, outcomes []uint8) float64 {
	var joint [mostBins][mostOutcomes]int32
	var x [mostBins]int32
	var y [mostOutcomes]int32
	for i, c := range classes {
		joint[c][outcomes[i]]++
		x[c]++
		y[outcomes[i]]++
	}
	total := float64(len(classes))
	gain := entropy(y[:], total)
	kinds, seen := -1, -1
	for _, n := range y {
		if n > 0 {
			kinds++
		}
	}
	for c, n := range x {
		if n > 0 {
			seen++
			gain -= float64(n) / total * entropy(joint[c][:], float64(n))
		}
	}
	return max(gain-float64(kinds*seen)/(2*total*math.Ln2), 0)
}

func entropy(counts []int32, total float64) float64 {
	h := 0.0
	for _, n := range counts {
		if n > 0 {
			p := float64(n) / total
			h -= p * math.Log2(p)
		}
	}
	return h
}

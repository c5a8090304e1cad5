package country

// Every product and quotient below is rounded on its own (float64 of it), so that no
// machine joins it with a sum and comes to another number.

// fit scales the rows and columns of a table in turn until they sum to what was
// published (iterative proportional fitting). Where the two disagree on the total, the
// columns win.
func fit(table [][]float64, rows, columns []float64) {
	for range 200 {
		for i, row := range table {
			scale(row, rows[i])
		}
		for j, want := range columns {
			sum := 0.0
			for i := range table {
				sum += table[i][j]
			}
			if sum == 0 {
				continue
			}
			by := float64(want / sum)
			for i := range table {
				table[i][j] = float64(table[i][j] * by)
			}
		}
	}
}

// scale makes numbers sum to want.
func scale(numbers []float64, want float64) {
	sum := sumOf(numbers)
	if sum == 0 {
		return
	}
	by := float64(want / sum)
	for i := range numbers {
		numbers[i] = float64(numbers[i] * by)
	}
}

func sumOf(numbers []float64) float64 {
	sum := 0.0
	for _, n := range numbers {
		sum += n
	}
	return sum
}

// pairs are the ages of two who belong together: how often each pair of ages occurs,
// where near says how likely their ages go together, and the ages of either are as
// first and second say. It gives the distribution of the second for each first.
func pairs(first, second []float64, near func(a, b int) float64) []dist {
	table := make([][]float64, len(first))
	for a := range table {
		table[a] = make([]float64, len(second))
		for b := range second {
			table[a][b] = near(a, b)
		}
	}
	fit(table, normal(first), normal(second))
	out := make([]dist, len(first))
	for a, row := range table {
		if sumOf(row) == 0 { // an age that nobody has
			row[min(a, len(row)-1)] = 1
		}
		out[a] = newDist(row)
	}
	return out
}

// normal is numbers that sum to 1.
func normal(numbers []float64) []float64 {
	out := append([]float64(nil), numbers...)
	scale(out, 1)
	return out
}

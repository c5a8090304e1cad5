package simulate

import (
	"math/bits"

	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/batch"
)

// blockOf is how many households are worked out together.
const blockOf = 1 << 13

// bench is where one worker lays out a block: amounts in cents a year.
type bench struct {
	c     *country.Population
	first int // household
	n     int // households
	// rows are those that apply: of all households, and of those whose earner earns more.
	rows [1 + earners][country.Joints + 1][]int32
	have [1 + earners][country.Joints + 1]bool
	// earns says, per earner and household of the block, whether a raise is worked out.
	earns [earners][blockOf]bool

	workers map[*unit]*batch.Worker
	buffer  [batch.Rows]int64
}

// amounts is what one scheme comes to.
type amounts struct {
	ofHousehold []int64 // per household of the block
	total       int64
	recipients  int64
	undecided   int64
	got         []uint64 // per row of the block: had it on some date
}

func newBench(c *country.Population) *bench {
	return &bench{c: c, workers: map[*unit]*batch.Worker{}}
}

// enter begins a block.
func (b *bench) enter(first, n int) {
	b.first, b.n = first, n
	b.have = [1 + earners][country.Joints + 1]bool{}
}

// raises finds whose raise is worked out in the block.
func (b *bench) raises(labour []int32) {
	for e := range earners {
		for h := range b.n {
			i, ok := earner(b.c, b.first+h, e)
			b.earns[e][h] = ok && raise(int64(labour[i])) > 0
		}
	}
}

// of are the rows of the block that apply; who is 0, or 1 and the earner of whom a raise
// is worked out: nothing changes in other households.
func (b *bench) of(who int, j country.Joint) []int32 {
	if b.have[who][j] {
		return b.rows[who][j]
	}
	rows := b.rows[who][j][:0]
	if who > 0 {
		for _, i := range b.of(0, j) {
			if b.earns[who-1][int(b.c.Household[i])-b.first] {
				rows = append(rows, i)
			}
		}
	} else {
		rows = b.applicants(rows, j)
	}
	b.rows[who][j], b.have[who][j] = rows, true
	return rows
}

// applicants adds who applies in the block, of whom there are bits.
func (b *bench) applicants(rows []int32, j country.Joint) []int32 {
	from, to := b.c.First[b.first], b.c.First[b.first+b.n]
	if j == Everyone {
		for i := from; i < to; i++ {
			rows = append(rows, i)
		}
		return rows
	}
	for i := from &^ 63; i < to; i += 64 {
		word := b.c.Applicants[j][i>>6]
		if i < from {
			word &= ^uint64(0) << (from - i)
		}
		if to-i < 64 {
			word &= ^uint64(0) >> (64 - (to - i))
		}
		for ; word != 0; word &= word - 1 {
			rows = append(rows, i+int32(bits.TrailingZeros64(word)))
		}
	}
	return rows
}

// work works out one unit, and adds what it comes to.
func (b *bench) work(u *unit, who int, to []amounts) {
	w := b.workers[u]
	if w == nil {
		w = u.batch.Worker()
		b.workers[u] = w
	}
	rows := b.of(who, u.of)
	for from := 0; from < len(rows); from += batch.Rows {
		some := rows[from:min(from+batch.Rows, len(rows))]
		w.RunRows(some, u.dates, func(_ int, out batch.Outcomes) { b.book(u, some, from, out, to) })
	}
}

func (b *bench) book(u *unit, rows []int32, at int, out batch.Outcomes, to []amounts) {
	for g, s := range u.schemes {
		a := &to[s]
		a.undecided += int64(out.Amounts(g, b.buffer[:]))
		m := u.cents[g]
		for i, row := range rows {
			v := b.buffer[i]
			if v == 0 {
				continue
			}
			cents := m.cents(v) * u.times
			a.total += cents
			a.ofHousehold[int(b.c.Household[row])-b.first] += cents
			if v > 0 {
				k := at + i
				a.got[k>>6] |= 1 << (k & 63)
			}
		}
	}
}

// settle counts who had something, and readies for the next block.
func (a *amounts) settle(rows int) {
	a.recipients += int64(batch.CountBits(a.got, rows))
	clear(a.got)
}

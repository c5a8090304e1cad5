package simulate

import (
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/batch"
)

// blockOf is how many households are worked out together.
const blockOf = 1 << 13

// bench is where one worker lays out a block: amounts in cents a year.
type bench struct {
	c       *country.Population
	first   int // household
	n       int // households
	rows    [country.Joints + 1][]int32
	have    [country.Joints + 1]bool
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
	b.have = [country.Joints + 1]bool{}
}

// of are the rows of the block that apply.
func (b *bench) of(j country.Joint) []int32 {
	if b.have[j] {
		return b.rows[j]
	}
	rows := b.rows[j][:0]
	for i := b.c.First[b.first]; i < b.c.First[b.first+b.n]; i++ {
		if j == Everyone || b.c.Applies(j, int(i)) {
			rows = append(rows, i)
		}
	}
	b.rows[j], b.have[j] = rows, true
	return rows
}

// work works out one unit, and adds what it comes to.
func (b *bench) work(u *unit, to []amounts) {
	w := b.workers[u]
	if w == nil {
		w = u.batch.Worker()
		b.workers[u] = w
	}
	rows := b.of(u.of)
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

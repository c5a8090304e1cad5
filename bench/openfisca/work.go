package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/value"
)

// took is what a run took, in seconds and KB; zorgtoeslag.py writes the same.
type took struct {
	Read   float64 `json:"read"`   // the population, from files in the page cache
	Build  float64 `json:"build"`  // until the first amount can be worked out
	Month  float64 `json:"month"`  // the amounts of a year and of a month, in March 2025
	Months float64 `json:"months"` // the amounts of all months of 2025
	Peak   int     `json:"peak_kb"`
}

// work works the laws out for everybody in the population, with so many workers, and
// writes the amounts of every person: of a year, then of a month, in euros.
func work(ctx context.Context, out io.Writer, dir, workers, to string) error {
	n, err := strconv.Atoi(workers)
	if err != nil {
		return err
	}
	if n == 0 {
		n = runtime.GOMAXPROCS(0)
	}
	runtime.GOMAXPROCS(n)
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		return err
	}
	var t took
	at := time.Now()
	lap := func() float64 {
		s := time.Since(at).Seconds()
		at = time.Now()
		return s
	}
	p, err := country.Open(ctx, filepath.Join(dir, "country"))
	if err != nil {
		return err
	}
	people := p.People()
	t.Read = lap()
	b, err := batch.Compile(c.Laws.Documents(), []string{"zorgtoeslag.zorgtoeslag_per_jaar", "zorgtoeslag.zorgtoeslag"}, march, people)
	if err != nil {
		return err
	}
	year, month := make([]int64, people.Rows), make([]int64, people.Rows)
	t.Build = lap()
	if err := everybody(b, n, []value.Date{march}, func(_ int, o batch.Outcomes) int {
		return o.Amounts(0, year[o.First:]) + o.Amounts(1, month[o.First:])
	}); err != nil {
		return err
	}
	t.Month = lap()
	alone, err := batch.Compile(c.Laws.Documents(), []string{"zorgtoeslag.zorgtoeslag"}, march, people)
	if err != nil {
		return err
	}
	var months [12][]int64
	var dates []value.Date
	for i := range months {
		months[i], dates = make([]int64, people.Rows), append(dates, january.AddMonths(i))
	}
	if err := everybody(alone, n, dates, func(d int, o batch.Outcomes) int { return o.Amounts(0, months[d][o.First:]) }); err != nil {
		return err
	}
	t.Months = lap()
	runtime.KeepAlive(&months)
	if t.Peak, err = mostMemory(); err != nil {
		return err
	}
	rules := b.Program()
	scale := func(goal int) int64 {
		one := int64(1)
		for range rules.Rules[rules.Outputs[goal]].Out.Scale {
			one *= 10
		}
		return one
	}
	amounts := make([]float64, 0, 2*people.Rows)
	for goal, column := range [][]int64{year, month} {
		for _, v := range column {
			amounts = append(amounts, float64(v)/float64(scale(goal)))
		}
	}
	if err := raw(filepath.Dir(to), filepath.Base(to), amounts); err != nil {
		return err
	}
	return json.NewEncoder(out).Encode(t)
}

// everybody works out all chunks; done gives how many rows were not decided.
func everybody(b *batch.Batch, workers int, dates []value.Date, done func(date int, o batch.Outcomes) int) error {
	var next, undecided atomic.Int64
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			w := b.Worker()
			for {
				chunk := int(next.Add(1)) - 1
				if chunk >= b.Chunks() {
					return
				}
				w.Run(chunk, dates, func(d int, o batch.Outcomes) { undecided.Add(int64(done(d, o))) })
			}
		})
	}
	all.Wait()
	if n := undecided.Load(); n > 0 {
		return fmt.Errorf("%d outcomes were not decided", n)
	}
	return nil
}

// mostMemory is the most memory that this process had, in KB.
func mostMemory() (int, error) {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, err
	}
	for line := range bytes.Lines(text) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			return strconv.Atoi(string(bytes.Fields(rest)[0]))
		}
	}
	return 0, fmt.Errorf("/proc/self/status says nothing of VmHWM")
}

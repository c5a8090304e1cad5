package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
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
	// Processor is the time of all cores from Read on: of Build, Month and Months.
	Processor float64 `json:"processor"`
	// Undecided is of how many the law gives no amount.
	Undecided int `json:"undecided"`
}

// work works the law out with so many workers, and writes the amounts of a year, then of
// a month, in euros: of the households as OpenFisca-core has them (who is households), or
// of every person in the country, with who the benefit partner is (who is country).
func work(ctx context.Context, out io.Writer, who, dir, workers, to string) error {
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
	var before float64
	people, err := populationOf(ctx, who, dir, func() { t.Read, before = lap(), processor() })
	if err != nil {
		return err
	}
	b, err := batch.Compile(c.Laws.Documents(), []string{"zorgtoeslag.zorgtoeslag_per_jaar", "zorgtoeslag.zorgtoeslag"}, march, people)
	if err != nil {
		return err
	}
	year, month := make([]int64, people.Rows), make([]int64, people.Rows)
	t.Build = lap()
	t.Undecided = everybody(b, n, []value.Date{march}, func(_ int, o batch.Outcomes) int {
		o.Amounts(0, year[o.First:])
		return o.Amounts(1, month[o.First:])
	})
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
	everybody(alone, n, dates, func(d int, o batch.Outcomes) int { return o.Amounts(0, months[d][o.First:]) })
	t.Months = lap()
	t.Processor = processor() - before
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

// populationOf reads who it is about; it calls read when that is read.
func populationOf(ctx context.Context, who, dir string, read func()) (*batch.People, error) {
	if who == "households" {
		g, err := readColumns(dir)
		if err != nil {
			return nil, err
		}
		read()
		return g.people()
	}
	p, err := country.Open(ctx, filepath.Join(dir, "country"))
	if err != nil {
		return nil, err
	}
	read()
	return p.People(), nil
}

// everybody works out all chunks; done gives how many rows were not decided.
func everybody(b *batch.Batch, workers int, dates []value.Date, done func(date int, o batch.Outcomes) int) int {
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
	return int(undecided.Load())
}

// processor is the time that this process had of all cores, in seconds.
func processor() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return math.NaN()
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
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

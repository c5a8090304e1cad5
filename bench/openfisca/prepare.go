package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/catalogue/nl"
	"meent.nl/meent/internal/population/country"
	"meent.nl/meent/law/batch"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// january and march are the first days of those months in 2025.
const january, march value.Date = 20089, 20148

// The roles of zorgtoeslag.py.
const (
	applicant uint8 = iota
	partner
	child18
)

// units are the persons and households as OpenFisca-core has them.
type units struct {
	household []int32 // of each person
	role      []uint8
	applicant []int32 // of each household, the person
	wholeYear []uint8 // of each household: partners all year
	// leftOut are those of whom the one would have the other as partner and not the other
	// way round, and those of whom the law does not say who of two it is: there each is a
	// household alone, and is not compared.
	leftOut []uint8 // of each household
}

// prepare makes a population and writes it twice in dir: as Meent reads it, and as plain
// columns for OpenFisca-core.
func prepare(ctx context.Context, dir, persons string) error {
	n, err := strconv.Atoi(persons)
	if err != nil {
		return err
	}
	p, err := country.Make(ctx, country.Options{Persons: n, Seed: 1, On: january})
	if err != nil {
		return err
	}
	if err := p.Write(ctx, filepath.Join(dir, "country"), nil); err != nil {
		return err
	}
	u, err := pair(p)
	if err != nil {
		return err
	}
	facts := p.People().Facts
	insured := make([]uint8, n)
	for i := range insured {
		if truth(facts["verzekerd_zvw"], i) && !truth(facts["verzekering_opgeschort"], i) {
			insured[i] = 1
		}
	}
	return errors.Join(
		raw(dir, "born", facts["geboortedatum"].Narrow), raw(dir, "income", facts["inkomensgegeven"].Narrow),
		raw(dir, "assets", facts["rendementsgrondslag"].Narrow), raw(dir, "insured", insured),
		raw(dir, "household", u.household), raw(dir, "role", u.role), raw(dir, "whole_year", u.wholeYear),
		raw(dir, "applicant", u.applicant), raw(dir, "left_out", u.leftOut),
	)
}

func truth(c *batch.Column, i int) bool {
	r, known := c.Value(i)
	return known && r.MayHold() && r.Lo != 0
}

func raw(dir, name string, column any) (err error) {
	f, err := os.Create(filepath.Join(dir, name+".raw"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 1<<20)
	if err := binary.Write(w, binary.LittleEndian, column); err != nil {
		return err
	}
	return w.Flush()
}

// pair finds who is whose benefit partner by the law, in March 2025, and makes households.
func pair(p *country.Population) (*units, error) {
	of, wholeYear, err := partners(p)
	if err != nil {
		return nil, err
	}
	n := p.Persons()
	u := &units{household: make([]int32, n), role: make([]uint8, n)}
	adult := int64(january.AddMonths(-17*12)) - 1
	born := p.People().Facts["geboortedatum"].Narrow
	add := func(i int, whole, left uint8) {
		u.household[i] = int32(len(u.applicant))
		u.applicant, u.wholeYear, u.leftOut = append(u.applicant, int32(i)), append(u.wholeYear, whole), append(u.leftOut, left)
	}
	for h := range p.Households() {
		from, until := int(p.First[h]), n
		if h+1 < p.Households() {
			until = int(p.First[h+1])
		}
		for i := from; i < until; i++ {
			switch other := of[i]; {
			case other == unsettled, other >= 0 && of[other] != int32(i):
				add(i, 0, 1)
			case other >= 0 && int(other) < i:
				u.household[i], u.role[i] = u.household[other], partner
			case other == nobody && int64(born[i]) > adult && i > from:
				u.household[i], u.role[i] = u.household[from], child18
			default:
				add(i, wholeYear[i], 0)
			}
		}
	}
	return u, nil
}

// What a person can have instead of a benefit partner: nobody, or a choice of two that
// the law leaves open.
const nobody, unsettled int32 = -1, -2

// partners are, of each person, the benefit partner, and whether it is one all year.
func partners(p *country.Population) (of []int32, wholeYear []uint8, err error) {
	c, err := catalogue.Load(nl.FS)
	if err != nil {
		return nil, nil, err
	}
	program, err := c.Laws.Program("awir.toeslagpartner", march)
	if err != nil {
		return nil, nil, err
	}
	people := p.People()
	candidates := people.Relations["partnerkandidaten"]
	who := candidates.Facts["geboortedatum"].At
	m, f := run.NewMachine(program), run.NewFacts(program)
	of, wholeYear = make([]int32, people.Rows), make([]uint8, people.Rows)
	for i := range of {
		of[i] = nobody
		from := candidates.From[i]
		if candidates.From[i+1] == from {
			continue
		}
		f.Reset()
		if err := people.Fill(f, i); err != nil {
			return nil, nil, err
		}
		o, err := m.Run(f)
		var failure *run.Failure
		if errors.As(err, &failure) {
			of[i] = unsettled
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		for _, k := range o.Members {
			of[i] = who[int(from)+k]
			if truth(candidates.Facts["partner_hele_jaar"], int(from)+k) {
				wholeYear[i] = 1
			}
		}
	}
	return of, wholeYear, nil
}

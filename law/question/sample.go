package question

import (
	"fmt"
	"sync"

	"meent.nl/meent/law/batch"
)

// Sample is people of whom all facts are known, laid out for priors of any number of
// programs. Any number of goroutines may use it.
type Sample struct {
	people *batch.People
	rows   []int32

	mu      sync.Mutex
	columns map[place]*column
}

// place is a fact of the applicant, or of a member of a relation; without a fact, how many
// members the relation has.
type place struct {
	relation string
	member   int
	fact     string
}

// NewSample takes some rows of people that were measured. It keeps both.
func NewSample(people *batch.People, rows []int32) (*Sample, error) {
	for _, row := range rows {
		if row < 0 || int(row) >= people.Rows {
			return nil, fmt.Errorf("there is no row %d: the rows are 0 to %d", row, people.Rows-1)
		}
	}
	return &Sample{people: people, rows: rows, columns: map[place]*column{}}, nil
}

// column is a fact of everybody in bins, made when it is first looked at.
func (s *Sample) column(at place) *column {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, ok := s.columns[at]
	if !ok {
		c = newColumn(len(s.rows), func(i int) cell { return s.cell(at, int(s.rows[i])) })
		s.columns[at] = c
	}
	return c
}

// cell is a value; without has there is none.
type cell struct {
	v   int64
	has bool
}

// cell is a fact of one row.
func (s *Sample) cell(at place, row int) cell {
	if at.relation == "" {
		return read(s.people.Facts[at.fact], row)
	}
	m := s.people.Relations[at.relation]
	from, to := int(m.From[row]), int(m.From[row+1])
	switch {
	case at.fact == "":
		return cell{int64(to - from), true}
	case at.member >= to-from:
		return cell{}
	}
	return read(m.Facts[at.fact], from+at.member)
}

func read(c *batch.Column, i int) cell {
	v, known := c.Value(i)
	return cell{v.Lo, known && v.MayHold()}
}

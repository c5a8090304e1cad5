package country

import "fmt"

// check says whether the columns fit together, so that nothing looks beyond another,
// and fills what follows from them.
func (p *Population) check(c counts) error {
	s := &p.store
	at := 0
	for h, n := range s.size {
		p.First[h] = int32(at)
		if n == 0 || at+int(n) > c.persons {
			return fmt.Errorf("the sizes of the households do not make %d persons", c.persons)
		}
		for i := at; i < at+int(n); i++ {
			if p.Household[i] != int32(h) {
				return fmt.Errorf("the persons are not in the households that they say")
			}
		}
		at += int(n)
	}
	if at != c.persons {
		return fmt.Errorf("the sizes of the households do not make %d persons", c.persons)
	}
	p.First[c.households] = int32(at)
	for _, x := range []struct {
		name   string
		each   []uint8
		of     []int32
		within int
		total  int
	}{
		{"kinderen", s.children, s.child, c.persons, c.children}, {"kinderen, minors,", s.children, s.care, c.minors + 1, c.children},
		{"partnerkandidaten", s.candidates, s.candidate, c.persons, c.candidates}, {"partnerkandidaten, pairs,", s.candidates, s.code, pairCodes, c.candidates},
	} {
		total := 0
		for _, n := range x.each {
			total += int(n)
		}
		if total != x.total {
			return fmt.Errorf("relation %s has %d members, and the persons tell of %d", x.name, x.total, total)
		}
		if !within(x.of, x.within) {
			return fmt.Errorf("relation %s tells of members that do not exist", x.name)
		}
	}
	if !within(s.minor[:c.minors], c.persons) {
		return fmt.Errorf("there are minors that do not exist")
	}
	return nil
}

// within says whether all numbers are from 0 to n-1.
func within(numbers []int32, n int) bool {
	for _, v := range numbers {
		if uint32(v) >= uint32(n) {
			return false
		}
	}
	return true
}

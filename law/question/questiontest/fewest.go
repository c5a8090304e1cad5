package questiontest

import (
	"meent.nl/meent/law/run"
)

// Fewest counts facts that prove the outcome of one person, and of which none can be left
// out: about what somebody would be asked by who knew the answers beforehand. whole is
// changed.
func Fewest(whole *run.Facts) (int, error) {
	p := whole.Program()
	m := run.NewMachine(p)
	want, err := m.Run(whole)
	if err != nil {
		return 0, err
	}
	n := 0
	for i := range p.Relations {
		if whole.Hide(i, true); !m.Stands(whole, &want) {
			whole.Hide(i, false)
			n++
		}
	}
	forget := func(who *run.Subject) {
		for k := len(p.Facts) - 1; k >= 0; k-- {
			r, ok := who.Get(k)
			if !ok || !who.Put(k, p.Facts[k].Unknown()) || m.Stands(whole, &want) {
				continue
			}
			if who.Put(k, r) {
				n++
			}
		}
	}
	for i := range p.Relations {
		members := whole.Members(i)
		for k := len(members) - 1; k >= 0; k-- {
			forget(&members[k])
		}
	}
	forget(whole.Applicant())
	return n, nil
}

package questiontest

import (
	"encoding/binary"

	"meent.nl/meent/law/program"
	"meent.nl/meent/law/question"
	"meent.nl/meent/law/run"
)

// Remember is next for one program, chosen once for the same facts: many people begin
// alike. One goroutine at a time may use it.
func Remember(next Next) Next {
	known := map[string]question.Question{}
	return func(f *run.Facts, o run.Outcome) (question.Question, error) {
		key := fingerprint(f)
		if q, ok := known[key]; ok {
			return q, nil
		}
		q, err := next(f, o)
		if err == nil {
			known[key] = q
		}
		return q, err
	}
}

// fingerprint tells facts of one program apart.
func fingerprint(f *run.Facts) string {
	var key []byte
	add := func(who *run.Subject) {
		for n := range f.Program().Facts {
			if r, ok := who.Get(n); ok {
				key = appendRange(key, r)
			}
		}
	}
	add(f.Applicant())
	for i := range f.Program().Relations {
		if !f.Known(i) {
			key = append(key, 0xff)
			continue
		}
		list := f.Members(i)
		key = append(key, byte(len(list)))
		for k := range list {
			add(&list[k])
		}
	}
	return string(key)
}

func appendRange(key []byte, r program.Range) []byte {
	key = binary.LittleEndian.AppendUint64(append(key, byte(r.May)), uint64(r.Lo))
	return binary.LittleEndian.AppendUint64(key, uint64(r.Hi))
}

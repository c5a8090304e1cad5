package typed_test

import (
	"errors"
	"testing"

	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/compat"
	"meent.nl/meent/law/regelrecht/typed"
	"meent.nl/meent/law/run"
)

// FuzzCarryOut carries out whatever can be read, in both engines: nothing panics, and
// where both have an answer it is the same.
func FuzzCarryOut(f *testing.F) {
	for _, c := range operationCases {
		f.Add([]byte(operationLaw(c)), "10", "boom", "2020-06-30")
	}
	f.Fuzz(func(t *testing.T, data []byte, n, w, d string) {
		law, err := regelrecht.Read("wet.yaml", data)
		if err != nil {
			return
		}
		lib, err := regelrecht.NewLibrary([]*regelrecht.Law{law})
		if err != nil {
			t.Fatal(err)
		}
		q := compat.Question{Law: law.ID, On: 20270, Parameters: map[string]regelrecht.Value{"n": regelrecht.Infer(n),
			"w": regelrecht.TextOf(w), "t": regelrecht.TruthOf(true), "d": regelrecht.Infer(d)}}
		for _, a := range law.Articles {
			for _, action := range a.Actions {
				q.Outputs = append(q.Outputs[:0:0], action.Output)
				carryOut(t, lib, q)
			}
		}
	})
}

func carryOut(t *testing.T, lib *regelrecht.Library, q compat.Question) {
	want, wantErr := compat.Ask(lib, q)
	c, err := typed.Compile(lib, q)
	var not *typed.Inexpressible
	var late *regelrecht.NotInForce
	switch {
	case errors.As(err, &not) || errors.As(err, &late) || errors.Is(err, compat.ErrNoOutput):
		return
	case err != nil:
		t.Fatalf("%T %v", err, err)
	}
	got, err := c.Ask(q)
	var problems run.Problems
	var failure *run.Failure
	switch {
	case errors.Is(err, typed.ErrShape) || errors.As(err, &problems) || errors.As(err, &failure) || wantErr != nil:
		return
	case err != nil:
		t.Fatalf("%T %v", err, err)
	}
	if v, ok := got[q.Outputs[0]]; ok && !v.Equal(want.Outputs[q.Outputs[0]]) {
		t.Fatalf("%s: the program gives %s, compat %s", q.Outputs[0], v, want.Outputs[q.Outputs[0]])
	}
}

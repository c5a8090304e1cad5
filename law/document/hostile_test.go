package document

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// TestHostileFiles: a file within the limit of size is refused, whatever it holds, and
// what it takes grows with its size: reading it makes no more than so much of each byte.
func TestHostileFiles(t *testing.T) {
	head := `law: proef
title: Proefwet
kind: wet
source: BWBR0000009
in_force: {from: 2024-01-01}
carried_out_by: uitvoerder
plain: {nl: "Proef.", en: "Trial."}
`
	var terms, params, rules strings.Builder
	for i := range 3500 {
		fmt.Fprintf(&terms, "  - {name: term%d, yields: number, cites: x}\n", i)
		fmt.Fprintf(&params, "  - {name: p%d, label: {nl: x, en: x}, unit: number, cites: x, fills: proef.term%d, values: [{from: 2024-01-01, value: 1, source: x}]}\n", i, i)
		fmt.Fprintf(&rules, "      - {name: r%d, label: {nl: x, en: x}, of: person, yields: boolean, cites: x, formula: r%d and onbekend%d}\n", i, i+1, i)
	}
	article := "articles:\n  - article: 1\n    plain: {nl: x, en: x}\n"
	hostile := map[string]string{
		"brackets": strings.Repeat("[", MaxFileSize),
		"braces":   strings.Repeat("{a: ", MaxFileSize/4),
		"dashes":   strings.Repeat("- ", MaxFileSize/2),
		"aliases":  "a: &a [x]\nb: [" + strings.Repeat("*a, ", MaxFileSize/5) + "]\n",
		"keys":     strings.Repeat("a: 1\n", MaxFileSize/5),
		"formula":  head + article + "    rules:\n      - {name: a, label: {nl: x, en: x}, of: person, yields: number, cites: x, formula: '" + strings.Repeat("1+", MaxFileSize/4) + "1'}\n",
		"names":    head + article + "    rules:\n" + rules.String(),
		"terms":    head + "open_terms:\n" + terms.String() + "parameters:\n" + params.String() + article + "    rules:\n" + exceptions(3500),
	}
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := Load(fstest.MapFS{"wet.yaml": {Data: []byte(text)}}, ".", testWorld)
			if err == nil {
				t.Error("it is accepted")
			}
			runtime.ReadMemStats(&after)
			made := (after.TotalAlloc - before.TotalAlloc) / uint64(len(text))
			t.Logf("%d bytes made of each of %d: %.100s", made, len(text), err)
			if made > mostMade {
				t.Errorf("it makes %d bytes of each byte of the file, more than %d", made, mostMade)
			}
		})
	}
}

// mostMade is how many bytes may be made of each byte of a file.
const mostMade = 600

// exceptions is a rule with a chain of exceptions that ends in a circle.
func exceptions(n int) string {
	var b strings.Builder
	b.WriteString("      - {name: basis, label: {nl: x, en: x}, of: person, yields: boolean, cites: x, formula: true}\n")
	for i := range n {
		fmt.Fprintf(&b, "      - {exception_to: basis, name: x%d, cites: x, before: [x%d], when: true, formula: true}\n", i, (i+1)%n)
	}
	return b.String()
}

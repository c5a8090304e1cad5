package document

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestAReformBringsNothingBelowZeroThatNeverWas(t *testing.T) {
	const text = `law: wet
title: Wet
kind: wet
source: BWBR0000001
in_force: {from: 2024-01-01}
carried_out_by: uitvoerder
plain: {nl: a, en: b}
parameters:
  - {name: bedrag, label: {nl: a, en: b}, unit: euro per year, cites: artikel 1, values: [{from: 2024-01-01, value: 0, source: x}]}
  - {name: af, label: {nl: a, en: b}, unit: euro per year, cites: artikel 1, values: [{from: 2024-01-01, value: -5, source: x}]}
  - name: tabel
    label: {nl: a, en: b}
    cites: artikel 1
    table: {by: {label: {nl: a, en: b}, unit: number}, columns: [{name: een, label: {nl: a, en: b}, unit: percentage}, {name: min, label: {nl: a, en: b}, unit: number}]}
    values: [{from: 2024-01-01, source: x, rows: [{from: 0, een: 1, min: -1}, {from: 5, een: null, min: 1}]}]
articles: [{article: "1", plain: {nl: a, en: b}, rules: []}]
`
	set, err := Load(fstest.MapFS{"wet.yaml": {Data: []byte(text)}}, ".", testWorld)
	if err != nil {
		t.Fatal(err)
	}
	for change, want := range map[string]string{
		"name: bedrag, from: 2025-01-01, value: -1":                                                    "r.yaml:2:5: bedrag would be below zero, which it never was; expected a number from 0 on",
		"name: bedrag, from: 2025-01-01, value: 0":                                                     "",
		"name: af, from: 2025-01-01, value: -6":                                                        "",
		"name: tabel, from: 2025-01-01, rows: [{from: 0, een: 1, min: -2}]":                            "",
		"name: tabel, from: 2025-01-01, rows: [{from: -9, een: null, min: 2}]":                         "",
		"name: tabel, from: 2025-01-01, rows: [{from: 0, een: 1, min: 1}, {from: 2, een: -1, min: 1}]": "een of tabel would be below zero",
	} {
		_, err := set.Reformed(fstest.MapFS{"r.yaml": {Data: []byte("parameters:\n  - {law: wet, " + change + "}\n")}}, "r.yaml")
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", change, err, want)
		}
	}
}

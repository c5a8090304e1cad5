package main

import (
	"errors"
	"strings"
	"testing"
)

func TestGoTestsAreCountedOnce(t *testing.T) {
	output := strings.Join([]string{
		`{"Action":"output","Package":"p","Test":"TestA/sqlite","Output":"it broke\n"}`,
		`{"Action":"fail","Package":"p","Test":"TestA/sqlite"}`,
		`{"Action":"pass","Package":"p","Test":"TestA/postgres"}`,
		`{"Action":"fail","Package":"p","Test":"TestA"}`,
		`{"Action":"pass","Package":"p","Test":"TestB"}`,
		`{"Action":"output","Package":"p","Test":"TestC","Output":"    c_test.go:3: no such tool\n"}`,
		`{"Action":"output","Package":"p","Test":"TestC","Output":"--- SKIP: TestC\n"}`,
		`{"Action":"skip","Package":"p","Test":"TestC"}`,
		`{"Action":"fail","Package":"p"}`,
		`{"Action":"build-output","ImportPath":"q","Output":"q.go:1:1: syntax error\n"}`,
		`{"Action":"fail","Package":"q"}`,
		`{"Action":"pass","Package":"r"}`,
	}, "\n")
	total, report := goTests([]byte(output), errors.New("exit status 1"))
	if total != (count{passed: 2, failed: 2, skipped: 1}) {
		t.Errorf("have %v", total)
	}
	for _, text := range []string{"it broke", "syntax error", "p TestA/sqlite", "skipped: p TestC: c_test.go:3: no such tool"} {
		if !strings.Contains(report, text) {
			t.Errorf("the report does not have %q:\n%s", text, report)
		}
	}
}

func TestNothingThatRanIsAFailure(t *testing.T) {
	for name, total := range map[string]count{
		"no Go test":       first(goTests([]byte(`{"Action":"pass","Package":"p"}`), nil)),
		"Go ended":         first(goTests([]byte(`{"Action":"pass","Package":"p","Test":"TestA"}`), errors.New("killed"))),
		"no node test":     first(nodeTests([]byte("# pass 0\n# fail 0\n"), nil)),
		"node ended":       first(nodeTests([]byte("# pass 3\n"), errors.New("killed"))),
		"gofmt has a file": first(silent([]byte("a.go\n"), nil)),
		"a command fails":  first(succeeds(nil, errors.New("exit status 2"))),
	} {
		if total.failed != 1 {
			t.Errorf("%s: have %v", name, total)
		}
	}
}

func TestNodeTestsAreCounted(t *testing.T) {
	for _, mark := range []string{"#", "ℹ"} {
		output := mark + " tests 5\n" + mark + " pass 3\n" + mark + " fail 1\n" + mark + " skipped 1\n"
		if total := first(nodeTests([]byte(output), nil)); total != (count{3, 1, 1}) {
			t.Errorf("have %v", total)
		}
	}
}

func TestTheLastLineIsPlain(t *testing.T) {
	if text := (count{passed: 2}).String(); text != "2 passed, 0 failed" {
		t.Error(text)
	}
	if text := (count{2, 1, 3}).String(); text != "2 passed, 1 failed, 3 skipped" {
		t.Error(text)
	}
}

func first(c count, _ string) count { return c }

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// event is a line of go test -json.
type event struct {
	Action, Package, Test, Output, ImportPath string
	Elapsed                                   float64
}

// goTests counts tests without subtests, and subtests. A package that does not build
// or dies is one failure.
func goTests(output []byte, err error) (count, string) {
	ends := map[string]string{} // package and test → pass, fail or skip
	said := map[string][]string{}
	var plain, slow []string
	lines := bufio.NewScanner(bytes.NewReader(output))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			plain = append(plain, lines.Text()+"\n") // go itself, about what it cannot build
			continue
		}
		key := e.Package + "\x00" + e.Test
		switch e.Action {
		case "output":
			said[key] = append(said[key], e.Output)
		case "build-output":
			plain = append(plain, e.Output)
		case "pass", "fail", "skip":
			ends[key] = e.Action
			if e.Test == "" && e.Elapsed >= 20 {
				slow = append(slow, fmt.Sprintf("   %s took %.0f s\n", e.Package, e.Elapsed))
			}
		}
	}
	if lines.Err() != nil {
		plain = append(plain, lines.Err().Error()+"\n")
	}
	total, report := tally(ends, said)
	if err != nil && total.failed == 0 {
		total.failed = 1
	}
	if total.passed == 0 {
		total.failed = max(total.failed, 1)
	}
	if total.failed > 0 && err != nil {
		plain = append(plain, err.Error()+"\n")
	}
	return total, strings.Join(slices.Concat(plain, report, slow), "")
}

// tally counts the innermost tests, and gives what the failed and the skipped said.
func tally(ends map[string]string, said map[string][]string) (total count, report []string) {
	parents := map[string]bool{}
	failedPackages := map[string]bool{}
	for key, end := range ends {
		pkg, test, _ := strings.Cut(key, "\x00")
		for slash := strings.LastIndex(test, "/"); slash >= 0; slash = strings.LastIndex(test, "/") {
			test = test[:slash]
			parents[pkg+"\x00"+test] = true
		}
		if end == "fail" && strings.Contains(key, "\x00") && !strings.HasSuffix(key, "\x00") {
			failedPackages[pkg] = true
		}
	}
	for _, key := range sortedKeys(ends) {
		pkg, test, _ := strings.Cut(key, "\x00")
		if test == "" {
			if ends[key] == "fail" && !failedPackages[pkg] {
				total.failed++
				report = append(report, said[key]...)
			}
			continue
		}
		if ends[key] == "fail" {
			report = append(report, pkg+" "+test+"\n")
			report = append(report, said[key]...)
		}
		if ends[key] == "skip" {
			report = append(report, "   skipped: "+pkg+" "+test+lastLine(said[key])+"\n")
		}
		if parents[key] {
			continue
		}
		switch ends[key] {
		case "pass":
			total.passed++
		case "fail":
			total.failed++
		case "skip":
			total.skipped++
		}
	}
	return total, report
}

// lastLine is the reason that a skipped test gave.
func lastLine(said []string) string {
	for _, line := range slices.Backward(said) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "--- ") && !strings.HasPrefix(line, "=== ") {
			return ": " + line
		}
	}
	return ""
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// nodeLine is a line of the summary of node --test, in either of its styles.
var nodeLine = regexp.MustCompile(`(?m)^(?:#|ℹ) (pass|fail|skipped) (\d+)$`)

// nodeTests counts what node --test counted.
func nodeTests(output []byte, err error) (count, string) {
	var total count
	for _, found := range nodeLine.FindAllSubmatch(output, -1) {
		n, convert := strconv.Atoi(string(found[2]))
		if convert != nil {
			continue // more digits than a test suite has tests
		}
		switch string(found[1]) {
		case "pass":
			total.passed += n
		case "fail":
			total.failed += n
		case "skipped":
			total.skipped += n
		}
	}
	if err != nil || total.passed == 0 {
		total.failed = max(total.failed, 1)
	}
	if total.failed == 0 {
		return total, ""
	}
	if err != nil {
		output = append(output, err.Error()+"\n"...)
	}
	return total, string(output)
}

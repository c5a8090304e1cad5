package whole

import (
	"fmt"
	"strings"
)

// Columns are those that a file of person lists must have, and a name.
var Columns = []string{"", "01.01.20", "01.02.10", "01.02.40", "01.03.10", "01.04.10", "04.05.10", "05.06.10", "05.07.10", "06.08.10",
	"07.67.10", "07.67.20", "07.70.10", "08.09.10", "08.10.30", "08.13.10", "09.01.20", "09.03.10"}

// PersonLists is a file in the layout of the official test set, with n people who do
// not exist: each second one is the parent of the one before.
func PersonLists(n int) string {
	var b strings.Builder
	b.WriteString(strings.Join(Columns, ";") + "\n")
	child, childBorn := "", ""
	for i, made := 0, 0; made < n; i++ {
		bsn, ok := testBSN(i)
		if !ok {
			continue
		}
		made++
		year, ofChild := 2005+made%20, ";"
		if made%2 == 0 {
			year, ofChild = 1960+made%30, child+";"+childBorn
		}
		born := fmt.Sprintf("%d%02d01", year, 1+made%12)
		fmt.Fprintf(&b, "%d;%s;Persoon;Nummer%d;%s;V;0001;;;;;;0;0599;20%02d0101;;%s\n", made, bsn, made, born, made%24, ofChild)
		child, childBorn = bsn, born
	}
	return b.String()
}

// testBSN completes 99990nnn, of the range for tests, by the eleven-test; not every
// number can be completed.
func testBSN(i int) (string, bool) {
	digits := fmt.Sprintf("9999%04d", i)
	sum := 0
	for at, d := range digits {
		sum += (9 - at) * int(d-'0')
	}
	if sum%11 == 10 {
		return "", false
	}
	return fmt.Sprintf("%s%d", digits, sum%11), true
}

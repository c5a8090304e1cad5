// Package gbav reads person lists in the layout of the official GBA-V test set:
// a CSV file with semicolons, one column per LO3 element (category.group.element,
// as in the Logisch Ontwerp GBA), a first column that is filled on the first line
// of a list, and further lines of the list below it.
//
// A line holds at most one record of each category. The column NN.H says what the
// next line of the list holds of that category: its own number (04, 05, 09, 12)
// announces another nationality, partner, child or document; its number plus 50
// (51 to 62) a historical record of the one above.
//
// Invariants: memory is bounded, whatever the file holds; a fault of the file is
// told by line and column before anything of it is used; a fault in one list
// refuses that list by line, and never shows a value of it.
package gbav

// Package logbook keeps a line of every use of data about a resident, and of every
// refusal: who, for what purpose, on which article, for which case.
//
// What always holds:
//
//   - a line is durable when Write returns; the lines of one call are all there or
//     none of them is;
//   - a line is about at most one person, who is pseudonymous; there is no number
//     and no value of a person in it, and no name of an employee;
//   - lines are added and read, never changed and never deleted;
//   - a line that is not a valid record of the standard is refused.
//
// Source: Logius, Logboek Dataverwerkingen; AVG articles 5(2), 15 and 30.
package logbook

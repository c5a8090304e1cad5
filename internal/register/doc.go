// Package register asks the sources of government for facts about a person, field
// by field, for one purpose.
//
// What always holds of Ask:
//
//   - a field that the purpose is not granted is not fetched: the source never
//     sees the request; the answer says Refused, and so does the log;
//   - the log line is durable before a value is given; where it cannot be written,
//     no value leaves and the answer is an error;
//   - there is a line per person and register, also for the persons that a relation
//     leads to;
//   - a source that fails or is slow makes its own fields Failed, never the whole;
//   - what is asked in stages is in the log before the next stage is chosen on it, and
//     what no stage chose is not fetched, and not in the log;
//   - a value that does not fit the declared type or bounds is Failed: no value is
//     ever made up, cut off or rounded.
//
// Connectors live in packages below this one and know of sources, not of purposes.
// (AVG articles 5, 6 and 30; standard Logboek Dataverwerkingen.)
package register

// Package ldv holds the records of the standard Logboek Dataverwerkingen and the
// W3C trace context that joins them across organisations.
//
// A record says that a controller processed data of at most one data subject. It
// holds no name of an employee and no number of a person: the data subject is
// pseudonymous. Nothing is sampled: the sampled flag of a trace decides nothing
// here.
//
// Source: Logius, Logboek Dataverwerkingen, working version, section
// "Specificaties"; W3C Trace Context, level 1.
package ldv

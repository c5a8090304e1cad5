// Package typed compiles laws of package regelrecht into programs of package program,
// so that the machine, ranges, reasons and batches carry them out as they do our own.
//
// A program is compiled for questions of one shape: a law, a date, which parameters and
// which columns of data there are. What the types cannot express (a value whose kind is
// known only when it is there, a list, an object, an untranslatable) is Inexpressible,
// with its place; package compat carries it out. What is compiled gives what compat
// gives, except that it may know an outcome while facts are missing.
package typed

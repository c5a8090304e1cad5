// Package country makes a synthetic country: residents in households that reproduce
// published Dutch marginals, with every fact that the money laws ask, in columns.
//
//	tables of published figures ──Make──▶ columns in memory ──People──▶ law/batch
//	                                       │      ▲
//	                                     Write   Open
//	                                       ▼      │
//	                                   Parquet files and a manifest
//
// Nobody in it exists. The files say so in their metadata and in the
// manifest that travels with them.
//
// Invariants: the same persons, seed and day give the same bytes, for any number of
// workers and on any machine: each chunk of persons draws from a stream of its own,
// and what is drawn are whole numbers; a marginal that comes out different from what
// was published is reported, never tuned away; a file that is cut off, of another
// version or of the wrong type is refused before anything of it is used.
package country

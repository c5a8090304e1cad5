// Package obs is what operators see: the log of the program, and its metrics.
//
// Purpose: one setup of slog, and request metrics in the text format of Prometheus.
// The log of data use, which is law, is not this: see internal/logbook.
//
// Invariants: a BSN never reaches the log or a metric, whoever tries; a metric's
// labels come from the program, never from a request.
package obs

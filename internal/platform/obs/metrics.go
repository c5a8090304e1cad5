package obs

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// buckets are upper bounds of a request's time, in seconds.
var buckets = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5}

// Metrics counts requests, and asks others for their numbers when it is asked itself.
// It is an http.Handler in the text format of Prometheus, for operators only: do not
// offer it on the public address.
type Metrics struct {
	mu       sync.Mutex
	requests map[request]*latency
	gauges   map[string]gauge
}

// request is the labels: a route pattern, never a path, and a class like 2xx.
type request struct{ method, route, status string }

type latency struct {
	counts  []uint64 // per bucket, not yet cumulated
	count   uint64
	seconds float64
}

type gauge struct {
	help string
	read func() (float64, error)
}

// NewMetrics is a set with nothing in it.
func NewMetrics() *Metrics {
	return &Metrics{requests: map[request]*latency{}, gauges: map[string]gauge{}}
}

// Observe counts one request that was answered. Method and route must come from a
// fixed set: each new pair is kept for ever.
func (m *Metrics) Observe(method, route string, status int, took time.Duration) {
	key := request{method, route, fmt.Sprintf("%dxx", status/100)}
	seconds := took.Seconds()
	bucket, _ := slices.BinarySearch(buckets, seconds)
	m.mu.Lock()
	defer m.mu.Unlock()
	l := m.requests[key]
	if l == nil {
		l = &latency{counts: make([]uint64, len(buckets)+1)}
		m.requests[key] = l
	}
	l.counts[bucket]++
	l.count++
	l.seconds += seconds
}

// Gauge adds a number that read gives each time it is asked for. A number that cannot
// be read is left out.
func (m *Metrics) Gauge(name, help string, read func() (float64, error)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.gauges[name] = gauge{help, read}
}

// ServeHTTP writes all numbers, in a fixed order.
func (m *Metrics) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	var out bytes.Buffer
	m.mu.Lock()
	m.writeRequests(&out)
	gauges := maps.Clone(m.gauges)
	m.mu.Unlock()
	for _, name := range slices.Sorted(maps.Keys(gauges)) {
		g := gauges[name]
		n, err := g.read()
		if err != nil {
			continue
		}
		fmt.Fprintf(&out, "# HELP %s %s\n# TYPE %s gauge\n%s %g\n", name, g.help, name, name, n)
	}
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	_, _ = w.Write(out.Bytes()) // the client may be gone
}

func (m *Metrics) writeRequests(out *bytes.Buffer) {
	const name = "meent_http_request_seconds"
	fmt.Fprintf(out, "# HELP %s Time to answer a request.\n# TYPE %s histogram\n", name, name)
	order := func(a, b request) int {
		return strings.Compare(a.route+"\n"+a.method+"\n"+a.status, b.route+"\n"+b.method+"\n"+b.status)
	}
	for _, key := range slices.SortedFunc(maps.Keys(m.requests), order) {
		l := m.requests[key]
		labels := fmt.Sprintf("method=%q,route=%q,status=%q", key.method, key.route, key.status)
		total := uint64(0)
		for i, bound := range buckets {
			total += l.counts[i]
			fmt.Fprintf(out, "%s_bucket{%s,le=\"%g\"} %d\n", name, labels, bound, total)
		}
		fmt.Fprintf(out, "%s_bucket{%s,le=\"+Inf\"} %d\n", name, labels, l.count)
		fmt.Fprintf(out, "%s_sum{%s} %g\n%s_count{%s} %d\n", name, labels, l.seconds, name, labels, l.count)
	}
}

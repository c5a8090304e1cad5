package bench

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// load is a closed loop: each connection asks for a page, waits for its last byte and
// asks for the next.
type load struct {
	address     string   // host:port
	path        string   // of the page
	cookies     []string // one of these goes along, at random
	connections int
}

// result is how long the requests took.
type result struct {
	took  []time.Duration // sorted
	total time.Duration
}

func (r result) perSecond() float64 { return float64(len(r.took)) / r.total.Seconds() }

// percentile is the time within which that part of the requests was answered.
func (r result) percentile(p float64) time.Duration {
	return r.took[min(len(r.took)-1, int(p*float64(len(r.took))))]
}

// run sends n requests in all. Any answer but 200 is an error.
func (l load) run(n int) (result, error) {
	per := make([][]time.Duration, l.connections)
	failures := make([]error, l.connections)
	var all sync.WaitGroup
	begin := time.Now()
	for i := range l.connections {
		share := n / l.connections
		if i < n%l.connections {
			share++
		}
		all.Go(func() { per[i], failures[i] = l.connection(share, rand.New(rand.NewPCG(1, uint64(i)))) })
	}
	all.Wait()
	r := result{total: time.Since(begin), took: slices.Concat(per...)}
	slices.Sort(r.took)
	return r, errors.Join(failures...)
}

// connection sends its share of the requests, one after the other, as a browser would
// that keeps its connection.
func (l load) connection(share int, random *rand.Rand) (took []time.Duration, err error) {
	if share == 0 {
		return nil, nil
	}
	c, err := net.DialTimeout("tcp", l.address, 10*time.Second)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	answers := bufio.NewReaderSize(c, 64<<10)
	var request strings.Builder
	for range share {
		request.Reset()
		fmt.Fprintf(&request, "GET %s HTTP/1.1\r\nHost: %s\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nCookie: %s\r\n\r\n",
			l.path, l.address, l.cookies[random.IntN(len(l.cookies))])
		begin := time.Now()
		if _, err := io.WriteString(c, request.String()); err != nil {
			return took, err
		}
		response, err := http.ReadResponse(answers, nil)
		if err != nil {
			return took, err
		}
		size, err := io.Copy(io.Discard, response.Body)
		if err = errors.Join(err, response.Body.Close()); err != nil {
			return took, err
		}
		if response.StatusCode != http.StatusOK || size == 0 {
			return took, fmt.Errorf("%s answers %d with %d bytes", l.path, response.StatusCode, size)
		}
		took = append(took, time.Since(begin))
	}
	return took, nil
}

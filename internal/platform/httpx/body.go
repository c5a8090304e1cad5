package httpx

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"time"
)

// drainLimit is how much of a body that is too large is read and thrown away: a
// browser shows no answer before it has sent its form.
const drainLimit = 32 << 20

// drainTime is how long that may take.
const drainTime = 10 * time.Second

// LimitBody answers a body over the limit with a designed 413 before a handler
// sees it. A body of unknown length is read into memory, up to the limit.
func LimitBody(faults *Faults, limit int64) Middleware {
	tooLarge := Fault{Status: http.StatusRequestEntityTooLarge, Key: KeyTooLarge,
		Detail: "This request is larger than the " + strconv.FormatInt(limit>>10, 10) + " KiB that fit. Send less at a time."}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch {
			case r.Body == nil || r.Body == http.NoBody || r.ContentLength == 0:
			case r.ContentLength > limit:
				drain(w, r)
				faults.Fault(w, r, tooLarge)
				return
			case r.ContentLength < 0:
				body, err := io.ReadAll(io.LimitReader(r.Body, limit+1))
				if err != nil {
					faults.Fault(w, r, Fault{Status: http.StatusBadRequest, Key: KeyInvalid,
						Detail: "The request broke off before its end. Send it again."})
					return
				}
				if int64(len(body)) > limit {
					drain(w, r)
					faults.Fault(w, r, tooLarge)
					return
				}
				r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
			default:
				r.Body = http.MaxBytesReader(w, r.Body, limit)
			}
			next.ServeHTTP(w, r)
		})
	}
}

func drain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Connection", "close")
	if r.Header.Get("Expect") != "" || r.ContentLength > drainLimit {
		return // it has not been sent yet, or is not worth the traffic
	}
	// Not every writer has deadlines (a test recorder has none); the server's own
	// read timeout holds then.
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(drainTime))
	_, _ = io.CopyN(io.Discard, r.Body, drainLimit) // a short body or a broken one: the answer is the same
}

package httpx

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"sync"
)

// Compress sends text with gzip to who takes it. Pages hold no token that length
// could betray; see the package comment.
func Compress(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead || !accepts(r.Header.Get("Accept-Encoding"), "gzip") {
			next.ServeHTTP(w, r)
			return
		}
		zipped := &gzipResponse{ResponseWriter: w}
		// Not deferred: after a panic the answer is not whole, and must not look so.
		next.ServeHTTP(zipped, r)
		zipped.finish()
	})
}

var gzipWriters = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed)
	if err != nil { // only a level that does not exist
		panic(err)
	}
	return w
}}

type gzipResponse struct {
	http.ResponseWriter
	zip    *gzip.Writer
	headed bool
}

func (w *gzipResponse) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *gzipResponse) WriteHeader(status int) {
	if !w.headed && status >= 200 {
		w.headed = true
		header := w.Header()
		if compressible(header.Get("Content-Type")) {
			if !strings.Contains(header.Get("Vary"), "Accept-Encoding") {
				header.Add("Vary", "Accept-Encoding")
			}
			if header.Get("Content-Encoding") == "" && status != http.StatusNoContent && status != http.StatusNotModified && status != http.StatusPartialContent {
				header.Del("Content-Length")
				header.Set("Content-Encoding", "gzip")
				w.zip = gzipWriters.Get().(*gzip.Writer)
				w.zip.Reset(w.ResponseWriter)
			}
		}
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *gzipResponse) Write(p []byte) (int, error) {
	if !w.headed {
		if w.Header().Get("Content-Type") == "" {
			w.Header().Set("Content-Type", http.DetectContentType(p))
		}
		w.WriteHeader(http.StatusOK)
	}
	if w.zip != nil {
		return w.zip.Write(p)
	}
	return w.ResponseWriter.Write(p)
}

// FlushError sends what is compressed so far, for a page that comes in parts.
func (w *gzipResponse) FlushError() error {
	if w.zip != nil {
		if err := w.zip.Flush(); err != nil {
			return err
		}
	}
	return http.NewResponseController(w.ResponseWriter).Flush()
}

func (w *gzipResponse) finish() {
	if w.zip == nil {
		return
	}
	_ = w.zip.Close() // the visitor is gone: nobody to tell
	w.zip.Reset(io.Discard)
	gzipWriters.Put(w.zip)
	w.zip = nil
}

func compressible(contentType string) bool {
	kind, _, _ := strings.Cut(contentType, ";")
	switch kind = strings.TrimSpace(kind); kind {
	case "application/json", "application/problem+json", "application/javascript", "image/svg+xml", "application/xml", "application/manifest+json":
		return true
	}
	return strings.HasPrefix(kind, "text/")
}

// accepts reads Accept-Encoding: whether the coding is named and not with q=0.
func accepts(header, coding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, quality, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			q := strings.ReplaceAll(quality, " ", "")
			return !strings.HasPrefix(q, "q=0") || strings.Trim(q, "q=0.") != ""
		}
	}
	return false
}

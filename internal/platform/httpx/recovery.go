package httpx

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"

	"meent.nl/meent/internal/platform/obs"
)

// Recover turns a panic of a handler into a designed answer, and logs where it
// was. The panic's own text is logged only when the runtime made it: another may
// hold a value of a person.
func Recover(faults *Faults, log *slog.Logger) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			counted := &countedWriter{ResponseWriter: w}
			defer func() {
				cause := recover()
				if cause == nil {
					return
				}
				if cause == http.ErrAbortHandler {
					panic(cause)
				}
				what := fmt.Sprintf("a %T", cause)
				if fromRuntime, ok := cause.(runtime.Error); ok {
					what = obs.Mask(fromRuntime.Error())
				}
				log.ErrorContext(r.Context(), "handler panicked", "cause", what,
					"route", Route(r.Context()), "trace", TraceID(r.Context()), "stack", string(debug.Stack()))
				if counted.status != 0 {
					panic(http.ErrAbortHandler) // half a page is out: cut it off rather than pass it for whole
				}
				faults.Fault(w, r, Fault{Status: http.StatusInternalServerError, Key: KeyInternal,
					Detail: "Something went wrong on our side. Try again later."})
			}()
			next.ServeHTTP(counted, r)
		})
	}
}

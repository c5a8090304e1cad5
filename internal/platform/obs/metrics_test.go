package obs_test

import (
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/internal/platform/obs"
)

func TestMetricsCountPerRouteAndTime(t *testing.T) {
	m := obs.NewMetrics()
	m.Observe("GET", "/recht-op", 200, 5*time.Millisecond)
	m.Observe("GET", "/recht-op", 204, 30*time.Millisecond)
	m.Observe("GET", "/recht-op", 500, time.Minute)
	m.Gauge("meent_dead_letters", "Tasks that wait for a person.", func() (float64, error) { return 3, nil })
	m.Gauge("meent_unknown", "Cannot be read.", func() (float64, error) { return 0, errors.New("on purpose") })
	answer := httptest.NewRecorder()
	m.ServeHTTP(answer, httptest.NewRequest("GET", "/metrics", nil))
	for _, line := range []string{
		`meent_http_request_seconds_bucket{method="GET",route="/recht-op",status="2xx",le="0.005"} 1`,
		`meent_http_request_seconds_bucket{method="GET",route="/recht-op",status="2xx",le="0.025"} 1`,
		`meent_http_request_seconds_bucket{method="GET",route="/recht-op",status="2xx",le="0.05"} 2`,
		`meent_http_request_seconds_count{method="GET",route="/recht-op",status="2xx"} 2`,
		`meent_http_request_seconds_bucket{method="GET",route="/recht-op",status="5xx",le="5"} 0`,
		`meent_http_request_seconds_bucket{method="GET",route="/recht-op",status="5xx",le="+Inf"} 1`,
		`meent_http_request_seconds_sum{method="GET",route="/recht-op",status="5xx"} 60`,
		`meent_dead_letters 3`,
	} {
		if !strings.Contains(answer.Body.String(), line+"\n") {
			t.Errorf("no line %s", line)
		}
	}
	if strings.Contains(answer.Body.String(), "meent_unknown") {
		t.Error("a number that cannot be read is told, as zero")
	}
}

package ldv

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Status says whether the processing worked. A request that was refused is not
// an error.
type Status string

// The statuses of the standard.
const (
	Unset Status = "Unset"
	Ok    Status = "Ok"
	Error Status = "Error" // an internal failure, nothing else
)

// Attributes that the standard names.
const (
	// ProcessingActivity is the URI of the activity in the register of processing activities.
	ProcessingActivity = "dpl.core.processing_activity_id"
	// DataSubject is the pseudonym of the person whose data was processed.
	DataSubject = "dpl.core.data_subject_id"
	// DataSubjectType says what kind of pseudonym DataSubject is.
	DataSubjectType = "dpl.core.data_subject_id_type"
	// ForeignProcessor is the URL of the application that asked.
	ForeignProcessor = "dpl.core.foreign_operation.processor"
	// ReadAPI is the URI of the read API of the next party in the chain.
	ReadAPI = "dpl.read.externalReadAPI_id"
)

// Attributes are the particulars of a record, by name.
type Attributes map[string]string

// Resource says which application made the record.
type Resource struct {
	Attributes Attributes `json:"attributes"`
}

// Record says that data was processed. Instants are milliseconds since 1970 in
// UTC, as the standard has them.
type Record struct {
	TraceID      TraceID
	SpanID       SpanID
	ParentSpanID SpanID // zero: none
	Status       Status
	Name         string // for people
	StartTime    uint64
	EndTime      uint64
	Resource     *Resource // nil: none
	Attributes   Attributes
}

// New is a record of the action t.
func New(t TraceContext, name string, start, end time.Time) Record {
	return Record{
		TraceID: t.Trace, SpanID: t.Span, ParentSpanID: t.Parent,
		Status: Ok, Name: name,
		StartTime: milliseconds(start), EndTime: milliseconds(end),
		Attributes: Attributes{},
	}
}

func milliseconds(t time.Time) uint64 { return uint64(max(t.UnixMilli(), 0)) }

// Validate checks what the standard says a record must have, and names every
// fault.
func (r Record) Validate() error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf("ldv: "+format, args...)) }
	if r.TraceID.IsZero() {
		fault("trace_id is missing")
	}
	if r.SpanID.IsZero() {
		fault("span_id is missing")
	}
	if r.SpanID == r.ParentSpanID && !r.SpanID.IsZero() {
		fault("parent_span_id is the span itself")
	}
	switch r.Status {
	case Unset, Ok, Error:
	default:
		fault("status is Unset, Ok or Error")
	}
	if strings.TrimSpace(r.Name) == "" {
		fault("name is missing")
	}
	if r.StartTime == 0 || r.EndTime == 0 {
		fault("start_time and end_time are mandatory, in milliseconds since 1970")
	}
	if r.EndTime < r.StartTime {
		fault("end_time lies before start_time")
	}
	if r.Attributes == nil {
		fault("attributes is missing")
	}
	if activity := r.Attributes[ProcessingActivity]; activity == "" {
		fault("attribute %s is missing", ProcessingActivity)
	} else if u, err := url.Parse(activity); err != nil || !u.IsAbs() {
		fault("attribute %s is an absolute URI", ProcessingActivity)
	}
	if (r.Attributes[DataSubject] == "") != (r.Attributes[DataSubjectType] == "") {
		fault("attributes %s and %s go together", DataSubject, DataSubjectType)
	}
	return errors.Join(faults...)
}

// wire is a record as JSON.
type wire struct {
	TraceID      TraceID    `json:"trace_id"`
	SpanID       SpanID     `json:"span_id"`
	ParentSpanID *SpanID    `json:"parent_span_id,omitempty"`
	Status       Status     `json:"status"`
	Name         string     `json:"name"`
	StartTime    uint64     `json:"start_time"`
	EndTime      uint64     `json:"end_time"`
	Resource     *Resource  `json:"resource,omitempty"`
	Attributes   Attributes `json:"attributes"`
}

// MarshalJSON writes the record with the field names of the standard.
func (r Record) MarshalJSON() ([]byte, error) {
	w := wire{
		TraceID: r.TraceID, SpanID: r.SpanID, Status: r.Status, Name: r.Name,
		StartTime: r.StartTime, EndTime: r.EndTime, Resource: r.Resource, Attributes: r.Attributes,
	}
	if !r.ParentSpanID.IsZero() {
		w.ParentSpanID = &r.ParentSpanID
	}
	return json.Marshal(w)
}

// UnmarshalJSON reads a record; Validate says whether it is complete.
func (r *Record) UnmarshalJSON(text []byte) error {
	var w wire
	if err := json.Unmarshal(text, &w); err != nil {
		return fmt.Errorf("ldv: this is not a record: %w", err)
	}
	*r = Record{
		TraceID: w.TraceID, SpanID: w.SpanID, Status: w.Status, Name: w.Name,
		StartTime: w.StartTime, EndTime: w.EndTime, Resource: w.Resource, Attributes: w.Attributes,
	}
	if w.ParentSpanID != nil {
		r.ParentSpanID = *w.ParentSpanID
	}
	return nil
}

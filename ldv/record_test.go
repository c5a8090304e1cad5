package ldv_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"meent.nl/meent/ldv"
)

func record(t *testing.T) ldv.Record {
	t.Helper()
	trace, err := ldv.ParseTraceparent(example)
	if err != nil {
		t.Fatal(err)
	}
	start := time.UnixMilli(1735689600123)
	r := ldv.New(trace.Child(), "Zorgtoeslag vaststellen", start, start.Add(45*time.Millisecond))
	r.Attributes[ldv.ProcessingActivity] = "https://example.org/verwerking/1"
	r.Attributes[ldv.DataSubject] = "pseudonym"
	r.Attributes[ldv.DataSubjectType] = "resident"
	return r
}

func TestRecordJSON(t *testing.T) {
	r := record(t)
	r.Resource = &ldv.Resource{Attributes: ldv.Attributes{"service.name": "meent"}}
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","span_id":"` + r.SpanID.String() + `",` +
		`"parent_span_id":"00f067aa0ba902b7","status":"Ok","name":"Zorgtoeslag vaststellen",` +
		`"start_time":1735689600123,"end_time":1735689600168,"resource":{"attributes":{"service.name":"meent"}},` +
		`"attributes":{"dpl.core.data_subject_id":"pseudonym","dpl.core.data_subject_id_type":"resident",` +
		`"dpl.core.processing_activity_id":"https://example.org/verwerking/1"}}`
	if string(text) != want {
		t.Errorf("wrote\n%s\nwant\n%s", text, want)
	}
	var back ldv.Record
	if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(back, r) {
		t.Errorf("read back %+v, %v", back, err)
	}
}

func TestRecordWithoutParent(t *testing.T) {
	r := record(t)
	r.ParentSpanID = ldv.SpanID{}
	text, err := json.Marshal(r)
	if err != nil || strings.Contains(string(text), "parent_span_id") || strings.Contains(string(text), "resource") {
		t.Errorf("wrote %s, %v", text, err)
	}
}

func TestValidate(t *testing.T) {
	for _, c := range []struct {
		want  string
		spoil func(*ldv.Record)
	}{
		{"trace_id is missing", func(r *ldv.Record) { r.TraceID = ldv.TraceID{} }},
		{"span_id is missing", func(r *ldv.Record) { r.SpanID = ldv.SpanID{} }},
		{"the span itself", func(r *ldv.Record) { r.ParentSpanID = r.SpanID }},
		{"status is", func(r *ldv.Record) { r.Status = "Refused" }},
		{"name is missing", func(r *ldv.Record) { r.Name = " " }},
		{"mandatory, in milliseconds", func(r *ldv.Record) { r.StartTime = 0 }},
		{"before start_time", func(r *ldv.Record) { r.EndTime = r.StartTime - 1 }},
		{"attributes is missing", func(r *ldv.Record) { r.Attributes = nil }},
		{"processing_activity_id is missing", func(r *ldv.Record) { delete(r.Attributes, ldv.ProcessingActivity) }},
		{"an absolute URI", func(r *ldv.Record) { r.Attributes[ldv.ProcessingActivity] = "verwerking 1" }},
		{"go together", func(r *ldv.Record) { delete(r.Attributes, ldv.DataSubjectType) }},
	} {
		r := record(t)
		c.spoil(&r)
		if err := r.Validate(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("want %q, got %v", c.want, err)
		}
	}
	var empty ldv.Record
	if err := empty.Validate(); err == nil || strings.Count(err.Error(), "\n") < 4 {
		t.Errorf("not every fault is named: %v", err)
	}
}

func TestRecordRefusesBadIDs(t *testing.T) {
	for _, text := range []string{
		`{"trace_id":"4bf9"}`, `{"trace_id":"4BF92F3577B34DA6A3CE929D0E0E4736"}`,
		`{"span_id":"zzzzzzzzzzzzzzzz"}`, `{"start_time":-1}`, `{"start_time":"gisteren"}`, `[]`,
	} {
		var r ldv.Record
		if err := json.Unmarshal([]byte(text), &r); err == nil {
			t.Errorf("%s was read as %+v", text, r)
		}
	}
}

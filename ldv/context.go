package ldv

import "context"

type traceKey struct{}

// WithTrace is a context in which TraceFrom gives t.
func WithTrace(ctx context.Context, t TraceContext) context.Context {
	return context.WithValue(ctx, traceKey{}, t)
}

// TraceFrom is the action that ctx belongs to.
func TraceFrom(ctx context.Context) (TraceContext, bool) {
	t, ok := ctx.Value(traceKey{}).(TraceContext)
	return t, ok && !t.IsZero()
}

// NewSpan starts an action within that of ctx, or a new trace where ctx has none.
func NewSpan(ctx context.Context) (context.Context, TraceContext) {
	parent, ok := TraceFrom(ctx)
	var t TraceContext
	if ok {
		t = parent.Child()
	} else {
		t = NewTrace()
	}
	return WithTrace(ctx, t), t
}

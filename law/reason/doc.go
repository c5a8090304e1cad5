// Package reason explains a finished run: the steps in the order of the law, the
// facts that sufficed, what is still needed, and what if.
package reason

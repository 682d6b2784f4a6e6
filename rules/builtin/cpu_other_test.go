//go:build !unix

package builtin

import "time"

var begun = time.Now()

// processorTime is the time that passed: on a quiet machine the same.
func processorTime() time.Duration { return time.Since(begun) }

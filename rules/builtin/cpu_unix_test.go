//go:build unix

package builtin

import (
	"syscall"
	"time"
)

// processorTime is what the process has used so far, whatever else runs on the machine.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

//go:build unix

package cmd

import (
	"os"
	"syscall"
	"testing"
)

// TestInterrupt: the first signal ends the context, the second the program.
func TestInterrupt(t *testing.T) {
	codes := make(chan int, 1)
	exit = func(code int) { codes <- code }
	t.Cleanup(func() { exit = os.Exit })
	ctx, stop := interruptible()
	defer stop()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		if err := syscall.Kill(os.Getpid(), signal); err != nil {
			t.Fatal(err)
		}
		if signal == syscall.SIGINT {
			<-ctx.Done()
		}
	}
	if code := <-codes; code != exitKilled {
		t.Errorf("exit code %d, want %d", code, exitKilled)
	}
}

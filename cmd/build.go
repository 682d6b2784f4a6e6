package cmd

import (
	"fmt"
	"os"
)

// build tells this program from another: its version, and the size and time of its file, since a build between two
// versions has the version of the first. Findings that another build stored are made again from the stored facts.
func build() string {
	file, err := os.Executable()
	if err != nil {
		return Version
	}
	info, err := os.Stat(file)
	if err != nil {
		return Version
	}
	return fmt.Sprintf("%s %d %d", Version, info.Size(), info.ModTime().UnixNano())
}

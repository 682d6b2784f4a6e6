package chromium

import (
	"os"
	"os/exec"
)

// names are the programs that are looked for, in this order.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"}

// Find returns the path of a browser: the one that the environment variable CHROME names, else the first of
// chromium, chromium-browser, google-chrome and chrome on the PATH. A CHROME that cannot be run is not replaced by
// another browser: whoever sets it wants that one.
func Find() (string, bool) {
	if p := os.Getenv("CHROME"); p != "" {
		p, err := exec.LookPath(p)
		return p, err == nil
	}
	for _, n := range names {
		if p, err := exec.LookPath(n); err == nil {
			return p, true
		}
	}
	return "", false
}

package analyzer

import "testing"

func TestOnTestHost(t *testing.T) {
	for host, want := range map[string]bool{
		"127.0.0.1:8080": true, "localhost": true, "[::1]:80": true, "10.1.2.3": true, "intranet": true, "crumb.local": true,
		"crumb.example": false, "203.0.113.9": false, "www.crumb.example:8443": false,
	} {
		if (&Site{Host: host}).OnTestHost() != want {
			t.Errorf("%s: %v", host, !want)
		}
	}
}

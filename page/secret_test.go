package page

import (
	"strings"
	"testing"
)

func TestSecrets(t *testing.T) {
	const key = "4eC39HqLyjWDarjtT1zdp7dcQmR8" // random, of no account
	const token = "ghp_Qm7rT2vXc9LkZ4pWs8NdY1hB6jFg3E"
	for _, c := range []struct{ name, html, want string }{
		{"a secret key of Stripe", `<script>var stripe = Stripe("sk_live_` + key + `")</script>`, "Stripe sk_live_4e…"},
		{"a publishable key", `<script>Stripe("pk_live_` + key + `")</script>`, ""},
		{"a map key", `<script src="https://maps.googleapis.com/maps/api/js?key=AIzaSyD4x8vKq2Lr9Tn5Wm3Zp7Yc1Bj6Hf0Gd"></script>`, ""},
		{"a test key", `<script>Stripe("sk_test_` + key + `")</script>`, ""},
		{"a placeholder", `<script>x = "sk_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxx"</script>`, ""},
		{"in data of the page", `<script type="application/json">{"aws":"AKIAQ7R2TXK9LMZ4PWSN"}</script>`, "AWS AKIAQ7…"},
		{"a signed address", `<script>src = "https://files.example/a?X-Amz-Credential=AKIAQ7R2TXK9LMZ4PWSN%2F2026"</script>`, ""},
		{"a word that begins alike", `<script>makeAKIAQ7R2TXK9LMZ4PWSN()</script>`, ""},
		{"a token that explains itself", `<script>t = "ghp_yourTokenHere7rT2vXc9LkZ4pWs8NdY1hB6jF"</script>`, ""},
		{"a token", `<script>t = "` + token + `2mCevV"</script>`, "GitHub ghp_Qm…"},
		{"text that explains keys", `<p>Keys begin with sk_live_` + key + `</p>`, ""},
		{"twice", `<script>a = "sk_live_` + key + `"; b = "sk_live_` + key + `"</script>`, "Stripe sk_live_4e…"},
		{"a private key", "<script>k = `-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAu8Qz3vJk7Lw9Xr2Tn5Bd6Hc1Ym4Pf0Gs8Ke3Wa7Zi9Nj2Uo5QlTbVx\n`</script>", "PEM -----BEGIN PRIVATE KEY-----"},
	} {
		p := parseHTML(t, "<title>x</title><body>"+c.html)
		var got []string
		for _, s := range p.Secrets {
			got = append(got, s.Kind+" "+s.Mask)
		}
		if g := strings.Join(got, ", "); g != c.want && !(c.want != "" && strings.HasPrefix(g, c.want)) {
			t.Errorf("%s: %q, want %q", c.name, g, c.want)
		}
	}
}

func FuzzSecrets(f *testing.F) {
	f.Add("sk_live_4eC39HqLyjWDarjtT1zdp7dc")
	f.Add("-----BEGIN PRIVATE KEY-----")
	f.Add("AKIAAKIAAKIA")
	f.Fuzz(func(t *testing.T, text string) {
		for k := range secretShapes {
			for _, s := range secretShapes[k].find(text) {
				if !strings.HasSuffix(s.Mask, "…") || len(s.Mask) > 40 {
					t.Errorf("%q is not masked", s.Mask)
				}
			}
		}
	})
}

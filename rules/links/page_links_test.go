package links

import "testing"

func TestDialable(t *testing.T) {
	for ref, want := range map[string]bool{
		"tel:+44 1632 960961": true, "tel:(0571) 1234-5678": true, "tel:400-800-1234": true, "tel:110": true, "tel:+441632960961;ext=12": true,
		"tel:%2B441632960961": true, "tel:": false, "tel:#": false, "tel:call": false, "tel:12": false, "tel:1234567890123456789": false, "tel:44+1632": false,
	} {
		if got := dialable(ref); got != want {
			t.Errorf("%s: %v, want %v", ref, got, want)
		}
	}
}

func TestMailable(t *testing.T) {
	for ref, want := range map[string]bool{
		"mailto:a@crumb.example": true, "mailto:a@crumb.example,b@crumb.example?subject=x": true, "mailto:%61%40crumb.example": true,
		"mailto:?subject=x": true, "mailto:": false, "mailto:a@crumb": false, "mailto:crumb.example": false, "mailto:a@@crumb.example": false,
		"mailto:a@crumb.example and b": false,
	} {
		if got := mailable(ref); got != want {
			t.Errorf("%s: %v, want %v", ref, got, want)
		}
	}
}

func FuzzTelMailto(f *testing.F) {
	f.Add("tel:+44 1632 960961")
	f.Add("mailto:%")
	f.Fuzz(func(_ *testing.T, ref string) { dialable(ref); homeOnly(ref); mailable(ref) })
}

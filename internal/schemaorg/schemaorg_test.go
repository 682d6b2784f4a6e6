package schemaorg

import (
	"slices"
	"testing"
)

func TestTypes(t *testing.T) {
	for _, test := range []struct {
		name, ancestor string
		want           bool
	}{
		{"Bakery", "LocalBusiness", true}, {"Bakery", "Organization", true}, {"Bakery", "Place", true}, {"Bakery", "Product", false},
		{"NewsArticle", "CreativeWork", true}, {"3DModel", "MediaObject", true}, {"Thing", "Thing", true}, {"Bakerie", "Thing", false},
	} {
		if got := IsA(test.name, test.ancestor); got != test.want {
			t.Errorf("IsA(%s, %s) = %v", test.name, test.ancestor, got)
		}
	}
	if LookupType("bakery") != nil {
		t.Error("names are case-sensitive")
	}
}

func TestProperties(t *testing.T) {
	offers := LookupProperty("offers")
	if !offers.On("Product") || !offers.On("SoftwareApplication") || offers.On("Organization") || !offers.On("Organization", "Event") {
		t.Errorf("offers is a property of %v", offers.Domains)
	}
	if awards := LookupProperty("awards"); awards.Instead != "award" {
		t.Errorf("awards is superseded by %q", awards.Instead)
	}
	if p := LookupProperty("datePublished"); !slices.Equal(p.Ranges, []string{"Date", "DateTime"}) {
		t.Errorf("datePublished takes %v", p.Ranges)
	}
	members, only := LookupProperty("availability").Members()
	if !only || !slices.Contains(members, "InStock") {
		t.Errorf("availability takes %v, only these: %v", members, only)
	}
	if _, only := LookupProperty("category").Members(); only {
		t.Error("category takes text too")
	}
}

func TestNear(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{TypeNear("Prodcut"), "Product"}, {TypeNear("product"), "Product"}, {TypeNear("Local Business"), "LocalBusiness"}, {TypeNear("Zebra"), ""},
		{PropertyNear("prise", "Offer"), "price"}, {PropertyNear("Name", "Product"), "name"}, {PropertyNear("openingHour", "LocalBusiness"), "openingHours"},
		{PropertyNear("frobnicate", "Offer"), ""},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func BenchmarkOn(b *testing.B) {
	p := LookupProperty("openingHours")
	for b.Loop() {
		p.On("Bakery")
	}
}

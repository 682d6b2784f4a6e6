package page

import "testing"

func TestFormOf(t *testing.T) {
	for path, want := range map[string]URLForm{
		"/":                                0,
		"/ovens/deck-oven":                 Hyphen,
		"/Ovens/":                          UpperCase,
		"/deck_oven.html":                  Underscore | Extension,
		"/_next/a":                         0,
		"/%E8%8C%B6":                       0, // capitals of an escape are none
		"/a%20b":                           Space,
		"/a//b":                            DoubleSlash,
		"/de/de/ofen":                      Repeated,
		"/ab/cd/ab/cd/ab":                  Repeated,
		"/2026/01/01/steam":                0,
		"/news/12345.html":                 Opaque | Extension,
		"/p/8f14e45fceea":                  Opaque,
		"/item-4711":                       Opaque | Hyphen,
		"/iso-9001":                        Hyphen,
		"/how-to-bake-a-bread-in-the-oven": Hyphen | StopWords,
		"/the-oven":                        Hyphen,
		"/deck-rack-steam-oven-mixer-shop": Hyphen,
		"/search?q=oven":                   Search,
		"/?s=oven":                         Search,
		"/?s=12":                           0,
		"/research?year=2026":              0,
		"/list?q=&page=2":                  0,
	} {
		if got := FormOf("https://crumb.example" + path); got != want {
			t.Errorf("%s: %b, want %b", path, got, want)
		}
	}
}

func TestURLWidth(t *testing.T) {
	for u, want := range map[string]int{"https://a.example/b": 19, "https://a.example/%E8%8C%B6": 20, "https://a.example/%zz": 21} {
		if got := URLWidth(u); got != want {
			t.Errorf("%s: %d, want %d", u, got, want)
		}
	}
}

func FuzzFormOf(f *testing.F) {
	f.Add("https://crumb.example/a_b//c%20?q=1")
	f.Fuzz(func(_ *testing.T, u string) { FormOf(u); URLWidth(u); QueryParams(u) })
}

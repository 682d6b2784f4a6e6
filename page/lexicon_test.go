package page

import "testing"

func TestLexCompiles(t *testing.T) {
	lx := readLexicon(lexiconFiles)
	if lx.err != nil {
		t.Fatal(lx.err)
	}
	t.Log(len(lx.ids), len(lx.entries), len(lx.nodes), len(lx.sets))
	for _, s := range []string{"Termin jetzt vereinbaren", "立 即 咨 询", "In den Warenkorb", "DEMANDER UN DEVIS", "TÉLÉCHARGER", "order status", "Books", "Ｂｏｏｋ　ｎｏｗ"} {
		t.Log(s, lex("cta.strong").all(s))
	}
}

package crawler

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every code that the package uses is in the published list, once and in both languages.
func TestReasonsAreComplete(t *testing.T) {
	listed := map[string]bool{}
	for _, r := range Reasons {
		if listed[r.Code] || r.EN == "" || r.ZH == "" {
			t.Errorf("%s is listed twice or lacks words", r.Code)
		}
		listed[r.Code] = true
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`^"[a-z0-9]+(-[a-z0-9]+)+"$`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			var values []ast.Expr
			switch n := n.(type) {
			case *ast.AssignStmt:
				for _, l := range n.Lhs {
					if s, ok := l.(*ast.SelectorExpr); ok && strings.EqualFold(s.Sel.Name, "reason") {
						values = n.Rhs
					}
				}
			case *ast.ValueSpec:
				if strings.HasPrefix(n.Names[0].Name, "Reason") {
					values = n.Values
				}
			case *ast.ReturnStmt:
				values = n.Results
			}
			for _, v := range values {
				if l, ok := v.(*ast.BasicLit); ok && code.MatchString(l.Value) && !strings.HasPrefix(name, "robots_file") {
					if c, _ := strconv.Unquote(l.Value); !listed[c] {
						t.Errorf("%s: %s is not in Reasons", name, c)
					}
				}
			}
			return true
		})
	}
}

func TestReasonText(t *testing.T) {
	if en, zh := ReasonText("tls-expired", "en"), ReasonText("tls-expired", "zh"); en != "the certificate has expired" || zh != "证书已过期" {
		t.Errorf("%q, %q", en, zh)
	}
	if got := ReasonText("no-such", "en"); got != "no-such" {
		t.Errorf("%q", got)
	}
}

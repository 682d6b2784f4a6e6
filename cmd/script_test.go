package cmd_test

import (
	"encoding/json"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/siteassay/assay/cmd"
	"github.com/siteassay/assay/internal/sitetest"
	"github.com/siteassay/assay/rules/builtin"
	"github.com/siteassay/assay/store"
	"github.com/siteassay/assay/testdata/sites"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"assay": func() { cmd.Main(builtin.Packs()...) }})
}

// TestScript runs the sessions of testdata/script: what a user types, what the program prints, how it ends. Besides the
// commands of testscript they have:
//
//	serve VAR FILE           serves an archive of internal/sitetest on loopback; $VAR is its address
//	serve VAR demo-en        serves a bundled site
//	serve VAR all STATUS     answers every request with a status
//	await VAR                waits until the site is asked for /hang, which does not answer the first time
//	dead VAR                 $VAR is an address that refuses connections
//	hold DIR URL             keeps the store of a site open, as another process would
//	truncate FILE BYTES      cuts a file
//	exits N ARGS…            runs assay and wants the exit code N
//	field FILE PATH VALUE    wants a value in a JSON file: field report.json state complete
//	silent                   wants that the last command printed nothing
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve": serve, "await": await, "dead": dead, "hold": hold, "truncate": truncate,
			"exits": exits, "field": field, "silent": silent,
		},
	})
}

func serve(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: serve VAR FILE|demo-en|demo-zh|all STATUS")
	}
	var site http.Handler
	switch args[1] {
	case "all":
		status, err := strconv.Atoi(args[2])
		ts.Check(err)
		site = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { http.Error(w, http.StatusText(status), status) })
	default:
		archive := sites.English
		if args[1] == "demo-zh" {
			archive = sites.Chinese
		} else if args[1] != "demo-en" {
			var err error
			archive, err = txtar.Unquote([]byte(ts.ReadFile(args[1]))) // its lines begin with >, for the script is an archive too
			ts.Check(err)
		}
		s, err := sitetest.Parse(archive)
		ts.Check(err)
		site = s.Handler()
	}
	asked := make(chan struct{}, 1)
	var first atomic.Bool
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/hang" && first.CompareAndSwap(false, true) {
			asked <- struct{}{}
			<-r.Context().Done()
			return
		}
		site.ServeHTTP(w, r)
	})}
	go server.Serve(l)
	ts.Defer(func() { server.Close() })
	ts.Setenv(args[0], "http://"+l.Addr().String())
	hanging.Store(ts.Getenv(args[0]), asked)
}

// hanging are the channels that tell of requests for /hang, by the address of the site.
var hanging sync.Map

func await(ts *testscript.TestScript, _ bool, args []string) {
	asked, _ := hanging.Load(ts.Getenv(args[0]))
	<-asked.(chan struct{})
}

func dead(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Setenv(args[0], "http://"+l.Addr().String())
	ts.Check(l.Close())
}

func hold(ts *testscript.TestScript, _ bool, args []string) {
	s, err := store.Open(ts.MkAbs(args[0]), args[1], store.Options{})
	ts.Check(err)
	ts.Defer(func() { s.Close() })
}

func truncate(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

func exits(ts *testscript.TestScript, _ bool, args []string) {
	want := args[0]
	err := ts.Exec("assay", args[1:]...)
	got := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = strconv.Itoa(exit.ExitCode())
	} else if err != nil {
		ts.Fatalf("assay: %v", err)
	}
	if got != want {
		ts.Fatalf("assay ended with %s, not %s", got, want)
	}
}

func field(ts *testscript.TestScript, neg bool, args []string) {
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[0])), &v))
	for _, key := range strings.Split(args[1], ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[key]
		case []any:
			if key == "len" {
				v = float64(len(x))
				continue
			}
			i, err := strconv.Atoi(key)
			ts.Check(err)
			if i >= len(x) {
				ts.Fatalf("%s has %d elements", args[1], len(x))
			}
			v = x[i]
		default:
			v = nil
		}
	}
	got, ok := v.(string)
	if !ok {
		b, err := json.Marshal(v)
		ts.Check(err)
		got = string(b)
	}
	if (got == args[2]) == neg {
		ts.Fatalf("%s is %s", args[1], got)
	}
}

func silent(ts *testscript.TestScript, _ bool, _ []string) {
	if out := ts.ReadFile("stdout") + ts.ReadFile("stderr"); out != "" {
		ts.Fatalf("printed %q", out)
	}
}

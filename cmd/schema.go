package cmd

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/siteassay/assay/rules"
)

// schema is the JSON Schema of assay.yaml, made from the flags, for editors that complete and check as one types.
func schema() []byte {
	properties := map[string]any{}
	knownSettings().VisitAll(func(f *pflag.Flag) {
		if f.Name == "config" {
			return
		}
		value := valueSchema(f)
		if _, ok := f.Value.(pflag.SliceValue); ok {
			value = map[string]any{"anyOf": []any{value, map[string]any{"type": "array", "items": value}}}
		}
		_, value["description"] = pflag.UnquoteUsage(f)
		if d := defaultOf(f); d != "" {
			value["default"] = json.RawMessage(d)
		}
		properties[f.Name] = value
	})
	properties["accept"] = rules.AcceptSchema()
	b, err := json.MarshalIndent(map[string]any{
		"$schema":              "https://json-schema.org/draft/2020-12/schema",
		"$id":                  "https://github.com/siteassay/assay/docs/assay.schema.json",
		"title":                "assay.yaml: settings of assay, under the names of its flags",
		"type":                 "object",
		"additionalProperties": false,
		"properties":           properties,
	}, "", "  ")
	if err != nil {
		panic(err) // of values that are written here
	}
	return append(b, '\n')
}

// valueSchema describes one value of a setting.
func valueSchema(f *pflag.Flag) map[string]any {
	v := map[string]any{"type": "string"}
	switch f.Value.Type() {
	case "int":
		v["type"] = "integer"
	case "bool":
		v["type"] = "boolean"
	case "duration":
		v["pattern"] = `^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$|^0$`
	}
	switch f.Name {
	case "fail-on":
		v["pattern"] = `^(error|warning|regression|score ?< ?[0-9]+(\.[0-9]+)?)?$`
	case "cookie":
		v["pattern"] = `^(env|file):`
	case "header":
		v["pattern"] = `^[^:]+:`
	case "format": // a list may also be written with commas
		v["pattern"] = `^(html|json)(,(html|json))*$`
	default:
		if list := choices[f.Name]; list != nil {
			v["enum"] = list
		}
	}
	return v
}

// defaultOf is the default of a setting as JSON, "" when it has none.
func defaultOf(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "int", "bool":
		return f.DefValue
	case "stringSlice", "stringArray":
		list, ok := strings.CutPrefix(strings.TrimSuffix(f.DefValue, "]"), "[")
		if !ok || list == "" {
			return ""
		}
		b, _ := json.Marshal(strings.Split(list, ","))
		return string(b)
	}
	if f.DefValue == "" {
		return ""
	}
	return fmt.Sprintf("%q", f.DefValue)
}

// settingsTable is the table of all settings in docs/configuration.md.
func settingsTable() string {
	var b strings.Builder
	known := knownSettings()
	for _, g := range groups {
		fmt.Fprintf(&b, "### %s\n\n| setting | default | what it does |\n|---|---|---|\n", g.title)
		for _, name := range g.flags {
			f := known.Lookup(name)
			value, text := pflag.UnquoteUsage(f)
			if value != "" {
				value = " " + value
			}
			d := strings.Trim(f.DefValue, "[]")
			if d == "false" || d == "0s" {
				d = ""
			}
			if d != "" {
				d = "`" + d + "`"
			}
			if on := f.Annotations[isSetting]; len(on) > 0 && on[0] == unflagged {
				name, value = name+":", value+" (in assay.yaml)"
			} else {
				name = "--" + name
			}
			fmt.Fprintf(&b, "| `%s%s` | %s | %s |\n", name, value, d, strings.ReplaceAll(text, "|", "\\|"))
		}
		b.WriteByte('\n')
	}
	return strings.TrimSuffix(b.String(), "\n")
}

package rules

import (
	"slices"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// RuleSchema is the JSON Schema of rule files, for editors.
func RuleSchema() map[string]any {
	str, flag := map[string]any{"type": "string", "minLength": 1}, map[string]any{"type": "boolean"}
	expression := func(text string) map[string]any {
		return map[string]any{"$ref": "#/$defs/measure", "description": text}
	}
	condition := func(text string) map[string]any {
		return map[string]any{"$ref": "#/$defs/condition", "description": text}
	}
	enum := func(of []string) map[string]any { return map[string]any{"enum": of} }
	listOf := func(of map[string]any) map[string]any { return map[string]any{"type": "array", "items": of} }
	object := func(required []string, properties map[string]any) map[string]any {
		return map[string]any{"type": "object", "additionalProperties": false, "required": required, "properties": properties}
	}
	wording := map[string]any{}
	for _, k := range textKeys {
		wording[k] = str
	}
	text := map[string]any{}
	for _, l := range Languages {
		text[l] = object(textKeys, wording)
	}
	proof := object([]string{"quote"}, map[string]any{"quote": expression("text or list of texts to quote"), "selector": str})
	weight := map[string]any{"type": "number", "minimum": 0, "maximum": 10, "description": "share within the category; 0 is shown and never scored"}
	properties := map[string]any{
		"text": map[string]any{"type": "object", "additionalProperties": false, "minProperties": 1, "properties": text}, "severity": enum(severities), "weight": weight, "gate": flag, "category": str,
		"owner": enum(owners), "effort": enum(efforts), "remedy": enum(remedies), "functions": listOf(enum(Functions)), "covers": listOf(str), "since": str,
		"refs": listOf(str), "params": map[string]any{"type": "object"}, "types": listOf(enum(typeNames())), "languages": listOf(str), "late": flag,
		"check": map[string]any{"const": "go"}, "applies": condition("condition: where it is false the rule is not applicable"),
		"unknown": condition("condition: where it is true the rule cannot tell"), "fail": condition("condition: where it is true the rule reports"),
		"collect": expression("what is taken of every page, for a rule over the site"),
		"loss":    expression("share of the weight that is lost, 0 to 1"), "confidence": map[string]any{"enum": []float64{0.5, 0.8, 1}},
		"got": expression("what was measured"), "values": map[string]any{"type": []string{"object", "array"}}, "count": expression("occurrences"),
		"evidence": map[string]any{"anyOf": []any{proof, listOf(proof)}}, "examples": listOf(map[string]any{"type": "object", "required": []string{"name"}}),
	}
	s := object([]string{"text", "severity", "weight", "owner", "effort", "remedy", "examples"}, properties)
	cel := func(examples []string) map[string]any {
		return map[string]any{"type": []string{"string", "boolean", "number"}, "examples": examples}
	}
	s["$defs"] = map[string]any{"condition": cel(offeredConditions()), "measure": cel(offeredMeasures())}
	return titled(s, "rule.schema.json", "a rule of assay; docs/writing-rules.md")
}

// PackSchema is the JSON Schema of pack.yaml, for editors.
func PackSchema() map[string]any {
	str := map[string]any{"type": "string", "minLength": 1}
	worded := map[string]any{"anyOf": []any{str, map[string]any{"type": "object", "additionalProperties": false, "minProperties": 1, "properties": map[string]any{"en": str, "zh": str}}}}
	change := map[string]any{"anyOf": []any{map[string]any{"enum": []any{"off", false}}, map[string]any{"type": "object", "additionalProperties": false, "properties": map[string]any{
		"params": map[string]any{"type": "object"}, "severity": map[string]any{"enum": severities}, "weight": map[string]any{"type": "number", "minimum": 0, "maximum": 10}, "off": map[string]any{"type": "boolean"},
	}}}}
	category := map[string]any{"type": "object", "additionalProperties": false, "required": []string{"weight"}, "properties": map[string]any{
		"title": worded, "heading": map[string]any{"enum": headingNames()}, "weight": map[string]any{"type": "number", "minimum": 0.1, "maximum": analyzer.MaxCategoryWeight},
	}}
	properties := map[string]any{
		"name": str, "title": worded, "author": str, "version": map[string]any{"type": "string", "pattern": versionName.String()}, "category": str,
		"languages":  map[string]any{"type": "array", "items": map[string]any{"type": "string", "pattern": languageName.String()}, "description": "whose words the rules know"},
		"wording":    map[string]any{"type": "array", "minItems": 1, "items": map[string]any{"enum": Languages}, "description": "report languages that the texts are in, when that is not all of them"},
		"categories": map[string]any{"type": "object", "additionalProperties": category}, "extends": map[string]any{"enum": bases},
		"changes": map[string]any{"type": "object", "additionalProperties": change}, "accept": AcceptSchema(),
	}
	for _, k := range packKeys {
		if _, ok := properties[k]; !ok {
			properties[k] = map[string]any{}
		}
	}
	return titled(map[string]any{"type": "object", "additionalProperties": false, "properties": properties}, "pack.schema.json", "pack.yaml: the description of a rule pack of assay")
}

// ExtractSchema is the JSON Schema of extract.yaml, for editors.
func ExtractSchema() map[string]any {
	about := map[string]string{
		"selector": "CSS; the first element that gives a value is read", "attribute": "reads this attribute of the elements instead of their text",
		"json_ld": "a property of JSON-LD, such as Product.offers.price", "meta": "name or property of a meta element", "header": "name of a header of the response",
		"lexicon": "section of the word lists: its terms in the title and in the content", "pattern": "a regular expression (RE2) whose first group, or all of it, is the value; alone, it is looked for in the text of the page",
	}
	properties, places := map[string]any{}, []any{}
	for _, k := range extractKeys {
		properties[k] = map[string]any{"type": "string", "minLength": 1, "description": about[k]}
		if k != "attribute" && k != "type" && k != "title" {
			places = append(places, map[string]any{"required": []string{k}})
		}
	}
	str := map[string]any{"type": "string", "minLength": 1}
	properties["title"] = map[string]any{"anyOf": []any{str, map[string]any{"type": "object", "additionalProperties": false, "minProperties": 1, "properties": map[string]any{"en": str, "zh": str}}},
		"description": "how reports call it"}
	properties["type"] = map[string]any{"enum": ownTypeNames(), "default": page.OwnText, "description": "what it is: text when left out"}
	fact := map[string]any{"type": "object", "additionalProperties": false, "properties": properties, "anyOf": places}
	return titled(map[string]any{"type": "object", "propertyNames": map[string]any{"pattern": "^[a-z][a-z0-9_]{0,63}$"}, "additionalProperties": fact, "maxProperties": page.MaxExtractors},
		"extract.schema.json", "extract.yaml: facts of a rule pack of assay, read by rules as own.NAME")
}

// ExtractKeys are the keys of a fact in extract.yaml.
func ExtractKeys() []string { return slices.Clone(extractKeys) }

func titled(s map[string]any, file, title string) map[string]any {
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["$id"] = "https://github.com/siteassay/assay/docs/" + file
	s["title"] = title
	return s
}

// RuleKeys are the keys of a rule file.
func RuleKeys() []string { return slices.Clone(ruleKeys) }

// PackKeys are the keys of pack.yaml.
func PackKeys() []string { return slices.Clone(packKeys) }

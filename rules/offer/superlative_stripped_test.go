package offer

import "testing"

func TestTraces(t *testing.T) {
	find := func(text string) string {
		for i := range traces {
			if traces[i].find(text) >= 0 {
				return traces[i].name
			}
		}
		if secondAlone(text) >= 0 {
			return "其次"
		}
		return ""
	}
	for text, want := range map[string]string{
		"客户没等到答复，终离开了。":    "终",
		"客户没等到答复，最终离开了。":   "",
		"始终达到要求。":          "",
		"温度合适才能达到佳效果。":     "佳",
		"温度合适才能达到最佳效果。":    "",
		"效果更佳，选择也多。":       "",
		"先，量好尺寸。":          "先",
		"首先，量好尺寸。其次，确认电压。": "",
		"量好尺寸很要紧。其次，确认电压。": "其次",
		"大的优势是省电。":         "大的",
		"最大的优势是省电。":        "",
		"更大的优势是省电。":        "",
		"重要的是温度。":          "",
		"更重要的是温度。":         "",
		"":                 "",
	} {
		if got := find(text); got != want {
			t.Errorf("%q: trace %q, want %q", text, got, want)
		}
	}
}

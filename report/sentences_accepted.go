package report

// acceptedEN and acceptedZH are the texts of the accepted faults.
var acceptedEN = map[string]string{
	"accepted":         "Accepted for now",
	"accepted.intro":   "{n} fault that somebody answers for. It is not in the work above, and its {points} points stay lost: debt, not success.|{n} faults that somebody answers for. They are not in the work above, and their {points} points stay lost: debt, not success.",
	"accepted.over":    "{n} agreement has expired: what it covered is work again.|{n} agreements have expired: what they covered is work again.",
	"accepted.expired": "expired, work again",
	"accepted.idle":    "{n} entry matches nothing that was found.|{n} entries match nothing that was found.",
	"accepted.unused":  "nothing matches it; remove the entry",
	"col.reason":       "Why it stays",
	"col.until":        "Until",
}

var acceptedZH = map[string]string{
	"accepted":         "暂时接受的问题",
	"accepted.intro":   "有 {n} 个问题由专人认领，暂不处理，不列入上面的工作；所失的 {points} 分照扣，这是欠账，不是成绩。",
	"accepted.over":    "有 {n} 项约定已到期，相关问题重新列入工作。",
	"accepted.expired": "已到期，重新列入工作",
	"accepted.idle":    "有 {n} 项约定没有对应的问题。",
	"accepted.unused":  "没有对应的问题，可以删掉这一条",
	"col.reason":       "为什么先不改",
	"col.until":        "有效期至",
}

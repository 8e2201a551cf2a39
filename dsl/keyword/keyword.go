// Package keyword is the one table of the language's words: each English word with its
// Chinese twins. None of them is reserved; whether a word is one of these is decided by
// the place where it stands.
package keyword

// Role tells what a word does where the grammar expects it.
type Role int

// The roles. A word has one.
const (
	Part       Role = iota // opens a part: survey, question …
	Opener                 // opens a part too, but only where all that must follow it stands there; anything may be called so
	Clause                 // opens a clause of a question: skip, ask …
	LateClause             // opens a clause where a value follows what is complete; elsewhere a name like any other: default
	Late                   // opens a part where all that must follow it follows; elsewhere a name like any other: compute
	Joint                  // stands inside a clause: if, block …
	Type                   // a question's type
	Modifier               // of a question
	Offer                  // of a question: a kind of no answer; called in conditions, it asks for that answer
	Mark                   // of an option
	Property               // of a survey; others may be added by anyone
	Connector              // and, or, not, in, has
	Function               // called in conditions
)

// Word is one word of the language. English names it everywhere inside the compiler.
// Chinese lists its twins, the one to teach first; nil where it has none of its own.
type Word struct {
	English string
	Chinese []string
	Role    Role
}

// Words is the table, in the order in which the guide presents it.
var Words = []Word{
	{"survey", zh("问卷"), Part},
	{"choices", zh("选项表"), Part},
	{"option", zh("选项"), Part},
	{"section", zh("部分", "章节"), Part},
	{"closing", zh("结尾"), Part},
	{"question", zh("问题"), Part},
	{"compute", zh("计算"), Late},
	{"condition", zh("条件"), Opener},
	{"include", zh("引入"), Opener},
	{"matrix", zh("表格题", "矩阵题"), Opener},
	{"row", zh("小题"), Opener},
	{"language", zh("语言"), Opener},
	{"repeat", zh("循环", "重复"), Opener},
	{"endrepeat", zh("循环结束", "结束循环"), Opener},

	{"skip", nil, Clause}, // 跳到 is skip and goto in one word
	{"goto", zh("跳到", "跳转到"), Clause},
	{"ask", zh("询问", "提问"), Clause},
	{"assert", zh("校验"), Clause},

	{"default", zh("默认", "默认值"), LateClause},

	{"block", zh("阻止"), Joint},
	{"warn", zh("警告"), Joint},
	{"if", zh("如果"), Joint},
	{"unless", zh("除非"), Joint},
	{"end", zh("结束"), Joint},
	{"as", zh("为"), Joint},
	{"times", zh("次数", "循环次数"), Joint},
	{"next", zh("下一个", "下一位", "下一行"), Joint},
	{"prefix", zh("前缀"), Joint},
	{"from", zh("来自", "自"), Joint},
	{"of", zh("上级"), Joint},

	{"integer", zh("整数"), Type},
	{"number", zh("数值", "数字"), Type},
	{"text", zh("文本", "文字"), Type},
	{"date", zh("日期"), Type},
	{"signature", zh("签名"), Type},
	{"time", zh("时间"), Type},
	{"datetime", zh("日期时间"), Type},
	{"resident_id", zh("身份证", "身份证号"), Type},
	{"phone", zh("手机号", "电话"), Type},
	{"rating", zh("评分"), Type},
	{"location", zh("位置", "定位"), Type},
	{"photo", zh("照片", "相片"), Type},

	{"multi", zh("多选"), Modifier},
	{"ranking", zh("排序"), Modifier},
	{"optional", zh("选填"), Modifier},
	{"unit", zh("单位"), Modifier},
	{"note", zh("说明"), Modifier},
	{"pattern", zh("样式"), Modifier},
	{"locked", zh("只读", "锁定"), Modifier},
	{"shuffle", zh("随机次序", "乱序"), Modifier},
	{"was", zh("曾为", "原编号"), Modifier},

	{"refused", zh("拒答", "拒答了"), Offer},
	{"dontknow", zh("不知道"), Offer},

	{"exclusive", zh("独选"), Mark},
	{"specify", zh("注明", "请注明"), Mark},

	{"version", zh("版本"), Property},
	{"source", zh("来源"), Property},

	{"and", zh("且", "并且"), Connector},
	{"or", zh("或", "或者"), Connector},
	{"not", zh("非", "不是"), Connector},
	{"in", zh("属于"), Connector},
	{"has", zh("包含", "选了"), Connector},
	{"where", zh("满足", "其中"), Connector}, // stands in aggregates only

	{"answered", zh("已答"), Function},
	{"count", zh("选中数"), Function},
	{"rank", zh("名次"), Function},
	{"accuracy", zh("精度"), Function},
	{"abs", zh("绝对值"), Function},
	{"min", zh("最小值"), Function},
	{"max", zh("最大值"), Function},
	{"sum", zh("合计"), Function},
	{"round", zh("四舍五入"), Function},
	{"len", zh("字数"), Function},
	{"matches", zh("匹配"), Function},
	{"valid_id", zh("身份证有效"), Function},
	{"year", zh("年份"), Function},
	{"days", zh("相隔天数"), Function},
	{"any", zh("任一", "有一个"), Function},
	{"all", zh("全部", "所有"), Function},
	{"unique", zh("唯一"), Function},
}

func zh(spellings ...string) []string { return spellings }

var bySpelling = func() map[string]*Word {
	m := map[string]*Word{}
	for i := range Words {
		for _, s := range Words[i].Spellings() {
			m[s] = &Words[i]
		}
	}
	return m
}()

// Of is the word of the language that is spelt so, nil when there is none.
func Of(spelling string) *Word { return bySpelling[spelling] }

// English is the English name of the word that is spelt so in either language, "" when
// there is none.
func English(spelling string) string {
	if w := Of(spelling); w != nil {
		return w.English
	}
	return ""
}

// Opens holds for a word that opens a part or a clause wherever it stands, in either language: nothing that a
// condition may use is called so.
func Opens(spelling string) bool {
	w := Of(spelling)
	return w != nil && (w.Role == Part || w.Role == Clause)
}

// yielding are the types and modifiers that joined the language after surveys were written that
// may have lists called so.
var yielding = map[string]bool{
	"default": true, "locked": true, "pattern": true, "time": true, "datetime": true, "resident_id": true, "phone": true, "rating": true,
	"shuffle": true, "ranking": true, "location": true, "photo": true, "was": true,
}

// Yields holds for a type or modifier that is a list of options where the file declares one of
// that name.
func Yields(spelling string) bool { return yielding[English(spelling)] }

// Is holds for a word of one of the roles, in either language.
func Is(spelling string, roles ...Role) bool {
	w := Of(spelling)
	if w == nil {
		return false
	}
	for _, r := range roles {
		if w.Role == r {
			return true
		}
	}
	return false
}

// Spellings is every way to write w, English first.
func (w *Word) Spellings() []string { return append([]string{w.English}, w.Chinese...) }

// With lists every spelling of the words of the given roles, in the order of the table.
func With(roles ...Role) []string {
	var out []string
	for i := range Words {
		if Is(Words[i].English, roles...) {
			out = append(out, Words[i].Spellings()...)
		}
	}
	return out
}

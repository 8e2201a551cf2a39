package catalogue

import "strings"

// head begins the examples: the least that a survey needs.
const head = "survey s \"示例\"\n\n"

// income is a question that examples of conditions ask about.
const income = head + "question 4 \"是否在校\"\n  option ① \"是\"\n  option ② \"否\"\n\n" +
	"question 5a \"收入\" number\n  "

// textEntries speak of the characters of a survey: E1xx.
var textEntries = []Entry{
	{Code: "list.separator", Zh: "、", En: ", "},
	{Code: "help.write", Zh: "写成 %[1]s", En: "write %[1]s"},
	{Code: "help.insert", Zh: "在这里加上 %[1]s", En: "insert %[1]s here"},
	{Code: "help.remove", Zh: "删去 %[1]s", En: "remove %[1]s"},
	{Code: "help.delete-it", Zh: "把它删去", En: "remove it"},
	{Code: "diag.error", Zh: "错误", En: "error"},
	{Code: "diag.warning", Zh: "警告", En: "warning"},
	{Code: "diag.help", Zh: "帮助：%[1]s", En: "help: %[1]s"},
	{Code: "diag.heading", Zh: "%[1]s %[2]s: %[3]s", En: "%[1]s %[2]s: %[3]s"},

	{Code: "E100", Zh: "这个文件读不出文字：它既不是 UTF-8，也不是 UTF-16 或 GB18030",
		En: "this file cannot be read as text: it is neither UTF-8, UTF-16 nor GB18030",
		About: &About{
			Zh: "用记事本打开文件，选“另存为”，编码选 UTF-8，再试一次。如果文件是 Word 或 Excel 文档，请把文字复制到一个新的文本文件里。",
			En: "Open the file in an editor and save it with the encoding UTF-8. A Word or Excel document must be copied into a plain text file.",
		}},
	{Code: "E101", Zh: "这里不能用字符“%[1]s”", En: "the character %[1]s has no meaning here",
		About: &About{
			Zh:     "题目、选项和提示里的文字放在引号内，可以用任何字符；引号外面只能用本语言的词、编号、数和运算符号。",
			En:     "Texts stand in quotes and may hold any character; outside quotes only words, ids, numbers and operators have a meaning.",
			Broken: head + "question 1 \"家庭人口\" integer @\n",
			Mended: head + "question 1 \"家庭人口\" integer\n",
		}},
	{Code: "E102", Zh: "带圈数字只用到 ⑳，“%[1]s”请写成普通整数", En: "circled digits end at ⑳; write %[1]s as a plain number",
		About: &About{
			Zh:     "选项代码可以写 ① 到 ⑳，也可以写整数。超过 20 的代码只能写整数，因为许多字体里没有那些带圈数字。",
			En:     "Codes are ① to ⑳ or whole numbers. Above 20 only whole numbers are read, since many fonts lack the circled ones.",
			Broken: head + "question 1 \"村\"\n  option ① \"东村\"\n  option ㉑ \"西村\"\n",
			Mended: head + "question 1 \"村\"\n  option ① \"东村\"\n  option 21 \"西村\"\n",
		}},
	{Code: "E103", Zh: "这段文字只有开头的引号，这一行里没有结尾的引号", En: "this text has an opening quote and no closing one on its line",
		About: &About{
			Zh:     "一段文字在哪一行开始就在哪一行结束。引号可以用 \"…\"、“…” 或 「…」，开头和结尾要是同一种。",
			En:     "A text ends on the line it starts on. Quotes are \"…\", “…” or 「…」, the same kind at both ends.",
			Broken: head + "question 1 \"家庭人口\" integer\n  unit \"人\n",
			Mended: head + "question 1 \"家庭人口\" integer\n  unit \"人\"\n",
		}},
	{Code: "E104", Zh: "引号不配对：%[1]s", En: "these quotes do not match: %[1]s",
		About: &About{
			Zh:     "“ 要用 ” 结尾，\" 要用 \" 结尾，「 要用 」 结尾；不能用 ' 或 ” 开头。",
			En:     "“ is closed by ”, \" by \" and 「 by 」; a text cannot begin with ' or ”.",
			Broken: head + "question 1 ”家庭人口“ integer\n",
			Mended: head + "question 1 “家庭人口” integer\n",
		}},
	{Code: "E105", Zh: "这里有一个多余的引号 %[1]s", En: "there is a stray quote %[1]s here",
		About: &About{
			Zh:     "引号要成对出现，把文字夹在中间。",
			En:     "Quotes come in pairs around a text.",
			Broken: head + "question 1 \"家庭人口\"” integer\n",
			Mended: head + "question 1 \"家庭人口\" integer\n",
		}},
	{Code: "E106", Zh: "文字里有一个打印不出来的字符（%[1]s）", En: "this text holds a character that cannot be printed (%[1]s)",
		About: &About{
			Zh:     "从别处复制文字时可能带入控制字符，它们在表格和网页里无法显示。请把这个字符删去。",
			En:     "Text copied from elsewhere may bring control characters, which no form can show. Remove it.",
			Broken: head + "question 1 \"家庭\x01人口\" integer\n",
			Mended: head + "question 1 \"家庭人口\" integer\n",
		}},
	{Code: "E107", Zh: "这里有一个看不见的字符（%[1]s）", En: "there is an invisible character here (%[1]s)",
		About: &About{
			Zh:     "从网页或文档复制来的文字里可能有看不见的字符，它们会改变显示的顺序。引号外面不能有这样的字符。",
			En:     "Text copied from web pages may hold invisible characters that change how a line is shown. Outside quotes they are not allowed.",
			Broken: head + "question 1 \"家庭人口\" \u202Einteger\n",
			Mended: head + "question 1 \"家庭人口\" integer\n",
		}},
	{Code: "E108", Zh: "这里不要写冒号“%[1]s”", En: "no colon (%[1]s) is needed here",
		About: &About{
			Zh:     "各个词之间用空格分开就可以，不用冒号。",
			En:     "Words are separated by blanks alone.",
			Broken: head + "question 1：\"家庭人口\" integer\n",
			Mended: head + "question 1 \"家庭人口\" integer\n",
		}},
	{Code: "E109", Zh: "“%[1]s”在这里要写成 %[2]s", En: "%[1]s must be written %[2]s here",
		About: &About{
			Zh:     "有些符号看起来差不多，但不是同一个字符：范围写 1..30，编号里的横线写 -，集合写 {②, ③}。",
			En:     "Some characters look alike and are not the same: ranges are written 1..30, ids with -, sets as {②, ③}.",
			Broken: head + "question 1 \"家庭人口\" integer 1～30\n",
			Mended: head + "question 1 \"家庭人口\" integer 1..30\n",
		}},
	{Code: "E110", Zh: "这里多了一个标点“%[1]s”", En: "the mark %[1]s is not needed here",
		About: &About{
			Zh:     "每一部分写完就结束，后面不用句号。两个句号 。。 才表示范围。",
			En:     "Nothing closes a part: no full stop is needed. Two of them, .., make a range.",
			Broken: head + "question 1 \"家庭人口\" integer。\n",
			Mended: head + "question 1 \"家庭人口\" integer\n",
		}},
	{Code: "E111", Zh: "这里不要写逗号“%[1]s”", En: "no comma (%[1]s) is needed here",
		About: &About{
			Zh:     "逗号（包括 、 和 ；）只用在 {②, ③} 和 sum(1a, 1b) 这样的括号里，用来分开各个值。",
			En:     "Commas (also 、 and ；) only separate the values within {②, ③} and sum(1a, 1b).",
			Broken: head + "question 1 \"家庭人口\" integer，\n",
			Mended: head + "question 1 \"家庭人口\" integer\n",
		}},
	{Code: "E112", Zh: "这里不要写等号“%[1]s”", En: "no equals sign (%[1]s) is needed here",
		About: &About{
			Zh:     "名称和文字之间用空格分开就可以，不用等号；等号 == 只用在条件里。",
			En:     "A name and its text are separated by a blank alone; == belongs in conditions.",
			Broken: "survey s \"示例\"\n  version = \"2020\"\n\nquestion 1 \"家庭人口\" integer\n",
			Mended: "survey s \"示例\"\n  version \"2020\"\n\nquestion 1 \"家庭人口\" integer\n",
		}},
	{Code: "E113", Zh: "这个数太大了", En: "this number is too large",
		About: &About{
			Zh:     "数的绝对值不能超过 10 的 15 次方。",
			En:     "Numbers lie within ±10^15.",
			Broken: income + "assert warn \"收入过高\" if 5a > 1" + strings.Repeat("0", 400) + "\n",
			Mended: income + "assert warn \"收入过高\" if 5a > 1000000\n",
		}},
}

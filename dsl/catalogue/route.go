package catalogue

// routeEntries are mistakes in where skips and asks lead.
var routeEntries = []Entry{
	{Code: "E501", Zh: `“%[1]s”题不能跳回前面的“%[2]s”题，只能往后跳`, En: `question %[1]s cannot skip back to %[2]s; skips go forward only`, About: &About{
		Zh: `跳转只能往后。要让前面的题重问，没有办法；多半是题号写错了。`,
		En: `A skip goes forward only, to a later question or end.`,
		Broken: example + `question 1 "年龄" integer
question 2 "是否"
  option ① "是"
  option ② "否"
  skip goto 1 if 2 == ②
`,
		Mended: example + `question 1 "年龄" integer
question 2 "是否"
  option ① "是"
  option ② "否"
  skip goto 3 if 2 == ②
question 3 "姓名" text
`,
	}},
	{Code: "E502", Zh: `要跳到的“%[1]s”不是问题，也不是 end（结束）`, En: `there is no question %[1]s to skip to`, About: &About{
		Zh: `goto（跳到）后面写某个问题的编号，或 end（结束）。`,
		En: `Behind goto stands the id of a question, or end.`,
		Broken: example + `question 1 "是否"
  option ① "是"
  option ② "否"
  skip goto 7—1 if 1 == ②
question 7—1a "搬迁" text
`,
		Mended: example + `question 1 "是否"
  option ① "是"
  option ② "否"
  skip goto 7—1a if 1 == ②
question 7—1a "搬迁" text
`,
	}},
	{Code: "E503", Zh: `“%[1]s”题跳到自己了`, En: `question %[1]s skips to itself`, About: &About{
		Zh: `跳转要跳到后面的题。`,
		En: `A skip goes to a later question.`,
		Broken: example + `question 1 "是否"
  option ① "是"
  option ② "否"
  skip goto 1 if 1 == ②
`,
		Mended: example + `question 1 "是否"
  option ① "是"
  option ② "否"
  skip goto end if 1 == ②
`,
	}},
	{Code: "E504", Zh: `不能越过结尾的第一题跳到“%[1]s”：结尾（签名、日期）总要填`, En: `a skip cannot pass the closing's first question to %[1]s: the closing is always reached`, About: &About{
		Zh: `结尾部分谁都要填，从前面最远只能跳到 end（结束），也就是结尾的第一题。`,
		En: `From before the closing a skip goes at most to end, which is the closing's first question.`,
		Broken: example + `question 1 "是否"
  option ① "是"
  option ② "否"
  skip goto date if 1 == ②
closing "签名"
question sign "签名" signature
question date "日期" date
`,
		Mended: example + `question 1 "是否"
  option ① "是"
  option ② "否"
  skip goto end if 1 == ②
closing "签名"
question sign "签名" signature
question date "日期" date
`,
	}},
	{Code: "E505", Zh: `“%[2]s”题跳转的条件用到了后面的“%[1]s”题，那时还没有问到`, En: `the skip of %[2]s uses the later question %[1]s, which has not been asked yet`, About: &About{
		Zh: `跳转的条件只能用本题和前面的题。`,
		En: `A skip's condition uses its own question and earlier ones.`,
		Broken: example + `question 1 "年龄" integer
  skip goto 3 if b == 5
question b "人口" integer
question 3 "姓名" text
`,
		Mended: example + `question 1 "年龄" integer
  skip goto 3 if Q1 == 5
question b "人口" integer
question 3 "姓名" text
`,
	}},
	{Code: "E506", Zh: `“ask if（询问 如果）”只能用前面的题，“%[1]s”题不在“%[2]s”题前面`, En: `ask if uses earlier questions only; %[1]s does not stand before %[2]s`, About: &About{
		Zh: `问不问这一题，要看前面的回答。`,
		En: `Whether a question is asked hangs on earlier answers.`,
		Broken: example + `question a "年龄" integer
  ask if b == 5
question b "人口" integer
`,
		Mended: example + `question b "人口" integer
question a "年龄" integer
  ask if b == 5
`,
	}},
	{Code: "E540", Zh: `“%[1]s”是算出来的，不问，不能跳到那里`, En: `%[1]s is computed and never asked; a skip goes to a question`, About: &About{
		Zh: `跳到后面的一个问题。算出的值不管走哪条路，只要用到的题都答了就有。`,
		En: `A skip goes to a question. A computed item has its value on every route on which all that it uses is answered.`,
		Broken: example + `question 1 "年龄" integer
  skip goto next if Q1 == 5
question 2 "收入" number
compute next "明年年龄" as Q1 + 1.0
question 3 "人口" integer
`,
		Mended: example + `question 1 "年龄" integer
  skip goto 3 if Q1 == 5
question 2 "收入" number
compute next "明年年龄" as Q1 + 1.0
question 3 "人口" integer
`,
	}},
	{Code: "E507", Zh: `“%[1]s”是“%[2]s”题选项的说明文字，不能跳到那里`, En: `%[1]s is the words of an option of %[2]s; skips go to questions`, About: &About{
		Zh: `说明文字随它的选项一起问，跳转要写问题的编号。`,
		En: `The words of an option are asked with it; a skip goes to a question.`,
		Broken: example + `question 1 "年龄" integer
  skip goto a.1 if Q1 == 5
question a "原因"
  option ① "其他" specify
  option ② "无"
`,
		Mended: example + `question 1 "年龄" integer
  skip goto a if Q1 == 5
question a "原因"
  option ① "其他" specify
  option ② "无"
`,
	}},
	{Code: "E520", Zh: `选项的条件只能用前面的题，“%[1]s”题不在“%[2]s”题前面`, En: `an option's condition uses earlier questions only; %[1]s does not stand before %[2]s`, About: &About{
		Zh: `一个选项给不给选，要看前面的回答；本题和后面的题在条件里都不能用。`,
		En: `Whether an option is offered hangs on earlier answers, neither on this question nor on later ones.`,
		Broken: example + `question a "学历"
  option ① "小学"
  option ② "高中" if b >= 15
question b "年龄" integer
`,
		Mended: example + `question b "年龄" integer
question a "学历"
  option ① "小学"
  option ② "高中" if b >= 15
`,
	}},
	{Code: "W501", Zh: `从“%[1]s”题起，跳转和询问交错太多，没有答全时有 %[2]d 题可能说成“还不能确定问不问”`, En: `from question %[1]s on skips and asks are so entangled that in incomplete records %[2]d questions may be called undetermined`, About: &About{
		Zh: `跳转一层套一层、互相交错时，编译器不再把每种可能都算尽。答案填全时结果不变；没填全时，有的题可能先说成“还不能确定”。`,
		En: `Where many skips overlap without order the compiler no longer weighs all possibilities together. Complete records are not affected.`,
	}},
}

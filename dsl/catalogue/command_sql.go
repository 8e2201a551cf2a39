package catalogue

// sqlEntries are what a generated script of SQL says about itself.
var sqlEntries = []Entry{
	{Code: "sql.head",
		Zh: "问卷 %[1]s：视图 findings 给出表 answers（列 record、answers）里每份答卷的问题。由 surveyc 生成，请勿手改。",
		En: "Survey %[1]s: the view findings gives what is wrong with each record of the table answers (columns record, answers). Made by surveyc; do not edit."},
	{Code: "sql.unsaid",
		Zh: "以下各项 SQL 无法表达，只由 surveyc check 检查",
		En: "what this script cannot say and only surveyc check looks at"},
	{Code: "sql.columns",
		Zh: "列名是字母加题目的序号：j 答案，t 它的类型，r、x 数，s 文本，c 所选，n 哪一种无回答，w 写法对不对，u、v 判定（blank 空，good 好，其余是问题的代码），k 是否算数，p 是否不问；q 是几处共用的条件，e 是算式。",
		En: "A column is a letter and the number of a question: j its answer, t the type, r and x a number, s a text, c what is chosen, n a kind of no answer, w whether it has its form, u and v the verdict (blank, good, or the code of a finding), k whether it counts, p whether it is passed over; q is a condition that several share, e a calculation."},
	{Code: "sql.part-item", Zh: "题 %[1]s（第 %[2]d 行）", En: "item %[1]s (line %[2]d)"},
	{Code: "sql.part-value", Zh: "计算值 %[1]s（第 %[2]d 行）", En: "computed value %[1]s (line %[2]d)"},
	{Code: "sql.part-rule", Zh: "校验 %[1]s（第 %[2]d 行）", En: "rule %[1]s (line %[2]d)"},
}

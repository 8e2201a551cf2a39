package catalogue

// conditionEntries are mistakes in the meaning of conditions.
var conditionEntries = []Entry{
	{Code: "E401", Zh: `“%[1]s”有不止一种读法`, En: `%[1]s can be read in more than one way`, About: &About{
		Zh: `单写一个整数，可能是那一题的编号，也可能是数，在选项题旁边还可能是选项编号。几种读法都说得通时，要写明是哪一种：第 4 题写 Q4，数写 4.0，选项写 ④。`,
		En: `A bare whole number may be a question, a number or, beside a choice, a code. Where several fit, say which: Q4, 4.0 or ④.`,
		Broken: example + `question 4 "人口" integer
question 5 "劳动力" integer
  assert warn "劳动力太多" if 5 > 4
`,
		Mended: example + `question 4 "人口" integer
question 5 "劳动力" integer
  assert warn "劳动力太多" if Q5 > Q4
`,
	}},
	{Code: "E402", Zh: `“%[1]s”是%[2]s，“%[3]s”是%[4]s，不能相比`, En: `%[1]s is %[2]s and %[3]s is %[4]s; they cannot be compared`, About: &About{
		Zh: `只有同类的答案才能相比：数与数、日期与日期、文字与文字、选项题与它的选项编号。`,
		En: `Only values of one kind compare: numbers, dates, texts, a choice with its codes.`,
		Broken: example + `question 1 "姓名" text
question 2 "年龄" integer
  assert warn "不对" if 2 == "张三"
`,
		Mended: example + `question 1 "姓名" text
question 2 "年龄" integer
  assert warn "不对" if 1 == "张三"
`,
	}},
	{Code: "E403", Zh: `“%[1]s”不是条件：要写它与什么相比`, En: `%[1]s is no condition: say what it is compared with`, About: &About{
		Zh: `条件是能说“对”或“不对”的话，如 4 == ①、年龄 > 60。`,
		En: `A condition is something that is true or false, like 4 == ①.`,
		Broken: example + `question 4 "是否"
  option ① "是"
  option ② "否"
question 5 "年龄" integer
  ask if Q4
`,
		Mended: example + `question 4 "是否"
  option ① "是"
  option ② "否"
question 5 "年龄" integer
  ask if Q4 == ①
`,
	}},
	{Code: "E404", Zh: `“%[1]s”是条件，这里要的是值`, En: `%[1]s is a condition where a value belongs`, About: &About{
		Zh: `比较的两边要写值（题号、数、文字），不能再写条件。`,
		En: `Both sides of a comparison are values, not conditions.`,
		Broken: example + `question 1 "姓名" text
question 2 "年龄" integer
  assert warn "不对" if answered(1) == 1
`,
		Mended: example + `question 1 "姓名" text
question 2 "年龄" integer
  assert warn "不对" if answered(1)
`,
	}},
	{Code: "E405", Zh: `“%[1]s”题没有选项 %[2]s，它的选项是：%[3]s`, En: `question %[1]s has no option %[2]s; its options are: %[3]s`, About: &About{
		Zh: `条件里的选项编号要是那一题自己的选项。`,
		En: `A code in a condition must be one of that question's options.`,
		Broken: example + `question 4 "是否"
  option ① "是"
  option ② "否"
  skip goto end if 4 == ③
`,
		Mended: example + `question 4 "是否"
  option ① "是"
  option ② "否"
  skip goto end if 4 == ②
`,
	}},
	{Code: "E406", Zh: `没有叫“%[1]s”的函数`, En: `there is no function %[1]s`, About: &About{
		Zh: `能用的函数：answered 已答、count 选中数、abs、min、max、sum、round、len 字数、matches 匹配、valid_id、year、days。`,
		En: `The functions are answered, count, abs, min, max, sum, round, len, matches, valid_id, year, days.`,
		Broken: example + `question 1 "收入" number
  assert warn "不对" if absolute(1) > 5.0
`,
		Mended: example + `question 1 "收入" number
  assert warn "不对" if abs(Q1) > 5.0
`,
	}},
	{Code: "E407", Zh: `函数“%[1]s”要 %[2]d 个值，这里写了 %[3]d 个`, En: `%[1]s takes %[2]d values; %[3]d are given`, About: &About{
		Zh: `函数括号里值的个数不对。`,
		En: `A function got the wrong number of values.`,
		Broken: example + `question a "收入" number
  assert warn "不对" if abs(a, a) > 5
`,
		Mended: example + `question a "收入" number
  assert warn "不对" if abs(a) > 5
`,
	}},
	{Code: "E408", Zh: `“%[1]s”是%[2]s，这个函数要的是%[3]s`, En: `%[1]s is %[2]s; this function takes %[3]s`, About: &About{
		Zh: `每个函数只用于一类答案：count 用于多选题，len 和 matches 用于文字，year 和 days 用于日期。`,
		En: `Each function takes one kind of answer.`,
		Broken: example + `question a "收入" number
  assert warn "不对" if len(a) > 5
`,
		Mended: example + `question a "姓名" text
  assert warn "不对" if len(a) > 5
`,
	}},
	{Code: "E409", Zh: `“%[1]s”里没有问题：两边都是固定的值`, En: `%[1]s has no question in it: both sides are constants`, About: &About{
		Zh: `比较的一边至少要有一个问题。`,
		En: `A comparison needs a question on one side.`,
		Broken: example + `question a "收入" number
  assert warn "不对" if 1 == 2 or a > 1
`,
		Mended: example + `question a "收入" number
  assert warn "不对" if a == 2 or a > 1
`,
	}},
	{Code: "E410", Zh: `%[1]s 不是%[2]s，应写成 %[3]s 这样`, En: `%[1]s is not %[2]s; write it like %[3]s`, About: &About{
		Zh: `条件里的日期写成四位年、两位月、两位日，并且要真有这一天；时间写成两位时、两位分，中间一个冒号；日期时间中间加一个 T。`,
		En: `In a condition a date is a real day written YYYY-MM-DD, a time is written HH:MM, both together with a T between.`,
		Broken: example + `question d "日期" date
  assert warn "太早" if d < "2020-4-1"
`,
		Mended: example + `question d "日期" date
  assert warn "太早" if d < "2020-04-01"
`,
	}},
	{Code: "E411", Zh: `“%[1]s”不能作匹配的样式`, En: `%[1]s cannot be a pattern for matches`, About: &About{
		Zh: `matches 的第二个值是引号里的样式（正则表达式），只能用各处都通用的写法：字符、[ ]、( )、|、* + ? {n,m}、^ $、\d \w \s \b。`,
		En: `The pattern of matches is a string in the regular-expression syntax that RE2 and ECMAScript share.`,
		Broken: example + `question a "电话" text
  assert warn "不对" unless matches(a, "^1[0-9{10}$")
`,
		Mended: example + `question a "电话" text
  assert warn "不对" unless matches(a, "^1[0-9]{10}$")
`,
	}},
	{Code: "E412", Zh: `“%[1]s”是多选题，不能这样比`, En: `%[1]s is a multiple choice and does not compare like this`, About: &About{
		Zh: `多选题可以有几个答案，要问“选了没有”：10-1 has ③；或问选了几个：count(10-1) > 2。`,
		En: `A multiple choice has several answers: ask whether one is marked, 10-1 has ③, or how many, count(10-1) > 2.`,
		Broken: example + `question a "原因" multi
  option ① "甲"
  option ② "乙"
question b "说明" text
  ask if a == ①
`,
		Mended: example + `question a "原因" multi
  option ① "甲"
  option ② "乙"
question b "说明" text
  ask if a has ①
`,
	}},
	{Code: "E413", Zh: `has（包含）只用于多选题，“%[1]s”不是多选题`, En: `has is for multiple choices; %[1]s is none`, About: &About{
		Zh: `单选题写 4 == ③ 或 4 in {②, ③}。`,
		En: `For a single choice write 4 == ③ or 4 in {②, ③}.`,
		Broken: example + `question a "原因"
  option ① "甲"
  option ② "乙"
question b "说明" text
  ask if a has ①
`,
		Mended: example + `question a "原因"
  option ① "甲"
  option ② "乙"
question b "说明" text
  ask if a == ①
`,
	}},
	{Code: "E414", Zh: `“%[1]s”是多选题，不能用 in（属于）；写成 %[1]s has ① or %[1]s has ②`, En: `%[1]s is a multiple choice: instead of in write %[1]s has ① or %[1]s has ②`, About: &About{
		Zh: `in（属于）用于单选题、数、文字和日期。`,
		En: `in is for single choices, numbers, texts and dates.`,
		Broken: example + `question a "原因" multi
  option ① "甲"
  option ② "乙"
question b "说明" text
  ask if a in {①}
`,
		Mended: example + `question a "原因" multi
  option ① "甲"
  option ② "乙"
question b "说明" text
  ask if a has ①
`,
	}},
	{Code: "E415", Zh: `“%[1]s”不能放在这里，这里要的是%[2]s`, En: `%[1]s cannot stand here; %[2]s belongs here`, About: &About{
		Zh: `花括号里和 has 后面只能写固定的值，并且与左边同类。`,
		En: `Inside {…} and after has stand constants of the kind on the left.`,
		Broken: example + `question a "年份" integer
question b "说明" text
  ask if a in {2019, "2020"}
`,
		Mended: example + `question a "年份" integer
question b "说明" text
  ask if a in {2019, 2020}
`,
	}},
	{Code: "E416", Zh: `“%[1]s”是%[2]s，不能参加计算，这里要的是%[3]s`, En: `%[1]s is %[2]s and cannot be calculated with; %[3]s belongs here`, About: &About{
		Zh: `加减乘除和 abs、sum 等只用于数。多选题选了几个用 count(…)，文字的长度用 len(…)。`,
		En: `Arithmetic is for numbers.`,
		Broken: example + `question a "姓名" text
  assert warn "不对" if a + 1 > 2
`,
		Mended: example + `question a "年龄" integer
  assert warn "不对" if a + 1 > 2
`,
	}},
	{Code: "E417", Zh: `“%[1]s”和“%[2]s”都是选项题，不能互相比较`, En: `%[1]s and %[2]s are both choices and cannot be compared`, About: &About{
		Zh: `两个选项题的编号各有各的意思，要分别写：a == ① and b == ①。`,
		En: `The codes of two choices mean different things; compare each with codes.`,
		Broken: example + `choices yn
  option ① "是"
  option ② "否"
question a "甲" yn
question b "乙" yn
  assert warn "不一致" if a != b
`,
		Mended: example + `choices yn
  option ① "是"
  option ② "否"
question a "甲" yn
question b "乙" yn
  assert warn "不一致" if a == ① and b == ②
`,
	}},
	{Code: "E418", Zh: `这个条件没有用到任何问题，结果永远一样`, En: `this condition uses no question and never changes`, About: &About{
		Zh: `条件至少要用到一个问题。`,
		En: `A condition must use at least one question.`,
	}},
	{Code: "E420", Zh: `“%[1]s”是条件，不是一个值`, En: `%[1]s is a condition, not a value`, About: &About{
		Zh: `条件只有成立、不成立（或还不知道），不能拿来比较、计算或问“是否已答”。直接写它的名字：if poor、if not poor。`,
		En: `A condition holds or does not; it cannot be compared or computed with. Write its name alone: if poor, if not poor.`,
		Broken: example + `question 1 "年收入" number
condition poor if 1 < 4000.0
question 2 "是否申请低保" text
  ask if poor == 1
`,
		Mended: example + `question 1 "年收入" number
condition poor if 1 < 4000.0
question 2 "是否申请低保" text
  ask if poor
`,
	}},
	{Code: "E421", Zh: `条件展开以后太长（最多用到 %[1]d 次问题）`, En: `the condition is too long once those it names are written out (at most %[1]d uses of questions)`, About: &About{
		Zh: `条件一层套一层，每层又用到几次下面的条件，展开以后会变得极长。请把它写短些。`,
		En: `Conditions that use each other several times grow very long when written out. Write it shorter.`,
	}},
	{Code: "E419", Zh: `文字不能用 %[1]s 比较，只能用 == 或 !=`, En: `texts do not compare by %[1]s, only by == and !=`, About: &About{
		Zh: `文字没有大小。比长短用 len(x)。`,
		En: `Texts have no order; their length is len(x).`,
		Broken: example + `question a "姓名" text
  assert warn "不对" if a > "张"
`,
		Mended: example + `question a "姓名" text
  assert warn "不对" if len(a) > 10
`,
	}},
	{Code: "E440", Zh: `“%[1]s”在“%[2]s”后面，计算只能用前面的题`, En: `%[1]s comes after %[2]s; a computed item uses earlier ones only`, About: &About{
		Zh: `计算放在它用到的所有题的后面。`,
		En: `A computed item stands behind all that it is computed from.`,
		Broken: example + `question a "收入一" number
compute total "合计" as a + b
question b "收入二" number
`,
		Mended: example + `question a "收入一" number
question b "收入二" number
compute total "合计" as a + b
`,
	}},
	{Code: "E441", Zh: `“%[1]s”没有用到任何问题，不用算`, En: `%[1]s uses no question, so there is nothing to compute`, About: &About{
		Zh: `计算至少要用到一个问题的答案。`,
		En: `A computed item uses the answer of a question at least.`,
		Broken: example + `question a "收入" number
compute b "标准" as 4000 + 1.5
`,
		Mended: example + `question a "收入" number
compute b "与标准的差" as a - 4000.0
`,
	}},
	{Code: "E442", Zh: `“%[1]s”是%[2]s，算出的应是数、日期或文字`, En: `%[1]s is %[2]s; what is computed is a number, a date or a text`, About: &About{
		Zh: `选项题没有数值，不能直接计算；多选题可以用 count(x) 数选了几个。`,
		En: `A choice has no number; of a multiple choice count(x) is one.`,
		Broken: example + `question a "原因" multi
  option ① "病"
  option ② "学"
compute b "原因个数" as a
`,
		Mended: example + `question a "原因" multi
  option ① "病"
  option ② "学"
compute b "原因个数" as count(a)
`,
	}},
	{Code: "E443", Zh: `计算里不能用程序提供的函数 %[1]s，表单和访谈里算不出来`, En: `a computed item cannot call %[1]s, a function of the embedding program, which a form does not have`, About: &About{
		Zh: `程序提供的函数只能用在校验里。`,
		En: `Functions of the embedding program are for asserts.`,
	}},
	{Code: "E444", Zh: `“%[1]s”把用到的计算展开以后太长了（最多 %[2]d 项）`, En: `%[1]s is too long once the computed items in it are written out (%[2]d parts at most)`, About: &About{
		Zh: `一个计算可以用前面的计算，但一层层翻倍会长得没有尽头。请少用几层。`,
		En: `A computed item may use earlier ones, but doubling at every step grows without end.`,
	}},
	{Code: "E430", Zh: `“%[1]s”题没有写 %[2]s，不会有这种答案`, En: `question %[1]s does not offer %[2]s`, About: &About{
		Zh: `refused（拒答）、dontknow（不知道）只能问写了它的题：在那道题的类型后面加上这个词，或者去掉这个条件。“注明”的空不能写它，问那道题本身。`,
		En: `refused and dontknow can be asked only of a question that offers them: write the word behind its type, or leave the condition out. What an option asks for never offers them; ask about its question.`,
		Broken: example + `question a "收入" number dontknow
  assert warn "请说明原因" if refused(a)
`,
		Mended: example + `question a "收入" number dontknow refused
  assert warn "请说明原因" if refused(a)
`,
	}},
	{Code: "E431", Zh: `“%[1]s”和选项 %[2]s “%[3]s”是同一个意思，只能留一个`, En: `%[1]s and the option %[2]s “%[3]s” say the same; keep one`, About: &About{
		Zh: `表格里写这个词，就分不清是哪一个。去掉选项，就用 refused(x)、dontknow(x) 判断；留下选项，就用它的编号判断。`,
		En: `In a table of answers the word would mean both. Without the option ask by refused(x) or dontknow(x); without the modifier ask by the option's code.`,
		Broken: example + `question a "是否在校" dontknow
  option ① "是"
  option ② "否"
  option ⑨ "不知道"
`,
		Mended: example + `question a "是否在校" dontknow
  option ① "是"
  option ② "否"
`,
	}},
	{Code: "E470", Zh: `“%[1]s”不是排序题，选项没有名次`, En: `%[1]s is no ranking: its options have no place`, About: &About{
		Zh: `名次（rank）只问排序题（ranking）里的选项排第几。多选题用 has（包含）问选了没有。`,
		En: `rank tells the place of an option in a ranking. Of a multiple choice ask whether an option is marked: has.`,
		Broken: example + `question a "原因" multi
  option ① "甲"
  option ② "乙"
question b "说明" text
  ask if rank(a, ①) == 1
`,
		Mended: example + `question a "原因" ranking
  option ① "甲"
  option ② "乙"
question b "说明" text
  ask if rank(a, ①) == 1
`,
	}},
	{Code: "E471", Zh: `“%[1]s”是位置，不能这样比`, En: `%[1]s is a location and does not compare like this`, About: &About{
		Zh: `位置（location）没有大小，也不比是不是同一处。要问定位的精度（米）：accuracy(x) <= 50；问有没有定位：answered(x)。`,
		En: `Locations have no order and are not compared. Ask for the accuracy in metres, accuracy(x) <= 50, or whether there is one, answered(x).`,
		Broken: example + `question a "住处" location
  assert warn "定位不准，请再定一次" if a > 50
`,
		Mended: example + `question a "住处" location
  assert warn "定位不准，请再定一次" if accuracy(a) > 50
`,
	}},
	{Code: "help.matrix", Zh: `%[1]s 是表格题，回答在它的小题里：%[2]s`, En: `%[1]s is a matrix; its rows have the answers:%[2]s`},
	{Code: "W401", Zh: `除以 0 算不出结果`, En: `a division by zero has no value`, About: &About{
		Zh: `除数是 0，永远算不出结果，这个条件也就没有结果。`,
		En: `A constant zero as a divisor never gives a value, so the condition is always unknown.`,
		Broken: example + `question a "收入" number
  assert warn "不对" if a / 0 > 1
`,
		Mended: example + `question a "收入" number
  assert warn "不对" if a / 12 > 1
`,
	}},
	{Code: "sort.number", Zh: `数`, En: `a number`},
	{Code: "sort.text", Zh: `文字`, En: `a text`},
	{Code: "sort.time", Zh: `时间`, En: `a time`},
	{Code: "sort.datetime", Zh: `日期时间`, En: `a date with a time`},
	{Code: "sort.date", Zh: `日期`, En: `a date`},
	{Code: "sort.choice", Zh: `单选题`, En: `a single choice`},
	{Code: "sort.choices", Zh: `多选题`, En: `a multiple choice`},
	{Code: "sort.location", Zh: `位置`, En: `a location`},
	{Code: "sort.code", Zh: `选项编号`, En: `an option's code`},
	{Code: "sort.constant", Zh: `固定的值`, En: `a constant`},
	{Code: "sort.question", Zh: `问题`, En: `a question`},
	{Code: "help.no-answer", Zh: `问是不是这种答案写：%[1]s(x)`, En: `to ask for that answer write: %[1]s(x)`},
	{Code: "help.has", Zh: `问“选了没有”写：%[1]s has ①`, En: `to ask whether an option is marked write: %[1]s has ①`},
}

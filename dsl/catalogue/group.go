package catalogue

// groupEntries are mistakes in repeated groups.
var groupEntries = []Entry{
	{Code: "E286", Zh: `“%[1]s”后面缺少循环的名称`, En: `the group's id is missing behind %[1]s`, About: &About{
		Zh: `循环的名称用来取各行的答案，如 members；后面是引号里的标题。`,
		En: `A group has an id, such as members, and then its title.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat "家庭成员" times size
question name "姓名" text
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E287", Zh: `“%[1]s”后面缺少循环的标题`, En: `the group's title is missing behind %[1]s`, About: &About{
		Zh: `标题放在引号里，紧跟在名称后面。`,
		En: `The title stands in quotes right behind the id.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members times size
question name "姓名" text
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E288", Zh: `后面没有写循环多少次`, En: `how many times is missing`, About: &About{
		Zh: `“次数”（times）后面写一个数、一道题或一个算式；由调查员决定填几个的，不写“次数”。`,
		En: `Behind times stands a number, a question or a term; leave times out where the enumerator decides.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times
question name "姓名" text
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E810", Zh: `这里的“%[1]s”没有对应的 repeat（循环）`, En: `there is no group for this %[1]s to end`, About: &About{
		Zh: `每个 endrepeat（循环结束）结束一个前面的 repeat（循环）。`,
		En: `Each endrepeat ends a repeat before it.`,
		Broken: example + `question size "家庭人口" integer 1..30
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
`,
	}},
	{Code: "E811", Zh: `循环“%[1]s”没有写到哪里结束`, En: `the group %[1]s has no end`, About: &About{
		Zh: `在它的最后一道题后面写 endrepeat（循环结束）。`,
		En: `Write endrepeat behind its last question.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E812", Zh: `循环“%[1]s”里面不能有部分或结尾，先写 endrepeat（循环结束）`, En: `no section or closing begins in the group %[1]s: end it first`, About: &About{
		Zh: `循环里只有题目、计算和另一层循环。`,
		En: `In a group stand questions, computed items and one more level of groups.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
section b "其他"
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
endrepeat
section b "其他"
`,
	}},
	{Code: "E813", Zh: `循环“%[1]s”在“%[2]s”里面，已经是第三层，最多两层`, En: `the group %[1]s is in %[2]s, on a third level; there are two at most`, About: &About{
		Zh: `循环里面最多再套一层循环，如地块和地块上的作物。`,
		En: `Groups nest once: plots, and the crops of a plot.`,
		Broken: example + `repeat a "甲"
repeat b "乙"
repeat c "丙"
question x "x" integer
endrepeat
endrepeat
endrepeat
`,
		Mended: example + `repeat a "甲"
repeat b "乙"
question x "x" integer
endrepeat
endrepeat
`,
	}},
	{Code: "E814", Zh: `循环“%[1]s”自己没有答案，这里不能有选项或跳转`, En: `the group %[1]s itself has no answer: no options or skips here`, About: &About{
		Zh: `选项和跳转写在循环里的题目下面；要不要问整个循环，用 ask if（询问 如果）。`,
		En: `Options and skips stand below the questions in the group; whether to ask the whole group is said by ask if.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
  skip goto end if size == 1.0
question name "姓名" text
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
  ask if size > 1
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E815", Zh: `循环“%[1]s”里没有题目`, En: `there is no question in the group %[1]s`, About: &About{
		Zh: `把要对每一个人（每一块地……）问的题写在 repeat 和 endrepeat 之间。`,
		En: `The questions to be asked for each stand between repeat and endrepeat.`,
		Broken: example + `repeat members "家庭成员"
endrepeat
`,
		Mended: example + `repeat members "家庭成员"
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E816", Zh: `循环的次数是 1 到 %[1]d 之间的整数`, En: `a group is repeated a whole number of times from 1 to %[1]d`, About: &About{
		Zh: `次数太多填不完，也存不下。`,
		En: `More rows than that nobody fills in.`,
		Broken: example + `repeat members "家庭成员" 1..5000
question name "姓名" text
endrepeat
`,
		Mended: example + `repeat members "家庭成员" 1..50
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E817", Zh: `写了“次数”，至少几行就不用再写`, En: `with times, the least number of rows has no meaning`, About: &About{
		Zh: `有“次数”（times）时，行数由它决定；界限里只能写最多几行，如 ..20。`,
		En: `With times the number of rows is given; only the most can be bounded, as ..20.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" 2..20 times size
question name "姓名" text
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" ..20 times size
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E818", Zh: `“%[1]s”在循环“%[2]s”的后面或里面，循环多少次只能由前面的题决定`, En: `%[1]s comes after the group %[2]s or in it; how often it is repeated hangs on earlier questions only`, About: &About{
		Zh: `先问有几口人，再问每一口人。`,
		En: `First ask how many there are.`,
		Broken: example + `repeat members "家庭成员" times size
question name "姓名" text
endrepeat
question size "家庭人口" integer 1..30
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
`,
	}},
	{Code: "E819", Zh: `“%[1]s”是%[2]s，循环多少次应是%[3]s`, En: `%[1]s is %[2]s; how often a group is repeated is %[3]s`, About: &About{
		Zh: `次数写一个数，或者答案是数的题。`,
		En: `The number of times is a number, or a question whose answer is one.`,
		Broken: example + `question who "户主" text
repeat members "家庭成员" times who
question name "姓名" text
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
`,
	}},
	{Code: "E820", Zh: `“%[1]s”在循环“%[2]s”里，每一行都有一个，要说明是哪些行`, En: `%[1]s is in the group %[2]s, so each row has one: say which rows`, About: &About{
		Zh: `循环外面（和别的循环里）不能直接用循环里的题，要对所有的行发问：any（任一）、all（全部）、count（选中数）、sum（合计）等。`,
		En: `Outside the group its questions cannot be used by themselves; ask about all rows by any, all, count, sum, min or max.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question 5 "是否有儿童"
  option ① "是"
  option ② "否"
  assert warn "与年龄不符" if 5 == ② and age < 18
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question 5 "是否有儿童"
  option ① "是"
  option ② "否"
  assert warn "与年龄不符" if 5 == ② and any(members where age < 18)
`,
	}},
	{Code: "E821", Zh: `%[1]s 后面的括号里先写循环的名称，“%[2]s”不是循环`, En: `in the parentheses of %[1]s stands the name of a group first; %[2]s is none`, About: &About{
		Zh: `写成 any(members where age < 18)（任一(members 满足 age < 18)），members 是某个 repeat（循环）的名称。`,
		En: `Write any(members where age < 18), where members is the id of a repeat.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question 5 "是否有儿童"
  option ① "是"
  option ② "否"
  assert warn "与年龄不符" if 5 == ② and any(age where age < 18)
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question 5 "是否有儿童"
  option ① "是"
  option ② "否"
  assert warn "与年龄不符" if 5 == ② and any(members where age < 18)
`,
	}},
	{Code: "E822", Zh: `循环“%[1]s”在“%[2]s”里，每一行都有一个，要先对“%[2]s”的行发问`, En: `the group %[1]s is in %[2]s, so each of its rows has one: ask about the rows of %[2]s first`, About: &About{
		Zh: `里层的循环要一层一层问：any(plots where any(crops where …))、sum(plots, sum(crops, yield))。`,
		En: `Ask level by level: any(plots where any(crops where …)), sum(plots, sum(crops, yield)).`,
		Broken: example + `repeat plots "地块"
question area "面积" number 0..
repeat crops "作物"
question yield "产量" number 0..
endrepeat
endrepeat
question total "总产量" number 0..
  assert warn "不符" if total != sum(crops, yield)
`,
		Mended: example + `repeat plots "地块"
question area "面积" number 0..
repeat crops "作物"
question yield "产量" number 0..
endrepeat
endrepeat
question total "总产量" number 0..
  assert warn "不符" if total != sum(plots, sum(crops, yield))
`,
	}},
	{Code: "E823", Zh: `%[1]s 要写问什么：%[1]s(%[2]s 满足 条件)`, En: `say what is asked of the rows: %[1]s(%[2]s where CONDITION)`, About: &About{
		Zh: `where（满足）后面写对每一行问的条件。`,
		En: `Behind where stands the condition that is put to each row.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
  assert warn "没有大人" if not any(members)
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
  assert warn "没有大人" if not any(members where age >= 18)
endrepeat
`,
	}},
	{Code: "E824", Zh: `写成 选中数(%[1]s)、选中数(%[1]s 满足 条件)，或者 合计(%[1]s, 要加的数)；最小值、最大值同合计`, En: `write count(%[1]s), count(%[1]s where CONDITION), or sum(%[1]s, NUMBER); min and max like sum`, About: &About{
		Zh: `数行用 count（选中数）；把各行的数加起来用 sum（合计），后面写加什么。`,
		En: `Rows are counted by count; sum adds a number of each row, which stands behind the group.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question ages "年龄之和" integer
  assert warn "不符" if ages != sum(members where age < 18)
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question ages "年龄之和" integer
  assert warn "不符" if ages != sum(members where age < 18, age)
`,
	}},
	{Code: "E825", Zh: `unique（唯一）只能问同一循环里的一道题，不能是多选或算出来的：“%[1]s”不行`, En: `unique is asked of a question of the same group, neither multi nor computed: %[1]s is not`, About: &About{
		Zh: `unique(id_no) 写在循环里面，问别的行有没有同样的答案。`,
		En: `unique(id_no) stands in the group and asks whether another row bears the same answer.`,
		Broken: example + `question size "家庭人口" integer 1..30
  assert block "重复" unless unique(size)
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
  assert block "重名" unless unique(name)
endrepeat
`,
	}},
	{Code: "E826", Zh: `unique（唯一）只能用在校验（assert）里`, En: `unique can be used in asserts only`, About: &About{
		Zh: `问不问一道题，不能由后面的行决定。`,
		En: `Whether a question is asked cannot hang on rows that come later.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
question nick "小名" text
  ask if not unique(name)
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
  assert warn "重名" unless unique(name)
endrepeat
`,
	}},
	{Code: "E827", Zh: `“%[1]s”是循环，不是一道题`, En: `%[1]s is a group, not a question`, About: &About{
		Zh: `要用它有几行，写 count(members)；要用各行的答案，写 any、all、sum 等。`,
		En: `Its number of rows is count(members); the answers of its rows are asked about by any, all, sum and so on.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question 5 "其他人数" integer
  ask if members > 3
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question 5 "其他人数" integer
  ask if count(members) > 3
`,
	}},
	{Code: "E828", Zh: `这里不能插入“%[1]s”的答案：循环“%[2]s”的每一行都有一个`, En: `the answer of %[1]s cannot be inserted here: each row of the group %[2]s has one`, About: &About{
		Zh: `循环里的答案只能插入同一行的文字。`,
		En: `Answers of a group can be inserted into the texts of the same row only.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
endrepeat
question 5 "{name}的电话" text
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
question 5 "{name}的电话" text
endrepeat
`,
	}},
	{Code: "E830", Zh: `循环“%[1]s”里不能跳到结束：跳到这一行的末尾写 next（下一个）`, En: `in the group %[1]s no skip goes to the end: for the end of this row write next`, About: &About{
		Zh: `“结束”可以理解为这一行结束，也可以理解为整份问卷结束。这一行结束写“跳到 下一个”；后面的题问不问，用它自己的询问条件（ask if）。`,
		En: `The end could be that of the row or that of the survey. For that of the row write goto next; whether later questions are asked is said by their own ask if.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
  skip goto end if age < 6
question job "职业" text
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
  skip goto next if age < 6
question job "职业" text
endrepeat
`,
	}},
	{Code: "E831", Zh: `不能从循环“%[1]s”里面跳到外面的“%[2]s”：别的行还没有问`, En: `no skip leads out of the group %[1]s to %[2]s: other rows are still to be asked`, About: &About{
		Zh: `这一行不再问了，写 goto next（跳到 下一个）。`,
		En: `Where the rest of the row is not to be asked, write goto next.`,
		Broken: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
  skip goto 9 if age < 6
question job "职业" text
endrepeat
question 9 "备注" text optional
`,
		Mended: example + `question size "家庭人口" integer 1..30
repeat members "家庭成员" times size
question name "姓名" text
question age "年龄" integer 0..120
  skip goto next if age < 6
question job "职业" text
endrepeat
question 9 "备注" text optional
`,
	}},
	{Code: "E832", Zh: `不能跳进循环“%[1]s”里的“%[2]s”`, En: `no skip leads into the group %[1]s, to %[2]s`, About: &About{
		Zh: `可以跳到循环本身（写它的名称），或者循环后面的题。`,
		En: `A skip may go to the group itself, by its id, or behind it.`,
		Broken: example + `question size "家庭人口" integer 1..30
  skip goto name if size == 1.0
question head "户主" text
repeat members "家庭成员" times size
question name "姓名" text
endrepeat
`,
		Mended: example + `question size "家庭人口" integer 1..30
  skip goto members if size == 1.0
question head "户主" text
repeat members "家庭成员" times size
question name "姓名" text
endrepeat
`,
	}},
	{Code: "E833", Zh: `“%[1]s”只能用在循环里；这里跳到某一题，或 end（结束）`, En: `%[1]s has a meaning in a group only; here skip to a question, or to end`, About: &About{
		Zh: `goto next（跳到 下一个）跳到循环中这一行的末尾。`,
		En: `goto next goes to the end of a row of a group.`,
		Broken: example + `question size "家庭人口" integer 1..30
  skip goto next if size == 1.0
question head "户主" text
`,
		Mended: example + `question size "家庭人口" integer 1..30
  skip goto end if size == 1.0
question head "户主" text
`,
	}},
	{Code: "help.rows", Zh: `如：任一(%[1]s 满足 %[2]s …)、选中数(%[1]s 满足 %[2]s …)、合计(%[1]s, %[2]s)`, En: `such as any(%[1]s where %[2]s …), count(%[1]s where %[2]s …), sum(%[1]s, %[2]s)`},
}

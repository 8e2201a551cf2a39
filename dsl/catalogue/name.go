package catalogue

// nameEntries are mistakes in what is declared: ids, lists, types, bounds.
var nameEntries = []Entry{
	{Code: "E301", Zh: `没有叫“%[1]s”的问题`, En: `there is no question %[1]s`, About: &About{
		Zh: `条件里用到的编号必须是某个问题的编号。写错了编号、漏了空格（a-b 会被当作一个名字，a - b 才是相减），或者问题已经删掉，都会这样。`,
		En: `A condition names a question that the survey does not have. Check the id; between two values minus needs blanks on both sides (a - b).`,
		Broken: example + `question 1 "年龄" integer
question 2 "是否在校"
  ask if nianling > 5
  option ① "是"
  option ② "否"
`,
		Mended: example + `question nianling "年龄" integer
question 2 "是否在校"
  ask if nianling > 5
  option ① "是"
  option ② "否"
`,
	}},
	{Code: "E302", Zh: `没有编号为“%[1]s”的问题`, En: `there is no question numbered %[1]s`, About: &About{
		Zh: `数字之间紧挨着横线，读作一个编号（如 4-1）。如果想写减法，横线两边要留空格：Q4 - Q1。`,
		En: `Digits joined by dashes are one id (4-1). For a subtraction write blanks on both sides: Q4 - Q1.`,
		Broken: example + `question 4 "收入" number
question 5 "支出" number
  assert warn "结余太大" if 4-5 > 100
`,
		Mended: example + `question 4 "收入" number
question 5 "支出" number
  assert warn "结余太大" if Q4 - Q5 > 100
`,
	}},
	{Code: "E303", Zh: `编号“%[1]s”用了两次，第一次在%[2]s`, En: `the id %[1]s is used twice, first in %[2]s`, About: &About{
		Zh: `每个问题的编号只能用一次；条件的名字也不能与问题的编号相同。`,
		En: `Every question needs an id of its own, and every condition a name that no question bears.`,
		Broken: example + `question 1 "年龄" integer
question 1 "姓名" text
`,
		Mended: example + `question 1 "年龄" integer
question 2 "姓名" text
`,
	}},
	{Code: "E304", Zh: `“%[1]s”是语言自己的词，不能作问题编号`, En: `%[1]s is a word of the language and cannot be a question's id`, About: &About{
		Zh: `开头的词（question、option、skip……）、end 和 not 不能用作问题编号，否则读不出一段从哪里开始。换一个名字即可。`,
		En: `Words that open a part or clause, and end and not, cannot be ids. Choose another name.`,
		Broken: example + `question end "结束了吗" text
`,
		Mended: example + `question ending "结束了吗" text
`,
	}},
	{Code: "E305", Zh: `“%[1]s”是语言自己的词，不能作选项表的名字`, En: `%[1]s is a word of the language and cannot name a list of options`, About: &About{
		Zh: `选项表不能叫作题型（integer、text……）、修饰词（multi、optional……）或开头的词。`,
		En: `A list of options cannot be called like a type, a modifier or an opening word.`,
		Broken: example + `choices text
  option ① "是"
question 1 "是否" text
`,
		Mended: example + `choices yes
  option ① "是"
question 1 "是否" yes
`,
	}},
	{Code: "E306", Zh: `选项表“%[1]s”写了两次，第一次在%[2]s`, En: `the list %[1]s is declared twice, first in %[2]s`, About: &About{
		Zh: `每个选项表的名字只能用一次。`,
		En: `Every list of options needs a name of its own.`,
		Broken: example + `choices yes_no
  option ① "是"
choices yes_no
  option ① "否"
question 1 "是否" yes_no
`,
		Mended: example + `choices yes_no
  option ① "是"
  option ② "否"
question 1 "是否" yes_no
`,
	}},
	{Code: "E307", Zh: `没有叫“%[1]s”的题型或选项表`, En: `there is no type or list of options called %[1]s`, About: &About{
		Zh: `问题文字后面要写题型（integer 整数、number 数值、text 文本、date 日期、time 时间、datetime 日期时间、resident_id 身份证、phone 手机号、rating 评分、location 位置、photo 照片、signature 签名）或某个选项表的名字。`,
		En: `Behind a question's text stands a type (integer, number, text, date, time, datetime, resident_id, phone, rating, location, photo, signature) or the name of a list.`,
		Broken: example + `question 1 "年龄" interger
`,
		Mended: example + `question 1 "年龄" integer
`,
	}},
	{Code: "E308", Zh: `选项 %[1]s 写了两次，第一次在%[2]s`, En: `option %[1]s is given twice, first in %[2]s`, About: &About{
		Zh: `同一个问题（或选项表）里，每个选项的编号只能用一次。`,
		En: `An option's code may stand once in a question or list.`,
		Broken: example + `question 1 "是否"
  option ① "是"
  option ① "否"
`,
		Mended: example + `question 1 "是否"
  option ① "是"
  option ② "否"
`,
	}},
	{Code: "E309", Zh: `部分“%[1]s”写了两次，第一次在%[2]s`, En: `the section %[1]s is declared twice, first in %[2]s`, About: &About{
		Zh: `每个部分的名字只能用一次。`,
		En: `Every section needs an id of its own.`,
		Broken: example + `section a "家庭"
question 1 "年龄" integer
section a "收入"
question 2 "收入" number
`,
		Mended: example + `section a "家庭"
question 1 "年龄" integer
section b "收入"
question 2 "收入" number
`,
	}},
	{Code: "E310", Zh: `校验“%[1]s”写了两次，第一次在%[2]s`, En: `the rule %[1]s is declared twice, first in %[2]s`, About: &About{
		Zh: `校验的名字会出现在检查结果里，全卷只能用一次。`,
		En: `A rule's name shows in findings and must be unique in the survey.`,
		Broken: example + `question 1 "年龄" integer
  assert warn old "年龄偏大" if 1 > 90.0
  assert warn old "年龄很大" if 1 > 100.0
`,
		Mended: example + `question 1 "年龄" integer
  assert warn old "年龄偏大" if 1 > 90.0
  assert warn very-old "年龄很大" if 1 > 100.0
`,
	}},
	{Code: "E311", Zh: `问题 %[1]s 没有写题型，也没有选项`, En: `question %[1]s has neither a type nor options`, About: &About{
		Zh: `问题要有题型（如 integer、text）、选项表的名字，或自己的选项。`,
		En: `A question needs a type, the name of a list, or options of its own.`,
		Broken: example + `question 1 "年龄"
`,
		Mended: example + `question 1 "年龄" integer
`,
	}},
	{Code: "E312", Zh: `问题已写“%[1]s”，不能再写自己的选项`, En: `the question is %[1]s already and cannot have options of its own`, About: &About{
		Zh: `要么写题型或选项表的名字，要么写自己的选项，不能两样都写。`,
		En: `Write a type or a list's name, or own options, not both.`,
		Broken: example + `question 1 "是否" text
  option ① "是"
`,
		Mended: example + `question 1 "是否"
  option ① "是"
`,
	}},
	{Code: "E313", Zh: `多选（multi）只用于有选项的问题，“%[1]s”没有选项`, En: `multi is for questions with options; %[1]s has none`, About: &About{
		Zh: `只有从选项里选的问题才能多选。`,
		En: `Only a question with options can be multi.`,
		Broken: example + `question 1 "姓名" text multi
`,
		Mended: example + `question 1 "姓名" text
`,
	}},
	{Code: "E314", Zh: `这里不能写范围：只有 integer、number、text 和 multi 后面可以写`, En: `a bound cannot stand here: only behind integer, number, text and multi`, About: &About{
		Zh: `范围（如 1..30）紧跟在 integer、number、text（字数）或 multi（选几个）后面。日期的早晚用校验写：assert block "…" if x < "2020-01-01"。`,
		En: `A bound (1..30) stands right behind integer, number, text (characters) or multi (marks).`,
		Broken: example + `question 1 "脱贫日期" date 2014..2020
`,
		Mended: example + `question 1 "脱贫日期" date
`,
	}},
	{Code: "E315", Zh: `范围的下限比上限大`, En: `the lower end of the bound is above the upper end`, About: &About{
		Zh: `范围从小到大写。`,
		En: `Write the smaller end first.`,
		Broken: example + `question 1 "人口" integer 30..1
`,
		Mended: example + `question 1 "人口" integer 1..30
`,
	}},
	{Code: "E316", Zh: `选项表“%[1]s”里没有选项`, En: `the list %[1]s has no options`, About: &About{
		Zh: `选项表下面至少写一个选项。`,
		En: `A list needs at least one option.`,
		Broken: example + `choices yes_no
question 1 "是否" yes_no
`,
		Mended: example + `choices yes_no
  option ① "是"
question 1 "是否" yes_no
`,
	}},
	{Code: "E317", Zh: `%[1]s 不能作这里的范围：要整数，且不超过 10^15`, En: `%[1]s cannot be an end of this bound: it must be whole and within 10^15`, About: &About{
		Zh: `整数题、多选和文字的范围要写整数；选几个、几个字不能是负数。`,
		En: `The bound of an integer, and of a number of marks or characters, is whole; marks and characters are never negative.`,
		Broken: example + `question 1 "人口" integer 1.5..30
`,
		Mended: example + `question 1 "人口" integer 1..30
`,
	}},
	{Code: "E319", Zh: `结尾（closing）要放在最后，后面不能再分部分`, En: `the closing comes last; no section can follow it`, About: &About{
		Zh: `结尾（签名、日期）放在问卷最后，其他部分写在它前面。`,
		En: `The closing stands at the end of a survey, every section before it.`,
		Broken: example + `question 1 "年龄" integer
closing "签名"
question 2 "日期" date
section b "收入"
question 3 "收入" number
`,
		Mended: example + `question 1 "年龄" integer
section b "收入"
question 3 "收入" number
closing "签名"
question 2 "日期" date
`,
	}},
	{Code: "E320", Zh: `结尾（closing）只能有一个`, En: `a survey has one closing`, About: &About{
		Zh: `一份问卷只有一个结尾。`,
		En: `A survey has one closing.`,
		Broken: example + `question 1 "年龄" integer
closing "签名"
question 2 "日期" date
closing "再签"
question 3 "签名" signature
`,
		Mended: example + `question 1 "年龄" integer
closing "签名"
question 2 "日期" date
question 3 "签名" signature
`,
	}},
	{Code: "E321", Zh: `问卷里没有问题`, En: `the survey has no questions`, About: &About{
		Zh: `问卷至少要有一个问题。`,
		En: `A survey needs at least one question.`,
		Broken: example + `section a "家庭"
`,
		Mended: example + `section a "家庭"
question 1 "年龄" integer
`,
	}},
	{Code: "E322", Zh: `“%[1]s”写了两次，第一次在%[2]s`, En: `%[1]s is given twice, first in %[2]s`, About: &About{
		Zh: `问卷开头的每一项（version、source……）只写一次。`,
		En: `Each property of a survey is given once.`,
	}},
	{Code: "E323", Zh: `问题编号“%[1]s”里不能有点`, En: `the id of a question cannot have a point in it: %[1]s`, About: &About{
		Zh: `带点的编号（如 8-4.5）留给“请注明”：它是 8-4 题选项 5 的文字，由 specify 自动产生。`,
		En: `An id with a point (8-4.5) names the words of an option marked specify; it comes by itself.`,
		Broken: example + `question 8-4.5 "其他原因" text
`,
		Mended: example + `question 8-5 "其他原因" text
`,
	}},
	{Code: "E324", Zh: `“%[1]s”会与“%[2]s”题的另一种写法混淆，请换一个编号`, En: `%[1]s would be confused with the other way to write question %[2]s; choose another id`, About: &About{
		Zh: `条件里可以把第 4 题写成 Q4，所以不能再有问题叫 Q4。`,
		En: `In a condition question 4 may be written Q4, so no question can be called Q4.`,
		Broken: example + `question 4 "年龄" integer
question Q4 "姓名" text
`,
		Mended: example + `question 4 "年龄" integer
question name "姓名" text
`,
	}},
	{Code: "E325", Zh: `选项编号 %[1]s 应是 ①…⑳ 或不超过 10^15 的整数`, En: `the code %[1]s must be ①…⑳ or a whole number up to 10^15`, About: &About{
		Zh: `选项编号写 ①…⑳ 或整数。`,
		En: `A code is ①…⑳ or a whole number.`,
		Broken: example + `question 1 "是否"
  option 1000000000000001 "是"
`,
		Mended: example + `question 1 "是否"
  option ① "是"
`,
	}},
	{Code: "E326", Zh: `选项只有 %[1]d 个，这样的多选个数选不出来`, En: `with %[1]d options no answer can have that many marks`, About: &About{
		Zh: `多选的范围要与选项的个数相符。`,
		En: `The bound of a multi must fit the number of its options.`,
		Broken: example + `question 1 "原因" multi 3..4
  option ① "甲"
  option ② "乙"
`,
		Mended: example + `question 1 "原因" multi 1..2
  option ① "甲"
  option ② "乙"
`,
	}},
	{Code: "E380", Zh: `文字里的 {%[1]s} 要到后面才问，这里还没有答案`, En: `{%[1]s} in a text is asked only later, so there is no answer to insert yet`, About: &About{
		Zh: `文字里写 {编号}，显示的是那一题的答案。题目、选项、说明和部分的标题只能放前面的题；校验的话可以放任何一题。`,
		En: `{id} in a text shows that question's answer. The texts of a question and the title of a section may insert earlier questions only; the message of a rule any.`,
		Broken: example + `question 1 "{name}的年龄" integer
question name "姓名" text
`,
		Mended: example + `question name "姓名" text
question 1 "{name}的年龄" integer
`,
	}},
	{Code: "E382", Zh: `这段文字放进别题的选项以后会超过 %[1]d 个字节，请少放一些`, En: `with the options that it inserts this text would grow by more than %[1]d bytes; insert fewer`, About: &About{
		Zh: `选项的文字里又放进前面的选项，一题套一题，文字会成倍变长。请把要重复的话直接写出来，或者少放几处。`,
		En: `Option texts that insert earlier options double from question to question. Write out what is repeated, or insert it in fewer places.`,
	}},
	{Code: "E381", Zh: `“%[1]s”是算出来的，不问，下面不能有选项、跳到或询问`, En: `%[1]s is computed and never asked: it has no options, skips or asks`, About: &About{
		Zh: `“计算”的下面只能写校验。要按算出的值跳题，把跳到写在前一题下面，条件里用它的编号。`,
		En: `Only asserts may stand below a computed item. A skip that hangs on it stands below a question, and names it in its condition.`,
		Broken: example + `question a "收入" number
compute b "两倍" as a * 2
  skip goto c if b > 10
question c "人口" integer
question d "电话" text
`,
		Mended: example + `question a "收入" number
compute b "两倍" as a * 2
question c "人口" integer
  skip goto end if b > 10
question d "电话" text
`,
	}},
	{Code: "E327", Zh: `问卷的标题和属性里不能插入答案 {%[1]s}`, En: `no answer can be inserted into a survey's title and properties: {%[1]s}`, About: &About{
		Zh: `标题和属性对每一份答卷都一样，放不进 {编号} 那一题的答案。请改写这句话，或换成别的括号，如（编号）。`,
		En: `The title and the properties are the same for every record, so {id} has no answer to show there. Use other words or other brackets.`,
		Broken: `survey s "{name}的情况"
question name "姓名" text
`,
		Mended: `survey s "家庭情况"
question name "姓名" text
`,
	}},
	{Code: "E328", Zh: `“%[1]s”不能作条件的名字`, En: `%[1]s cannot name a condition`, About: &About{
		Zh: `条件的名字要以文字开头，里面没有点，也不能是开头的词（question、skip……）、end 或 not。`,
		En: `A condition's name begins with a letter, has no point in it, and is no word that opens a part or clause, nor end or not.`,
		Broken: example + `question 1 "年收入" number
condition 2 if 1 < 4000.0
question 3 "是否申请低保" text
  ask if 1 < 4000.0
`,
		Mended: example + `question 1 "年收入" number
condition poor if 1 < 4000.0
question 3 "是否申请低保" text
  ask if poor
`,
	}},
	{Code: "E329", Zh: `条件“%[1]s”绕回了自己：%[2]s`, En: `the condition %[1]s comes back to itself: %[2]s`, About: &About{
		Zh: `一个条件不能用到它自己，通过别的条件绕回来也不行。`,
		En: `A condition cannot use itself, directly or through others.`,
		Broken: example + `question 1 "年收入" number
condition poor if 1 < 4000.0 or poor
`,
		Mended: example + `question 1 "年收入" number
condition poor if 1 < 4000.0
`,
	}},
	{Code: "related.condition", Zh: `条件写在这里`, En: `the condition is here`},
	{Code: "related.used", Zh: `条件在这里用到这一题`, En: `the condition uses the question here`},
	{Code: "E340", Zh: `样式（pattern）只用于文本题（text）`, En: `pattern is for text only`, About: &About{
		Zh: `样式说的是文字要写成什么样子，只跟在 text（文本）后面。`,
		En: `A pattern says what a text looks like and stands behind text.`,
		Broken: example + `question 1 "邮政编码" integer pattern "^[0-9]{6}$"
`,
		Mended: example + `question 1 "邮政编码" text pattern "^[0-9]{6}$" "6 位数字"
`,
	}},
	{Code: "E341", Zh: `最多 0 个字，就什么也填不了`, En: `with no more than 0 characters there is no answer`, About: &About{
		Zh: `文字的上限至少是 1。不用问的题请删去。`,
		En: `The upper end of a text's bound is at least 1.`,
		Broken: example + `question 1 "备注" text ..0
`,
		Mended: example + `question 1 "备注" text ..30
`,
	}},
	{Code: "E344", Zh: `“%[2]s”题也写了曾为（was）“%[1]s”，旧答案只能归一道题`, En: `question %[2]s was %[1]s too; old answers can follow only one question`, About: &About{
		Zh:     `曾为（was）写这道题在旧版问卷里的编号，旧答卷转过来时，答案就归这道题。两道题不能归同一个旧编号。`,
		En:     `was tells the id that a question had in an earlier version, whose answers it takes over. Two questions cannot take the same ones.`,
		Broken: example + "question 1 \"人口\" integer was 4\nquestion 2 \"年龄\" integer was 4\n",
		Mended: example + "question 1 \"人口\" integer was 4\nquestion 2 \"年龄\" integer was 5\n",
	}},
	{Code: "E345", Zh: `“%[1]s”题的编号没有变，不用写曾为（was）`, En: `question %[1]s has kept its id: leave out was`, About: &About{
		Zh:     `编号没有变的题，旧答案本来就归它。曾为（was）只写在换了编号的题后面。`,
		En:     `A question that keeps its id keeps its answers. Write was only where the id has changed.`,
		Broken: example + "question 1 \"人口\" integer was 1\n",
		Mended: example + "question 1 \"人口\" integer\n",
	}},
	{Code: "E342", Zh: `评分要写从几分到几分，如 rating 1..5，最多 20 档`, En: `a rating says from what to what, as rating 1..5, of at most 20 steps`, About: &About{
		Zh: `评分（rating）后面写两个整数，小的在前；每一分就是一个选项。`,
		En: `Behind rating stand two whole numbers, the smaller first; each number between is an option.`,
		Broken: example + `question 1 "满意程度" rating
`,
		Mended: example + `question 1 "满意程度" rating 1..5
`,
	}},
	{Code: "E343", Zh: `不是所有选项都能排进去，要写明排几项，如 ranking 1..3`, En: `not all options can be ranked together; say how many are, as ranking 1..3`, About: &About{
		Zh: `排序题（ranking）不写排几项，就要把所有选项排完。有“只能单独选”的选项（exclusive）、带条件的选项，或者选项随前面的回答变的（of），排不完，要写明最少、最多排几项。`,
		En: `A ranking without a bound puts all options in order. Where one stands alone (exclusive) or may not be offered (a condition, of), say how many are ranked.`,
		Broken: example + `question 1 "最需要的帮扶" ranking
  option ① "资金"
  option ② "技术"
  option ③ "都不需要" exclusive
`,
		Mended: example + `question 1 "最需要的帮扶" ranking 1..2
  option ① "资金"
  option ② "技术"
  option ③ "都不需要" exclusive
`,
	}},
	{Code: "E350", Zh: `“%[1]s”要写在表格题（matrix）下面`, En: `%[1]s stands below a matrix`, About: &About{
		Zh: `小题（row）是表格题（matrix）的一行，选项和表格题的一样，写在表格题下面，中间不隔别的题。单独的一题写成问题（question）。`,
		En: `A row belongs to the matrix above it, whose options it has, with no other question between. A question by itself is a question.`,
		Broken: example + `question 8 "意见" text
row 8-1 "村卫生室"
`,
		Mended: example + `matrix 8 "是否满意"
  option ① "满意"
  option ② "不满意"
row 8-1 "村卫生室"
`,
	}},
	{Code: "E351", Zh: `表格题“%[1]s”下面没有小题`, En: `the matrix %[1]s has no rows`, About: &About{
		Zh: `表格题（matrix）本身不用回答，要回答的是它下面的小题（row），至少要有一个。`,
		En: `A matrix itself is not answered; its rows are, and there is at least one.`,
		Broken: example + `matrix 8 "是否满意"
  option ① "满意"
  option ② "不满意"
question 9 "意见" text
`,
		Mended: example + `matrix 8 "是否满意"
  option ① "满意"
  option ② "不满意"
row 8-1 "村卫生室"
question 9 "意见" text
`,
	}},
	{Code: "E352", Zh: `小题的选项都一样，写在第一个小题前面`, En: `all rows have the same options; they stand in front of the first row`, About: &About{
		Zh: `表格题（matrix）的选项写在它自己下面、第一个小题（row）前面。选项不一样的，另写一个问题（question）。`,
		En: `The options of a matrix stand below it, in front of its first row. Write a question of its own where the options differ.`,
		Broken: example + `matrix 8 "是否满意"
  option ① "满意"
row 8-1 "村卫生室"
  option ② "不满意"
`,
		Mended: example + `matrix 8 "是否满意"
  option ① "满意"
  option ② "不满意"
row 8-1 "村卫生室"
`,
	}},
	{Code: "E353", Zh: `“%[1]s”只能写在小题下面`, En: `%[1]s stands below a row`, About: &About{
		Zh: `表格题（matrix）下面、小题（row）前面，除了选项只能写“询问”（ask if），对每个小题都管用。跳到、校验说的是一道题，写在那个小题下面。`,
		En: `In front of its rows a matrix may have options and ask if, which goes for all rows. A skip or an assert is about one question: write it below that row.`,
		Broken: example + `matrix 8 "是否满意"
  option ① "满意"
  option ② "不满意"
  assert warn "请写明原因" if 8-1 == ②
row 8-1 "村卫生室"
`,
		Mended: example + `matrix 8 "是否满意"
  option ① "满意"
  option ② "不满意"
row 8-1 "村卫生室"
  assert warn "请写明原因" if 8-1 == ②
`,
	}},
	{Code: "E360", Zh: `选项表里的选项（%[1]s）不能带条件`, En: `an option of a shared list (%[1]s) cannot have a condition`, About: &About{
		Zh: `选项表可以给好几题用，在这一题前面的题，不一定在那一题前面。带条件的选项请直接写在问题下面。`,
		En: `Several questions may use a list, and what stands before one may not stand before another. Write options with conditions below their question.`,
		Broken: example + `question age "年龄" integer
choices school
  option ① "小学"
  option ② "高中" if age >= 15
question a "学历" school
`,
		Mended: example + `question age "年龄" integer
question a "学历"
  option ① "小学"
  option ② "高中" if age >= 15
`,
	}},
	{Code: "related.first", Zh: `第一次在这里`, En: `first here`},
	{Code: "related.question", Zh: `这一题在这里`, En: `the question is here`},
	{Code: "related.closing", Zh: `结尾从这里开始`, En: `the closing begins here`},
}

// example opens every example of a broken survey.
const example = "survey example \"示例\"\n"

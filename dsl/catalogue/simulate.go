package catalogue

// simulateEntries are what the command simulate says.
var simulateEntries = []Entry{
	{Code: "cmd.simulate.short", Zh: "编一批假答卷，供培训、试压和演练统计", En: "make records up, for training, load and statistics"},
	{Code: "cmd.simulate.long",
		Zh: `按问卷编一批假答卷：照着跳转走，数目合乎题目的单位和范围，该相等的相等，没有“阻止”的问题；十户一村，
三个调查员轮着走。供培训录入员、试系统扛不扛得住、演练汇总用；从这些数里得不出任何结论。

同一份问卷、同一个 --seed，在哪台机器上编出来都一字不差；先编 100 份再编 1000 份，前 100 份不变。
人是假的：身份证号一律以 999999 开头（没有这个区划），电话一律以 1540000 开头，编号是“问卷-000001”。
约 3% 的答卷不回避警告，其余的能避开就避开。

--mistakes 让录入员出错，错在哪里写在 _mistake 里：10% 表示十份里错一份，什么错都有；也可以只要几种，
逗号隔开，如 blank=2%,unit。种类：blank 漏答；unasked 该跳过的答了；swapped 数字前后颠倒；unit 元和万元
弄混；neighbour 选项错一格；point 漏了小数点；date 日期写法不对；width 数字用了全角；id 身份证号错一位；
two 单选选了两个；row 循环少一行；duplicate 同一户录了两遍。

--out 的文件要么整个写好，要么不写，按扩展名 .jsonl、.csv、.xlsx 决定形式；不写 --out 就把 JSONL 打在屏幕上。`,
		En: `Makes up records of a survey: they follow its routes, numbers suit unit and bound, what must be equal is, and no rule
blocks them; ten households to a village, three enumerators in turn. For training clerks, for trying out what is to hold
many records, for rehearsing statistics; nothing can be concluded from the numbers.

The same survey and --seed give the same bytes on every machine; of 1000 records the first 100 are those of 100.
Nobody in them exists: resident id numbers begin with 999999, which no place bears, telephone numbers with 1540000, records
are called SURVEY-000001. About 3 % of the records do not avoid warnings, the others do where they can.

With --mistakes a clerk errs, and _mistake says where: 10% is one record in ten, in any way; or name kinds, apart by commas,
as blank=2%,unit. Kinds: blank (not answered), unasked (answered though passed over), swapped (digits), unit (元 for 万元),
neighbour (the next option), point (the decimal point is lost), date (written another way), width (wide digits), id (a digit
of a resident id number), two (options ticked in a single choice), row (of a group missing), duplicate (a household twice).

The file of --out is written whole or not at all; its form goes by .jsonl, .csv or .xlsx. Without it JSONL is printed.`},
	{Code: "cmd.simulate.example",
		Zh: `  surveyc simulate -n 300 --out 练习.xlsx surveys/jdlk/jdlk.survey
  surveyc simulate -n 1000000 --seed 7 --mistakes 5% --out 试压.jsonl surveys/jdlk/jdlk.survey
  surveyc simulate --mistakes blank=10%,duplicate surveys/jdlk/jdlk.survey | surveyc check surveys/jdlk/jdlk.survey -`,
		En: `  surveyc simulate -n 300 --out practice.xlsx surveys/jdlk/jdlk.survey
  surveyc simulate -n 1000000 --seed 7 --mistakes 5% --out load.jsonl surveys/jdlk/jdlk.survey
  surveyc simulate --mistakes blank=10%,duplicate surveys/jdlk/jdlk.survey | surveyc check surveys/jdlk/jdlk.survey -`},
	{Code: "cmd.simulate.flag.n", Zh: "编多少份（不写是 100）", En: "how many records (100 unless said)"},
	{Code: "cmd.simulate.flag.seed", Zh: "种子：换一个数，换一批户（不写是 1）", En: "the seed: another number, other households (1 unless said)"},
	{Code: "cmd.simulate.flag.first", Zh: "从哪天开始入户，如 2020-04-13（不写是问卷那一年的 4 月 1 日）", En: "the first day of visits, as 2020-04-13 (1 April of the survey's year unless said)"},
	{Code: "cmd.simulate.flag.mistakes", Zh: "让录入员出错：10%，或几种错 blank=2%,unit", En: "let a clerk err: 10%, or kinds, as blank=2%,unit"},
	{Code: "cmd.simulate.flag.out", Zh: "写到哪个文件（.jsonl、.csv 或 .xlsx）", En: "the file to write (.jsonl, .csv or .xlsx)"},
	{Code: "cmd.simulate.bad-n", Zh: "-n 要写 1 到 %[1]d 之间的整数", En: "-n must be a whole number from 1 to %[1]d"},
	{Code: "cmd.simulate.bad-first", Zh: "--first 要写成 2020-04-13 这样的日期，不能是“%[1]s”", En: "--first must be a date like 2020-04-13, not %[1]q"},
	{Code: "cmd.simulate.bad-mistakes", Zh: "--mistakes 里看不懂“%[1]s”：写 10%%，或者用逗号隔开的 %[2]s，后面可以带比例，如 blank=2%%", En: "--mistakes: %[1]q is not understood; write 10%%, or of %[2]s some, apart by commas, maybe with a share, as blank=2%%"},
	{Code: "cmd.simulate.bad-out", Zh: "结果文件“%[1]s”要以 .jsonl、.csv 或 .xlsx 结尾", En: "the file %[1]s must end in .jsonl, .csv or .xlsx"},
	{Code: "cmd.simulate.too-wide", Zh: "循环的行数太多，要 %[1]d 列，Excel 最多 %[2]d 列：写成 .jsonl", En: "there are so many rows in groups that it takes %[1]d columns, of which Excel has %[2]d: write .jsonl"},
	{Code: "cmd.simulate.calls", Zh: "问卷调用了程序里的函数，编不出答卷", En: "the survey calls functions of a program around it, so no records can be made up"},
	{Code: "cmd.simulate.unreachable", Zh: "编不出一份没有“阻止”问题的答卷：试了很多次，都被拦下了。用 surveyc lint 看规则有没有互相矛盾", En: "no household was found that no rule blocks, however often it was tried; surveyc lint tells whether rules contradict each other"},
	{Code: "cmd.simulate.unreachable-rules", Zh: "编不出一份没有“阻止”问题的答卷：试了很多次，都被拦下了，多半是因为 %[1]s。用 surveyc lint 看规则有没有互相矛盾", En: "no household was found that no rule blocks, however often it was tried; most in the way: %[1]s; surveyc lint tells whether rules contradict each other"},
	{Code: "cmd.simulate.summary", Zh: "编了 %[1]d 份假答卷，其中 %[2]d 份有警告。", En: "%[1]d records made up, %[2]d of them with warnings."},
	{Code: "cmd.simulate.known", Zh: "其中 %[1]d 份靠随机编不出来，是从求解器给出的户改来的。", En: "%[1]d of them stand on households of the solver, since chance found none."},
	{Code: "cmd.simulate.mistakes", Zh: "出错的 %[1]d 份：%[2]s。", En: "With a mistake: %[1]d (%[2]s)."},
	{Code: "cmd.simulate.unanswered", Zh: "没有一份答到的题：%[1]s。是谁也问不到，surveyc lint 会说。", En: "Answered in no record: %[1]s. If nobody can be asked, surveyc lint tells so."},
	{Code: "simulate.blank", Zh: "漏答", En: "not answered"},
	{Code: "simulate.unasked", Zh: "该跳过的答了", En: "answered though passed over"},
	{Code: "simulate.swapped", Zh: "数字颠倒", En: "digits swapped"},
	{Code: "simulate.unit", Zh: "单位弄混", En: "wrong unit"},
	{Code: "simulate.neighbour", Zh: "选项错一格", En: "the next option"},
	{Code: "simulate.point", Zh: "漏了小数点", En: "decimal point lost"},
	{Code: "simulate.date", Zh: "日期写法不对", En: "date in another form"},
	{Code: "simulate.width", Zh: "全角数字", En: "wide digits"},
	{Code: "simulate.id", Zh: "身份证号错一位", En: "a digit of an id number"},
	{Code: "simulate.two", Zh: "单选选了两个", En: "two options ticked"},
	{Code: "simulate.row", Zh: "循环少一行", En: "a row missing"},
	{Code: "simulate.duplicate", Zh: "同一户录了两遍", En: "a household twice"},
}

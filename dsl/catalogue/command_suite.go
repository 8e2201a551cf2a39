package catalogue

// suiteEntries are what `surveyc test` and `surveyc cover` say.
var suiteEntries = []Entry{
	{Code: "cmd.test.short", Zh: "运行写在问卷旁边的测试", En: "run the tests that stand beside a survey"},
	{Code: "cmd.test.long",
		Zh: `运行问卷的测试：一户怎样答，哪些题该问、哪些不该问，该报哪些问题。

测试写在问卷旁边的 YAML 文件里：form.survey 的测试是 form.tests.yaml 和 form.*.tests.yaml；也可以写明文件。

  测试:
    - 名称: 孩子不在校
      答卷: {4: ①, 4-1: 否, 10: ②}
      问: [4-2]
      不问: [4-3]          # 写“其余”：没有答、也没有列在“问”里的题都不问
      问题: [阻止 in-school]  # 除还没有答的题以外的全部问题；写“…”表示还可以有别的

没有写的不查。答案的写法和表格里一样。对不上的，说明在哪个文件哪一行、差在哪里、为什么。
最后一行说明测试走到了问卷的多少：问到与不问的题、选项、每个条件成立与不成立、每条校验起与不起作用。

退出码：0 全部相符；1 有不符的；2 问卷、测试文件或命令写错了。`,
		En: `Runs the tests of a survey: what a household answers, which questions are then asked or passed over, what is found.

Tests stand in YAML files beside the survey: those of form.survey in form.tests.yaml and form.*.tests.yaml, or in the files named.

  tests:
    - name: not at school
      answers: {4: ①, 4-1: 2, 10: ②}
      asked: [4-2]
      passed: [4-3]               # "others": all that is neither answered nor listed as asked
      findings: [block in-school] # all of them but for what is still to be answered; "..." lets there be more

What is left out is not looked at. Answers are written as in the cells of a table. What is otherwise is told with file and line and
the reason. The last lines tell how much of the survey the tests reach: questions asked and passed over, options, both
sides of every condition, each rule acting and not.

Exit status: 0 all is as expected; 1 something is not; 2 the survey, a test file or the call is wrong.`},
	{Code: "cmd.test.example",
		Zh: `  surveyc test form.survey
  surveyc test --coverage form.survey form.tests.yaml
  surveyc test --mutate form.survey`,
		En: `  surveyc test form.survey
  surveyc test --coverage form.survey form.tests.yaml
  surveyc test --mutate form.survey`},
	{Code: "cmd.test.flag.coverage", Zh: "逐条列出测试没有走到的地方", En: "list all that no test reaches"},
	{Code: "cmd.test.flag.mutate", Zh: "故意把问卷改错，看测试能不能发现", En: "make slips in the survey and see whether the tests notice"},
	{Code: "cmd.test.mutate-failed", Zh: "测试全部相符，才故意改错问卷来试", En: "slips are made where all tests are as expected"},
	{Code: "cmd.test.mutants",
		Zh: "故意改错 %[1]d 处，其中 %[2]d 处改了也没有分别；其余的，测试发现 %[3]v（%[4]s）",
		En: "%[1]d slips, %[2]d of which make no difference; of the others the tests notice %[3]v (%[4]s)"},
	{Code: "cmd.test.mutants-missed", Zh: "改成这样，测试发现不了（%[1]d 处）：", En: "%[1]d that the tests do not notice:"},
	{Code: "cmd.test.mutants-open", Zh: "改成这样，测试没有发现，有没有分别还没有查完（%[1]d 处）：", En: "%[1]d that the tests do not notice, of which it is not decided whether they make a difference:"},
	{Code: "cmd.test.mutant", Zh: "  %[1]s:%[2]d：%[3]s\n      → %[4]s", En: "  %[1]s:%[2]d: %[3]s\n      → %[4]s"},
	{Code: "cmd.test.none", Zh: "“%[1]s”旁边没有测试文件。请把测试写在“%[2]s”里", En: "there is no test file beside %[1]s; write tests in %[2]s"},
	{Code: "cmd.test.functions", Zh: "问卷的校验要用嵌入程序的函数，这里没有，不能运行测试", En: "rules of the survey call functions of an embedding program, so its tests cannot be run here"},
	{Code: "cmd.test.problem", Zh: "%[1]s:%[2]d：%[3]v", En: "%[1]s:%[2]d: %[3]v"},
	{Code: "cmd.test.failed", Zh: "%[1]s:%[2]d：测试“%[3]s”不符", En: "%[1]s:%[2]d: test %[3]s is not as expected"},
	{Code: "cmd.test.nameless", Zh: "第 %[1]d 个", En: "no. %[1]d"},
	{Code: "cmd.test.line", Zh: "  第 %[1]d 行：%[2]v", En: "  line %[1]d: %[2]v"},
	{Code: "cmd.test.because", Zh: "    因为 %[1]s", En: "    because %[1]s"},
	{Code: "cmd.test.summary", Zh: "%[1]s：%[2]d 个测试，%[3]d 个不符", En: "%[1]s: %[2]d tests, %[3]d not as expected"},
	{Code: "cmd.test.coverage",
		Zh: "走到：问到 %[1]s，不问 %[2]s，选项 %[3]s，条件的两面 %[4]s，校验起与不起作用 %[5]s",
		En: "reached: asked %[1]s, passed over %[2]s, options %[3]s, sides of conditions %[4]s, rules acting and not %[5]s"},
	{Code: "cmd.test.unreached", Zh: "没有走到的有 %[1]d 处（--coverage 逐条列出）", En: "not reached: %[1]d (--coverage lists them)"},
	{Code: "cmd.test.unreached-all", Zh: "没有走到的 %[1]d 处：", En: "not reached: %[1]d"},

	{Code: "cmd.cover.short", Zh: "给问卷生成一套最小的测试", En: "write a minimal set of tests of a survey"},
	{Code: "cmd.cover.long",
		Zh: `生成一套尽可能少的住户，合起来走到问卷里所有走得到的地方：问到与不问的每一题、每个选项、每个条件
成立与不成立、每条校验起与不起作用；再加几户，让跳转、条件、选项、数字、轻重改错一处也看得出来（--goals-only
不加）。写成 surveyc test 的测试文件，每一户写明是为了什么。

生成的测试记下的是问卷现在的做法，不是应当的做法：请逐户看一遍，再留作以后改问卷的对照。

走不到的地方连同原因列在标准错误上；还有一个下限：要走到所有地方，至少要这么多户，再少不行。循环里的题不生成。

退出码：0 写好了；2 问卷或命令写错了。`,
		En: `Writes as few households as it can find that together reach all of a survey that can be reached: every question asked and
passed over, every option, both sides of every condition, every rule acting and not; and some more that notice a slip in
a goto, condition, code, number or severity (none with --goals-only). They are a test file for surveyc test; each says
what it is for.

Such tests note what the survey does, not what it should do: look at each household once, then keep them for when the survey changes.

What cannot be reached is listed with its reasons on standard error, with a number below which no set of households would
reach the rest. Nothing is written for the rows of repeated groups.

Exit status: 0 written; 2 the survey or the call is wrong.`},
	{Code: "cmd.cover.example",
		Zh: `  surveyc cover form.survey
  surveyc cover --out form.cover.tests.yaml form.survey`,
		En: `  surveyc cover form.survey
  surveyc cover --out form.cover.tests.yaml form.survey`},
	{Code: "cmd.cover.flag.out", Zh: "写到 `文件`（默认写到标准输出）", En: "write to `FILE` (standard output by default)"},
	{Code: "cmd.cover.flag.goals-only", Zh: "只要走到所有地方的那几户，不管改错看不看得出来", En: "only the households that reach everything, whether or not they would notice slips"},
	{Code: "cmd.cover.flag.mutants", Zh: "问卷再大也看遍所有改错的地方（慢）", En: "look at all slips however large the survey is (slow)"},
	{Code: "cmd.cover.for-slips", Zh: "为了看出条件、跳转或范围里的改动", En: "for slips in conditions, skips or bounds"},
	{Code: "cmd.cover.slips", Zh: "故意改错的地方，这些测试发现 %[1]v（%[2]s）；为此另加 %[3]d 户", En: "of the slips that make a difference the tests notice %[1]v (%[2]s); %[3]d households were added for that"},
	{Code: "cmd.cover.some-slips", Zh: "问卷大，能改错的地方有 %[1]d 处，只看了其中一部分；要全看，加上 --mutants", En: "the survey is large: of %[1]d slips some were looked at; for all add --mutants"},
	{Code: "cmd.cover.both", Zh: "--goals-only 和 --mutants 只能写一个", En: "--goals-only and --mutants exclude each other"},
	{Code: "cmd.cover.name", Zh: "第%[1]d户", En: "household %[1]d"},
	{Code: "cmd.cover.for", Zh: "为了：%[1]s", En: "for: %[1]s"},
	{Code: "cmd.cover.for-more", Zh: "为了：%[1]s等 %[2]d 处", En: "for: %[1]s and more, %[2]d in all"},
	{Code: "cmd.cover.head", Zh: "# 由 surveyc cover 生成，记的是“%[1]s”现在的做法。", En: "# Written by surveyc cover: what %[1]s does today."},
	{Code: "cmd.cover.summary",
		Zh: "%[1]s：%[2]d 户走到 %[3]d 处；要走到这些，至少要 %[4]d 户（%[5]s 倍）",
		En: "%[1]s: %[2]d households reach %[3]d things; no fewer than %[4]d would do (ratio %[5]s)"},
	{Code: "cmd.cover.infeasible", Zh: "走不到的 %[1]d 处：", En: "cannot be reached: %[1]d"},
	{Code: "cmd.cover.reason", Zh: "      %[1]s:%[2]d：%[3]v", En: "      %[1]s:%[2]d: %[3]v"},
	{Code: "cmd.cover.open", Zh: "走不走得到还没有查完的 %[1]d 处：", En: "not decided: %[1]d"},

	{Code: "test.goal.question.true", Zh: "“%[1]s”问到", En: "%[1]s is asked"},
	{Code: "test.goal.question.false", Zh: "“%[1]s”不问", En: "%[1]s is passed over"},
	{Code: "test.goal.option", Zh: "“%[1]s”填 %[2]s", En: "%[1]s is %[2]s"},
	{Code: "test.goal.skip.true", Zh: "“%[1]s”的第 %[2]d 个跳转，条件成立", En: "skip %[2]d of %[1]s: its condition is true"},
	{Code: "test.goal.skip.false", Zh: "“%[1]s”的第 %[2]d 个跳转，条件不成立", En: "skip %[2]d of %[1]s: its condition is not true"},
	{Code: "test.goal.ask.true", Zh: "“%[1]s”的询问条件成立", En: "the ask if of %[1]s is true"},
	{Code: "test.goal.ask.false", Zh: "“%[1]s”的询问条件不成立", En: "the ask if of %[1]s is not true"},
	{Code: "test.goal.offer.true", Zh: "“%[1]s”的选项条件（第 %[2]d 个）使选项不给人选", En: "condition %[2]d on the options of %[1]s hides them"},
	{Code: "test.goal.offer.false", Zh: "“%[1]s”的选项条件（第 %[2]d 个）让选项给人选", En: "condition %[2]d on the options of %[1]s offers them"},
	{Code: "test.goal.rule.true", Zh: "校验“%[1]s”起作用", En: "rule %[1]s acts"},
	{Code: "test.goal.rule.false", Zh: "校验“%[1]s”不起作用", En: "rule %[1]s does not act"},

	{Code: "test.not-asked", Zh: "“%[1]s”应当问，却不问", En: "%[1]s should be asked, and is passed over"},
	{Code: "test.asked-open", Zh: "“%[1]s”应当问，可是问不问还不能确定", En: "%[1]s should be asked, but that is still open"},
	{Code: "test.not-passed", Zh: "“%[1]s”应当不问，却要问", En: "%[1]s should be passed over, and is asked"},
	{Code: "test.passed-open", Zh: "“%[1]s”应当不问，可是问不问还不能确定", En: "%[1]s should be passed over, but that is still open"},
	{Code: "test.no-row", Zh: "这份答卷没有“%[1]s”这一行，或者没有写是哪一行的", En: "this record has no such row as %[1]s, or it is not said of which row it is"},
	{Code: "test.finding.block", Zh: "阻止 %[1]s", En: "block %[1]s"},
	{Code: "test.finding.warn", Zh: "警告 %[1]s", En: "warn %[1]s"},
	{Code: "test.finding.required", Zh: "漏答 %[1]s", En: "required %[1]s"},
	{Code: "test.finding.skipped", Zh: "多答 %[1]s", En: "skipped %[1]s"},
	{Code: "test.finding.type", Zh: "类型 %[1]s", En: "type %[1]s"},
	{Code: "test.finding.option", Zh: "选项 %[1]s", En: "option %[1]s"},
	{Code: "test.finding.range", Zh: "范围 %[1]s", En: "range %[1]s"},
	{Code: "test.finding.computed", Zh: "算错 %[1]s", En: "computed %[1]s"},
	{Code: "test.finding.unknown", Zh: "未知 %[1]s", En: "unknown %[1]s"},
	{Code: "test.finding.version", Zh: "版本 %[1]s", En: "version %[1]s"},
	{Code: "test.finding.survey", Zh: "问卷 %[1]s", En: "survey %[1]s"},
	{Code: "test.missing", Zh: "应当报“%[1]v”，却没有报", En: "%[1]v should be found, and is not"},
	{Code: "test.unexpected", Zh: "没有写“%[1]v”，却报了：%[2]s", En: "%[1]v is found, and not expected: %[2]s"},

	{Code: "test.empty", Zh: "文件里没有测试。第一行写“测试:”，下面每一户以“-”开头", En: "there are no tests; begin with tests: and each household with -"},
	{Code: "test.yaml", Zh: "这里不是 YAML 的写法：看看缩进是否对齐，冒号后面有没有空格，引号和括号是否成对", En: "this is no YAML: look at the indentation, the blank behind a colon, and at quotes and brackets"},
	{Code: "test.not-mapping", Zh: "这里应当是“名称: 内容”的形式", En: "here something like key: value belongs"},
	{Code: "test.unknown-key", Zh: "没有“%[1]s”这一项，可以写的有：%[2]s（或中文：测试、名称、答卷、问、不问、问题）", En: "there is no key %[1]s; there are: %[2]s"},
	{Code: "test.twice", Zh: "“%[1]s”写了两次", En: "%[1]s stands twice"},
	{Code: "test.bad-answer", Zh: "“%[1]s”的答案不能这样写", En: "an answer to %[1]s cannot be written like this"},
	{Code: "test.unknown-item", Zh: "问卷里没有“%[1]s”题", En: "the survey has no item %[1]s"},
	{Code: "test.unknown-item-near", Zh: "问卷里没有“%[1]s”题，是不是“%[2]s”？", En: "the survey has no item %[1]s; do you mean %[2]s?"},
	{Code: "test.unknown-finding",
		Zh: "“%[1]s”不是一个问题。请写“阻止 校验名”“警告 校验名”，或“漏答、多答、类型、选项、范围、算错 题号”",
		En: `%[1]s is no finding: write "block RULE", "warn RULE", or "required", "skipped", "type", "option", "range" or "computed" and an item`},
}

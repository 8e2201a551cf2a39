package catalogue

// helpEntries are the texts of surveyc --help: of each command one line, the whole, and
// examples that can be typed as they stand.
var helpEntries = []Entry{
	{Code: "cmd.root.short", Zh: "问卷编译与核对工具", En: "compiles questionnaires and checks answers"},
	{Code: "cmd.root.long",
		Zh: `surveyc：把纸质问卷写成 .survey 文件，用它核对答卷、生成表单、现场访问。

也可以不写命令，直接把文件拖到程序上：拖一份问卷，检查问卷写得对不对；
拖答卷（或答卷加问卷），核对答卷，结果写在答卷旁边的“….检查结果.txt”里，
要退回修改的表格是“….检查结果.xlsx”。`,
		En: `surveyc: write a paper questionnaire as a .survey file; with it check answers, make forms,
ask the questions in a terminal.

Files may also be dragged onto the program without a command: a survey is looked through for
errors; answers (alone or with a survey) are checked, the result and a workbook to send back
are written beside them.`},
	{Code: "cmd.root.example",
		Zh: `  surveyc check surveys/jdlk/jdlk.survey 答卷.csv
  surveyc build --target html --out 表单 surveys/jdlk/jdlk.survey
  surveyc explain E301`,
		En: `  surveyc check surveys/jdlk/jdlk.survey answers.csv
  surveyc build --target html --out forms surveys/jdlk/jdlk.survey
  surveyc explain E301`},

	{Code: "cmd.check.short", Zh: "用问卷核对一批答卷", En: "check a batch of answers against a survey"},
	{Code: "cmd.check.long",
		Zh: `用问卷核对一批答卷。

答卷可以是 Excel 表（.xlsx）、CSV（UTF-8、GB18030、UTF-16 编码都行）、JSONL、JSON 数组或 Parquet，
也可以是压缩过的（.gz、.zst）。表格一行一户，表头是题号或题目，前面可以带题号、后面可以带单位，上面可以
有标题。“-”表示从标准输入读；文件名里的 * 表示任意文字，如 各村/*.xlsx。多个文件当作同一批，编号
（_id）在整批里不能重复。一行最多 16 MiB，超过的只报告这一行，其余照常核对。

--out 问题.xlsx 写成 Excel 表退回村里：还是原来那张表，有问题的格标了颜色，批注里写着哪里不对；
--out 报告.html 看哪类问题多、哪个村多、谁填的多。文件写完整了才出现，按 Ctrl-C 中断时先报告查到哪里。

--suggest 说出必须改的每一户最少再问哪几题就够：其他答案都留下，也不再有必须改的问题。

退出码：0 没有必须改的问题；1 有必须改的问题；2 问卷或命令写错了；130 中断了，没有核对完。`,
		En: `Checks a batch of answers against a survey.

Answers are Excel workbooks (.xlsx), CSV (in UTF-8, GB18030 or UTF-16), JSONL, a JSON array or Parquet, also
packed (.gz, .zst). A table has a record a row under ids or texts of questions, maybe with the number in front and
the unit behind, and titles above. "-" is standard input; * in a name stands for any text, as villages/*.xlsx.
Several files are one batch, in which no _id may come twice. A line longer than 16 MiB is reported and passed over.

--out findings.xlsx goes back to who filled the answers in: the same table, faulty cells coloured, comments saying
what is wrong. --out report.html shows which rules, villages and enumerators have most. A file appears when it is whole;
Ctrl-C tells what was found so far.

--suggest says for each record that something blocks which answers to ask again: the fewest, so that all others can
stay and nothing blocks it any more.

Exit status: 0 nothing blocks; 1 something blocks; 2 the survey or the call is wrong; 130 interrupted.`},
	{Code: "cmd.check.example",
		Zh: `  surveyc check surveys/jdlk/jdlk.survey 答卷.xlsx
  surveyc check surveys/jdlk/jdlk.survey 各村/*.xlsx --out 退回.xlsx --roster 名册.xlsx
  surveyc check --format jsonl surveys/jdlk/jdlk.survey 一村.jsonl 二村.jsonl > 问题.jsonl
  surveyc check --suggest surveys/jdlk/jdlk.survey 答卷.xlsx
  surveyc check surveys/jdlk/jdlk.survey - < 答卷.jsonl`,
		En: `  surveyc check surveys/jdlk/jdlk.survey answers.xlsx
  surveyc check surveys/jdlk/jdlk.survey villages/*.xlsx --out back.xlsx --roster roster.xlsx
  surveyc check --format jsonl surveys/jdlk/jdlk.survey north.jsonl south.jsonl > findings.jsonl
  surveyc check --suggest surveys/jdlk/jdlk.survey answers.xlsx
  surveyc check surveys/jdlk/jdlk.survey - < answers.jsonl`},
	{Code: "cmd.check.flag.format", Zh: "结果写成 `text|jsonl|csv|xlsx|html`：text 屏幕上看（默认），xlsx 退回村里改，html 看哪里错得多，jsonl、csv 给程序读；不写时看 --out 的扩展名", En: "write the result as `text|jsonl|csv|xlsx|html`: text for the screen (default), xlsx to send back, html with charts, jsonl and csv for programs; without it the ending of --out tells"},
	{Code: "cmd.check.flag.out", Zh: "结果写进这个`文件`，写完整了才有", En: "write the result into this `file`, whole or not at all"},
	{Code: "cmd.check.flag.group-by", Zh: "按这些`题目`或 _ 开头的信息汇总，逗号隔开，如 village,_team", En: "count by these `keys`, items or what begins with _, with commas: village,_team"},
	{Code: "cmd.check.flag.roster", Zh: "名册`文件`（表格）：核对谁没有走访、谁走访了两次、谁不在名册上", En: "compare with this roster `file`, a table: who was not visited, who twice, who is not on it"},
	{Code: "cmd.check.flag.max-findings", Zh: "查出 `N` 处就停", En: "stop at `N` findings"},
	{Code: "cmd.check.flag.fail-on", Zh: "有哪种问题时退出码是 1：`block|warn`", En: "exit with status 1 from which severity on: `block|warn`"},
	{Code: "cmd.check.flag.unmask", Zh: "html 里不遮身份证号码和手机号，说明里写出答案", En: "in html show numbers of persons, and answers in messages"},

	{Code: "cmd.check.flag.sheet", Zh: "Excel 表里的哪张`工作表`，写名字或第几张；不写是第一张", En: "which `sheet` of a workbook, by name or number; the first if left out"},
	{Code: "cmd.check.flag.suggest", Zh: "必须改的每一户，说出最少再问哪几题就够了，例如怎样答（text、jsonl、csv、xlsx）", En: "for each record that something blocks say the fewest answers to ask again, with values that would fit (text, jsonl, csv, xlsx)"},
	{Code: "cmd.check.flag.weights", Zh: "同 --suggest；这些`题号=份量`的答案更可信，份量大的少怀疑，如 1a=3,4=2；不写是 1，只读的题是 10", En: "as --suggest; these answers are more to be trusted, `ITEM=WEIGHT` as 1a=3,4=2; 1 where nothing is said, 10 for locked items"},
	{Code: "cmd.check.flag.strict", Zh: "提醒也算必改", En: "let warnings block too"},

	{Code: "cmd.lint.short", Zh: "看问卷写得有没有毛病：问不到的题、不起作用的校验……", En: "find what is wrong with a survey that compiles: unreachable questions, idle rules …"},
	{Code: "cmd.lint.long",
		Zh: `问卷没有写错，不等于没有毛病。逐户推演全部走法，找出：

  问不到的题、填不了的选项、从不发生或总会发生的跳转、总成立的询问条件；
  从不或总是起作用的校验、多余的校验、互相矛盾而无法提交的校验；
  能一起选的“都没有”、没有地方写明的“其他”、重复的题、说错题号的文字……

每一条或者举出一户作例子，或者列出是哪几处造成的。不必改的，在那一行末尾写
“# lint: 编号 原因”，就不再提示。每个编号的说明：surveyc explain 编号。

退出码：0 没有可提示的；1 有；2 问卷或命令写错了。`,
		En: `A survey without errors is not yet one without faults. Over all households that there can be, this finds:

  questions that nobody is asked, options that cannot be handed in, skips that never or always happen,
  ask conditions that always hold; rules that never or always act, superfluous ones, ones that contradict each other
  so that nothing can be handed in; "none of these" that goes with others, "other" without room to say
  what, repeated questions, texts that name the wrong question …

Each shows a household as an example, or the places that make it so. What is to stay as it is
is silenced at the end of its line: # lint: CODE reason. surveyc explain CODE tells more.

Exit status: 0 nothing to remark; 1 something; 2 the survey or the call is wrong.`},
	{Code: "cmd.lint.example",
		Zh: `  surveyc lint surveys/jdlk/jdlk.survey
  surveyc lint --format jsonl surveys/jdlk/jdlk.survey`,
		En: `  surveyc lint surveys/jdlk/jdlk.survey
  surveyc lint --format jsonl surveys/jdlk/jdlk.survey`},
	{Code: "cmd.lint.flag.format", Zh: "结果写成 `text|jsonl`：text 给人看（默认），jsonl 给程序读", En: "write the result as `text|jsonl`: text for people (default), jsonl for programs"},
	{Code: "cmd.lint.routes", Zh: "问到的题有 %[1]v 种不同的组合，最少 %[2]d 题，最多 %[3]d 题", En: "there are %[1]v routes, the shortest through %[2]d questions, the longest through %[3]d"},
	{Code: "cmd.lint.summary", Zh: "%[1]s：%[2]d 处提示（另有 %[3]d 处写明了不必提示）", En: "%[1]s: %[2]d remarks (%[3]d more are silenced)"},

	{Code: "cmd.why.short", Zh: "说明一份答卷为什么问、不问某一题，校验为什么起作用", En: "tell why a record asks or passes over a question, why a rule acts"},
	{Code: "cmd.why.long",
		Zh: `说明一份答卷里，某一题为什么要问、为什么不问，某条校验为什么起作用或不起作用。

列出的答案是最少的一组：只要这几题这样答，不管别的题怎么答都是这样；少了其中一题就不一定。
后面是起作用的那一行问卷。答卷取文件里的第一份，或用 --record 指定编号（_id）或行号。

循环里的题写明是哪一行：members[2].age 是 members 第 2 行的 age；只写 age，就把每一行都说明一遍。
循环里的校验也一样：只写名称，就说明它起作用的每一行。`,
		En: `Tells why, in one record, a question is asked or passed over, and why a rule acts or does not.

The answers shown are as few as can be: with them it is so whatever the other answers are; without any one of them it
need not be. Below stands the line of the survey that does it. The record is the first of the file, or the one of that
_id or line that --record names.

A question in a repeated group is named with its row: members[2].age is age in row 2 of members. By itself, age is told of in
each row. So with rules in groups: by its name alone, one is told of in each row in which it acts.`},
	{Code: "cmd.why.example",
		Zh: `  surveyc why surveys/jdlk/jdlk.survey 答卷.jsonl 4-2
  surveyc why --record r000017 surveys/jdlk/jdlk.survey 答卷.jsonl 10 in-school
  surveyc why surveys/examples/roster/roster.survey 答卷.jsonl members[2].at_school one-head`,
		En: `  surveyc why surveys/jdlk/jdlk.survey answers.jsonl 4-2
  surveyc why --record r000017 surveys/jdlk/jdlk.survey answers.jsonl 10 in-school
  surveyc why surveys/examples/roster/roster.survey answers.jsonl members[2].at_school one-head`},
	{Code: "cmd.why.flag.record", Zh: "哪一份答卷：`编号或行号`（默认第一份）", En: "which record: its `_id or line` (the first by default)"},
	{Code: "cmd.why.empty", Zh: "“%[1]s”里没有答卷", En: "there is no record in %[1]s"},
	{Code: "cmd.why.no-record", Zh: "“%[1]s”里没有编号或行号为“%[2]s”的答卷", En: "there is no record %[2]s in %[1]s"},
	{Code: "cmd.why.malformed", Zh: "答卷“%[1]s”读不了：%[2]v", En: "record %[1]s cannot be read: %[2]v"},
	{Code: "cmd.why.unknown", Zh: "没有叫“%[1]s”的题或校验", En: "there is no item or rule %[1]s"},
	{Code: "cmd.why.unknown-near", Zh: "没有叫“%[1]s”的题或校验，相近的有：%[2]s", En: "there is no item or rule %[1]s; close to it: %[2]s"},
	{Code: "cmd.why.no-row", Zh: "答卷里没有“%[1]s”这一处；循环里的题写成 members[2].age，意思是 members 第 2 行的 age", En: "the record has no %[1]s; a question of a repeated group is written members[2].age, age in row 2 of members"},
	{Code: "cmd.why.computed", Zh: "“%[1]s”是算出来的，不问", En: "%[1]s is computed and never asked"},
	{Code: "cmd.why.asked", Zh: "“%[1]s”题要问。", En: "%[1]s is asked."},
	{Code: "cmd.why.passed", Zh: "“%[1]s”题不问。", En: "%[1]s is passed over."},
	{Code: "cmd.why.undetermined", Zh: "“%[1]s”题问不问还不能确定，要看：", En: "Whether %[1]s is asked is still open. It hangs on:"},
	{Code: "cmd.why.always", Zh: "  不管别的题怎么答都是这样", En: "  It is so whatever is answered"},
	{Code: "cmd.why.acts", Zh: "校验“%[1]s”起作用，因为：", En: "Rule %[1]s acts, because:"},
	{Code: "cmd.why.idle", Zh: "校验“%[1]s”不起作用，因为：", En: "Rule %[1]s does not act, because:"},
	{Code: "cmd.why.rule-passed", Zh: "校验“%[1]s”不起作用：它所在的“%[2]s”题不问，因为：", En: "Rule %[1]s does not act, since %[2]s, at which it stands, is passed over, because:"},
	{Code: "cmd.why.given", Zh: "“%[1]s”填的是 %[2]s", En: "%[1]s is %[2]s"},
	{Code: "cmd.why.blank", Zh: "选填的“%[1]s”空着", En: "the optional %[1]s is left blank"},
	{Code: "cmd.why.open", Zh: "“%[1]s”还没有答，或者答得不对", En: "%[1]s is not answered yet, or not rightly"},
	{Code: "cmd.why.not-asked", Zh: "“%[1]s”不问", En: "%[1]s is passed over"},
	{Code: "cmd.why.rule-in-row", Zh: "%[1]s（%[2]s）", En: "%[1]s (%[2]s)"},
	{Code: "cmd.why.rule-early", Zh: "校验“%[1]s”不起作用：它从版本 %[2]s 起才有，这份答卷更早", En: "Rule %[1]s does not act: it came with version %[2]s, and the record is of an earlier one"},
	{Code: "cmd.why.rows", Zh: "“%[1]s”有 %[2]d 行", En: "%[1]s has %[2]d rows"},
	{Code: "cmd.why.place", Zh: "%[1]s 第 %[2]d 行：%[3]s", En: "%[1]s line %[2]d: %[3]s"},

	{Code: "cmd.build.short", Zh: "把问卷生成网页表单等文件", En: "make forms and other files of surveys"},
	{Code: "cmd.build.long",
		Zh: `把问卷生成别的文件，放进 --out 指定的文件夹：

  html        <问卷>.html         单个网页，不联网也能填
  paper       <问卷>.paper.html   纸质问卷（A4），用浏览器打印，或另存为 PDF
  codebook    <问卷>.codebook.html、.codebook.xlsx
                                  编码手册：每题的编号、类型、选项，什么时候问，有哪些校验
  flow        <问卷>.flow.svg     流程图：按什么次序问，填什么跳到哪里
  jsonschema  <问卷>.schema.json  JSON Schema（2020-12），给别的系统核对答卷
  ir          <问卷>.ir.json      编译后的问卷，给程序读
  sql         <问卷>.duckdb.sql   数据库里的视图 findings，给出表 answers 里每份答卷的问题；
                                  数据库由 --dialect 指定：duckdb、postgres、spark、clickhouse

纸质问卷可以用 --record 填好：每份答卷从新的一页开始，写成 <问卷>.filled.html。
纸质问卷、编码手册、流程图用 --language 换成问卷的另一种语言。

只要有一份问卷有错，就一个文件也不写。`,
		En: `Makes files of surveys, in the folder that --out names:

  html        <survey>.html         one page that works without a network
  paper       <survey>.paper.html   the printed form (A4), for the browser to print or to make a PDF of
  codebook    <survey>.codebook.html and .codebook.xlsx
                                    of each item its code, type and options, when it is asked, which rules touch it
  flow        <survey>.flow.svg     a flow chart: in which order questions come, and where answers lead
  jsonschema  <survey>.schema.json  JSON Schema (2020-12), for other systems to check records
  ir          <survey>.ir.json      the compiled survey, for programs
  sql         <survey>.duckdb.sql   a view findings: what is wrong with each record of a table answers,
                                    for the engine that --dialect names: duckdb, postgres, spark, clickhouse

With --record the printed form is filled in, each record on pages of its own, as <survey>.filled.html.
--language puts the printed form, the codebook and the flow chart into another of the survey's languages.

Nothing is written when any of the surveys has an error.`},
	{Code: "cmd.build.example",
		Zh: `  surveyc build --target html --out 表单 surveys/jdlk/jdlk.survey
  surveyc build --target paper --record 答卷.jsonl --id 0312 --out 表单 surveys/jdlk/jdlk.survey
  surveyc build --target codebook,flow --out 资料 surveys/jdlk/jdlk.survey
  surveyc build --target ir,jsonschema,html --out build surveys/jdlk/jdlk.survey surveys/fjdlk/fjdlk.survey`,
		En: `  surveyc build --target html --out forms surveys/jdlk/jdlk.survey
  surveyc build --target paper --record answers.jsonl --id 0312 --out forms surveys/jdlk/jdlk.survey
  surveyc build --target codebook,flow --out papers surveys/jdlk/jdlk.survey
  surveyc build --target ir,jsonschema,html --out build surveys/jdlk/jdlk.survey surveys/fjdlk/fjdlk.survey`},
	{Code: "cmd.build.flag.target", Zh: "生成哪几样，逗号隔开：`ir,jsonschema,html,paper,codebook,flow,sql`", En: "what to make, with commas: `ir,jsonschema,html,paper,codebook,flow,sql`"},
	{Code: "cmd.build.flag.dialect", Zh: "SQL 给哪种`数据库`：duckdb、postgres、spark、clickhouse", En: "the `engine` that SQL is for: duckdb, postgres, spark, clickhouse"},
	{Code: "cmd.build.flag.out", Zh: "写到这个`文件夹`，没有就新建", En: "write to this `folder`, made if need be"},
	{Code: "cmd.build.flag.language", Zh: "纸质问卷、编码手册、流程图用这种`语言`（问卷有它的译文）", En: "the printed form, the codebook and the flow chart in this `language` of the survey"},
	{Code: "cmd.build.flag.record", Zh: "纸质问卷用这个`文件`里的答卷填好（JSON、JSONL 或 CSV）", En: "fill the printed form in with the answers of this `file` (JSON, JSONL or CSV)"},
	{Code: "cmd.build.flag.id", Zh: "那个文件里有几份答卷时，只要 _id 是这个`编号`的那份", En: "of several records in that file only the one with this `_id`"},

	{Code: "cmd.fmt.short", Zh: "把问卷文件排整齐", En: "lay survey files out in the canonical way"},
	{Code: "cmd.fmt.long",
		Zh: `把问卷文件按统一的格式排整齐，直接写回文件；内容、注释、中英文关键词都不变。
“-”从标准输入读，写到标准输出。问卷有写错的地方时，一个文件也不改。`,
		En: `Lays survey files out in the canonical way, in place; meaning, comments and the choice of Chinese or
English keywords stay. "-" reads standard input and writes standard output. No file is changed when any has
errors of form.`},
	{Code: "cmd.fmt.example",
		Zh: `  surveyc fmt surveys/jdlk/jdlk.survey
  surveyc fmt --check surveys/jdlk/jdlk.survey surveys/fjdlk/fjdlk.survey`,
		En: `  surveyc fmt surveys/jdlk/jdlk.survey
  surveyc fmt --check surveys/jdlk/jdlk.survey surveys/fjdlk/fjdlk.survey`},
	{Code: "cmd.fmt.flag.check", Zh: "不改文件，只列出不整齐的；有的话退出码是 1", En: "change nothing, list the files that would change; exit status 1 if there are any"},

	{Code: "cmd.interview.short", Zh: "在终端里一题一题地问", En: "ask a survey's questions in the terminal"},
	{Code: "cmd.interview.long",
		Zh: `在终端里按问卷一题一题地问，该跳的题自动跳过，填错了当场指出。

选择题填序号（1 或 ①，多选写 1、3 或 ①③）；选填的题直接回车就空着；
填“返回”回到上一题；填“清除”去掉选填题原来的答案；
重复填的一组（如家庭成员）一个一个地问，不定个数的问要不要再加一个；填“删除”去掉正在问的这一个；
填“保存”存下来以后再填（下次用 --resume 接着填）。
问完以后，每条提醒要么回去改，要么写明原因（记在答卷的 _overrides 里，有关的答案一改就不算数）。
有 --save 或 --resume 时，每答一题都会存一次；同一份答卷不会往同一个 --out 文件里加两次。`,
		En: `Asks a survey's questions one after the other, passes over what is to be skipped, and says at once
what is wrong.

A choice is answered by its number (1 or ①; several as 1,3 or ①③); an optional question is left out with
Enter; "back" returns to the question before; "clear" takes the answer to an optional one away. A repeated
group is asked row by row, and where their number is open whether there is another; "delete" takes the row that is
asked about out. "save" leaves off for today (go on with --resume). When all is asked, each warning is mended or
left for a reason (kept in the record's _overrides, until an answer in the rule changes). With --save or
--resume the state is stored after each answer, and no record is appended to the same --out file twice.`},
	{Code: "cmd.interview.example",
		Zh: `  surveyc interview surveys/jdlk/jdlk.survey --save 张三.json --out 答卷.jsonl
  surveyc interview surveys/jdlk/jdlk.survey --resume 张三.json --out 答卷.jsonl
  surveyc interview surveys/jdlk/jdlk.survey --record 名册.csv --id 0312 --out 答卷.jsonl`,
		En: `  surveyc interview surveys/jdlk/jdlk.survey --save zhang.json --out answers.jsonl
  surveyc interview surveys/jdlk/jdlk.survey --resume zhang.json --out answers.jsonl
  surveyc interview surveys/jdlk/jdlk.survey --record roster.csv --id 0312 --out answers.jsonl`},
	{Code: "cmd.interview.flag.save", Zh: "每答一题就存进这个新`文件`", En: "store the state in this new `file` after each answer"},
	{Code: "cmd.interview.flag.resume", Zh: "从这个`文件`接着填，也存回这个文件", En: "go on with the interview in this `file`, and store it there"},
	{Code: "cmd.interview.flag.record", Zh: "从这个`文件`里已有的答案开始（JSON、JSONL 或 CSV）；问卷写了“只读”的题不再问", En: "begin with the answers in this `file` (JSON, JSONL or CSV); items that the survey locks are not asked"},
	{Code: "cmd.interview.flag.id", Zh: "那个文件里有几份答卷时，用 _id 是这个`编号`的那份", En: "of several records in that file the one with this `_id`"},
	{Code: "cmd.interview.flag.out", Zh: "填完后把答卷加到这个`文件`末尾（JSONL）", En: "append the finished record to this `file` (JSONL)"},

	{Code: "cmd.explain.short", Zh: "详细解释一个错误代码", En: "explain a code at length"},
	{Code: "cmd.explain.long",
		Zh: "详细解释一个错误代码，并给出写错和改好的例子。不写代码就列出全部。",
		En: "Explains a code at length, with a broken and a mended example. Without a code it lists all."},
	{Code: "cmd.explain.example", Zh: "  surveyc explain E301\n  surveyc explain", En: "  surveyc explain E301\n  surveyc explain"},

	{Code: "cmd.version.short", Zh: "显示版本", En: "show the version"},
	{Code: "cmd.version.long", Zh: "显示程序、Go 和编译格式（IR）的版本。", En: "Shows the versions of the program, of Go and of the compiled form (IR)."},
	{Code: "cmd.version.example", Zh: "  surveyc version", En: "  surveyc version"},

	{Code: "cmd.completion.short", Zh: "生成命令行补全脚本", En: "print a script for shell completion"},
	{Code: "cmd.completion.long",
		Zh: "生成命令行的自动补全脚本，可用于 bash、zsh、fish、powershell。",
		En: "Prints the script that completes surveyc's commands in bash, zsh, fish or powershell."},
	{Code: "cmd.completion.example",
		Zh: `  surveyc completion bash > /etc/bash_completion.d/surveyc
  surveyc completion zsh > "${fpath[1]}/_surveyc"
  surveyc completion fish > ~/.config/fish/completions/surveyc.fish
  surveyc completion powershell | Out-String | Invoke-Expression`,
		En: `  surveyc completion bash > /etc/bash_completion.d/surveyc
  surveyc completion zsh > "${fpath[1]}/_surveyc"
  surveyc completion fish > ~/.config/fish/completions/surveyc.fish
  surveyc completion powershell | Out-String | Invoke-Expression`},

	{Code: "cmd.help.short", Zh: "显示一个命令的用法", En: "show how to use a command"},
	{Code: "cmd.help.long", Zh: "显示一个命令的用法。", En: "Shows how to use a command."},
	{Code: "cmd.help.example", Zh: "  surveyc help check", En: "  surveyc help check"},

	{Code: "cmd.flag.help", Zh: "显示用法", En: "show how to use this"},
	{Code: "cmd.flag.lang", Zh: "用哪种语言：zh 中文（默认），en 英文；也可用环境变量 SURVEYC_LANG", En: "the language: zh (default) or en; also by the environment variable SURVEYC_LANG"},
	{Code: "cmd.usage-template",
		Zh: usage("用法：", "命令", "surveyc 文件…", "例子：", "命令：", "选项：", "通用选项：", "看某个命令的用法：surveyc help 命令"),
		En: usage("Usage:", "COMMAND", "surveyc FILE…", "Examples:", "Commands:", "Flags:", "Global flags:", "How to use a command: surveyc help COMMAND")},
}

// usage is cobra's template for the lower half of a help page, with these heads.
func usage(head, command, files, examples, commands, flags, global, more string) string {
	return head + `
  {{if .HasParent}}surveyc {{.Use}}{{else}}surveyc ` + command + ` …
  ` + files + `{{end}}{{if .HasExample}}

` + examples + `
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

` + commands + `{{range .Commands}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + flags + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + global + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

` + more + `{{end}}
`
}

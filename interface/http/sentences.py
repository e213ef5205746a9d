"""What users are told, in Chinese: one entry for each refusal, one word for each term."""

from collections.abc import Mapping
from typing import NamedTuple

from domain.shared.errors import DomainError
from interface.http.fields import called


class Sentence(NamedTuple):
    """A title, a sentence with the ``{facts}`` of the refusal, and what to do about it."""

    title: str
    detail: str
    hint: str = ""


SENTENCES: dict[str, Sentence] = {
    # by kind: what a refusal without an entry of its own says
    "not-found": Sentence("没有找到", "没有这个{kind}，或者您无权知道它。", "请核对代码或编号"),
    "not-allowed": Sentence(
        "没有权限", "您在这里不能{action}：{reason}。", "请向本地管理员申请授权"
    ),
    "bad-value": Sentence("内容不能接受", "{field}：{reason}。"),
    "rule-broken": Sentence("规则不允许", "按现在的状态不能这样做。", "请重新读取后再试"),
    "conflict": Sentence("已被他人改动", "别人先改动了它。", "请重新读取后再试"),
    # access, versions, load
    "unrecognised": Sentence(
        "没有登录",
        "没有令牌，或令牌未知、过期、已被吊销。",
        "请在 Authorization 中写 Bearer 和有效的令牌",
    ),
    "not-that-deputy": Sentence(
        "只能以本人名义办理",
        "代表只能以本人的名义办理；写的代表不是您本人。",
        "请写您自己的代表编号；代他人办理的，请交工作机构。令牌要发给登记在册的代表本人",
    ),
    "stale-version": Sentence(
        "版本已旧",
        "您看到的是第 {seen} 版，现在已是第 {version} 版。",
        "请重新读取，核对后再提交",
    ),
    "version-needed": Sentence(
        "须写明版本",
        "改动已有的记录，须在 If-Match 中写明您看到的版本。",
        "版本在读取时的 ETag 里；确实不论版本的，写 *",
    ),
    "command-reused": Sentence(
        "幂等键已用过", "这个 Idempotency-Key 已用于另一个请求。", "新的请求请用新的键"
    ),
    "already-exists": Sentence(
        "已经存在", "已有同一编号或代码的{kind}：{id}。", "请核对编号；要改已有的，请更正它"
    ),
    "overloaded": Sentence("系统繁忙", "系统繁忙，什么都没有记下。", "请在 {retry_s} 秒后再试"),
    "unconfirmed": Sentence(
        "尚未确认",
        "还不知道是否已经记下。",
        "请在 {retry_s} 秒后用同一个 Idempotency-Key 再发一次，不会重复记录",
    ),
    "not-yet-counted": Sentence(
        "尚未计入", "位置 {position} 已经记下，账目还没有计入。", "请在 {retry_s} 秒后再试"
    ),
    "not-ready": Sentence("尚未就绪", "服务还不能接受请求。", "详见各项"),
    # what was sent
    "not-a-workbook": Sentence(
        "媒体类型不对",
        "请求体须为 .xlsx 文件，或者带这个文件的表单（multipart/form-data）。",
        "请写 Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "event-too-large": Sentence(
        "记录过大", "这条记录有 {size} 字节，最多 {most} 字节。", "请分成几条记录，或者精简文字"
    ),
    "text-with-nul": Sentence(
        "文字不合规", "{field} 含有空字符（NUL），任何文字都不能含有它。", "请删去空字符再提交"
    ),
    "after-the-end": Sentence(
        "行政区已终止",
        "{field}是 {on}，这个行政区已于 {ended_on} 终止。",
        "请记到承接它的行政区；终止以前的事仍可补记",
    ),
    "date-in-future": Sentence(
        "日期还没有到",
        "{field}是 {on}，晚于今天（{today}）。",
        "请核对日期；还没有发生的事，发生以后再记",
    ),
    "position-in-future": Sentence(
        "位置还不存在",
        "还没有位置 {position}，账目只记到 {head}。",
        "请核对位置，不大于账目记到的位置",
    ),
    "moment-in-future": Sentence("时刻还没有到", "{moment} 还没有到。", "请写已经过去的时刻"),
    "replay-too-long": Sentence(
        "过去太长",
        "重演这段过去要读 {events} 条事件，超出一次请求的限度。",
        "请用 renda replay 命令",
    ),
    "bad-parameter": Sentence("参数不能接受", "{field}：{reason}。"),
    "query-too-short": Sentence(
        "要找的词太短", "{field} 里有只有一个字的词，至少要两个字。", "多写一个字再找"
    ),
    "bad-cursor": Sentence("游标无效", "{reason}。", "请从第一页重新读起"),
    "bad-header": Sentence("请求头不能接受", "{field}：{reason}。"),
    "wrong-media-type": Sentence(
        "媒体类型不对", "请求体须为 JSON。", "请写 Content-Type: application/json"
    ),
    "scenario-refused": Sentence("情景不能装载", "{file} 要改 {count} 处。"),
    "malformed": Sentence("请求不合格式", "有 {count} 处不合格式，详见各项。"),
    "unparsable": Sentence(
        "不是 JSON", "请求体不能作为 JSON 读取。", "请核对语法和编码（UTF-8）"
    ),
    "lone-surrogate": Sentence(
        "文字不合规", "请求体中有孤立的代理项，不成文字。", "请用 UTF-8，勿把一个字拆成两半"
    ),
    "body-too-large": Sentence("请求体过大", "请求体超过 {most} 字节。", "请分几次提交"),
    "not-http": Sentence(
        "不是 HTTP 请求", "请求行或者头部不合 HTTP 的格式，无法读取。", "请检查方法、地址和头部"
    ),
    "no-such-path": Sentence("没有这个地址", "没有这个地址。", "地址见 /openapi.json"),
    "method-not-allowed": Sentence("方法不对", "这个地址不能这样请求。", "可用的方法见 Allow"),
    "internal": Sentence("系统出错", "系统出错，已经记下。", "请把 trace_id 告诉运维人员"),
    # 行政区
    "already-ended": Sentence(
        "行政区已终止", "这个行政区已于 {on} 终止，不能再变更。", "请在承接它的行政区办理"
    ),
    "pack-for-other-levels": Sentence(
        "规定集不适用", "{title}不适用于{level}。", "请另选适用于本级的规定集"
    ),
    "nothing-to-issue": Sentence(
        "没有可印发的规定", "本级除国家规定和缺省外没有规定。", "请写明规定集，或先在本级定规"
    ),
    "not-the-parent": Sentence(
        "不是上级", "{parent} 已不是这个行政区的上级。", "请核对现在的上级"
    ),
    "rule-locked": Sentence(
        "上级已锁定",
        "“{rule}”由上级规定（{basis}）并已锁定，本级不能另行规定。",
        "请向上级提出",
    ),
    "before-it-began": Sentence(
        "早于设立", "这个行政区设立于 {established_on}，{on} 早于设立。", "请核对日期"
    ),
    "out-of-order": Sentence(
        "次序不对", "已记有 {last_on} 的变更，{on} 在它之前。", "请核对日期，按先后登记"
    ),
    # 实践活动
    "wrong-stage": Sentence(
        "活动阶段不符",
        "活动现在是“{status}”，须是“{needed}”才可以。",
        "请重新读取这项活动，按现在的阶段办理",
    ),
    "indicator-locked": Sentence(
        "指标已锁定", "指标 {key} 来自上级方案，这里不能改动。", "本地指标请另取名称"
    ),
    "no-such-phase": Sentence(
        "没有这个阶段", "方案里没有“{phase}”阶段。", "请核对方案里各阶段的名称"
    ),
    "phase-behind": Sentence(
        "阶段已过",
        "活动已到“{current}”阶段，“{phase}”在它之前。",
        "阶段只能向前；要改日期，请调整时间",
    ),
    "period-reported": Sentence(
        "这一期已报",
        "已经报送到 {reported_to}，下一期须在它之后结束。",
        "请改写期间；已报送的有误，请更正那份报告",
    ),
    # 代表、代表小组
    "has-a-history": Sentence(
        "已有履职记录", "这名代表登记以后已有别的记录，不能作废。", "请按实际原因终止代表资格"
    ),
    "mandate-held": Sentence(
        "已有这个职务",
        "这名代表已是{congress}代表。",
        "不必再登记；登记有误的，先将职务登记作废",
    ),
    "last-mandate": Sentence(
        "只有这一个职务", "这名代表只有{congress}代表一个职务。", "请作废整条登记"
    ),
    "no-such-mandate": Sentence(
        "没有这个职务", "这名代表不是{congress}代表。", "请核对人大的名称，与职务登记的相同"
    ),
    "not-in-one-line": Sentence(
        "不能兼任",
        "{congress}与其已任代表的{other}所在的地方没有隶属关系，不能同时担任两地的代表。",
        "请先核对并终止其中一个职务",
    ),
    "not-in-office": Sentence("不在任", "{name}在 {on} 没有代表职务。", "请核对日期和代表职务"),
    "not-of-that-level": Sentence(
        "不是这一级代表", "{name}在 {on} 不是{level}代表。", "请核对以哪一级代表的身份提出"
    ),
    "office-suspended": Sentence(
        "暂停执行代表职务",
        "{name}在 {on} 暂停执行代表职务，不能以代表身份参加。",
        "恢复执行代表职务以后再办理",
    ),
    "not-suspended": Sentence(
        "没有暂停", "这名代表没有暂停执行代表职务。", "请核对是哪一名代表"
    ),
    "too-few-absences": Sentence(
        "缺席次数不够",
        "未经批准缺席{congress}会议只记有 {absences} 次，两次才终止代表资格。",
        "请先记下每次缺席",
    ),
    "move-under-way": Sentence(
        "正在转出", "这名代表正转往别处，对方还没有答复。", "等对方接收或者退回以后再办理"
    ),
    "not-offered": Sentence("没有待接收的转移", "没有等待接收或者退回的转移。", "请重新读取"),
    "not-here": Sentence(
        "不在本地", "这名代表不在本地组织活动：{status}。", "请到其现在所在的地方办理"
    ),
    "entry-voided": Sentence("登记已作废", "这条履职登记已作废：{reason}。", "请另行登记"),
    "not-their-entry": Sentence(
        "不是本人的登记", "这条履职登记不是这名代表的。", "请核对是哪一名代表的登记"
    ),
    "dispute-too-late": Sentence(
        "已过异议期限", "按{basis}，异议应在 {until} 以前提出。", "可请组织者核对后更正"
    ),
    "not-disputed": Sentence(
        "没有异议", "这条履职登记没有异议，现在是“{status}”。", "代表提出异议以后才能维持"
    ),
    "nothing-to-verify": Sentence(
        "不须核实", "只有代表自己登记的须核实，这条现在是“{status}”。", "不必核实"
    ),
    "already-settled": Sentence(
        "已经处理", "这条履职登记现在是“{status}”，不能再这样做。", "有误的，请更正"
    ),
    "report-voided": Sentence(
        "述职记录已作废", "这次述职的记录已作废：{reason}。", "请另行记录这次述职"
    ),
    "already-evaluated": Sentence(
        "已经评议", "这次述职已于 {on} 评议。", "评议有误的，先将这次述职作废，再重新记录"
    ),
    "grade-not-used-here": Sentence(
        "不是本地的等次",
        "这里述职评议的等次是{grades}（{basis}）。",
        "请按这些等次录入；本地分优秀、称职的，先在本地规定里把述职评议等次"
        "（duty_report_scheme）定为 competence",
    ),
    "ballots-do-not-add-up": Sentence(
        "票数不符",
        "发出 {issued} 票，收回 {returned} 票，计票 {counted} 票。",
        "收回不多于发出，计票等于收回，弃权另计一类",
    ),
    "scoring-off": Sentence(
        "没有开展履职积分", "按{basis}，本地不对代表履职积分。", "如要开展，先定规 duty_scoring"
    ),
    "sheet-withdrawn": Sentence("办法已停用", "这一版办法已于 {on} 停用。", "请用现行的一版"),
    "group-size": Sentence(
        "小组人数不符",
        "按本地规定，小组为 {least} 至 {most} 人，不能是 {size} 人。",
        "请增减成员，或者依本地规定修改人数",
    ),
    "squad-size": Sentence(
        "小分队人数不符",
        "按本地规定，小分队为 {least} 至 {most} 人，不能是 {size} 人。",
        "请增减成员，或者依本地规定修改人数",
    ),
    "group-dissolved": Sentence(
        "小组已撤销", "这个小组已于 {on} 撤销。", "请记到现在的小组；撤销以前的事仍可补记"
    ),
    "not-a-member": Sentence(
        "不是小组成员", "{who}不是这个小组的成员。", "请核对名单，或者先加入小组"
    ),
    "already-a-member": Sentence("已是小组成员", "{name}已是这个小组的成员。", "不必再加入"),
    "squads-overlap": Sentence(
        "小分队重叠",
        "{who}已在小分队“{squad}”，一名代表只随一个小分队活动。",
        "请从其中一个小分队里去掉",
    ),
    "no-such-squad": Sentence(
        "没有这个小分队", "这个小组没有小分队“{squad}”。", "请核对小分队的名称"
    ),
    "at-home-elsewhere": Sentence(
        "已编入别的小组",
        "按本地规定，一名代表至多编入 {most} 个区域、行业或者混合小组；{name}已编满。",
        "先从原来的小组退出，或者用“调整到别的小组”",
    ),
    "level-lacking": Sentence(
        "缺少一级代表", "按本地规定，{kind}须有{level}人大代表。", "请编入一名这一级的代表"
    ),
    "too-few-levels": Sentence(
        "层级太少",
        "按本地规定，混合小组至少有 {least} 级代表，现在只有 {levels} 级。",
        "请编入别的层级的代表，或者改为另一种小组",
    ),
    "too-many-officers": Sentence("人数过多", "{office}至多 {most} 人。", "请减少人数"),
    "same-group": Sentence("同一个小组", "须写明另一个小组。", "请核对小组的编号"),
    "members-changed": Sentence("成员已有变动", "小组的成员刚刚有变动。", "重新读取以后再试"),
    "grouping-settled": Sentence(
        "方案已了结", "这个分组方案于 {on} {status}，不能再改。", "请另拟一个方案"
    ),
    "nobody-to-group": Sentence(
        "没有可编组的代表",
        "登记在这里、当日在任而还没有编组的代表，一名也没有。",
        "先登记代表；已编组的，用调整、分设、合并",
    ),
    "too-many-groups": Sentence(
        "小组过多", "按本地规定，至多能编 {most} 个小组，不能编 {count} 个。", "请减少组数"
    ),
    "too-few-groups": Sentence(
        "小组过少", "按本地规定，至少要编 {least} 个小组，不能编 {count} 个。", "请增加组数"
    ),
    "no-such-draft": Sentence(
        "没有这个小组", "方案里没有第 {number} 号小组。", "请核对小组的序号"
    ),
    "not-in-the-draft": Sentence("不在方案里", "{who}不在这个方案里。", "请核对代表的编号"),
    # 承办单位、导入
    "unit-closed": Sentence("单位已撤销", "这个承办单位已于 {on} 撤销。", "请写承接它的单位"),
    "workbook-refused": Sentence("表格不能导入", "{reason}。", "请用空表填写，或照它的列改"),
    "faulty-rows": Sentence(
        "有的行不能导入",
        "有 {count} 行不能导入，第一处在第 {row} 行：{first}。什么都没有记下。",
        "请改好再导入，或选只导入没有问题的行",
    ),
    "import-under-way": Sentence(
        "正在导入", "这次导入正在进行，还没有做完。", "请等它做完再撤销；中断以后也可以直接撤销"
    ),
    "import-undone": Sentence("导入已撤销", "这次导入已于 {on} 撤销。", "请重新导入"),
    "undo-under-way": Sentence(
        "正在撤销", "这份文件的导入正在撤销。", "请等撤销做完，或把中断的撤销再做一次"
    ),
    # 代表活动、代表建议、申报数、授权
    "group-round-concluded": Sentence(
        "这一轮已结束", "这一轮小组活动已于 {on} 结束。", "请另开一轮"
    ),
    "not-a-step": Sentence(
        "没有这一步", "按规定没有“{step}”这一步；各步是{steps}。", "请按其中一步写明"
    ),
    "step-already-done": Sentence(
        "这一步已办", "“{step}”已于 {on} 办完。", "误记的先撤回，再重新办理"
    ),
    "step-not-done": Sentence("这一步没有办", "“{step}”还没有办，无从撤回。", "请核对是哪一步"),
    "steps-missing": Sentence(
        "还有没办的步骤", "还有{steps}没有办，不能结束。", "请先办完各步"
    ),
    "person-times-below-persons": Sentence(
        "人次少于人数",
        "“{field}”的人次 {times} 少于人数 {persons}：同一个人来两次才多一人次。",
        "请核对人数和人次",
    ),
    "already-verified": Sentence(
        "已经核实", "这条记录已经核实；有误先更正，再核实。", "请先更正"
    ),
    "not-yet-corrected": Sentence(
        "尚未更正", "这条记录已退回（{reason}），更正以后再核实。", "请先更正"
    ),
    "notice-stage": Sentence(
        "活动阶段不符",
        "这次活动{status}，须是{needed}才可以。",
        "请重新读取这次通知，按现在的状态办理",
    ),
    "short-notice": Sentence(
        "通知太迟",
        "应当至少提前 {days} 日通知（{basis}），{will_be_on} 的活动已经来不及。",
        "改期，或者写明理由",
    ),
    "not-invited": Sentence(
        "不在通知之列",
        "这名代表不在这次活动的通知之列。",
        "请核对名单；临时到会的，开展时列入到会",
    ),
    "leave-asked": Sentence("已经请过假", "这名代表已经请过假。", "请等候决定"),
    "no-leave-asked": Sentence(
        "没有待定的请假", "这名代表没有请假，或者已经决定。", "请核对是哪一名代表"
    ),
    "held-too-soon": Sentence("早于通知的日期", "通知的是 {will_be_on}。", "请先改期"),
    "activity-voided": Sentence("记录已作废", "这条记录已作废：{reason}。", "请另记一条"),
    "wrong-state": Sentence(
        "建议状态不符",
        "建议《{title}》现在是“{status}”，须是“{needed}”才可以。",
        "请重新读取这件建议，按现在的状态办理",
    ),
    "not-the-handling-unit": Sentence(
        "不是承办单位", "承办单位是{lead_unit}，不是{unit}。", "请核对单位名称"
    ),
    "judged-below": Sentence(
        "由提出地评价", "这件建议是移交来的，由提出它的地方评价。", "请由提出它的地方评价"
    ),
    # 群众意见
    "personal-number": Sentence(
        "含有个人号码",
        "{field}里有{what}，存下来就抹不掉。",
        "请删去号码；联系方式另填，单独加密保存",
    ),
    "opinion-elsewhere": Sentence(
        "意见状态不符",
        "这条意见现在是“{status}”，须是“{needed}”才可以。",
        "请重新读取这条意见，按现在的状态办理",
    ),
    "heard-elsewhere": Sentence(
        "不是本级听取的",
        "这条意见是移交来的，由听取它的地方答复、反馈和评价。",
        "请由听取它的地方办理",
    ),
    "not-a-door": Sentence(
        "没有这个渠道",
        "本地规定可以引导前往的渠道是{known}，没有 {door}。",
        "请按其中一种写明代码，不写括号里的说明",
    ),
    "not-the-assigned-unit": Sentence(
        "不是承办单位", "这条意见交{assigned}办理，不是{unit}。", "请核对单位名称"
    ),
    "not-a-deputy-of-this-level": Sentence(
        "不是本级代表",
        "转为建议须由{level}代表提出，不能由{mandate}代表在这里提出。",
        "请交本级代表提出，或者由上级代表带到上级",
    ),
    "not-the-carrier": Sentence(
        "不是受托代表", "这条意见由代表 {carried_by} 带来，由他提出建议。", "请由这名代表提出"
    ),
    "follow-code-mistyped": Sentence(
        "查询码不对", "{reason}。", "请对照写给您的查询码再输一次"
    ),
    "follow-code-unknown": Sentence(
        "没有这个查询码",
        "没有用这个查询码的意见，或者已经另发了新的。",
        "请向听取意见的代表联络站询问",
    ),
    "nothing-to-say": Sentence(
        "现在不用说",
        "还没有答复，或者这次答复您已经说过是否解决了。",
        "用查询码可以看到了哪一步；有了新的答复，可以再说",
    ),
    "too-many-requests": Sentence("请求过于频繁", "问得太频繁了。", "请在 {retry_s} 秒后再试"),
    "no-main-opinion": Sentence(
        "不能并到它", "要并到的那条意见本身是重复的，或者已不再办理。", "请并到最先登记的那一条"
    ),
    "has-gone-on": Sentence("意见已有下文", "登记以后又有了下文，不能撤回。", "请逐条办理"),
    "duplicates-stand": Sentence(
        "有重复意见", "已有 {count} 条重复意见并到这一条。", "请先解除，或者改并到别的意见"
    ),
    # suggestions and their cases
    "filed-elsewhere": Sentence(
        "由提出地更正", "这件建议是移交来的，由提出它的地方更正。", "请告诉提出它的地方"
    ),
    "filed-away": Sentence("已经归档", "这件建议已经归档，不能再更正。", "请核对是哪一件建议"),
    "not-a-signer": Sentence(
        "不是签名代表", "这名代表没有在这件建议上签名，或者已经答复过。", "请核对代表编号"
    ),
    "not-your-judgement": Sentence(
        "不由您评价", "答复由领衔代表评价，这名代表不是领衔代表。", "请由领衔代表评价"
    ),
    "not-merged-here": Sentence(
        "这时不能并案",
        "按{basis}，相同内容的建议不在这一步合并。",
        "可分别交办，或者按本地规定在另一步并案",
    ),
    "no-carry-over": Sentence(
        "承诺不能结转",
        "按{basis}，承诺要么兑现，要么说明未兑现，不能结转。",
        "请写明兑现，或者说明没有兑现",
    ),
    "confidential": Sentence(
        "代表要求不公开", "提出建议的代表要求不公开，不能向社会公开。", "可登记为不予公开"
    ),
    "too-late-to-withdraw": Sentence(
        "不能再撤回", "按{basis}，建议只能在交办以前撤回。", "可在评价时说明"
    ),
    "withdrawal-under-way": Sentence(
        "正在等待撤回的答复",
        "代表已要求撤回，由现在持有这件建议的机关决定，此前不能评价，也不必再要求。",
        "请等候该机关的答复",
    ),
    "not-excluded": Sentence(
        "没有这种情形", "本地规定的不予受理情形是{known}，没有 {code}。", "请按其中一种写明"
    ),
    "already-numbered": Sentence(
        "已经受理", "这件建议已经受理，编号是 {number}。", "不必再受理"
    ),
    "face-to-face-required": Sentence(
        "须当面答复", "按{basis}，答复应当面进行。", "代表同意书面答复的，写 consent 为 true"
    ),
    "no-such-promise": Sentence(
        "没有这项承诺", "没有尚未了结的第 {number} 项承诺。", "请重新读取，核对承诺的序号"
    ),
    "handled-in-a-case": Sentence(
        "已交承办单位",
        "这件建议已交承办单位，在办理件中办理。",
        "请承办单位在办理件上答复",
    ),
    "no-second-dissatisfaction": Sentence(
        "还不到评估或者协调",
        "再次不满意才进行评估或者协调，这是第 {round} 次答复，或者本地没有这一程序。",
        "可责成重新办理",
    ),
    "in-a-key-topic": Sentence(
        "已列为重点督办", "这件建议已列入一项重点督办。", "如要改列，请先移出"
    ),
    # periodic reports
    "number-without-evidence": Sentence(
        "数字没有依据",
        "第 {paragraph} 段的“{number}”没有依据。",
        "请写成 {{指标}}、{{指标|行政区|日期}}，由系统数出",
    ),
    "already-issued": Sentence("已经印发", "这份材料已于 {on} 印发，不能再改。", "请另写一份"),
    "no-such-edition": Sentence("没有这一版", "评分办法没有第 {edition} 版。", "请核对版次"),
    "results-published": Sentence(
        "结果已公布", "考评结果已于 {on} 公布，不能再改。", "有异议的，另行启动考评"
    ),
    "results-not-published": Sentence("结果未公布", "考评结果还没有公布。", "请先公布结果"),
    "already-proposed": Sentence("已经推荐", "{name}已经推荐过。", "不必再推荐"),
    "not-proposed": Sentence("没有参评", "{which}没有推荐，或不予参评。", "请先推荐"),
    "not-verified": Sentence("尚未核实", "{names}还没有核实。", "全部核实以后再公布"),
    "not-commendable": Sentence(
        "不能表彰", "{name}不能表彰：{reason}。", "请从可以表彰的当中选"
    ),
    "round-concluded": Sentence(
        "督导检查已结束", "这一轮督导检查已于 {on} 结束。", "请另行安排一轮"
    ),
    "no-such-finding": Sentence(
        "没有这个问题", "这次检查没有第 {number} 个问题。", "请核对问题的序号"
    ),
    "wrong-finding": Sentence(
        "问题的状态不符",
        "第 {number} 个问题现在是“{state}”，须是“{needed}”。",
        "请重新读取这次检查，按现在的状态办理",
    ),
    "inspected-in-this-round": Sentence(
        "本轮检查过了",
        "{unit}在这一轮里已于 {on} 检查过。",
        "看整改得怎样，请在那次检查里复查；那次记错了的先作废；要全面再查一遍的，另安排一轮",
    ),
    "inspection-voided": Sentence(
        "检查记录已作废", "这次检查的记录已作废：{reason}。", "请另行记录这次检查"
    ),
    "nobody-to-report-to": Sentence(
        "没有上级", "这个行政区没有上级人大，无处报送。", "最上一级不必报送"
    ),
    "report-not-returned": Sentence(
        "不能重新报送",
        "这份报告现在是“{status}”，退回的才能重新报送。",
        "已接收的报告，请用更正",
    ),
    "report-not-accepted": Sentence(
        "不能更正", "这份报告现在是“{status}”，接收以后才另行更正。", "退回的请重新报送"
    ),
    "no-such-figure": Sentence(
        "没有这个数", "报告里没有指标 {indicator}。", "请核对指标，须是报告里的"
    ),
    "not-awaiting-review": Sentence(
        "不在审核中", "这份报告现在是“{status}”，待审核的才能退回或者接收。", "请等下级重新报送"
    ),
    "figure-not-reported": Sentence(
        "没有这个数", "报告里没有指标 {indicator}。", "请核对指标，须是报告里的"
    ),
    "topic-concluded": Sentence(
        "重点督办已办结", "这项重点督办已于 {on} 办结。", "请另行确定一项"
    ),
    "not-in-the-topic": Sentence(
        "没有列入", "这件建议没有列入这项重点督办。", "请核对建议编号"
    ),
    "not-assigned": Sentence(
        "不是承办单位",
        "{unit}不承办这个办理件，承办单位是{units}。",
        "请核对单位名称",
    ),
    "assists-only": Sentence(
        "协办单位不直接答复", "{unit}是协办单位，由{units}答复。", "请向主办单位提出协办意见"
    ),
    "objection-too-late": Sentence(
        "已过异议期限",
        "按{basis}，异议应在 {since} 起 {limit} 内提出。",
        "请按交办办理，确有困难的可与交办机构协商",
    ),
    "objection-pending": Sentence(
        "异议还没有处理", "{unit}提出的异议还没有处理。", "请先处理异议"
    ),
    "no-objection": Sentence("没有异议", "没有等待处理的异议。", "请重新读取"),
    "goes-to-arbitration": Sentence(
        "须由上一级裁定",
        "{unit}第二次提出异议，应由{needed}裁定，不由 {by} 决定。",
        "请交有权裁定的机关",
    ),
    "arbitration-is-final": Sentence(
        "已经裁定",
        "{unit}两次提出异议，已经裁定由它承办，不能再提。",
        "请签收办理；确有新情况的，请商交办机构召开联席会议",
    ),
    "already-signed": Sentence("已经签收", "{unit}已经签收。", "不必再签收"),
    "already-replied": Sentence(
        "已经答复", "{unit}这一次已经答复过这件建议。", "代表不满意、重新办理时可以再答复"
    ),
    "opinions-missing": Sentence(
        "缺协办意见",
        "{units}还没有提出协办意见。",
        "请等待协办意见，或者在 without 中写明不等哪些单位",
    ),
    "no-opinion": Sentence(
        "没有协办意见", "{unit}没有可以退回的协办意见。", "请核对是哪个单位"
    ),
    "extension-too-long": Sentence(
        "延期过长", "按{basis}，最迟应在 {latest} 以前答复。", "请改为不晚于这一天"
    ),
    "extension-too-late": Sentence(
        "申请已晚", "延期应在期满以前申请，期限是 {due_on}。", "请尽快答复"
    ),
    "no-extension": Sentence(
        "没有延期申请", "{unit}没有等待决定的延期申请。", "请先由承办单位申请"
    ),
    "not-in-this-case": Sentence(
        "不在这个办理件中", "这件建议不在这个办理件中办理。", "请核对建议编号"
    ),
    "another-power": Sentence(
        "不由其决定", "按{basis}，这由{needed}决定，不由{by}决定。", "请由有权的机关决定"
    ),
    "no-such-step": Sentence(
        "没有这个步骤", "方案的阶段“{phase}”里没有步骤“{step}”。", "请核对方案里各步骤的名称"
    ),
    "no-such-document": Sentence(
        "没有要求这份材料",
        "“{where}”不要求“{document}”；要求的是：{wanted}。",
        "请核对方案里要求的材料",
    ),
    "already-submitted": Sentence(
        "已经提交", "{submitted_by}已经提交过“{document}”。", "不必再提交"
    ),
    "campaign-stopped": Sentence(
        "活动已停",
        "这项活动{status}（{on}），这一天起的事不再记入。",
        "请核对日期；活动之外的事，不写活动另记；中止的，恢复以后的事照记",
    ),
    "campaign-paused": Sentence(
        "中止期间的事",
        "这项活动自 {on} 中止，{resumed_on} 恢复；{done_on} 的事不记入。",
        "请核对日期，或者不写活动另记",
    ),
    "campaign-closed": Sentence(
        "活动已结束",
        "这项活动已于 {on} 结束，此后的事不再记入；当天和以前的事仍可补记。",
        "请核对日期；此后的事不写活动另记，或者记入接续它的活动",
    ),
    "continues-itself": Sentence(
        "不能接续自己", "接续的应是从前的另一项活动。", "请写从前那项活动的编号"
    ),
    "already-continues": Sentence(
        "已有接续", "这项活动已经接续了另一项（{previous}）。", "一项活动只接续一项"
    ),
    "no-such-item": Sentence(
        "清单里没有这一项", "方案的清单里没有代码为“{item}”的事项。", "请核对清单里各项的代码"
    ),
    "ticked-by-facts": Sentence(
        "由记录完成的事项", "“{text}”由{source}的记录完成，不另登记。", "请记录做了什么"
    ),
    "evidence-missing": Sentence("缺少佐证", "“{text}”须附佐证：{evidence}。", "请附上佐证"),
    "record-voided": Sentence("清单记录已作废", "这条清单记录已作废：{reason}。", "请另行登记"),
    "matched-still": Sentence(
        "正在结对",
        "{name}自 {since} 起已与“{target}”结对，还没有结束。",
        "不必另记；已经不再联系的，先结束那一对，记错了的先作废",
    ),
    "matched-then": Sentence(
        "那时正在结对",
        "{name}在 {since} 至 {until} 已与“{target}”结对。",
        "请把开始日期写在结束之后；那一对记错了的，先作废",
    ),
    "matching-ended": Sentence(
        "已经结束", "这对结对联系已于 {on} 结束。", "再联系的，另记一对"
    ),
    "matching-voided": Sentence("结对联系已作废", "这条记录已作废：{reason}。", "请另记一对"),
    "ends-before-it-starts": Sentence(
        "日期颠倒", "结对联系自 {started_on} 开始，不能在 {on} 结束。", "请核对日期"
    ),
    "body-dissolved": Sentence(
        "机构已撤销", "这个工作机构已于 {on} 撤销。", "请记到现在的机构"
    ),
    "already-in-the-body": Sentence(
        "已是成员", "{name}已经是这个工作机构的成员。", "角色有变的，先退出，再以新的角色增补"
    ),
    "not-in-the-body": Sentence("不是成员", "{name}不是这个工作机构的成员。", "请核对姓名"),
    "pilot-over": Sentence(
        "试点已结束", "这处试点已于 {on} 评出结果。", "再试的，另行确定一处试点"
    ),
    "already-serves": Sentence("已经属于", "这次活动已经属于那项实践活动。", "不必再记"),
    "meeting-voided": Sentence(
        "会议记录已作废", "这条会议记录已作废：{reason}。", "请另记一次"
    ),
    # 接待日
    "reception-not-so": Sentence(
        "接待日状态不符",
        "接待日现在是“{status}”，须是“{needed}”才可以。",
        "请重新读取这个接待日，按现在的状态办理",
    ),
    "notice-too-short": Sentence(
        "公告太晚", "按{basis}，接待日至少提前 {days} 日公告。", "请改在以后的一天"
    ),
    "on-a-holiday": Sentence(
        "遇节假日", "{on} 是{holiday}。", "其后的第一个工作日是 {proposed}"
    ),
    "not-on-that-day": Sentence(
        "不是公告的日子", "公告的是 {announced}，不是 {on}。", "请先改期"
    ),
    "not-to-receive": Sentence(
        "不在接待之列", "这名代表不在公告的接待代表中。", "请先改由这名代表替班"
    ),
    "fewer-times-than-persons": Sentence(
        "人次少于人数", "{voters} 人不会只有 {voter_times} 人次。", "请核对人数和人次"
    ),
    "opinions-unrouted": Sentence(
        "意见没有处理完",
        "在这次接待听取的意见还有 {number} 条没有答复、引导或者交出。",
        "请先逐条办理",
    ),
    # 家站
    "station-not-so": Sentence(
        "家站状态不符",
        "家站现在是“{status}”，须是“{needed}”才可以。",
        "请重新读取这个家站，按现在的状态办理",
    ),
    "step-too-early": Sentence(
        "次序不对", "活动 {since} 起是“{status}”，{on} 在它之前。", "请核对日期"
    ),
    "before-that": Sentence(
        "次序不对", "已记有 {since} 的情况，{on} 在它之前。", "请核对日期，按先后登记"
    ),
    "too-many-stars": Sentence(
        "星级过高",
        "按{basis}，最高为 {most} 星，不能是 {stars} 星。",
        "请减少星数，或者依本地规定修改",
    ),
    "rectification-due": Sentence(
        "整改没有完成", "{on} 责令的整改还没有完成。", "请先记录整改完成"
    ),
    "nothing-to-rectify": Sentence("没有要整改的", "没有责令这个家站整改。", "请先责令整改"),
    "merged-into-itself": Sentence("不能并入自己", "家站不能并入它自己。", "请核对编号"),
    "standard-withdrawn": Sentence("标准已废止", "这项标准已于 {on} 废止。", "请用现行的标准"),
    "already-reported": Sentence("已经报告", "这项监督委托已于 {on} 报告。", "不必再报告"),
    "figure-withdrawn": Sentence("申报数已撤回", "这个申报数已撤回：{reason}。", "请另行申报"),
    # 民生实事
    "not-at-this-stage": Sentence(
        "还不到或者已过这一步",
        "票决现在是“{status}”，须是“{needed}”才可以。",
        "请重新读取这次票决，按现在的步骤办理",
    ),
    "no-such-candidate": Sentence(
        "没有这个候选项目", "{which}没有征集，或者没有保留下来。", "请核对编号"
    ),
    "too-few-candidates": Sentence(
        "候选项目太少",
        "按{basis}，应选 {seats} 项，候选至少 {least} 项，现在 {listed} 项。",
        "请增加候选项目，或减少应选",
    ),
    "already-voted": Sentence("已经投票", "这名代表这一轮已经投过票。", "一轮只投一次"),
    "not-on-the-roll": Sentence(
        "不能投票",
        "{name}不能投票：{reason}。",
        "请核对名册；票决里写的人大名称，须与代表职务登记的相同",
    ),
    "wrong-slip": Sentence(
        "投票码不对", "{reason}。", "请核对是不是本人、这一轮的投票码；遗失的请工作人员再发"
    ),
    "ballot-spoilt": Sentence(
        "选票无效", "最多选 {seats} 项，从 {standing} 项里选，不能重复。", "请重新选"
    ),
    "no-quorum": Sentence(
        "人数不足",
        "按{basis}，{members} 人中须有 {needed} 人参加，现在 {present} 人。",
        "可另行投票，或者终止",
    ),
    "ballots-missing": Sentence(
        "选票与人数不符", "{voted} 人投了票，票箱里有 {found} 张，不能计票。", "请告诉运维人员"
    ),
    "count-does-not-add-up": Sentence("票数不合", "{reason}。", "请与监票人核对"),
    "nothing-left-to-choose": Sentence("已经选足", "应选的 {seats} 项都已选出。", "请公布结果"),
    "not-chosen": Sentence(
        "没有入选", "这个项目没有入选，或者结果还没有公布。", "请从公布的结果里选"
    ),
    "project-ended": Sentence(
        "项目已了结", "这个项目已于 {on} {state}。", "请重新读取这个项目"
    ),
    "not-completed": Sentence(
        "还没有办成", "这个项目还没有办成，不能测评。", "没有办成的，请用进展测评"
    ),
    # 个人信息
    "vault-closed": Sentence(
        "个人信息库没有打开", "现在不能存取个人信息：{reason}。", "请告诉运维人员"
    ),
    "held-elsewhere": Sentence(
        "个人信息留在来处",
        "个人信息不随事情移交，留在{place}。",
        "需要时请{place}的工作人员查看后告知，并说明用途",
    ),
    "data-restricted": Sentence(
        "已限制处理", "这些个人信息自 {on} 起只保存、不使用：{reason}。", "要用先解除限制"
    ),
    "nothing-restricted": Sentence("没有限制", "这些个人信息没有限制处理。", "不必解除"),
    "erasure-pending": Sentence(
        "已有删除申请", "{on} 已申请删除，还没有批准。", "请由另一人批准或者决定不予删除"
    ),
    "no-erasure-pending": Sentence("没有删除申请", "没有等待批准的删除申请。", "请先申请删除"),
    "nothing-to-erase": Sentence(
        "没有可删除的", "申请删除的各项都没有内容。", "请核对要删除的各项"
    ),
    "retention-runs": Sentence(
        "保存期限没有到", "须保存到 {until}：{reason}。", "期限届满以前只限制处理"
    ),
    "needs-another-person": Sentence("须由另一人批准", "{reason}。", "请另一人批准"),
    "grant-withdrawn": Sentence(
        "授权已收回", "这项授权已于 {on} 收回。", "要再授权的，另给一项"
    ),
}

WORDS: dict[str, str] = {
    "jurisdiction": "行政区",
    "campaign": "实践活动",
    "deputy": "代表",
    "deputy_group": "代表小组",
    "duty_record": "履职登记",
    "duty_report": "述职",
    "duty_sheet": "履职积分办法",
    "grouping": "分组方案",
    "activity_notice": "活动通知",
    "group_round": "小组活动流程",
    "study": "集中学习",
    "visit": "分散走访",
    "exchange": "集中交流",
    "receive_voters": "接待选民",
    "handover": "交办意见",
    "issued": "已通知",
    "carried_out": "已开展",
    "discarded": "放弃",
    "activity": "代表活动",
    "suggestion": "代表建议",
    "key_topic": "重点督办",
    "import_batch": "导入",
    "handling_unit": "承办单位",
    "opinion": "群众意见",
    "meeting": "会议",
    "matching": "结对联系",
    "working_body": "工作机构",
    "pilot": "试点",
    "checklist_record": "清单记录",
    "reminder": "到期提醒",
    "brief": "简报",
    "figure": "数",
    "brief_series": "简报刊",
    "score_sheet": "评分办法",
    "evaluation": "考评",
    "inspection_round": "督导检查",
    "inspection": "检查记录",
    "found": "待整改",
    "ordered": "已责令整改",
    "rectified": "已整改，待复查",
    "cleared": "复查合格",
    "period_report": "定期报告",
    "received_report": "收到的报告",
    "station": "家站",
    "reception": "接待日",
    "station_standard": "建设标准",
    "declared_figure": "申报数",
    "access_grant": "授权",
    "personal_data": "个人信息",
    "livelihood_vote": "民生实事票决",
    "livelihood_project": "民生实事项目",
    "collecting": "征集中",
    "listed": "已提请票决",
    "balloting": "投票中",
    "counted": "已计票",
    "completed": "办成",
    "carried": "结转",
    "problem": "问题说明",
    # 活动和建议的状态
    "received": "已收到",
    "planned": "已拟订",
    "adopted": "已通过",
    "launched": "已启动",
    "closed": "已结束",
    "halted": "已中止",
    "standing_committee_member": "常委会组成人员",
    "group": "代表小组",
    "operating": "运行",
    "announced": "已公告",
    "held": "已接待",
    "cancelled": "已取消",
    "published": "结果已公布",
    "paused": "停用",
    "merged": "已并入别处",
    "filed": "已提出",
    "settling": "就地办理中",
    "offered": "已移交，待对方接收",
    "held_above": "对方办理中",
    "incoming": "移交来的，待接收",
    "reported": "已报告",
    "dispatched": "已交办",
    "replied": "已答复",
    "judged": "已评价",
    "resolved": "已解决",
    "refused": "已退回",
    "draft": "联名中",
    "returned": "退回修改",
    "submitted": "已报送，待审核",
    "accepted": "已接收",
    "pending": "待审核",
    "sent_back": "已退回",
    "approved": "已接收",
    "missing": "逾期未报",
    "awaited": "未到期",
    "rejected": "不予受理",
    "letter": "作代表来信处理",
    "admitted": "已受理",
    "dissatisfied": "不满意，待决定",
    "escalated": "评估或者协调中",
    "withdrawn": "已撤回",
    # 履职登记的状态
    "recorded": "已登记",
    "claimed": "代表登记，待核实",
    "confirmed": "已确认",
    "disputed": "有异议",
    "corrected": "已更正",
    "upheld": "已维持",
    "verified": "已核实",
    # 公开什么，建议的提出时机和形成方式
    "text_only": "建议内容",
    "with_reply": "建议内容、答复和评价",
    "session": "会议期间",
    "intersession": "闭会期间",
    "motion": "议案转为建议",
    "research": "专题调研",
    "forum": "座谈",
    "group_activity": "代表小组活动",
    "enforcement_check": "执法检查",
    "deliberation": "会议审议",
    "own_work": "本职工作",
    # 小组的种类和职务
    "area": "区域小组",
    "trade": "行业小组",
    "mixed": "混合小组",
    "central": "中心组",
    "professional": "专业小组",
    "convener": "召集人",
    "leader": "组长",
    "deputy_leader": "副组长",
    "records_clerk": "资料员",
    # 代表的状态
    "serving": "履行职务",
    "suspended": "暂停执行代表职务",
    "moving": "转出中，待对方接收",
    "moved_away": "已转往别处",
    "ended": "代表资格已终止",
    "assigned": "已交办",
    "held_elsewhere": "对方办理中",
    "converted": "已转为代表建议",
    "duplicate": "与另一条重复",
    "fed_back": "已反馈",
    "declined": "已引导到其他渠道",
    "voided": "已作废",
    # 群众意见的其他渠道
    "petition": "信访部门",
    "court": "人民法院",
    "procuratorate": "人民检察院",
    "supervision": "监察机关",
    "review": "行政复议机关",
    "arbitration": "仲裁机构",
    "police": "公安机关",
    "hotline": "12345热线",
    # 由谁决定
    "office": "代表工作机构",
    "presidium": "主席团",
    "directors_meeting": "主任会议",
    "secretariat": "大会秘书处",
    "dispatcher": "交办机构",
    "office_and_government": "代表工作机构和政府办公室",
    "standing_committee": "常委会",
    "none": "承办单位自行",
    "handling_case": "办理件",
    "oversight": "监督委托",
    # 层级
    "nation": "全国",
    "province": "省级",
    "prefecture": "市级",
    "county": "县级",
    "township": "乡级",
    # 可做的事
    "read_boards": "查阅账目",
    "read_rollup": "查阅汇总",
    "read_log": "查阅日志",
    "read_history": "查阅履历",
    "keep_jurisdiction": "管理行政区",
    "keep_access": "管理授权",
    "keep_deputies": "管理代表和小组",
    "keep_stations": "管理家站和接待日",
    "keep_campaign": "管理实践活动",
    "record_activity": "记录活动",
    "declare_figure": "申报数字",
    "file_suggestion": "提出建议",
    "route_suggestion": "分办建议",
    "reply_suggestion": "答复建议",
    "judge_suggestion": "评价建议",
    "inspect": "督导检查",
    "evaluate": "考评、表彰",
    "propose_honour": "推荐参评",
    "write_brief": "编写简报、总结",
    "submit_report": "报送定期报告",
    "review_report": "审核下级的报告",
    "hear_opinion": "记录群众意见",
    "route_opinion": "分流群众意见",
    "reply_opinion": "答复群众意见",
    "reveal_personal_data": "查看个人信息",
    "keep_personal_data": "管理个人信息",
    "approve_erasure": "批准删除个人信息",
    "keep_livelihood_vote": "管理民生实事票决",
    "cast_ballot": "投票",
    "report_project": "报告民生实事项目",
}

WORDS_OF: dict[str, dict[str, str]] = {
    "campaign": {"received": "已收到，待通过"},
    "grouping": {"draft": "拟订中"},
    "livelihood_vote": {
        "announced": "已公布结果",
        "closed": "投票已结束",
        "cancelled": "已终止",
        "merged": "并入别的项目",
    },
    "opinion": {
        "received": "待分流",
        "replied": "已答复，待反馈",
        "closed": "已办结",
        "planned": "列入计划",
        "letter": "来信",
        "deputy": "听取的代表",
    },
    "suggestion": {"inspection": "视察", "visit": "走访", "reception": "接待选民"},
    "station": {
        "planned": "在建",
        "closed": "已撤销",
        "village": "村级",
        "trade": "行业",
    },
}
"""What a word means of one noun alone; of the others it is as in ``WORDS``."""
"""The Chinese of the terms that stand in facts."""

FAULTS: dict[str, Sentence] = {
    "missing": Sentence("缺少", "缺少这一项", "请补上"),
    "extra_forbidden": Sentence("多余", "没有这一项", "请核对名称，或删去"),
    "string_type": Sentence("类型", "应为文字"),
    "string_unicode": Sentence(
        "编码", "不是合规的 Unicode 文字", "请用 UTF-8，勿含孤立的代理项"
    ),
    "string_too_long": Sentence("过长", "最多 {max_length} 个字符"),
    "string_too_short": Sentence("过短", "至少 {min_length} 个字符"),
    "string_pattern_mismatch": Sentence("格式", "为空、含有不允许的字符，或格式不对"),
    "int_type": Sentence("类型", "应为整数"),
    "int_parsing": Sentence("类型", "应为整数"),
    "int_parsing_size": Sentence("范围", "数字过大"),
    "int_from_float": Sentence("类型", "应为整数"),
    "greater_than_equal": Sentence("范围", "不能小于 {ge}"),
    "less_than_equal": Sentence("范围", "不能大于 {le}"),
    "enum": Sentence("取值", "应为 {expected} 之一"),
    "literal_error": Sentence("取值", "应为 {expected} 之一"),
    "uuid_type": Sentence("类型", "应为编号（UUID）"),
    "uuid_parsing": Sentence("格式", "应为编号（UUID）"),
    "list_type": Sentence("类型", "应为列表"),
    "dict_type": Sentence("类型", "应为一组键值"),
    "model_type": Sentence("类型", "应为一组键值（JSON 对象）"),
    "model_attributes_type": Sentence("类型", "应为一组键值（JSON 对象）"),
    "too_long": Sentence("过多", "最多 {max_length} 项"),
    "too_short": Sentence("过少", "至少 {min_length} 项"),
    "day": Sentence("日期", "应为 1949-10-01 至 2199-12-31 的日期", "写成 2024-09-30"),
    "amount": Sentence("数值", "应为整数，或写成文字的小数", '如 810 或 "810.50"'),
    "rule_value": Sentence("取值", "应为文字、整数、true 或 false、文字的列表，或 null"),
    "nothing": Sentence("更正", "至少要更正一项"),
}
"""What is said of a value that pydantic refuses, by its type of error."""

OTHER = Sentence("格式", "不合格式")

OWN_WORDS = frozenset(
    (
        *("reason", "name", "names", "title", "text", "item", "key", "code", "phase", "squad"),
        *("unit", "units", "lead_unit", "congress", "other", "document", "submitted_by"),
        *("evidence", "door", "place", "file", "proposed"),
    )
)
"""Facts that somebody wrote, or that are a sentence already: they are never translated."""


def words_of(kind: type[DomainError]) -> Sentence:
    """The title, sentence and hint of the nearest class that has them."""
    codes = (each.code() for each in kind.__mro__ if issubclass(each, DomainError))
    return next(SENTENCES[code] for code in codes if code in SENTENCES)


def told(template: str, facts: Mapping[str, object], noun: str = "") -> str:
    """A sentence with its facts; one that is not known is left open.

    What somebody wrote stays as it was written, whatever word it happens to be.

    >>> told("活动现在是“{status}”，还差{missing}", {"status": "planned"})
    '活动现在是“已拟订”，还差…'
    >>> told("{field}：{reason}", {"field": "trade", "reason": "应为 missing、trade 之一"})
    '行业：应为 missing、trade 之一'
    """
    said = {name: _said(name, fact, noun) for name, fact in facts.items()}
    return template.format_map(_Facts(said))


def _said(name: str, fact: object, noun: str) -> str:
    if name == "field":
        return called(str(fact))
    if name == "known":
        return "、".join(_to_write(each, noun) for each in str(fact).split("、"))
    if name in OWN_WORDS and not isinstance(fact, DomainError):
        return str(fact)
    return in_chinese(fact, noun)


def _to_write(code: str, noun: str) -> str:
    """What a request must write, and what it means."""
    word = in_chinese(code, noun)
    return code if word == code else f"{code}（{word}）"


def in_chinese(fact: object, noun: str = "") -> str:
    """A fact as users call it, of a noun if one is named.

    A list keeps its separators, a refusal has its sentence.

    >>> in_chinese("adopted、launched"), in_chinese(7)
    ('已通过、已启动', '7')
    >>> in_chinese("planned", "campaign"), in_chinese("planned", "station")
    ('已拟订', '在建')
    """
    if isinstance(fact, DomainError):
        kind = type(fact)
        return told(words_of(kind).detail, fact.facts, noun_of(kind)).rstrip("。")
    words = WORDS_OF.get(noun, {})
    return "、".join(words.get(word) or WORDS.get(word, word) for word in str(fact).split("、"))


def noun_of(kind: type[DomainError]) -> str:
    """The noun whose rule a refusal is: its module in the domain.

    >>> from domain.station.words import StationNotSo
    >>> noun_of(StationNotSo), noun_of(DomainError)
    ('station', 'shared')
    """
    return kind.__module__.split(".")[1]


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"

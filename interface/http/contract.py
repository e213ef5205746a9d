"""The OpenAPI document beyond what the routes say themselves."""

from typing import Any

from fastapi import FastAPI
from pydantic import TypeAdapter

from interface.http.problems import MEDIA_TYPE, Problem

TITLE = "人大代表工作台账"
VERSION = "1"
DESCRIPTION = """一地一账，只增不改。

* **令牌**：`Authorization: Bearer …`。无权知道的行政区，与不存在的行政区，答复相同（404）。
* **版本**：读取一条记录得 `ETag`；改动它须以 `If-Match` 写明所见版本，缺则 428，旧则 412。
* **幂等**：以 `Idempotency-Key` 重发同一请求，只记一次，得同一回执；另作他用则 422。
* **列表**：`limit`、`cursor`，下一页在 `Link: rel="next"`。
* **过去**：`as_of` 按当时所知读取；`after` 等到账目计入某个位置再读。
* **问题**：错误都是 `application/problem+json`（RFC 9457），`code` 不变，说明见 `/problems`。
"""

TAGS = {
    "行政区": "行政区及其人大机构；名称、代码、隶属都是有日期的事实",
    "实践活动": "拟订或收到、通过、印发下级、启动、分阶段推进、报送、结束",
    "清单记录": "清单里没有别的记录可以证明的事项，登记完成，附佐证",
    "代表": "在哪里参加组织活动，就登记在哪里；人和职务分别计数",
    "代表小组": "几级代表在一地共同活动；人数按本地规定",
    "履职档案": "登记别处没有记录的履职；代表确认或者提出异议，更正或者维持",
    "述职": "代表向选民、选举单位述职，以及评议的票数",
    "履职积分": "积分办法的各版；开展与否由本地规定，任何一版都可以重新算",
    "分组方案": "按区域、行业、层级拟订，逐组说明理由，改好以后一次通过、逐组组建",
    "小组活动流程": "两集中、一分散、一接待、一交办：一轮活动的各步，谁在何时办完",
    "活动通知": "拟订、提前通知、请假准假、开展（到会、缺席、请假各是谁）或者取消",
    "代表活动": "谁、何时、何地、做了什么；有误则更正，不覆盖",
    "结对联系": "一名代表联系一个项目、企业、村或户，起止日期，各人的负担",
    "工作机构": "领导小组、办公室、专班、指导组、督导组、联席会议，成员和角色",
    "试点": "在哪里先行，历次评估，推广还是不再试点",
    "会议": "动员、调度、现场推进、联席、座谈：谁召开、谁到会、印发了什么",
    "代表建议": "提出、分办、就地解决、移交、交办、答复、评价、解决",
    "监督委托": "上级人大委托本级监督一件建议的办理；报告自己返回",
    "承办单位": "办理建议的单位；更名、撤销和承接都有日期",
    "导入导出": "登记表空表、导出、试填、导入、整批撤销；表格为 .xlsx",
    "重点督办": "主任会议确定，领导领衔，逐次记录督办情况，直到办结",
    "群众意见": "听取、答复、引导、并重、分级交办、转为建议、反馈；群众可说没有解决",
    "查询码": "群众不用账号，凭码看到了哪一步、怎样答复的，可说没有解决",
    "民生实事": "征集、无记名票决、交办、进展、测评；谁投了票记入台账，怎样投的不记",
    "简报": "简报、总结、专题报告：每个数都由系统数出，链接到出处；印发以后不变，可以重算",
    "考评": "按评分办法推荐、核实、公布、表彰；办法分版，任何一版都可以重算",
    "督导检查": "督导组按清单检查哪些单位；可以接着上一轮",
    "检查记录": "一个单位的打分和问题；责令整改、整改、复查，期限列在到期一览",
    "定期报告": "本级报送上级：数出的定格，申报的并列；退回则重报，接收以后只更正",
    "收到的报告": "下级报送来的：逐数退回或者接收；谁没有报，列在合计旁边",
    "家站": "代表之家、联络站、接待站等：在建、启用、评估、评星、整改、停用、并入、撤销",
    "接待日": "公告、改期、替班、接待、取消、公布结果；随到随接；按规律排期，遇节假日顺延",
    "建设标准": "五有、八有一类的名目和各项，由本地制定",
    "申报数": "别处公布的数字，照录原文，与账目数并列，不相混",
    "授权": "谁在本地有什么角色，管到哪里",
    "个人信息": "存在可删除的库里，台账只留承诺；查看先记录，删除须两人；删除以后证明仍然成立",
    "汇总": "本级与各下级的数字，谁还没有报，所据位置；逐数可查明细",
    "指标": "常规指标和比率的目录：名称、单位、怎样数、怎样合并",
    "日志": "逐条事件和树根，供审计",
    "运行": "存活、就绪、指标、问题说明",
}

WHY = {
    400: "请求体不能作为 JSON 读取",
    401: "没有令牌，或令牌未知、过期、已被吊销",
    403: "在这里有别的权限，但没有这一项",
    404: "没有找到，或无权知道",
    409: "规则不允许，或已有同样的记录",
    412: "所见版本已旧；现在的版本在 ETag",
    413: "请求体过大",
    415: "请求体不是 JSON，或应为 .xlsx 而不是",
    422: "内容不合格式，或不能接受；逐处见 errors",
    428: "没有写 If-Match",
    429: "请求过于频繁；何时再试见 Retry-After",
    503: "系统繁忙、尚未计入或尚未就绪；何时再试见 Retry-After",
}
FOLLOWING = (404, 409, 413, 422, 429, 503)
READING = (401, 403, 404, 413, 422, 503)
WRITING = (400, 401, 403, 404, 409, 413, 415, 422, 503)
CHANGING = (*WRITING, 412, 428)
PROBLEM = {"$ref": "#/components/schemas/Problem"}
TEXT = {"type": "string"}

CODE = {
    "name": "code",
    "in": "path",
    "required": True,
    "description": "行政区代码，或其编号（UUID）",
    "schema": {"type": "string", "pattern": "^[0-9A-Za-z._-]{1,64}$"},
    "example": "130608",
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "幂等键：UUID 或 1 至 200 个可见的 ASCII 字符；不写则每次都是新的请求",
    "schema": {"type": "string", "pattern": "^[!-~]{1,200}$"},
}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": '所见版本，即读取时的 ETag，如 "7"；* 表示不论版本',
    "schema": {"type": "string", "pattern": r'^(\*|(W/)?"[1-9][0-9]{0,8}")$'},
    "example": '"1"',
}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "已有的版本；没有变化则 304",
    "schema": TEXT,
    "example": '"1"',
}


def document(app: FastAPI) -> None:
    """Give the application a document that says all of this of every operation."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(plain())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]


def _completed(schema: dict[str, Any]) -> dict[str, Any]:
    components = schema["components"]
    problem = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}")
    components["schemas"] |= problem.pop("$defs") | {"Problem": problem}
    for unused in ("HTTPValidationError", "ValidationError"):
        components["schemas"].pop(unused, None)
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "个人令牌 rd_…"}
    }
    schema["tags"] = [{"name": name, "description": said} for name, said in TAGS.items()]
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            _complete(operation, path=path, reads=method == "get")
    return schema


def _complete(operation: dict[str, Any], *, path: str, reads: bool) -> None:
    operation["summary"] = operation.pop("description")
    responses = operation["responses"]
    responses.pop("422", None)
    if not path.startswith("/v1"):
        _fail(responses, (404, 413) if "{" in path else (413, 503))
        return
    if path.startswith("/v1/follow/"):
        _succeed(operation, reads=True, creates=False)
        _fail(responses, FOLLOWING if reads else (400, 415, *FOLLOWING))
        return
    operation["security"] = [{"token": []}]
    creates = "201" in responses
    writes = operation.pop("x-writes", not reads)
    parameters = operation.setdefault("parameters", [])
    if "{code}" in path:
        parameters.insert(0, CODE)
    if writes:
        parameters.append(IDEMPOTENCY_KEY)
    if writes and not creates:
        parameters.append(IF_MATCH)
    _succeed(operation, reads=not writes, creates=creates)
    changes = writes and not creates
    _fail(responses, READING if reads else CHANGING if changes else WRITING)


def _succeed(operation: dict[str, Any], *, reads: bool, creates: bool) -> None:
    responses = operation["responses"]
    answer = responses["201" if creates else "200"]
    answer["description"] = "已记下" if not reads else "读取的内容"
    headers = {"ETag": "这条记录的版本"} if not reads else {}
    if creates:
        headers["Location"] = "这条记录的地址"
    names = [each["name"] for each in operation["parameters"]]
    if reads and "limit" in names:
        headers["Link"] = '下一页：rel="next"'
    elif reads and operation["operationId"].endswith(".shown"):
        headers["ETag"] = "这条记录的版本"
        operation["parameters"].append(IF_NONE_MATCH)
        responses["304"] = {"description": "没有变化"}
    if headers:
        answer["headers"] = {
            name: {"description": said, "schema": TEXT} for name, said in headers.items()
        }


def _fail(responses: dict[str, Any], statuses: tuple[int, ...]) -> None:
    more = {401: "WWW-Authenticate", 412: "ETag", 429: "Retry-After", 503: "Retry-After"}
    for status in statuses:
        failure: dict[str, Any] = {
            "description": WHY[status],
            "content": {MEDIA_TYPE: {"schema": PROBLEM}},
        }
        if status in more:
            failure["headers"] = {more[status]: {"schema": TEXT}}
        responses[str(status)] = failure

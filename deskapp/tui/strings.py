"""Every fixed sentence of the screen, in one place."""

APP_TITLE = "办事查询"
PROMPT = "查"
PLACEHOLDER = "输入事项、俗称、拼音或首字母"

LOADING = "正在打开目录"
LOADING_FIRST = "第一次打开, 正在建目录"
SAMPLE_NOTE = "标「示例」的不是真的, 不要照着念; 按 F9 可以移除。"
EMPTY_TITLE = "群众说什么就输什么, 回车看全部。"
EMPTY_EXAMPLES = "试试这样输:"
EXAMPLES: tuple[tuple[str, str], ...] = (
    ("低保", "直接打汉字"),
    ("hkqy", "拼音首字母, 不用切输入法 (户口迁移)"),
    ("底保", "打错字也能找到 (低保)"),
    ("户口迁移", "说法不完整也行"),
)
"""What to type, and what it shows."""

FOUND = "找到 {count} 项"
FOUND_MANY = "找到 {count} 项以上, 再多打一个字更准"
ASK = "先问"
RECENT_TITLE = "刚才答过的"
RECENT_NONE = "还没有答过的事项"
LAST = "回车 再看上一项: {name}"
MORE_LINES = "还有 {count} 行, 按下方向键或 PgDn"
LINK_HINT = "Tab 选带下划线的, 回车看"
THEME_NOT_KEPT = "(没能记住, 检查设置文件的权限)"
MAYBE = "拿不准, 可能是下面这些, 先问清再答"
NOTHING_TITLE = "没有找到「{query}」"
NOTHING_WAYS: tuple[str, ...] = (
    "换个说法再试: 少打几个字, 或只打拼音首字母",
    "困难求助, 不知归谁管: 去办事处「社会救助一门受理」窗口",
    "其他问题: 拨 12345 政务服务热线",
)

LABEL_INSTEAD = "改去"
LABEL_BRING = "要带"
LABEL_SURE = "可信"
LABEL_WHY = "说明"
LABEL_LIMIT = "时限"
LABEL_FEE = "收费"
LABEL_WHO = "条件"
LABEL_BASIS = "依据"
LABEL_CONFUSED = "易混"
LABEL_NOTES = "注意"
LABEL_DOUBT = "待核"
LABEL_PRIVATE = "小声"
LABEL_SEASON = "申报"
LABEL_PERSON = "本人"
LABEL_PROXY = "代办"
LABEL_REFUSED = "不开"
OPENING = "正在打开"
CIRCLE_SHORT = "生活圈"

EVENTS_TITLE = "一件事"
EVENTS_NONE = "目录里没有一件事"
EVENT_TITLE = "一件事 · {name}  共 {count} 项"
EVENT_NEAR = "一件事 · {name}, 共 {count} 项: 按 Ctrl+L 一次看全"
EVENT_ORDER = "按这个顺序办"
EVENT_PAPERS = "一共要带 (后面是第几项用)"
EVENT_HINT = "F8 全部写在一张告知单上, Esc 返回"

SLIP_TITLE = "一次性告知单"
SLIP_NOTE = "缺哪样就在哪样上按回车圈出来; 再查一项按 F8 加在同一张上"
SLIP_NONE = "先查出一个事项, 再按 F8 出告知单"
SLIP_EMPTY = "单上没有事项了"
SLIP_DROP = "回车: 从单上去掉"
SLIP_GO = "出单"
SLIP_GO_NOTE = "选样式 (也可以再按 F8)"
SLIP_FILE = "告知单-{at:%Y%m%d-%H%M%S}.pdf"
SLIP_SENDING = "正在出单"
SLIP_WRITTEN = "告知单已写到 {path}"
NO_FOLDER = "告知单没有写: 文件夹 {path} 建不了, 请看磁盘和权限, 或在设置文件的 [slip] 里换 folder。"
NO_PRINTER = "还没设小票打印机: 在设置文件的 [slip] 里写 printer, 如 /dev/usb/lp0; 先用转屏、文字或 PDF。"
FORMS_TITLE = "怎么给群众"
FORM_TURNED, FORM_TURNED_NOTE = "转屏", "屏幕转过去, 大字; 按任意键返回"
FORM_QR, FORM_QR_NOTE = "屏幕二维码", "群众用手机扫, 不用上网"
FORM_COPY, FORM_COPY_NOTE = "复制文字", "贴到微信里"
FORM_TEXT, FORM_TEXT_NOTE = "看文字单", "在屏幕上看, 可以照着抄"
FORM_PDF = "PDF (A5)"
FORM_RECEIPT = "小票打印机"
FORM_NO_PRINTER = "没设打印机"
TURN_NONE = "先查出一个事项, 再转屏"
TURNED_BACK = "按任意键返回    字小: 按住 Ctrl 再按 +"
TURNED_MORE = "空格看下一项 (还有 {count} 项)    别的键返回"

NOTICE_TITLE = "今日变动"
NOTICE_HINT = "直接打字写内容, 上下选范围, Tab 换期限, 回车贴出, Esc 返回"
NOTICE_ASK = "打一句话"
NOTICE_EXAMPLE = "如: 3号窗口今天暂停, 到5号 / 社保系统慢"
NOTICE_WORDS = "内容"
NOTICE_UNTIL = "到期"
NOTICE_UNTIL_HINT = "Tab 换"
NOTICE_ABOUT = "贴在哪里"
NOTICE_PAUSES = "暂停办理"
NOTICE_TELLS = "只提醒, 照常办"
NOTICE_UP = "现在贴着的"
NOTICE_NONE = "现在没有贴着的"
NOTICE_PAST = "以前的"
NOTICE_END = "回车: 提前结束"
NOTICE_END_TITLE = "提前结束这一条?"
NOTICE_END_NOW = "结束"
NOTICE_KEEP = "不结束"
NOTICE_ENDED = "已结束, 历史里还在"
NOTICE_DONE = "已贴出, {until}自己消失"
NOTICE_EVERYWHERE = "所有中心"
NOTICE_READ_ONLY = "目录文件是只读的, 不能写变动"

ENDED_WORD = "已到期"
TICK_BOX = "[ ] "
TICK_MISSING = "[缺] "
WALK_UNKNOWN = "要走多久未知 (没有坐标)"
LABEL_WALK = "步行"
PROXY_UNKNOWN = "能不能代办、要不要本人来未核实, 先问窗口"
LABEL_ALERT = "通知"
LABEL_AGED = "过期"
LABEL_LINK = "看"
LABEL_ALSO = "也可"
LABEL_DEPARTMENT = "归口"
LABEL_LEVEL = "层级"
LABEL_CATEGORY = "类别"
LABEL_NAMES = "俗称"
LABEL_OLD = "旧称"
LABEL_PHONE = "电话"
LABEL_ADDRESS = "地址"
LABEL_SOURCE = "来源"
LABEL_MISSING = "缺项"
LABEL_CODE = "编号"

CENTRE_KIND = "便民服务中心"
"""Left out of a centre's name where the line is narrow."""
BRING_UNKNOWN = "材料未核实, 先问窗口要带什么"
UNKNOWN = "未核实"
SAMPLE_MARK = "示例"
PLACE_WORD = "地点"
MAYBE_MARK = "可能是"
REVIEWED_BY = "可申请, 由{department}审核"
DEPARTMENT_UNKNOWN = "主管部门"
NOTHING_MISSING = "没有缺项"
FULL_CARD_HINT = "按回车看全部, F8 出告知单, F12 转屏"
CUT_MARK = ".."
"""Marks cut text; two ASCII dots because a terminal may draw an ellipsis two cells wide."""

LIMIT_KINDS = {"citizen": "申请人", "legal": "法定", "promised": "承诺", "procedure": "程序"}
MATCH_KINDS = {
    "alias": "俗称",
    "old_name": "旧称",
    "pinyin": "拼音",
    "initials": "首字母",
    "fuzzy": "近似",
    "speech": "口语",
    "department": "部门",
    "place": "地点",
    "category": "类别",
}

CARD_TITLE = "事项全部信息"
HELP_TITLE = "帮助"
HELP_KEYS = "按键"
HELP_NOTES: tuple[str, ...] = (
    "字母和数字都进搜索框, 任何时候直接打字就是新的查询。",
    "没有核实的一律写「未核实」; 标「示例」的不是真实窗口。",
    "本程序只指路, 不判断谁符合条件。",
)
BROWSE_TITLE = "这里都能办什么"
BROWSE_CENTRES = "六个便民服务中心"
BROWSE_CIRCLE = "15分钟便民生活圈"
HANDLES_UNKNOWN = "能办什么未核实, 拨 12345 或到大厅问导服"
NO_WINDOW = "窗口未核实"
MODE_UNKNOWN = "怎么办未核实"
BROWSE_COUNT = "{count} 项"
DESK_TITLE = "本台在哪个中心"
DESK_NONE = "不在任何中心"
DESK_HERE = "现在"
DESK_UNSET = "本台还没选中心, 按 F3 选"
MENU_TITLE = "菜单"
CONFIRM_REMOVE = "移除示例数据?"
CONFIRM_REMOVE_YES = "移除"
CONFIRM_REMOVE_NO = "不移除"
CONFIRM_REMOVE_NOTE = "移除后所有窗口都是未核实, 没有一个中心算开门; 可以再放回来"
REMOVED = "示例数据已移除"
RESTORED = "示例数据已放回"
COPIED = "已发给终端的剪贴板; 粘贴不出来就是终端不支持, 请手抄"
NOTHING_TO_COPY = "没有可复制的答案; 退出按 Ctrl+Q"
STOOD_AT = "本台已设为 {centre}"
READ_ONLY = "只读"
THEME_NAMES = {"desk-light": "浅色", "desk-dark": "深色", "desk-contrast": "高对比"}
THEME_CHANGED = "配色: {name}"

BROKEN_TITLE = "目录打不开"
BROKEN_HELP = "没有改动任何文件。按 Esc 退出。"
WEEKDAYS = "一二三四五六日"

IMPORT_TITLE = "导入表格: 选一个文件"
IMPORT_TYPED = "不在这里的文件: 先在框里打上完整路径, 再选导入表格"
IMPORT_NO_FILE = "桌面、下载、文档和 U 盘里没有表格 (.xlsx .csv .json)。"
IMPORT_BUSY = "导入表格"
IMPORT_LOOKING = "正在找文件"
IMPORT_READING = "正在读文件, 和目录比"
IMPORT_WRITING = "正在写入"
IMPORT_STOP = "Esc 停下, 目录和原来一样"
IMPORT_PLAN = "{name}: 还什么都没写"
IMPORT_BACK = "Esc 不导入"
IMPORT_GO_ON = "回车 往下走 (还会再问一次)"
IMPORT_NOTHING = "和目录里的一样, 没有要写的"
IMPORT_EMPTY = "(空)"
IMPORT_MORE = "还有 {count} 项变化没有列出"
IMPORT_ASK = "把 {name} 写进目录?"
IMPORT_NOTE = "写之前自动备份; 中途停下或出错, 目录和原来一样"
IMPORT_NO = "不写"
IMPORT_YES = "写进目录"
IMPORT_SKIP = "跳过 {count} 行不对的, 其余写进目录"
IMPORT_BUSY_ALREADY = "上一次导入还没有完, 请等一下"

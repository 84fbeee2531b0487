"""Every fixed sentence of the kiosk, in one place; plain words, no terms of the trade."""

TITLE = "办事问一问"
HINT = "点一块, 或打拼音首字母: 低保 打 db"
HINT_SHORT = "点一块, 或打首字母"
TYPED_HINT = "接着打, 或点一行"
CURSOR = "_"
CHOOSE_DESK = "工作人员请先选: 这台机器放在哪个中心?"
SURE_DESK = "这台机器放在「{centre}」, 对吗?"
SURE_NOTE = "选错了会给群众指错路。选好就记住, 以后不再问。"
SURE = "对, 就在这里"
NOT_SURE = "不对, 重新选"
NOT_SET = "还没选本机在哪个中心"

CALL = "请工作人员来"
CALL_SHORT = "叫人"
HOME = "首页"
BACK = "返回"
BIG = "给我大字"
BIG_SHORT = "大字"
QR = "扫码带走"
QR_SHORT = "扫码"
WRONG = "答错了"
MISSED = "没查到"
HELP = "怎么用"
COLOURS = "换颜色"
LARGER = "字大些"
SMALLER = "字小些"
MORE = "下一页"
MORE_SHORT = "下页"
LESS = "上一页"
LESS_SHORT = "上页"
WRONG_SHORT = "错了"
DELETE = "删"
CLEAR = "清空"

CALLING = ("请工作人员过来一下", "这句话会在屏幕上亮一会儿。", "没人来: 到大厅导服台问, 或拨 12345。")
EMERGENCY = "着火119  急病120  危险110  办事热线12345"
EMERGENCY_SHORT = "火119 病120 警110 热线12345"

NOTHING = "没有查到「{query}」"
NOTHING_WAYS = ("少打几个字再试, 或换个说法", "点「请工作人员来」", "办事热线 12345")
NOTED = "记下了, 只记您打的字。谢谢。"
TAKEN_BACK = "好的, 不记了。"
MAYBE = "可能是这些, 点一个"
ASK = "先问一句:"
SENSITIVE = "这件事请到旁边说, 工作人员会帮您。"

EVENTS = "人生大事"
BUNDLE_NOTE = "按这个顺序办, 点一项看去哪里"

IDLE = "还在看吗?"
IDLE_LEFT = "{seconds} 秒后回首页, 刚才看的都会清掉。"
IDLE_STAY = "碰一下屏幕, 或按任意键, 接着看。"

QR_NOTE = "手机扫一扫带走, 没有网也能看。"
QR_COPY = "没有手机, 抄下这几行:"
QR_NONE = "这一项带什么还没写清, 没有二维码; 请抄下这几行, 再问工作人员:"
QR_NO_ROOM = "屏幕太小, 放不下二维码; 请抄下这几行:"

PIN_TITLE = "退出要口令 (工作人员用)"
PIN_NONE = "没有设口令, 不能从屏幕退出; 请管理员在后台结束。"
PIN_OK = "确定"
REFUSED = "新放的资料没有换上, 还在用原来的; 原因在日志里 (deskapp locate)。"

RECOVERING = ("正在恢复, 请稍候。", "急事请找工作人员。")
OPENING = "正在打开"
OLD_COPY = "用的是 {date} 的旧资料, 去之前先问一声"
BROKEN = "资料打不开, 现在查不了。"
BROKEN_WAYS = ("请点下面的「请工作人员来」", "或到大厅导服台问", "办事热线 12345")

HELP_LINES = (
    "1. 点一块, 再点要办的事, 就看到去哪里。",
    "2. 也能打字: 拼音首字母或汉字, 比如:",
    "3. 没查到、答错了, 点那个键, 或按 F10。",
    "4. 看完点「首页」; 不点也会自己回去。",
)
HELP_EXAMPLES = (("db", "低保"), ("sfz", "身份证"), ("sbk", "社保卡"), ("jies", "借伞"))
HELP_AFTER = 2
"""The examples stand after so many lines."""
HELP_KEYS = "键盘: F2 叫人  F5 首页  F7 字大些  F8 扫码  F10 没查到或答错了  F12 给我大字"

GO = "往哪走"
HERE = "这里"
WINDOW = "窗口"
NOW = "现在"
HAND_IN = "交材料"
THERE = "那边"
BRING = "带上"
FIRST = "先问"
CHANGED = "注意"
HOW_LONG = "多久"
FEE = "收费"
PHONE = "电话"
WHO = "谁定"
SOURCE = "出处"
DOUBT = "存疑"
BRING_UNKNOWN = "要带什么没核实, 先问窗口"
BRING_ASIDE = "要带什么, 请问工作人员"

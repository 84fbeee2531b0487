"""Every fixed sentence of the kiosk, in one place; plain words, no terms of the trade."""

TITLE = "办事问一问"
HINT = "点上面的字, 或打拼音首字母: 低保 打 db"
TYPED_HINT = "接着打, 或点一行"
CURSOR = "_"
CHOOSE_DESK = "这台机器放在哪个中心? 点一个"
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
MORE = "下一页"
LESS = "上一页"
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

QR_NOTE = "手机扫一扫, 没有网也能看:"
QR_NONE = "这一项带什么还没写清, 没有二维码; 请问工作人员。"
QR_NO_ROOM = "屏幕太小, 放不下二维码; 点「返回」照着抄三行。"

PIN_TITLE = "退出要口令 (工作人员用)"
PIN_NONE = "没有设口令, 不能从屏幕退出; 请管理员在后台结束。"
PIN_OK = "确定"

RECOVERING = "正在恢复, 请稍候。急事请找工作人员, 或拨 12345。"
OPENING = "正在打开"
OLD_COPY = "用的是 {date} 的资料"
BROKEN_WAYS = ("点「请工作人员来」", "到大厅导服台问", "办事热线 12345")

HELP_LINES = (
    "1. 点一块, 再点要办的事; 屏幕先说去哪里。",
    "2. 也可以打字: 拼音首字母最快, 汉字也行。",
    "3. 看完点「首页」; 不点, 一会儿自己回去。",
    "4. 没查到、答错了, 点下面那两个键告诉我们。",
)
HELP_EXAMPLES = (("db", "低保"), ("sfz", "身份证"), ("sbk", "社保卡"), ("jies", "借伞"))
EXAMPLES = "试试这样打:"

GO = "往哪走"
HERE = "这里"
WINDOW = "窗口"
NOW = "现在"
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

"""Invented words and sentences for the test documents of make.py.

Every sentence is put together here from small word lists; none is taken
from a published guideline or from a published reply to comments.
"""

WHO = ["利用者", "運用担当者", "当直の情報係", "保守事業者", "端末の管理者", "受付の責任者",
       "外部保存の受託者", "薬剤部の担当者", "委託元の医療機関", "システム監査の担当者"]
THING = ["端末", "二要素認証", "外部保存", "無線LAN", "VPN機器", "バックアップ", "TLS1.3の通信路",
         "脆弱性情報", "電子署名", "持出し用の記憶媒体", "監視カメラの映像", "共有アカウント",
         "検査機器との接続口", "クラウドサービス", "操作ログ", "予備の電源装置", "遠隔保守の回線",
         "オンライン予約の画面", "時刻同期サーバ", "生体認証の登録情報", "仮想専用線(VPN)", "API連携の鍵"]
ASPECT = ["設定値", "更新の状況", "有効期限", "責任の分界", "復旧の手順", "利用範囲", "保管場所",
          "障害時の連絡先", "世代の数", "暗号化の方式", "点検の周期", "権限の割当て"]
WHEN = ["毎月の初日", "半年に一度", "機器の入替えの前", "年度の切替え時", "異動の当日", "夜間の停止時間"]
PLACE = ["地下の機械室", "病棟の詰所", "契約先のデータセンタ", "試験用の区画", "受付の窓口", "分院の書庫"]
BOOK = ["運用台帳", "引継ぎ票", "点検簿", "機器構成図", "契約の別紙", "訓練の記録"]
RISK = ["なりすまし", "設定の取違え", "回線の輻輳", "鍵の紛失", "誤送信", "ランサムウェアによる暗号化",
        "停電による書込みの中断", "退職者の権限の残存"]
CH = ["架空の運用体制", "架空の資産台帳", "架空の端末管理", "架空の外部保存", "架空の委託先の監督",
      "架空の回線の保護", "架空の認証と権限", "架空の非常時対応"]
SECTION = ["考え方の整理", "記録の残し方", "機器の入替え", "鍵と証明書の扱い", "接続口の点検",
           "委託先との取決め", "訓練の進め方", "復旧の順序", "利用の停止", "監視の範囲"]
MARK = [chr(0x2460 + i) for i in range(20)]

DUTY = ["{who}は、{thing}の{aspect}を{when}に点検し、結果を{book}に書き残すこと。",
        "{thing}を{place}に置くときは、{who}が前もって{aspect}を確かめること。",
        "{thing}の{aspect}を変えた者は、その日のうちに{who}へ知らせ、{book}を改めること。",
        "{risk}を防ぐため、{thing}は{place}から切り離して扱うこと。",
        "{who}が{thing}を使い終えたときは、{aspect}を元に戻し、{book}に時刻を記すこと。",
        "{thing}と{thing2}の双方を用いる部署では、{aspect}の食い違いを{when}に照合すること。",
        "{risk}が疑われる場合、{who}は{thing}の利用を止め、{book}に従って順に連絡すること。",
        "{thing}の{aspect}は、{who}のほか一名が見て確かめられる形にしておくこと。"]
SUB = ["{thing}の{aspect}を{book}に載せていること。",
       "{who}が{when}に{aspect}を見直していること。",
       "{risk}に備えた予備の{thing}を{place}に用意していること。",
       "{thing}から{place}までの経路を{book}で追えること。"]
PROSE = ["{thing}は、{place}で用いるほど{risk}の影響を受けやすいため、{aspect}を早めに決めておくとよい。",
         "たとえば{who}が{when}に{thing}を点検すると、{risk}の兆しに気付く機会が増える。",
         "{aspect}を{book}だけに頼ると、{who}が不在の日に{thing}を止められなくなる。",
         "ここでいう{thing}には、{place}に置かれた{thing2}も含めて考える。",
         "{who}と{who2}の間で{aspect}の見方が分かれるときは、{book}の記載を基準に話し合う。",
         "{thing}の導入直後は{risk}が起こりやすく、{when}の点検だけでは足りないことがある。",
         "なお、{thing2}を併せて使う施設では、{aspect}を一枚の図にまとめておくと説明しやすい。"]
CITE = ["【遵守事項】{m}", "{n}.{m}", "{n}.{k}.1", "{n}【遵守事項】{m}", "{n}.{k}の第2段落", "表{n}-{k}"]
OPINION = ["{cite}では{thing}の{aspect}が{who}任せに読めるため、{book}に書く内容を例示してはどうか。",
           "{thing}の{aspect}を{when}に確かめるとの記載は、{place}しか持たない小規模な施設には重いのではないか。",
           "{cite}の「{thing}」と{cite2}の「{thing2}」は同じものを指すと思われるので、用語をそろえていただきたい。",
           "{risk}への備えとして、{thing}だけでなく{thing2}の{aspect}にも触れるべきである。",
           "「{who}が{thing}の{aspect}を{book}に残すこと。」を{cite}に追記することを求める。",
           "{place}に{thing}を置く場合の{aspect}が示されておらず、現場では{who}が判断に迷っている。",
           "{cite}を読む限り、{who}と{who2}のどちらが{risk}の責めを負うのか分からない。",
           "{when}の点検を求めるのであれば、{thing}の費用をどう賄うかも併せて示してほしい。",
           "{thing}は近く置き換わる技術であり、{cite}に名指しで書くと数年で古びるため、別冊に移すのが適切と考える。",
           "{who}が一人しかいない診療所では、{book}と{book2}を分けて作る余裕がない。",
           "訓練の際に{thing}の{aspect}が分からず復旧が半日遅れた例があり、{cite}に注意書きを加えてはどうか。",
           "「{thing}」という語が初めて現れる箇所に説明がなく、{who}には伝わらないおそれがある。",
           "{risk}は{place}でも起こり得るものであるから、{cite}の対象を広げるべきではないか。",
           "{who}に渡す{book}の様式があれば、{aspect}の記入漏れは減ると考えられる。",
           "当院では{thing}の{aspect}を{book}で管理しているが、これは{cite}を満たすと考えてよいか。"]
BULLET = ["・{cite}:{thing}の{aspect}に関する記載を{book}へ移す。",
          "・{cite}:「{who}」を「{who2}」に改め、{risk}の例を一つ加える。",
          "・{thing}については、{when}の点検を任意とし、{place}に限って求める。",
          "・{cite}:{thing2}との関係が読み取れないため、図を添える。"]
SPACED = ["{who} または {who2} が {thing} を扱う場合の {aspect} を示してほしい。",
          "{cite} の {thing} と {thing2} は Ver.2 から 別の章に 分けるべきである。",
          "{book} の様式は Excel 版 と PDF 版 の両方を {who} に配ってほしい。"]
SHORT = ["{thing}の記載は不要と思われる。", "{cite}の用語を統一してほしい。", "{risk}の例を増やしてはどうか。",
         "{cite}は{who}にも読めるようにすべき。", "{aspect}とは何を指すのか。"]
EXPLAIN = ["{thing}の{aspect}は、{cite}に示した考え方に沿って各施設で定めていただくものです。",
           "{risk}については、{cite}において{thing}と併せて取り上げています。",
           "{place}での扱いは、{who}と{who2}の取決めに委ねています。",
           "{cite}は{thing}の一例であり、{thing2}を妨げる趣旨ではありません。"]
REPLY = {
    "noted": ["御意見として参考にさせていただきます。", "御意見として参考に承りました。"],
    "amended": ["ご指摘を踏まえ、{cite}の{thing}に関する記載を修正いたします。",
                "{cite}の「{thing}」を「{thing2}」に修正いたします。",
                "御意見を踏まえ、{aspect}の説明を補うよう修正いたします。"],
    "kept": ["{thing}の{aspect}は施設ごとに異なるため、原案どおりとさせていただきます。",
             "原案どおりとさせていただきます。"],
    "future": ["今後の検討に当たっての参考とさせていただきます。",
               "{thing}の{aspect}については、今後の検討課題と認識しております。"],
    "explanation": EXPLAIN,
}
THEMES = ["安全な運用に関する基本的な考え方の整理", "外部委託と外部サービスの使い方", "新しい技術や制度の動きへの対応",
          "災害やサイバー攻撃への備え", "本人確認と権限の与え方", "全体の構成及び用語について", "その他"]
VOLUMES = ["概説編\n(Overview)", "経営管理編\n(Governance)", "企画管理編\n(Management)", "システム運用編\n(Control)", "すべて"]


# ---- the pages of the media site -----------------------------------------

SITE = """架空の資料棚

公開された資料を一枚ずつ並べ、

文字を添えてお見せします。


【{paper}】「医療情報システムの架空安全指針第{edition}版(案)」に関する御意見の募集について ({page} ページ)

公開元URL https://example.jp/library/{slug}.html
出典情報 架空情報利活用検討会安全指針作業班(第{meeting}回 {date})《架空省》
低解像度画像をダウンロード

この文字は自動処理で生成したもので、紙の資料と違うことがあります。
引用するときは資料と付け合わせてお確かめください。

{text}

{page}"""
WIDE = {"number": 2.6, "theme": 8.3, "volume": 7.6, "place": 8.3, "page": 2.6, "opinion": 57, "response": 27}
SEED_ORDER = ["number", "theme", "volume", "place", "page", "opinion", "response"]
# name, page, edition, first number, columns, widths, alignment, what is special
FLATTENED = [
    ("01-centred", 9, "6.0", 74, SEED_ORDER, {}, "middle", ""),
    ("02-top", 17, "6.0", 163, SEED_ORDER, {}, "top", ""),
    ("03-volume-first", 5, "9.1", 31, ["number", "volume", "place", "page", "theme", "opinion", "response"],
     {"opinion": 50, "response": 25}, "middle", ""),
    ("04-narrow-opinion", 22, "9.1", 208, ["number", "place", "volume", "theme", "page", "opinion", "response"],
     {"opinion": 30, "response": 29}, "middle", ""),
    ("05-no-theme", 3, "6.0", 12, [c for c in SEED_ORDER if c != "theme"], {"place": 9.3, "response": 28}, "middle", ""),
    ("06-heading-row", 2, "9.1", 10, SEED_ORDER, {"theme": 7.3, "opinion": 45}, "middle", "heading"),
    ("07-continuation", 28, "6.0", 302, SEED_ORDER, {"opinion": 52, "response": 24}, "middle", "continuation"),
    ("08-short-opinions", 31, "9.1", 341, SEED_ORDER, {"opinion": 40, "response": 28}, "top", "short"),
    ("09-single-digits", 1, "9.1", 1, SEED_ORDER, {"theme": 9.3, "opinion": 48}, "middle", "bullets"),
    ("10-spaces", 40, "6.0", 415, SEED_ORDER, {"opinion": 55}, "middle", "spaced"),
]


def fill(rng, templates):
    """One sentence out of a list of templates."""
    who, who2 = rng.sample(WHO, 2)
    thing, thing2 = rng.sample(THING, 2)
    book, book2 = rng.sample(BOOK, 2)

    def cite():
        return rng.choice(CITE).format(m=rng.choice(MARK), n=rng.randint(2, 18), k=rng.randint(1, 4))
    return rng.choice(templates).format(
        who=who, who2=who2, thing=thing, thing2=thing2, aspect=rng.choice(ASPECT), when=rng.choice(WHEN),
        place=rng.choice(PLACE), book=book, book2=book2, risk=rng.choice(RISK), cite=cite(), cite2=cite())


def some(rng, templates, count):
    """Several different sentences in a row."""
    out = []
    while len(out) < count:
        sentence = fill(rng, templates)
        if sentence not in out:
            out.append(sentence)
    return out


def opinion(rng, style="plain"):
    """One opinion; a new line stands only where a bullet or paragraph begins."""
    if style == "short":
        return fill(rng, SHORT)
    if style == "huge":
        head, *rest = some(rng, OPINION, 3)
        return "\n".join([head, *("・" + s for s in some(rng, OPINION, 5)), *some(rng, BULLET, 5), "".join(rest)])
    body = some(rng, SPACED + OPINION[:3] if style == "spaced" else OPINION, rng.choice([1, 1, 2, 2, 3, 4]))
    text = "".join(body)
    if style in ("bullets", "spaced") and rng.random() < 0.6 or rng.random() < 0.12:
        text = body[0] + "\n" + "\n".join(some(rng, BULLET, rng.randint(2, 5)))
    elif len(body) > 2 and rng.random() < 0.4:
        text = body[0] + "\n" + "".join(body[1:])
    return text


def reply(rng, style="plain"):
    """The kind of a response and its text."""
    kind = rng.choice(["noted", "noted", "noted", "amended", "kept", "future", "explanation"])
    text = fill(rng, REPLY[kind])
    extra = rng.randint(2, 4) if style == "long" else rng.choice([0, 0, 0, 1, 2])
    if extra:
        text += ("" if kind == "explanation" else "なお、") + "".join(some(rng, EXPLAIN, extra))
    return kind, text


def record(rng, number, theme, style="plain"):
    """One record of a comment table; None stands for a cell with '-'."""
    volume = rng.choice(VOLUMES)
    place = page = None
    if volume != "すべて" and rng.random() < 0.85:
        n, k = rng.randint(1, 18), rng.randint(1, 4)
        place = rng.choice([f"{n}.{rng.choice(CH)}", f"{n}.{k} {rng.choice(SECTION)}", f"{n}.{k}.1 {rng.choice(SECTION)}"])
        page = f"P{rng.randint(2, 64)}" if rng.random() < 0.9 else None
    kind, response = reply(rng, "long" if style == "short" else style)
    return {"number": number, "theme": theme, "volume": volume, "place": place, "page": page,
            "opinion": opinion(rng, style), "response": response, "kind": kind}

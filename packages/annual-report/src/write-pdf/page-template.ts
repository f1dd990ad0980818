/**
 * The page of GB/T 9704-2012 and its fonts, for every document: A4, margins 37, 35, 28 and 26 mm, lines of 28.95 pt, page number
 * between dashes on the outer side. The office's fonts by their names come first, the open ones last.
 */
export const PAGE_TEMPLATE = String.raw`
#let data = json(bytes(sys.inputs.data))
#let song = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "Noto Serif SC")
#let kai = ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "Noto Serif SC")
#let hei = ("SimHei", "黑体", "Noto Sans SC")
#let biaosong = ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "Noto Serif SC")

#set document(title: data.title, author: data.author)
#set page(
  paper: "a4",
  margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer-descent: 7mm,
  footer: context {
    let number = counter(page).get().first()
    set text(size: 14pt)
    align(if calc.odd(number) { right } else { left }, pad(x: 14pt)[— #number —])
  },
)
#set text(
  font: song, size: 16pt, lang: "zh", region: "cn", fill: black,
  top-edge: 0.8em, bottom-edge: -0.2em, cjk-latin-spacing: none, hyphenate: false,
)
#set par(leading: 12.95pt, spacing: 12.95pt, justify: true, first-line-indent: (amount: 2em, all: true))

#show heading: set text(size: 16pt, weight: "regular")
#show heading: set block(above: 12.95pt, below: 12.95pt)
#show heading.where(level: 1): set text(font: biaosong, size: 22pt, weight: "bold")
#show heading.where(level: 1): it => {
  set par(leading: 11pt, first-line-indent: 0pt, justify: false)
  align(center, block(above: 0pt, below: 28.95pt, it.body))
}
#show heading.where(level: 2): set text(font: hei)
#show heading.where(level: 2): it => block(pad(left: 2em, it.body))
#show heading.where(level: 3): set text(font: kai)
#show heading.where(level: 3): it => block(pad(left: 2em, it.body))
`;

/** Tables as the form draws them: merged cells, heads that come again on every page, rows that stay whole. */
export const TABLE_TEMPLATE = String.raw`
#let set-cell(cell) = table.cell(
  rowspan: cell.rowSpan,
  colspan: cell.columnSpan,
  breakable: if cell.rowSpan > 1 { auto } else { false },
  align: horizon + if cell.kind == "label" and cell.rowSpan == 1 { left } else { center },
  if cell.rowSpan > 9 {
    // Written downwards: 三、 and then one character a line.
    cell.text.clusters().fold((), (lines, sign) => if sign in ("、", "，") and lines.len() > 0 {
      lines.slice(0, -1) + (lines.last() + sign,)
    } else { lines + (sign,) }).join(linebreak())
  } else if cell.scale < 1 {
    box(text(size: cell.scale * 1em, cell.text))
  } else { cell.text.split("\n").join(linebreak()) },
)

#let set-table(it) = {
  set text(size: it.size * 1pt)
  set par(leading: 0.3em, spacing: 0.3em, justify: false, first-line-indent: 0pt)
  let heads = it.rows.slice(0, it.headRows).flatten().map(set-cell)
  block(width: 100%, above: 6pt, below: 12.95pt, breakable: true, table(
    columns: it.widths.map(width => width * 1fr),
    rows: auto,
    inset: (x: it.insetX * 1pt, y: it.inset * 1pt),
    stroke: 0.5pt,
    ..if it.headRows > 0 { (table.header(repeat: true, ..heads),) },
    ..it.groups.map(group => (
      if group.heads.len() > 0 { (table.header(level: 1, repeat: false, ..group.heads.flatten().map(set-cell)),) },
      group.rows.flatten().map(set-cell),
    )).flatten().filter(cell => cell != none),
  ))
}
`;

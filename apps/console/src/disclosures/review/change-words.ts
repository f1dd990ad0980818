/** One line over a comparison: names what changed, and nothing that did not. */
export function changeWords(changes: { fields: number; bodyChanged: boolean; files: number }): string {
  const parts = [
    changes.fields > 0 && `${changes.fields} 项信息`,
    changes.bodyChanged && '正文',
    changes.files > 0 && `${changes.files} 个附件`,
  ].filter(Boolean);
  return parts.length === 0 ? '内容没有变化。' : `${parts.join('、')}有变化。`;
}

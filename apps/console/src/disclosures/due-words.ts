/** States in words first. The count is the server's: positive is left, zero is today, negative is late. */
export function dueWords(
  workingDaysLeft: number | null,
  dueOn: string,
): { text: string; tone: 'late' | 'soon' | 'plain' } {
  if (workingDaysLeft === null) return { text: `${dueOn} 前`, tone: 'plain' };
  if (workingDaysLeft < 0) return { text: `逾期 ${-workingDaysLeft} 个工作日`, tone: 'late' };
  if (workingDaysLeft === 0) return { text: '今天到期', tone: 'late' };
  return { text: `还有 ${workingDaysLeft} 个工作日`, tone: workingDaysLeft <= 3 ? 'soon' : 'plain' };
}

/** By its outline level (0–8; 9 is body text), else by its name in the languages that Word and WPS save here. 0 is a title. */
export function headingLevelOf(name: string, outline?: number): number | undefined {
  if (outline !== undefined && outline >= 0 && outline <= 8) return outline + 1;
  if (/^(?:title|标题|標題)$/iu.test(name)) return 0;
  const level = /^(?:heading|标题|標題)\s*([1-9])$/iu.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}

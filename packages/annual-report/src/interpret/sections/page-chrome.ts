/** What a web page or an office's system prints around a report; never part of it. */
const METADATA =
  /^(?:发布时间|发布日期|发表日期|发布单位|责任部门|发文日期|成文日期|公开日期|公开时间|生成日期|更新时间|时间|日期|信息来源|来源|稿源|作者|责任编辑|编辑|浏览|浏览次数|浏览量|阅读|阅读次数|点击|点击数|点击量|访问量|字体|字号|打印|分享|收藏|索引号|索引号码|信息索引|主题分类|信息分类|发文机关|发布机构|公开机构|公开责任部门|文号|发文字号|信息名称|名称|标题|关键词|体裁|有效性|效力状态|公开方式|公开范围|公开形式|公开时限|当前位置|您的位置|您当前|您现在|所在位置|位置|首页)(?:\s*[：:【[|]|\s*>|$)/u;
/** Pairs of a metadata table whose cells have run together. */
const METADATA_PAIRS =
  /^(?:索引号|发文字号|关键词|公开形式|公开方式|公开范围|生成日期|发表日期|发布日期|发布机构|发文机关|主题分类|责任部门|公开责任部门|文号)[\s\u3000]/u;
const TOOLS =
  /^[【[]?(?:字体|字号|打印|关闭|收藏|分享|大|中|小|复制链接|扫一扫|返回|下载|视力保护色|朗读|全文朗读|我要纠错|纠错|\s|[|【】[\]：:·>»-])+[】\]]?$/u;
const FOOTER =
  /^(?:【?打印|【?关闭|打印本页|打印正文|关闭窗口|关闭本页|上一篇|下一篇|上一条|下一条|附件下载|附件\s*[：:\d]|相关(?:链接|文章|信息|新闻|附件|解读)|友情链接|主办单位|主办[：:]|承办单位|承办[：:]|版权所有|网站标识码|网站地图|联系我们|关于我们|技术支持|.{0,30}ICP备|.{0,20}公网安备|Copyright|©|扫一扫|分享到|返回顶部|责任编辑|政府网站找错|适老化|本站)/iu;
const PAGE_NUMBER =
  /^(?:[-—–－\s]*\d{1,3}[-—–－\s]*|第\s*\d{1,3}\s*页(?:\s*[,，/共]*\s*\d{1,3}\s*页)?|\d{1,3}\s*\/\s*\d{1,3})$/u;
const LONGEST = 80;

const isShort = (line: string) => line.length <= LONGEST;

export const withoutChrome = (lines: readonly string[]) =>
  lines.filter(line => !(isShort(line) && PAGE_NUMBER.test(line)));

/** Between the title and the first heading: only what reads as sentences is the report's. */
export const withoutMetadata = (lines: readonly string[]) =>
  withoutChrome(lines).filter(
    line => !(isShort(line) && (METADATA.test(line) || METADATA_PAIRS.test(line) || TOOLS.test(line))),
  );

/** After the end of the last section: everything from the first line on that only a web page has. */
export function withoutFooter(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex(line => isShort(line) && FOOTER.test(line));
  return from < 0 ? lines : lines.slice(0, from);
}

/**
 * Text pasted from Word or a web page, freed of what only looks: the structure stays (headings, lists, tables, emphasis,
 * links), the dress goes. The editor's schema would drop most of it; Word's lists and headings need help to survive.
 */
export function cleanPasted(html: string): string {
  const parsed = new DOMParser().parseFromString(stripWordMarkup(html), 'text/html');
  for (const element of parsed.querySelectorAll('style, script, meta, link, title, xml')) element.remove();
  rebuildWordLists(parsed);
  renameHeadings(parsed);
  for (const element of parsed.body.querySelectorAll('*')) dropDress(element);
  return parsed.body.innerHTML;
}

/**
 * Conditional comments and Office's own elements, before anything is parsed; text inside `o:p` is kept. Style attributes are
 * renamed: they are read for Word's list marks, and the policy of the page would complain of each one parsed.
 */
export function stripWordMarkup(html: string): string {
  return html
    .replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '')
    .replace(/<!\[(?:if|endif)[^\]]*\]>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?(?:o|w|v|m|st1):[^>]*>/gi, '')
    .replace(/(<[^<>]*\s)style(\s*=)/gi, '$1data-dress$2');
}

/** Word writes a list as paragraphs of a class; runs of them become a list again, the written marker is dropped. */
function rebuildWordLists(parsed: Document): void {
  const paragraphs = [...parsed.querySelectorAll<HTMLElement>('p[class*=MsoListParagraph], p[data-dress*=mso-list]')];
  let list: HTMLElement | null = null;
  let last: Element | null = null;
  for (const paragraph of paragraphs) {
    const marker = readMarker(paragraph);
    if (marker === null) continue;
    const tag = marker === 'number' ? 'ol' : 'ul';
    if (!list || last !== paragraph.previousElementSibling || list.localName !== tag) {
      list = parsed.createElement(tag);
      paragraph.before(list);
    }
    const item = parsed.createElement('li');
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
    last = list;
  }
}

/** `mso-list:Ignore` wraps the marker Word printed: `1.`, `（一）`, `·`. A written Chinese number is text and stays. */
function readMarker(paragraph: HTMLElement): 'number' | 'point' | null {
  const ignored = [...paragraph.querySelectorAll<HTMLElement>('span')].find(span =>
    /mso-list:\s*ignore/i.test(span.getAttribute('data-dress') ?? ''),
  );
  const text = (ignored?.textContent ?? '').trim();
  if (!ignored || /[一二三四五六七八九十]/.test(text)) return null;
  ignored.remove();
  return /^[\d０-９a-z]+[.)、．）]?$/i.test(text) ? 'number' : 'point';
}

/** The page's title is its h1: inside the body headings begin at h2, three levels deep. */
function renameHeadings(parsed: Document): void {
  for (const heading of parsed.querySelectorAll('h1, h5, h6')) {
    const renamed = parsed.createElement(heading.localName === 'h1' ? 'h2' : 'h4');
    renamed.append(...heading.childNodes);
    heading.replaceWith(renamed);
  }
}

const KEPT = new Set(['href', 'colspan', 'rowspan', 'scope', 'start']);

function dropDress(element: Element): void {
  for (const attribute of [...element.attributes])
    if (!KEPT.has(attribute.name)) element.removeAttribute(attribute.name);
  if (element.localName === 'font' || element.localName === 'span') element.replaceWith(...element.childNodes);
}

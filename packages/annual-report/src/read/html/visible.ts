import { attributeOf, isElement, type PageElement, type PageNode } from './parse-page.ts';

/** Never text of the page; frames are not fetched. */
const WITHOUT_TEXT = new Set(
  'script style noscript template head title iframe frame frameset noframes object embed applet svg math canvas audio video select datalist textarea button input map link meta base'.split(
    ' ',
  ),
);
const CHROME_ROLES = /^(?:navigation|banner|contentinfo|search|menu|menubar|toolbar|complementary)$/u;
const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/iu;
/** Fewer links in a row may be said in a sentence. */
const LINKS_OF_A_MENU = 3;

/** False for what a browser does not show, and for what stands around every page of a site. */
export function isShown(element: PageElement): boolean {
  const { tagName } = element;
  if (WITHOUT_TEXT.has(tagName)) return false;
  if (element.attrs.length > 0) {
    if (attributeOf(element, 'hidden') !== undefined) return false;
    const style = attributeOf(element, 'style');
    if (style && HIDDEN.test(style)) return false;
    if (CHROME_ROLES.test(attributeOf(element, 'role') ?? '')) return false;
  }
  switch (tagName) {
    case 'nav':
    case 'footer':
    case 'aside':
      return false;
    case 'header':
      return isInside(element, 'article', 'main') || hasElement(element, 'h1');
    case 'ul':
    case 'ol':
      return !isMenu(element);
    default:
      return true;
  }
}

function isInside(element: PageElement, ...names: readonly string[]): boolean {
  for (
    let parent: PageNode | null = element.parentNode;
    parent;
    parent = 'parentNode' in parent ? parent.parentNode : null
  )
    if (isElement(parent) && names.includes(parent.tagName)) return true;
  return false;
}

const hasElement = (element: PageElement, name: string): boolean =>
  element.childNodes.some(child => isElement(child) && (child.tagName === name || hasElement(child, name)));

/** A list in which nothing stands outside links: the site's menu, other reports, neighbouring pages. */
function isMenu(list: PageElement): boolean {
  const items = list.childNodes.filter(child => isElement(child) && child.tagName === 'li');
  return items.length >= LINKS_OF_A_MENU && !hasTextOutsideLinks(list);
}

const hasTextOutsideLinks = (node: PageNode): boolean =>
  'childNodes' in node &&
  node.childNodes.some(child =>
    child.nodeName === '#text'
      ? 'value' in child && child.value.trim() !== ''
      : child.nodeName !== 'a' && hasTextOutsideLinks(child),
  );

import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import '../rich-text.css';

/**
 * A stored body, shown as the public page shows it. The server has cleaned it already; here it is taken apart once more and
 * only these elements are built again, so no markup reaches the page as markup.
 */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  p: [],
  h2: [],
  h3: [],
  h4: [],
  ul: [],
  ol: ['start'],
  li: [],
  table: [],
  caption: [],
  thead: [],
  tbody: [],
  tfoot: [],
  tr: [],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  strong: [],
  b: [],
  em: [],
  i: [],
  u: [],
  s: [],
  sub: [],
  sup: [],
  br: [],
  hr: [],
  blockquote: [],
  a: ['href'],
};
const PROPERTY: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan' };
const SAFE_LINK = /^(https?:|mailto:|\/(?!\/)|#)/i;

export function RichText({ html }: { html: string }) {
  const content = useMemo(
    () => [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].map(rebuild),
    [html],
  );
  return <div className="rich-text">{content}</div>;
}

function rebuild(node: Node, index: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const children = [...node.childNodes].map(rebuild);
  const kept = KEPT[node.localName];
  if (!kept) return <Fragment key={index}>{children}</Fragment>;
  return createElement(
    node.localName,
    { key: index, ...propertiesOf(node, kept) },
    ...(children.length > 0 ? children : []),
  );
}

function propertiesOf(element: Element, kept: readonly string[]): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const name of kept) {
    const value = element.getAttribute(name);
    if (value === null || (name === 'href' && !SAFE_LINK.test(value))) continue;
    properties[PROPERTY[name] ?? name] = value;
  }
  if (element.localName === 'a') Object.assign(properties, { target: '_blank', rel: 'noreferrer' });
  return properties;
}

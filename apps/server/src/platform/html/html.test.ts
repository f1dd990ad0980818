import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { attributes, html, trustedHtml } from './html.ts';
import { localPath, safeUrl } from './url.ts';

describe('html``', () => {
  it('escapes text in elements and in quoted attributes', () => {
    const evil = `<script>"'&`;
    assert.equal(
      html`<p title="${evil}">${evil}</p>`.markup,
      '<p title="&lt;script&gt;&quot;&#39;&amp;">&lt;script&gt;&quot;&#39;&amp;</p>',
    );
  });

  it('writes nested templates, arrays and numbers, and nothing for absent values', () => {
    const rows = [1, 2].map(row => html`<li>${row}</li>`);
    assert.equal(html`<ul>${rows}${null}${undefined}${false}</ul>`.markup, '<ul><li>1</li><li>2</li></ul>');
  });

  it('writes trusted markup as it is', () => {
    assert.equal(html`${trustedHtml('<b>x</b>')}`.markup, '<b>x</b>');
  });

  it('gives back any text exactly when a browser reads it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const clean = text.replace(/[\u0000-\u0008\u000b\u000c\r]/g, '');
        const [paragraph] = parseFragment(html`<p data-a="${clean}">x${clean}</p>`.markup).childNodes as never as {
          attrs: { value: string }[];
          childNodes: { value: string }[];
        }[];
        assert.equal(paragraph!.attrs[0]!.value, clean);
        assert.equal(paragraph!.childNodes[0]!.value, `x${clean}`);
      }),
    );
  });
});

describe('attributes()', () => {
  it('writes values quoted, true bare, and leaves out what is absent', () => {
    const written = attributes({ id: 'a"b', checked: true, disabled: false, title: null, 'data-n': 3 }).markup;
    assert.equal(written, ' id="a&quot;b" checked data-n="3"');
  });

  it('refuses event handlers, inline style and names that are none', () => {
    for (const name of ['onclick', 'style', 'a b', '"']) assert.throws(() => attributes({ [name]: 'x' }), RangeError);
  });
});

describe('safeUrl()', () => {
  it('lets through paths and the usual schemes', () => {
    for (const address of ['/d/5', '#top', '?q=1', 'https://www.gov.cn/x', 'mailto:a@b.cn', 'tel:0000-0000000'])
      assert.equal(safeUrl(address), address);
  });

  it('refuses what would run, hide or leave without a scheme', () => {
    const evil = [
      'javascript:alert(1)',
      ' JavaScript:x',
      'java\nscript:x',
      '\u0001javascript:x',
      'data:text/html,x',
      'vbscript:x',
      '//evil.example',
      '/\\evil.example',
      'www.example.cn',
      '',
    ];
    for (const address of evil) assert.equal(safeUrl(address), null, JSON.stringify(address));
  });
});

describe('localPath()', () => {
  it('keeps a path of this site with its query', () => {
    assert.equal(localPath('/search?q=%E5%85%AC'), '/search?q=%E5%85%AC');
  });

  it('answers the home page for anything that leads away', () => {
    for (const address of [undefined, '', 'x', '//evil.example/a', '/\\evil.example', 'https://evil.example', '/a\nb'])
      assert.equal(localPath(address), '/', String(address));
  });
});

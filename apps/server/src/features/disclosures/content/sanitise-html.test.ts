import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { growth } from '../../../platform/testing/growth.ts';
import { DROPPED } from './allowed-html.ts';
import { plainText } from './plain-text.ts';
import { sanitiseHtml } from './sanitise-html.ts';

const clean = (html: string) => sanitiseHtml(html)!.html;

const tag = fc.constantFrom(
  ...'p b i u s a h1 h2 h3 div span table tbody tr td th ul ol li blockquote br hr img script style form section sub center o:p svg template caption'.split(
    ' ',
  ),
);
const piece = fc.oneof(
  tag.map(name => `<${name}>`),
  tag.map(name => `</${name}>`),
  fc.constantFrom(
    '甲',
    '乙丙',
    ' ',
    '\n',
    '&nbsp;',
    '&lt;p&gt;',
    '<a href="javascript:1">',
    '<a href="/x">',
    '<td colspan=3>',
    '<!--',
    '-->',
    '<![if x]>',
    '"',
    "'",
    '<p onclick=1',
    '>',
  ),
  fc.string({ maxLength: 4 }),
);
const page = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''));

describe('sanitiseHtml()', () => {
  const cases: readonly [string, string, string][] = [
    ['keeps what is allowed', '<h2>一</h2><p>甲<strong>乙</strong></p>', '<h2>一</h2><p>甲<strong>乙</strong></p>'],
    ['drops scripts with their content', '<p>甲<script>alert(1)</script>乙</p>', '<p>甲乙</p>'],
    ['drops event handlers and styles', '<p onclick="x()" style="color:red">甲</p>', '<p>甲</p>'],
    ['refuses javascript links and keeps their text', '<p><a href="javascript:alert(1)">甲</a></p>', '<p>甲</p>'],
    ['sees through blanks in a scheme', '<p><a href="java\nscript:alert(1)">甲</a></p>', '<p>甲</p>'],
    [
      'writes out what an address that looks relative means',
      '<p><a href="/\\evil.example">甲</a></p>',
      '<p><a href="https://evil.example/">甲</a></p>',
    ],
    [
      'writes out the scheme of an address without one',
      '<p><a href="//evil.example/x">甲</a></p>',
      '<p><a href="https://evil.example/x">甲</a></p>',
    ],
    ['refuses names and passwords in addresses', '<p><a href="https://gov.cn@evil.example/">甲</a></p>', '<p>甲</p>'],
    [
      'keeps links to pages and mail',
      '<a href="/d/12?x=1&y=2">甲</a><a href="mailto:a@b.cn">乙</a>',
      '<p><a href="/d/12?x=1&amp;y=2">甲</a><a href="mailto:a@b.cn">乙</a></p>',
    ],
    ['makes h1 an h2 and h6 an h4', '<h1>甲</h1><h6>乙</h6>', '<h2>甲</h2><h4>乙</h4>'],
    ['gives bare text a paragraph', '甲<p>乙</p>丙', '<p>甲</p><p>乙</p><p>丙</p>'],
    [
      'turns inlines around blocks inside out',
      '<b><p>甲</p><p>乙</p></b>',
      '<p><strong>甲</strong></p><p><strong>乙</strong></p>',
    ],
    ['drops empty paragraphs', '<p>&nbsp;</p><p>甲</p><p><br></p>', '<p>甲</p>'],
    [
      'keeps spans and scopes of cells',
      '<table><tr><th scope="col" colspan="2" width="9">甲</th></tr><tr><td>1</td><td rowspan="9999">2</td></tr></table>',
      '<table><tbody><tr><th colspan="2" scope="col">甲</th></tr><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    [
      'keeps empty cells',
      '<table><tr><td></td><td>1</td></tr></table>',
      '<table><tbody><tr><td></td><td>1</td></tr></tbody></table>',
    ],
    [
      'puts a list of old pages into its entry',
      '<ul><li>甲</li><ul><li>乙</li></ul></ul>',
      '<ul><li>甲</li><li><ul><li>乙</li></ul></li></ul>',
    ],
    ['makes an entry without a list a paragraph', '<li>甲</li>', '<p>甲</p>'],
    [
      'says images are attachments and keeps their words',
      '<p>甲<img src="https://x.example/1.png" alt="示意图"></p>',
      '<p>甲示意图</p>',
    ],
    ['removes control characters that entities bring in', '<p>甲&#1;&#x7f;乙</p>', '<p>甲乙</p>'],
    ['escapes what was escaped', '<p>&lt;script&gt;1 &amp; 2</p>', '<p>&lt;script&gt;1 &amp; 2</p>'],
    ['keeps rare characters', '<p>𠮷、㼆</p>', '<p>𠮷、㼆</p>'],
    [
      'drops svg with what hides in it',
      '<p>甲<svg><script>1</script><foreignObject><p>乙</p></foreignObject></svg></p>',
      '<p>甲</p>',
    ],
    [
      'drops forms and keeps their text',
      '<form action="/x"><p>甲</p><input value="1"><button>乙</button></form>',
      '<p>甲</p><p>乙</p>',
    ],
  ];
  for (const [name, source, expected] of cases)
    it(name, () => {
      assert.equal(clean(source), expected);
    });

  it('cleans what Word pastes', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
      <xml><o:OfficeDocumentSettings>设置</o:OfficeDocumentSettings></xml></head><body lang=ZH-CN>
      <p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'><span lang=EN-US style='font-size:16.0pt;
      font-family:仿宋_GB2312'>2026</span><span style='font-family:仿宋_GB2312'>年全县
农村公路养护<b>实施</b>方案<o:p></o:p></span></p>
      <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span
      style='font:7.0pt "Times New Roman"'>&nbsp;</span></span><![endif]><span style='font-weight:bold'>目标</span></p>
      <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></body></html>`;
    assert.equal(
      clean(word),
      '<p>2026年全县农村公路养护<strong>实施</strong>方案</p><p>1.\u00a0<strong>目标</strong></p>',
    );
  });

  it('says what it removed', () => {
    const { removed } = sanitiseHtml('<p>甲<img src=x><img src=y><script>1</script><a href="data:,x">乙</a></p>')!;
    assert.deepEqual(removed, ['图片（请作为附件上传） 2 处', '脚本 1 处', '不安全的链接 1 处']);
  });

  it('refuses 50,000 open tags, and takes a body of 200,000 characters in linear time', () => {
    assert.equal(sanitiseHtml('<b>'.repeat(50_000)), null);
    assert.equal(typeof sanitiseHtml('<p>甲<b>乙</b></p>'.repeat(13_000))?.html, 'string');
    for (const [piece, count] of [
      ['<p>甲<b>乙</b></p>', 6_500],
      ['<table><tr><td>', 97],
    ] as const) {
      const grown = growth(size => void sanitiseHtml(piece.repeat(size)), count);
      assert.ok(grown < 24, `${piece}: eight times as long costs ${grown.toFixed(1)} times as much`);
    }
  });

  it('gives the same again when its own output comes in', () => {
    fc.assert(
      fc.property(page, source => {
        const once = clean(source);
        assert.equal(clean(once), once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lets nothing through but allowed elements and attributes', () => {
    const allowed =
      /^(?:p|h[234]|ul|ol|li|blockquote|table|caption|thead|tbody|tfoot|tr|th|td|strong|em|u|s|sub|sup|a|br|hr)$/;
    fc.assert(
      fc.property(page, source => {
        const walk = (node: {
          childNodes?: unknown[];
          tagName?: string;
          attrs?: { name: string; value: string }[];
        }): void => {
          if (node.tagName) {
            assert.match(node.tagName, allowed);
            for (const { name, value } of node.attrs ?? []) {
              assert.match(name, /^(?:href|colspan|rowspan|scope)$/);
              if (name === 'href') assert.match(value, /^(?:https?:|mailto:|\/(?![/\\])|#)/);
            }
          }
          for (const child of node.childNodes ?? []) walk(child as never);
        };
        walk(parseFragment(clean(source)) as never);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('sanitiseHtml() and text', () => {
  it('keeps the text of paragraphs and lists that Word puts into a caption', () => {
    assert.equal(
      clean('<table><caption><p>表一</p><ul><li>单位：元</li></ul></caption><tr><td>1</td></tr></table>'),
      '<table><caption>表一单位：元</caption><tbody><tr><td>1</td></tr></tbody></table>',
    );
  });

  it('keeps every character of the text that a page shows', () => {
    const shown = (node: { childNodes?: unknown[]; nodeName: string; value?: string }): string =>
      DROPPED.has(node.nodeName)
        ? ''
        : node.nodeName === '#text'
          ? node.value!
          : (node.childNodes ?? []).map(child => shown(child as never)).join('');
    const bare = (text: string) => text.replace(/[\s\u00a0\u0000-\u001f\u007f-\u009f\ufeff]/g, '');
    fc.assert(
      fc.property(page, source => {
        assert.equal(bare(shown(parseFragment(clean(source)) as never)), bare(shown(parseFragment(source) as never)));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('plainText()', () => {
  it('gives a line per block and a tab between cells', () => {
    assert.equal(
      plainText(
        '<h2>标题</h2><p>甲<br>乙</p><table><tbody><tr><td>一</td><td><p>二</p><p>三</p></td></tr></tbody></table><ul><li>丙</li></ul>',
      ),
      '标题\n甲\n乙\n一\t二三\n丙',
    );
  });
});

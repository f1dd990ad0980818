import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededDraw, soundReport } from '../testing/sound-report.ts';
import { renderHtml, renderHtmlBody } from './render-html.ts';

const report = soundReport(seededDraw(4), { format: '2021' });
const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;

describe('renderHtml()', () => {
  it('gives every table a caption and every head a scope', () => {
    const page = renderHtml(report);
    assert.equal(count(page, /<table/gu), 3);
    assert.equal(count(page, /<caption>[^<]+<\/caption>/gu), 3);
    assert.equal(count(page, /<th(?=[ >])(?![^>]* scope="(?:col|colgroup|row|rowgroup)")/gu), 0);
    assert.equal(count(page, /<td/gu), 200);
    assert.match(page, /<th rowspan="22" scope="rowgroup">三、本年度办理结果<\/th>/u);
  });

  it('has a language, one main part, one title and the headings of the form in their order', () => {
    const page = renderHtml(report);
    assert.match(page, /<html lang="zh-CN">/u);
    assert.equal(count(page, /<main>/gu), 1);
    assert.equal(count(page, /<h1>/gu), 1);
    assert.deepEqual(
      [...page.matchAll(/<h2>(.)、/gu)].map(match => match[1]),
      [...'一二三四五六'],
    );
    assert.equal(count(page, /<h3>/gu), 5);
  });

  it('carries the tags of 国办发〔2017〕47号 where the site gives them', () => {
    const meta = {
      siteName: '云岭县人民政府（虚构）',
      siteDomain: 'www.yunling.example',
      siteIdCode: '0000000001',
      publishedAt: '2025-01-20 09:30',
      url: 'https://www.yunling.example/a?b=1&c="2"',
    };
    const page = renderHtml(report, { meta });
    const tags = new Map(
      [...page.matchAll(/<meta name="(\w+)" content="([^"]*)">/gu)].map(([, name, text]) => [name, text]),
    );
    assert.equal(tags.get('SiteName'), meta.siteName);
    assert.equal(tags.get('SiteIDCode'), meta.siteIdCode);
    assert.equal(tags.get('ArticleTitle'), report.title);
    assert.equal(tags.get('PubDate'), meta.publishedAt);
    assert.equal(tags.get('ContentSource'), report.agency);
    assert.equal(tags.get('Url'), 'https://www.yunling.example/a?b=1&amp;c=&quot;2&quot;');
    assert.equal(count(renderHtml(report), /name="Site/gu), 0);
  });

  it('shows markup as text and asks nothing of another address', () => {
    const evil = '<script>alert(1)</script>&amp;';
    const page = renderHtml({
      ...report,
      title: evil,
      agency: evil,
      sections: [{ key: 'overview', heading: evil, text: `${evil}\n`, parts: [] }],
    });
    assert.doesNotMatch(page, /<script/u);
    assert.match(page, /<p>&lt;script&gt;alert\(1\)&lt;\/script&gt;&amp;amp;<\/p>/u);
    assert.doesNotMatch(page, /https?:|url\(|@import| src=| href=/u);
  });
});

describe('renderHtmlBody()', () => {
  it('is the report without page, to be put into another', () => {
    assert.doesNotMatch(renderHtmlBody(report), /<(?:html|head|style|main)/u);
    assert.ok(renderHtml(report).includes(renderHtmlBody(report)));
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ReadingStopped } from '../reading-stopped.ts';
import { readXml } from './xml-events.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function eventsOf(xml: string | Uint8Array): string[] {
  const events: string[] = [];
  readXml(typeof xml === 'string' ? new TextEncoder().encode(xml) : xml, {
    open: (name, value) => events.push(`<${name}${value('val') === undefined ? '' : ` ${value('val')}`}`),
    close: name => events.push(`>${name}`),
    text: text => events.push(text),
  });
  return events;
}

describe('readXml()', () => {
  it('gives tags, attributes and text with their references resolved', () => {
    assert.deepEqual(
      eventsOf(
        `<?xml version="1.0"?><!-- <x> --><w:a ${W}><w:b w:val='1 > 0' w:value="2"/>甲&lt;&#x4e59;&#19993;\r\n<![CDATA[<丁&>]]></w:a >`,
      ),
      ['<w:a', '<w:b 1 > 0', '>w:b', '甲<乙丙\n', '<丁&>', '>w:a'],
    );
  });

  it('knows a namespace whatever its prefix, and no other', () => {
    const main = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    assert.deepEqual(eventsOf(`<a xmlns="${main}" val="1"><w:b xmlns:w="urn:x"/></a>`), [
      '<w:a 1',
      '<?:b',
      '>?:b',
      '>w:a',
    ]);
  });

  it('reads UTF-16 with its mark, long text and characters beyond the first plane', () => {
    const xml = `<a>${'文'.repeat(300)}𠮷</a>`;
    const wide = new Uint8Array(2 + xml.length * 2);
    const view = new DataView(wide.buffer);
    view.setUint16(0, 0xfeff, true);
    for (let index = 0; index < xml.length; index++) view.setUint16(2 + index * 2, xml.charCodeAt(index), true);
    for (const bytes of [wide, xml, `<a>${'文'.repeat(300)}&#x20BB7;</a>`])
      assert.deepEqual(eventsOf(bytes), ['<?:a', `${'文'.repeat(300)}𠮷`, '>?:a']);
    assert.deepEqual(eventsOf('<a>𠮷</a>'), ['<?:a', '𠮷', '>?:a']);
  });

  for (const [name, xml, code] of [
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'damaged'],
    ['an entity that is not defined', '<a>&b;</a>', 'damaged'],
    ['a sign that begins no reference', '<a>1 & 2</a>', 'damaged'],
    ['tags that do not match', '<a><b></a></b>', 'damaged'],
    ['an end without a beginning', '<a></a></b>', 'damaged'],
    ['two roots', '<a/><b/>', 'damaged'],
    ['no root', ' ', 'damaged'],
    ['a tag without end', '<a b="1', 'damaged'],
    ['a tag in a tag', '<a <b></a>', 'damaged'],
    ['a comment without end', '<a><!-- </a>', 'damaged'],
    ['an element without end', '<a><b>', 'damaged'],
    ['depth without end', '<a>'.repeat(100_000), 'too-deep'],
  ] as const)
    it(`refuses ${name}`, () => {
      assert.throws(
        () => eventsOf(xml),
        (error: unknown) => error instanceof ReadingStopped && error.problem.code === code,
      );
    });
});

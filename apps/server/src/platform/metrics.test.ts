import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderFamilies } from './metric-families.ts';
import { Metrics } from './metrics.ts';

function sample(process: string): Metrics {
  const metrics = new Metrics({ process });
  metrics.describe('gongkai_http_requests_total', 'Answers by route and status.');
  metrics.count('gongkai_http_requests_total', { route: 'ready', status: '200' });
  metrics.count('gongkai_http_requests_total', { route: 'ready', status: '200' });
  metrics.observe('gongkai_http_seconds', 0.004, { route: 'ready' });
  metrics.gauge('gongkai_held', () => 7);
  return metrics;
}

test('renderFamilies() writes each metric once, with the lines of every process under it', () => {
  const text = renderFamilies([sample('office').families(), sample('portal').families()]);
  assert.equal(text.match(/^# TYPE gongkai_http_requests_total counter$/gm)?.length, 1);
  assert.equal(text.match(/^# HELP gongkai_http_requests_total /gm)?.length, 1);
  for (const process of ['office', 'portal']) {
    assert.ok(text.includes(`gongkai_http_requests_total{process="${process}",route="ready",status="200"} 2\n`));
    assert.ok(text.includes(`gongkai_held{process="${process}"} 7\n`));
  }
  const block = text.slice(text.indexOf('# TYPE gongkai_held'));
  assert.equal(
    block,
    '# TYPE gongkai_held gauge\ngongkai_held{process="office"} 7\ngongkai_held{process="portal"} 7\n',
  );
});

test('metrics.observe() counts a call in its bucket and in every larger one', () => {
  const text = renderFamilies([sample('office').families()]);
  const bucket = (le: string) => text.match(new RegExp(`_bucket\\{[^}]*le="${le.replace('+', '\\+')}"\\} (\\d+)`))?.[1];
  assert.deepEqual([bucket('0.0025'), bucket('0.005'), bucket('10'), bucket('+Inf')], ['0', '1', '1', '1']);
});

test('metrics.count() lets no value of a label end its line', () => {
  const metrics = new Metrics();
  metrics.count('odd', { of: 'a"b\nc\\d' });
  assert.equal(renderFamilies([metrics.families()]), '# TYPE odd counter\nodd{of="a_b_c_d"} 1\n');
});

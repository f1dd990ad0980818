import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule of axe, WCAG 2.2's target size among them; in 高对比 text must reach 7:1. */
function rulesFor({ contrast = false }: AxeOptions): RunOptions {
  return {
    resultTypes: ['violations'],
    iframes: false,
    rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: contrast } },
  };
}

interface AxeOptions {
  readonly contrast?: boolean;
}

/** What axe finds wrong on the page as it stands, one line each; empty when nothing is. */
export async function findViolations(page: Page, options: AxeOptions = {}): Promise<string[]> {
  // Evaluated by the debugger, not by the page: its content security policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(SOURCE);
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    rules => (globalThis as unknown as { axe: { run(rules: RunOptions): Promise<AxeResults> } }).axe.run(rules),
    rulesFor(options),
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}: ${node.target.join(' ')}: ${node.html.slice(0, 160)} ${reasonOf(node)}`),
  );
}

function reasonOf({ any, all, none }: AxeResults['violations'][number]['nodes'][number]): string {
  return [...any, ...all, ...none].map(({ message }) => message).join('; ');
}

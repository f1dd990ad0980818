import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { prepareBrowser } from '../../e2e/browser.ts';

const PAGE = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><script type="module" src="./page.js"></script>';

const SCRIPT = `import { checkReport, readReport } from '@gongkai/annual-report';
globalThis.readFile = async address => {
  const { report } = await readReport(new Uint8Array(await (await fetch(address)).arrayBuffer()));
  return {
    agency: report.agency,
    year: report.year,
    granted: report.applications.granted.natural,
    printed: report.cells['applications.granted.natural'].printed,
    errors: checkReport(report).findings.filter(({ severity }) => severity === 'error').length,
  };
};
`;

const MEDIA_TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Builds a page over the package that is installed in a folder, opens it in Chromium and has it read a file of that folder. */
export async function readInBrowser(folder: string, file: string): Promise<unknown> {
  writeFileSync(join(folder, 'index.html'), PAGE);
  writeFileSync(join(folder, 'page.js'), SCRIPT);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { minify: false, reportCompressedSize: false },
  });
  const server = createServer((request, response) => {
    const name = decodeURIComponent(request.url!.slice(1)) || 'index.html';
    response.setHeader('content-type', MEDIA_TYPES[extname(name)] ?? 'application/octet-stream');
    try {
      response.end(readFileSync(name === file ? join(folder, name) : join(folder, 'dist', name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch(await prepareBrowser());
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => 'readFile' in globalThis);
    return await page.evaluate(
      address => (globalThis as unknown as { readFile(address: string): Promise<unknown> }).readFile(address),
      `/${encodeURIComponent(file)}`,
    );
  } finally {
    await browser.close();
    server.close();
  }
}

import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const require = createRequire(import.meta.url);
const out = path.join(import.meta.dirname, 'dist');

/** Tables of Chinese characters that a PDF may name instead of bringing them. */
const CHINESE_MAPS = /^(?:Adobe-GB1|Uni(?:GB|CNS|JIS)|GB|CNS|ETen|B5)[\w-]*\.bcmap$/;

/** Copies those tables beside the program, and writes what is there: the service worker keeps it all for work without a network. */
function offlineFiles(): Plugin {
  return {
    name: 'offline-files',
    closeBundle() {
      const maps = path.join(path.dirname(require.resolve('pdfjs-dist/package.json')), 'cmaps');
      mkdirSync(path.join(out, 'cmaps'), { recursive: true });
      for (const name of readdirSync(maps))
        if (CHINESE_MAPS.test(name)) cpSync(path.join(maps, name), path.join(out, 'cmaps', name));
      const files = readdirSync(out, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile() && !entry.name.endsWith('.json'))
        .map(entry => path.relative(out, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
      writeFileSync(path.join(out, 'files.json'), JSON.stringify(files.sort()));
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  // Relative: the page hangs under any prefix, and in the console too.
  base: './',
  plugins: [offlineFiles()],
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' } },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 3_000,
    manifest: 'manifest.json',
    rolldownOptions: {
      input: {
        checkup: path.join(import.meta.dirname, 'src/main.ts'),
        offline: path.join(import.meta.dirname, 'src/offline.ts'),
      },
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
      preserveEntrySignatures: 'exports-only',
    },
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { adoptedStyles } from './build/adopted-styles.ts';
import { contractValues } from './build/contract-values.ts';

/** Address of a running office, for `vite` as a development server; the built console is served by the office itself. */
const office = process.env.OFFICE_URL ?? 'http://127.0.0.1:8081';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [contractValues(), adoptedStyles(), react()],
  server: { proxy: { '/api': office } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16.4'],
    // Nothing is inlined as data: the policy of the office names no data: for scripts, styles or fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
  },
});

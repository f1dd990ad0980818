import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const REPLACEMENT = fileURLToPath(new URL('../src/app/adopted-styles.ts', import.meta.url));
const INJECTOR = /@rc-component[\\/]util[\\/](es|lib)[\\/]Dom[\\/]dynamicCSS(\.js)?$/;

/**
 * antd makes its styles at run time and puts them into `<style>` elements, which `style-src 'self'` refuses (and one of
 * them, the scroll lock of dialogs, cannot even be given a nonce). Its one injector is replaced by style sheets
 * constructed in script, which the policy allows: no nonce, no `unsafe-inline`, and index.html stays a static file.
 */
export function adoptedStyles(): Plugin {
  return {
    name: 'gongkai-adopted-styles',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.includes('dynamicCSS')) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      return resolved && INJECTOR.test(resolved.id) ? REPLACEMENT : null;
    },
  };
}

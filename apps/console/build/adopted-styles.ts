import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The modules of antd that put `<style>` elements into the page, and what stands in for each. */
const REPLACEMENTS: readonly (readonly [injector: RegExp, by: string])[] = [
  [/@rc-component[\\/]util[\\/](es|lib)[\\/]Dom[\\/]dynamicCSS(\.js)?$/, here('../src/app/adopted-styles.ts')],
  [/@ant-design[\\/]icons[\\/](es|lib)[\\/]cssUtils(\.js)?$/, here('../src/app/adopted-icon-styles.ts')],
];

/**
 * antd makes its styles at run time and puts them into `<style>` elements, which `style-src 'self'` refuses (and one of
 * them, the scroll lock of dialogs, cannot even be given a nonce). Its injectors are replaced by style sheets
 * constructed in script, which the policy allows: no nonce, no `unsafe-inline`, and index.html stays a static file.
 */
export function adoptedStyles(): Plugin {
  const replaced = new Set<string>();
  return {
    name: 'gongkai-adopted-styles',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!source.includes('dynamicCSS') && !source.includes('cssUtils')) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const found = resolved && REPLACEMENTS.find(([injector]) => injector.test(resolved.id));
      if (!found) return null;
      replaced.add(found[1]);
      return found[1];
    },
    /** A new version of antd that moves its injectors must not quietly bring them back. */
    buildEnd(error) {
      if (error || this.meta.watchMode || process.env.NODE_ENV !== 'production') return;
      for (const [injector, by] of REPLACEMENTS) {
        if (!replaced.has(by))
          this.error(`antd no longer has ${injector.source}: its styles would be refused by the policy`);
      }
    },
  };
}

import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';

const CONTRACT = fileURLToPath(new URL('../../../packages/contract/src/index.ts', import.meta.url));
const VIRTUAL = '\0gongkai-contract';

/** What the browser needs of a route; schemas stay on the server, so the schema library is not in the bundle. */
const ROUTE_KEYS = ['id', 'method', 'path', 'bodyType', 'answerType', 'access'];

/**
 * Replaces `@gongkai/contract` in the bundle by its plain values: routes without schemas, and the tables of labels.
 * Types still come from the sources. Code that reaches for a schema or a function at run time does not build.
 */
export function contractValues(): Plugin {
  return {
    name: 'gongkai-contract-values',
    enforce: 'pre',
    resolveId(source) {
      return source === '@gongkai/contract' ? VIRTUAL : null;
    },
    async load(id) {
      if (id !== VIRTUAL) return null;
      const { module, dependencies } = await runnerImport<Record<string, unknown>>(CONTRACT, { configFile: false });
      for (const file of dependencies) this.addWatchFile(file);
      return Object.entries(module)
        .flatMap(([name, value]) => renderExport(name, value))
        .join('\n');
    },
  };
}

function renderExport(name: string, value: unknown): string[] {
  if (name === 'default' || name === 'allRoutes') return [];
  if (isRoute(value)) {
    const kept = Object.fromEntries(ROUTE_KEYS.filter(key => key in value).map(key => [key, value[key]]));
    return [`export const ${name} = ${JSON.stringify(kept)};`];
  }
  return isTable(value) ? [`export const ${name} = ${JSON.stringify(value)};`] : [];
}

function isRoute(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'path' in value && 'access' in value && 'trace' in value;
}

/** Plain data all the way down: a schema has methods, a table has none. */
function isTable(value: unknown): boolean {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  if (Array.isArray(value)) return value.every(isTable);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every(isTable);
}

import { enableCompileCache } from 'node:module';

enableCompileCache();

const { runCommandLine } = await import('./run-command-line.ts');
// Standard output to a pipe or file is written synchronously, so nothing is lost by ending here.
process.exit(await runCommandLine(process.argv.slice(2)));

// Migrates in a process of its own, which the drill kills.
import { migrate } from './migrate.ts';

await migrate(JSON.parse(process.env.ADDRESSES!), { files: JSON.parse(process.env.FILES!) });

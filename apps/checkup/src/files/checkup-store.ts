import type { CheckContext, Finding, Report } from '@gongkai/annual-report';
import type { Workshop } from '../work/ask-worker.ts';
import { type CheckedFile, type CheckedReport, isRead } from './checked-file.ts';

export interface CheckupState {
  readonly files: readonly CheckedFile[];
  /** The report that is shown; null while the list of all is. */
  readonly shown: number | null;
  /** How far reading has come. */
  readonly done: number;
  readonly total: number;
}

type Acceptance = NonNullable<CheckContext['acceptances']>[number];

/** What was dropped and what came of it. Everything stays in this page. */
export class CheckupStore {
  readonly #workshop: Workshop;
  readonly #listeners = new Set<() => void>();
  readonly #acceptances = new Map<number, Acceptance[]>();
  state: CheckupState = { files: [], shown: null, done: 0, total: 0 };
  #nextId = 1;
  #reading: Promise<void> = Promise.resolve();

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reads the files one after the other; an archive becomes the files in it. One report is shown at once, several as a board. */
  add(dropped: readonly File[]): Promise<void> {
    this.#reading = this.#reading.then(async () => {
      const before = new Set(this.state.files.map(({ id }) => id));
      if (dropped.length > 1) this.show(null);
      for (const file of dropped) await this.#addOne(file);
      await this.#pairYears();
      const added = this.state.files.filter(({ id }) => !before.has(id));
      const [only] = added;
      this.show(added.length === 1 && only && isRead(only) ? only.id : null);
    });
    return this.#reading;
  }

  show(id: number | null): void {
    this.#set({ shown: id });
  }

  clear(): void {
    this.#acceptances.clear();
    this.#set({ files: [], shown: null, done: 0, total: 0 });
  }

  /** Holds a report against last year's. */
  async setPrevious(id: number, file: File): Promise<string | null> {
    try {
      const { report, problems } = await this.#workshop.ask('read', { name: file.name, bytes: await bytesOf(file) });
      if (!report) return problems[0]?.message ?? '没有从中读出年报。';
      await this.#recheck(id, { name: file.name, report });
      return null;
    } catch (fault) {
      return (fault as Error).message;
    }
  }

  /** A failure taken as it is, with a reason that stays in the check sheet. Several at once share one reason. */
  async accept(id: number, findings: readonly Finding[], reason: string): Promise<void> {
    const on = new Date().toISOString().slice(0, 10);
    const more = findings.map(({ rule, place }) => ({ rule, place, reason, on }));
    this.#acceptances.set(id, [...(this.#acceptances.get(id) ?? []), ...more]);
    await this.#recheck(id);
  }

  async withdrawAcceptance(id: number, finding: Finding): Promise<void> {
    const kept = (this.#acceptances.get(id) ?? []).filter(
      ({ rule, place }) => rule !== finding.rule || JSON.stringify(place) !== JSON.stringify(finding.place),
    );
    this.#acceptances.set(id, kept);
    await this.#recheck(id);
  }

  async #addOne(file: File): Promise<void> {
    let unpacked: readonly { name: string; bytes: Uint8Array; problem?: string }[];
    try {
      unpacked = await this.#workshop.ask('unpack', { name: file.name, bytes: await bytesOf(file) });
    } catch (fault) {
      unpacked = [{ name: file.name, bytes: new Uint8Array(), problem: (fault as Error).message }];
    }
    const entries = unpacked.map(entry => ({ ...entry, id: this.#nextId++ }));
    this.#set({
      files: [...this.state.files, ...entries.map(({ id, name }) => ({ id, name, state: 'waiting' as const }))],
      total: this.state.total + entries.length,
    });
    for (const { id, name, bytes, problem } of entries) {
      if (problem) this.#replace(id, [{ id, name, state: 'failed', message: problem }]);
      else {
        this.#replace(id, [{ id, name, state: 'reading' }]);
        this.#replace(id, await this.#read(id, name, bytes));
      }
      this.#set({ done: this.state.done + 1 });
    }
  }

  async #read(id: number, name: string, bytes: Uint8Array): Promise<readonly CheckedFile[]> {
    try {
      const { report, problems } = await this.#workshop.ask('read', { name, bytes });
      if (!report) return [{ id, name, state: 'failed', message: problems[0]?.message ?? '没有从中读出年报。' }];
      const all = [{ ...report, more: [] }, ...report.more];
      return all.map((one, n) => ({
        id: n === 0 ? id : this.#nextId++,
        name: all.length === 1 ? name : `${name}（第 ${n + 1} 份）`,
        state: 'read',
        report: one,
      }));
    } catch (fault) {
      return [{ id, name, state: 'failed', message: (fault as Error).message }];
    }
  }

  /** Two years of one agency among what was dropped: the later is held against the earlier. */
  async #pairYears(): Promise<void> {
    const read = this.state.files.filter(isRead);
    for (const file of read) {
      const { agency, year } = file.report;
      if (file.previous || agency === null || year === null) continue;
      const before = read.find(other => other.report.agency === agency && other.report.year === year - 1);
      if (before) await this.#recheck(file.id, { name: before.name, report: before.report });
    }
  }

  async #recheck(id: number, previous?: CheckedReport['previous']): Promise<void> {
    const file = this.state.files.filter(isRead).find(one => one.id === id);
    if (!file) return;
    const held = previous ?? file.previous;
    const acceptances = this.#acceptances.get(id) ?? [];
    const report: Report = await this.#workshop.ask('check', {
      report: file.report,
      context: { acceptances, ...(held ? { previous: held.report } : {}) },
    });
    this.#replace(id, [{ ...file, report, ...(held ? { previous: held } : {}) }]);
  }

  #replace(id: number, files: readonly CheckedFile[]): void {
    this.#set({ files: this.state.files.flatMap(file => (file.id === id ? files : [file])) });
  }

  #set(change: Partial<CheckupState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Larger files are refused by their size, unread; an empty stand-in of that size would cost as much as the file. */
async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > 64 * 1024 * 1024) throw new Error('文件超过 64 MB，未读取。请拆分后再试。');
  return new Uint8Array(await file.arrayBuffer());
}

import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createDraft,
  decideStep,
  downloadFile,
  type ItemDetail,
  listItems,
  saveDraft,
  signSecrecyReview,
  submitItem,
} from '@gongkai/contract';
import type { SeededCounty } from '../system/accounts.ts';
import { approve, CLEAN_FORM, type Desk, on, sampleContent } from '../system/item-way.ts';
import { freePort, isReady, pause, runCommand, type SystemNode, startNode, until } from '../system/node.ts';
import { type Answer, type Staff, signIn } from '../system/staff.ts';
import { openDesk } from '../system/whole.ts';

/** What the server told us was done: from then on it must stay done. */
interface Acknowledged {
  readonly title: string;
  itemId: number;
  /** The highest version that an answer named. */
  version: number;
  state: string;
  fileHash: string | null;
  contentHash: string;
}

export interface DrillReport {
  readonly kills: readonly { readonly what: string; readonly backAfterMs: number }[];
  readonly items: number;
  /** Drafts, changes, submissions, signatures and publications that were answered with success. */
  readonly acknowledged: number;
  readonly published: number;
  readonly unanswered: number;
}

export interface DrillOptions {
  readonly rounds: number;
  /** How long the writers write before each blow. */
  readonly writeMs: number;
  readonly writers: number;
}

/**
 * Writers work over the real interface while the server, then its PostgreSQL, is killed with -9. Whatever was answered
 * with success must be there afterwards, at that version or a later one, once, with its file.
 */
export class KillDrill {
  readonly #environment: Readonly<Record<string, string>>;
  readonly #ports: { readonly office: number; readonly portal: number };
  readonly #done = new Map<string, Acknowledged>();
  readonly #kills: { what: string; backAfterMs: number }[] = [];
  /** What was refused though nothing was wrong with it. */
  readonly #refused: string[] = [];
  #unanswered = 0;
  #acknowledged = 0;
  #writing = false;
  #desk: Desk;
  #node: SystemNode;

  private constructor(environment: Readonly<Record<string, string>>, node: SystemNode, desk: Desk) {
    this.#environment = environment;
    this.#node = node;
    this.#desk = desk;
    this.#ports = { office: portOf(node.officeUrl), portal: portOf(node.portalUrl) };
  }

  static async begin(
    environment: Readonly<Record<string, string>>,
    seed: (environment: Readonly<Record<string, string>>) => Promise<SeededCounty>,
  ): Promise<KillDrill> {
    const ports = { office: await freePort(), portal: await freePort() };
    const node = await startNode({ environment, ports });
    const county = await seed(environment);
    const desk = await openDesk(role => signIn(node.officeUrl, county.account(role)), county);
    for (const person of [desk.clerk, desk.reviewer, desk.secrecy, desk.publisher]) person.roams = true;
    return new KillDrill(environment, node, desk);
  }

  async run({ rounds, writeMs, writers }: DrillOptions): Promise<DrillReport> {
    for (let round = 0; round < rounds; round++) {
      this.#writing = true;
      const working = Array.from({ length: writers }, (_, no) => this.#write(`第${round}轮-${no}`));
      await pause(writeMs + ((round * 137) % 400));
      const what = round % 2 === 0 ? 'server' : 'PostgreSQL';
      const struckAt = Date.now();
      if (what === 'server') await this.#killServer();
      else await this.#killDatabase();
      this.#kills.push({ what, backAfterMs: Date.now() - struckAt });
      await pause(300);
      this.#writing = false;
      await Promise.all(working);
    }
    return {
      kills: this.#kills,
      items: this.#done.size,
      acknowledged: this.#acknowledged,
      published: [...this.#done.values()].filter(({ state }) => state === 'published').length,
      unanswered: this.#unanswered,
    };
  }

  async #killServer(): Promise<void> {
    await this.#node.kill();
    this.#node = await startNode({ environment: this.#environment, ports: this.#ports });
  }

  /** The postmaster alone: the server beside it stays and must start it again. */
  async #killDatabase(): Promise<void> {
    const file = join(this.#environment.DATA_DIR!, 'postgres', 'postmaster.pid');
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await pause(50);
    await until(60_000, () => isReady(this.#node.officeUrl), 'the office after PostgreSQL was killed');
    await until(60_000, () => isReady(this.#node.portalUrl), 'the portal after PostgreSQL was killed');
  }

  /** One item after the other from the draft to the public page; a step that gets no answer is left as it is. */
  async #write(name: string): Promise<void> {
    for (let no = 0; this.#writing; no++) {
      const title = `${name}-${no}（虚构）`;
      const content = randomBytes(20_000);
      const text = `虚构的附件 ${title}\n${content.toString('base64')}`;
      const sent = await this.#try(this.#desk.clerk.upload('附件.txt', new TextEncoder().encode(text)));
      const hash = sent ? (sent as { hash: string }).hash : null;
      if (sent && hash !== createHash('sha256').update(text).digest('hex'))
        this.#refused.push('another file came back');
      const attachments = hash ? [{ hash, name: '附件.txt' }] : [];
      const body = { agencyId: this.#desk.agencyId, content: sampleContent({ title, attachments }) };
      let item = await this.#step(this.#desk.clerk.call(createDraft, { body }), hash);
      if (item) item = await this.#step(this.#desk.clerk.call(saveDraft, changed(item)), hash);
      if (item) item = await this.#step(this.#desk.clerk.call(submitItem, on(item)), hash);
      if (item) item = await this.#step(this.#desk.secrecy.call(signSecrecyReview, cleared(item)), hash);
      if (item) item = await this.#step(this.#desk.reviewer.call(decideStep, approve(item)), hash);
      if (item) await this.#step(this.#desk.publisher.call(decideStep, approve(item)), hash);
    }
  }

  async #step(answering: Promise<Answer<unknown>>, fileHash: string | null): Promise<ItemDetail | null> {
    const item = (await this.#try(answering)) as ItemDetail | null;
    if (!item) return null;
    this.#acknowledged += 1;
    const { id: itemId, title, version, state, contentHash } = item;
    this.#done.set(title, { title, itemId, version, state, fileHash, contentHash });
    return item;
  }

  /** Null when nothing was acknowledged. A 503 or a broken connection may happen; any other refusal is kept as a fault. */
  async #try(answering: Promise<Answer<unknown>>): Promise<unknown> {
    const answer = await answering.catch(() => null);
    if (!answer || answer.status === 503) {
      this.#unanswered += 1;
      await pause(100);
      return null;
    }
    if (answer.status >= 300)
      throw new Error(`refused in the drill: ${answer.status} ${answer.code} ${answer.message}`);
    return answer.body;
  }

  /** Everything acknowledged is there, once, whole. Sentences about what is not. */
  async findLosses(): Promise<string[]> {
    const losses = this.#refused.slice(0, 5);
    const found = new Map<string, { id: number; state: string }[]>();
    for (const row of await listAll(this.#desk.clerk)) found.set(row.title, [...(found.get(row.title) ?? []), row]);
    for (const [title, rows] of found) if (rows.length > 1) losses.push(`${title} is there ${rows.length} times`);
    for (const kept of this.#done.values()) losses.push(...(await this.#lossesOf(kept)));
    return losses;
  }

  async #lossesOf(kept: Acknowledged): Promise<string[]> {
    const { clerk } = this.#desk;
    const answer = await clerk.send('GET', `${this.#node.officeUrl}/api/v1/disclosures/${kept.itemId}`);
    if (answer.status !== 200) return [`${kept.title} is gone (${answer.status})`];
    const item = answer.body as ItemDetail;
    const losses: string[] = [];
    if (item.version < kept.version)
      losses.push(`${kept.title}: version ${item.version}, acknowledged ${kept.version}`);
    // A later step may have been done without its answer reaching us: then the content may be that step's.
    if (item.version === kept.version && item.contentHash !== kept.contentHash)
      losses.push(`${kept.title}: another content`);
    if (kept.state === 'published') {
      const seen = await clerk.send('GET', `${this.#node.portalUrl}/api/v1/public/disclosures/${kept.itemId}`);
      if (seen.status !== 200) losses.push(`${kept.title} is not on the portal (${seen.status})`);
    }
    if (kept.fileHash) {
      const address = downloadFile.path.replace('{itemId}', String(kept.itemId)).replace('{hash}', kept.fileHash);
      const file = await fetch(`${this.#node.officeUrl}${address}`, { headers: clerk.headers });
      const bytes = Buffer.from(await file.arrayBuffer());
      if (createHash('sha256').update(bytes).digest('hex') !== kept.fileHash)
        losses.push(`${kept.title}: its file is not whole (${file.status})`);
    }
    return losses;
  }

  /** The ledger, its roots, the projections and every file, by the command an auditor would use. */
  verify() {
    return runCommand(['verify', '--files', '--json'], { MODE: 'acceptance', ...this.#environment });
  }

  get log(): string {
    return this.#node.output();
  }

  async end(): Promise<void> {
    await this.#node.stop();
  }
}

function changed(item: ItemDetail) {
  const content = { ...item.content, summary: `${item.title}的概述` };
  return { params: { itemId: String(item.id) }, body: { expectedVersion: item.version, content } };
}

function cleared(item: ItemDetail) {
  const { params, body } = on(item);
  return { params, body: { ...body, form: CLEAN_FORM } };
}

async function listAll(staff: Staff): Promise<{ id: number; title: string; state: string }[]> {
  const rows: { id: number; title: string; state: string }[] = [];
  let after: string | undefined;
  do {
    const answer = await staff.call(listItems, { query: { limit: 100, ...(after ? { after } : {}) } });
    if (answer.status !== 200) throw new Error(`the list was refused: ${answer.status}`);
    rows.push(...answer.body.items);
    after = answer.body.next ?? undefined;
  } while (after);
  return rows;
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

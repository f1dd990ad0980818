import type { ItemContent } from '@gongkai/contract';
import type { LocalDate } from '@gongkai/statute';
import { defaultReviewChain } from '../../features/agencies/index.ts';
import {
  contentHash,
  type Due,
  type Edition,
  type Item,
  type ItemEventKind,
  type ItemEvents,
  itemEvent,
  judgeSecrecyForm,
  type NewSignature,
  reckonDue,
} from '../../features/disclosures/index.ts';
import { type Instant, localDateOf } from '../../platform/clock/clock.ts';
import type { BulkStep } from '../../platform/ledger/bulk-append.ts';
import type { EventDraft } from '../../platform/ledger/event.ts';
import type { Life, LifeStep, PlannedContent } from '../story/story.ts';
import type { StoredFile, World, WorldAgency } from './world.ts';

/** A signature as its row ends up. */
export interface LivedSignature extends Omit<NewSignature, 'offline'> {
  readonly id: number;
  voidedAt: Instant | null;
}

/** An item as the commands would have left it, before its head is known. */
export interface LivedItem {
  readonly agency: WorldAgency;
  readonly item: Omit<Item, 'head'>;
  readonly editions: readonly Edition[];
  readonly signatures: readonly LivedSignature[];
  readonly stored: ReadonlyMap<string, StoredFile>;
  /** When the edition that everyone reads took the place of another. */
  readonly revisedAt: Instant | null;
  /** What stood in public and no longer does. */
  readonly removed: { readonly title: string; readonly agencyName: string } | null;
  readonly history: readonly BulkStep[];
  /** Text of the published body, where it is known without reading the body. */
  readonly text?: string;
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/**
 * One item's whole life in memory: what each command would decide and write, without asking a database. It holds nothing of
 * its own that could be right by itself; bulk-items.test.ts lets the commands live the same lives and compares row by row.
 */
export function liveLife(life: Life, world: World, idOfLife: (at: number) => number): LivedItem {
  return new Living(life, world, idOfLife).live();
}

class Living {
  readonly #world: World;
  readonly #steps: readonly LifeStep[];
  readonly #idOfLife: (at: number) => number;
  readonly #agency: WorldAgency;
  readonly #item: Mutable<Omit<Item, 'head'>>;
  readonly #editions: Mutable<Edition>[] = [];
  readonly #signatures: LivedSignature[] = [];
  readonly #stored = new Map<string, StoredFile>();
  readonly #history: BulkStep[] = [];
  #revisedAt: Instant | null = null;
  #removed: LivedItem['removed'] = null;
  /** Of the step at hand. */
  #at: Instant = '1970-01-01T00:00:00.000Z';
  #person = 0;

  constructor({ agency, steps }: Life, world: World, idOfLife: (at: number) => number) {
    this.#world = world;
    this.#steps = steps;
    this.#idOfLife = idOfLife;
    this.#agency = world.agency(agency);
    this.#item = {
      id: world.nextItemId(),
      agencyId: this.#agency.id,
      state: 'draft',
      editionNo: 1,
      publishedEditionNo: null,
      steps: null,
      currentStep: null,
      secrecySigned: false,
      indexNumber: null,
      due: { from: '1970-01-01', on: '1970-01-01', provisional: false, calendarVersion: '' },
      publishAt: null,
      publishedAt: null,
      withdrawal: null,
      origin: 'written',
      updatedAt: steps[0]!.at,
    };
  }

  live(): LivedItem {
    for (const step of this.#steps) {
      this.#at = step.at;
      this.#person = this.#world.person(step.by);
      const drafts = this.#take(step);
      if (drafts.length === 0) continue;
      const actor = { kind: 'person', personId: this.#person, agencyId: this.#agency.id, sessionId: '' } as const;
      this.#history.push({ drafts, context: { now: step.at, actor, algorithm: this.#world.algorithm } });
      this.#item.updatedAt = step.at;
    }
    return {
      agency: this.#agency,
      item: this.#item,
      editions: this.#editions,
      signatures: this.#signatures,
      stored: this.#stored,
      revisedAt: this.#revisedAt,
      removed: this.#removed,
      history: this.#history,
    };
  }

  #take(step: LifeStep): EventDraft[] {
    switch (step.act) {
      case 'draft':
        return this.#draft(this.#contentOf(step.content));
      case 'save':
        return this.#save(this.#contentOf(step.content));
      case 'submit':
        return this.#submit();
      case 'sign-secrecy':
        return this.#signSecrecy(step);
      case 'approve':
        return this.#approve(step.comment);
      case 'return':
        return this.#return(step.comment);
      case 'publish':
        return this.#publish(step.comment, step.publishAt);
      case 'correct':
        return this.#correct(step.note);
      case 'withdraw':
        return this.#withdraw(step);
      case 'discard':
        return this.#discard();
    }
  }

  #draft(content: ItemContent): EventDraft[] {
    this.#item.due = this.#reckon(content.formedOn);
    this.#addEdition(content, null, null);
    return [this.#draftSaved(0)];
  }

  #save(content: ItemContent): EventDraft[] {
    const edition = this.#edition;
    const hash = contentHash(content, edition.note);
    if (hash === edition.contentHash) return [];
    if (edition.no === 1) this.#item.due = this.#reckon(content.formedOn);
    edition.content = content;
    edition.contentHash = hash;
    edition.draftedBy = this.#person;
    edition.writtenBy = [...new Set([...edition.writtenBy, this.#person])];
    edition.changedAt = this.#at;
    const voided = this.#void();
    this.#leaveReview('draft');
    return [this.#draftSaved(voided)];
  }

  #draftSaved(voided: number): EventDraft {
    const { no, contentHash: hash, content } = this.#edition;
    const { category, openness, formedOn, attachments } = content;
    const facts = { category, openness, formedOn, files: attachments.length, due: this.#item.due, voided };
    return this.#event('draft-saved', { edition: no, contentHash: hash, ...facts });
  }

  #submit(): EventDraft[] {
    const steps = defaultReviewChain;
    const { signature, ...bound } = this.#sign({ kind: 'draft', step: 0, stepLabel: steps[0]!.label });
    Object.assign(this.#item, { state: 'in-review', steps, currentStep: 1, secrecySigned: false });
    const { edition, contentHash: hash } = bound;
    const kinds = steps.map(({ kind }) => kind);
    return [this.#event('item-submitted', { edition, contentHash: hash, steps: kinds, step: 1, signature })];
  }

  #signSecrecy({ form }: Extract<LifeStep, { act: 'sign-secrecy' }>): EventDraft[] {
    const judged = judgeSecrecyForm(form, this.#edition.content.openness, 0);
    if (!('decision' in judged) || judged.decision !== 'approved')
      throw new Error('the demonstration plans no form that stands against publication');
    const step = this.#item.currentStep!;
    const form$ = { kind: 'secrecy', step, stepLabel: '保密审查', comment: form.opinion, secrecyForm: form } as const;
    const signed = this.#sign(form$);
    this.#item.secrecySigned = true;
    return [this.#event('secrecy-reviewed', { ...signed, ...judged })];
  }

  #approve(comment: string | null): EventDraft[] {
    const at = this.#item.currentStep!;
    const event = this.#approved(comment, at + 1);
    this.#item.currentStep = at + 1;
    return [event];
  }

  #approved(comment: string | null, next: number | null): EventDraft {
    const step = this.#item.currentStep!;
    const { kind, label } = this.#item.steps![step]!;
    const signed = this.#sign({ kind, step, stepLabel: label, comment });
    return this.#event('step-approved', { ...signed, step, stepKind: kind, next });
  }

  #return(comment: string | null): EventDraft[] {
    const step = this.#item.currentStep!;
    const { kind, label } = this.#item.steps![step]!;
    const signed = this.#sign({ kind, step, stepLabel: label, comment, decision: 'returned' });
    const voided = this.#void();
    this.#leaveReview('returned');
    const { edition, contentHash: hash, signature } = signed;
    const why = { why: 'by-step', step, signature, found: null, voided } as const;
    return [this.#event('item-returned', { edition, contentHash: hash, ...why })];
  }

  #publish(comment: string | null, publishAt: Instant | null): EventDraft[] {
    const approved = this.#approved(comment, null);
    const { no, contentHash: hash, content } = this.#edition;
    if (content.openness !== 'proactive') return [approved, this.#register()];
    if (publishAt !== null) {
      Object.assign(this.#item, { state: 'scheduled', currentStep: null, publishAt });
      return [approved, this.#event('publication-scheduled', { edition: no, contentHash: hash, publishAt })];
    }
    const item = this.#item;
    item.indexNumber ??= this.#world.nextIndexNumber(this.#agency, this.#today);
    this.#revisedAt = item.publishedAt === null ? null : this.#at;
    item.publishedAt ??= this.#at;
    this.#edition.publishedAt = this.#at;
    this.#removed = null;
    const { indexNumber } = item;
    Object.assign(item, {
      state: 'published',
      publishedEditionNo: no,
      currentStep: null,
      publishAt: null,
      withdrawal: null,
    });
    return [
      approved,
      this.#event('item-published', { edition: no, contentHash: hash, indexNumber, publishedAt: this.#at }),
    ];
  }

  #register(): EventDraft {
    if (this.#item.publishedEditionNo !== null || this.#item.withdrawal)
      throw new Error('the demonstration registers nothing that was public before');
    const { no, contentHash: hash, content } = this.#edition;
    Object.assign(this.#item, { state: 'registered', publishedEditionNo: null, currentStep: null, publishAt: null });
    return this.#event('item-registered', {
      edition: no,
      contentHash: hash,
      openness: content.openness,
      wasPublic: false,
    });
  }

  #correct(note: string): EventDraft[] {
    const from = this.#edition;
    const due = this.#reckon(this.#today);
    this.#item.due = due;
    const edition = this.#addEdition(from.content, note, from.no);
    this.#leaveReview('draft');
    const { no, contentHash: hash } = edition;
    this.#item.editionNo = no;
    return [this.#event('correction-begun', { edition: no, from: from.no, contentHash: hash, due })];
  }

  #withdraw({ ground, reason }: Extract<LifeStep, { act: 'withdraw' }>): EventDraft[] {
    const item = this.#item;
    const edition = item.publishedEditionNo!;
    if (item.editionNo !== edition) this.#void();
    this.#removed = { title: this.#editions[edition - 1]!.content.title, agencyName: this.#agency.name };
    this.#leaveReview('withdrawn');
    item.publishedEditionNo = null;
    item.withdrawal = { on: this.#today, ground, reason };
    return [this.#event('item-withdrawn', { edition, ground })];
  }

  #discard(): EventDraft[] {
    if (this.#item.editionNo !== 1) throw new Error('the demonstration gives up first drafts only');
    this.#void();
    this.#leaveReview('discarded');
    return [this.#event('draft-discarded', { edition: 1, back: 'discarded', backTo: 1 })];
  }

  get #edition(): Mutable<Edition> {
    return this.#editions[this.#item.editionNo - 1]!;
  }

  get #today(): LocalDate {
    return localDateOf(this.#at);
  }

  #addEdition(content: ItemContent, note: string | null, basedOn: number | null): Edition {
    const edition = {
      no: this.#editions.length + 1,
      content,
      contentHash: contentHash(content, note),
      draftedBy: this.#person,
      writtenBy: [this.#person],
      changedAt: this.#at,
      basedOn,
      note,
      publishedAt: null,
    };
    this.#editions.push(edition);
    return edition;
  }

  #contentOf({ explains, files, ...content }: PlannedContent): ItemContent {
    const attachments = files.map(({ name, bytes }) => {
      const stored = this.#world.file(bytes);
      this.#stored.set(stored.hash, stored);
      return { hash: stored.hash, name };
    });
    return { ...content, explainsItemId: explains === null ? null : this.#idOfLife(explains), attachments };
  }

  #sign(signing: SigningStep) {
    const { no, contentHash: hash } = this.#edition;
    const id = this.#world.nextSignatureId();
    this.#signatures.push({
      decision: 'approved',
      comment: null,
      secrecyForm: null,
      ...signing,
      id,
      itemId: this.#item.id,
      editionNo: no,
      contentHash: hash,
      signedBy: this.#person,
      signedOn: this.#today,
      recordedAt: this.#at,
      voidedAt: null,
    });
    return { edition: no, contentHash: hash, signature: id, signer: this.#person, mode: 'online' as const };
  }

  #void(): number {
    const counting = this.#signatures.filter(
      ({ editionNo, decision, voidedAt }) =>
        editionNo === this.#item.editionNo && decision === 'approved' && voidedAt === null,
    );
    for (const signature of counting) signature.voidedAt = this.#at;
    return counting.length;
  }

  #leaveReview(state: Item['state']): void {
    Object.assign(this.#item, { state, currentStep: null, secrecySigned: false, publishAt: null });
  }

  #reckon(from: LocalDate): Due {
    const due = reckonDue(this.#world.calendar, from);
    if (!due) throw new Error(`no calendar reckons from ${from}`);
    return due;
  }

  #event<Kind extends ItemEventKind>(kind: Kind, payload: ItemEvents[Kind]): EventDraft {
    return itemEvent(kind, { happenedOn: this.#today, agencyId: this.#agency.id }, payload);
  }
}

type SigningStep = Pick<NewSignature, 'kind' | 'step' | 'stepLabel'> &
  Partial<Pick<NewSignature, 'decision' | 'comment' | 'secrecyForm'>>;

import type { WithdrawalGround } from '@gongkai/contract';
import { addDays, type LocalDate } from '@gongkai/statute';
import type { SecrecyForm } from '../../features/disclosures/index.ts';
import { type Instant, localDateOf } from '../../platform/clock/clock.ts';
import { beijing } from '../beijing-time.ts';
import type { Random } from '../random.ts';
import { officersOf } from './officers.ts';
import type { Life, LifeStep, PlannedContent } from './story.ts';
import { inTheAfternoon, inTheMorning, minutesLater, openDaysLater } from './working-time.ts';

/** Writes down what happens to an item, hour by hour, as offices do it. Each call goes on where the last one ended. */
export class LifeWriter {
  readonly #agency: string;
  readonly #random: Random;
  readonly #steps: LifeStep[] = [];
  #at: Instant = '1970-01-01T00:00:00.000Z';

  constructor(agency: string, random: Random) {
    this.#agency = agency;
    this.#random = random;
  }

  get at(): Instant {
    return this.#at;
  }

  get day(): LocalDate {
    return localDateOf(this.#at);
  }

  /** Drafted on the first open morning on or after the day. */
  draft(day: LocalDate, content: PlannedContent): this {
    this.#at = inTheMorning(openDaysLater(day, 0), this.#random);
    return this.#add({ act: 'draft', by: this.#officers.clerk, at: this.#at, content });
  }

  save(content: PlannedContent, minutes = this.#random.integer(12, 70)): this {
    return this.#add({ act: 'save', by: this.#officers.clerk, at: this.#later(minutes), content });
  }

  submit(minutes = this.#random.integer(5, 40)): this {
    return this.#add({ act: 'submit', by: this.#officers.clerk, at: this.#later(minutes) });
  }

  /** 保密审查, so many working days after the last step. */
  signSecrecy(days = this.#random.chance(40) ? 1 : 0): this {
    this.#at =
      days === 0 ? this.#later(this.#random.integer(15, 90)) : inTheAfternoon(this.#inDays(days), this.#random);
    return this.#add({ act: 'sign-secrecy', by: this.#officers.secrecy, at: this.#at, form: CLEAN_FORM });
  }

  approve(): this {
    const comment = this.#random.chance(35)
      ? this.#random.pick(['同意。', '内容属实，同意报审。', '已核对数据，同意。'])
      : null;
    return this.#add({
      act: 'approve',
      by: this.#officers.reviewer,
      at: this.#later(this.#random.integer(3, 30)),
      comment,
    });
  }

  return(by: 'reviewer' | 'publisher', comment: string): this {
    return this.#add({ act: 'return', by: this.#officers[by], at: this.#later(this.#random.integer(5, 50)), comment });
  }

  /** 终审发布, so many working days after the last step. */
  publish(days = this.#random.integer(0, 2), publishAt: Instant | null = null): this {
    this.#at = days === 0 ? this.#later(this.#random.integer(10, 80)) : inTheMorning(this.#inDays(days), this.#random);
    const comment = this.#random.chance(30) ? '同意发布。' : null;
    return this.#add({ act: 'publish', by: this.#officers.publisher, at: this.#at, comment, publishAt });
  }

  /** The whole chain. */
  goThrough(): this {
    return this.submit().signSecrecy().approve().publish();
  }

  correct(day: LocalDate, note: string): this {
    this.#at = inTheMorning(openDaysLater(day, 0), this.#random);
    return this.#add({ act: 'correct', by: this.#officers.clerk, at: this.#at, note });
  }

  withdraw(day: LocalDate, ground: WithdrawalGround, reason: string): this {
    this.#at = inTheMorning(openDaysLater(day, 0), this.#random);
    return this.#add({ act: 'withdraw', by: this.#officers.publisher, at: this.#at, ground, reason });
  }

  discard(): this {
    return this.#add({ act: 'discard', by: this.#officers.clerk, at: this.#later(30) });
  }

  /** What has happened by now; null where nothing has yet. */
  lifeUntil(now: Instant): Life | null {
    const steps = this.#steps.filter(({ at }) => at <= now);
    return steps.length === 0 ? null : { agency: this.#agency, steps };
  }

  get #officers() {
    return officersOf(this.#agency);
  }

  #inDays(days: number): LocalDate {
    return openDaysLater(addDays(this.day, 1), days - 1);
  }

  /** Not at noon, nor beyond the closing hour: what begins late goes on when the office opens again. */
  #later(minutes: number): Instant {
    const later = minutesLater(this.#at, minutes);
    if (later > beijing(this.day, '17:45')) this.#at = inTheMorning(this.#inDays(1), this.#random);
    else if (later > beijing(this.day, '12:05') && later < beijing(this.day, '14:30'))
      this.#at = inTheAfternoon(this.day, this.#random);
    else this.#at = later;
    return this.#at;
  }

  #add(step: LifeStep): this {
    this.#steps.push(step);
    return this;
  }
}

const CLEAN_FORM: SecrecyForm = {
  stateSecret: false,
  workSecret: false,
  businessSecret: false,
  personalPrivacy: false,
  threeSecurities: false,
  unreadableFilesSeen: false,
  opinion: '经审查，不涉及国家秘密、工作秘密、商业秘密和个人隐私，可以公开。',
};

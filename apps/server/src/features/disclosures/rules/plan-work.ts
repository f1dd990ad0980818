import type { ItemState, Permission, ReviewStep } from '@gongkai/contract';
import { addDays, type Calendar, countWorkingDays, type LocalDate, weekdayOf } from '@gongkai/statute';
import { stepPermission } from './signatures.ts';

/** As much of an item as tells whose turn it is. */
export interface OpenItem {
  readonly state: ItemState;
  readonly steps: readonly ReviewStep[] | null;
  readonly currentStep: number | null;
  readonly secrecySigned: boolean;
  readonly isProactive: boolean;
  readonly isCorrection: boolean;
  readonly writtenBy: readonly number[];
  readonly dueOn: LocalDate;
  readonly dueProvisional: boolean;
  /** Beijing day and hour of a scheduled publication. */
  readonly publishOn: string | null;
}

export type WorkGroup = 'late' | 'today' | 'this-week' | 'waiting';

export interface PlannedWork {
  readonly group: WorkGroup;
  readonly reason: string;
  readonly nextAction: string;
  /** Until the due day; 0 on it, below 0 after it; null where the calendar gives no answer. */
  readonly workingDaysLeft: number | null;
}

interface Worker {
  readonly personId: number;
  may(permission: Permission): boolean;
}

/** Where an item stands in somebody's list, why, and the one next step; null when it is no concern of today's. */
export function planWork(item: OpenItem, worker: Worker, today: LocalDate, calendar: Calendar): PlannedWork | null {
  const turn = nextTurn(item);
  const isMine =
    turn.permission !== null &&
    worker.may(turn.permission) &&
    !(turn.notByWriter && item.writtenBy.includes(worker.personId));
  const group = groupOf(item, today) ?? (isMine ? 'waiting' : null);
  if (!group) return null;
  const workingDaysLeft = countDaysLeft(item.dueOn, today, calendar);
  return {
    group,
    reason: describeDue(item, today, workingDaysLeft),
    nextAction: isMine || turn.permission === null ? turn.action : `等待${turn.action}`,
    workingDaysLeft,
  };
}

interface Turn {
  readonly action: string;
  readonly permission: Permission | null;
  readonly notByWriter: boolean;
}

/** The one step that comes next. */
export function nextTurn(item: OpenItem): Turn {
  if (item.state === 'scheduled')
    return { action: `到时自动发布（${item.publishOn ?? ''}）`, permission: null, notByWriter: false };
  if (item.state !== 'in-review') {
    const action = item.state === 'returned' ? '按退回意见修改后重新提交' : '完成起草并提交审核';
    return { action, permission: 'disclosure.write', notByWriter: false };
  }
  const step = item.currentStep === null ? undefined : item.steps?.[item.currentStep];
  if (!step) return { action: '查看', permission: null, notByWriter: false };
  const needsForm = !item.secrecySigned && (step.withSecrecyForm || (step.kind === 'final' && item.isProactive));
  if (needsForm) return { action: '签署保密审查表', permission: 'disclosure.secrecy-review', notByWriter: true };
  return { action: step.label, permission: stepPermission(step.kind), notByWriter: step.kind === 'final' };
}

function groupOf(item: OpenItem, today: LocalDate): WorkGroup | null {
  if (item.dueOn < today) return 'late';
  if (item.dueOn === today) return 'today';
  // 本周到期: up to and including Sunday.
  return item.dueOn <= lastDayOfWeek(today) ? 'this-week' : null;
}

export function lastDayOfWeek(today: LocalDate): LocalDate {
  return addDays(today, (7 - weekdayOf(today)) % 7);
}

function countDaysLeft(dueOn: LocalDate, today: LocalDate, calendar: Calendar): number | null {
  const [from, to, sign] = dueOn >= today ? [today, dueOn, 1] : [dueOn, today, -1];
  const counted = countWorkingDays(calendar, from, to);
  return counted.ok ? sign * counted.count : null;
}

function describeDue(item: OpenItem, today: LocalDate, left: number | null): string {
  const what = item.isCorrection ? '更正后的信息' : '信息';
  const by = `${what}最迟应在 ${item.dueOn} 公开（条例第二十六条）`;
  const may = item.dueProvisional ? '，放假安排公布后可能顺延' : '';
  if (item.dueOn < today) return `${by}，${left ? `已逾期 ${-left} 个工作日` : '已逾期'}。`;
  if (item.dueOn === today) return `${by}，今天到期${may}。`;
  return `${by}${left === null ? '' : `，还有 ${left} 个工作日`}${may}。`;
}

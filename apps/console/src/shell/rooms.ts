import type { Me } from '@gongkai/contract';
import { may } from '../sign-in/me-context.ts';

export interface Room {
  readonly to: '/' | '/disclosures' | '/agencies' | '/audit' | '/calendar';
  readonly label: string;
  /** Addresses that belong to the room beside its own. */
  readonly also?: readonly string[];
  isOpenTo(me: Me): boolean;
}

/** The rooms of the workspace, in the order of a day's work; a person sees only those that open. */
export const rooms: readonly Room[] = [
  { to: '/', label: '待办', isOpenTo: () => true },
  { to: '/disclosures', label: '信息', isOpenTo: me => may(me, 'disclosure.read') },
  { to: '/agencies', label: '机构与人员', also: ['/people'], isOpenTo: me => may(me, 'agency.read') },
  { to: '/audit', label: '审计', isOpenTo: me => may(me, 'security.audit') },
  { to: '/calendar', label: '工作日历', isOpenTo: () => true },
];

export function isInRoom(room: Room, path: string): boolean {
  if (room.to === '/') return path === '/';
  return [room.to, ...(room.also ?? [])].some(start => path === start || path.startsWith(`${start}/`));
}

import http from 'node:http';
import { type Role, type RouteDefinition, roleIds, roles, setTestClock } from '@gongkai/contract';
import { memoryOf, portalOf } from '../system/processes.ts';
import { Staff } from '../system/staff.ts';
import type { Whole } from '../system/whole.ts';
import { everythingCallable, prepareGround, UNSIGNED } from './field.ts';
import { Judge, type Judgement } from './judge.ts';
import { makeCall } from './make-call.ts';
import { Random } from './random.ts';
import { sendRaw } from './raw-call.ts';

export interface FuzzReport extends Judgement {
  readonly memory: readonly { readonly process: string; readonly beforeMb: number; readonly afterMb: number }[];
}

interface Caller {
  readonly name: string;
  readonly role: Role;
  readonly headers: Readonly<Record<string, string>>;
}

const AT_ONCE = 6;

/** Hostile calls at both processes, as nobody and as each role in turn. */
export async function runFuzz(
  whole: Whole,
  options: { readonly calls: number; readonly seed: number },
): Promise<FuzzReport> {
  const { node } = whole;
  const random = new Random(options.seed);
  const desk = await whole.desk();
  const signed: Partial<Record<Role, Staff>> = {
    clerk: desk.clerk,
    reviewer: desk.reviewer,
    'secrecy-reviewer': desk.secrecy,
    publisher: desk.publisher,
  };
  for (const role of roleIds) signed[role] ??= await whole.signIn(role);
  const ground = await prepareGround(
    desk,
    signed['security-administrator']!,
    signed['system-administrator']!,
    whole.county,
  );
  const callers: Caller[] = roleIds.map(role => ({ name: role, role, headers: signed[role]!.headers }));
  const nobody = { name: 'nobody', headers: {} };
  const processes = [
    { process: 'office', pid: node.pid },
    { process: 'portal', pid: portalOf(node.pid) },
  ];
  const before = processes.map(({ pid }) => memoryOf(pid));
  const routes = everythingCallable();
  const judge = new Judge();
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let left = options.calls;
  /** Most calls come from somebody who may: a door that stays shut hides the room behind it. */
  const admitted = (route: RouteDefinition) => {
    const may = callers.filter(({ role }) => (roles[role].permissions as readonly string[]).includes(route.access));
    return may.length > 0 ? may : callers;
  };
  const work = async () => {
    while (left-- > 0 && !node.hasEnded()) {
      const route = random.pick(routes);
      const unsigned = UNSIGNED.has(route.id) || route.origin === 'portal' || random.chance(0.05);
      const caller = unsigned ? nobody : random.pick(random.chance(0.7) ? admitted(route) : callers);
      const call = makeCall(route, ground, caller.headers, random);
      const answer = await sendRaw(new URL(route.origin === 'office' ? node.officeUrl : node.portalUrl), agent, call);
      judge.look(`${route.id} as ${caller.name}`, call, answer);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (node.hasEnded())
    throw new Error(`the server ended: ${judge.result().faults.join('\n')}\n${node.output().slice(-3_000)}`);
  for (const now of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59+08:00', '2026-11-21T10:00:00+08:00']) {
    await new Staff(node.officeUrl).call(setTestClock, { body: { now } });
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      const caller = random.pick(callers);
      const call = makeCall(route, ground, caller.headers, random);
      const answer = await sendRaw(new URL(route.origin === 'office' ? node.officeUrl : node.portalUrl), agent, call);
      judge.look(`${route.id} as ${caller.name} on ${now}`, call, answer);
    }
  }
  agent.destroy();
  judge.readLog(node.output());
  const after = processes.map(({ pid }) => memoryOf(pid));
  return {
    ...judge.result(),
    memory: processes.map(({ process }, at) => ({ process, beforeMb: before[at]!, afterMb: after[at]! })),
  };
}

import type { Agency } from '@gongkai/contract';

/** What is decided for a day to come. */
export function Plans({ agency, nameOf }: { agency: Agency; nameOf: (id: number | null) => string | null }) {
  if (agency.plans.length === 0) return null;
  return (
    <ul className="note plain-list">
      {agency.plans.map(plan => (
        <li key={plan.kind + plan.on}>
          {plan.kind === 'rename-agency'
            ? `${plan.on} 起改名为“${plan.name}”（简称 ${plan.shortName}）`
            : `${plan.on} ${plan.mergedIntoId === null ? '撤销' : `并入 ${nameOf(plan.mergedIntoId) ?? ''}`}：${plan.reason}`}
        </li>
      ))}
    </ul>
  );
}

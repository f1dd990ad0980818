import type { ItemDetail } from '@gongkai/contract';

/** What the checks say before submitting: what must be mended first, then advice. `again`: it stands on the page already. */
export function ProblemList({ problems, again = false }: { problems: ItemDetail['problems']; again?: boolean }) {
  if (problems.length === 0) return null;
  const blocking = problems.filter(problem => problem.blocks);
  const advice = problems.filter(problem => !problem.blocks);
  return (
    <section
      className={blocking.length > 0 ? 'note is-late' : 'note'}
      aria-label={again ? '提交前再看一遍' : '提交前检查'}
    >
      <p>
        <strong>
          提交前检查：{blocking.length > 0 ? `${blocking.length} 处必改` : ''}
          {blocking.length > 0 && advice.length > 0 ? '，' : ''}
          {advice.length > 0 ? `${advice.length} 处请核实` : ''}
        </strong>
      </p>
      <ul>
        {[...blocking, ...advice].map(problem => (
          <li key={problem.field + problem.message}>
            <span className={problem.blocks ? 'late' : 'soon'}>{problem.blocks ? '必改' : '请核实'}</span>
            {'　'}
            {problem.message}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ImportReport } from '@gongkai/contract';
import { SideScroll } from '../parts/SideScroll.tsx';

export function ImportProblems({ problems }: { problems: ImportReport['problems'] }) {
  return (
    <section role="alert">
      <p className="note is-late">表格有 {problems.length} 处问题，没有写入任何一条。改好后重新选择文件。</p>
      <SideScroll label="表格中的问题">
        <table className="sheet">
          <caption className="only-heard">表格里的问题</caption>
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">列</th>
              <th scope="col">表里写的</th>
              <th scope="col">问题</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, index) => (
              <tr key={String(index)}>
                <td>{problem.row}</td>
                <td className="nowrap">{problem.column}</td>
                <td>{problem.text || '（空）'}</td>
                <td>{problem.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </section>
  );
}

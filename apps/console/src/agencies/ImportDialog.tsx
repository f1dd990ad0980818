import { agenciesTemplate, type ImportReport, importAgencies, importPeople, peopleTemplate } from '@gongkai/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { isFailure } from '../client/failure.ts';
import { upload } from '../client/upload.ts';
import { FailureNote } from '../parts/FailureNote.tsx';
import { FilePick } from '../parts/FilePick.tsx';
import { ImportProblems } from './ImportProblems.tsx';

const kinds = {
  agencies: {
    title: '从表格导入机构',
    route: importAgencies,
    template: agenciesTemplate,
    forget: 'agencies.list',
    unit: '个机构',
  },
  people: {
    title: '从表格导入人员',
    route: importPeople,
    template: peopleTemplate,
    forget: 'people.list',
    unit: '名人员',
  },
} as const;

/** An .xlsx in, all or nothing: every problem with its row and column, so that the sheet can be mended and sent again. */
export function ImportDialog({ what, onClose }: { what: keyof typeof kinds; onClose: () => void }) {
  const { title, route, template, forget, unit } = kinds[what];
  const client = useQueryClient();
  const [fraction, setFraction] = useState<number | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function send(file: File | undefined) {
    if (!file) return;
    setError(null);
    setReport(null);
    setFraction(0);
    try {
      const answer = await upload(route, file, setFraction);
      setReport(answer);
      if (answer.problems.length === 0) void client.invalidateQueries({ queryKey: [forget] });
    } catch (failure) {
      setError(isFailure(failure) ? failure : new Error(String(failure)));
    } finally {
      setFraction(null);
    }
  }

  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={760} mask={{ closable: false }}>
      <p>
        先<a href={template.path}>下载空白模板（.xlsx）</a>
        ，第一行是表头，从第二行起每行一条。整表没有问题才会写入；有一处问题就一条也不写。
      </p>
      <p>
        <FilePick
          label="选择 .xlsx 文件"
          accept=".xlsx"
          disabled={fraction !== null}
          onPick={files => void send(files[0])}
        />
      </p>
      {fraction === null ? null : (
        <p role="status">
          <progress max={1} value={fraction} aria-label="导入进度" /> {fraction < 1 ? '正在上传…' : '正在核对每一行…'}
        </p>
      )}
      <FailureNote error={error} />
      {report && report.problems.length === 0 ? (
        <p className="note is-good" role="status">
          已导入 {report.imported} {unit}。
        </p>
      ) : null}
      {report && report.problems.length > 0 ? <ImportProblems problems={report.problems} /> : null}
    </Modal>
  );
}

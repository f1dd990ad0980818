import { Button } from 'antd';
import { isFailure, sentenceOf } from '../client/failure.ts';
import { useInView } from './use-in-view.ts';

/** So many problems of fields the server's sentence names itself; beyond them the list is written out. */
const TOLD_IN_THE_SENTENCE = 3;

interface Props {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong, as one sentence, with the id to quote when asking for help. */
export function FailureNote({ error, onRetry }: Props) {
  // With problems at fields, the first such field has the focus already.
  const note = useInView<HTMLDivElement>(isFailure(error) && error.fields.length > 0 ? null : error);
  if (!error) return null;
  const forbidden = isFailure(error) && error.status === 403;
  const missing = isFailure(error) && error.status === 404;
  const sentence = sentenceOf(error);
  const heading = forbidden ? '没有权限' : missing ? '没有找到' : '没有办成';
  return (
    <div ref={note} className="note is-late" role="alert">
      <p>
        {sentence.startsWith(heading) ? null : <strong>{heading}　</strong>}
        {sentence}
      </p>
      {isFailure(error) && error.fields.length > TOLD_IN_THE_SENTENCE ? (
        <ul>
          {error.fields.map(problem => (
            <li key={problem.field + problem.message}>{problem.message}</li>
          ))}
        </ul>
      ) : null}
      {isFailure(error) && error.requestId ? <p className="quiet">编号 {error.requestId}</p> : null}
      {onRetry && !forbidden && !missing ? <Button onClick={onRetry}>重试</Button> : null}
    </div>
  );
}

import { Button } from 'antd';

interface Props {
  shown: number;
  total: { count: number; exact: boolean } | undefined;
  hasMore: boolean;
  isLoading: boolean;
  onMore: () => void;
}

/** The end of a list read page by page: how much there is, and the next page. */
export function MoreRows({ shown, total, hasMore, isLoading, onMore }: Props) {
  if (shown === 0) return null;
  return (
    <div className="more">
      {hasMore ? (
        <Button onClick={onMore} loading={isLoading}>
          再看一页
        </Button>
      ) : null}
      <span className="quiet" role="status">
        已列出 {shown} 条
        {total ? `，共 ${total.exact ? total.count : `${total.count} 条以上`}${total.exact ? ' 条' : ''}` : ''}
        {hasMore ? '' : '，已是全部'}
      </span>
    </div>
  );
}

/** Said, not spun: what is being fetched. */
export function Waiting({ what }: { what: string }) {
  return (
    <p className="quiet" role="status">
      正在读取{what}…
    </p>
  );
}

/** A run of text at its place on a page. */
export interface PdfRun {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly text: string;
  readonly tilted: boolean;
}

/** Runs at about one height are one line, from left to right; a wide gap is a space. A tilted run is a watermark, alone. */
export function joinRuns(runs: readonly PdfRun[]): { text: string; tilted: boolean }[] {
  const lines: { text: string; tilted: boolean }[] = runs
    .filter(run => run.tilted)
    .map(run => ({ text: run.text, tilted: true }));
  const upright = runs.filter(run => !run.tilted).sort((a, b) => b.y - a.y);
  let row: PdfRun[] = [];
  const flush = () => {
    if (row.length > 0) lines.push({ text: joinRow(row), tilted: false });
    row = [];
  };
  for (const run of upright) {
    const first = row[0];
    if (first && first.y - run.y > Math.max(1, Math.min(first.size, run.size) * 0.4)) flush();
    row.push(run);
  }
  flush();
  return lines;
}

function joinRow(row: readonly PdfRun[]): string {
  let text = '';
  let end = Number.NaN;
  for (const run of [...row].sort((a, b) => a.x - b.x)) {
    if (run.x - end > run.size * 0.35) text += ' ';
    text += run.text;
    end = run.x + run.width;
  }
  return text;
}

/** All lines of one metric: what a process hands over, so that two processes can be read at one place. */
export interface MetricFamily {
  readonly name: string;
  readonly type: 'counter' | 'histogram' | 'gauge';
  readonly help?: string;
  readonly lines: readonly string[];
}

/** Lines of one name stand together under one TYPE, whichever process they come from: readers refuse a second one. */
export function renderFamilies(processes: readonly (readonly MetricFamily[])[]): string {
  const byName = Map.groupBy(processes.flat(), ({ name }) => name);
  return [...byName]
    .flatMap(([name, families]) => [
      ...(families[0]!.help ? [`# HELP ${name} ${families[0]!.help}`] : []),
      `# TYPE ${name} ${families[0]!.type}`,
      ...families.flatMap(({ lines }) => lines),
      '',
    ])
    .filter(line => line !== '')
    .join('\n')
    .concat('\n');
}

export * from './application-rows.ts';
export * from './form.ts';
export * from './proactive-blocks.ts';
export * from './report-forms.ts';
export * from './report-sections.ts';

export { createReportReader, type ReportReader, type ReportReading } from './report-reader.ts';
export type { ReadRequest } from './request-frame.ts';

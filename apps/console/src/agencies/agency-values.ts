import type { AgencyKind, AgencyLevel } from '@gongkai/contract';

/** The values of the form of an organisation. */
export interface AgencyValues {
  name: string;
  shortName: string;
  kind: AgencyKind;
  level: AgencyLevel;
  parentId: number | null;
  creditCode: string;
  foundedOn: string | null;
  effectiveOn: string;
  contact: Record<string, string>;
}

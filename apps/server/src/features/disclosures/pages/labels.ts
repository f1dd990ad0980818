import { columns, findCategory } from '@gongkai/statute';
import type { ColumnMeta } from '../../../platform/html/page.ts';
import type { Section } from '../../../platform/html/sections.ts';

export const validityLabels = { 'in-force': '现行有效', expired: '已失效', repealed: '已废止' } as const;

/** What the page of a column says of itself. */
export function categoryColumn(id: string, siteName: string): ColumnMeta {
  const category = findCategory(id);
  const label = category?.label ?? id;
  return {
    name: label,
    description: category ? `${siteName}依据${category.basis}公开${label}。` : `${siteName}公开的信息。`,
    keywords: [label, '政府信息公开'],
    type: category?.columnType ?? '其他信息',
  };
}

/** The item of the main navigation under which a column stands. */
export function sectionOf(categoryId: string): Section {
  const category = findCategory(categoryId);
  if (category?.isPolicy) return 'policies';
  switch (category?.column) {
    case 'guide':
      return 'guide';
    case 'institutions':
      return 'institutions';
    case 'annual-report':
      return 'reports';
    default:
      return 'catalog';
  }
}

/** The page above a column in the breadcrumb. */
export function parentCrumb(categoryId: string): { label: string; path: string } {
  const paths = { guide: '/guide', institutions: '/institutions', reports: '/reports', policies: '/policies' } as const;
  const section = sectionOf(categoryId);
  if (section === 'policies') return { label: '政策', path: paths.policies };
  if (section === 'guide' || section === 'institutions' || section === 'reports') {
    return { label: columns[findCategory(categoryId)!.column].label, path: paths[section] };
  }
  return { label: columns.statutory.label, path: '/catalog' };
}

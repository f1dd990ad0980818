/** The main navigation: the parts of the unified platform (国办公开办函〔2019〕61号) and nothing that is not there. */
export const sections = {
  home: { label: '首页', path: '/' },
  guide: { label: '政府信息公开指南', path: '/guide' },
  institutions: { label: '政府信息公开制度', path: '/institutions' },
  catalog: { label: '法定主动公开内容', path: '/catalog' },
  policies: { label: '政策', path: '/policies' },
  apply: { label: '依申请公开', path: '/apply' },
  reports: { label: '政府信息公开年报', path: '/reports' },
} as const;

export type Section = keyof typeof sections;

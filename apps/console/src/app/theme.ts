import type { ThemeConfig } from 'antd';

/** Not system-ui: without a desktop's own setting a browser takes Latin figures for it from another face than the words. */
const SANS =
  '"PingFang SC", "Microsoft YaHei", "HarmonyOS Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
/** A hairline instead of a shadow: what floats is outlined, nothing hovers. */
const OUTLINE = '0 0 0 1px #8d877b';

/** antd speaking the language of `tokens.css`: radius 2, no shadows, no movement; vermilion only for what is wrong or late. */
export const theme: ThemeConfig = {
  cssVar: { key: 'gongkai' },
  hashed: false,
  token: {
    colorPrimary: '#0b4f82',
    colorInfo: '#0b4f82',
    colorLink: '#0b4f82',
    colorError: '#a8201a',
    colorWarning: '#8a5200',
    colorSuccess: '#2f6b3a',
    colorTextBase: '#1c1b19',
    colorText: '#1c1b19',
    colorTextSecondary: '#57534c',
    colorTextTertiary: '#6b665d',
    colorTextDescription: '#6b665d',
    colorTextPlaceholder: '#6b665d',
    colorTextDisabled: '#6b665d',
    colorBorder: '#8d877b',
    colorBorderSecondary: '#e2ddd0',
    colorBgLayout: '#fdfcf9',
    colorBgElevated: '#fffefb',
    borderRadius: 2,
    borderRadiusLG: 2,
    borderRadiusSM: 2,
    borderRadiusXS: 2,
    fontFamily: SANS,
    fontSize: 15,
    controlHeight: 36,
    motion: false,
    boxShadow: OUTLINE,
    boxShadowSecondary: OUTLINE,
    boxShadowTertiary: 'none',
    controlOutline: '#f2b705',
    controlOutlineWidth: 2,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Form: { itemMarginBottom: 18, labelColor: '#1c1b19', verticalLabelPadding: '0 0 4px' },
    Tabs: { inkBarColor: '#a8201a', itemSelectedColor: '#1c1b19', itemHoverColor: '#0b4f82' },
    Drawer: { padding: 24 },
  },
};

import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider, App as Notices } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

/** The arrow of a list is drawn by the stylesheet: antd's own says "down" to whoever listens. */
const select = { suffixIcon: <span aria-hidden="true" className="choice-arrow" /> };

/** The whole console: theme, answers, addresses. */
export function App() {
  return (
    <ConfigProvider
      theme={theme}
      locale={zhCN}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      select={select}
    >
      <Notices message={{ maxCount: 2 }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Notices>
    </ConfigProvider>
  );
}

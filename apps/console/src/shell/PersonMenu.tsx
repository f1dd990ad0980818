import { roles } from '@gongkai/contract';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useMe } from '../sign-in/me-context.ts';
import { useLogout } from '../sign-in/use-logout.ts';

/** The person: in which posts, and what concerns only them. */
export function PersonMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const me = useMe();
  const logout = useLogout();
  const navigate = useNavigate();
  return (
    <Dropdown
      trigger={['click']}
      getPopupContainer={button => button.parentElement ?? document.body}
      menu={{
        items: [
          {
            key: 'posts',
            type: 'group',
            label: '我的岗位',
            children: me.posts.map(post => ({
              key: `post-${post.postId}`,
              disabled: true,
              label: `${post.agencyName} · ${roles[post.role].label}${post.delegated ? `（受托，至 ${post.untilOn}）` : ''}`,
            })),
          },
          { type: 'divider' },
          { key: 'password', label: '修改口令', onClick: () => void navigate({ to: '/account/password' }) },
          { key: 'factor', label: '绑定动态口令', onClick: () => void navigate({ to: '/account/second-factor' }) },
          { key: 'keys', label: '键盘操作', onClick: onShortcuts },
          { type: 'divider' },
          { key: 'out', label: '退出', onClick: () => void logout() },
        ],
      }}
    >
      <Button type="text" aria-haspopup="menu">
        {me.name}
      </Button>
    </Dropdown>
  );
}

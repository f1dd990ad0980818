import { Outlet, useLocation } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { handleKey } from '../keyboard/shortcuts.ts';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { Waiting } from '../parts/Waiting.tsx';
import { may, useMe } from '../sign-in/me-context.ts';
import { AgencySwitch } from './AgencySwitch.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { RoomList } from './RoomList.tsx';
import { ShellSearch } from './ShellSearch.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';

/** The frame of the workspace: rooms at the left (behind a button on a phone), agency, search and person at the top. */
export function Shell() {
  const me = useMe();
  const [menuOpen, setMenuOpen] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const main = useFocusOnMove();
  useShortcut('?', '列出本页的按键', () => setKeysOpen(true));
  useEffect(() => {
    document.addEventListener('keydown', handleKey);
    return () => document.removeEventListener('keydown', handleKey);
  }, []);

  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="shell-top not-printed">
        <Button className="menu-button" onClick={() => setMenuOpen(true)} aria-expanded={menuOpen}>
          菜单
        </Button>
        <AgencySwitch />
        {may(me, 'disclosure.read') ? <ShellSearch /> : <span className="shell-search" />}
        <PersonMenu onShortcuts={() => setKeysOpen(true)} />
      </header>
      <hr className="double-rule shell-rule not-printed" />
      <div className="shell-side not-printed">
        <RoomList withKeys />
      </div>
      <main id="main" ref={main} tabIndex={-1}>
        <Suspense fallback={<Waiting what="页面" />}>
          <Outlet />
        </Suspense>
      </main>
      <Drawer title="工作台" placement="left" size={260} open={menuOpen} onClose={() => setMenuOpen(false)}>
        <RoomList onChosen={() => setMenuOpen(false)} />
      </Drawer>
      {keysOpen ? <ShortcutSheet onClose={() => setKeysOpen(false)} /> : null}
    </div>
  );
}

/** A new page begins at its top: without a page load the browser would leave the focus on the link that was pressed. */
function useFocusOnMove() {
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: location => location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

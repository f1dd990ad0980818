import { Link } from '@tanstack/react-router';

/** The two halves of the room: organisations, people. */
export function RoomTabs({ current }: { current: 'agencies' | 'people' }) {
  return (
    <nav className="room-tabs not-printed" aria-label="机构与人员">
      <Link to="/agencies" search={{}} aria-current={current === 'agencies' ? 'page' : undefined}>
        机构
      </Link>
      <Link to="/people" search={{}} aria-current={current === 'people' ? 'page' : undefined}>
        人员
      </Link>
    </nav>
  );
}

import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useShortcut } from '../keyboard/use-shortcut.ts';
import { useMe } from '../sign-in/me-context.ts';
import { isInRoom, type Room, rooms } from './rooms.ts';

/** The short list of rooms; `g 1`, `g 2` … go there by keyboard. */
export function RoomList({ onChosen, withKeys = false }: { onChosen?: () => void; withKeys?: boolean }) {
  const me = useMe();
  const path = useLocation({ select: location => location.pathname });
  const open = rooms.filter(room => room.isOpenTo(me));
  return (
    <nav aria-label="工作台" className="rooms">
      <ul>
        {open.map((room, index) => (
          <li key={room.to}>
            <Link to={room.to} search={{}} aria-current={isInRoom(room, path) ? 'page' : undefined} onClick={onChosen}>
              {room.label}
            </Link>
            {withKeys ? <RoomKey room={room} number={index + 1} /> : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RoomKey({ room, number }: { room: Room; number: number }) {
  const navigate = useNavigate();
  useShortcut(`g ${number}`, `到“${room.label}”`, () => void navigate({ to: room.to, search: {} }));
  return null;
}

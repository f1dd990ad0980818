import type { Person } from '@gongkai/contract';
import { factorNames, personStates, postWords } from './person-words.ts';

export function PersonRow({ person, onOpen }: { person: Person; onOpen: () => void }) {
  return (
    <li className={person.state === 'disabled' ? 'is-off' : undefined}>
      <div>
        <button type="button" className="plain-button title" data-row onClick={onOpen}>
          {person.name}
        </button>
        <span className="facts">{person.loginName}</span>
      </div>
      <div>
        {person.posts.length === 0 ? <span className="quiet">没有岗位</span> : person.posts.map(postWords).join('；')}
        <span className="facts">
          {[person.mobile, person.email, factorNames[person.secondFactor]].filter(Boolean).join(' · ')}
        </span>
      </div>
      <div className="side">{personStates[person.state]}</div>
    </li>
  );
}

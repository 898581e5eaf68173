import { useState } from 'react';
import { useViewer } from '../postmortem/here';
import type { PeopleKnown } from '../postmortem/people';
import { postmortemTexts } from '../texts/postmortem';
import './person.css';

interface PersonProps {
  /** '' for somebody whose account was closed. */
  readonly person: string;
  readonly known: PeopleKnown;
}

export const nameIn = ({ nameOf }: PeopleKnown, person: string): string =>
  person === '' ? postmortemTexts.formerUser : nameOf(person);

/** Picture and name of somebody; their initials where they have no picture, or it cannot be shown. */
export function Person({ person, known }: PersonProps) {
  const siteUrl = useViewer()?.siteUrl;
  const [isBroken, setBroken] = useState(false);
  const name = nameIn(known, person);
  const picture = person === '' || isBroken || siteUrl === undefined ? null : known.pictureOf(person);
  return (
    <span className="person">
      {picture === null ? (
        <span className="avatar" aria-hidden="true">
          {person === '' ? '–' : initials(name)}
        </span>
      ) : (
        <img className="avatar" src={new URL(picture, siteUrl).href} alt="" onError={() => setBroken(true)} />
      )}
      <span>{name}</span>
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
    .join('')
    .toUpperCase();
}

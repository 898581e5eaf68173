import { lazy } from 'react';
import { isWebAddress, LINK_KINDS, type ReportLink, shownAddress } from '../../../src/contract/links';
import type { Versioned } from '../../../src/contract/postmortem';
import { call } from '../backend';
import { Addable } from '../shared/addable';
import { Editable } from '../shared/editable';
import { RemoveButton } from '../shared/remove-button';
import { SiteLink } from '../shared/site-link';
import { linkKindNames, linkTexts } from '../texts/links';
import { draftKeyOf, useHere } from './here';
import { LinkIcon } from './link-icon';
import { withoutLink } from './record-findings';
import { useRecordChanged } from './use-open';
import './links.css';

const LinkAdder = lazy(async () => ({ default: (await import('./link-adder')).LinkAdder }));
const LinkEditor = lazy(async () => ({ default: (await import('./link-editor')).LinkEditor }));

/** Where the incident can be looked up: kinds in one order, and within one as people arranged them. */
export function Links({ links }: { readonly links: readonly Versioned<ReportLink>[] }) {
  const { place, mayEdit } = useHere();
  if (links.length === 0 && !mayEdit) return null;
  const arranged = [...links].sort(
    (a, b) =>
      LINK_KINDS.indexOf(a.value.kind) - LINK_KINDS.indexOf(b.value.kind) ||
      a.value.position - b.value.position,
  );
  const nextPosition = Math.max(0, ...links.map(({ value }) => value.position)) + 1;
  return (
    <section aria-labelledby="heading-links" className="stack">
      <h2 id="heading-links">{linkTexts.heading}</h2>
      {arranged.length === 0 ? (
        <p className="subtle">{linkTexts.none}</p>
      ) : (
        <ul className="plain-list links" aria-label={linkTexts.heading}>
          {arranged.map((link) => (
            <li key={link.value.id} data-testid="link">
              <LinkRow link={link} />
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <Addable
          name={linkTexts.add}
          draftKey={draftKeyOf(place, 'links:new')}
          editor={(close) => (
            <LinkAdder links={links.map(({ value }) => value)} nextPosition={nextPosition} onClose={close} />
          )}
        />
      )}
    </section>
  );
}

function LinkRow({ link }: { readonly link: Versioned<ReportLink> }) {
  const { place, config, mayEdit } = useHere();
  const recordChanged = useRecordChanged();
  const { id, kind, url, title } = link.value;
  const shown = title.trim() === '' ? shownAddress(url) : title;
  const name = linkTexts.linkNamed(shown);
  const remove = async (changeId: string) => {
    await call('links.remove', { place, config, changeId, id, version: link.version });
    await recordChanged(withoutLink(id));
  };
  return (
    <Editable
      name={name}
      heading={
        <div className="link-line">
          <LinkIcon kind={kind} />
          <span className="small subtle link-kind">{linkKindNames[kind]}</span>
          {isWebAddress(url) ? <SiteLink href={url}>{shown}</SiteLink> : <span>{shown}</span>}
        </div>
      }
      // What only the macro says is no link of the record yet.
      mayEdit={mayEdit && link.version > 0}
      draftKey={draftKeyOf(place, `links:${id}`)}
      editor={(close) => <LinkEditor link={link} onClose={close} />}
      beside={<RemoveButton name={name} onRemove={remove} />}
    >
      {null}
    </Editable>
  );
}

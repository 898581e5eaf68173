import { useId } from 'react';
import { isWebAddress, KNOWN_TOOLS, toolOfLink } from '../../../src/contract/timeline-list';
import { Field } from '../shared/field';
import { SiteLink } from '../shared/site-link';
import { postmortemTexts } from '../texts/postmortem';
import { timelineTexts } from '../texts/timeline';
import { SourceIcon } from './timeline-source-icon';

/** Where an entry was seen, with a link to it where there is one. */
export function SourceLine({ source, link }: { readonly source: string; readonly link: string }) {
  const name = source === '' ? (toolOfLink(link) ?? '') : source;
  if (name === '' && link === '') return null;
  const words = timelineTexts.sourceOpens(name);
  return (
    <span className="source small">
      <SourceIcon source={name} />
      {isWebAddress(link) ? <SiteLink href={link}>{words}</SiteLink> : <span>{words}</span>}
    </span>
  );
}

interface SourceFieldProps {
  readonly value: string;
  /** The link tells the tool as well. */
  readonly link: string;
  readonly onChange: (source: string) => void;
}

/** Any words, with the names of known tools offered. */
export function SourceField({ value, link, onChange }: SourceFieldProps) {
  const listId = useId();
  return (
    <div>
      <Field label={postmortemTexts.source} hint={postmortemTexts.sourceHint}>
        {(ids) => (
          <span className="source-input">
            <SourceIcon source={value === '' ? (toolOfLink(link) ?? '') : value} />
            <input
              {...ids}
              className="text-input"
              list={listId}
              placeholder={toolOfLink(link) ?? undefined}
              value={value}
              onChange={(event) => onChange(event.target.value)}
            />
          </span>
        )}
      </Field>
      <datalist id={listId}>
        {KNOWN_TOOLS.map((tool) => (
          <option key={tool} value={tool} />
        ))}
      </datalist>
    </div>
  );
}

import type { ReactNode } from 'react';
import { pageAddress } from '../shared/site-addresses';
import { SiteLink } from '../shared/site-link';

interface ListedPostmortem {
  readonly postmortemId: string;
  readonly postmortemTitle: string;
  readonly pageId: string;
}

interface PostmortemListProps<P extends ListedPostmortem> {
  /** Id of the heading. */
  readonly id: string;
  readonly heading: string;
  readonly intro: string;
  /** Said in place of the list when there is none. */
  readonly none: string;
  readonly postmortems: readonly P[];
  readonly siteUrl: string;
  /** What is to be said of one, after the link to its page. */
  readonly children: (postmortem: P) => ReactNode;
}

/** Postmortems that the viewer recorded and has something left to do in. */
export function PostmortemList<P extends ListedPostmortem>({
  id,
  heading,
  intro,
  none,
  postmortems,
  siteUrl,
  children,
}: PostmortemListProps<P>) {
  return (
    <section aria-labelledby={id} className="stack">
      <h2 id={id}>{heading}</h2>
      <p className="subtle">{intro}</p>
      {postmortems.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="plain-list stack" aria-label={heading}>
          {postmortems.map((postmortem) => (
            <li key={postmortem.postmortemId} className="row">
              <SiteLink href={pageAddress(siteUrl, postmortem.pageId)}>{postmortem.postmortemTitle}</SiteLink>
              {children(postmortem)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

import { HistoryView } from '../history/history-view';
import { historyTexts } from '../texts/history';
import type { AreaProps } from './area-props';
import { ChangeLogState } from './change-log-state';

/** What was changed in the settings, whether the log of all changes is whole, and how long they are kept. */
export function SiteHistory({ siteUrl }: Pick<AreaProps, 'siteUrl'>) {
  return (
    <>
      <section aria-labelledby="heading-site-history" className="stack">
        <h2 id="heading-site-history">{historyTexts.siteHeading}</h2>
        <HistoryView of="site" />
      </section>
      <ChangeLogState siteUrl={siteUrl} />
    </>
  );
}

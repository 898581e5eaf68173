import Button from '@atlaskit/button/default/button';
import { lazy, Suspense } from 'react';
import type { Header, TimelineEntry } from '../../../src/contract/rules';
import { Addable } from '../shared/addable';
import { DraftOffer } from '../shared/draft-offer';
import { LoadingState } from '../shared/screen-states';
import { useOpened } from '../shared/use-opened';
import { postmortemTexts } from '../texts/postmortem';
import { timelinePasteTexts } from '../texts/timeline-paste';
import { draftKeyOf, TIMELINE_PASTE_DRAFT, useHere } from './here';

const EntryEditor = lazy(async () => ({ default: (await import('./timeline-entry-editor')).EntryEditor }));
const QuickAdd = lazy(async () => ({ default: (await import('./timeline-quick-add')).TimelineQuickAdd }));
const PastePanel = lazy(async () => ({
  default: (await import('./timeline-paste-panel')).TimelinePastePanel,
}));

interface TimelineAddProps {
  readonly header: Header;
  /** All entries in reading order. */
  readonly all: readonly TimelineEntry[];
}

/** Three ways to add: one line, a form, and everything that was noted elsewhere. */
export function TimelineAdd({ header, all }: TimelineAddProps) {
  const { place } = useHere();
  const { isOpen, open, close, opener } = useOpened();
  const pasteKey = draftKeyOf(place, TIMELINE_PASTE_DRAFT);
  return (
    <>
      <Suspense fallback={<LoadingState />}>
        <QuickAdd header={header} all={all} />
      </Suspense>
      {!isOpen && <DraftOffer name={timelinePasteTexts.thing} draftKey={pasteKey} onContinue={open} />}
      <Addable
        name={postmortemTexts.newEntry}
        draftKey={draftKeyOf(place, 'timeline:new')}
        editor={(closeEditor) => <EntryEditor entry={null} all={all} onClose={closeEditor} />}
        beside={
          !isOpen && (
            <Button ref={opener} spacing="compact" onClick={open}>
              {timelinePasteTexts.open}
            </Button>
          )
        }
      />
      {isOpen && (
        <Suspense fallback={<LoadingState />}>
          <PastePanel header={header} all={all} onClose={close} />
        </Suspense>
      )}
    </>
  );
}

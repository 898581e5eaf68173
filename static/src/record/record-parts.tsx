import { Disclosure } from '../shared/disclosure';
import { controlTexts, externalTexts, recordTexts } from '../texts/record';
import { useHere } from '../postmortem/here';
import { useReport } from '../postmortem/report';
import { Controls, taggedIn } from './controls';
import { ExportRecord } from './export-record';
import { External } from './external';
import { ImportRecord } from './import-record';
import './record.css';

/** What goes out of a record and comes into one, below the report. */
export function RecordParts() {
  const { mayEdit } = useHere();
  const record = useReport();
  if (record.header.version === 0)
    return mayEdit ? (
      <Disclosure title={recordTexts.import} note="" headingLevel="h2" isOpenAtFirst={false}>
        {() => <ImportRecord />}
      </Disclosure>
    ) : null;
  const tagged = taggedIn(record).filter(({ tags }) => tags.length > 0).length;
  return (
    <>
      {(mayEdit || tagged > 0) && (
        <Disclosure
          title={controlTexts.heading}
          note={tagged > 0 ? controlTexts.tagged(tagged) : ''}
          headingLevel="h2"
          isOpenAtFirst={false}
        >
          {() => <Controls />}
        </Disclosure>
      )}
      {mayEdit && (
        <Disclosure title={externalTexts.heading} note="" headingLevel="h2" isOpenAtFirst={false}>
          {() => <External />}
        </Disclosure>
      )}
      <Disclosure title={recordTexts.export} note="" headingLevel="h2" isOpenAtFirst={false}>
        {() => <ExportRecord />}
      </Disclosure>
    </>
  );
}

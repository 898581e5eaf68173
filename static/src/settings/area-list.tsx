import { settingsTexts } from '../texts/settings';
import { areaNames } from '../texts/settings-areas';
import { AREAS, type Area } from './use-area';

interface AreaListProps {
  readonly area: Area;
  readonly onChoose: (area: Area) => void;
}

/** The pages of the settings: beside the open one, and above it in a narrow frame. */
export function AreaList({ area, onChoose }: AreaListProps) {
  return (
    <nav aria-label={settingsTexts.heading}>
      <p className="settings-title">{settingsTexts.heading}</p>
      <ul className="plain-list settings-list">
        {AREAS.map((each) => (
          <li key={each}>
            <button
              type="button"
              className="settings-choice"
              aria-current={each === area ? 'page' : undefined}
              onClick={() => onChoose(each)}
            >
              {areaNames[each]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { type Box, fishbonePicture, type KeptFactor, type Line } from '../../../src/contract/fishbone';
import { fishboneNames, fishboneTexts } from '../texts/cause-tools';
import { linesFor } from './fishbone-lines';
import { useReport } from './report';

/** Letters that fit into a line of the picture. */
const FACTOR_LETTERS = 26;
const LABEL_LETTERS = 20;
const HEAD_LETTERS = 24;

/** The factors as a fishbone, for the eye alone: whoever cannot see it has the list with the same items. */
export function FishbonePictureView({ factors }: { readonly factors: readonly KeptFactor[] }) {
  const { header } = useReport();
  const picture = fishbonePicture(factors);
  const words = new Map(factors.map(({ id, text }) => [id, text]));
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={fishboneTexts.scroll}>
      <svg
        className="fishbone-picture"
        role="img"
        aria-label={fishboneTexts.picture(factors.length)}
        width={picture.width}
        height={picture.height}
        viewBox={`0 0 ${String(picture.width)} ${String(picture.height)}`}
      >
        <Bone line={picture.spine} className="spine" />
        {picture.bones.map(({ category, label, line, factors: twigs }) => (
          <g key={category}>
            <Bone line={line} className="bone" />
            <Words
              box={label}
              className="bone-label"
              lines={linesFor(fishboneNames[category], LABEL_LETTERS, 1)}
            />
            {twigs.map(({ id, box, twig }) => (
              <g key={id}>
                <Bone line={twig} className="twig" />
                <Words
                  box={box}
                  className="factor"
                  lines={linesFor(words.get(id) ?? '', FACTOR_LETTERS, 2)}
                />
              </g>
            ))}
          </g>
        ))}
        <Words box={picture.head} className="head" lines={linesFor(header.value.title, HEAD_LETTERS, 3)} />
      </svg>
    </div>
  );
}

function Bone({ line, className }: { readonly line: Line; readonly className: string }) {
  return <line {...line} className={className} />;
}

interface WordsProps {
  readonly box: Box;
  readonly className: string;
  readonly lines: readonly string[];
}

const LINE_HEIGHT = 16;

function Words({ box, className, lines }: WordsProps) {
  const middle = box.y + box.height / 2;
  const first = middle - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return (
    <g className={className}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={4} />
      {lines.map((line, index) => (
        <text
          key={`${String(index)} ${line}`}
          x={box.x + box.width / 2}
          y={first + index * LINE_HEIGHT}
          textAnchor="middle"
          dominantBaseline="central"
        >
          {line}
        </text>
      ))}
    </g>
  );
}

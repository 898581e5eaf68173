import fs from 'node:fs';
import path from 'node:path';
import { strayWords } from '../support/glossary';
import { projectRoot, sourceFiles } from '../support/project-files';

describe('the words of the product', () => {
  it('are those of the glossary, in everything people read', () => {
    const others = ['manifest.yml', 'README.md'].map((name) => ({
      path: name,
      text: fs.readFileSync(path.join(projectRoot, name), 'utf8'),
    }));
    const files = [...sourceFiles('src', 'static/src'), ...others];
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(strayWords)).toEqual([]);
  });
});

describe('the checker of words', () => {
  it.each([
    ['retro', "const t = 'Start the retro';"],
    ['RCA', 'const t = <p>Write the RCA</p>;'],
    ['ticket', 'const t = `The ticket of ${name}`;'],
    ['tickets', 'const t = `${name} has tickets`;'],
    ['follow-up', "const t = { empty: 'No follow-up yet' };"],
    ['human error', "const t = 'Human error';"],
    ['folder of one machine', "const t = '/home/somebody/debrief';"],
  ])('finds %s', (word, text) => {
    const found = strayWords({ path: 'static/src/a.tsx', text });
    expect(found).toHaveLength(1);
    expect(found[0]?.toLowerCase()).toContain(word.toLowerCase());
  });

  it('reads other files line by line', () => {
    expect(strayWords({ path: 'manifest.yml', text: 'title: A\ndescription: the retro' })).toHaveLength(1);
  });

  it('leaves names in code and plain words alone', () => {
    const text = "const ticket = retroactive('Postmortem with issues, actions and a waiver');";
    expect(strayWords({ path: 'src/a.ts', text })).toEqual([]);
  });
});

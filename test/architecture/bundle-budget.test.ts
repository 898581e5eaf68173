import { BUDGETS, filesUntil, type ViteManifest } from '../../local/build/checks/bundle-budget';

const chunk = (file: string, imports: string[] = [], isEntry = false) => ({ file, imports, isEntry });

const manifest: ViteManifest = {
  'index.html': chunk('entry.js', ['_react.js'], true),
  '_react.js': chunk('react.js'),
  'src/screen.tsx': chunk('screen.js', ['_shared.js', 'index.html']),
  '_shared.js': chunk('shared.js', ['_react.js', '_shared.css']),
  '_shared.css': chunk('shared.css'),
  'src/editor.tsx': chunk('editor.js', ['src/screen.tsx']),
};

describe('what a reader waits for', () => {
  it('is the entry, the lazy screens named, and all they import statically, each once', () => {
    expect(filesUntil(manifest, [])).toEqual(['entry.js', 'react.js']);
    expect(filesUntil(manifest, ['src/screen.tsx'])).toEqual([
      'entry.js',
      'react.js',
      'screen.js',
      'shared.js',
    ]);
  });

  it('is unknown when a named screen has no chunk, or nothing is an entry', () => {
    expect(() => filesUntil(manifest, ['src/moved.tsx'])).toThrow(/no chunk of src\/moved\.tsx/);
    expect(() => filesUntil({ 'src/a.tsx': chunk('a.js') }, [])).toThrow(/no entry/);
  });

  it('may be 150 KB until headings are readable, and 230 KB until texts are', () => {
    expect(BUDGETS.map(({ limit }) => limit / 1024)).toEqual([150, 230]);
  });
});

import { render, screen } from '@testing-library/react';
import { SectionText } from '../../static/src/postmortem/section-text';

test('a text that would take the parser too long is shown as it is written, at once', () => {
  const text = `${'> '.repeat(16_000)}deep`;
  const started = Date.now();
  render(<SectionText text={text} />);
  expect(screen.getByText(/deep$/).tagName).toBe('P');
  expect(document.querySelector('blockquote')).toBeNull();
  expect(Date.now() - started).toBeLessThan(5_000);
});

test('raw HTML and script links stay text', () => {
  render(<SectionText text={'<img src=x onerror=alert(1)> [x](javascript:alert(1)) **bold**'} />);
  expect(document.querySelector('img')).toBeNull();
  expect(document.querySelector('[href^="javascript"]')).toBeNull();
  expect(screen.getByText('bold').tagName).toBe('STRONG');
});

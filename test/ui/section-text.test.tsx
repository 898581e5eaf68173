import { fireEvent, render, screen } from '@testing-library/react';
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

test('footnotes of two sections are told apart, and lead to the note and back', () => {
  Element.prototype.scrollIntoView = () => undefined;
  render(
    <>
      <SectionText text={'First[^1]\n\n[^1]: note of the first'} />
      <SectionText text={'Second[^1]\n\n[^1]: note of the second'} />
    </>,
  );
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const [, number] = screen.getAllByRole('link', { name: '1' });
  expect(number).not.toHaveAttribute('target');
  fireEvent.click(number!);
  expect(document.activeElement).toHaveTextContent('note of the second');
  fireEvent.click(screen.getAllByText('↩')[1]!);
  expect(number).toHaveFocus();
});

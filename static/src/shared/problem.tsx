interface ProblemProps {
  /** Nothing is shown while it is empty. */
  readonly text: string;
  readonly isSmall?: boolean;
}

/** Why something did not work, and what to do next: beside what was pressed, and read out at once. */
export function Problem({ text, isSmall = false }: ProblemProps) {
  if (text === '') return null;
  return (
    <p className={isSmall ? 'small wrong' : 'wrong'} role="alert">
      {text}
    </p>
  );
}

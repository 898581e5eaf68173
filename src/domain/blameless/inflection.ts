/** Verbs whose past is their own: base, past, participle. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `be was|were been,become became become,begin began begun,blow blew blown,break broke broken,bring brought brought,
   build built built,buy bought bought,catch caught caught,choose chose chosen,come came come,cut cut cut,
   deal dealt dealt,do did done,draw drew drawn,drive drove driven,fall fell fallen,find found found,
   forget forgot forgotten,get got got|gotten,give gave given,go went gone,grow grew grown,hang hung hung,
   have had had,hear heard heard,hide hid hidden,hit hit hit,hold held held,keep kept kept,know knew known,
   lead led led,leave left left,let let let,lie lied lied,lose lost lost,make made made,mean meant meant,
   meet met met,misread misread misread,mislead misled misled,misunderstand misunderstood misunderstood,
   overwrite overwrote overwritten,pay paid paid,put put put,read read read,rewrite rewrote rewritten,run ran run,
   say said said,see saw seen,sell sold sold,send sent sent,set set set,shake shook shaken,show showed shown,
   shut shut shut,sit sat sat,sleep slept slept,speak spoke spoken,spend spent spent,split split split,
   stand stood stood,steal stole stolen,stick stuck stuck,take took taken,teach taught taught,tell told told,
   think thought thought,throw threw thrown,understand understood understood,wake woke woken,win won won,
   write wrote written,overlook overlooked overlooked,foresee foresaw foreseen,shoot shot shot,
   mistake mistook mistaken,withdraw withdrew withdrawn,undo undid undone`
    .split(',')
    .map((line) => {
      const [base = '', ...past] = line.trim().split(' ');
      return [base, past.join('|')];
    }),
);

/** End in -ed without being past. */
const NOT_PAST = new Set(
  'need feed speed seed shed embed exceed proceed succeed indeed red bed hundred weed bleed breed heed deed'.split(
    ' ',
  ),
);

const PAST = new Set<string>();
const PARTICIPLE = new Set<string>();
for (const forms of Object.values(IRREGULAR)) {
  const words = forms.split('|');
  words.forEach((word) => PAST.add(word));
  PARTICIPLE.add(words.at(-1) ?? '');
}
['got', 'lied', 'showed'].forEach((word) => PARTICIPLE.add(word));

function isRegularPast(word: string): boolean {
  return word.length > 3 && word.endsWith('ed') && !NOT_PAST.has(word);
}

/** "deleted", "wrote", "ran". */
export function isPast(word: string): boolean {
  return isRegularPast(word) || PAST.has(word);
}

/** "deleted", "written", "run". */
export function isParticiple(word: string): boolean {
  return isRegularPast(word) || PARTICIPLE.has(word);
}

/** Past and participle: "forget" gives "forgot" and "forgotten". */
export function pastOf(base: string): string[] {
  const irregular = IRREGULAR[base];
  if (irregular !== undefined) return irregular.split('|').flatMap((form) => form.split(' '));
  if (base.endsWith('e')) return [`${base}d`];
  if (/[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ied`];
  return [`${doubled(base)}ed`];
}

/** Base, -s, -ing, past and participle. */
export function formsOf(base: string): string[] {
  const third = /(?:s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  const stem = base.endsWith('e') && !/(?:ee|oe)$/.test(base) ? base.slice(0, -1) : doubled(base);
  return [base, third, `${stem}ing`, ...pastOf(base)];
}

/** "skip" gives "skipp", "bother" stays. */
function doubled(base: string): string {
  const oneSyllable = (base.match(/[aeiouy]+/g) ?? []).length === 1 || /(?:mit|fer|plug|wrap)$/.test(base);
  return oneSyllable && /[^aeiou][aeiou][bdgklmnprt]$/.test(base) ? base + base.slice(-1) : base;
}

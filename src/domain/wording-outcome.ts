/** Words after which one can tell when a task is done. */
const RESULT =
  /\b(?:so that|such that|until|unless)\b|\b(?:alerts?|pages?|notif(?:y|ies)|warns?|fails?|blocks?|rejects?|refuses?|rolls? back|stops?|logs?)\s+(?:the [\w-]+ |us )?(?:when|whenever|if|unless|before|while|on)\b/i;

const OFTEN =
  /\b(?:every|each|once an?|once per|twice an?|per)\s+(?:\w+ )?(?:hour|day|night|week|month|quarter|year|sprint|release|deploy(?:ment)?|build|commit|run|monday|tuesday|wednesday|thursday|friday)\b|\b(?:hourly|daily|nightly|weekly|monthly|quarterly|yearly)\b/i;

const BY_A_DAY =
  /\bby (?:the end of|eo[wmqy]|next|q[1-4]|mon|tues|wednes|thurs|fri|satur|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*/i;

/** A second half that leaves something behind. */
const THEN =
  /(?:\band|\bthen|,)\s+(?:write|document|record|publish|decide|remove|delete|add|attach|list|assign|verify|replace|disable|enable|automate|merge|ship|roll out|turn)\b/i;

const NAMED_MEASURE =
  /\bthresholds?\b|\bSL[OIA]s?\b|\berror budget\b|\bp(?:50|9\d(?:\.9)?)\b|\bdrill\b|\bgame ?day\b/i;

/** What comes after a colon, or is put in place of something else, is named. */
const SPELLED_OUT = /:\s+[\w-]+(?:\s+[\w-]+){2}|\b(?:instead of|rather than)\b/i;

const NUMBER_WORD = /\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|zero)\b/i;
/** Not a part of a name (S3, v2, OPS-12), a status of HTTP, or a year. */
const NUMBER = /(?<![\w.#/-])\d[\d.,]*(?:\s?(?:%|[a-zµ]{1,3}\b))?(?![\w-])/gi;
const NAMES_ONLY = /^(?:[1-5]\d\d|(?:19|20)\d\d)[.,]?$/;

/** Whether it says what happens on which event, or up to when: that is an outcome whatever the rest says. */
export function hasTrigger(sentence: string): boolean {
  return RESULT.test(sentence);
}

/** Whether a number, a rhythm, a day or a named measure says when it is done. */
export function hasOutcome(sentence: string): boolean {
  if ([OFTEN, BY_A_DAY, THEN, NAMED_MEASURE, SPELLED_OUT, NUMBER_WORD].some((words) => words.test(sentence)))
    return true;
  return [...sentence.matchAll(NUMBER)].some(([number]) => !NAMES_ONLY.test(number));
}

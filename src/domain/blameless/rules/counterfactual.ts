import { ANYBODY, type Rule, SURE } from './rule';

/** What somebody did not do, told as if they had had the choice with our knowledge. */
export const COUNTERFACTUAL: readonly Rule[] = [
  {
    family: 'counterfactual',
    who: `${SURE} soft we everyone`,
    says: [
      'should|ought|needed not|never|really|definitely|at|to? ~1 have ~1 !been EN',
      'should|ought ~2 have been more|paying|watching|aware|faster|careful|quicker',
    ],
    unless: ['possession'],
  },
  {
    family: 'counterfactual',
    who: 'likely',
    says: ['should|ought not|never|really|to? have ~1 DILIGENT'],
    unless: ['possession'],
  },
  {
    family: 'counterfactual',
    says: [
      'should|ought not|never|clearly|really|to? have ~1 been ~1 OVERSEEN',
      'should|ought never have ~1 been EN',
      'should not have ~1 been merged|approved|released|shipped|ignored|touched|committed|dismissed|overlooked|skipped|missed|signed',
    ],
    unless: ['by-system'],
  },
  {
    family: 'counterfactual',
    says: [
      'could|might|would ~2 have ~1 been ~1 prevented|avoided|averted',
      'could|might easily|simply|just|trivially have ~1 been EN',
    ],
    unless: ['by-system'],
  },
  {
    family: 'counterfactual',
    who: 'named likely role they group you soft',
    says: ['could|might|would ~2 have ~1 PREVENTED'],
  },
  {
    family: 'counterfactual',
    who: `${ANYBODY} we`,
    says: ['could|should easily|simply|just have EN', 'could|should have easily|simply|just EN'],
  },
  {
    family: 'counterfactual',
    says: [
      'if $named,likely,role,soft,group,they,you,we,someone,everyone,self ~1 had only|just|simply|actually|bothered|properly',
      'if $named,likely,role,soft,group,they,you,someone,everyone,self had ~1 DILIGENT',
      'if we had ~1 HEEDED',
      'if only $named,likely,role,soft,group,they,you,we,someone,everyone,self',
      'if only ~3 had',
      'had $named,likely,role,soft,group,they,you,we,someone,everyone ~1 DILIGENT',
      'had $named,likely,role,soft,group,they,you,we,someone,everyone only|just|simply|not|bothered',
      'competent|reasonable|careful|sensible|responsible|decent|proper|good|experienced|professional|diligent|real|any|every|attentive|prudent ~1 PERSON|one would|could|should ~2 have EN',
      'anyone|anybody|everyone|everybody ~4 would|could|should ~2 have EN',
      'would have been easy|wise|wiser|smarter|sensible|prudent ~3 to|if',
    ],
    unless: ['purpose'],
  },
  {
    family: 'counterfactual',
    who: 'named likely role they group you everyone someone',
    says: ['was|were supposed|expected|meant to ~1 DILIGENCE|do|be|have|turn|run|set|update|notify'],
    unless: ['explained'],
  },
  {
    family: 'counterfactual',
    who: ANYBODY,
    says: ['must have known|seen|realised|realized|noticed', 'knew|knows|know better'],
  },
];

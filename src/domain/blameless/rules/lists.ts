import type { Lists } from '../patterns';
import { GROUPS, ROLES, SOFT_ROLES, words } from '../word-classes';

/** "Ticket" is what people in support call an issue; the product itself never says it. */
const SUPPORT_WORDS = /ticket|tickets/.source;

/** Lists that several families use. */
export const LISTS: Lists = {
  ROLE: new Set([...ROLES, ...SOFT_ROLES]),
  TEAM: GROUPS,
  PERSON: new Set([...ROLES, ...SOFT_ROLES, ...GROUPS, 'member', 'members', 'guys']),
  /** What people are meant to see. */
  SIGNAL: words(
    `alert alerts alarm alarms page pages warning warnings step steps bug bugs error errors check checks notification
     notifications email emails message messages deadline sign signs signal signals problem problems issue issues it
     this these them fact typo mistake report reports request requests advice runbook process policy procedure
     documentation docs instructions instruction recommendation recommendations feedback graph graphs dashboard symptoms
     rule rules guideline guidelines call calls everything red logs ${SUPPORT_WORDS}`,
  ),
  CHECK: words(
    `step steps test tests testing review reviews check checks checklist staging canary approval validation
     verification process backup backups procedure linter safeguards reviewer peer smoke dry-run rehearsal`,
  ),
  /** What a careful person does, in its base form. */
  DILIGENCE: words(
    `check test verify read follow review think ask listen communicate escalate pay bother care look wait tell inform
     consult announce document notice realise realize validate mention understand consider anticipate test-run plan
     coordinate warn double-check monitor take respond react act recognise recognize raise investigate foresee`,
  ),
  DILIGENT: words(
    `check+ test+ verify+ read+ follow+ review+ think+ ask+ listen+ communicate+ escalate+ pay+ bother+ care+ look+
     wait+ tell+ inform+ consult+ announce+ document+ notice+ realise+ realize+ validate+ mention+ understand+ consider+
     anticipate+ had coordinate+ warn+ double-check+ know+ see+ catch+ spot+ speak+ take+ react+ plan+ foresee+ raise+`,
  ),
  /** In the passive it hides a person: "should have been tested". */
  OVERSEEN: words(
    `addressed noticed caught tested reviewed checked seen escalated communicated prevented avoided averted anticipated
     foreseen documented fixed verified spotted questioned obvious clear considered discussed planned announced
     predicted recognised recognized known taken obvious done flagged raised stopped halted`,
  ),
  PREVENTED: words(
    'prevent+ avoid+ avert+ catch+ notice+ stop+ check+ spot+ test+ see+ foresee+ know+ anticipate+ ask+ tell+ find+ warn+',
  ),
  /** What was missing where somebody acted without it. */
  CARE: words(
    `testing checking asking approval review reviewing reading telling thinking permission authorisation authorization
     coordinating coordination verifying looking notice notifying informing announcing waiting understanding consulting
     warning tests consultation backup`,
  ),
  /** What we can be said to have failed to heed. */
  HEEDED: words('listen+ pay+ ask+ think+ test+ read+ check+ look+ bother+ follow+ review+ verify+ heed+'),
  PRODUCTION: words(
    `production prod build builds pipeline checkout site website api main master trunk login routing database cluster
     contract everything it release deploy deployment deployments network dns config things system app application
     platform payments search homepage frontend backend server servers service services staging us data authentication`,
  ),
  PRECIOUS: words(
    `production prod live customer customers primary backup backups database databases table tables master tenant bucket
     records users data directory volume cluster key keys`,
  ),
  HARM: words(
    `outage outages incident incidents downtime failure failures crash disaster problem problems mess issue this it
     damage breakage disruption loss chaos interruption degradation breach havoc whole leak`,
  ),
  FLAW: words(
    `bug bugs regression regressions typo typos error errors vulnerability mistake mistakes flaw flaws defect defects
     misconfiguration problem syntax hole leak race breaking`,
  ),
  BROKEN: words(
    'untested broken faulty bad buggy unreviewed half-finished unfinished defective malformed invalid',
  ),
  WRONG: words('wrong incorrect'),
  /** What hands do. */
  HANDS: words(
    `run+ use+ type+ enter+ push+ deploy+ select+ pick+ click+ choose+ execute+ edit+ apply+ restart+ reboot+ configure+
     set+ wipe+ delete+ drop+ remove+ copy+ paste+ pass+ open+ unplug+ pull+ disconnect+ drain+ shut+ kill+ stop+
     change+ modify+ update+ install+ merge+ commit+ ship+ release+ approve+ sign+ upload+ send+ put+ hit+ wire+ give+ hardcode+ hard-code+ tell+ write+ upgrade+ roll+
     provision+ press+ connect+ plug+ revoke+ grant+ disable+ enable+ turn+ issue+ overwrite+ assign+ load+ make+`,
  ),
  /** Of those, what only people do. */
  BY_HAND: words(
    'push+ merge+ deploy+ commit+ type+ click+ edit+ run+ paste+ unplug+ approve+ sign+ change+ upgrade+',
  ),
  PUT_IN: words(
    `passed entered pushed deployed set typed used selected chosen picked merged introduced committed applied configured
     written made given provided added shipped released copied run executed created approved uploaded sent`,
  ),
  BY_ACCIDENT: words(
    `accidentally mistakenly inadvertently erroneously wrongly unintentionally wrongfully incorrectly improperly
     unwittingly foolishly carelessly`,
  ),
  DAMAGED: words('delete+ drop+ wipe+ erase+ overwrite+ truncate+ corrupt+ destroy+ crash+ purge+ nuke+'),
  /** Nouns of fault that only people have. */
  FAULT: words(
    `mistake mistakes fault carelessness negligence incompetence oversight blunder blunders screw-up slip-up laziness
     ignorance sloppiness recklessness inattention misjudgement misjudgment stupidity arrogance hubris typo typos
     inexperience forgetfulness attitude idiocy complacency`,
  ),
  CHANGE: words(
    `change changes commit commits pr patch merge deploy deployment migration script config query release push code edit
     fix refactoring upgrade command configuration`,
  ),
  LAW: words(
    `contract contracts agreement agreements duty gdpr law laws obligation obligations confidentiality trust regulation
     regulations terms hipaa legislation warranty licence license privacy legal statutory`,
  ),
  ACCUSED: words(
    `approve+ do+ break+ delete+ merge+ deploy+ push+ cause+ allow+ forget+ sign+ let+ think+ write+ make+ authorise+
     authorize+ change+ run+ decide+ miss+ drop+ wipe+ touch+ configure+ introduce+ remove+ mess+ screw+ ignore+ skip+
     disable+ turn+ permit+ review+ commit+ leave+`,
  ),
};

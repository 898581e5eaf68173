import { formsOf, pastOf } from './inflection';

/** The words of a list. "forget+" stands for its past forms, "forget*" for all. */
export function words(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(/[\s|]+/)
      .filter((word) => word !== '')
      .flatMap((word) => {
        if (word.endsWith('+')) return pastOf(word.slice(0, -1));
        return word.endsWith('*') ? formsOf(word.slice(0, -1)) : [word];
      }),
  );
}

function plural(list: string): string {
  return list.replace(
    /\S+/g,
    (word) => `${word} ${/y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`}`,
  );
}

/** Nouns for one person at work. */
export const ROLES = words(
  `${plural(`engineer developer programmer coder dev admin administrator sysadmin dba sre reviewer tester intern
    contractor technician responder committer colleague employee trainee apprentice architect analyst consultant
    freelancer superior boss cto ceo cio newcomer beginner rookie novice commander facilitator scribe teammate coworker
    co-worker joiner guy approver deployer author hacker cowboy student graduate junior senior shift-lead`)}
   on-call oncall staff personnel folks person human humans lead leads programmer's hire hires`,
);

/** Nouns that are software as often as people. */
export const SOFT_ROLES = words(plural('operator manager owner supervisor maintainer'));

/** Software, unless a word of the list below stands before. */
export const SOFTWARE_ROLES = words(plural('agent driver worker controller'));

/** Before a noun of the kinds above they say that a person is meant. */
export const OF_PERSONS = words(
  `lead senior junior night shift duty on-call oncall on-duty human tired new chief experienced inexperienced console
   datacenter datacentre plant release change incident project product engineering account support field untrained
   careless responsible other same second third first one two three both single unlucky overworked line hiring delivery
   maintenance service-desk helpdesk another data-centre team`,
);

/** Groups of people. */
export const GROUPS = words(
  `${plural('team squad crew department vendor supplier subcontractor tribe')} management leadership provider providers`,
);

/** Groups of people where they stand alone, and something else behind another noun. */
export const BARE_GROUPS = words(
  `networking support ops devops operations security engineering qa marketing sales finance legal infra infrastructure
   procurement compliance hr it dev platform`,
);

/** What makes a plural or a group of the word before it: "the network people". */
export const GROUP_TAILS = words('people group shift guys folks side');

export const DETERMINERS = words(
  `the a an our my your his her their its this that these those some another one two three four several many most all
   both each every any no which certain other such`,
);
export const PREPOSITIONS = words(
  `of in on at from for by with behind under over within across inside to into through via between against without
   during about per near towards toward onto among around like upon despite regarding`,
);
export const AUXILIARIES = words(
  `be am is are was were been being have has had having do does did done get gets got 's 'd can could may might must
   should shall will would ought need`,
);
export const MODALS = words("can could may might must should shall will would ought need 'd");
export const NEGATIONS = words('not never no neither nor without hardly');
const CONJUNCTIONS = words(
  `and but or so because when while if unless although though since after before until as than whereas that which who
   whose where why how what whether once whenever then yet`,
);
/** Stand between a subject and its verb. */
export const ADVERBS = words(
  `just even also still again not never ever always already once twice first later then too soon often sometimes
   somehow instead yet both all thus therefore however today yesterday apparently almost kind at last earlier there
   late early so far here seldom rarely ever`,
);

const GRAMMAR: ReadonlySet<string> = new Set([
  ...PREPOSITIONS,
  ...AUXILIARIES,
  ...NEGATIONS,
  ...CONJUNCTIONS,
  ...words('i we you he she they me us him them it here there who whom off out up'),
  ...words('just also even again yesterday today tomorrow'),
]);

/** Words of grammar: no noun, no name, no modifier. */
export function isGrammar(word: string): boolean {
  return GRAMMAR.has(word);
}

/** "clearly", "accidentally": manner, but not "reply" or "family". */
export function isManner(word: string): boolean {
  return word.length > 4 && word.endsWith('ly') && !NO_MANNER.has(word);
}
const NO_MANNER = words(
  'reply supply apply family assembly anomaly multiply imply rely monopoly italy july friendly',
);

/** Capitalised where a sentence starts, and a system or a thing all the same. */
export const THINGS = words(
  plural(`access account action agent alarm alert alias algorithm analytics api app application archive area array
    attack attempt authentication autoscaler backend backup balancer bandwidth bank bash batch bot branch bridge broker
    browser bucket buffer bug build bundle cable cache call campaign canary capacity cert certificate change channel
    check checkout chip circuit client clock cloud cluster code collector commit compiler computer config configuration
    connection connector console consumer container control controller core cost counter cpu crash crawler credential
    cron customer daemon dashboard data database datacenter dataset deadlock debugger default delay dependency deploy
    deployment design detector device disk dns docker document domain downtime driver drive email endpoint engine entry
    environment error event exception exporter export failover failure fault feature feed fiber field file filter
    firewall firmware flag fleet folder framework frontend function gateway generator git graph guard handler hardware
    header health host hub hypervisor image import incident index infrastructure ingress input instance integration
    interface internet issue iteration job kernel key label latency launch layer leader library license limit line link
    linter linux list listener load loader lock log logger login loop machine mail mailer maintenance master memory
    message metadata metric metrics middleware migration mirror mitigation mode model module monitor monitoring mount
    network nightly node notification object orchestrator outage output package packet page paging parser partition
    password patch path payload payment peer performance pipeline plan platform plugin pod policy poller pool port
    portal power primary printer probe problem procedure process processor producer product production program project
    protocol provisioner proxy publisher query queue quota rack rebalancer receiver record recovery region registry
    release renewal replica replication report repository request resolver resource response restart restore result
    retry review rollback rollout root router routing rule run runbook runner runtime safeguard scaler scan scanner
    scheduler schema script sdk search secondary secret segment sensor server service session setting shard signal site
    snapshot socket software source staging standby state statistic status step storage store stream subsystem
    supervisor switch sync synchronisation system table tag target task telemetry template terminal test thread
    threshold throttle throughput timeout timer token tool tooling topic traffic transaction transfer trigger tunnel
    update upgrade upload usage user validator value variable version view volume vpn warning watchdog watcher web
    webhook website whitelist window workaround worker workflow workload zone hurricane storm growth heat stress pressure demand complexity overload surge spike peak burst flood spam rain fire
    smoke dust noise drift skew jitter loss debt bias luck haste speed rate ratio count scope guess hint trick hack quirk
    glitch hiccup blip bump gap crack flaw defect typo weather wind snow user visitor shopper company business competitor
    partner scraper hacker attacker malware virus worm ransomware fraud abuse squirrel bird truck excavator electricity
    battery fan coolant fibre splice wire law press mobile desktop phone laptop heavy sudden increased reduced excessive
    repeated improper insufficient poor inadequate lack absence use mismatch conflict collision deadlock leak overflow
    effort work day night morning evening week weekend month year hour minute moment period phase stage sprint quarter
    holiday lunch help silence trouble panic chaos experience knowledge habit culture trust missing broken faulty stale
    invalid wrong incorrect expired corrupt duplicate incomplete unexpected manual automatic automated old new bad good
    slow fast high low large small big long short hot few human internal external public private global local remote lightning nothing
    everything something something's part most half other latest earlier meanwhile unfortunately fortunately however
    also additionally later initially eventually finally overall today monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december summary timeline
    impact background lesson discussion next previous root cause reason detection response total root-cause english
    europe america asia europe's london paris dublin frankfurt tokyo virginia oregon ohio sydney ireland singapore
    christmas easter thanksgiving halloween covid severity context conclusion question answer example section chapter prevention communication`),
);

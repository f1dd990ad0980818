import { agenciesFeature, agencyDirectory, createAddressBook, createPersonVault } from '../features/agencies/index.ts';
import { disclosuresFeature, openItems } from '../features/disclosures/index.ts';
import { recordsFeature } from '../features/records/index.ts';
import type { Config } from '../platform/config.ts';
import type { DatabasePool } from '../platform/database/pool.ts';
import type { DueAct, OfficeFeature, ProjectionCheck } from '../platform/feature.ts';
import { createQuarantine } from '../platform/files/quarantine.ts';
import { createReceiveUpload } from '../platform/files/receive-upload.ts';
import { uploadEndpoints } from '../platform/files/upload-endpoints.ts';
import { UPLOAD_REFUSAL_TEXTS } from '../platform/files/upload-refusal-texts.ts';
import type { Endpoint, RefusalTexts } from '../platform/http/endpoint.ts';
import type { Messages } from '../platform/mail/messages.ts';
import { createSessionGate, type OfficeGate } from '../platform/sessions/create-gate.ts';
import { defaultSignInPolicy, type SignInPolicy } from '../platform/sessions/sign-in-policy.ts';
import type { OfficeParts } from './office-parts.ts';
import { openMessages, tellSecrecyOfficers } from './open-messages.ts';

export interface ComposedFeatures {
  readonly gate: OfficeGate;
  readonly messages: Messages;
  /** Each with its own sentences: two features may refuse with one code for different reasons. */
  readonly rooms: readonly { readonly endpoints: readonly Endpoint[]; readonly refusals: RefusalTexts }[];
  readonly dueActs: readonly DueAct[];
  readonly projections: readonly ProjectionCheck[];
}

/** The one place that knows every feature of the office. */
export function composeFeatures(parts: OfficeParts): ComposedFeatures {
  const { config, pool, clock, testClock, calendar, keys, transact, store, reader, siteChanged } = parts;
  const policy = signInPolicy(config);
  const gate = createSessionGate({ db: pool, clock, policy, https: config.officeUrl.startsWith('https:') });
  const quarantine = createQuarantine();
  parts.metrics.gauge('gongkai_quarantined_bytes', () => quarantine.held);
  const vault = createPersonVault(keys);
  const book = createAddressBook(pool.kysely, vault);
  const messages = openMessages(parts, book);
  const receive = createReceiveUpload({
    transact,
    store,
    reader,
    quarantine,
    tellSecrecyOfficer: tellSecrecyOfficers(parts, messages, book),
  });
  const features: OfficeFeature[] = [
    agenciesFeature({
      db: pool,
      clock,
      gate,
      policy,
      vault,
      mode: config.mode,
      officeUrl: config.officeUrl,
      siteName: () => readSiteName(pool),
      sendSms:
        config.mode === 'production' && !config.smsWebhookUrl
          ? null
          : async (work, { personId, text }) =>
              void (await messages.queue(work, {
                idempotencyKey: `sign-in-code/${work.requestId}`,
                kind: 'sign-in-code',
                channel: 'sms',
                to: { personId },
                text,
              })),
      oidc: oidcSettings(config),
      certificateAuthorities: config.certificateAuthorities,
      runningWork: [openItems],
      siteChanged,
    }),
    disclosuresFeature({
      db: pool.kysely,
      clock,
      calendar,
      agencies: agencyDirectory,
      files: store,
      siteChanged,
      publicUrlOf: itemId => `${config.publicUrl}${config.mountPrefix}/d/${itemId}`,
    }),
    recordsFeature({
      db: pool.kysely,
      calendar,
      ...(testClock
        ? {
            moveClock: async to => {
              await testClock.moveTo(pool, to);
              const actsDone = await parts.runDueActs();
              return { now: testClock.now(), today: testClock.today(), actsDone };
            },
          }
        : {}),
    }),
  ];
  return {
    gate,
    messages,
    rooms: [
      ...features,
      { endpoints: uploadEndpoints(receive), refusals: UPLOAD_REFUSAL_TEXTS as unknown as RefusalTexts },
    ],
    dueActs: features.flatMap(feature => feature.dueActs ?? []),
    projections: features.flatMap(feature => feature.projections ?? []),
  };
}

function signInPolicy(config: Config): SignInPolicy {
  const { password, session } = config;
  return {
    ...defaultSignInPolicy,
    session: {
      ...defaultSignInPolicy.session,
      idleMs: session.idleMinutes * 60_000,
      absoluteMs: session.maxHours * 3_600_000,
    },
    password: {
      ...defaultSignInPolicy.password,
      minLength: password.minLength,
      minClasses: password.classes,
      maxAgeDays: password.maxAgeDays,
      remembered: password.history,
    },
  };
}

function oidcSettings({ oidc }: Config) {
  if (!oidc) return null;
  return {
    issuer: oidc.issuer,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    label: '统一身份认证',
    loginNameClaim: 'preferred_username',
    trustProviderFactor: oidc.secondFactor === 'provider',
  };
}

async function readSiteName(pool: DatabasePool): Promise<string> {
  const [row] = await pool.named<{ value: unknown }>(
    { name: 'site-name', text: `select value from core.settings where key = 'site-name'` },
    [],
  );
  return typeof row?.value === 'string' ? row.value : '政府信息公开';
}

import {
  isThroughGateway,
  LOGS_BASE_PATH,
  LOGS_INGEST_PORT,
  METRICS_INGEST_PORT,
  METRICS_PATH,
  metricsWrite,
  namesTenants,
  TENANT_HEADER,
  traceStore,
  TRACES_INGEST_PORT,
  TRACES_PATH,
  type CredentialDemand,
  type Fleet,
} from '@fleet/model'
import { linesTo } from './log-store.ts'
import { directives, passOn, type Upstream } from './pass-on.ts'
import { REFUSAL } from './refusal.ts'
import { USERS_FILE } from './users.ts'

/** What enters by one node port: the port of the gateway, the one path, and the store behind it. */
export interface Push {
  readonly port: number
  readonly path: string
  readonly to: Upstream
}

/** The push of spans, of a fleet that keeps them. */
const tracePushes = (fleet: Fleet): readonly Push[] => {
  const store = traceStore(fleet)
  return store ? [{ port: TRACES_INGEST_PORT, path: TRACES_PATH, to: { service: store.otlp } }] : []
}

/** The push of samples, by whatever path their store takes them. */
const metricsPush = (fleet: Fleet): Push => {
  const { service, path } = metricsWrite(fleet)
  return {
    port: METRICS_INGEST_PORT,
    path: METRICS_PATH,
    to: {
      service,
      ...(path !== METRICS_PATH && { path }),
      ...(namesTenants(fleet) && { tenantHeader: TENANT_HEADER.metrics }),
    },
  }
}

/** What enters without a credential beside logs: samples, where they do not go straight to their store, and spans. */
export const openPushes = (fleet: Fleet): readonly Push[] => [
  ...(isThroughGateway(fleet) ? [metricsPush(fleet)] : []),
  ...tracePushes(fleet),
]

const pushesOf = (fleet: Fleet): readonly Push[] => [
  { port: LOGS_INGEST_PORT, path: `${LOGS_BASE_PATH}/v1/logs`, to: linesTo(fleet) },
  metricsPush(fleet),
  ...tracePushes(fleet),
]

/**
 * The servers behind the node ports, where spokes prove who they are. Each takes one method of one path. What is
 * wrong with a credential is answered with 503: collectors drop what is answered by 401 or 403, and keep what is answered by
 * 503 in their queues until the Secrets are right.
 */
export const pushServers = (fleet: Fleet, demand: CredentialDemand): string =>
  `${maps(demand)}
  # The node ports lead to these.
${pushesOf(fleet)
  .map((push) => pushServer(push, demand))
  .join('\n')}`

const pushServer = ({ port, path, to }: Push, demand: CredentialDemand): string => `  server {
    listen ${port};
    listen [::]:${port};
${ofSpokes(demand)}
    location = ${path} {
      if ($request_method != POST) {
        return 405;
      }
      proxy_set_header Authorization '';
${directives(passOn(to))}
    }
  }`

/** Without a credential everybody is asked for one, or, while a fleet moves, nobody; the log names who came without. */
const maps = (demand: CredentialDemand): string =>
  demand === 'required'
    ? `  log_format push '$remote_addr user "$remote_user" [$time_iso8601] $status "$request" $body_bytes_sent "$http_user_agent"';`
    : `  log_format push '$remote_addr $credential "$remote_user" [$time_iso8601] $status "$request" $body_bytes_sent "$http_user_agent"';
  map $http_authorization $credential {
    '' 'without a credential';
    default user;
  }
  map $http_authorization $push_realm {
    '' off;
    default push;
  }
  map $is_refused$push_realm $is_of_note {
    0push 0;
    default 1;
  }`

const ofSpokes = (
  demand: CredentialDemand,
): string => `    access_log /dev/stderr push if=${demand === 'required' ? '$is_refused' : '$is_of_note'};
    auth_basic ${demand === 'required' ? 'push' : '$push_realm'};
    auth_basic_user_file ${USERS_FILE};
    # nginx answers 403 where it cannot read the file of users.
    error_page 401 403 =503 @refused;
    error_page 500 =503 @unavailable;
    location @refused {
      return 503 '${REFUSAL}';
    }
    location @unavailable {
      return 503;
    }
    location / {
      return 404;
    }`

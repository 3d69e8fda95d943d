import {
  LOGS_BASE_PATH,
  LOGS_INGEST_PORT,
  lokiServer,
  METRICS_INGEST_PORT,
  METRICS_PATH,
  prometheusServer,
  serviceUrl,
  type CredentialDemand,
  type Fleet,
} from '@fleet/model'

/** The folder of the mounted Secret. nginx reads the file at each request, so a changed Secret needs no restart. */
export const USERS_FOLDER = '/etc/nginx/push-credentials'
export const USERS_FILE = 'htpasswd'

/** The answer to a wrong credential, and to none. `doctor` and the log of a collector of metrics show it. */
const REFUSAL = 'the hub does not accept this credential'

/**
 * The servers behind the two node ports, where spokes prove who they are. Each takes one method of one path. What is
 * wrong with a credential is answered with 503: collectors drop what is answered by 401 or 403, and keep what is answered by
 * 503 in their queues until the Secrets are right.
 */
export const pushServers = (fleet: Fleet, demand: CredentialDemand): string =>
  `${maps(demand)}
  # The node ports lead to these two.
  server {
    listen ${LOGS_INGEST_PORT};
    listen [::]:${LOGS_INGEST_PORT};
${ofSpokes(demand)}
    location = ${LOGS_BASE_PATH}/v1/logs {
      if ($request_method != POST) {
        return 405;
      }
      proxy_set_header Authorization '';
      proxy_pass ${serviceUrl(lokiServer(fleet))}$uri;
    }
  }
  server {
    listen ${METRICS_INGEST_PORT};
    listen [::]:${METRICS_INGEST_PORT};
${ofSpokes(demand)}
    location = ${METRICS_PATH} {
      if ($request_method != POST) {
        return 405;
      }
      proxy_set_header Authorization '';
      proxy_pass ${serviceUrl(prometheusServer(fleet).service)}$uri;
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
    auth_basic_user_file ${USERS_FOLDER}/${USERS_FILE};
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

import {
  LOGS_BASE_PATH,
  PUSH_BODY_LIMIT,
  LOGS_INGEST_PORT,
  LOKI_GATEWAY_PORT,
  pushCredentials,
  type Fleet,
} from '@fleet/model'
import { linesTo, reads } from './log-store.ts'
import { directives, passOn } from './pass-on.ts'
import { pushServers, openPushes, type Push } from './push-servers.ts'
import { tenantMaps } from './tenants.ts'

/**
 * The common part of both servers: the push path, and the answers when nginx itself fails.
 * @param tenant by default that of the user who pushes
 */
const ingest = (fleet: Fleet, tenant?: string): string => `
    location = ${LOGS_BASE_PATH}/v1/logs {
      limit_except POST {
        deny all;
      }
${directives(passOn(linesTo(fleet), tenant))}
    }
    location @unavailable {
      return 503;
    }`

/** Where spokes need no credential, the addresses that the policy admits decide, and only lines come through nginx. */
const openServer = (fleet: Fleet): string => `  # The node port leads here.
  server {
    listen ${LOGS_INGEST_PORT};
    listen [::]:${LOGS_INGEST_PORT};
${ingest(fleet)}
    location / {
      return 404;
    }
  }${openPushes(fleet)
    .map((push) => `\n${openPush(push)}`)
    .join('')}`

const openPush = ({ port, path, to }: Push): string => `  server {
    listen ${port};
    listen [::]:${port};
    location = ${path} {
      limit_except POST {
        deny all;
      }
${directives(passOn(to))}
    }
    location @unavailable {
      return 503;
    }
    location / {
      return 404;
    }
  }`

const ofSpokes = (fleet: Fleet): string => {
  const demand = pushCredentials(fleet)
  return demand ? pushServers(fleet, demand) : openServer(fleet)
}

/**
 * The whole configuration of the gateway's nginx. The file of Loki's chart passes every path without credentials:
 * each client that may push could also delete, flush or shut down. Paths that are not listed here are answered with
 * 404. Spokes use other ports, which only take what they push.
 */
export const gatewayConfig = (fleet: Fleet): string => `worker_processes 2;
error_log /dev/stderr;
pid /tmp/nginx.pid;

events {
  worker_connections 4096;
}

http {
  client_body_temp_path /tmp/client_temp;
  proxy_temp_path /tmp/proxy_temp;
  fastcgi_temp_path /tmp/fastcgi_temp;
  uwsgi_temp_path /tmp/uwsgi_temp;
  scgi_temp_path /tmp/scgi_temp;

  # What succeeds is not logged: the collector sends the gateway's log through the gateway.
  map $status $is_refused {
    ~^[23] 0;
    default 1;
  }
  log_format main '$remote_addr [$time_iso8601] $status "$request" $body_bytes_sent "$http_user_agent"';
  access_log /dev/stderr main if=$is_refused;
  default_type text/plain;
  server_tokens off;

  client_max_body_size ${PUSH_BODY_LIMIT};
  proxy_http_version 1.1;
  proxy_read_timeout 600;
  proxy_send_timeout 600;
  # Asked again when an answer expires, for Loki's address changes with its Service.
  resolver kube-dns.kube-system.svc.cluster.local.;

  # nginx answers 500 when it has no room or no connection left. Collectors drop what is answered by 500, and send again after 503.
  # Answers of Loki pass as they are.
  error_page 500 =503 @unavailable;

  map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
  }

${tenantMaps(fleet)}${ofSpokes(fleet)}

  # Pods of the hub: lines of its own collector, and reads.
  server {
    listen ${LOKI_GATEWAY_PORT};
    listen [::]:${LOKI_GATEWAY_PORT};
${ingest(fleet, fleet.hub.cluster)}
    location = / {
      return 200 'OK';
    }
${reads(fleet)}
    location / {
      return 404;
    }
  }
}
`

import type { ClusterInput, WorkloadInput } from '@fleet/model'
import { serviceImages } from './versions.ts'

const namespace = 'rss-system'
const n8nPort = 5678

export const rssSystem: Record<string, WorkloadInput> = {
  miniflux: {
    namespace,
    controller: 'Deployment',
    image: serviceImages.miniflux,
    ports: { http: 8080 },
    probes: {
      action: { type: 'http', path: '/healthcheck', port: 'http' },
      liveness: { initialDelaySeconds: 30, periodSeconds: 20, timeoutSeconds: 5 },
      readiness: { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 5 },
    },
    resources: { requests: { cpu: '15m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
    runAs: { as: 'user', id: 65534 },
    readOnlyRootFilesystem: true,
    env: {
      DATABASE_URL: { secret: 'miniflux-db-secret', key: 'database-url' },
      RUN_MIGRATIONS: '1',
      CREATE_ADMIN: '1',
      ADMIN_USERNAME: { secret: 'miniflux-admin-secret', key: 'username' },
      ADMIN_PASSWORD: { secret: 'miniflux-admin-secret', key: 'password' },
    },
  },
  'miniflux-postgres': {
    namespace,
    controller: 'StatefulSet',
    image: serviceImages.postgres,
    ports: { postgres: 5432 },
    probes: {
      action: { type: 'exec', command: ['pg_isready', '--username=miniflux', '--dbname=miniflux'] },
      // Recovery after a power cut replays the write-ahead log before the first connection.
      startup: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 30 },
      liveness: { periodSeconds: 30, timeoutSeconds: 5 },
      readiness: { periodSeconds: 10, timeoutSeconds: 5 },
    },
    resources: { requests: { cpu: '25m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
    // The user postgres of the alpine image.
    runAs: { as: 'user', id: 70, volumesGroup: 70 },
    readOnlyRootFilesystem: true,
    scratch: ['/var/run/postgresql', '/tmp'],
    env: {
      POSTGRES_DB: 'miniflux',
      POSTGRES_USER: 'miniflux',
      POSTGRES_PASSWORD: { secret: 'miniflux-db-secret', key: 'password' },
      // initdb refuses a directory that is not empty, and a volume of its own file system has lost+found in its root.
      PGDATA: '/var/lib/postgresql/data/pgdata',
    },
    volumes: { data: { size: '5Gi', mounts: [{ path: '/var/lib/postgresql/data' }] } },
    admits: ['miniflux'],
  },
  n8n: {
    namespace,
    controller: 'Deployment',
    image: serviceImages.n8n,
    ports: { http: n8nPort },
    probes: {
      action: { type: 'http', path: '/healthz', port: 'http' },
      startup: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 30 },
      liveness: { initialDelaySeconds: 60, periodSeconds: 30, timeoutSeconds: 10 },
      readiness: { initialDelaySeconds: 30, periodSeconds: 10, timeoutSeconds: 10 },
    },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '1Gi' } },
    runAs: { as: 'user', id: 1000, volumesGroup: 1000 },
    readOnlyRootFilesystem: false,
    env: {
      N8N_PORT: String(n8nPort),
      NODE_ENV: 'production',
      GENERIC_TIMEZONE: 'Asia/Shanghai',
      WEBHOOK_URL: `http://n8n.${namespace}.svc.cluster.local:${n8nPort}/`,
    },
    volumes: { data: { size: '5Gi', mounts: [{ path: '/home/node/.n8n' }] } },
  },
  rsshub: {
    namespace,
    controller: 'Deployment',
    image: serviceImages.rsshub,
    ports: { http: 1200 },
    probes: {
      // The requirements say /healthcheck, which the program answers with 404: docs/decisions/0017.
      action: { type: 'http', path: '/healthz', port: 'http' },
      liveness: { initialDelaySeconds: 30, periodSeconds: 20, timeoutSeconds: 5 },
      readiness: { initialDelaySeconds: 15, periodSeconds: 10, timeoutSeconds: 5 },
    },
    resources: { requests: { cpu: '25m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
    runAs: { as: 'user', id: 1000 },
    readOnlyRootFilesystem: false,
    // Its user may not write log files into the image's directory; standard output has them all.
    env: { NODE_ENV: 'production', CACHE_TYPE: 'memory', NO_LOGFILES: 'true' },
  },
}

export const rssSystemSecrets: ClusterInput['secrets'] = {
  'miniflux-db-secret': {
    namespace,
    keys: {
      'database-url':
        'postgres://miniflux:PASSWORD@miniflux-postgres:5432/miniflux?sslmode=disable, with the password of the key below',
      password: 'the password of the database user miniflux',
    },
  },
  'miniflux-admin-secret': {
    namespace,
    keys: {
      username: 'the name of miniflux’ first administrator',
      password: 'that administrator’s password',
    },
  },
}

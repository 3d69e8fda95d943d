import type { FleetInput } from 'observability-fleet'
import { serviceImages } from './versions.ts'

type Cluster = FleetInput['clusters'][string]
type Workloads = Cluster['workloads']

const DATABASE = 'planner'

/** Workflows, and the database in which they keep their state. */
export const automation: Workloads = {
  planner: {
    namespace: 'automation',
    controller: 'Deployment',
    image: serviceImages.n8n,
    ports: { http: 5678 },
    probes: {
      action: { type: 'http', path: '/healthz', port: 'http' },
      startup: { periodSeconds: 10, timeoutSeconds: 10, failureThreshold: 30 },
      liveness: { periodSeconds: 30, timeoutSeconds: 10 },
      readiness: { periodSeconds: 10, timeoutSeconds: 10 },
    },
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
    runAs: { as: 'user', id: 1000, volumesGroup: 1000 },
    readOnlyRootFilesystem: false,
    env: {
      N8N_PORT: '5678',
      NODE_ENV: 'production',
      GENERIC_TIMEZONE: 'Europe/Lisbon',
      WEBHOOK_URL: 'http://planner.harbour.example/',
      N8N_ENCRYPTION_KEY: { secret: 'planner-settings', key: 'encryption-key' },
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: 'planner-database',
      DB_POSTGRESDB_DATABASE: DATABASE,
      DB_POSTGRESDB_USER: DATABASE,
      DB_POSTGRESDB_PASSWORD: { secret: 'planner-settings', key: 'database-password' },
    },
    volumes: { settings: { size: '1Gi', mounts: [{ path: '/home/node/.n8n' }] } },
  },
  'planner-database': {
    namespace: 'automation',
    controller: 'StatefulSet',
    image: serviceImages.postgres,
    ports: { postgres: 5432 },
    probes: {
      action: { type: 'exec', command: ['pg_isready', `--username=${DATABASE}`, `--dbname=${DATABASE}`] },
      startup: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 30 },
      liveness: { periodSeconds: 30, timeoutSeconds: 5 },
      readiness: { periodSeconds: 10, timeoutSeconds: 5 },
    },
    resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
    // The user postgres of the alpine image.
    runAs: { as: 'user', id: 70, volumesGroup: 70 },
    readOnlyRootFilesystem: true,
    scratch: ['/var/run/postgresql', '/tmp'],
    env: {
      POSTGRES_DB: DATABASE,
      POSTGRES_USER: DATABASE,
      POSTGRES_PASSWORD: { secret: 'planner-settings', key: 'database-password' },
      // A volume of its own file system has lost+found in its root, and initdb wants an empty folder.
      PGDATA: '/var/lib/postgresql/data/pgdata',
    },
    volumes: { data: { size: '8Gi', mounts: [{ path: '/var/lib/postgresql/data' }] } },
    admits: ['planner'],
  },
}

export const automationSecrets: Cluster['secrets'] = {
  'planner-settings': {
    namespace: 'automation',
    keys: {
      'encryption-key': 'a random key with which the planner encrypts credentials; never change it',
      'database-password': 'the password of the database user planner',
    },
  },
}

/** Small pages without data, which run anywhere. */
export const pages: Workloads = {
  toolbox: {
    namespace: 'pages',
    controller: 'Deployment',
    image: serviceImages.itTools,
    ports: { http: 80 },
    probes: {
      action: { type: 'http', path: '/', port: 'http' },
      liveness: { periodSeconds: 20, timeoutSeconds: 5 },
      readiness: { periodSeconds: 10, timeoutSeconds: 5 },
    },
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '128Mi' } },
    runAs: {
      as: 'root',
      because: 'nginx starts as root, and its workers run as the user nginx',
      capabilities: ['CHOWN', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'],
    },
    readOnlyRootFilesystem: false,
  },
}

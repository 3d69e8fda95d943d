import type { FleetInput } from 'observability-fleet'
import { plannerBackup } from './backups.ts'
import { serviceImages } from './versions.ts'

type Cluster = Required<FleetInput['clusters'][string]>
type Workloads = Cluster['workloads']
type CronJobs = NonNullable<Cluster['cronJobs']>

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
      N8N_METRICS: 'true',
      GENERIC_TIMEZONE: 'Europe/Lisbon',
      WEBHOOK_URL: 'https://planner.harbour.example/',
      N8N_ENCRYPTION_KEY: { secret: 'planner-settings', key: 'encryption-key' },
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: 'planner-database',
      DB_POSTGRESDB_DATABASE: DATABASE,
      DB_POSTGRESDB_USER: DATABASE,
      DB_POSTGRESDB_PASSWORD: { secret: 'planner-settings', key: 'database-password' },
    },
    host: 'planner.harbour.example',
    // The account of the mail server: every key is a variable of n8n.
    envFrom: ['planner-mail'],
    init: [
      {
        name: 'wait-for-database',
        image: serviceImages.postgres,
        command: ['sh', '-c', 'until pg_isready --host=planner-database; do sleep 2; done'],
        resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } },
      },
    ],
    // Workflows read pages without a feed at http://localhost:1200.
    sidecars: [
      {
        name: 'feeds',
        image: serviceImages.rsshub,
        env: { NODE_ENV: 'production', CACHE_TYPE: 'memory', NO_LOGFILES: 'true' },
        resources: { requests: { cpu: '25m', memory: '256Mi' }, limits: { memory: '512Mi' } },
        readOnlyRootFilesystem: false,
      },
    ],
    volumes: { settings: { size: '1Gi', mounts: [{ path: '/home/node/.n8n' }] } },
    // What the scanner of the office writes.
    folders: {
      scans: {
        from: 'nfs',
        server: 'nas.harbour.example',
        path: '/export/scans',
        readOnly: true,
        mounts: [{ path: '/scans' }],
      },
    },
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
    args: ['-c', 'config_file=/etc/postgresql/postgresql.conf'],
    config: { '/etc/postgresql/postgresql.conf': './files/planner-database.conf' },
    env: {
      POSTGRES_DB: DATABASE,
      POSTGRES_USER: DATABASE,
      POSTGRES_PASSWORD: { secret: 'planner-settings', key: 'database-password' },
      // A volume of its own file system has lost+found in its root, and initdb wants an empty folder.
      PGDATA: '/var/lib/postgresql/data/pgdata',
    },
    volumes: { data: { size: '8Gi', mounts: [{ path: '/var/lib/postgresql/data' }] } },
    admits: ['planner', 'planner-vacuum'],
    backup: plannerBackup,
    // Its metrics, with no more rights than to read statistics.
    exporter: {
      of: 'postgresql',
      user: 'monitor',
      password: { secret: 'planner-settings', key: 'monitor-password' },
    },
  },
}

/** Gives the disk the room back that deleted runs of workflows took, each month. */
export const automationJobs: CronJobs = {
  'planner-vacuum': {
    namespace: 'automation',
    schedule: '0 4 1 * *',
    timeZone: 'Europe/Lisbon',
    image: serviceImages.postgres,
    command: ['vacuumdb', '--full', '--analyze'],
    env: {
      PGHOST: 'planner-database',
      PGUSER: DATABASE,
      PGDATABASE: DATABASE,
      PGPASSWORD: { secret: 'planner-settings', key: 'database-password' },
    },
    resources: { requests: { cpu: '50m', memory: '32Mi' }, limits: { memory: '256Mi' } },
    runAs: { as: 'user', id: 70 },
    readOnlyRootFilesystem: true,
  },
}

export const automationSecrets: Cluster['secrets'] = {
  'planner-settings': {
    namespace: 'automation',
    keys: {
      'encryption-key': 'a random key with which the planner encrypts credentials; never change it',
      'database-password': 'the password of the database user planner',
      'monitor-password': 'the password of the database user monitor',
    },
  },
  'planner-mail': {
    namespace: 'automation',
    keys: {
      N8N_SMTP_USER: 'the user of the mail server',
      N8N_SMTP_PASS: 'the password of that user',
    },
  },
}

/** Small pages without data, which run anywhere. */
export const pages = {
  toolbox: {
    namespace: 'pages',
    controller: 'Deployment',
    image: serviceImages.itTools,
    // One pod stays while a node restarts.
    replicas: 2,
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
} satisfies Workloads

import type { Program, Variable } from './program.ts'

const ON_OFF: Variable = { value: /^(0|1|true|false)$/ }
const NUMBER: Variable = { value: /^\d+$/ }
const URL_TEXT: Variable = { value: /^https?:\/\/[^\s/]+(\/\S*)?$/ }
const SECRET: Variable = { isSecret: true }
/** What the name of a time zone looks like; which there are is in a list of its own. */
export const TIME_ZONE = /^(UTC|[A-Z]\w+(\/[A-Z][\w+-]*)+)$/
const ZONE: Variable = { value: TIME_ZONE }

const named = (names: string, variable: Variable = {}): Record<string, Variable> =>
  Object.fromEntries(names.split(' ').map((name) => [name, variable]))

const nginx = {
  source: 'the requirements, and the image of nginx that it is built on',
  health: ['/'],
  user: {
    root: 'nginx starts as root, owns its caches to the user nginx and runs its workers as that user',
  },
  capabilities: ['CHOWN', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'],
  writesItsImage: true,
} as const

export const itTools: Program = {
  ...nginx,
  name: 'it-tools',
  images: ['meirongdev/it-tools', 'corentinth/it-tools'],
  tag: /^(sha-[a-f0-9]{7}|\d{4}\.\d+\.\d+-[a-f0-9]+)$/,
  ports: [{ number: 80 }],
}

export const squoosh: Program = {
  ...nginx,
  name: 'squoosh',
  images: ['meirongdev/squoosh'],
  tag: /^\d+\.\d+\.\d+$/,
  ports: [{ number: 8080 }],
}

export const stirlingPdf: Program = {
  name: 'Stirling PDF',
  source: 'its documentation, 2026',
  images: ['stirlingtools/stirling-pdf', 'frooodle/s-pdf'],
  ports: [{ number: 8080, movedBy: 'SERVER_PORT' }],
  health: ['/api/v1/info', '/api/v1/info/status'],
  startsSlowly: 'a JVM on two shared cores may need minutes',
  user: { root: 'its entry point owns its folders to stirlingpdfuser and only then drops to that user' },
  capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID'],
  writesItsImage: true,
  keeps: { '/configs': 64 },
}

export const calibreWeb: Program = {
  name: 'Calibre-Web Automated',
  source: 'its README, 2026',
  images: ['crocodilestick/calibre-web-automated'],
  ports: [{ number: 8083, movedBy: 'CWA_PORT_OVERRIDE' }],
  health: ['/login'],
  startsSlowly:
    'it indexes the library before its first answer, and the kubelet once restarted it again and again',
  user: { root: 's6-overlay starts as root, owns the volumes to PUID:PGID and only then drops to that user' },
  capabilities: ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'SETGID', 'SETUID'],
  writesItsImage: true,
  keeps: { '/config': 256, '/calibre-library': 1024, '/cwa-book-ingest': 0 },
  environment: {
    PUID: { ...NUMBER, expected: 'its files belong to a user that nobody else is' },
    PGID: { ...NUMBER, expected: 'its files belong to a group that nobody else has' },
    TZ: ZONE,
    ...named('CWA_PORT_OVERRIDE UMASK', NUMBER),
    ...named('NETWORK_SHARE_MODE DISABLE_LIBRARY_AUTOMOUNT CWA_WATCH_MODE TRUSTED_PROXY_COUNT DOCKER_MODS'),
    ...named('HARDCOVER_TOKEN', SECRET),
  },
}

export const miniflux: Program = {
  name: 'miniflux',
  source: 'its page of configuration parameters, 2.2',
  images: ['miniflux/miniflux'],
  executables: ['miniflux'],
  ports: [{ number: 8080, movedBy: 'PORT' }],
  health: ['/healthcheck', '/liveness', '/readiness', '/healthz', '/readyz'],
  user: 'never root',
  writesItsImage: false,
  environment: {
    DATABASE_URL: { isSecret: true, required: 'it looks for a database on its own loopback, and stops' },
    RUN_MIGRATIONS: { ...ON_OFF, expected: 'it refuses a database of another version after an upgrade' },
    CREATE_ADMIN: { ...ON_OFF, neededBy: 'ADMIN_USERNAME' },
    ADMIN_PASSWORD: { ...SECRET, neededBy: 'CREATE_ADMIN' },
    ADMIN_USERNAME: { neededBy: 'CREATE_ADMIN' },
    BASE_URL: URL_TEXT,
    ...named(
      'PORT BATCH_SIZE POLLING_FREQUENCY POLLING_PARSING_ERROR_LIMIT WORKER_POOL_SIZE CLEANUP_FREQUENCY_HOURS CLEANUP_ARCHIVE_READ_DAYS CLEANUP_ARCHIVE_UNREAD_DAYS DATABASE_MAX_CONNS DATABASE_MIN_CONNS HTTP_CLIENT_TIMEOUT HTTP_CLIENT_MAX_BODY_SIZE HTTP_SERVER_TIMEOUT',
      NUMBER,
    ),
    ...named(
      'HTTPS DEBUG METRICS_COLLECTOR WATCHDOG DISABLE_HSTS DISABLE_HTTP_SERVICE DISABLE_SCHEDULER_SERVICE DISABLE_LOCAL_AUTH FETCH_YOUTUBE_WATCH_TIME OAUTH2_USER_CREATION AUTH_PROXY_USER_CREATION LOG_DATE_TIME',
      ON_OFF,
    ),
    ...named(
      'LISTEN_ADDR LOG_LEVEL LOG_FORMAT LOG_FILE POLLING_SCHEDULER METRICS_ALLOWED_NETWORKS MEDIA_PROXY_MODE MEDIA_PROXY_RESOURCE_TYPES PROXY_OPTION HTTP_CLIENT_USER_AGENT HTTP_CLIENT_PROXY OAUTH2_PROVIDER OAUTH2_CLIENT_ID OAUTH2_REDIRECT_URL OAUTH2_OIDC_DISCOVERY_ENDPOINT AUTH_PROXY_HEADER ADMIN_PASSWORD_FILE ADMIN_USERNAME_FILE DATABASE_URL_FILE DATABASE_CONNECTION_LIFETIME TRUSTED_REVERSE_PROXY_NETWORKS TZ',
    ),
    ...named('OAUTH2_CLIENT_SECRET MEDIA_PROXY_PRIVATE_KEY METRICS_PASSWORD', SECRET),
  },
}

export const postgres: Program = {
  name: 'PostgreSQL',
  source: 'the page of the image postgres, 17',
  images: ['postgres', 'library/postgres'],
  executables: ['postgres'],
  runsArguments: true,
  tag: /^\d+(\.\d+)?(-(alpine|bookworm|trixie)(\d+\.\d+)?)?$/,
  ports: [{ number: 5432, movedBy: 'PGPORT' }],
  healthCommand: {
    command: 'pg_isready',
    options: { '--username': 'POSTGRES_USER', '--dbname': 'POSTGRES_DB' },
  },
  startsSlowly: 'after a power cut it replays its write-ahead log before it lets anybody in',
  user: 'never root',
  writesItsImage: false,
  keeps: { '/var/lib/postgresql/data': 256 },
  scratch: ['/var/run/postgresql', '/tmp'],
  alone: 'two servers on one data folder destroy it',
  isolation: 'every client of a database can try passwords without a limit',
  environment: {
    POSTGRES_PASSWORD: { isSecret: true, required: 'it refuses to make its database without one' },
    POSTGRES_USER: { value: /^[a-z_][a-z0-9_]*$/ },
    POSTGRES_DB: { value: /^[a-z_][a-z0-9_]*$/ },
    PGDATA: { value: /^\/\S+$/ },
    PGPORT: NUMBER,
    ...named(
      'POSTGRES_INITDB_ARGS POSTGRES_INITDB_WALDIR POSTGRES_HOST_AUTH_METHOD POSTGRES_PASSWORD_FILE TZ',
    ),
    ...named('POSTGRES_USER_FILE POSTGRES_DB_FILE LANG'),
  },
}

export const rsshub: Program = {
  name: 'RSSHub',
  source: 'its page of configuration, 2026',
  images: ['diygod/rsshub'],
  ports: [{ number: 1200, movedBy: 'PORT' }],
  health: ['/healthz', '/'],
  user: 'never root',
  writesItsImage: true,
  environment: {
    NODE_ENV: { value: /^(production|development|test|dev)$/, expected: 'it runs as if for its developers' },
    CACHE_TYPE: { value: /^(memory|redis|)$/ },
    REDIS_URL: { value: /^rediss?:\/\/\S+$/ },
    NO_LOGFILES: {
      value: /^(true|1)$/,
      required: 'it writes log files into its image’s folder, which its user may not, and stops',
    },
    ...named('PORT CACHE_EXPIRE CACHE_CONTENT_EXPIRE REQUEST_TIMEOUT REQUEST_RETRY MEMORY_MAX', NUMBER),
    ...named('LISTEN_INADDR_ANY DISALLOW_ROBOT ENABLE_CLUSTER NO_RANDOM_UA DEBUG_INFO', ON_OFF),
    ...named(
      'LOGGER_LEVEL UA ALLOW_ORIGIN TITLE_LENGTH_LIMIT PUPPETEER_WS_ENDPOINT CHROMIUM_EXECUTABLE_PATH PROXY_URI PROXY_PROTOCOL PROXY_HOST PROXY_PORT HOTLINK_TEMPLATE TZ HTTP_BASIC_AUTH_NAME',
    ),
    ...named('ACCESS_KEY HTTP_BASIC_AUTH_PASS GITHUB_ACCESS_TOKEN YOUTUBE_KEY', SECRET),
  },
}

export const n8n: Program = {
  name: 'n8n',
  source: 'its pages of environment variables, 2.41',
  images: ['n8nio/n8n'],
  executables: ['n8n'],
  tag: /^\d+\.\d+\.\d+$/,
  ports: [{ number: 5678, movedBy: 'N8N_PORT' }],
  health: ['/healthz', '/healthz/readiness'],
  startsSlowly: 'it migrates its database before its first answer',
  user: 'never root',
  writesItsImage: true,
  keeps: { '/home/node/.n8n': 256 },
  environment: {
    NODE_ENV: { value: /^(production|development)$/, expected: 'it runs as if for its developers' },
    GENERIC_TIMEZONE: { ...ZONE, expected: 'its schedules run by the clock of New York' },
    TZ: ZONE,
    WEBHOOK_URL: { ...URL_TEXT, expected: 'it gives out webhooks under a name that only its own pod knows' },
    ...named('N8N_PORT N8N_PROXY_HOPS EXECUTIONS_DATA_MAX_AGE EXECUTIONS_TIMEOUT DB_POSTGRESDB_PORT', NUMBER),
    ...named(
      'N8N_METRICS N8N_SECURE_COOKIE N8N_DIAGNOSTICS_ENABLED N8N_VERSION_NOTIFICATIONS_ENABLED N8N_RUNNERS_ENABLED N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS N8N_PERSONALIZATION_ENABLED N8N_TEMPLATES_ENABLED N8N_PUBLIC_API_DISABLED EXECUTIONS_DATA_PRUNE DB_SQLITE_VACUUM_ON_STARTUP',
      ON_OFF,
    ),
    ...named(
      'N8N_HOST N8N_PROTOCOL N8N_LISTEN_ADDRESS N8N_PATH N8N_EDITOR_BASE_URL N8N_LOG_LEVEL N8N_LOG_OUTPUT N8N_USER_FOLDER NODE_OPTIONS NODE_FUNCTION_ALLOW_BUILTIN NODE_FUNCTION_ALLOW_EXTERNAL DB_TYPE DB_POSTGRESDB_HOST DB_POSTGRESDB_DATABASE DB_POSTGRESDB_USER EXECUTIONS_MODE EXECUTIONS_DATA_SAVE_ON_ERROR EXECUTIONS_DATA_SAVE_ON_SUCCESS',
    ),
    ...named('N8N_ENCRYPTION_KEY DB_POSTGRESDB_PASSWORD', SECRET),
  },
}

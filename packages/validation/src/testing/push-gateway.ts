import { HUB_LOKI, SPOKE_AGENT, SPOKE_CONFIG, SPOKE_KEYS, VALUES } from './collector-keys.ts'
import { change, set, type Change } from './sample-trees.ts'

const NGINX = [...VALUES, 'gateway', 'nginxConfig', 'file'] as const
const POD = ['spec', 'template', 'spec'] as const

/** The server of the node port for lines, as the sample trees have it. */
const SERVER = /listen 8081;[^]*?\n {2}\}\n/

/** Changes the server of the node port for lines. */
export const pushServer = (to: (server: string) => string): Change =>
  change(HUB_LOKI, NGINX, (file: string) => file.replace(SERVER, to))

/** The server asks for a credential. */
export const asking = (auth = ASKS): Change =>
  pushServer((server) => server.replace('location = /otlp', () => `${auth}\nlocation = /otlp`))

const USER_FILE = '/etc/nginx/push/htpasswd'

export const ASKS = `auth_basic push;
auth_basic_user_file ${USER_FILE};
error_page 401 403 =503 @refused;`

/** The gateway mounts the Secret with its users, which is declared. */
export const mountingUsers = (): readonly Change[] => [
  set(
    HUB_LOKI,
    [...VALUES, 'gateway', 'extraVolumes'],
    [{ name: 'users', secret: { secretName: 'push', items: [{ key: 'htpasswd', path: 'htpasswd' }] } }],
  ),
  set(
    HUB_LOKI,
    [...VALUES, 'gateway', 'extraVolumeMounts'],
    [{ name: 'users', mountPath: '/etc/nginx/push', readOnly: true }],
  ),
  set(
    'hub ConfigMap required-secrets',
    ['data', 'monitoring.push.yaml'],
    'keys: [htpasswd]\nreaders: [loki-gateway]\n',
  ),
]

/** The collector of the spoke sends its lines with a credential of a Secret, which is declared. */
export const sendingCredential: readonly Change[] = [
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'extensions', 'bearertokenauth'], {
    scheme: 'Basic',
    filename: '/etc/otelcol-push/credential',
  }),
  change(SPOKE_CONFIG, [...SPOKE_KEYS, 'service', 'extensions'], (started: readonly string[]) => [
    ...started,
    'bearertokenauth',
  ]),
  set(SPOKE_CONFIG, [...SPOKE_KEYS, 'exporters', 'otlp_http', 'auth'], { authenticator: 'bearertokenauth' }),
  change(SPOKE_AGENT, [...POD, 'volumes'], (volumes: readonly object[]) => [
    ...volumes,
    { name: 'push', secret: { secretName: 'push', items: [{ key: 'credential', path: 'credential' }] } },
  ]),
  change(SPOKE_AGENT, [...POD, 'containers', 0, 'volumeMounts'], (mounts: readonly object[]) => [
    ...mounts,
    { name: 'push', mountPath: '/etc/otelcol-push', readOnly: true },
  ]),
  set(
    'spoke ConfigMap required-secrets',
    ['data', 'monitoring.push.yaml'],
    'keys: [credential]\nreaders: [otel-collector]\n',
  ),
]

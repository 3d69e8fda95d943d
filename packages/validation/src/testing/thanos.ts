import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import { HUB_LOKI, VALUES } from './collector-keys.ts'
import { add, change, set, type Change, type Draft } from './sample-trees.ts'

const OBJECTS = loadAll(
  readFileSync(join(import.meta.dirname, '../../fixtures/thanos.yaml'), 'utf8'),
) as Draft[]

/** The hub has a Thanos beside its Prometheus. */
export const withThanos = (): readonly Change[] => [
  add('hub', 'telemetry/thanos.yaml', ...OBJECTS),
  change('hub telemetry/kustomization.yaml', ['resources'], (resources: readonly string[]) => [
    ...resources,
    'thanos.yaml',
  ]),
  set(
    'hub ConfigMap required-secrets',
    ['data', 'monitoring.thanos-s3.yaml'],
    'keys: [access-key-id, secret-access-key]\nreaders: [thanos-receive, thanos-store, thanos-compact]\n',
  ),
]

const GATEWAY = {
  'app.kubernetes.io/component': 'gateway',
  'app.kubernetes.io/instance': 'loki',
  'app.kubernetes.io/name': 'loki',
}
const PORT = 8082
const INGEST = 'hub Service prometheus-otlp-external'
const POLICY = 'hub NetworkPolicy prometheus-otlp-external'

/** Spokes push their metrics through the gateway of the hub to the Receives, and none to Prometheus. */
export const metricsToReceive = (): readonly Change[] => [
  ...withThanos(),
  set(INGEST, ['spec', 'selector'], GATEWAY),
  set(INGEST, ['spec', 'ports'], [{ name: 'http', port: 80, targetPort: PORT, nodePort: 31090 }]),
  set(POLICY, ['spec', 'podSelector', 'matchLabels'], GATEWAY),
  set(POLICY, ['spec', 'ingress', 0, 'ports'], [{ protocol: 'TCP', port: PORT }]),
  change(HUB_LOKI, [...VALUES, 'gateway', 'nginxConfig', 'file'], (file: string) =>
    file.replace('# The node port leads here.', () => SERVER),
  ),
]

const SERVER = `server {
  listen ${PORT};
  location = /api/v1/write {
    rewrite ^ /api/v1/receive break;
    proxy_pass http://thanos-receive-write.monitoring.svc.cluster.local:19291$uri;
  }
  location / {
    return 404;
  }
}`

/** The arguments of a part of Thanos. */
const ARGS = ['spec', 'template', 'spec', 'containers', 0, 'args'] as const

/** Changes each argument of a part of Thanos. @param object `hub StatefulSet thanos-receive` */
export const eachArgument = (object: string, to: (argument: string) => string): Change =>
  change(object, ARGS, (args: readonly string[]) => args.map(to))

/** Gives a part of Thanos further arguments, and takes those away that begin otherwise. */
export const withArguments = (object: string, added: readonly string[], removed = /^$/): Change =>
  change(object, ARGS, (args: readonly string[]) => [
    ...args.filter((argument) => !removed.test(argument)),
    ...added,
  ])

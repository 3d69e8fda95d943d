import type { Path } from '../values/location.ts'
import { HUB_COLLECTOR, HUB_LOKI, HUB_STACK, VALUES } from './collector-keys.ts'
import { set, type Change } from './sample-trees.ts'

const key = { name: 'own', key: 'token' }
const SPEC = ['prometheus', 'prometheusSpec'] as const
const URL_TO = 'https://metrics.example.org/api/v1/write'

/** A value of a chart that names the Secret `own`, and who reads it then. */
export interface ChartSecret {
  readonly message: string
  readonly release: string
  readonly path: Path
  readonly value: unknown
  readonly reader: string
}

export const CHART_SECRETS: readonly ChartSecret[] = [
  {
    message: 'grafana.envFromSecret',
    release: HUB_STACK,
    path: ['grafana', 'envFromSecret'],
    value: 'own',
    reader: 'grafana',
  },
  {
    message: 'grafana.envFromSecrets',
    release: HUB_STACK,
    path: ['grafana', 'envFromSecrets'],
    value: [{ name: 'own' }],
    reader: 'grafana',
  },
  {
    message: 'grafana.envValueFrom',
    release: HUB_STACK,
    path: ['grafana', 'envValueFrom'],
    value: { OWN: { secretKeyRef: key } },
    reader: 'grafana',
  },
  {
    message: 'grafana.extraSecretMounts',
    release: HUB_STACK,
    path: ['grafana', 'extraSecretMounts'],
    value: [{ name: 'own', mountPath: '/etc/own', secretName: 'own', readOnly: true }],
    reader: 'grafana',
  },
  {
    message: 'grafana.smtp.existingSecret',
    release: HUB_STACK,
    path: ['grafana', 'smtp'],
    value: { existingSecret: 'own', userKey: 'token', passwordKey: 'token' },
    reader: 'grafana',
  },
  {
    message: 'grafana.image.pullSecrets',
    release: HUB_STACK,
    path: ['grafana', 'image', 'pullSecrets'],
    value: ['own'],
    reader: 'grafana',
  },
  {
    message: 'prometheusSpec.remoteWrite.basicAuth',
    release: HUB_STACK,
    path: [...SPEC, 'remoteWrite'],
    value: [{ url: URL_TO, basicAuth: { username: key, password: key } }],
    reader: 'prometheus',
  },
  {
    message: 'prometheusSpec.remoteWrite.authorization',
    release: HUB_STACK,
    path: [...SPEC, 'remoteWrite'],
    value: [{ url: URL_TO, authorization: { credentials: key } }],
    reader: 'prometheus',
  },
  {
    message: 'prometheusSpec.remoteWrite.oauth2',
    release: HUB_STACK,
    path: [...SPEC, 'remoteWrite'],
    value: [{ url: URL_TO, oauth2: { clientId: { secret: key }, clientSecret: key, tokenUrl: URL_TO } }],
    reader: 'prometheus',
  },
  {
    message: 'prometheusSpec.remoteWrite.tlsConfig',
    release: HUB_STACK,
    path: [...SPEC, 'remoteWrite'],
    value: [{ url: URL_TO, tlsConfig: { ca: { secret: key } } }],
    reader: 'prometheus',
  },
  {
    message: 'prometheusSpec.secrets',
    release: HUB_STACK,
    path: [...SPEC, 'secrets'],
    value: ['own'],
    reader: 'prometheus',
  },
  {
    message: 'prometheusSpec.additionalAlertManagerConfigsSecret',
    release: HUB_STACK,
    path: [...SPEC, 'additionalAlertManagerConfigsSecret'],
    value: key,
    reader: 'prometheus',
  },
  {
    message: 'singleBinary.extraEnvFrom',
    release: HUB_LOKI,
    path: ['singleBinary', 'extraEnvFrom'],
    value: [{ secretRef: { name: 'own' } }],
    reader: 'loki',
  },
  {
    message: 'singleBinary.extraEnv',
    release: HUB_LOKI,
    path: ['singleBinary', 'extraEnv'],
    value: [{ name: 'OWN', valueFrom: { secretKeyRef: key } }],
    reader: 'loki',
  },
  {
    message: 'imagePullSecrets of Loki',
    release: HUB_LOKI,
    path: ['imagePullSecrets'],
    value: [{ name: 'own' }],
    reader: 'loki',
  },
  {
    message: 'extraEnvsFrom of the collector',
    release: HUB_COLLECTOR,
    path: ['extraEnvsFrom'],
    value: [{ secretRef: { name: 'own' } }],
    reader: 'opentelemetry-collector',
  },
]

export const given = ({ release, path, value }: ChartSecret): Change =>
  set(release, [...VALUES, ...path], value)

/** Declares the Secret `own` in the charts’ namespace, with the key `token` or another. */
export const declared = (reader: string, name = 'token'): Change =>
  set(
    'hub ConfigMap required-secrets',
    ['data', 'monitoring.own.yaml'],
    `keys: [${name}]\nreaders: [${reader}]\n`,
  )

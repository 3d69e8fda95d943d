import { object, withSpec, type Manifest, type Named } from './manifest.ts'
import type { HomeService } from './services.ts'

interface PodOptions {
  readonly container?: Manifest
  readonly pod?: Manifest
}

const labelsOf = (name: string): Readonly<Record<string, string>> => ({ 'app.kubernetes.io/name': name })

const podTemplate = (service: HomeService, { container, pod }: PodOptions): Manifest => ({
  metadata: { labels: labelsOf(service.name) },
  spec: {
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [
      {
        name: service.name,
        image: `${service.repository}:${service.tag}`,
        ports: [{ name: 'http', containerPort: service.port }],
        readinessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 10, timeoutSeconds: 5 },
        livenessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 30, timeoutSeconds: 10 },
        resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { memory: '512Mi' } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        ...container,
      },
    ],
    ...pod,
  },
})

/** A variable whose value is a key of a Secret. */
export const fromSecret = (variable: string, secret: string, key: string): Manifest => ({
  name: variable,
  valueFrom: { secretKeyRef: { name: secret, key } },
})

/** A Deployment of a service with one pod. */
export const deployment = (service: HomeService, options: PodOptions & Partial<Named> = {}): Manifest => ({
  ...withSpec('apps/v1', 'Deployment', named(service, options), {
    replicas: 1,
    strategy: { type: 'Recreate' },
    selector: { matchLabels: labelsOf(service.name) },
    template: podTemplate(service, options),
  }),
})

export const statefulSet = (
  service: HomeService,
  storage: { readonly size: string; readonly path: string; readonly class?: string },
  options: PodOptions & Partial<Named> = {},
): Manifest =>
  withSpec('apps/v1', 'StatefulSet', named(service, options), {
    serviceName: service.name,
    replicas: 1,
    selector: { matchLabels: labelsOf(service.name) },
    template: podTemplate(service, {
      ...options,
      container: { ...options.container, volumeMounts: [{ name: 'data', mountPath: storage.path }] },
    }),
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          ...(storage.class !== undefined && { storageClassName: storage.class }),
          resources: { requests: { storage: storage.size } },
        },
      },
    ],
  })

/** A Service before the pods of the same name. */
export const serviceOf = (
  service: HomeService,
  options: Partial<Named> & { spec?: Manifest } = {},
): Manifest =>
  withSpec('v1', 'Service', named(service, options), {
    selector: labelsOf(service.name),
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    ...options.spec,
  })

const named = (service: HomeService, options: Partial<Named>): Named => ({
  name: options.name ?? service.name,
  ...(options.namespace !== undefined && { namespace: options.namespace }),
  labels: { ...labelsOf(service.name), ...options.labels },
  ...(options.annotations !== undefined && { annotations: options.annotations }),
})

export const ingress = (
  service: HomeService,
  host: string,
  options: Partial<Named> & { readonly class: string },
): Manifest =>
  withSpec('networking.k8s.io/v1', 'Ingress', named(service, options), {
    ingressClassName: options.class,
    rules: [
      {
        host,
        http: {
          paths: [
            {
              path: '/',
              pathType: 'Prefix',
              backend: { service: { name: service.name, port: { name: 'http' } } },
            },
          ],
        },
      },
    ],
    tls: [{ hosts: [host] }],
  })

export const claim = (metadata: string | Named, size: string, spec: Manifest = {}): Manifest =>
  withSpec('v1', 'PersistentVolumeClaim', metadata, {
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: size } },
    ...spec,
  })

export const namespace = (name: string, labels: Readonly<Record<string, string>> = {}): Manifest =>
  object('v1', 'Namespace', {
    name,
    labels,
    annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
  })

export const configMap = (metadata: string | Named, data: Readonly<Record<string, string>>): Manifest =>
  object('v1', 'ConfigMap', metadata, { data })

/** A Secret as SOPS encrypts it: its keys are readable. */
export const sopsSecret = (metadata: string | Named, keys: readonly string[]): Manifest =>
  object('v1', 'Secret', metadata, {
    stringData: Object.fromEntries(
      keys.map((key) => [
        key,
        'ENC[AES256_GCM,data:c2FtcGxl,iv:c2FtcGxlc2FtcGxlc2FtcGxl,tag:c2FtcGxlc2FtcGxl,type:str]',
      ]),
    ),
    sops: {
      age: [
        {
          recipient: 'age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq',
          enc: '-----BEGIN AGE ENCRYPTED FILE-----\nc2FtcGxl\n-----END AGE ENCRYPTED FILE-----\n',
        },
      ],
      encrypted_regex: '^(data|stringData)$',
      lastmodified: '2026-08-01T10:00:00Z',
      mac: 'ENC[AES256_GCM,data:c2FtcGxl,iv:c2FtcGxlc2FtcGxlc2FtcGxl,tag:c2FtcGxlc2FtcGxl,type:str]',
      version: '3.10.2',
    },
  })

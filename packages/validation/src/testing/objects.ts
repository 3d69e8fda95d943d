/** An object as a test writes it: nothing about it is checked before a rule does. */
export interface Draft {
  readonly apiVersion: string
  readonly kind: string
  readonly [field: string]: unknown
}

interface Names {
  readonly name: string
  readonly namespace?: string
}

const draft = (apiVersion: string, kind: string, metadata: object, rest: object = {}): Draft => ({
  apiVersion,
  kind,
  metadata,
  ...rest,
})

export const namespace = (name: string, level: string): Draft =>
  draft('v1', 'Namespace', { name, labels: { 'pod-security.kubernetes.io/enforce': level } })

export const configMap = (names: Names, data: Record<string, string>, metadata: object = {}): Draft =>
  draft('v1', 'ConfigMap', { ...names, ...metadata }, { data })

export const claim = (names: Names): Draft =>
  draft('v1', 'PersistentVolumeClaim', names, {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  })

export const serviceAccount = (names: Names): Draft => draft('v1', 'ServiceAccount', names)

/** A Service of the pods labelled `app: <name>`, itself labelled so. */
export const service = (names: Names, port: object, spec: object = {}): Draft =>
  draft(
    'v1',
    'Service',
    { ...names, labels: { app: names.name } },
    { spec: { selector: { app: names.name }, ports: [port], ...spec } },
  )

export const networkPolicy = (names: Names, podSelector: object, from: object[], port: string): Draft =>
  draft('networking.k8s.io/v1', 'NetworkPolicy', names, {
    spec: { podSelector, policyTypes: ['Ingress'], ingress: [{ from, ports: [{ port }] }] },
  })

/** A Deployment or DaemonSet of one container, whose pods are labelled `app: <name>`. */
export const controller = (kind: string, names: Names, container: object, pod: object = {}): Draft => {
  return draft('apps/v1', kind, names, {
    spec: {
      selector: { matchLabels: { app: names.name } },
      template: {
        metadata: { labels: { app: names.name } },
        spec: { containers: [{ name: names.name, ...container }], ...pod },
      },
    },
  })
}

/** What the Pod Security level `restricted` demands of a container. */
export const restricted = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  seccompProfile: { type: 'RuntimeDefault' },
}

export const clusterRole = (name: string): Draft =>
  draft(
    'rbac.authorization.k8s.io/v1',
    'ClusterRole',
    { name },
    {
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] }],
    },
  )

export const clusterRoleBinding = ({ name, namespace: of }: Names): Draft =>
  draft(
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    { name },
    {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: of }],
    },
  )

export const ociRepository = (names: Names, tag: string): Draft =>
  draft('source.toolkit.fluxcd.io/v1', 'OCIRepository', names, {
    spec: { interval: '10m', url: `oci://registry.example/${names.name}`, ref: { tag } },
  })

export const helmRelease = (names: Names, values: object): Draft =>
  draft('helm.toolkit.fluxcd.io/v2', 'HelmRelease', names, {
    spec: { interval: '10m', chartRef: { kind: 'OCIRepository', name: names.name }, values },
  })

export const serviceMonitor = (names: Names, of: Names, port: string): Draft =>
  draft('monitoring.coreos.com/v1', 'ServiceMonitor', names, {
    spec: {
      namespaceSelector: { matchNames: [of.namespace] },
      selector: { matchLabels: { app: of.name } },
      endpoints: [{ port }],
    },
  })

export const fluxKustomization = (cluster: string, layer: string, dependsOn: string[]): Draft =>
  draft(
    'kustomize.toolkit.fluxcd.io/v1',
    'Kustomization',
    { name: layer, namespace: 'flux-system' },
    {
      spec: {
        interval: '10m',
        prune: true,
        path: `./clusters/${cluster}/${layer}`,
        sourceRef: { kind: 'GitRepository', name: 'flux-system' },
        dependsOn: dependsOn.map((name) => ({ name })),
      },
    },
  )

export const kustomizeFile = (resources: readonly string[]): Draft => ({
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  resources,
})

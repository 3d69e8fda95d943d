import { object, withSpec, type Manifest } from './manifest.ts'

const NAMESPACE = 'flux-system'

const labels = {
  'app.kubernetes.io/instance': 'flux-system',
  'app.kubernetes.io/part-of': 'flux',
  'app.kubernetes.io/version': 'v2.9.2',
}

const inNamespace = (name: string) => ({ name, namespace: NAMESPACE, labels })

const controller = (name: string, version: string, args: readonly string[]): Manifest =>
  withSpec('apps/v1', 'Deployment', inNamespace(name), {
    replicas: 1,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: {
        annotations: { 'prometheus.io/port': '8080', 'prometheus.io/scrape': 'true' },
        labels: { app: name },
      },
      spec: {
        containers: [
          {
            name: 'manager',
            image: `ghcr.io/fluxcd/${name}:${version}`,
            imagePullPolicy: 'IfNotPresent',
            args: ['--log-level=info', '--log-encoding=json', '--enable-leader-election', ...args],
            env: [
              {
                name: 'RUNTIME_NAMESPACE',
                valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
              },
            ],
            ports: [
              { containerPort: 9090, name: 'http', protocol: 'TCP' },
              { containerPort: 8080, name: 'http-prom', protocol: 'TCP' },
              { containerPort: 9440, name: 'healthz', protocol: 'TCP' },
            ],
            livenessProbe: { httpGet: { path: '/healthz', port: 'healthz' } },
            readinessProbe: { httpGet: { path: '/readyz', port: 'healthz' } },
            resources: { limits: { cpu: '1000m', memory: '1Gi' }, requests: { cpu: '50m', memory: '64Mi' } },
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
              readOnlyRootFilesystem: true,
              runAsNonRoot: true,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            volumeMounts: [{ mountPath: '/tmp', name: 'temp' }],
          },
        ],
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        priorityClassName: 'system-cluster-critical',
        securityContext: { fsGroup: 1337 },
        serviceAccountName: name,
        terminationGracePeriodSeconds: 10,
        volumes: [{ emptyDir: {}, name: 'temp' }],
      },
    },
  })

const account = (name: string): Manifest => object('v1', 'ServiceAccount', inNamespace(name))

const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }

const rights: readonly Manifest[] = [
  object(
    'rbac.authorization.k8s.io/v1',
    'ClusterRole',
    { name: 'crd-controller-flux-system', labels },
    {
      rules: [
        { ...everything, apiGroups: ['source.toolkit.fluxcd.io'] },
        { ...everything, apiGroups: ['kustomize.toolkit.fluxcd.io'] },
        { ...everything, apiGroups: ['helm.toolkit.fluxcd.io'] },
        {
          apiGroups: [''],
          resources: ['namespaces', 'secrets', 'configmaps', 'serviceaccounts'],
          verbs: ['get', 'list', 'watch'],
        },
      ],
    },
  ),
  ...[
    ['cluster-reconciler-flux-system', 'cluster-admin', ['kustomize-controller', 'helm-controller']] as const,
    [
      'crd-controller-flux-system',
      'crd-controller-flux-system',
      ['source-controller', 'kustomize-controller', 'helm-controller'],
    ] as const,
  ].map(([name, role, accounts]) =>
    object(
      'rbac.authorization.k8s.io/v1',
      'ClusterRoleBinding',
      { name, labels },
      {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
        subjects: accounts.map((subject) => ({
          kind: 'ServiceAccount',
          name: subject,
          namespace: NAMESPACE,
        })),
      },
    ),
  ),
]

/** What `flux bootstrap` writes, without the definitions of its kinds. */
export const gotkComponents = (): readonly Manifest[] => [
  object('v1', 'Namespace', {
    name: NAMESPACE,
    labels: { ...labels, 'pod-security.kubernetes.io/warn': 'restricted' },
  }),
  withSpec('networking.k8s.io/v1', 'NetworkPolicy', inNamespace('allow-egress'), {
    egress: [{}],
    ingress: [{ from: [{ podSelector: {} }] }],
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  }),
  withSpec('networking.k8s.io/v1', 'NetworkPolicy', inNamespace('allow-scraping'), {
    ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 8080, protocol: 'TCP' }] }],
    podSelector: {},
    policyTypes: ['Ingress'],
  }),
  withSpec('v1', 'ResourceQuota', inNamespace('critical-pods-flux-system'), {
    hard: { pods: '1000' },
    scopeSelector: {
      matchExpressions: [
        {
          operator: 'In',
          scopeName: 'PriorityClass',
          values: ['system-node-critical', 'system-cluster-critical'],
        },
      ],
    },
  }),
  ...rights,
  ...['source-controller', 'kustomize-controller', 'helm-controller'].map(account),
  withSpec('v1', 'Service', inNamespace('source-controller'), {
    ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
    selector: { app: 'source-controller' },
    type: 'ClusterIP',
  }),
  controller('source-controller', 'v1.9.1', [
    '--watch-all-namespaces=true',
    '--storage-path=/tmp',
    '--storage-adv-addr=source-controller.$(RUNTIME_NAMESPACE).svc.cluster.local.',
  ]),
  controller('kustomize-controller', 'v1.9.4', ['--watch-all-namespaces=true']),
  controller('helm-controller', 'v1.6.3', ['--watch-all-namespaces=true']),
]

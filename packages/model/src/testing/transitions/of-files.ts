import { ofFiles, type Transition } from './transition.ts'

type Object = Readonly<Record<string, unknown>>

/** @param type as `apps/v1 Deployment` */
const named = (type: string, name: string, more: Object, metadata: Object = {}): Object => {
  const [apiVersion = '', kind = ''] = type.split(' ')
  return { apiVersion, kind, metadata: { name, namespace: 'apps', ...metadata }, ...more }
}

const NOTE = named('v1 ConfigMap', 'note', { data: { text: 'one' } })

const fixed = (text: string): Object => named('v1 ConfigMap', 'fixed', { immutable: true, data: { text } })

/** As the strictest level of Pod Security wants it. */
const podOf = (image: string): Object => ({
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'main',
      image,
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  ],
})

const job = (image: string): Object =>
  named('batch/v1 Job', 'once', {
    spec: { template: { spec: { restartPolicy: 'Never', ...podOf(image) } } },
  })

const deployment = (labels: Object): Object =>
  named('apps/v1 Deployment', 'tool', {
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podOf('registry.example/tool:1.0.0') },
    },
  })

const service = (spec: Object): Object =>
  named('v1 Service', 'tool', { spec: { selector: { app: 'tool' }, ports: [{ port: 80 }], ...spec } })

const binding = (role: string): Object =>
  named('rbac.authorization.k8s.io/v1 RoleBinding', 'tool', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
    subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'apps' }],
  })

const ingress = (ingressClassName: string): Object =>
  named('networking.k8s.io/v1 Ingress', 'tool', {
    spec: {
      ingressClassName,
      rules: [
        {
          host: 'tool.example.org',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'app', port: { number: 8080 } } },
              },
            ],
          },
        },
      ],
    },
  })

const claim = (metadata: Object = {}): Object =>
  named(
    'v1 PersistentVolumeClaim',
    'own',
    {
      spec: {
        storageClassName: 'longhorn',
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    },
    metadata,
  )

const definition = named(
  'apiextensions.k8s.io/v1 CustomResourceDefinition',
  'things.example.org',
  {
    spec: {
      group: 'example.org',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things', singular: 'thing', listKind: 'ThingList' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        },
      ],
    },
  },
  { namespace: undefined },
)

const release = (releaseName: string): Object =>
  named('helm.toolkit.fluxcd.io/v2 HelmRelease', 'tool', {
    spec: {
      interval: '10m',
      releaseName,
      chart: {
        spec: { chart: 'tool', version: '1.0.0', sourceRef: { kind: 'HelmRepository', name: 'tools' } },
      },
    },
  })

const board = (uid: string): Object =>
  named(
    'v1 ConfigMap',
    'board',
    { data: { 'board.json': JSON.stringify({ uid, title: 'Own', schemaVersion: 39, panels: [] }) } },
    { labels: { grafana_dashboard: '1' } },
  )

/** A change of one object beside another that stays. */
const from = (...objects: readonly Object[]) => ({ objects: [NOTE, ...objects] })

/** Changes of a person's own files that are to be reported. */
export const OF_FILES: readonly Transition[] = [
  ofFiles('the content of an immutable ConfigMap changes', from(fixed('one')), from(fixed('two')), {
    errors: ['ban-immutable-data-change:spoke/ConfigMap/apps/fixed'],
    refused: ['spoke ConfigMap apps/fixed'],
  }),
  ofFiles(
    'the image of a Job is raised',
    from(job('registry.example/tool:1.0.0')),
    from(job('registry.example/tool:1.1.0')),
    {
      errors: ['ban-job-change:spoke/Job/apps/once'],
      refused: ['spoke Job apps/once'],
    },
  ),
  ofFiles(
    'the selector of a Deployment changes',
    from(deployment({ app: 'tool' })),
    from(deployment({ app: 'tools' })),
    {
      errors: ['ban-selector-change:spoke/Deployment/apps/tool'],
      refused: ['spoke Deployment apps/tool'],
    },
  ),
  ofFiles('a Service becomes headless', from(service({})), from(service({ clusterIP: 'None' })), {
    errors: ['ban-service-address-change:spoke/Service/apps/tool'],
    refused: ['spoke Service apps/tool'],
  }),
  ofFiles('a binding gets another role', from(binding('one')), from(binding('two')), {
    errors: ['ban-role-ref-change:spoke/RoleBinding/apps/tool'],
    refused: ['spoke RoleBinding apps/tool'],
  }),
  ofFiles('a claim goes that Flux may delete', from(claim()), from(), {
    errors: ['ban-claim-removal:spoke/PersistentVolumeClaim/apps/own'],
  }),
  ofFiles(
    'a claim goes that Flux keeps',
    from(claim({ annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } })),
    from(),
    { warnings: ['require-claim-cleanup:spoke/PersistentVolumeClaim/apps/own'] },
  ),
  ofFiles('the definition of a custom resource goes', from(definition), from(), {
    errors: ['ban-definition-removal:spoke/CustomResourceDefinition/things.example.org'],
  }),
  ofFiles(
    'a Kustomization gets another name',
    from(),
    { ...from(), name: 'tools' },
    {
      warnings: ['ban-layer-move:spoke/Kustomization/flux-system/tools'],
    },
  ),
  ofFiles(
    'a Kustomization ceases to prune',
    from(),
    { ...from(), spec: { prune: false } },
    {
      warnings: ['ban-prune-change:spoke/Kustomization/flux-system/apps'],
    },
  ),
  ofFiles('a Kustomization begins to prune', { ...from(), spec: { prune: false } }, from(), {
    warnings: ['ban-prune-change:spoke/Kustomization/flux-system/apps'],
  }),
  ofFiles(
    'a Kustomization gets another namespace',
    { ...from(), spec: { targetNamespace: 'apps' } },
    { ...from(), spec: { targetNamespace: 'tools' } },
    {
      warnings: ['ban-target-namespace-change:spoke/Kustomization/flux-system/apps'],
    },
  ),
  ofFiles('a release gets another name', from(release('tool')), from(release('tools')), {
    warnings: ['ban-release-move:spoke/HelmRelease/apps/tool'],
  }),
  ofFiles('a release goes', from(release('tool')), from(), {
    warnings: ['ban-workload-removal:spoke/HelmRelease/apps/tool'],
  }),
  ofFiles('an Ingress gets another class', from(ingress('traefik')), from(ingress('nginx')), {
    warnings: ['ban-ingress-class-change:spoke/Ingress/apps/tool'],
  }),
  ofFiles('a dashboard gets another uid', from(board('one')), from(board('two')), {
    warnings: ['ban-dashboard-uid-change:spoke/ConfigMap/apps/board'],
  }),
]
